// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/finding_ids.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace crier;

class TestCheckLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void linksAreJudged_data();
    void linksAreJudged();
    void linksEndWhereTheTextGoesOn_data();
    void linksEndWhereTheTextGoesOn();
    void eachAddressHasItsOwnFinding();
};

void TestCheckLinks::linksAreJudged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(expected);
    };
    row("See https://www.example.com/a?b=c#d");
    row("See www.example.com");
    row("See https://m\xC3\xBCnchen.example");
    row("See https://\xE4\xBE\x8B\xE5\xAD\x90.com");
    row("See https://\xD0\xBF\xD0\xBE\xD1\x87\xD1\x82\xD0\xB0.com"); // почта
    row("See https://\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88"
        "abc.jp");                                                // テストabc
    row("See https://\xD1\x85\xD0\xBE\xD1\x80.\xD1\x80\xD1\x84"); // хор.рф
    row("http and https, httpd://x, the http:// prefix, www. and www..");
    row("See http://www.example.com", "link-not-https 1");
    row("See HTTP://EXAMPLE.COM and http://example.org", "link-not-https 2");
    row("See http://localhost:8080/x", "link-local 1");
    row("See https://app.localhost", "link-local 1");
    row("See https://127.0.0.1", "link-local 1");
    row("See https://127.1.2.3/", "link-local 1");
    row("See https://[::1]:8443/", "link-local 1");
    row("See https://[::ffff:10.0.0.1]/", "link-local 1");
    row("See https://[fe80::1]/ https://[fd00::1]/", "link-local 2");
    row("See https://10.1.2.3 https://172.16.0.1 https://192.168.1.1 https://169.254.0.1", "link-local 4");
    row("See https://printer.local", "link-local 1");
    row("See https://intranet/news", "link-local 1");
    row("See https://user:pw@192.168.1.1/", "link-local 1");
    row("See https://8.8.8.8 https://172.32.0.1 https://192.169.1.1 https://11.0.0.1 https://[2001:db8::1]/");
    row("See https://local.example.com https://localhost.example.com https://notlocal.com");
    row("See https://staging.example.com", "link-staging 1");
    row("See https://api-test.example.com/", "link-staging 1");
    row("See https://DEV.example.com", "link-staging 1");
    row("See https://uat2.example.com", "link-staging 1");
    row("See https://www.my-sandbox.com", "link-staging 1");
    row("See https://cdn.qa.example.com", "link-staging 1");
    row("See https://shop.internal https://shop.test", "link-staging 2");
    row("See http://stage.example.com", "link-not-https 1, link-staging 1");
    row("See https://www.example.com/test/staging");
    row("See https://latest.example.com https://devices.example.com https://contest.example.com");
    row("See https://web.dev https://dev.to https://attest.example.com https://stages.example.com");
    row("See https://\xD1\x80\xD0\xB0ypal.com", "link-look-alike 1");                     // Cyrillic er, a
    row("See https://\xD0\xB0\xD1\x80\xD1\x80\xD3\x8F\xD0\xB5.com", "link-look-alike 1"); // wholly Cyrillic
    row("See https://xn--80ak6aa92e.com", "link-look-alike 1");                           // the same
    row("See https://g\xCE\xBF\xCE\xBFgle.com", "link-look-alike 1");                     // Greek omicron
    row("See https://xn--mnchen-3ya.example");
    row("See https://paypa\xC4\xB1.com", "link-look-alike 1");            // dotless i
    row("See https://p\xC9\x91ypal.com", "link-look-alike 1");            // the a of phonetics
    row("See https://\xC9\xA1oogle.com", "link-look-alike 1");            // and its g
    row("See https://\xEA\xAE\x83\xEA\xAE\x87.com", "link-look-alike 1"); // Cherokee
    row("See https://\xC4\xB1\xC5\x9F\xC4\xB1k.com.tr");                  // where dotless i is a letter
    row("See https://stra\xC3\x9F"
        "e.de https://\xC5\x82\xC3\xB3\xC5\xBC\xC3\xA9.pl https://vi\xE1\xBB\x87t.vn https://s\xC3\xB8r.no");
    row("\xE8\xA7\x81https://192.168.1.1\xE8\xAF\xB7\xE8\xAE\xBF\xE9\x97\xAE", "link-local 1");
    row("\xE8\xA7\x81https://example\xE3\x80\x82"
        "com\xEF\xBC\x8E"
        "cn");
    row("See https://www.dev.to https://www.test.com https://www.preview.org");
    row("See https://preview.example.com", "link-staging 1");
    row("See https://beta.example.com", "link-staging 1");
    row("See https://pre.example.com", "link-staging 1");
    row("See https://stagingcdn.example.com", "link-staging 1");
    row("See https://www.staging.example.com", "link-staging 1");
    row("See https://premium.example.com https://alphabeta.example.com https://www.pre.org");
}

