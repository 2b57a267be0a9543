// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_tree.h"

namespace crier {

// Every key and every scalar in order, but for the node `out` (-1: none) and what is in it.
inline QByteArrayList restOf(const JsonTree &tree, int out)
{
    const auto isInside = [&tree](int node, int container) {
        while (node >= 0 && node != container)
            node = tree.node(node).parent;
        return node >= 0;
    };
    QByteArrayList rest;
    for (int i = 0; i < tree.nodes().size(); ++i) {
        if (out >= 0 && isInside(i, out))
            continue;
        const JsonNode &node = tree.node(i);
        if (node.keyStart >= 0)
            rest.append(tree.bytes().sliced(node.keyStart, node.keyEnd - node.keyStart));
        const bool isContainer = node.kind == JsonKind::Object || node.kind == JsonKind::Array;
        rest.append(isContainer ? tree.token(i).first(1).toByteArray() : tree.token(i).toByteArray());
    }
    return rest;
}

} // namespace crier
