// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_edit.h"

#include "app/json/json_spelling.h"

#include <algorithm>

namespace crier {

namespace {

// A byte inside a UTF-8 sequence.
bool isContinuation(QByteArrayView bytes, qsizetype at)
{
    return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
}

// How deep a sound value nests: 0 for what is no container.
int depthOf(const JsonTree &value)
{
    int deepest = 0;
    int depth = 0;
    int open = -1;
    for (int i = 0; i < value.nodes().size(); ++i) {
        const JsonNode &node = value.node(i);
        for (; open != node.parent; --depth)
            open = value.node(open).parent;
        if (node.kind == JsonKind::Object || node.kind == JsonKind::Array) {
            open = i;
            deepest = std::max(deepest, ++depth);
        }
    }
    return deepest;
}

// The bytes of `token` as they may stand at the end of `path`.
std::optional<QByteArray> valueAt(const JsonPath &path, const QByteArray &token)
{
    const JsonTree value = JsonTree::parse(token);
    if (!value.ok() || path.size() + depthOf(value) > maxJsonDepth)
        return std::nullopt;
    return value.token(0).toByteArray();
}

bool isWritable(const JsonStep &step)
{
    return step.index >= 0 || (step.key.isValidUtf16() && !step.key.contains(QChar(u'\0')));
}

bool standsFor(const JsonTree &tree, int node, const QByteArray &value)
{
    if (tree.token(node) == value)
        return true;
    const std::optional<QString> text = tree.text(node);
    return text && text == decodeJsonString(value);
}

// How far a path leads into a tree.
struct Reach
{
    int node = 0;          // the last one that is there
    qsizetype steps = 0;   // that lead to it
    bool isBarred = false; // the next step asks for another kind of container than the node is
};

Reach reachOf(const JsonTree &tree, const JsonPath &path)
{
    Reach reach;
    for (const JsonStep &step : path) {
        const bool isByIndex = step.index >= 0;
        reach.isBarred = tree.node(reach.node).kind != (isByIndex ? JsonKind::Array : JsonKind::Object);
        const int child =
            isByIndex ? tree.element(reach.node, step.index) : tree.member(reach.node, step.key);
        if (child < 0)
            break;
        reach.node = child;
        ++reach.steps;
    }
    return reach;
}

// `value` as a child for the first step of `path` from `from` on: inside new containers for the steps after
// it.
std::optional<QByteArray> newChild(const JsonSpelling &spelling, const JsonPath &path, qsizetype from,
                                   const QByteArray &value)
{
    QByteArray before;
    QByteArray after;
    QByteArray indent = spelling.indent;
    for (qsizetype i = from; i < path.size(); ++i) {
        const JsonStep &step = path.at(i);
        const bool isMember = step.index < 0;
        if (!isWritable(step) || (i > from && step.index > 0))
            return std::nullopt;
        if (i > from) {
            after.prepend(isMember ? '}' : ']');
            after.prepend(spelling.lineBreak.isEmpty() ? spelling.pad : spelling.lineBreak + indent);
            indent += spelling.unit;
            before.append(isMember ? '{' : '[');
            before.append(spelling.lineBreak.isEmpty() ? spelling.pad : spelling.lineBreak + indent);
        }
        if (isMember)
            before.append(encodeJsonString(step.key) + spelling.colon);
    }
    return before + value + after;
}

// `child` as the last one of `container`.
ByteEdit appendedChild(const JsonTree &tree, int container, const JsonSpelling &spelling,
                       const QByteArray &child)
{
    const JsonNode &node = tree.node(container);
    const int last = childBefore(tree, container, -1);
    if (last >= 0)
        return {tree.node(last).end, 0, spelling.comma() + child};
    if (spelling.lineBreak.isEmpty())
        return {node.end - 1, 0, child + spelling.pad};
    const QByteArray closing = spelling.indent.chopped(spelling.unit.size());
    return {node.end - 1, 0, spelling.unit + child + spelling.lineBreak + closing};
}

// The array at `path`, or -1.
int arrayAt(const JsonTree &tree, const JsonPath &path)
{
    const int array = tree.find(path);
    return array >= 0 && tree.node(array).kind == JsonKind::Array ? array : -1;
}

} // namespace

QByteArray applied(const QByteArray &bytes, const ByteEdit &edit)
{
    QByteArray result = bytes;
    return result.replace(edit.offset, edit.removed, edit.inserted);
}

ByteEdit editBetween(const QByteArray &before, const QByteArray &after)
{
    return narrowed(before, {0, before.size(), after});
}

ByteEdit narrowed(const QByteArray &bytes, const ByteEdit &edit)
{
    const QByteArrayView out = QByteArrayView(bytes).sliced(edit.offset, edit.removed);
    const QByteArrayView in = edit.inserted;
    const qsizetype shorter = std::min(out.size(), in.size());
    qsizetype front = std::mismatch(out.begin(), out.begin() + shorter, in.begin()).first - out.begin();
    while (front > 0 && (isContinuation(out, front) || isContinuation(in, front)))
        --front;
    const auto backEnd = out.rbegin() + (shorter - front);
    qsizetype back = std::mismatch(out.rbegin(), backEnd, in.rbegin()).first - out.rbegin();
    while (back > 0 && isContinuation(out, out.size() - back))
        --back;
    return {edit.offset + front, out.size() - front - back,
            in.sliced(front, in.size() - front - back).toByteArray()};
}

std::optional<ByteEdit> setJsonValue(const JsonTree &tree, const JsonPath &path, const QByteArray &token)
{
    const std::optional<QByteArray> value = valueAt(path, token);
    if (!tree.ok() || !value)
        return std::nullopt;
    const Reach reach = reachOf(tree, path);
    const JsonNode &node = tree.node(reach.node);
    if (reach.steps == path.size()) {
        if (standsFor(tree, reach.node, *value))
            return ByteEdit{node.start, 0, {}};
        return ByteEdit{node.start, node.end - node.start, *value};
    }
    if (reach.isBarred || path.at(reach.steps).index > node.childCount)
        return std::nullopt;
    const JsonSpelling spelling = spellingIn(tree, reach.node);
    const std::optional<QByteArray> child = newChild(spelling, path, reach.steps, *value);
    if (!child)
        return std::nullopt;
    return appendedChild(tree, reach.node, spelling, *child);
}

std::optional<ByteEdit> removeJsonValue(const JsonTree &tree, const JsonPath &path)
{
    if (!tree.ok() || path.isEmpty())
        return std::nullopt;
    const Reach reach = reachOf(tree, path);
    if (reach.steps < path.size())
        return reach.isBarred ? std::nullopt : std::optional(ByteEdit{});
    const JsonNode &node = tree.node(reach.node);
    const int before = childBefore(tree, node.parent, reach.node);
    if (before >= 0) // with the comma in front: the one behind, if any, follows the neighbour then
        return ByteEdit{tree.node(before).end, node.end - tree.node(before).end, {}};
    if (node.nextSibling >= 0) { // the neighbour moves up into its place
        const qsizetype start = beginOf(node);
        return ByteEdit{start, beginOf(tree.node(node.nextSibling)) - start, {}};
    }
    const qsizetype start = tree.node(node.parent).start + 1;
    return ByteEdit{start, node.end - start, {}};
}

std::optional<ByteEdit> insertJsonElement(const JsonTree &tree, const JsonPath &array, qsizetype index,
                                          const QByteArray &token)
{
    const JsonPath path = array + JsonPath{jsonIndex(index)};
    const int node = arrayAt(tree, array);
    const int next = tree.element(node, index);
    if (next < 0) // at the end, or not at all
        return index >= 0 ? setJsonValue(tree, path, token) : std::nullopt;
    const std::optional<QByteArray> value = valueAt(path, token);
    if (!value)
        return std::nullopt;
    return ByteEdit{tree.node(next).start, 0, *value + spellingIn(tree, node, next).comma()};
}

std::optional<ByteEdit> moveJsonElement(const JsonTree &tree, const JsonPath &array, qsizetype from,
                                        qsizetype to)
{
    const int node = arrayAt(tree, array);
    const qsizetype low = std::min(from, to);
    const qsizetype high = std::max(from, to);
    const int first = tree.element(node, low);
    const int last = tree.element(node, high);
    if (first < 0 || last < 0)
        return std::nullopt;
    if (from == to)
        return ByteEdit{};

    QByteArrayList tokens;
    QByteArrayList gaps = {QByteArray()}; // in front of each token
    for (int at = first;; at = tree.node(at).nextSibling) {
        tokens.append(tree.token(at).toByteArray());
        if (at == last)
            break;
        const qsizetype end = tree.node(at).end;
        gaps.append(tree.bytes().sliced(end, tree.node(tree.node(at).nextSibling).start - end));
    }
    tokens.move(from - low, to - low);
    QByteArray inserted;
    for (qsizetype i = 0; i < tokens.size(); ++i)
        inserted += gaps.at(i) + tokens.at(i);
    const qsizetype start = tree.node(first).start;
    return ByteEdit{start, tree.node(last).end - start, inserted};
}

} // namespace crier
