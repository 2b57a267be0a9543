// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace crier {

// A place in a text, in UTF-16 units.
struct TextMark
{
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextMark &, const TextMark &) = default;
};

// A text in which nothing is hidden.
struct MarkedText
{
    QString text;
    QList<TextMark> marks; // where a sign stands for a character that is not to be seen
    friend bool operator==(const MarkedText &, const MarkedText &) = default;
};

// Direction controls, invisible characters, tags and control characters become "[U+202E]" (reliability 5.17):
// what turns the text around or hides in it must not do so here. Line feeds and tabs stay. So do joiners
// where a script or an emoji needs them, and the tags of a flag: without them the preview would be wrong.
MarkedText withVisibleMarks(const QString &text);

} // namespace crier
