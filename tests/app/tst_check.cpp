// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"
#include "app/rongcloud/message_types.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace crier;

namespace {

Draft goodDraft()
{
    return {.sender = {QStringLiteral("ops-team")},
            .objectName = {QStringLiteral("RC:TxtMsg")},
            .content = R"({"content":"The service will restart at 22:00 UTC."})"};
}

Draft withSender(const QString &sender)
{
    Draft draft = goodDraft();
    draft.sender.value = sender;
    return draft;
}

Draft withType(const QString &name)
{
    Draft draft = goodDraft();
    draft.objectName.value = name;
    return draft;
}

// What the type needs at least.
Draft exampleOf(const char *name)
{
    Draft draft = withType(QString::fromLatin1(name));
    draft.content = findMessageType(draft.objectName.value)->example;
    return draft;
}

Draft withContent(const QByteArray &content, const char *type = "RC:TxtMsg")
{
    Draft draft = goodDraft();
    draft.objectName.value = QString::fromLatin1(type);
    draft.content = content;
    return draft;
}

// A text message of exactly `size` bytes made of `filler`.
QByteArray contentOfSize(qsizetype size, char filler = 'x')
{
    const QByteArray frame = R"({"content":""})";
    QByteArray content = frame;
    content.insert(frame.size() - 2, QByteArray(size - frame.size(), filler));
    return content;
}

QList<Problem> problemsOf(const QList<Finding> &findings)
{
    QList<Problem> problems;
    for (const Finding &finding : findings)
        problems.append(finding.problem);
    return problems;
}

using Problems = QList<Problem>;

Profile goodProfile()
{
    return {.name = QStringLiteral("Shop"),
            .environment = Environment::Live,
            .baseUrl = QUrl(QStringLiteral("https://api.example.com")),
            .appKey = {QStringLiteral("uwd1c0sxdlx2")},
            .defaultSender = {}};
}

} // namespace

class TestCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aGoodDraftHasNoFindings();
    void sendersAreChecked_data();
    void sendersAreChecked();
    void anOfflineSenderIsToldOnlyWhenItMatters();
    void everyProblemHasAStableIdOfItsOwn();
    void everyProblemIsOfAPart();
    void aNameIsCheckedByItself();
    void typesAreChecked_data();
    void typesAreChecked();
    void builtInContentMustBeOneJsonObject_data();
    void builtInContentMustBeOneJsonObject();
    void anAnnouncementNeedsAWord();
    void customContentMayBeAnyText_data();
    void customContentMayBeAnyText();
    void aJsonFaultComesWithLineAndColumn();
    void aDuplicateKeyIsNamed();
    void theContentLimitIsExact();
    void largeContentIsWarnedAbout();
    void theEncodedBodyIsCountedExactly();
    void doubtfulTypesAreWarnedAbout();
    void errorsComeFirstAndInOrder();
    void baseAddressesAreChecked_data();
    void baseAddressesAreChecked();
    void profilesAreChecked_data();
    void profilesAreChecked();
    void loneSurrogatesAreFound_data();
    void loneSurrogatesAreFound();
};

void TestCheck::aGoodDraftHasNoFindings()
{
    QCOMPARE(problemsOf(checkDraft(goodDraft())), Problems());
    QVERIFY(!hasError({}));
}

void TestCheck::sendersAreChecked_data()
{
    QTest::addColumn<QString>("sender");
    QTest::addColumn<Problems>("problems");
    QTest::addColumn<int>("number");
    const auto row = [](const char *name, const QString &sender, const Problems &problems, int number = 0) {
        QTest::newRow(name) << sender << problems << number;
    };
    row("empty", QString(), {Problem::SenderMissing});
    row("blanks", QStringLiteral(" \t\u00a0"), {Problem::SenderMissing});
    row("64 bytes", QString(64, QLatin1Char('a')), {});
    row("65 bytes", QString(65, QLatin1Char('a')), {Problem::SenderTooLong}, 65);
    row("21 Chinese characters", QString(21, QChar(0x670D)), {});
    row("22 Chinese characters", QString(22, QChar(0x670D)), {Problem::SenderTooLong}, 66);
    row("line break", QStringLiteral("ops\nteam"), {Problem::SenderControl}, 4);
    row("DEL", QStringLiteral("ops\x7f"), {Problem::SenderControl}, 4);
    row("C1 control", QStringLiteral("o\u0085ps"), {Problem::SenderControl}, 2);
    row("line separator", QStringLiteral("ops\u2028"), {Problem::SenderControl}, 4);
    row("NUL", QStringLiteral("o") + QChar(u'\0'), {Problem::SenderControl}, 2);
    row("lone surrogate", QStringLiteral("op") + QChar(0xD83D), {Problem::SenderLoneSurrogate}, 3);
    row("emoji", QStringLiteral("ops 😀"), {});
    row("blank inside", QStringLiteral("ops team"), {});
    row("blank before", QStringLiteral(" ops"), {Problem::SenderBlanks});
    row("ideographic blank behind", QStringLiteral("ops\u3000"), {Problem::SenderBlanks});
    row("line break behind", QStringLiteral("ops\n"), {Problem::SenderControl}, 4);
    row("form characters", QStringLiteral("a&b=c+d%41"), {});
}

