// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_tree.h"

#include <optional>

namespace crier {

// One replacement in a text of bytes.
struct ByteEdit
{
    qsizetype offset = 0;
    qsizetype removed = 0; // bytes taken out at `offset`
    QByteArray inserted;   // and put in instead
    bool isNothing() const { return removed == 0 && inserted.isEmpty(); }
    friend bool operator==(const ByteEdit &, const ByteEdit &) = default;
};

QByteArray applied(const QByteArray &bytes, const ByteEdit &edit);
// The smallest edit that makes `after` of `before`; never cuts a UTF-8 sequence.
ByteEdit editBetween(const QByteArray &before, const QByteArray &after);

// Edits of a sound JSON text that keep every byte they do not have to touch. None when the tree has a fault
// or the path leads through something that is no container of that kind.

// The value at `path` becomes `token`, which is a sound JSON value. What is missing on the way is made:
// members at the end of their object, in the spelling their neighbours have (one line, or lines with the same
// indentation).
std::optional<ByteEdit> setJsonValue(const JsonTree &tree, const JsonPath &path, const QByteArray &token);
// Takes a member or an element out with its comma and the white space that only it needed. An edit of nothing
// when it is not there.
std::optional<ByteEdit> removeJsonValue(const JsonTree &tree, const JsonPath &path);
// A new element before the one at `index`, or at the end where `index` is the number of elements.
std::optional<ByteEdit> insertJsonElement(const JsonTree &tree, const JsonPath &array, qsizetype index,
                                          const QByteArray &token);
// The element at `from` stands at `to` afterwards, its token unchanged.
std::optional<ByteEdit> moveJsonElement(const JsonTree &tree, const JsonPath &array, qsizetype from,
                                        qsizetype to);

} // namespace crier
