// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_tree.h"

#include "tests/support/json_documents.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace crier;

namespace {

constexpr quint32 seed = 20'261'017;

// Qt drops U+FEFF at the start of a string as a byte-order mark.
QString withoutMarks(QString text)
{
    return text.remove(QChar(0xFEFF));
}

// What Qt read must be what the tree found. Qt rounds long numbers and sorts members.
bool agree(const JsonTree &tree, int node, const QJsonValue &value)
{
    switch (tree.node(node).kind) {
    case JsonKind::Object: {
        const QJsonObject object = value.toObject();
        if (!value.isObject() || tree.node(node).childCount != object.size())
            return false;
        QHash<QString, QJsonValue> members;
        for (auto member = object.begin(); member != object.end(); ++member)
            members.insert(withoutMarks(member.key()), member.value());
        for (int child = tree.node(node).firstChild; child >= 0; child = tree.node(child).nextSibling) {
            const QString key = withoutMarks(tree.key(child));
            if (!members.contains(key) || !agree(tree, child, members.value(key)))
                return false;
        }
        return true;
    }
    case JsonKind::Array: {
        const QJsonArray array = value.toArray();
        if (!value.isArray() || tree.node(node).childCount != array.size())
            return false;
        for (int i = 0; i < array.size(); ++i) {
            if (!agree(tree, tree.element(node, i), array.at(i)))
                return false;
        }
        return true;
    }
    case JsonKind::String:
        return value.isString() && withoutMarks(*tree.text(node)) == withoutMarks(value.toString());
    case JsonKind::Number:
        return value.isDouble() && tree.token(node).toByteArray().toDouble() == value.toDouble();
    case JsonKind::True:
    case JsonKind::False:
        return value.isBool() && value.toBool() == (tree.node(node).kind == JsonKind::True);
    case JsonKind::Null:
        return value.isNull();
    }
    return false;
}

} // namespace

class TestJsonTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nodesAreByteRangesInDocumentOrder();
    void theRootMayBeAnyValue_data();
    void theRootMayBeAnyValue();
    void faultsAreThoseOfTheScanner_data();
    void faultsAreThoseOfTheScanner();
    void keysAreFoundInEverySpelling();
    void whatIsNotThereIsMinusOne();
    void theDeepestNodeHoldsAPlace();
    void pathsReadLikePaths();
    void tenThousandLevelsAreTooDeep();
    void madeUpTextsReadAsQtReadsThem();
    void placesAndPathsLeadBack();
    void brokenTextsHaveTheScannersFault();
};

void TestJsonTree::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestJsonTree::nodesAreByteRangesInDocumentOrder()
{
    const QByteArray text = R"( {"a" : [1, "x"], "b":{} } )";
    const JsonTree tree = JsonTree::parse(text);
    QVERIFY(tree.ok());
    QVERIFY(tree.isObject());
    const QList<JsonNode> expected = {{JsonKind::Object, 1, 26, -1, -1, -1, 1, -1, 2},
                                      {JsonKind::Array, 8, 16, 2, 5, 0, 2, 4, 2},
                                      {JsonKind::Number, 9, 10, -1, -1, 1, -1, 3, 0},
                                      {JsonKind::String, 12, 15, -1, -1, 1, -1, -1, 0},
                                      {JsonKind::Object, 22, 24, 18, 21, 0, -1, -1, 0}};
    QCOMPARE(tree.nodes().size(), expected.size());
    for (int i = 0; i < expected.size(); ++i)
        QVERIFY2(tree.node(i) == expected.at(i), qPrintable(QStringLiteral("node %1").arg(i)));
    QCOMPARE(tree.token(1), QByteArrayView(R"([1, "x"])"));
    QCOMPARE(tree.text(3), std::optional(QStringLiteral("x")));
    QVERIFY(!tree.text(2));
    QCOMPARE(tree.key(4), QStringLiteral("b"));
    QCOMPARE(tree.key(2), QString());
}

void TestJsonTree::theRootMayBeAnyValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonKind>("kind");
    const auto row = [](const QByteArray &text, JsonKind kind) {
        QTest::newRow(text.trimmed().constData()) << text << kind;
    };
    row("{}", JsonKind::Object);
    row("[]", JsonKind::Array);
    row("\"x\"", JsonKind::String);
    row(" -1.50e3\n", JsonKind::Number);
    row("true", JsonKind::True);
    row("false", JsonKind::False);
    row("null", JsonKind::Null);
}

void TestJsonTree::theRootMayBeAnyValue()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonKind, kind);
    const JsonTree tree = JsonTree::parse(text);
    QCOMPARE(tree.fault(), JsonFault::None);
    QCOMPARE(tree.nodes().size(), 1);
    QCOMPARE(tree.node(0).kind, kind);
    QCOMPARE(tree.token(0).toByteArray(), text.trimmed());
    QCOMPARE(tree.isObject(), kind == JsonKind::Object);
    QCOMPARE(tree.find({}), 0);
}

