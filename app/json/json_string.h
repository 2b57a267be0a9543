// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_scan.h"

namespace crier {

// What the scanner needs to know about characters and string tokens.

// Length of the UTF-8 sequence that begins at `p`, 0 when it is not valid (RFC 3629: no overlong forms, no
// surrogates, nothing above U+10FFFF). `p` is before `end`.
int utf8SequenceLength(const unsigned char *p, const unsigned char *end);

struct JsonStringEnd
{
    JsonFault fault = JsonFault::None;
    const unsigned char *at = nullptr; // one past the closing quote, or where the fault is
    bool isEscaped = false;            // holds at least one escape
};

// Scans the string token that begins with the quote at `p`.
JsonStringEnd scanJsonString(const unsigned char *p, const unsigned char *end);

// One past the escape that begins with the backslash at `p`, in a string token without fault. Both halves of
// a surrogate pair are one escape.
const unsigned char *skipJsonEscape(const unsigned char *p, const unsigned char *end);

// What lies between the quotes of a string token without fault, with its escapes resolved, as UTF-8.
QByteArray unescapeJson(QByteArrayView inner);
void appendUnescapedJson(QByteArray &text, QByteArrayView inner);

// Valid UTF-8 as text, with every character kept.
QString textOfUtf8(QByteArrayView utf8);

} // namespace crier
