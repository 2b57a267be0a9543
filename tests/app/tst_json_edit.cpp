// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_edit.h"

#include <QRegularExpression>
#include <QTest>

using namespace crier;

namespace {

// "user.name", "list.2": names and numbers with dots between, for the tables here.
JsonPath pathFrom(const QByteArray &text)
{
    JsonPath path;
    for (const QByteArray &step : text.isEmpty() ? QByteArrayList() : text.split('.')) {
        bool isIndex = false;
        const int index = step.toInt(&isIndex);
        path.append(isIndex ? jsonIndex(index) : jsonKey(QString::fromUtf8(step)));
    }
    return path;
}

} // namespace

class TestJsonEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void valuesAreSet_data();
    void valuesAreSet();
    void valuesAreRemoved_data();
    void valuesAreRemoved();
    void elementsAreInserted_data();
    void elementsAreInserted();
    void elementsAreMoved_data();
    void elementsAreMoved();
    void whatMakesNoSenseIsRefused();
    void depthNeverGoesBeyondTheLimit();
    void editsAreSmall_data();
    void editsAreSmall();
};

void TestJsonEdit::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestJsonEdit::valuesAreSet_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &path,
                        const QByteArray &token,
                        const QByteArray &after) { QTest::newRow(name) << before << path << token << after; };
    row("replaced", R"({"a" : 1.0 , "b":2})", "a", "\"x\"", R"({"a" : "x" , "b":2})");
    row("replaced deep inside", R"({"a":[0,{"b": null}]})", "a.1.b", "[]", R"({"a":[0,{"b": []}]})");
    row("root", " 1\n", "", "{}", " {}\n");
    row("same text", R"({"a":"\u00e9"})", "a", "\"é\"", R"({"a":"\u00e9"})");
    row("other text", R"({"a":"\u00e9"})", "a", "\"e\"", R"({"a":"e"})");
    row("same number in other spelling", R"({"a":1.0})", "a", "1", R"({"a":1})");
    row("string for a number", R"({"a":1})", "a", "\"1\"", R"({"a":"1"})");
    row("white space around the token", R"({"a":1})", "a", " [1, 2]\n", R"({"a":[1, 2]})");

    row("appended", R"({"a":1})", "b", "2", R"({"a":1,"b":2})");
    row("appended with padding", R"({ "a": 1 })", "b", "2", R"({ "a": 1, "b": 2 })");
    row("appended after a spaced colon", R"({"a": 1})", "b", "2", R"({"a": 1, "b": 2})");
    row("appended to several", R"({"a" : 1 , "b" : 2})", "c", "3", R"({"a" : 1 , "b" : 2 , "c" : 3})");
    row("appended to lines", "{\n  \"a\": 1\n}", "b", "2", "{\n  \"a\": 1,\n  \"b\": 2\n}");
    row("appended to lines with CRLF", "{\r\n\t\"a\": 1\r\n}\r\n", "b", "2",
        "{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}\r\n");
    row("appended to lines with blank ones", "{\n  \"a\": 1,\n\n  \"b\": 2\n\n}", "c", "3",
        "{\n  \"a\": 1,\n\n  \"b\": 2,\n  \"c\": 3\n\n}");
    row("appended where commas come first", "{ \"a\": 1\n, \"b\": 2\n}", "c", "3",
        "{ \"a\": 1\n, \"b\": 2\n, \"c\": 3\n}");
    row("appended where values have lines of their own", "{\n \"a\":\n  1\n}", "b", "2",
        "{\n \"a\":\n  1,\n \"b\": 2\n}");
    row("key with quotes", "{}", "a\"b\\", "1", R"({"a\"b\\":1})");
    row("first member", "{}", "b", "2", R"({"b":2})");
    row("first member with padding", "{ }", "b", "2", R"({ "b": 2 })");
    row("first member on a line", "{\n}", "b", "2", "{\n  \"b\": 2\n}");
    row("first member on an inner line", "{\n\t\"a\": {\n\t}\n}", "a.b", "2",
        "{\n\t\"a\": {\n\t\t\"b\": 2\n\t}\n}");
    row("first member after the colon's kind", R"({"a" : {}})", "a.b", "2", R"({"a" : {"b" : 2}})");

    row("made on the way", R"({"a":1})", "user.name", "\"x\"", R"({"a":1,"user":{"name":"x"}})");
    row("made on the way with padding", R"({ "a": 1 })", "b.c.0", "2", R"({ "a": 1, "b": { "c": [ 2 ] } })");
    row("made on the way in lines", "{\n    \"a\": 1\n}", "b.0.c", "2",
        "{\n    \"a\": 1,\n    \"b\": [\n        {\n            \"c\": 2\n        }\n    ]\n}");
    row("element replaced", "[1, 2]", "1", "3", "[1, 3]");
    row("element appended", "[1, 2]", "2", "3", "[1, 2, 3]");
    row("element appended to a line", "[\n 1\n]", "1", "2", "[\n 1,\n 2\n]");
    row("element after the colon's kind", R"({"a": [1]})", "a.1", "2", R"({"a": [1, 2]})");
    row("first element", R"({"a":[]})", "a.0", "2", R"({"a":[2]})");
}

