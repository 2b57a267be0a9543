// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_scan.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QTest>

using namespace crier;

class TestJsonScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundTextIsAccepted_data();
    void soundTextIsAccepted();
    void faultsAreFoundWhereTheyAre_data();
    void faultsAreFoundWhereTheyAre();
    void utf8IsCheckedByteForByte_data();
    void utf8IsCheckedByteForByte();
    void everyStringPlaceIsChecked();
    void membersAreByteRanges();
    void duplicateKeysAreFoundInWideObjects();
    void equalKeysInOtherObjectsAreNoDuplicates();
    void duplicatesAreFoundAmongFiftyThousandKeys();
    void nestingUpToTheLimitIsFine();
    void linesEndAtAllThreeLineEnds();
    void columnsCountCharacters();
    void stringsSurviveEncodingAndDecoding();
    void onlyWhatMustBeEscapedIs();
    void brokenTokensAreNotDecoded();
    void whatIsAcceptedHereOthersAcceptToo();
};

void TestJsonScan::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestJsonScan::soundTextIsAccepted_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty object", "{}");
    row("white space around", " \t\r\n{ } \n");
    row("all kinds", R"({"a":1,"b":"x","c":null,"d":true,"e":false,"f":[],"g":{},"h":[1,[2,{"i":3}]]})");
    row("numbers", R"({"a":[0,-0,10,1.5,-1.25e10,1E+2,2e-3,123456789012345678901234567890]})");
    row("all escapes", R"({"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\ud83d\ude00"})");
    row("text as it is", "{\"a\":\"服务 😀 \xE2\x80\xA8 \x7F & + % = %41\"}");
    row("a key of an inner object again", R"({"a":{"b":1},"b":2,"c":[{"b":1},{"b":2}]})");
    row("empty key", R"({"":1})");
    row("a key that differs in case", R"({"a":1,"A":2})");
    row("byte-order mark inside a string", "{\"a\":\"\xEF\xBB\xBF\"}");
}

void TestJsonScan::soundTextIsAccepted()
{
    QFETCH(QByteArray, text);
    const JsonScan scan = scanJsonObject(text);
    QCOMPARE(scan.fault, JsonFault::None);
    QVERIFY(scan.ok());
}

