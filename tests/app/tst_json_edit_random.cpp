// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_edit.h"
#include "tests/support/json_documents.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace crier;

namespace {

constexpr quint32 seed = 20'261'019;
constexpr int rounds = 2'000;

// What an edit may not touch: each value by its path, containers as brackets only.
QList<std::pair<QString, QByteArray>> valuesOf(const JsonTree &tree)
{
    QList<std::pair<QString, QByteArray>> values;
    for (int i = 0; i < tree.nodes().size(); ++i) {
        const JsonKind kind = tree.node(i).kind;
        const bool isContainer = kind == JsonKind::Object || kind == JsonKind::Array;
        values.append({jsonPathText(tree.pathOf(i)),
                       isContainer ? tree.token(i).first(1).toByteArray() : tree.token(i).toByteArray()});
    }
    return values;
}

qsizetype beginOfNode(const JsonNode &node)
{
    return node.keyStart >= 0 ? node.keyStart : node.start;
}

// Tokens in front of a place between tokens.
qsizetype tokensBefore(const JsonTree &tree, qsizetype offset)
{
    return jsonTokens(tree.bytes().first(offset)).size();
}

// One of the nodes of this kind, -1 when there are none.
int someNode(JsonDocuments &documents, const JsonTree &tree, JsonKind kind)
{
    QList<int> nodes;
    for (int i = 0; i < tree.nodes().size(); ++i) {
        if (tree.node(i).kind == kind)
            nodes.append(i);
    }
    return nodes.isEmpty() ? -1 : nodes.at(documents.upTo(static_cast<int>(nodes.size()) - 1));
}

// Code points of valid UTF-8, a leading U+FEFF too.
QList<uint> charactersOf(const QByteArray &utf8)
{
    return QString::fromUtf8("x" + utf8).toUcs4().sliced(1);
}

} // namespace

class TestJsonEditRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void settingReplacesOneToken();
    void newMembersLeaveTheOthersAlone();
    void removingTakesOneChildAndOneComma();
    void insertingAddsOneElement();
    void movingKeepsTokensAndGaps();
    void editsBetweenTextsAreWholeCharacters();
};

void TestJsonEditRandom::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    qInfo("seed %u", seed);
}

void TestJsonEditRandom::settingReplacesOneToken()
{
    JsonDocuments documents(seed);
    int kept = 0;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray before = documents.value();
        const JsonTree tree = JsonTree::parse(before);
        QVERIFY2(tree.ok(), before.constData());
        const int node = documents.upTo(static_cast<int>(tree.nodes().size()) - 1);
        const JsonPath path = tree.pathOf(node);
        const std::optional<QString> text = tree.text(node);
        const bool isRespelled = text && documents.oneIn(2);
        const QByteArray token = isRespelled ? encodeJsonString(*text) : documents.value();
        const std::optional<ByteEdit> edit = setJsonValue(tree, path, token);
        QVERIFY2(edit, before.constData());
        const QByteArray after = applied(before, *edit);
        if (isRespelled) {
            QCOMPARE(after, before);
            kept += tree.token(node) != token;
            continue;
        }
        const JsonNode &at = tree.node(node);
        const QByteArray bare = token.trimmed();
        if (!text || text != decodeJsonString(bare))
            QCOMPARE(after, before.first(at.start) + bare + before.sliced(at.end));
        const JsonTree reread = JsonTree::parse(after);
        QVERIFY2(reread.ok(), after.constData());
        QCOMPARE(reread.text(reread.find(path)), JsonTree::parse(bare).text(0));
        const std::optional<ByteEdit> again = setJsonValue(reread, path, token);
        QVERIFY(again && again->isNothing());
    }
    QVERIFY(kept > 100);
}

