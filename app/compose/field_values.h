// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_tree.h"
#include "app/rongcloud/message_types.h"

namespace crier {

// The value at `node` of a sound tree, as the value of a field.

// What stands between the quotes of the string at `node`.
QByteArrayView stringInner(const JsonTree &tree, int node);
// A string of nothing that shows: white space, and characters without a shape.
bool isBlankString(const JsonTree &tree, int node);
// Whether the value is of the kind that the field wants, lenient fields being lenient.
bool isOfKind(const JsonTree &tree, int node, const MessageField &field);
// The element of a list that is not of the kind the list wants; else `node` itself.
int oddOneIn(const JsonTree &tree, int node, const MessageField &field);
// The number that an Integer or a Number holds, also one written as a string. Beyond the reach of a double it
// is an infinity, or 0.
std::optional<double> numberIn(const JsonTree &tree, int node);

// The same value as a token of the kind that the field wants, where there is no doubt about it: 12 for "12".
std::optional<QByteArray> convertedValue(const JsonTree &tree, int node, const MessageField &field);
// A value that shows where to write one.
QByteArray emptyValue(FieldKind kind);

} // namespace crier