void TestJsonScan::faultsAreFoundWhereTheyAre_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonFault>("fault");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *name, const QByteArray &text, JsonFault fault, int offset) {
        QTest::newRow(name) << text << fault << offset;
    };
    row("nothing", "", JsonFault::Empty, 0);
    row("white space only", " \n ", JsonFault::Empty, 0);
    row("byte-order mark", "\xEF\xBB\xBF{}", JsonFault::ByteOrderMark, 0);
    row("raw NUL in a string", QByteArray("{\"a\":\"x\0y\"}", 11), JsonFault::NulCharacter, 7);
    row("raw NUL between tokens", QByteArray("{\0}", 3), JsonFault::NulCharacter, 1);
    row("escaped NUL", R"({"a":"x\u0000"})", JsonFault::NulCharacter, 7);
    row("escaped NUL in a key", R"({"\u0000":1})", JsonFault::NulCharacter, 2);
    row("line break in a string", "{\"a\":\"x\ny\"}", JsonFault::ControlCharacter, 7);
    row("tab in a string", "{\"a\":\"\t\"}", JsonFault::ControlCharacter, 6);
    row("lone high surrogate", R"({"a":"\ud83d"})", JsonFault::LoneSurrogate, 6);
    row("lone low surrogate", R"({"a":"\uDE00"})", JsonFault::LoneSurrogate, 6);
    row("two high surrogates", R"({"a":"\ud83d\ud83d"})", JsonFault::LoneSurrogate, 6);
    row("high surrogate before text", R"({"a":"\ud83dude00"})", JsonFault::LoneSurrogate, 6);
    row("lone surrogate in a key", R"({"\ud83d":1})", JsonFault::LoneSurrogate, 2);
    row("unknown escape", R"({"a":"\x41"})", JsonFault::BadEscape, 6);
    row("upper-case escape", R"({"a":"\U0041"})", JsonFault::BadEscape, 6);
    row("short unicode escape", R"({"a":"\u12"})", JsonFault::BadEscape, 6);
    row("unicode escape without hex", R"({"a":"\u12G4"})", JsonFault::BadEscape, 6);
    row("leading zero", R"({"a":01})", JsonFault::BadNumber, 5);
    row("lone minus", R"({"a":-})", JsonFault::BadNumber, 5);
    row("plus sign", R"({"a":+1})", JsonFault::BadNumber, 5);
    row("no digit before the point", R"({"a":.5})", JsonFault::BadNumber, 5);
    row("no digit after the point", R"({"a":1.})", JsonFault::BadNumber, 5);
    row("no digit in the exponent", R"({"a":1e})", JsonFault::BadNumber, 5);
    row("hexadecimal", R"({"a":0x10})", JsonFault::BadNumber, 5);
    row("two points", R"({"a":1.2.3})", JsonFault::BadNumber, 5);
    row("upper-case literal", R"({"a":True})", JsonFault::BadLiteral, 5);
    row("not a number", R"({"a":NaN})", JsonFault::BadLiteral, 5);
    row("longer literal", R"({"a":nullx})", JsonFault::BadLiteral, 5);
    row("single quotes", R"({'a':1})", JsonFault::UnexpectedCharacter, 1);
    row("key without quotes", R"({a:1})", JsonFault::UnexpectedCharacter, 1);
    row("comment", R"({/**/})", JsonFault::UnexpectedCharacter, 1);
    row("value missing", R"({"a":})", JsonFault::UnexpectedCharacter, 5);
    row("two commas", R"({"a":1,,"b":2})", JsonFault::UnexpectedCharacter, 7);
    row("wrong bracket", R"({"a":[1})", JsonFault::UnexpectedCharacter, 7);
    row("wrong brace", R"({"a":1])", JsonFault::UnexpectedCharacter, 6);
    row("second colon", R"({"a":1:2})", JsonFault::UnexpectedCharacter, 6);
    row("typographic quotes", "{“a”:1}", JsonFault::UnexpectedCharacter, 1);
    row("string not closed", R"({"a":"x)", JsonFault::UnterminatedString, 5);
    row("string cut inside an escape", R"({"a":"x\)", JsonFault::UnterminatedString, 5);
    row("string cut inside a unicode escape", R"({"a":"x\u12)", JsonFault::UnterminatedString, 5);
    row("colon missing", R"({"a" 1})", JsonFault::MissingColon, 5);
    row("equals sign for colon", R"({"a"=1})", JsonFault::MissingColon, 4);
    row("comma missing in an object", R"({"a":1 "b":2})", JsonFault::MissingComma, 7);
    row("comma missing in an array", R"({"a":[1 2]})", JsonFault::MissingComma, 8);
    row("comma missing after a string", R"({"a":"x" true})", JsonFault::MissingComma, 9);
    row("comma before the brace", R"({"a":1 , })", JsonFault::TrailingComma, 7);
    row("comma before the bracket", R"({"a":[1,]})", JsonFault::TrailingComma, 7);
    row("object not closed", R"({"a":1)", JsonFault::Unclosed, 6);
    row("array not closed", R"({"a":[)", JsonFault::Unclosed, 6);
    row("ends after a key", R"({"a")", JsonFault::Unclosed, 4);
    row("ends after a comma", R"({"a":1,)", JsonFault::Unclosed, 7);
    row("second object", "{} {}", JsonFault::TrailingText, 3);
    row("text behind", "{}x", JsonFault::TrailingText, 2);
    row("invalid bytes behind", "{}\xFF", JsonFault::InvalidUtf8, 2);
    row("invalid byte in a string", "{\"a\":\"\xFF\"}", JsonFault::InvalidUtf8, 6);
    row("invalid byte between tokens", "{\xC0}", JsonFault::InvalidUtf8, 1);
    row("an array", "[]", JsonFault::NotAnObject, 0);
    row("a string", " \"x\"", JsonFault::NotAnObject, 1);
    row("a number", "12", JsonFault::NotAnObject, 0);
    row("a literal", "null", JsonFault::NotAnObject, 0);
    row("a broken array", "[1,]", JsonFault::TrailingComma, 2);
    row("duplicate key", R"({"a":1,"a":2})", JsonFault::DuplicateKey, 7);
    row("duplicate key in other spelling", R"({"a":1,"\u0061":2})", JsonFault::DuplicateKey, 7);
    row("duplicate empty key", R"({"":1,"":2})", JsonFault::DuplicateKey, 6);
    row("duplicate key deep inside", R"({"a":[{"b":{"c":1,"d":2,"c":3}}]})", JsonFault::DuplicateKey, 24);
    row("duplicate emoji key", "{\"😀\":1,\"\\ud83d\\ude00\":2}", JsonFault::DuplicateKey, 10);
    row("the first of several faults", R"({"a":01,"a":2,})", JsonFault::BadNumber, 5);
}