void TestJsonEditRandom::newMembersLeaveTheOthersAlone()
{
    JsonDocuments documents(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray before = documents.object();
        const JsonTree tree = JsonTree::parse(before);
        const int object = someNode(documents, tree, JsonKind::Object);
        const QString key = *decodeJsonString(documents.stringToken());
        const JsonPath first = tree.pathOf(object) + JsonPath{jsonKey(key)};
        if (tree.find(first) >= 0)
            continue;
        JsonPath path = first;
        for (int i = documents.upTo(2); i > 0; --i)
            path.append(documents.oneIn(2) ? jsonIndex(0)
                                           : jsonKey(*decodeJsonString(documents.stringToken())));
        const QByteArray token = documents.value();
        const std::optional<ByteEdit> edit = setJsonValue(tree, path, token);
        QVERIFY2(edit, before.constData());
        QCOMPARE(edit->removed, qsizetype(0));
        const QByteArray after = applied(before, *edit);
        const JsonTree reread = JsonTree::parse(after);
        QVERIFY2(reread.ok(), after.constData());
        QCOMPARE(reread.token(reread.find(path)).toByteArray(), token.trimmed());

        // It is the last member, and without it the text is the one before, token for token.
        QCOMPARE(reread.node(reread.find(first)).nextSibling, -1);
        const std::optional<ByteEdit> removal = removeJsonValue(reread, first);
        QVERIFY2(removal, after.constData());
        const QByteArray without = applied(after, *removal);
        QCOMPARE(jsonTokens(without), jsonTokens(before));
        QCOMPARE(valuesOf(JsonTree::parse(without)), valuesOf(tree));
        if (tree.node(object).childCount > 0)
            QCOMPARE(without, before);

        // Line ends are those of the text.
        const QByteArray spelled = QByteArray(edit->inserted).replace(token.trimmed(), "");
        QVERIFY2(!spelled.contains('\n') || before.contains('\n'), after.constData());
        QVERIFY2(!spelled.contains('\r') || before.contains('\r'), after.constData());
    }
}

void TestJsonEditRandom::removingTakesOneChildAndOneComma()
{
    JsonDocuments documents(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray before = documents.oneIn(2) ? documents.object() : documents.array();
        const JsonTree tree = JsonTree::parse(before);
        const int node = documents.upTo(static_cast<int>(tree.nodes().size()) - 1);
        if (node == 0)
            continue;
        const JsonNode &at = tree.node(node);
        const std::optional<ByteEdit> edit = removeJsonValue(tree, tree.pathOf(node));
        QVERIFY2(edit, before.constData());
        QVERIFY(edit->inserted.isEmpty());
        const QByteArray after = applied(before, *edit);
        QVERIFY2(JsonTree::parse(after).ok(), after.constData());

        const qsizetype first = tokensBefore(tree, beginOfNode(at));
        const qsizetype count = tokensBefore(tree, at.end) - first;
        QByteArrayList expected = jsonTokens(before);
        const bool isFirst = expected.at(first - 1) != ",";
        const bool isOnly = tree.node(at.parent).childCount == 1;
        expected.remove(isFirst ? first : first - 1, count + (isOnly ? 0 : 1));
        QCOMPARE(jsonTokens(after), expected);
        // The white space that goes reaches to the next tokens on either side at most.
        QVERIFY(tokensBefore(tree, edit->offset) >= first - 1);
        QVERIFY(tokensBefore(tree, edit->offset + edit->removed) <= first + count + 1);
    }
}

