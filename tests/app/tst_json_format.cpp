// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_format.h"

#include "app/json/json_scan.h"
#include "tests/support/json_documents.h"

#include <QRegularExpression>
#include <QTest>

using namespace crier;

namespace {

constexpr quint32 seed = 20'261'018;

// White space between tokens, as one text.
QByteArray gapsOf(const QByteArray &json)
{
    QByteArray gaps;
    qsizetype at = 0;
    for (const QByteArray &token : jsonTokens(json)) {
        const qsizetype start = json.indexOf(token, at);
        gaps += json.sliced(at, start - at) + '|';
        at = start + token.size();
    }
    return gaps + json.sliced(at);
}

} // namespace

class TestJsonFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void valuesAreSetOutOneALine_data();
    void valuesAreSetOutOneALine();
    void stringsAreSpelledPlainly_data();
    void stringsAreSpelledPlainly();
    void faultyTextIsLeftAlone();
    void tokensOutliveEverySetting();
    void plainSpellingKeepsTheMeaning();
};

void TestJsonFormat::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestJsonFormat::valuesAreSetOutOneALine_data()
{
    QTest::addColumn<QByteArray>("formatted");
    QTest::addColumn<QByteArray>("compact");
    const auto row = [](const char *name, const QByteArray &formatted, const QByteArray &compact) {
        QTest::newRow(name) << formatted << compact;
    };
    row("empty containers", "{\n  \"a\": {},\n  \"b\": [],\n  \"c\": [\n    [],\n    {}\n  ]\n}",
        R"({"a":{},"b":[],"c":[[],{}]})");
    row("tokens as they were written",
        "{\n  \"\\u00e9\": 1.0,\n  \"b\": [\n    1e3,\n    \"x\\/ y\",\n    12345678901234567890\n  ]\n}",
        R"({"\u00e9":1.0,"b":[1e3,"x\/ y",12345678901234567890]})");
    row("objects in a list", "[\n  {\n    \"a\": true\n  },\n  {\n    \"a\": null\n  }\n]",
        R"([{"a":true},{"a":null}])");
    row("a value alone", "\"x y\"", "\"x y\"");
}

void TestJsonFormat::valuesAreSetOutOneALine()
{
    QFETCH(QByteArray, formatted);
    QFETCH(QByteArray, compact);
    const auto spaced = [](QByteArray text) {
        return " \r\n" + text.replace("\n", "\r\n\t ").replace(": ", "\n : ") + '\t';
    };
    for (const QByteArray &text : {formatted, compact, spaced(formatted)}) {
        QCOMPARE(formattedJson(text), std::optional(formatted));
        QCOMPARE(compactJson(text), std::optional(compact));
    }
}

void TestJsonFormat::stringsAreSpelledPlainly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &plain) {
        QTest::newRow(name) << text << plain;
    };
    row("nothing to do", R"( { "a" : "x\n\"\\" , "b":1.0 } )", R"( { "a" : "x\n\"\\" , "b":1.0 } )");
    row("characters", R"(["\u670d\u52A1\u00e9A","\u0041"])", R"(["服务éA","A"])");
    row("keys", R"({"\u00e9" : 1})", R"({"é" : 1})");
    row("surrogate pair", R"("x\ud83d\uDE00y")", R"("x😀y")");
    row("slash", R"("https:\/\/a\/b")", R"("https://a/b")");
    row("what must be escaped", R"("\u0022\u005c\u000a\u0008")", R"("\"\\\n\b")");
    row("what has no short escape", R"("\u001F\u000B")", R"("\u001F\u000B")");
    row("an escaped backslash before a u", R"("\\u0041")", R"("\\u0041")");
    row("byte-order mark", R"("\uFEFF")", "\"\xEF\xBB\xBF\"");
}

void TestJsonFormat::stringsAreSpelledPlainly()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, plain);
    QCOMPARE(plainlySpelledJson(text), std::optional(plain));
    QCOMPARE(plainlySpelledJson(plain), std::optional(plain));
}

void TestJsonFormat::faultyTextIsLeftAlone()
{
    for (const QByteArray &text : {QByteArray(), QByteArray("{\"a\":1,}"), QByteArray("[1] x"),
                                   QByteArray("\"\\ud83d\""), QByteArray("{\"a\":1,\"a\":1}")}) {
        QVERIFY(!formattedJson(text));
        QVERIFY(!compactJson(text));
        QVERIFY(!plainlySpelledJson(text));
    }
}

void TestJsonFormat::tokensOutliveEverySetting()
{
    qInfo("seed %u", seed);
    JsonDocuments documents(seed);
    for (int round = 0; round < 3'000; ++round) {
        const QByteArray text = documents.value();
        const std::optional<QByteArray> formatted = formattedJson(text);
        const std::optional<QByteArray> compact = compactJson(text);
        QVERIFY2(formatted && compact, text.constData());
        const QByteArrayList tokens = jsonTokens(text);
        QCOMPARE(jsonTokens(*formatted), tokens);
        QCOMPARE(*compact, tokens.join());
        QCOMPARE(formattedJson(*formatted), formatted);
        QCOMPARE(compactJson(*formatted), compact);
        QCOMPARE(formattedJson(*compact), formatted);
        for (const QByteArray &line : formatted->split('\n'))
            QVERIFY2(!line.trimmed().isEmpty() && !line.endsWith(' '), formatted->constData());
    }
}

void TestJsonFormat::plainSpellingKeepsTheMeaning()
{
    qInfo("seed %u", seed);
    JsonDocuments documents(seed);
    int respelled = 0;
    for (int round = 0; round < 3'000; ++round) {
        const QByteArray text = documents.value();
        const std::optional<QByteArray> plain = plainlySpelledJson(text);
        QVERIFY2(plain, text.constData());
        QVERIFY2(scanJsonObject(*plain).fault == scanJsonObject(text).fault, text.constData());
        QCOMPARE(gapsOf(*plain), gapsOf(text));
        const QByteArrayList before = jsonTokens(text);
        const QByteArrayList after = jsonTokens(*plain);
        QCOMPARE(after.size(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            if (!before.at(i).startsWith('"')) {
                QCOMPARE(after.at(i), before.at(i));
                continue;
            }
            const std::optional<QString> meaning = decodeJsonString(before.at(i));
            QVERIFY(meaning);
            QCOMPARE(decodeJsonString(after.at(i)), meaning);
            QCOMPARE(after.at(i).toLower(),
                     encodeJsonString(*meaning).toLower()); // hex digits keep their case
            respelled += after.at(i) != before.at(i);
        }
        QCOMPARE(plainlySpelledJson(*plain), plain);
    }
    QVERIFY(respelled > 1'000);
}

QTEST_GUILESS_MAIN(TestJsonFormat)
#include "tst_json_format.moc"