void TestJsonScan::faultsAreFoundWhereTheyAre()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonFault, fault);
    QFETCH(int, offset);
    const JsonScan scan = scanJsonObject(text);
    QCOMPARE(scan.fault, fault);
    QCOMPARE(scan.position.offset, qsizetype(offset));
    QCOMPARE(scan.position, positionAt(text, offset));
}

void TestJsonScan::utf8IsCheckedByteForByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("fault"); // offset, -1 for none
    const auto row = [](const char *name, const QByteArray &bytes, int fault) {
        QTest::newRow(name) << bytes << fault;
    };
    row("ASCII", "plain\x7F", -1);
    row("two bytes, lowest and highest", "\xC2\x80\xDF\xBF", -1);
    row("three bytes, lowest and highest", "\xE0\xA0\x80\xEF\xBF\xBF", -1);
    row("around the surrogates", "\xED\x9F\xBF\xEE\x80\x80", -1);
    row("four bytes, lowest and highest", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", -1);
    row("overlong, two bytes", "ab\xC0\x80", 2);
    row("overlong, two bytes, last", "\xC1\xBF", 0);
    row("overlong, three bytes", "\xE0\x9F\xBF", 0);
    row("overlong, four bytes", "\xF0\x8F\xBF\xBF", 0);
    row("first surrogate", "a\xED\xA0\x80", 1);
    row("last surrogate", "\xED\xBF\xBF", 0);
    row("above the last character", "\xF4\x90\x80\x80", 0);
    row("lead byte F5", "\xF5\x80\x80\x80", 0);
    row("byte FF", "\xFF", 0);
    row("lone continuation", "a\x80", 1);
    row("cut after one of two", "a\xC3", 1);
    row("cut after two of three", "中\xE4\xB8", 3);
    row("cut after three of four", "\xF0\x9F\x98", 0);
    row("second byte wrong", "\xE4\x41\xAD", 0);
    row("third byte wrong", "\xE4\xB8\xC0", 0);
}

void TestJsonScan::utf8IsCheckedByteForByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, fault);
    const std::optional<JsonPosition> found = findInvalidUtf8(bytes);
    QCOMPARE(found ? int(found->offset) : -1, fault);

    // The scanner has its own way through a string; it must agree, whatever stands before.
    for (int shift = 0; shift < 9; ++shift) {
        const QByteArray before = "{\"" + QByteArray(shift, 'k') + "\":\"";
        const JsonScan scan = scanJsonObject(before + bytes + "\"}");
        QCOMPARE(scan.fault, fault < 0 ? JsonFault::None : JsonFault::InvalidUtf8);
        if (fault >= 0)
            QCOMPARE(scan.position.offset, before.size() + fault);
    }
}

void TestJsonScan::everyStringPlaceIsChecked()
{
    // The scanner reads plain text in larger steps: a forbidden byte must be seen at each place of a step.
    for (int length = 1; length < 40; ++length) {
        for (int at = 0; at < length; ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                QByteArray inner(length, 'x');
                inner[at] = static_cast<char>(byte);
                const JsonFault fault = scanJsonObject("{\"a\":\"" + inner + "\"}").fault;
                const bool isPlain = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
                if ((fault == JsonFault::None) != isPlain)
                    QFAIL(qPrintable(QStringLiteral("byte %1 at %2 of %3").arg(byte).arg(at).arg(length)));
            }
        }
    }
}