void TestCheck::sendersAreChecked()
{
    QFETCH(QString, sender);
    QFETCH(Problems, problems);
    QFETCH(int, number);
    const QList<Finding> findings = checkDraft(withSender(sender));
    QCOMPARE(problemsOf(findings), problems);
    if (!findings.isEmpty())
        QCOMPARE(findings.first().number, qint64(number));
    QCOMPARE(hasError(findings), !problems.isEmpty() && problems != Problems({Problem::SenderBlanks}));
}

void TestCheck::anOfflineSenderIsToldOnlyWhenItMatters()
{
    Draft draft = goodDraft();
    const auto problems = [&draft](std::optional<bool> isOnline) {
        return problemsOf(checkDraft(draft, {.senderIsOnline = isOnline}));
    };
    QCOMPARE(problems(false), Problems());
    draft.includeSender = true;
    QCOMPARE(problems(false), Problems({Problem::SenderOffline}));
    QCOMPARE(problems(true), Problems());
    QCOMPARE(problems(std::nullopt), Problems());
}

void TestCheck::everyProblemHasAStableIdOfItsOwn()
{
    static const QRegularExpression kebabCase(QStringLiteral("^[a-z][a-z0-9]*(-[a-z0-9]+)+$"));
    QSet<QString> ids;
    for (const Problem problem : allProblems()) {
        const QString id = problemId(problem);
        QVERIFY2(kebabCase.match(id).hasMatch(), qPrintable(id));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), allProblems().size());
    QCOMPARE(problemId(Problem::ContentBadJson), QStringLiteral("content-bad-json"));
    QCOMPARE(problemId(Problem::BodyLarge), QStringLiteral("body-large"));
}

void TestCheck::everyProblemIsOfAPart()
{
    QCOMPARE(partOf(Problem::SenderBlanks), Part::Sender);
    QCOMPARE(partOf(Problem::TypeInternal), Part::Type);
    QCOMPARE(partOf(Problem::BodyLarge), Part::Content);
    QCOMPARE(partOf(Problem::LinkLocal), Part::Content);
    QCOMPARE(partOf(Problem::SenderOffline), Part::IncludeSender);
    QCOMPARE(partOf(Problem::UrlNotHttps), Part::Profile);
    QCOMPARE(severityOf(Problem::LinkBroken), Severity::Error);
    QCOMPARE(severityOf(Problem::OptionalLinkBroken), Severity::Warning);
}

void TestCheck::aNameIsCheckedByItself()
{
    QCOMPARE(problemsOf(checkObjectName(QStringLiteral("App:Notice"))), Problems());
    QCOMPARE(problemsOf(checkObjectName(QStringLiteral("RC:TxtMsg"))), Problems());
    QCOMPARE(problemsOf(checkObjectName(QStringLiteral("RC:Notice"))),
             Problems({Problem::TypeUnknownBuiltIn}));
    QCOMPARE(problemsOf(checkObjectName(QStringLiteral("App Notice"))), Problems({Problem::TypeNotAscii}));
}