void TestJsonEdit::valuesAreSet()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, after);
    const std::optional<ByteEdit> edit = setJsonValue(JsonTree::parse(before), pathFrom(path), token);
    QVERIFY(edit);
    QCOMPARE(applied(before, *edit), after);
    QCOMPARE(edit->isNothing(), before == after);
}

void TestJsonEdit::valuesAreRemoved_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &path,
                        const QByteArray &after) { QTest::newRow(name) << before << path << after; };
    row("first", R"({"a":1,"b":2,"c":3})", "a", R"({"b":2,"c":3})");
    row("middle", R"({"a":1,"b":2,"c":3})", "b", R"({"a":1,"c":3})");
    row("last", R"({"a":1,"b":2,"c":3})", "c", R"({"a":1,"b":2})");
    row("only", R"({"a":{"b":2}})", "a", "{}");
    row("first with padding", R"({ "a": 1 , "b": 2 })", "a", R"({ "b": 2 })");
    row("last with padding", R"({ "a": 1 , "b": 2 })", "b", R"({ "a": 1 })");
    row("only with padding", R"({ "a": 1 })", "a", "{ }");
    row("first line", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}", "a", "{\r\n  \"b\": 2\r\n}");
    row("last line", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}", "b", "{\r\n  \"a\": 1\r\n}");
    row("only line", "{\n  \"a\": 1\n}", "a", "{\n}");
    row("comma first", "{ \"a\": 1\n, \"b\": 2\n, \"c\": 3\n}", "b", "{ \"a\": 1\n, \"c\": 3\n}");
    row("element", "[1, [2], 3]", "1", "[1, 3]");
    row("inside an element", R"([{"a":1}])", "0.a", "[{}]");
    row("not there", R"({"a":1})", "b", R"({"a":1})");
    row("not there on the way", R"({"a":1})", "b.c", R"({"a":1})");
    row("element not there", "[1]", "1", "[1]");
}

void TestJsonEdit::valuesAreRemoved()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, after);
    const std::optional<ByteEdit> edit = removeJsonValue(JsonTree::parse(before), pathFrom(path));
    QVERIFY(edit);
    QCOMPARE(applied(before, *edit), after);
    QCOMPARE(edit->isNothing(), before == after);
}