void TestJsonScan::membersAreByteRanges()
{
    const QByteArray text = "{ \"content\" : \"hi\" ,\"n\":-1.50, \"\\u00e9\":{\"x\":[1, 2]} , \"z\":[ ]\n}";
    const JsonScan scan = scanJsonObject(text);
    QVERIFY(scan.ok());
    QStringList keys;
    QByteArrayList values;
    for (const JsonMember &member : scan.members) {
        keys.append(member.key);
        values.append(text.sliced(member.valueStart, member.valueEnd - member.valueStart));
    }
    QCOMPARE(keys, QStringList({QStringLiteral("content"), QStringLiteral("n"), QStringLiteral("é"),
                                QStringLiteral("z")}));
    QCOMPARE(values, QByteArrayList({"\"hi\"", "-1.50", "{\"x\":[1, 2]}", "[ ]"}));
}

void TestJsonScan::duplicateKeysAreFoundInWideObjects()
{
    for (int count = 1; count < 70; ++count) {
        for (const int repeated : {0, count / 2, count - 1}) {
            QByteArray text = "{\"deep\":[{";
            for (int i = 0; i < count; ++i)
                text += "\"k" + QByteArray::number(i) + "\":{\"k0\":1},";
            QCOMPARE(scanJsonObject(text + "\"last\":0}]}").fault, JsonFault::None);
            const qsizetype at = text.size();
            text += "\"\\u006b" + QByteArray::number(repeated) + "\":0}]}";
            const JsonScan scan = scanJsonObject(text);
            QCOMPARE(scan.fault, JsonFault::DuplicateKey);
            QCOMPARE(scan.position.offset, at);
            QCOMPARE(scan.key, QStringLiteral("k%1").arg(repeated));
        }
    }
}

void TestJsonScan::equalKeysInOtherObjectsAreNoDuplicates()
{
    QByteArray wide;
    for (int i = 0; i < 40; ++i)
        wide += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":0";
    const QByteArray text =
        "{" + wide + ",\"inner\":{" + wide + "},\"list\":[{" + wide + "},{" + wide + "}]}";
    QCOMPARE(scanJsonObject(text).fault, JsonFault::None);
}