void TestCheck::typesAreChecked_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<Problems>("problems");
    QTest::addColumn<int>("number");
    const auto row = [](const char *name, const QString &type, const Problems &problems, int number = 0) {
        QTest::newRow(name) << type << problems << number;
    };
    row("built-in", QStringLiteral("RC:InfoNtf"), {});
    row("custom", QStringLiteral("App:Notice"), {});
    row("custom without a colon", QStringLiteral("notice"), {});
    row("RC without a colon", QStringLiteral("RCnotice"), {});
    row("empty", QString(), {Problem::TypeMissing});
    row("blanks", QStringLiteral("  "), {Problem::TypeMissing});
    row("32 characters", QString(32, QLatin1Char('a')), {});
    row("33 characters", QString(33, QLatin1Char('a')), {Problem::TypeTooLong}, 33);
    row("line break", QStringLiteral("App:\r\nX"), {Problem::TypeControl}, 5);
    row("space", QStringLiteral("App: Notice"), {Problem::TypeNotAscii}, 5);
    row("space before", QStringLiteral(" RC:TxtMsg"), {Problem::TypeNotAscii}, 1);
    row("space behind", QStringLiteral("RC:TxtMsg "), {Problem::TypeNotAscii, Problem::TypeUnknownBuiltIn},
        10);
    row("Chinese", QStringLiteral("App:公告"), {Problem::TypeNotAscii}, 5);
    row("full-width look-alike", QStringLiteral("ＲＣ：TxtMsg"), {Problem::TypeNotAscii}, 1);
    row("Cyrillic look-alike", QStringLiteral("R\u0421:TxtMsg"), {Problem::TypeNotAscii}, 2);
    row("unknown RC name", QStringLiteral("RC:Announce"), {Problem::TypeUnknownBuiltIn});
    row("nothing but RC:", QStringLiteral("RC:"), {Problem::TypeUnknownBuiltIn});
    row("small letters", QStringLiteral("rc:txtmsg"), {Problem::TypeUnknownBuiltIn});
    row("mixed letters", QStringLiteral("Rc:TxtMsg"), {Problem::TypeUnknownBuiltIn});
    row("wrong case inside", QStringLiteral("RC:txtMsg"), {Problem::TypeUnknownBuiltIn});
}

void TestCheck::typesAreChecked()
{
    QFETCH(QString, type);
    QFETCH(Problems, problems);
    QFETCH(int, number);
    Draft draft = withType(type);
    draft.content = R"({"message":"x"})";
    const QList<Finding> findings = checkDraft(draft);
    QCOMPARE(problemsOf(findings), problems);
    if (!findings.isEmpty())
        QCOMPARE(findings.first().number, qint64(number));
}

void TestCheck::builtInContentMustBeOneJsonObject_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Problem>("problem");
    QTest::newRow("empty") << QByteArray() << Problem::ContentMissing;
    QTest::newRow("blanks") << QByteArray(" \n") << Problem::ContentMissing;
    QTest::newRow("plain text") << QByteArray("hello") << Problem::ContentBadJson;
    QTest::newRow("array") << QByteArray("[]") << Problem::ContentBadJson;
    QTest::newRow("two objects") << QByteArray("{}{}") << Problem::ContentBadJson;
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF{}") << Problem::ContentBadJson;
    QTest::newRow("invalid UTF-8") << QByteArray("{\"content\":\"\xFF\"}") << Problem::ContentNotUtf8;
    QTest::newRow("encoded surrogate")
        << QByteArray("{\"content\":\"\xED\xA0\xBD\"}") << Problem::ContentNotUtf8;
    QTest::newRow("NUL") << QByteArray("{\"content\":\"\0\"}", 14) << Problem::ContentNul;
    QTest::newRow("escaped NUL") << QByteArray("{\"content\":\"\\u0000\"}") << Problem::ContentNul;
    QTest::newRow("lone surrogate") << QByteArray("{\"content\":\"\\ud83d\"}")
                                    << Problem::ContentLoneSurrogate;
    QTest::newRow("duplicate key") << QByteArray("{\"content\":\"a\",\"content\":\"b\"}")
                                   << Problem::ContentDuplicateKey;
}

void TestCheck::builtInContentMustBeOneJsonObject()
{
    QFETCH(QByteArray, content);
    QFETCH(Problem, problem);
    QCOMPARE(problemsOf(checkDraft(withContent(content))), Problems({problem}));
}