void TestJsonTree::faultsAreThoseOfTheScanner_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonFault>("fault");
    QTest::addColumn<int>("offset");
    QTest::newRow("nothing") << QByteArray() << JsonFault::Empty << 0;
    QTest::newRow("broken array") << QByteArray("[1,]") << JsonFault::TrailingComma << 2;
    QTest::newRow("two values") << QByteArray("1 2") << JsonFault::TrailingText << 2;
    QTest::newRow("second line") << QByteArray("{\n \"a\":01}") << JsonFault::BadNumber << 7;
    QTest::newRow("duplicate key") << QByteArray(R"([{"a":1,"\u0061":2}])") << JsonFault::DuplicateKey << 8;
}

void TestJsonTree::faultsAreThoseOfTheScanner()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonFault, fault);
    QFETCH(int, offset);
    const JsonTree tree = JsonTree::parse(text);
    QVERIFY(!tree.ok());
    QVERIFY(!tree.isObject());
    QCOMPARE(tree.fault(), fault);
    QCOMPARE(tree.faultPosition(), positionAt(text, offset));
    QCOMPARE(tree.faultKey(), fault == JsonFault::DuplicateKey ? QStringLiteral("a") : QString());
    QVERIFY(tree.nodes().isEmpty());
    QCOMPARE(tree.find({}), -1);
    QCOMPARE(tree.nodeAt(0), -1);
    QCOMPARE(JsonTree().fault(), JsonFault::Empty);
}

void TestJsonTree::keysAreFoundInEverySpelling()
{
    const QByteArray text = "{\"plain\":1,\"\\u00e9\":2,\"服务\":3,\"\\ud83d\\ude00\":4,\"\":5,\"a\\\\b\":6,"
                            "\"\xEF\xBB\xBFmark\":7}";
    const JsonTree tree = JsonTree::parse(text);
    const QStringList keys = {QStringLiteral("plain"),     QStringLiteral("é"), QStringLiteral("服务"),
                              QStringLiteral("😀"),         QString(),           QStringLiteral("a\\b"),
                              QStringLiteral("\uFEFFmark")};
    for (int i = 0; i < keys.size(); ++i) {
        const int node = tree.member(0, keys.at(i));
        QCOMPARE(node, i + 1);
        QCOMPARE(tree.token(node).toByteArray(), QByteArray::number(i + 1));
        QCOMPARE(tree.key(node), keys.at(i));
    }
    QCOMPARE(tree.member(0, QStringLiteral("mark")), -1);
}

void TestJsonTree::whatIsNotThereIsMinusOne()
{
    const JsonTree tree = JsonTree::parse(R"({"a":[1,{"b":2}],"c":"x"})");
    const int array = tree.member(0, QStringLiteral("a"));
    QCOMPARE(tree.element(array, 2), -1);
    QCOMPARE(tree.element(array, -1), -1);
    QCOMPARE(tree.element(0, 0), -1);
    QCOMPARE(tree.element(-1, 0), -1);
    QCOMPARE(tree.member(array, QStringLiteral("b")), -1);
    QCOMPARE(tree.member(0, QStringLiteral("z")), -1);
    QCOMPARE(tree.member(-1, QStringLiteral("a")), -1);
    QCOMPARE(tree.member(99, QStringLiteral("a")), -1);
    QCOMPARE(tree.find({jsonKey(QStringLiteral("z")), jsonKey(QStringLiteral("b"))}), -1);
    QCOMPARE(tree.find({jsonKey(QStringLiteral("c")), jsonIndex(0)}), -1);
    QCOMPARE(tree.nodeAt(-1), -1);
    QCOMPARE(tree.nodeAt(tree.bytes().size()), -1);
    QCOMPARE(tree.pathOf(-1), JsonPath());
    QCOMPARE(tree.key(-1), QString());
    QVERIFY(tree.token(-1).isEmpty());
    QVERIFY(!tree.text(-1));
}

void TestJsonTree::theDeepestNodeHoldsAPlace()
{
    //                         0         1         2
    //                         0123456789012345678901234567
    const QByteArray text = R"( {"a": [1 , {"b":"x"}], "c":2})";
    const JsonTree tree = JsonTree::parse(text);
    const QList<int> expected = {-1, 0, 1, 1, 1, 0, 0, 1, 2, 1, 1, 1, 3, 4, 4, 4,
                                 3,  4, 4, 4, 3, 1, 0, 0, 5, 5, 5, 0, 5, 0, -1};
    for (int offset = 0; offset < expected.size(); ++offset) {
        QVERIFY2(tree.nodeAt(offset) == expected.at(offset),
                 qPrintable(QStringLiteral("%1: %2").arg(offset).arg(tree.nodeAt(offset))));
    }
}

