// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/finding_ids.h"

#include <QRegularExpression>
#include <QTest>

using namespace crier;

namespace {

// `text` as an announcement with every character spelled as an escape.
QByteArray escaped(const QString &text)
{
    QByteArray token;
    for (const QChar unit : text)
        token += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    return "{\"content\":\"" + token + "\"}";
}

} // namespace

class TestCheckText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void charactersAreJudged_data();
    void charactersAreJudged();
    void testWordsAreFound_data();
    void testWordsAreFound();
    void placeholdersAreFound_data();
    void placeholdersAreFound();
    void aTestIsNoSurpriseOffLive();
    void escapesHideNothing();
    void placesAreExact_data();
    void placesAreExact();
    void onlyWhatPeopleReadIsSearchedForWords();
    void customContentIsSearchedToo();
    void swollenContentIsFound();
    void hostileTextsCostNoMoreThanOthers();
};

void TestCheckText::charactersAreJudged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const char *expected = "") {
        QTest::newRow(name) << text << QString::fromLatin1(expected);
    };
    row("plain", QStringLiteral("Hello, 世界! Ça va? Ж Ω ß …—“”"));
    row("line breaks and tabs", QStringLiteral("a\r\nb\tc"));
    row("no-break space", QStringLiteral("22\u00A0Uhr"));
    row("ideographic space", QStringLiteral("公告\u3000内容"));
    row("right-to-left override", QStringLiteral("a\u202Eb"), "bidi-controls 1");
    row("all embeddings and isolates",
        QStringLiteral("a\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069b"), "bidi-controls 9");
    row("override in Arabic", QStringLiteral("مرحبا\u202E"), "bidi-controls 1");

    row("zero width space", QStringLiteral("a\u200Bb"), "invisible-characters 1");
    row("zero width space in Chinese", QStringLiteral("公\u200B告"), "invisible-characters 1");
    row("zero width space in Thai", QStringLiteral("สวัสดี\u200Bครับ"));
    row("zero width space behind Thai", QStringLiteral("สวัสดี\u200B"), "invisible-characters 1");
    row("joiner in an emoji",
        QStringLiteral(
            "👩\u200D👩\u200D👧 🏳\uFE0F\u200D🌈 👨🏽\u200D⚕\uFE0F ❤\uFE0F\u200D🔥"));
    row("joiner behind an emoji", QStringLiteral("👩\u200D"), "invisible-characters 1");
    row("joiner between letters", QStringLiteral("a\u200Db"), "invisible-characters 1");
    row("joiner in Sinhala", QStringLiteral("ශ්\u200Dරී"));
    row("joiner in Hindi", QStringLiteral("क्\u200Dष"));
    row("non-joiner in Persian", QStringLiteral("می\u200Cخواهم"));
    row("non-joiner in German", QStringLiteral("Auf\u200Clage"), "invisible-characters 1");
    row("non-joiner at the end", QStringLiteral("می\u200C"), "invisible-characters 1");
    row("left-to-right mark", QStringLiteral("a\u200Eb"), "invisible-characters 1");
    row("marks in Hebrew", QStringLiteral("שלום\u200F! \u200Eabc"));
    row("marks in Arabic", QStringLiteral("مرحبا\u200F \u061C"));
    row("Arabic letter mark alone", QStringLiteral("a\u061C"), "invisible-characters 1");
    row("Armenian is no right-to-left script", QStringLiteral("Բարեւ\u200F"), "invisible-characters 1");
    row("byte-order mark inside", QStringLiteral("a\uFEFFb"), "invisible-characters 1");
    row("soft hyphen", QStringLiteral("Vor\u00ADschau"), "invisible-characters 1");
    row("word joiner and invisible times", QStringLiteral("a\u2060b\u2062c"), "invisible-characters 2");
    row("fillers", QStringLiteral("\u3164a\uFFA0"), "invisible-characters 2");
    row("controls", QStringLiteral("a\u0001b\u007Fc\u0085d\u001B"), "invisible-characters 4");
    row("tags", QStringLiteral("a\U000E0041\U000E007Fb"), "invisible-characters 2");
    row("flag of Scotland",
        QStringLiteral("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"));
    row("variation of an emoji", QStringLiteral("☀\uFE0F 1\uFE0F\u20E3 #\uFE0F\u20E3 ©\uFE0E"));
    row("variation of an ideograph", QStringLiteral("葛\U000E0100"));
    row("variation of a letter", QStringLiteral("a\uFE0F"), "invisible-characters 1");
    row("variation of nothing", QStringLiteral("\uFE0F"), "content-missing 0, invisible-characters 1");
    row("two variations", QStringLiteral("☀\uFE0F\uFE0F"), "invisible-characters 1");
    row("hidden bytes as variations", QStringLiteral("😀\U000E0100\U000E0101\U000E0102"),
        "invisible-characters 2");
    row("Mongolian", QStringLiteral("ᠮᠣᠩᠭ\u180Bᠣᠯ"));
    row("both kinds", QStringLiteral("\u202Ea\u200Bb\u202C\u200B"),
        "bidi-controls 2, invisible-characters 2");
}