void TestCheck::anAnnouncementNeedsAWord()
{
    const auto problems = [](const QByteArray &text) {
        return problemsOf(checkDraft(withContent("{\"extra\":\"x\",\"content\":\"" + text + "\"}")));
    };
    for (const char *const text : {"", "  \\n\\t", "\\u3000", "\\u2800"})
        QCOMPARE(problems(text), Problems({Problem::ContentMissing}));
    for (const char *const text : {"\\u200b", "\\u2060\\ufeff \\u00ad", "\\u3164\\u2800", "\\ufe0f\\u0007"})
        QCOMPARE(problems(text), Problems({Problem::ContentMissing, Problem::InvisibleCharacters}));
    QCOMPARE(problemsOf(checkDraft(withContent("{\"content\":\"!\",\"extra\":\"\"}"))), Problems());
}

void TestCheck::customContentMayBeAnyText_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Problems>("problems");
    QTest::newRow("plain text") << QByteArray("hello 服务 +&=%41") << Problems();
    const Problems doubtful{Problem::ContentDoubtfulJson};
    QTest::newRow("looks like broken JSON") << QByteArray("{\"a\":1,\"a\":}") << doubtful;
    QTest::newRow("repeated key") << QByteArray(" {\"a\":1,\"a\":2}") << doubtful;
    QTest::newRow("trailing comma") << QByteArray("[1,2,]") << doubtful;
    QTest::newRow("cut") << QByteArray("[") << doubtful;
    QTest::newRow("byte-order mark before JSON")
        << QByteArray("\xEF\xBB\xBF{}")
        << Problems({Problem::InvisibleCharacters, Problem::ContentDoubtfulJson});
    QTest::newRow("words in brackets") << QByteArray("[Notice] The service restarts.") << Problems();
    QTest::newRow("a blank first") << QByteArray("{{name}}, hello")
                                   << Problems({Problem::PlaceholderDoubtful});
    QTest::newRow("XML") << QByteArray("<a/>\r\n") << Problems();
    QTest::newRow("empty") << QByteArray() << Problems({Problem::ContentMissing});
    QTest::newRow("invalid UTF-8") << QByteArray("a\xC3") << Problems({Problem::ContentNotUtf8});
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << Problems({Problem::ContentNul});
    QTest::newRow("both") << QByteArray("\xFF\0", 2)
                          << Problems({Problem::ContentNotUtf8, Problem::ContentNul});
}

void TestCheck::customContentMayBeAnyText()
{
    QFETCH(QByteArray, content);
    QFETCH(Problems, problems);
    QCOMPARE(problemsOf(checkDraft(withContent(content, "App:Notice"))), problems);
}

void TestCheck::aJsonFaultComesWithLineAndColumn()
{
    const QByteArray content = "{\n  \"content\": \"hi\",\n}";
    const QList<Finding> findings = checkDraft(withContent(content));
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().jsonFault, JsonFault::TrailingComma);
    QCOMPARE(findings.first().position, (JsonPosition{19, 2, 18}));
    QCOMPARE(findings.first().start, qsizetype(19));
    QCOMPARE(findings.first().end, qsizetype(20));

    const QByteArray custom = QByteArray("服\nab\0c", 8);
    QCOMPARE(checkDraft(withContent(custom, "App:Notice")).first().position, (JsonPosition{6, 2, 3}));
}

void TestCheck::aDuplicateKeyIsNamed()
{
    const QByteArray content = "{\"content\":\"x\",\"user\":{\"id\":\"1\",\"\\u0069d\":\"2\"}}";
    const QList<Finding> findings = checkDraft(withContent(content));
    QCOMPARE(findings.first().problem, Problem::ContentDuplicateKey);
    QCOMPARE(findings.first().text, QStringLiteral("id"));
}

void TestCheck::theContentLimitIsExact()
{
    QVERIFY(!hasError(checkDraft(withContent(contentOfSize(maxContentBytes)))));
    const QList<Finding> findings = checkDraft(withContent(contentOfSize(maxContentBytes + 1)));
    QCOMPARE(problemsOf(findings), Problems({Problem::ContentTooLong}));
    QCOMPARE(findings.first().number, qint64(maxContentBytes + 1));
    const Draft custom = withContent(QByteArray(maxContentBytes + 1, 'x'), "App:Notice");
    QCOMPARE(problemsOf(checkDraft(custom)), Problems({Problem::ContentTooLong}));
}

