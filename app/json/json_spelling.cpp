// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_spelling.h"

#include <algorithm>

namespace crier {

namespace {

// White space as its last line break and what follows it.
struct LineStart
{
    QByteArray lineBreak; // empty: there is none
    QByteArray indent;
};

LineStart lastLineOf(QByteArrayView space)
{
    const qsizetype at = std::max(space.lastIndexOf('\n'), space.lastIndexOf('\r'));
    if (at < 0)
        return {};
    const qsizetype start = at > 0 && space[at] == '\n' && space[at - 1] == '\r' ? at - 1 : at;
    return {space.sliced(start, at + 1 - start).toByteArray(), space.sliced(at + 1).toByteArray()};
}

// Blank lines that set groups apart are not repeated.
QByteArray withoutBlankLines(QByteArrayView space)
{
    const LineStart line = lastLineOf(space);
    return line.lineBreak.isEmpty() ? space.toByteArray() : line.lineBreak + line.indent;
}

QByteArrayView between(const JsonTree &tree, qsizetype from, qsizetype to)
{
    return QByteArrayView(tree.bytes()).sliced(from, to - from);
}

// The colon a member here or around here has, or else any member of the text.
QByteArray colonNear(const JsonTree &tree, int container)
{
    int member = childBefore(tree, container, -1);
    if (member < 0 || tree.node(member).keyStart < 0) {
        member = container;
        while (member >= 0 && tree.node(member).keyStart < 0)
            member = tree.node(member).parent;
    }
    if (member < 0) {
        const auto first = std::find_if(tree.nodes().begin(), tree.nodes().end(),
                                        [](const JsonNode &node) { return node.keyStart >= 0; });
        if (first == tree.nodes().end())
            return {};
        member = static_cast<int>(first - tree.nodes().begin());
    }
    const QByteArrayView colon = between(tree, tree.node(member).keyEnd, tree.node(member).start);
    return lastLineOf(colon).lineBreak.isEmpty() ? colon.toByteArray() : QByteArray(": ");
}

// By how much the children of a container with children are indented more than its closing bracket.
QByteArray unitOf(const JsonTree &tree, int container)
{
    const JsonNode &node = tree.node(container);
    const QByteArrayView opening = between(tree, node.start + 1, beginOf(tree.node(node.firstChild)));
    const int last = childBefore(tree, container, -1);
    const QByteArrayView closing = between(tree, tree.node(last).end, node.end - 1);
    const QByteArray inner = lastLineOf(opening).indent;
    const QByteArray outer = lastLineOf(closing).indent;
    return inner.size() > outer.size() && inner.startsWith(outer) ? inner.sliced(outer.size())
                                                                  : QByteArray("  ");
}

JsonSpelling spellingInEmpty(const JsonTree &tree, int container)
{
    const JsonNode &node = tree.node(container);
    const QByteArrayView space = between(tree, node.start + 1, node.end - 1);
    const LineStart closing = lastLineOf(space);
    JsonSpelling spelling;
    spelling.colon = colonNear(tree, container);
    if (spelling.colon.isEmpty())
        spelling.colon = space.isEmpty() ? ":" : ": ";
    if (closing.lineBreak.isEmpty()) {
        spelling.pad = space.toByteArray();
        return spelling;
    }
    spelling.lineBreak = closing.lineBreak;
    spelling.unit = node.parent >= 0 ? unitOf(tree, node.parent) : QByteArray("  ");
    spelling.indent = closing.indent + spelling.unit;
    return spelling;
}

} // namespace

JsonSpelling spellingIn(const JsonTree &tree, int container, int next)
{
    const JsonNode &node = tree.node(container);
    if (node.childCount == 0)
        return spellingInEmpty(tree, container);

    const QByteArrayView opening = between(tree, node.start + 1, beginOf(tree.node(node.firstChild)));
    JsonSpelling spelling;
    spelling.colon = colonNear(tree, container);
    if (node.childCount == 1) {
        spelling.afterComma = withoutBlankLines(opening);
        if (opening.isEmpty() && spelling.colon.endsWith(' '))
            spelling.afterComma = " ";
    } else {
        int right = next < 0 ? childBefore(tree, container, -1) : next;
        if (right == node.firstChild)
            right = tree.node(right).nextSibling;
        const int left = childBefore(tree, container, right);
        const QByteArrayView gap = between(tree, tree.node(left).end, beginOf(tree.node(right)));
        const qsizetype comma = gap.indexOf(',');
        spelling.beforeComma = withoutBlankLines(gap.first(comma));
        spelling.afterComma = withoutBlankLines(gap.sliced(comma + 1));
    }
    const LineStart line = lastLineOf(spelling.afterComma);
    spelling.lineBreak = line.lineBreak;
    spelling.indent = line.indent;
    if (line.lineBreak.isEmpty() && lastLineOf(opening).lineBreak.isEmpty())
        spelling.pad = opening.toByteArray();
    else
        spelling.unit = unitOf(tree, container);
    return spelling;
}

qsizetype beginOf(const JsonNode &node)
{
    return node.keyStart >= 0 ? node.keyStart : node.start;
}

int childBefore(const JsonTree &tree, int container, int child)
{
    int before = -1;
    for (int at = tree.node(container).firstChild; at != child; at = tree.node(at).nextSibling)
        before = at;
    return before;
}

} // namespace crier