void TestJsonTree::pathsReadLikePaths()
{
    const JsonTree tree = JsonTree::parse(R"({"user":{"name":"x"},"nameList":["a",["b","c"]]})");
    const auto textAt = [&tree](const QByteArray &token) {
        return jsonPathText(tree.pathOf(tree.nodeAt(tree.bytes().indexOf(token))));
    };
    QCOMPARE(textAt("\"x\""), QStringLiteral("user.name"));
    QCOMPARE(textAt("\"a\""), QStringLiteral("nameList[0]"));
    QCOMPARE(textAt("\"c\""), QStringLiteral("nameList[1][1]"));
    QCOMPARE(jsonPathText({}), QString());
    QCOMPARE(jsonPathText({jsonIndex(2), jsonKey(QStringLiteral("a"))}), QStringLiteral("[2].a"));
}

void TestJsonTree::tenThousandLevelsAreTooDeep()
{
    for (const char open : {'[', '{'}) {
        QByteArray text;
        for (int i = 0; i < 10'000; ++i)
            text += open == '[' ? "[" : "{\"a\":";
        const JsonTree tree = JsonTree::parse(text);
        QCOMPARE(tree.fault(), JsonFault::TooDeep);
        QCOMPARE(tree.faultPosition().offset, qsizetype(maxJsonDepth * (open == '[' ? 1 : 5)));
    }
    const QByteArray deepest = QByteArray(maxJsonDepth, '[') + QByteArray(maxJsonDepth, ']');
    QCOMPARE(JsonTree::parse(deepest).nodes().size(), maxJsonDepth);
}

void TestJsonTree::madeUpTextsReadAsQtReadsThem()
{
    qInfo("seed %u", seed);
    JsonDocuments documents(seed);
    for (int round = 0; round < 3'000; ++round) {
        const QByteArray text = documents.oneIn(2) ? documents.object() : documents.array();
        const JsonTree tree = JsonTree::parse(text);
        QVERIFY2(tree.ok(), text.constData());
        const QJsonDocument document = QJsonDocument::fromJson(text);
        const QJsonValue root = document.isObject() ? QJsonValue(document.object()) : document.array();
        QVERIFY2(agree(tree, 0, root), text.constData());
    }
}

void TestJsonTree::placesAndPathsLeadBack()
{
    qInfo("seed %u", seed);
    JsonDocuments documents(seed);
    for (int round = 0; round < 2'000; ++round) {
        const QByteArray text = documents.value();
        const JsonTree tree = JsonTree::parse(text);
        QVERIFY2(tree.ok(), text.constData());
        QByteArrayList scalars;
        for (int i = 0; i < tree.nodes().size(); ++i) {
            const JsonNode &node = tree.node(i);
            QCOMPARE(tree.find(tree.pathOf(i)), i);
            QCOMPARE(tree.nodeAt(node.start), i);
            QCOMPARE(tree.nodeAt(node.end - 1), i);
            QCOMPARE(node.keyStart >= 0, node.parent >= 0 && tree.node(node.parent).kind == JsonKind::Object);
            if (node.keyStart >= 0) {
                QCOMPARE(tree.nodeAt(node.keyStart), i);
                QCOMPARE(tree.nodeAt(node.keyEnd - 1), i);
                QCOMPARE(tree.nodeAt(node.keyEnd) == i, node.keyEnd == node.start);
                scalars.append(text.sliced(node.keyStart, node.keyEnd - node.keyStart));
            }
            if (node.kind != JsonKind::Object && node.kind != JsonKind::Array)
                scalars.append(tree.token(i).toByteArray());
        }
        QByteArrayList expected = jsonTokens(text);
        expected.removeIf([](const QByteArray &token) { return QByteArray("{}[]:,").contains(token); });
        QCOMPARE(scalars, expected);
    }
}

void TestJsonTree::brokenTextsHaveTheScannersFault()
{
    qInfo("seed %u", seed);
    JsonDocuments documents(seed);
    QSet<JsonFault> seen;
    for (int round = 0; round < 20'000; ++round) {
        const QByteArray text = documents.mutant();
        const JsonScan scan = scanJsonObject(text);
        const JsonTree tree = JsonTree::parse(text);
        seen.insert(scan.fault);
        if (scan.fault == JsonFault::NotAnObject) {
            QVERIFY2(tree.ok() && !tree.isObject(), text.constData());
            QCOMPARE(tree.node(0).start, scan.position.offset);
        } else {
            QCOMPARE(tree.fault(), scan.fault);
            QCOMPARE(tree.faultPosition(), scan.position);
            QCOMPARE(tree.faultKey(), scan.key);
            QCOMPARE(tree.nodes().isEmpty(), !scan.ok());
        }
    }
    QCOMPARE(seen.size(), static_cast<int>(JsonFault::NotAnObject) + 1); // every one there is
}

QTEST_GUILESS_MAIN(TestJsonTree)
#include "tst_json_tree.moc"
