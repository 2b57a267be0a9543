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
// The same replacement of `bytes` without what it leaves as it is at either end; never cuts a UTF-8 sequence.
ByteEdit narrowed(const QByteArray &bytes, const ByteEdit &edit);

// Edits of a sound JSON text that keep every byte they do not have to touch. What an edit leaves behind is
// sound again. None when that cannot be: the tree has a fault, the path leads through something that is no
// container of that kind or past the end of an array, `token` is no sound JSON value, its nesting would go
// beyond maxJsonDepth, or a key to be made cannot be written (NUL, a lone surrogate). White space around
// `token` is left out.

// The value at `path` becomes `token`: exactly the value's bytes are replaced, and none at all where a string
// stands for the same text already, however it is spelled. What is missing on the way is made: members at the
// end of their object and elements at the end of their array, in the spelling their neighbours have (one
// line, or lines with the same indentation).
std::optional<ByteEdit> setJsonValue(const JsonTree &tree, const JsonPath &path, const QByteArray &token);
// Takes a member or an element out with its comma and the white space that only it needed. An edit of nothing
// when it is not there; none for the root, without which there is no text. Emptied brackets keep what stood
// before the closing one: a line break, so that the next member gets a line again.
std::optional<ByteEdit> removeJsonValue(const JsonTree &tree, const JsonPath &path);
// A new element before the one at `index`, or at the end where `index` is the number of elements. A missing
// array is made for its first element.
std::optional<ByteEdit> insertJsonElement(const JsonTree &tree, const JsonPath &array, qsizetype index,
                                          const QByteArray &token);
// The element at `from` stands at `to` afterwards, its token unchanged. White space stays where it is.
std::optional<ByteEdit> moveJsonElement(const JsonTree &tree, const JsonPath &array, qsizetype from,
                                        qsizetype to);

} // namespace crier
