// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_tree.h"

#include "app/json/json_scanner.h"
#include "app/json/json_spelling.h"

#include <algorithm>

namespace crier {

namespace {

bool holds(const JsonNode &node, qsizetype offset)
{
    return (offset >= node.start && offset < node.end) || (offset >= node.keyStart && offset < node.keyEnd);
}

class NodeSink
{
public:
    // A value of most texts takes at least these bytes with its key and its comma.
    explicit NodeSink(qsizetype bytes) { m_nodes.reserve(bytes / 16); }

    void openContainer(JsonKind kind, qsizetype start)
    {
        m_open = append(kind, start, start);
        m_previous = -1;
    }

    void closeContainer(qsizetype end)
    {
        m_node[m_open].end = end;
        m_previous = m_open;
        m_open = m_node[m_open].parent;
    }

    void key(qsizetype start, qsizetype end, QByteArrayView)
    {
        m_keyStart = start;
        m_keyEnd = end;
    }

    void scalar(JsonKind kind, qsizetype start, qsizetype end) { m_previous = append(kind, start, end); }

    QList<JsonNode> takeNodes()
    {
        m_nodes.resize(m_count);
        return std::move(m_nodes);
    }

private:
    int append(JsonKind kind, qsizetype start, qsizetype end)
    {
        if (m_count == m_nodes.size())
            grow();
        const int index = m_count++;
        if (m_previous >= 0)
            m_node[m_previous].nextSibling = index;
        else if (m_open >= 0)
            m_node[m_open].firstChild = index;
        if (m_open >= 0)
            ++m_node[m_open].childCount;
        m_node[index] = {kind, start, end, m_keyStart, m_keyEnd, m_open, -1, -1, 0};
        m_keyStart = m_keyEnd = -1;
        return index;
    }

    void grow()
    {
        m_nodes.resize(m_count + 64);
        m_node = m_nodes.data();
    }

    QList<JsonNode> m_nodes; // beyond m_count still empty: QList::append() takes four times as long
    JsonNode *m_node = nullptr;
    int m_count = 0;
    int m_open = -1;     // the container that values go into
    int m_previous = -1; // the value before, in the same container
    qsizetype m_keyStart = -1;
    qsizetype m_keyEnd = -1;
};

} // namespace

JsonStep jsonKey(const QString &key)
{
    return {key, -1};
}

JsonStep jsonIndex(qsizetype index)
{
    return {{}, index};
}

QString jsonPathText(const JsonPath &path)
{
    QString text;
    for (const JsonStep &step : path) {
        if (step.index >= 0) {
            text += u'[' + QString::number(step.index) + u']';
        } else {
            if (!text.isEmpty())
                text += u'.';
            text += step.key;
        }
    }
    return text;
}

JsonTree JsonTree::parse(const QByteArray &bytes)
{
    JsonTree tree;
    tree.m_bytes = bytes;
    NodeSink sink(bytes.size());
    JsonScanner scanner(bytes, sink);
    if (scanner.scan()) {
        tree.m_fault = JsonFault::None;
        tree.m_nodes = sink.takeNodes();
    } else {
        tree.m_fault = scanner.fault();
        tree.m_faultPosition = positionAt(bytes, scanner.faultOffset());
        tree.m_faultKey = textOfUtf8(scanner.faultKey());
    }
    return tree;
}

int JsonTree::member(int object, const QString &key) const
{
    if (!has(object) || node(object).kind != JsonKind::Object)
        return -1;
    const QByteArray utf8 = key.toUtf8();
    for (int child = node(object).firstChild; child >= 0; child = node(child).nextSibling) {
        const QByteArrayView inner = keyInner(child);
        if (inner.contains('\\') ? unescapeJson(inner) == utf8 : inner == utf8)
            return child;
    }
    return -1;
}

int JsonTree::element(int array, qsizetype index) const
{
    if (!has(array) || node(array).kind != JsonKind::Array || index < 0 || index >= node(array).childCount)
        return -1;
    int child = node(array).firstChild;
    for (qsizetype i = 0; i < index; ++i)
        child = node(child).nextSibling;
    return child;
}

int JsonTree::find(const JsonPath &path) const
{
    int at = m_nodes.isEmpty() ? -1 : 0;
    for (const JsonStep &step : path)
        at = step.index >= 0 ? element(at, step.index) : member(at, step.key);
    return at;
}

int JsonTree::nodeAt(qsizetype offset) const
{
    // The last node that begins at or before `offset`, or one of those around it: nodes stand in the order in
    // which they begin, and whatever holds this byte began by then.
    const auto after =
        std::upper_bound(m_nodes.begin(), m_nodes.end(), offset,
                         [](qsizetype place, const JsonNode &node) { return place < beginOf(node); });
    int at = static_cast<int>(after - m_nodes.begin()) - 1;
    while (at >= 0 && !holds(node(at), offset))
        at = node(at).parent;
    return at;
}

JsonPath JsonTree::pathOf(int index) const
{
    JsonPath path;
    for (; has(index) && node(index).parent >= 0; index = node(index).parent) {
        if (node(index).keyStart >= 0) {
            path.prepend(jsonKey(key(index)));
        } else {
            qsizetype place = 0;
            for (int child = node(node(index).parent).firstChild; child != index;
                 child = node(child).nextSibling)
                ++place;
            path.prepend(jsonIndex(place));
        }
    }
    return path;
}

QString JsonTree::key(int index) const
{
    if (!has(index) || node(index).keyStart < 0)
        return {};
    const QByteArrayView inner = keyInner(index);
    return inner.contains('\\') ? textOfUtf8(unescapeJson(inner)) : textOfUtf8(inner);
}

QByteArrayView JsonTree::token(int index) const
{
    if (!has(index))
        return {};
    return QByteArrayView(m_bytes).sliced(node(index).start, node(index).end - node(index).start);
}

std::optional<QString> JsonTree::text(int index) const
{
    if (!has(index) || node(index).kind != JsonKind::String)
        return std::nullopt;
    return decodeJsonString(token(index));
}

QByteArrayView JsonTree::keyInner(int member) const
{
    const JsonNode &at = node(member);
    return QByteArrayView(m_bytes).sliced(at.keyStart + 1, at.keyEnd - at.keyStart - 2);
}

} // namespace crier
