// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_tree.h"

namespace crier {

// How the writer of a text sets the children of one object or array, so that a new one looks like its
// neighbours. For app/json alone.
struct JsonSpelling
{
    QByteArray beforeComma;
    QByteArray afterComma;
    QByteArray colon = ":"; // with the white space around it
    QByteArray pad;         // inside the brackets, where all stands on one line
    QByteArray lineBreak;   // empty: all on one line
    QByteArray indent;      // of the children, where each has a line
    QByteArray unit;        // by which one level is indented more than the one around it

    QByteArray comma() const { return beforeComma + ',' + afterComma; }
};

// Of a place inside `container`, which is an object or array of a sound tree: in front of its child `next`,
// or at its end (-1).
JsonSpelling spellingIn(const JsonTree &tree, int container, int next = -1);

// First byte of a child: of its key, if it has one.
qsizetype beginOf(const JsonNode &node);
// The child before `child` in the same container, the last one for -1; -1 for none.
int childBefore(const JsonTree &tree, int container, int child);

} // namespace crier