void TestCheckLinks::linksAreJudged()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(problemsIn(text), expected);
}

void TestCheckLinks::linksEndWhereTheTextGoesOn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("link");
    const auto row = [](const char *text, const char *link = "http://e.com/a") {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(link);
    };
    row("http://e.com/a");
    row("http://e.com/a.");
    row("Is it http://e.com/a?");
    row("(http://e.com/a)");
    row("\"http://e.com/a\"");
    row("<http://e.com/a>");
    row("[x](http://e.com/a)");
    row("http://e.com/a, http://e.com/b");
    row("http://e.com/a\nnext");
    row("请看http://e.com/a。谢谢");
    row("请看http://e.com/a，谢谢");
    row("请看http://e.com/a了解");
    row("“http://e.com/a”");
    row("http://e.com/a\u200Bb");
    row("http://e.com/a_(b)", "http://e.com/a_(b)");
    row("http://e.com", "http://e.com");
    row("http://e.com看", "http://e.com");
    row("见http://192.168.1.1请访问", "http://192.168.1.1");
    row("见http://8.8.8.8。请访问", "http://8.8.8.8");
    row("见http://8.8.8.8:80请访问", "http://8.8.8.8:80");
    row("见http://example。com请访问", "http://example。com");
    row("见http://e.com。OK", "http://e.com");
    row("http://例子.com", "http://例子.com");
    row("http://e.com/{{id}}", "http://e.com/");
    row("xhttp://e.com/a");
}

void TestCheckLinks::linksEndWhereTheTextGoesOn()
{
    QFETCH(QString, text);
    QFETCH(QString, link);
    const QList<Finding> findings = contentFindings("RC:TxtMsg", textContent(text));
    const auto found = std::find_if(findings.cbegin(), findings.cend(), [](const Finding &finding) {
        return finding.problem == Problem::LinkNotHttps;
    });
    const auto local = std::find_if(findings.cbegin(), findings.cend(), [](const Finding &finding) {
        return finding.problem == Problem::LinkLocal;
    });
    QVERIFY(found != findings.cend() || local != findings.cend());
    QCOMPARE((found != findings.cend() ? found : local)->text, link);
}

void TestCheckLinks::eachAddressHasItsOwnFinding()
{
    const QList<Finding> findings = contentFindings(
        "RC:ImgTextMsg",
        R"({"title":"http://a.com http://b.com","content":"C","imageUri":"http://c.com/","url":"http://d.com/"})");
    QCOMPARE(idsOf(findings),
             QStringList({QStringLiteral("link-not-https title"), QStringLiteral("link-not-https imageUri"),
                          QStringLiteral("link-not-https url")}));
    QCOMPARE(findings.first().number, qint64(2));
    QCOMPARE(findings.last().text, QStringLiteral("http://d.com/"));
}

QTEST_GUILESS_MAIN(TestCheckLinks)
#include "tst_check_links.moc"