void TestJsonEdit::elementsAreInserted_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, int index, const QByteArray &after) {
        QTest::newRow(name) << before << index << after;
    };
    row("into nothing", R"({"a":[]})", 0, R"({"a":[9]})");
    row("where there is no array", R"({"b":1})", 0, R"({"b":1,"a":[9]})");
    row("before the only one", R"({"a":[1]})", 0, R"({"a":[9,1]})");
    row("before the only one with padding", R"({"a": [ 1 ]})", 0, R"({"a": [ 9, 1 ]})");
    row("before the first", R"({"a":[1, 2]})", 0, R"({"a":[9, 1, 2]})");
    row("in the middle", R"({"a":[1 ,2]})", 1, R"({"a":[1 ,9 ,2]})");
    row("at the end", R"({"a":[1, 2]})", 2, R"({"a":[1, 2, 9]})");
    row("before the first line", "{\"a\":[\r\n 1,\r\n 2\r\n]}", 0, "{\"a\":[\r\n 9,\r\n 1,\r\n 2\r\n]}");
    row("between lines", "{\"a\":[\n 1,\n\n 2\n]}", 1, "{\"a\":[\n 1,\n\n 9,\n 2\n]}");
}

void TestJsonEdit::elementsAreInserted()
{
    QFETCH(QByteArray, before);
    QFETCH(int, index);
    QFETCH(QByteArray, after);
    const std::optional<ByteEdit> edit =
        insertJsonElement(JsonTree::parse(before), pathFrom("a"), index, "9");
    QVERIFY(edit);
    QCOMPARE(applied(before, *edit), after);
}

void TestJsonEdit::elementsAreMoved_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("to the end") << 0 << 3 << QByteArray("[ {\"b\" : 2},\n \"c\" ,4,1 ]");
    QTest::newRow("to the front") << 3 << 0 << QByteArray("[ 4,\n 1 ,{\"b\" : 2},\"c\" ]");
    QTest::newRow("one on") << 1 << 2 << QByteArray("[ 1,\n \"c\" ,{\"b\" : 2},4 ]");
    QTest::newRow("nowhere") << 2 << 2 << QByteArray("[ 1,\n {\"b\" : 2} ,\"c\",4 ]");
}

void TestJsonEdit::elementsAreMoved()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QByteArray, after);
    const QByteArray before = "[ 1,\n {\"b\" : 2} ,\"c\",4 ]";
    const std::optional<ByteEdit> edit = moveJsonElement(JsonTree::parse(before), {}, from, to);
    QVERIFY(edit);
    QCOMPARE(applied(before, *edit), after);
}

void TestJsonEdit::whatMakesNoSenseIsRefused()
{
    const JsonTree tree = JsonTree::parse(R"({"a":[1,2],"b":"x"})");
    for (const char *path : {"0", "b.c", "b.0", "a.c", "a.3", "a.0.x", "new.1"})
        QVERIFY2(!setJsonValue(tree, pathFrom(path), "1"), path);
    for (const char *token : {"", "x", "1 2", "\"", "{\"a\":1,\"a\":2}", "\"\\u0000\""})
        QVERIFY2(!setJsonValue(tree, pathFrom("b"), token), token);
    QVERIFY(!setJsonValue(tree, {jsonKey(QString(QChar(0xD83D)))}, "1"));
    QVERIFY(!setJsonValue(tree, {jsonKey(QStringLiteral("new")), jsonKey(QString(QChar(0)))}, "1"));
    for (const char *path : {"", "0", "b.c", "a.c"})
        QVERIFY2(!removeJsonValue(tree, pathFrom(path)), path);
    QVERIFY(!insertJsonElement(tree, pathFrom("a"), 3, "1"));
    QVERIFY(!insertJsonElement(tree, pathFrom("a"), -1, "1"));
    QVERIFY(!insertJsonElement(tree, pathFrom("a"), 0, "x"));
    QVERIFY(!insertJsonElement(tree, pathFrom("b"), 0, "1"));
    QVERIFY(!insertJsonElement(tree, {}, 0, "1"));
    QVERIFY(!insertJsonElement(tree, pathFrom("new"), 1, "1"));
    QVERIFY(!moveJsonElement(tree, pathFrom("a"), 0, 2));
    QVERIFY(!moveJsonElement(tree, pathFrom("a"), -1, 0));
    QVERIFY(!moveJsonElement(tree, pathFrom("b"), 0, 0));
    QVERIFY(!moveJsonElement(tree, {}, 0, 0));

    const JsonTree faulty = JsonTree::parse(R"({"a":[1,2],})");
    QVERIFY(!setJsonValue(faulty, pathFrom("a"), "1"));
    QVERIFY(!removeJsonValue(faulty, pathFrom("a")));
    QVERIFY(!insertJsonElement(faulty, pathFrom("a"), 0, "1"));
    QVERIFY(!moveJsonElement(faulty, pathFrom("a"), 0, 1));
}