void TestJsonScan::duplicatesAreFoundAmongFiftyThousandKeys()
{
    QByteArray text = "{";
    for (int i = 0; i < 50'000; ++i)
        text += "\"key" + QByteArray::number(i) + "\":0,";
    const qsizetype at = text.size();
    text += "\"key0\":0}";
    const JsonScan scan = scanJsonObject(text);
    QCOMPARE(scan.fault, JsonFault::DuplicateKey);
    QCOMPARE(scan.position.offset, at);
}

void TestJsonScan::nestingUpToTheLimitIsFine()
{
    const auto nested = [](int depth) {
        return "{\"a\":" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + "}";
    };
    QCOMPARE(scanJsonObject(nested(maxJsonDepth)).fault, JsonFault::None);
    const JsonScan scan = scanJsonObject(nested(maxJsonDepth + 1));
    QCOMPARE(scan.fault, JsonFault::TooDeep);
    QCOMPARE(scan.position.offset, qsizetype(5 + maxJsonDepth - 1));
    QCOMPARE(scanJsonObject(QByteArray(1'000'000, '[')).fault, JsonFault::TooDeep);
}

void TestJsonScan::linesEndAtAllThreeLineEnds()
{
    const QByteArray text = "a\nb\r\nc\rd";
    const auto lineAndColumn = [&text](qsizetype offset) {
        const JsonPosition position = positionAt(text, offset);
        return std::pair(position.line, position.column);
    };
    QCOMPARE(lineAndColumn(0), std::pair(1, 1));
    QCOMPARE(lineAndColumn(1), std::pair(1, 2));
    QCOMPARE(lineAndColumn(2), std::pair(2, 1));
    QCOMPARE(lineAndColumn(4), std::pair(2, 3));
    QCOMPARE(lineAndColumn(5), std::pair(3, 1));
    QCOMPARE(lineAndColumn(7), std::pair(4, 1));
    QCOMPARE(lineAndColumn(8), std::pair(4, 2));
    QCOMPARE(positionAt(text, 99).offset, text.size());
}

void TestJsonScan::columnsCountCharacters()
{
    const JsonScan scan = scanJsonObject("{\r\n  \"é服😀\": x}");
    QCOMPARE(scan.fault, JsonFault::BadLiteral);
    QCOMPARE(scan.position.line, 2);
    QCOMPARE(scan.position.column, 10);
}

void TestJsonScan::stringsSurviveEncodingAndDecoding()
{
    QRandomGenerator random(20'240'611);
    for (int round = 0; round < 2'000; ++round) {
        QString text;
        const int length = random.bounded(40);
        for (int i = 0; i < length; ++i) {
            const char32_t limits[] = {0x20, 0x80, 0x800, 0x10000, 0x110000};
            const char32_t limit = limits[random.bounded(5)];
            const char32_t character = 1 + random.bounded(limit - 1);
            if (!QChar::isSurrogate(character))
                text += QString::fromUcs4(&character, 1);
        }
        const QByteArray token = encodeJsonString(text);
        QCOMPARE(decodeJsonString(token), std::optional(text));
        QCOMPARE(scanJsonObject("{\"a\":" + token + "}").fault, JsonFault::None);
    }
    const QString marked = QChar(0xFEFF) + QString(QChar(0xFEFF)) + QStringLiteral("x");
    QCOMPARE(decodeJsonString(encodeJsonString(marked)), std::optional(marked));
    QCOMPARE(decodeJsonString("\"\\uFEFF\""), std::optional(QString(QChar(0xFEFF))));
}

void TestJsonScan::onlyWhatMustBeEscapedIs()
{
    // Raw strings stay out of the macros: moc does not read them there.
    const QByteArray escaped = R"("a\"b\\c/d\b\f\n\r\t\u0001\u001f")";
    QCOMPARE(encodeJsonString(QStringLiteral("a\"b\\c/d\b\f\n\r\t\x01\x1f")), escaped);
    const QByteArray kept = "\"服务\xE2\x80\xA8😀\x7F\"";
    QCOMPARE(encodeJsonString(QStringLiteral("服务\u2028😀\x7f")), kept);
    const QByteArray allEscapes = R"("\"\\\/\b\f\n\r\t\u00E9\ud83D\uDe00")";
    QCOMPARE(decodeJsonString(allEscapes), std::optional(QStringLiteral("\"\\/\b\f\n\r\té😀")));
}

void TestJsonScan::brokenTokensAreNotDecoded()
{
    for (const char *token : {"", "\"", "x", "\"x", "x\"", "\"x\"y", "\"x\"\"", "\"\\ud83d\"", "\"\xFF\"",
                              "\"\n\"", "1", "null", "\"\\\"", " \"x\""})
        QVERIFY2(!decodeJsonString(token), token);
}

// Mutated documents: nothing crashes, positions stay inside, and whatever passes here passes Qt's far more
// lenient parser as well.
void TestJsonScan::whatIsAcceptedHereOthersAcceptToo()
{
    const QByteArray seed =
        R"({"content":"服务 \u00e9 😀","n":[1,-2.5e3,true,null,{"a":{},"b":[]}],"extra":"x\n"})";
    const QByteArray spice = "{}[]\",:\\u0123456789abcdeE+-. \n\t\xE4\xB8\xAD\xF0truefalsn";
    QRandomGenerator random(7);
    int accepted = 0;
    for (int round = 0; round < 60'000; ++round) {
        QByteArray text = seed;
        const int changes = 1 + random.bounded(3);
        for (int i = 0; i < changes; ++i) {
            const int at = random.bounded(int(text.size()));
            const char byte = spice[random.bounded(int(spice.size()))];
            switch (random.bounded(3)) {
            case 0:
                text[at] = byte;
                break;
            case 1:
                text.insert(at, byte);
                break;
            default:
                text.remove(at, 1 + random.bounded(3));
            }
        }
        const JsonScan scan = scanJsonObject(text);
        QVERIFY(scan.position.offset >= 0 && scan.position.offset <= text.size());
        if (scan.ok()) {
            ++accepted;
            QVERIFY2(!QJsonDocument::fromJson(text).isNull(), text.constData());
        }
    }
    QVERIFY(accepted > 1'000);
}

QTEST_GUILESS_MAIN(TestJsonScan)
#include "tst_json_scan.moc"