void TestJsonEditRandom::insertingAddsOneElement()
{
    JsonDocuments documents(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray before = documents.array();
        const JsonTree tree = JsonTree::parse(before);
        const int array = someNode(documents, tree, JsonKind::Array);
        const int count = tree.node(array).childCount;
        const int index = documents.upTo(count);
        const QByteArray token = documents.value();
        const JsonPath path = tree.pathOf(array);
        const std::optional<ByteEdit> edit = insertJsonElement(tree, path, index, token);
        QVERIFY2(edit, before.constData());
        QCOMPARE(edit->removed, qsizetype(0));
        const QByteArray after = applied(before, *edit);
        const JsonTree reread = JsonTree::parse(after);
        QVERIFY2(reread.ok(), after.constData());
        const int grown = reread.find(path);
        QCOMPARE(reread.node(grown).childCount, count + 1);
        QCOMPARE(reread.token(reread.element(grown, index)).toByteArray(), token.trimmed());
        for (int i = 0; i < count; ++i)
            QCOMPARE(reread.token(reread.element(grown, i < index ? i : i + 1)),
                     tree.token(tree.element(array, i)));

        const qsizetype place =
            index < count ? tree.node(tree.element(array, index)).start : tree.node(array).end - 1;
        QByteArrayList expected = jsonTokens(before);
        QByteArrayList added = jsonTokens(token);
        if (index < count)
            added.append(",");
        else if (count > 0)
            added.prepend(",");
        for (qsizetype at = tokensBefore(tree, place); !added.isEmpty(); ++at)
            expected.insert(at, added.takeFirst());
        QCOMPARE(jsonTokens(after), expected);
    }
}

void TestJsonEditRandom::movingKeepsTokensAndGaps()
{
    JsonDocuments documents(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray before = documents.array();
        const JsonTree tree = JsonTree::parse(before);
        const int array = someNode(documents, tree, JsonKind::Array);
        const int count = tree.node(array).childCount;
        if (count == 0)
            continue;
        const int from = documents.upTo(count - 1);
        const int to = documents.upTo(count - 1);
        const std::optional<ByteEdit> edit = moveJsonElement(tree, tree.pathOf(array), from, to);
        QVERIFY2(edit, before.constData());

        QByteArrayList elements;
        QByteArrayList gaps;
        qsizetype end = 0;
        for (int i = 0; i < count; ++i) {
            const JsonNode &node = tree.node(tree.element(array, i));
            gaps.append(before.sliced(end, node.start - end));
            elements.append(before.sliced(node.start, node.end - node.start));
            end = node.end;
        }
        elements.move(from, to);
        QByteArray expected;
        for (int i = 0; i < count; ++i)
            expected += gaps.at(i) + elements.at(i);
        QCOMPARE(applied(before, *edit), expected + before.sliced(end));
    }
}

void TestJsonEditRandom::editsBetweenTextsAreWholeCharacters()
{
    JsonDocuments documents(seed);
    for (int round = 0; round < rounds; ++round) {
        // Two texts with something in common.
        QByteArray shared[2] = {documents.stringToken(), documents.stringToken()};
        const QByteArray before = shared[0] + documents.stringToken() + shared[1];
        const QByteArray after =
            documents.oneIn(5) ? documents.stringToken() : shared[0] + documents.stringToken() + shared[1];
        const ByteEdit edit = editBetween(before, after);
        QCOMPARE(applied(before, edit), after);
        QVERIFY(!findInvalidUtf8(before.first(edit.offset)));
        QVERIFY(!findInvalidUtf8(before.sliced(edit.offset, edit.removed)));
        QVERIFY(!findInvalidUtf8(edit.inserted));

        // As small as whole characters allow.
        const QList<uint> old = charactersOf(before);
        const QList<uint> fresh = charactersOf(after);
        const qsizetype shorter = std::min(old.size(), fresh.size());
        qsizetype front = 0;
        while (front < shorter && old.at(front) == fresh.at(front))
            ++front;
        qsizetype back = 0;
        while (back < shorter - front && old.at(old.size() - 1 - back) == fresh.at(fresh.size() - 1 - back))
            ++back;
        QCOMPARE(charactersOf(before.sliced(edit.offset, edit.removed)).size(), old.size() - front - back);
        QCOMPARE(charactersOf(edit.inserted).size(), fresh.size() - front - back);
    }
}

QTEST_GUILESS_MAIN(TestJsonEditRandom)
#include "tst_json_edit_random.moc"
