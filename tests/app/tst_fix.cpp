// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/fix.h"
#include "app/text/sentences.h"
#include "tests/support/finding_ids.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace crier;

class TestFix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void fixesChangeNothingElse_data();
    void fixesChangeNothingElse();
    void whatCannotBeMendedHasNoFix_data();
    void whatCannotBeMendedHasNoFix();
    void blanksAroundTheSenderGo();
    void swollenContentIsSpelledPlainly();
    void anAddressAloneIsMended();
    void aFindingOfAnotherDraftDoesNothing();
    void madeUpContentsKeepThePromises();
};

void TestFix::fixesChangeNothingElse_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("isGone");
    const auto row = [](const char *name, const char *type, const QByteArray &before, Problem problem,
                        const QByteArray &after, bool isGone = true) {
        QTest::newRow(name) << QByteArray(type) << before << problem << after << isGone;
    };
    const char *const text = "RC:TxtMsg";
    // Still missing, but there is a place to write.
    row("missing text", text, "{}", Problem::FieldMissing, R"({"content":""})", false);
    row("missing text in lines", text, "{\n  \"extra\": \"x\"\n}", Problem::FieldMissing,
        "{\n  \"extra\": \"x\",\n  \"content\": \"\"\n}", false);
    row("missing number", "RC:HQVCMsg", R"({"remoteUrl":"https://e.com/a"})", Problem::FieldMissing,
        R"({"remoteUrl":"https://e.com/a","duration":null})", false);

    row("number in quotes", "RC:HQVCMsg", R"({"remoteUrl":"https://e.com/a", "duration" : "12" })",
        Problem::FieldWrongKind, R"({"remoteUrl":"https://e.com/a", "duration" : 12 })");
    row("number with a point", "RC:HQVCMsg", R"({"remoteUrl":"https://e.com/a","duration":12.00})",
        Problem::FieldWrongKind, R"({"remoteUrl":"https://e.com/a","duration":12})");
    row("degrees in quotes", "RC:LBSMsg", R"({"poi":"A","content":"/9j/","latitude":" 1.5 ","longitude":2})",
        Problem::FieldWrongKind, R"({"poi":"A","content":"/9j/","latitude":1.5,"longitude":2})");
    row("true in quotes", "RC:StreamMsg", R"({"content":"x","seq":1,"complete":"true"})",
        Problem::FieldWrongKind, R"({"content":"x","seq":1,"complete":true})");
    row("0 for false", "RC:StreamMsg", R"({"content":"x","seq":1,"complete":0})", Problem::FieldWrongKind,
        R"({"content":"x","seq":1,"complete":false})");
    row("text without quotes", text, R"({"content":12})", Problem::FieldWrongKind, R"({"content":"12"})");
    row("a name for a list", "RC:CombineV2Msg",
        R"({"conversationType":1,"nameList":"A","summaryList":[],"msgNum":1})", Problem::FieldWrongKind,
        R"({"conversationType":1,"nameList":["A"],"summaryList":[],"msgNum":1})");
    row("user's id", text, R"({"content":"x","user":{"id":007e0,"id2":1}})", Problem::OptionalWrongKind, {});
    row("user's number", text, R"({"content":"x","user":{"id": 7}})", Problem::OptionalWrongKind,
        R"({"content":"x","user":{"id": "7"}})");

    const QByteArray picture = R"({"imageUri":"https://e.com/a.jpg", "content":")";
    row("data: prefix", "RC:ImgMsg", picture + R"(data:image\/jpeg;base64,\/9j\/"})",
        Problem::Base64DataPrefix, picture + R"(\/9j\/"})");
    row("line breaks", "RC:ImgMsg", picture + R"(\/9j/\r\nAAAA\u000aAA\n  AA\n"})", Problem::Base64LineBreaks,
        picture + R"(\/9j/AAAAAAAA"})");
    row("data: prefix twice", "RC:ImgMsg", picture + R"(data:image/jpeg;base64,data:,/9j/"})",
        Problem::Base64DataPrefix, picture + R"(/9j/"})");
    row("no padding before blanks", "RC:ImgMsg", picture + R"(/9j/AA\n"})", Problem::Base64Invalid,
        picture + R"(/9j/AA==\n"})");
    row("no padding behind a prefix", "RC:ImgMsg", picture + R"(data:image\/jpeg,/9j/AA"})",
        Problem::Base64Invalid, picture + R"(data:image\/jpeg,/9j/AA=="})");
    row("line breaks behind a prefix", "RC:ImgMsg", picture + R"(data:image/jpeg;base64,/9j/\nAAAA"})",
        Problem::Base64LineBreaks, picture + R"(data:image/jpeg;base64,/9j/AAAA"})");
    row("alphabet of links", "RC:ImgMsg", picture + "_9j_AA-A\"}", Problem::Base64Invalid,
        picture + "/9j/AA+A\"}");
    row("no padding", "RC:ImgMsg", picture + R"(\/9j/AA"})", Problem::Base64Invalid,
        picture + R"(\/9j/AA=="})");

    row("set by apps only", "RC:ImgMsg",
        R"({"imageUri":"https://e.com/a.jpg","localPath":"x","content":"/9j/"})", Problem::FieldClientOnly,
        R"({"imageUri":"https://e.com/a.jpg","content":"/9j/"})");
    row("mentions", text, "{\n \"content\":\"x\",\n \"mentionedInfo\":{\"type\":1}\n}",
        Problem::MentionsMeaningless, "{\n \"content\":\"x\"\n}");

    row("direction controls", text,
        "{\"content\":\"a\xE2\x80\xAE"
        "b\\u202e\\n\xE2\x80\x8B\",\"x\":[\"\xE2\x81\xA6\"]}",
        Problem::BidiControls, "{\"content\":\"ab\\n\xE2\x80\x8B\",\"x\":[\"\"]}");
    row("invisible characters", text,
        "{\"content\":\"a\xE2\x80\x8B\\u200b\\udb40\\udc41\\u0007\\t👩\xE2\x80\x8D👧\"}",
        Problem::InvisibleCharacters, "{\"content\":\"a\\t👩\xE2\x80\x8D👧\"}");
    row("invisible in an address", "RC:HQVCMsg", R"({"remoteUrl":"https://e.com/\u200b","duration":1})",
        Problem::InvisibleCharacters, R"({"remoteUrl":"https://e.com/","duration":1})");
    row("invisible by what goes", text, "{\"content\":\"a\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x91\xA9\"}",
        Problem::InvisibleCharacters, "{\"content\":\"a\xF0\x9F\x91\xA9\"}");
    row("invisible, no JSON", "App:Notice", "\xEF\xBB\xBFone\xE2\x80\x8Btwo", Problem::InvisibleCharacters,
        "onetwo");
    row("invisible, custom JSON", "App:Notice", R"( ["a\u200b", "b"] )", Problem::InvisibleCharacters,
        R"( ["a", "b"] )");
    row("links", text, R"({"content":"http://a.com and HTTP:\/\/B.COM, https://c.com http://127.0.0.1"})",
        Problem::LinkNotHttps,
        R"({"content":"https://a.com and HTTPs:\/\/B.COM, https://c.com http://127.0.0.1"})");
    row("address with blanks", "RC:HQVCMsg", R"({"remoteUrl":" https://e.com/a\n","duration":1})",
        Problem::LinkBroken, R"({"remoteUrl":"https://e.com/a","duration":1})");
    row("address without scheme", "RC:HQVCMsg", R"({"remoteUrl":"cdn.e.com/a.aac","duration":1})",
        Problem::LinkBroken, R"({"remoteUrl":"https://cdn.e.com/a.aac","duration":1})");
    row("address without colon", "RC:HQVCMsg", R"({"remoteUrl":"//cdn.e.com/a.aac","duration":1})",
        Problem::LinkBroken, R"({"remoteUrl":"https://cdn.e.com/a.aac","duration":1})");

    row("trailing comma", text, "{\"content\":\"x\" ,\n}", Problem::ContentBadJson, "{\"content\":\"x\" \n}");
    row("trailing comma, custom", "App:Notice", "[1, 2,]", Problem::ContentDoubtfulJson, "[1, 2]");
    row("repeated member, custom", "App:Notice", R"({"a":1, "a":1})", Problem::ContentDoubtfulJson,
        R"({"a":1})");
    row("byte-order mark", text, "\xEF\xBB\xBF{\"content\":\"x\"}", Problem::ContentBadJson,
        "{\"content\":\"x\"}");
    row("repeated member", text, R"({"content":"x", "a":1, "content":"x"})", Problem::ContentDuplicateKey,
        R"({"content":"x", "a":1})");
    row("repeated member within", text, R"({"content":"x","user":{"id":"1","\u0069d":"1","name":"n"}})",
        Problem::ContentDuplicateKey, R"({"content":"x","user":{"id":"1","name":"n"}})");
}

void TestFix::fixesChangeNothingElse()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, before);
    QFETCH(Problem, problem);
    QFETCH(QByteArray, after);
    QFETCH(bool, isGone);
    const Draft draft = draftOf(type.constData(), before);
    const QList<Finding> findings = checkDraft(draft);
    const auto has = [problem](const Finding &finding) { return finding.problem == problem; };
    const auto found = std::find_if(findings.cbegin(), findings.cend(), has);
    if (after.isNull()) { // not even that
        QVERIFY(found == findings.cend());
        return;
    }
    QVERIFY2(found != findings.cend(), qPrintable(idsOf(findings).join(u' ')));
    QVERIFY(hasFix(*found));
    QVERIFY(!fixSentence(*found).isEmpty());
    const std::optional<Draft> fixed = fixedDraft(draft, *found);
    QVERIFY(fixed);
    QCOMPARE(fixed->content, after);
    Draft expected = draft;
    expected.content = after;
    QCOMPARE(*fixed, expected);
    const QList<Finding> left = checkDraft(*fixed);
    QCOMPARE(left.size(), findings.size() - (isGone ? 1 : 0));
    QVERIFY(isGone ? std::none_of(left.cbegin(), left.cend(), has) : hasError(left));
}

void TestFix::whatCannotBeMendedHasNoFix_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const char *type, const QByteArray &content) {
        QTest::newRow(name) << QByteArray(type) << content;
    };
    row("text null", "RC:TxtMsg", R"({"content":null})");
    row("text blank", "RC:TxtMsg", R"({"content":" "})");
    row("text an object", "RC:TxtMsg", R"({"content":{"a":1}})");
    row("number in words", "RC:HQVCMsg", R"({"remoteUrl":"https://e.com/a","duration":"six"})");
    row("number with a fraction", "RC:HQVCMsg", R"({"remoteUrl":"https://e.com/a","duration":6.5})");
    row("number with a unit", "RC:FileMsg",
        R"({"name":"a","type":"b","fileUrl":"https://e.com/a","size":"20 KB"})");
    row("2 for true", "RC:StreamMsg", R"({"content":"x","seq":1,"complete":2})");
    row("out of range", "RC:HQVCMsg", R"({"remoteUrl":"https://e.com/a","duration":99})");
    row("blank in Base64", "RC:ImgMsg", R"({"imageUri":"https://e.com/a","content":"/9j/ AAA"})");
    row("Base64 cut off", "RC:ImgMsg", R"({"imageUri":"https://e.com/a","content":"/9j/A"})");
    row("no JPEG", "RC:ImgMsg", R"({"imageUri":"https://e.com/a","content":"AAAA"})");
    row("no address", "RC:HQVCMsg", R"({"remoteUrl":"click here","duration":1})");
    row("a file's name", "RC:HQVCMsg", R"({"remoteUrl":"voice.aac","duration":1})");
    row("another scheme", "RC:HQVCMsg", R"({"remoteUrl":"ftp://e.com/a.aac","duration":1})");
    row("placeholder", "RC:TxtMsg", R"({"content":"{{a}}"})");
    row("test word", "RC:TxtMsg", R"({"content":"test"})");
    row("staging and local links", "RC:TxtMsg",
        R"({"content":"https://qa.e.com https://localhost https://xn--80ak6aa92e.com"})");
    row("http in escapes", "RC:TxtMsg", R"({"content":"\u0068ttp://e.com"})");
    row("other faults", "RC:TxtMsg", R"({"content":"x")");
    row("repetition with another value", "RC:TxtMsg", R"({"content":"x","content":"y"})");
    row("repetition with another spelling", "RC:TxtMsg", R"({"content":"x","content":"\u0078"})");
    row("repetition before another fault", "RC:TxtMsg", R"({"content":"x","content":"x",})");
}

void TestFix::whatCannotBeMendedHasNoFix()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    const Draft draft = draftOf(type.constData(), content);
    const QList<Finding> findings = contentFindings(type.constData(), content);
    QVERIFY(!findings.isEmpty());
    for (const Finding &finding : findings) {
        QVERIFY2(!hasFix(finding), qPrintable(problemId(finding.problem)));
        QVERIFY(!fixedDraft(draft, finding));
        QVERIFY(fixSentence(finding).isEmpty());
    }
}

void TestFix::blanksAroundTheSenderGo()
{
    Draft draft = draftOf("RC:TxtMsg", R"({"content":"x"})");
    draft.sender.value = QStringLiteral(" ops team\u3000");
    const QList<Finding> findings = checkDraft(draft);
    QCOMPARE(idsOf(findings), QStringList(QStringLiteral("sender-blanks")));
    const std::optional<Draft> fixed = fixedDraft(draft, findings.first());
    QVERIFY(fixed);
    QCOMPARE(fixed->sender.value, QStringLiteral("ops team"));
    QCOMPARE(fixed->content, draft.content);
}

void TestFix::swollenContentIsSpelledPlainly()
{
    const Draft draft =
        draftOf("App:Notice", "{ \"a\" : \"" + QByteArray("\\u516c\\/").repeated(1'400) + "\\n\" }");
    const QList<Finding> findings = checkDraft(draft);
    QCOMPARE(idsOf(findings), QStringList(QStringLiteral("content-swollen")));
    const std::optional<Draft> fixed = fixedDraft(draft, findings.first());
    QVERIFY(fixed);
    QCOMPARE(fixed->content, "{ \"a\" : \"" + QByteArray("公/").repeated(1'400) + "\\n\" }");
    QCOMPARE(draft.content.size() - fixed->content.size(), qsizetype(findings.first().number));
    QCOMPARE(idsOf(checkDraft(*fixed)), QStringList());
}

void TestFix::anAddressAloneIsMended()
{
    const Draft draft =
        draftOf("RC:ImgTextMsg",
                R"({"title":"http://a.com","content":"C","imageUri":"http://b.com/","url":"http://c.com/"})");
    const QList<Finding> findings = checkDraft(draft);
    QCOMPARE(findings.size(), 3);
    const QByteArray title =
        R"({"title":"https://a.com","content":"C","imageUri":"http://b.com/","url":"http://c.com/"})";
    QCOMPARE(fixedDraft(draft, findings.at(0))->content, title);
    const QByteArray link =
        R"({"title":"http://a.com","content":"C","imageUri":"http://b.com/","url":"https://c.com/"})";
    QCOMPARE(fixedDraft(draft, findings.at(2))->content, link);
}

void TestFix::aFindingOfAnotherDraftDoesNothing()
{
    const char *const contents[] = {
        R"({"imageUri":"http://e.com/a","localPath":"x","content":"data:image/jpeg;base64,/9j/\nAA\u202e"})",
        R"({"content":12,"mentionedInfo":{}})",
        R"({"content":"http://a.com \u202e\u200b"})",
        R"({"content":"x",})",
        R"({"content":"x","content":"x"})",
        "{}",
    };
    for (const char *from : contents) {
        for (const Finding &finding : contentFindings("RC:ImgMsg", from)) {
            for (const char *other :
                 {"", "{", "[]", "12", R"({"content":"/9j/","imageUri":"https://e.com/a"})"}) {
                const Draft draft = draftOf("RC:ImgMsg", other);
                QVERIFY2(!fixedDraft(draft, finding),
                         qPrintable(problemId(finding.problem) + u' ' + QString::fromLatin1(other)));
                QVERIFY(!fixedDraft(draftOf("App:Notice", other), finding));
            }
        }
    }
}

// Contents put together from pieces that mean something: every finding stays within the content, and every
// fix leaves fewer of its kind and nothing that was not there before.
void TestFix::madeUpContentsKeepThePromises()
{
    const QByteArray pieces[] = {
        "http://a.com",
        "HTTP:\\/\\/b.com/",
        "https://127.0.0.1",
        "www.c.com",
        "test",
        "\\u0074est",
        "测试",
        "{{x}}",
        "{{",
        "}}",
        " ",
        "\\n",
        "\\u202e",
        "\xE2\x80\xAE",
        "\\u200b",
        "\xE2\x80\x8B",
        "\xF3\xA0\x81\x81",
        "\\ud83d\\udc69",
        "\xF0\x9F\x91\xA9",
        "\xE2\x80\x8D",
        "\xEF\xB8\x8F",
        "\xD8\xA7",
        "\xE2\x80\x8F",
        "data:image/jpeg;base64,",
        "/9j/",
        "AA",
        "-_",
        "=",
        "\\u000d",
        "公告",
        "a",
        ".",
        "-",
        "12",
        "\\\\",
        "\\\"",
    };
    const QByteArray values[] = {"null", "12", "1.0", "true", "[]", "{}", "[\"a\",1]", "{\"id\":1}"};
    const QByteArray keys[] = {"content", "imageUri", "user", "extra", "localPath", "name", "x"};
    const char *const types[] = {"RC:ImgMsg", "RC:TxtMsg", "App:Notice"};
    QRandomGenerator random(20'260'101);
    const auto oneOf = [&random](const auto &list) { return list[random.bounded(int(std::size(list)))]; };
    const auto madeUp = [&] {
        QByteArray content = "{";
        QSet<QByteArray> used;
        for (int members = random.bounded(1, 5); members > 0; --members) {
            const QByteArray key = oneOf(keys);
            if (used.contains(key))
                continue;
            content += (used.isEmpty() ? "\"" : ", \"") + key + "\":";
            used.insert(key);
            if (random.bounded(4) == 0) {
                content += oneOf(values);
                continue;
            }
            content += '"';
            for (int length = random.bounded(8); length > 0; --length)
                content += oneOf(pieces);
            content += '"';
        }
        return content + '}';
    };
    int fixes = 0;
    for (int round = 0; round < 4'000; ++round) {
        const Draft draft = draftOf(oneOf(types), madeUp());
        QVERIFY2(scanJsonObject(draft.content).ok(), draft.content.constData());
        const QList<Finding> findings = checkDraft(draft);
        for (const Finding &finding : findings) {
            QVERIFY(finding.start <= finding.end && finding.end <= draft.content.size());
            QCOMPARE(finding.position.offset, qMax(finding.start, qsizetype(0)));
            if (!hasFix(finding))
                continue;
            ++fixes;
            const std::optional<Draft> fixed = fixedDraft(draft, finding);
            QVERIFY2(fixed, (problemId(finding.problem).toUtf8() + ' ' + draft.content).constData());
            QVERIFY2(scanJsonObject(fixed->content).ok(), fixed->content.constData());
            const QList<Finding> left = checkDraft(*fixed);
            const bool isGone = std::none_of(left.cbegin(), left.cend(), [&finding](const Finding &other) {
                return other.problem == finding.problem && other.path == finding.path;
            });
            QVERIFY2(isGone || finding.problem == Problem::FieldMissing,
                     (problemId(finding.problem).toUtf8() + ' ' + draft.content + " -> " + fixed->content)
                         .constData());
        }
    }
    QVERIFY(fixes > 2'000);
}

QTEST_GUILESS_MAIN(TestFix)
#include "tst_fix.moc"