void TestCheck::largeContentIsWarnedAbout()
{
    QVERIFY(!problemsOf(checkDraft(withContent(contentOfSize(warnContentBytes))))
                 .contains(Problem::ContentLarge));
    const QList<Finding> findings = checkDraft(withContent(contentOfSize(warnContentBytes + 1)));
    QCOMPARE(problemsOf(findings), Problems({Problem::ContentLarge, Problem::BodyLarge}));
    QCOMPARE(findings.first().number, qint64(warnContentBytes + 1));
    QVERIFY(!hasError(findings));
}

void TestCheck::theEncodedBodyIsCountedExactly()
{
    // fromUserId=a%2Bb&objectName=App%3AN&content=... : 25 bytes and 18 bytes of values around the content.
    Draft draft = withContent({}, "App:N");
    draft.sender.value = QStringLiteral("a+b");
    const qsizetype around = QByteArray("fromUserId=a%2Bb&objectName=App%3AN&content=").size();

    draft.content = QByteArray(warnBodyBytes - around, 'x');
    QCOMPARE(problemsOf(checkDraft(draft)), Problems());
    draft.content.append('~');
    QCOMPARE(checkDraft(draft),
             QList<Finding>({{.problem = Problem::BodyLarge, .number = warnBodyBytes + 1}}));

    // What is not unreserved takes three bytes.
    draft.content = QByteArray(33'320, '+');
    const qint64 size = around + 3 * 33'320;
    QCOMPARE(checkDraft(draft), QList<Finding>({{.problem = Problem::BodyLarge, .number = size}}));
    draft.includeSender = true;
    const qint64 ticked = size + QByteArray("&isIncludeSender=1").size();
    QCOMPARE(checkDraft(draft), QList<Finding>({{.problem = Problem::BodyLarge, .number = ticked}}));
}

void TestCheck::doubtfulTypesAreWarnedAbout()
{
    const auto expected = [](Problem problem, const char *type) {
        return QList<Finding>({{.problem = problem, .text = QString::fromLatin1(type)}});
    };
    QCOMPARE(checkDraft(exampleOf("RC:FileMsg")), expected(Problem::TypeDiscouraged, "RC:FileMsg"));
    QCOMPARE(checkDraft(exampleOf("RC:RcCmd")), expected(Problem::TypeInternal, "RC:RcCmd"));
    QVERIFY(!hasError(checkDraft(exampleOf("RC:RcCmd"))));
    QCOMPARE(problemsOf(checkDraft(exampleOf("RC:ImgMsg"))), Problems());
}

void TestCheck::errorsComeFirstAndInOrder()
{
    Draft draft;
    QCOMPARE(problemsOf(checkDraft(draft)),
             Problems({Problem::SenderMissing, Problem::TypeMissing, Problem::ContentMissing}));
    draft.objectName.value = QStringLiteral("RC:FileMsg");
    draft.content = contentOfSize(warnContentBytes + 1);
    draft.content.chop(1);
    QCOMPARE(problemsOf(checkDraft(draft)), Problems({Problem::SenderMissing, Problem::ContentBadJson,
                                                      Problem::TypeDiscouraged, Problem::BodyLarge}));
}

void TestCheck::baseAddressesAreChecked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<Problems>("problems");
    const auto row = [](const char *address, const Problems &problems) {
        QTest::newRow(address) << QString::fromUtf8(address) << problems;
    };
    row("https://api.rong-api.com", {});
    row("https://api.rong-api.com/", {});
    row("https://api.rong-api.com:8443", {});
    row("HTTPS://API.RONG-API.COM", {});
    row("https://192.0.2.7", {});
    row("https://[2001:db8::1]:8443", {});
    row("http://127.0.0.1:8080", {});
    row("http://localhost:8080/", {});
    row("http://[::1]:8080", {});
    row("http://api.rong-api.com", {Problem::UrlNotHttps});
    row("http://127.0.0.2", {Problem::UrlNotHttps});
    row("http://0.0.0.0", {Problem::UrlNotHttps});
    row("http://[::]", {Problem::UrlNotHttps});
    row("http://localhost.example.com", {Problem::UrlNotHttps});
    row("http://localhost.", {Problem::UrlNotHttps});
    row("http://127.0.0.1.example.com", {Problem::UrlNotHttps});
    row("http://127.0.0.1@api.example.com", {Problem::UrlNotHttps, Problem::UrlHasUserInfo});
    row("ftp://api.rong-api.com", {Problem::UrlNotHttps});
    row("file:///etc/passwd", {Problem::UrlInvalid});
    row("", {Problem::UrlInvalid});
    row("api.rong-api.com", {Problem::UrlInvalid});
    row("https://", {Problem::UrlInvalid});
    row("https:///x", {Problem::UrlInvalid});
    row("https://a b.example.com", {Problem::UrlInvalid});
    row("https://api.example.com:0", {Problem::UrlInvalid});
    row("https://api.example.com:70000", {Problem::UrlInvalid});
    row("https://[::1", {Problem::UrlInvalid});
    row("https://user:word@api.example.com", {Problem::UrlHasUserInfo});
    row("https://user@api.example.com", {Problem::UrlHasUserInfo});
    row("https://api.example.com/message", {Problem::UrlHasPath});
    row("https://api.example.com//", {Problem::UrlHasPath});
    row("https://api.example.com?x=1", {Problem::UrlHasPath});
    row("https://api.example.com/?", {Problem::UrlHasPath});
    row("https://api.example.com#x", {Problem::UrlHasPath});
    row("http://u@api.example.com/x", {Problem::UrlNotHttps, Problem::UrlHasUserInfo, Problem::UrlHasPath});
}

