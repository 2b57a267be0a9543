// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: the scanner and the tree agree, and all places lie inside the text.
#include "app/json/json_scan.h"
#include "app/json/json_tree.h"
#include "tests/fuzz/require.h"

#include <algorithm>

using namespace crier;

namespace {

void checkFault(const QByteArray &bytes, const JsonScan &scan, const JsonTree &tree)
{
    const JsonPosition &position = scan.position;
    require(position.offset >= 0 && position.offset <= bytes.size(), "a fault is inside the text");
    require(position.line >= 1 && position.column >= 1, "lines and columns count from 1");
    if (scan.ok())
        return;
    require(position == positionAt(bytes, position.offset), "line and column belong to the offset");
    if (scan.fault == JsonFault::NotAnObject) {
        require(tree.ok() && !tree.isObject(), "the tree takes a root that is no object");
        require(tree.node(0).start == position.offset, "the root is where the scanner found it");
        return;
    }
    require(tree.fault() == scan.fault, "scanner and tree find the same fault");
    require(tree.faultPosition() == position, "scanner and tree find it at the same place");
    require(tree.faultKey() == scan.key, "scanner and tree name the same key");
    require(tree.nodes().isEmpty(), "a text with a fault has no nodes");
}

void checkMembers(const JsonScan &scan, const JsonTree &tree)
{
    require(scan.members.size() == tree.node(0).childCount, "as many members as children");
    int child = tree.node(0).firstChild;
    for (const JsonMember &member : scan.members) {
        require(tree.key(child) == member.key, "same key");
        require(tree.node(child).start == member.valueStart, "same start");
        require(tree.node(child).end == member.valueEnd, "same end");
        child = tree.node(child).nextSibling;
    }
}

void checkNodes(const QByteArray &bytes, const JsonTree &tree)
{
    // A path takes a walk through the siblings: enough nodes to find a mistake, not so many as to be slow.
    const int count = static_cast<int>(std::min<qsizetype>(tree.nodes().size(), 200));
    for (int i = 0; i < count; ++i) {
        const JsonNode &node = tree.node(i);
        require(node.start >= 0 && node.start < node.end && node.end <= bytes.size(), "tokens are inside");
        require(tree.find(tree.pathOf(i)) == i, "a path leads back to its node");
        require(tree.nodeAt(node.start) == i && tree.nodeAt(node.end - 1) == i, "a token is its node's");
        require(tree.text(i).has_value() == (node.kind == JsonKind::String), "strings have a text");
        if (node.keyStart >= 0) {
            require(node.keyStart < node.keyEnd && node.keyEnd < node.start, "keys stand in front");
            require(tree.nodeAt(node.keyStart) == i, "a key is its node's");
            const QByteArray token = bytes.sliced(node.keyStart, node.keyEnd - node.keyStart);
            require(decodeJsonString(token) == tree.key(i), "a key is what its token stands for");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    // Not copied, so that a step over the end is seen.
    const QByteArray bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const JsonScan scan = scanJsonObject(bytes);
    const JsonTree tree = JsonTree::parse(bytes);
    checkFault(bytes, scan, tree);
    if (scan.ok())
        checkMembers(scan, tree);
    if (tree.ok()) {
        require(!findInvalidUtf8(bytes), "a sound text is UTF-8");
        checkNodes(bytes, tree);
    }
    return 0;
}