void TestCheckText::charactersAreJudged()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(problemsIn(text), expected);
}

void TestCheckText::testWordsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word"); // empty: none
    const auto row = [](const char *text, const char *word = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(word);
    };
    for (const char *word :
         {"test", "TEST", "Testing", "test1", "Test123", "lorem", "ipsum", "asdf", "qwerty", "foobar",
          "foo bar", "xxx", "XXXX", "hello world", "Hello, World", "测试", "請忽略"})
        row(word, word);
    row("This is a test.", "test");
    row("a test, please ignore", "test");
    row("Test: sale", "Test");
    row("这是test消息", "test");
    row("这是一条测试消息", "测试");
    row("请忽略本条消息", "请忽略");
    row("试一下", "试一下");
    row("试试！", "试试");
    row("测试一下", "测试");
    row("한국어 test를", "test");
    row("line\ntest", "test");

    for (const char *text :
         {"latest contest protest attest testament testify tests tester greatest",
          "test-drive stress-test A/B/test test@example.com test_user my.test.site", "тестtest testé étest",
          "hello", "hello, dear world", "the whole world", "foo", "bar", "food bar", "xx", "xxl", "qwert",
          "asd", "helloworlds", "快来试试手气", "大家来试一下新功能", "调试 试用 内测试玩 考试", "请勿忽略"})
        row(text);
}

void TestCheckText::testWordsAreFound()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    const QList<Finding> findings = contentFindings("RC:TxtMsg", textContent(text));
    QCOMPARE(findings.size(), word.isEmpty() ? 0 : 1);
    if (!word.isEmpty()) {
        QCOMPARE(findings.first().problem, Problem::TestWords);
        QCOMPARE(findings.first().text, word);
    }
}

void TestCheckText::placeholdersAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("placeholder"); // empty: none
    const auto row = [](const char *text, const char *placeholder = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(placeholder);
    };
    row("Hi {{name}}!", "{{name}}");
    row("{{ first name }}", "{{ first name }}");
    row("{{用户名}}你好", "{{用户名}}");
    row("{{{name}}}", "{{name}}");
    row("{{{{a}}", "{{a}}");
    row("{{name|default:\"x\"}}", "{{name|default:\"x\"}}");
    row("{{ price | round: 2, 'up'; }}", "{{ price | round: 2, 'up'; }}");
    row("{{> footer}}", "{{> footer}}");
    row("{name} {{}} {{ }} {{name} {{name}\n}} }}name{{");
    row("{\"a\":{\"b\":{}}}");
    row("{{\"a\":1}}");
    row("{{this one has no end for a very long time, so that it is text and nothing to fill in}}");
}

void TestCheckText::placeholdersAreFound()
{
    QFETCH(QString, text);
    QFETCH(QString, placeholder);
    const QList<Finding> findings = contentFindings("RC:TxtMsg", textContent(text));
    QCOMPARE(findings.size(), placeholder.isEmpty() ? 0 : 1);
    if (placeholder.isEmpty())
        return;
    QCOMPARE(findings.first().problem, Problem::PlaceholderLeft);
    QCOMPARE(findings.first().text, placeholder);
    QVERIFY(hasError(findings));
    // An app may use braces of its own.
    const QList<Finding> custom = contentFindings("App:Notice", textContent(text));
    QCOMPARE(custom.size(), 1);
    QCOMPARE(custom.first().problem, Problem::PlaceholderDoubtful);
    QVERIFY(!hasError(custom));
}