void TestCheck::baseAddressesAreChecked()
{
    QFETCH(QString, address);
    QFETCH(Problems, problems);
    QCOMPARE(problemsOf(checkBaseUrl(QUrl(address))), problems);
}

void TestCheck::profilesAreChecked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<Problems>("problems");
    QTest::addColumn<int>("number");
    const auto row = [](const char *name, const QString &key, const QByteArray &secret,
                        const Problems &problems,
                        int number = 0) { QTest::newRow(name) << key << secret << problems << number; };
    const QString key = QStringLiteral("uwd1c0sxdlx2");
    row("good", key, "Y1W2MeFwwwRxa0", {});
    row("no key", QString(), "secret", {Problem::AppKeyMissing});
    row("blank key", QStringLiteral(" "), "secret", {Problem::AppKeyMissing});
    row("line break in the key", QStringLiteral("uwd\r\nX: y"), "secret", {Problem::AppKeyBadCharacter}, 4);
    row("blank behind the key", key + QLatin1Char(' '), "secret", {Problem::AppKeyBadCharacter}, 13);
    row("Chinese in the key", QStringLiteral("密"), "secret", {Problem::AppKeyBadCharacter}, 1);
    row("no secret", key, "", {Problem::SecretMissing});
    row("blank secret", key, " \n", {Problem::SecretMissing});
    row("secret is the key", key, key.toUtf8(), {Problem::SecretEqualsAppKey});
    row("secret is the key with a line end", key, key.toUtf8() + '\n', {Problem::SecretEqualsAppKey});
    row("nothing", QString(), "", {Problem::AppKeyMissing, Problem::SecretMissing});
}

void TestCheck::profilesAreChecked()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, secret);
    QFETCH(Problems, problems);
    QFETCH(int, number);
    Profile profile = goodProfile();
    profile.appKey.value = key;
    const QList<Finding> findings = checkProfile(profile, Secret(secret));
    QCOMPARE(problemsOf(findings), problems);
    if (!findings.isEmpty())
        QCOMPARE(findings.first().number, qint64(number));

    profile.baseUrl = QUrl(QStringLiteral("http://api.example.com"));
    QCOMPARE(problemsOf(checkProfile(profile, Secret(secret))), Problems({Problem::UrlNotHttps}) + problems);
}

void TestCheck::loneSurrogatesAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    const QChar high(0xD83D);
    const QChar low(0xDE00);
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("pair") << QString(high) + low << 0;
    QTest::newRow("high at the end") << QStringLiteral("ab") + high << 3;
    QTest::newRow("low first") << QString(low) + high << 1;
    QTest::newRow("high before text") << QString(high) + QLatin1Char('a') << 1;
    QTest::newRow("two highs and a low") << QString(high) + high + low << 1;
    QTest::newRow("pair and a low") << QString(high) + low + low << 3;
}

void TestCheck::loneSurrogatesAreFound()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QCOMPARE(firstLoneSurrogate(text), qsizetype(position));
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
