// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace crier {

// What the characters of a JSON text are, for showing them. Whether the text is sound is not asked here: this
// works with every key, on one piece of a line at a time, and makes something of whatever is there.
enum class JsonPart { Key, String, Escape, Number, Literal, Punctuation };

struct JsonSpan
{
    int start = 0;
    int length = 0;
    JsonPart part = JsonPart::String;
    friend bool operator==(const JsonSpan &, const JsonSpan &) = default;
};

// How one piece of a line leaves off and the next begins. Lines begin with the default: a string cannot go
// beyond its line.
struct JsonThread
{
    enum Inside { Nothing, Key, String };
    Inside inside = Nothing;
    int pendingEscape =
        0; // units of an escape still to come; 5 where what follows the backslash is not known yet
    friend bool operator==(const JsonThread &, const JsonThread &) = default;
};

// The spans of `piece`, in order, and how it leaves off. A string is a key where a colon follows; `ahead` is
// what comes after the piece in the same line, of which a little is enough.
JsonThread scanJsonPiece(QStringView piece, QStringView ahead, JsonThread thread, QList<JsonSpan> *spans);

} // namespace crier