void TestJsonEdit::depthNeverGoesBeyondTheLimit()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    const JsonTree tree = JsonTree::parse(R"({"a":[[]]})");
    QVERIFY(setJsonValue(tree, pathFrom("a.0"), nested(maxJsonDepth - 2)));
    QVERIFY(!setJsonValue(tree, pathFrom("a.0"), nested(maxJsonDepth - 1)));
    QVERIFY(!insertJsonElement(tree, pathFrom("a"), 0, nested(maxJsonDepth - 1)));
    QVERIFY(
        insertJsonElement(tree, pathFrom("a"), 0, R"([[{"x":[]},[]],[],)" + nested(maxJsonDepth - 3) + "]"));
    JsonPath path;
    while (path.size() < maxJsonDepth)
        path.append(jsonKey(QStringLiteral("b")));
    const std::optional<ByteEdit> deepest = setJsonValue(tree, path, "1");
    QVERIFY(deepest);
    QVERIFY(JsonTree::parse(applied(tree.bytes(), *deepest)).ok());
    QVERIFY(!setJsonValue(tree, path + pathFrom("b"), "1"));
}

void TestJsonEdit::editsAreSmall_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("removed");
    QTest::addColumn<QByteArray>("inserted");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after, int offset,
                        int removed, const QByteArray &inserted) {
        QTest::newRow(name) << before << after << offset << removed << inserted;
    };
    row("equal", "abc", "abc", 3, 0, "");
    row("both empty", "", "", 0, 0, "");
    row("inserted", "ac", "abc", 1, 0, "b");
    row("removed", "abc", "ac", 1, 1, "");
    row("repeated", "aa", "aaa", 2, 0, "a");
    row("all new", "", "xy", 0, 0, "xy");
    row("all gone", "xy", "", 0, 2, "");
    row("same lead byte",
        "a\xE4\xB8\xAD"
        "b",
        "a\xE4\xB8\xAE"
        "b",
        1, 3, "\xE4\xB8\xAE");
    row("same last byte",
        "a\xE4\xB8\xAD"
        "b",
        "a\xE5\xB8\xAD"
        "b",
        1, 3, "\xE5\xB8\xAD");
    row("inserted before a lookalike", "\xE4\xB8\xAD", "\xE4\xB8\xAD\xE4\xB8\xAD", 3, 0, "\xE4\xB8\xAD");
    row("removed before a shared tail", "\xC3\xA9\xC2\xA9", "\xC2\xA9", 0, 2, "");
}

void TestJsonEdit::editsAreSmall()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, offset);
    QFETCH(int, removed);
    QFETCH(QByteArray, inserted);
    const ByteEdit edit = editBetween(before, after);
    QCOMPARE(edit.offset, qsizetype(offset));
    QCOMPARE(edit.removed, qsizetype(removed));
    QCOMPARE(edit.inserted, inserted);
    QCOMPARE(applied(before, edit), after);

    const ByteEdit inside = narrowed("<<" + before + ">>", {2, before.size(), after});
    QCOMPARE(inside, (ByteEdit{edit.offset + 2, edit.removed, edit.inserted}));
}

QTEST_GUILESS_MAIN(TestJsonEdit)
#include "tst_json_edit.moc"