void TestCheckText::aTestIsNoSurpriseOffLive()
{
    const QString text = QStringLiteral("test https://staging.example.com http://localhost");
    QCOMPARE(problemsIn(text), QStringLiteral("test-words 1, link-staging 1, link-local 1"));
    QCOMPARE(problemsIn(text, {.environment = Environment::Test}), QStringLiteral("link-local 1"));
    QCOMPARE(problemsIn(text, {.environment = Environment::Sandbox}),
             QStringLiteral("link-staging 1, link-local 1"));
}

void TestCheckText::escapesHideNothing()
{
    for (const char16_t *text : {u"\u202E", u"\u200B", u"\U000E0041", u"http://e.com", u"test", u"测试",
                                 u"{{name}}", u"https://127.0.0.1"}) {
        const QString plain = QString::fromUtf16(text);
        const QList<Finding> asIs = contentFindings("RC:TxtMsg", textContent(plain));
        const QList<Finding> spelled = contentFindings("RC:TxtMsg", escaped(plain));
        const bool isWordless = asIs.first().problem == Problem::ContentMissing;
        QCOMPARE(asIs.size(), isWordless ? 2 : 1);
        QCOMPARE(idsOf(spelled), idsOf(asIs));
        QCOMPARE(spelled.last().text, asIs.last().text);
        QCOMPARE(spelled.last().start, qsizetype(12));
        QCOMPARE(spelled.last().end, qsizetype(12 + 6 * plain.size()));
    }
    const auto ids = [](const QByteArray &text) {
        return idsOf(contentFindings("RC:TxtMsg", "{\"content\":\"" + text + "\"}"));
    };
    QCOMPARE(ids("http:\\/\\/e.com"), QStringList(QStringLiteral("link-not-https content")));
    QCOMPARE(ids("x\\ntest"), QStringList(QStringLiteral("test-words content")));
}

void TestCheckText::placesAreExact_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("pointedAt");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QByteArray &content, const QByteArray &pointedAt,
                        const char *path, int line, int column) {
        QTest::newRow(name) << content << pointedAt << QString::fromLatin1(path) << line << column;
    };
    row("behind Chinese", "{\"content\":\"公告\xE2\x80\xAE\"}", "\xE2\x80\xAE", "content", 1, 15);
    row("behind escapes", R"({"content":"\u516c\n\ud83d\ude00\u202eb"})", R"(\u202e)", "content", 1, 33);
    row("in a line below", "{\n  \"content\": \"a\",\n  \"user\": {\"name\": \"x\xE2\x80\x8By\"}\n}",
        "\xE2\x80\x8B", "user.name", 3, 22);
    row("the first of two", R"({"content":"a test and a test"})", "test", "content", 1, 15);
    row("in a list", R"({"content":"a","x":["b",{"y":"{{z}}"}]})", "{{z}}", "x[1].y", 1, 31);
    row("a link", R"({"content":"see http://e.com/a."})", "http://e.com/a", "content", 1, 17);
    row("an address", R"({"content":"a","user":{"portrait":"http://e.com/a"}})", "http://e.com/a",
        "user.portrait", 1, 36);
}

void TestCheckText::placesAreExact()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, pointedAt);
    QFETCH(QString, path);
    QFETCH(int, line);
    QFETCH(int, column);
    const QList<Finding> findings = contentFindings("RC:TxtMsg", content);
    QCOMPARE(findings.size(), 1);
    const Finding &finding = findings.first();
    QCOMPARE(content.sliced(finding.start, finding.end - finding.start), pointedAt);
    QCOMPARE(jsonPathText(finding.path), path);
    QCOMPARE(finding.position, (JsonPosition{finding.start, line, column}));
}

