// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <functional>

namespace crier {

struct MessageType;

// A place in a content that a problem of its texts is about.
struct ContentPlace
{
    Problem problem;
    qsizetype start = 0; // bytes of the content, as they are spelled there
    qsizetype end = 0;
    int node = -1;          // the string it is in; below 0: the content is no JSON
    bool isAddress = false; // the whole value of a field that takes an address
    QString text;           // as Finding::text
};

// Tells `found` of every such place, in the order of the content: in each string of a sound JSON tree, with
// its escapes resolved; in all of `content` when the tree has no nodes. `type` is null for an app's own type.
// Gives how many bytes longer the strings are than what they stand for, which only escapes can make them.
qsizetype findContentPlaces(const QByteArray &content, const JsonTree &tree, const MessageType *type,
                            const CheckContext &context,
                            const std::function<void(const ContentPlace &)> &found);

} // namespace crier
