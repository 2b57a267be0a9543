// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_edit.h"
#include "app/rongcloud/message_types.h"

#include <QString>

#include <optional>

namespace crier {

// One member of the content as a form shows it, and back. Both ways are pure; what the form does not own
// stays byte for byte.

struct FieldValue
{
    bool isPresent = false; // the member is there
    // Its value is one this kind of field can show and change; null is, as an empty one. If not (a list where
    // a text is wanted, or a text where the object around the member should be), the form shows it and leaves
    // it alone. Whatever is written to an editable one is taken: writeField() then gives an edit.
    bool isEditable = true;
    // What the field shows: a text decoded, a number as it is spelled, a truth value as "true" or "false",
    // JSON as written. A value of another kind is shown as its JSON.
    QString text = {};
    friend bool operator==(const FieldValue &, const FieldValue &) = default;
};

// For the kinds that are one value. Of a TextList, ItemList or User ask for what is inside: elements are
// elementField()s, and User has `members`; of the whole it tells whether what is inside can be changed.
FieldValue readField(const JsonTree &tree, const JsonPath &path, const MessageField &field);

// The edit after which the member says `text`. What cannot be a value of that kind yet ("12a" where a number
// is wanted, unfinished JSON) is kept as a string, so that nothing typed is lost; a finding says so. An
// emptied member is taken out when it is optional, and with it a `user` that has become empty; a required
// text stays as an empty one. Null on the way makes room for what is written. A NUL, which no content may
// hold, becomes U+FFFD. None when the content is no sound object, or the path leads through something else.
std::optional<ByteEdit> writeField(const JsonTree &tree, const JsonPath &path, const MessageField &field,
                                   const QString &text);

// What an element of a TextList or ItemList is.
MessageField elementField(const MessageField &list);
// Number of elements; 0 when there is no such array.
int elementCount(const JsonTree &tree, const JsonPath &path);
// A new element at the end; makes the array when there is none, or null.
std::optional<ByteEdit> appendElement(const JsonTree &tree, const JsonPath &path, const MessageField &list);

} // namespace crier