void TestCheckText::onlyWhatPeopleReadIsSearchedForWords()
{
    const auto problems = [](const char *type, const QByteArray &content) {
        return idsOf(contentFindings(type, content));
    };
    const QByteArray card =
        R"({"title":"T","content":"C","imageUri":"https://e.com/test.png","url":"https://e.com/test"})";
    QCOMPARE(problems("RC:ImgTextMsg", card), QStringList());
    const QByteArray unknown = R"({"content":"a","test":"b","debug":"test"})";
    QCOMPARE(problems("RC:TxtMsg", unknown), QStringList());
    const QByteArray user = R"({"content":"a","user":{"name":"Test"}})";
    QCOMPARE(problems("RC:TxtMsg", user), QStringList(QStringLiteral("test-words user.name")));
    // What nobody sees is looked for everywhere but in data.
    QCOMPARE(problems("RC:TxtMsg", "{\"content\":\"a\",\"debug\":\"\xE2\x80\xAE\"}"),
             QStringList(QStringLiteral("bidi-controls debug")));
}

void TestCheckText::customContentIsSearchedToo()
{
    const auto problems = [](const QByteArray &content) {
        return idsOf(contentFindings("App:Notice", content));
    };
    const QByteArray object = R"({"a":["x","http://e.com"],"b":"test"})";
    QCOMPARE(problems(object),
             QStringList({QStringLiteral("link-not-https a[1]"), QStringLiteral("test-words b")}));
    QCOMPARE(problems("\"http:\\/\\/e.com\""), QStringList(QStringLiteral("link-not-https")));
    QCOMPARE(problems("<a href='http://e.com'>{{x}}</a>"),
             QStringList({QStringLiteral("link-not-https"), QStringLiteral("placeholder-doubtful")}));
    QCOMPARE(problems("\xEF\xBB\xBFplain"), QStringList(QStringLiteral("invisible-characters")));
    QCOMPARE(problems("plain 公告 {\"a\":\"\\u202e\"}"), QStringList()); // no JSON, so no escape
    QCOMPARE(problems("12"), QStringList());
}

void TestCheckText::swollenContentIsFound()
{
    const auto problems = [](const QByteArray &text) {
        return idsOf(contentFindings("RC:TxtMsg", "{\"content\":\"" + text + "\"}"));
    };
    QCOMPARE(problems(QByteArray("\\u516c").repeated(1'300)), QStringList()); // saves 3,900 bytes
    QCOMPARE(problems(QByteArray("\\u516c").repeated(1'400)), QStringList(QStringLiteral("content-swollen")));
    QCOMPARE(problems(QByteArray("\\u516c").repeated(1'400) + QByteArray(20'000, 'x')), QStringList());
    QCOMPARE(problems(QByteArray("\\n").repeated(10'000)),
             QStringList(QStringLiteral("content-missing content")));
    QCOMPARE(problems("x" + QByteArray("\\n").repeated(10'000)), QStringList()); // they must be escapes
    const QList<Finding> findings =
        contentFindings("RC:TxtMsg", "{\"content\":\"" + QByteArray("\\u516c").repeated(1'400) + "\"}");
    QCOMPARE(findings.first().number, qint64(1'400 * 3));
}

void TestCheckText::hostileTextsCostNoMoreThanOthers()
{
    // Each would take minutes if anything looked at a text again for each place in it.
    for (const QString &text :
         {QStringLiteral("\u200E").repeated(40'000), QStringLiteral("\U000E0041").repeated(30'000),
          QStringLiteral("http://").repeated(15'000), QStringLiteral("www.").repeated(30'000),
          QStringLiteral("http://e.com/") + QString(100'000, u')'), QStringLiteral("{{").repeated(50'000),
          QStringLiteral("te").repeated(60'000), QStringLiteral("hello ").repeated(20'000),
          QStringLiteral("http://e.com ").repeated(9'000), QStringLiteral("请").repeated(40'000)})
        (void)problemsIn(text);
    QByteArray list = R"({"content":"x","nameList":[)" + QByteArray(R"("test",)").repeated(15'000);
    list.back() = ']';
    (void)contentFindings("RC:TxtMsg", list + '}');
    (void)contentFindings("RC:CombineMsg", list + '}');
    QVERIFY(
        idsOf(contentFindings("App:Notice", list + '}')).contains(QStringLiteral("test-words nameList[0]")));
}

QTEST_GUILESS_MAIN(TestCheckText)
#include "tst_check_text.moc"
