// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <functional>

namespace crier {

enum class TextMark {
    BidiControl, // turns the direction of writing
    Invisible,   // shows nothing where it stands, and has no business there
    Placeholder, // {{name}}
    Link,        // from http://, https:// or www. to its end
    TestWord,    // looks like somebody tried something out
};

// Bytes `start` to before `end` of the text.
struct TextPlace
{
    TextMark mark;
    qsizetype start = 0;
    qsizetype end = 0;
};

struct TextScanOptions
{
    bool links = true;
    bool words = true;
    bool isJson = false; // or JSON to be: its own braces, {{"a":1}}, are no placeholder
};

// Tells `found` of everything in valid UTF-8 that a person should know of before it is sent to everyone, in
// the order of the text. One pass, made for running on every key press.
void scanText(QByteArrayView utf8, TextScanOptions options,
              const std::function<void(const TextPlace &)> &found);

} // namespace crier
