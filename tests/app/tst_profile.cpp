// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/profile.h"

#include <QRegularExpression>
#include <QTest>

using namespace crier;

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void environmentNamesStayWhatTheyAre();
    void onlyThisComputerIsLoopback_data();
    void onlyThisComputerIsLoopback();
    void theAuthorityNamesHostAndUnusualPort_data();
    void theAuthorityNamesHostAndUnusualPort();
};

void TestProfile::environmentNamesStayWhatTheyAre()
{
    QCOMPARE(environmentId(Environment::Sandbox), QStringLiteral("sandbox"));
    QCOMPARE(environmentId(Environment::Test), QStringLiteral("test"));
    QCOMPARE(environmentId(Environment::Live), QStringLiteral("live"));
}

void TestProfile::onlyThisComputerIsLoopback_data()
{
    QTest::addColumn<bool>("isLocal");
    for (const char *address : {"http://127.0.0.1:1", "http://LocalHost", "https://localhost/x",
                                "http://[::1]:80", "http://[0:0:0:0:0:0:0:1]"})
        QTest::newRow(address) << true;
    for (const char *address : {"http://127.0.0.2", "http://localhost.example.com", "http://localhost.",
                                "http://[::ffff:127.0.0.1]", "http://0.0.0.0", "http://127.0.0.1@example.com",
                                "https://api.rong-api.com", "localhost", ""})
        QTest::newRow(address) << false;
}

void TestProfile::onlyThisComputerIsLoopback()
{
    QFETCH(bool, isLocal);
    const QUrl url(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(isLoopback(url), isLocal);
    QCOMPARE(environmentOf(url), isLocal ? Environment::Test : Environment::Live);
}

void TestProfile::theAuthorityNamesHostAndUnusualPort_data()
{
    QTest::addColumn<QString>("authority");
    QTest::newRow("https://api.example.com") << QStringLiteral("api.example.com");
    QTest::newRow("https://api.example.com:443/") << QStringLiteral("api.example.com");
    QTest::newRow("https://api.example.com:8443") << QStringLiteral("api.example.com:8443");
    QTest::newRow("https://api.example.com:80") << QStringLiteral("api.example.com:80");
    QTest::newRow("http://localhost:80") << QStringLiteral("localhost");
    QTest::newRow("http://127.0.0.1:8080") << QStringLiteral("127.0.0.1:8080");
    QTest::newRow("http://127.0.0.1:443") << QStringLiteral("127.0.0.1:443");
    QTest::newRow("http://[::1]:8080") << QStringLiteral("[::1]:8080");
    QTest::newRow("https://u:p@API.example.com") << QStringLiteral("api.example.com");
    QTest::newRow("https://b\xC3\xBC"
                  "cher.de")
        << QStringLiteral("xn--bcher-kva.de");
}

void TestProfile::theAuthorityNamesHostAndUnusualPort()
{
    QFETCH(QString, authority);
    QCOMPARE(authorityOf(QUrl(QString::fromUtf8(QTest::currentDataTag()))), authority);
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
