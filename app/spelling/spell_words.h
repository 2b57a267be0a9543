// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace crier {

// Where a word stands in a text, in UTF-16 units.
struct WordPlace
{
    qsizetype from = 0;
    qsizetype length = 0;
    friend bool operator==(const WordPlace &, const WordPlace &) = default;
};

// The words of `text` a dictionary may judge, in order. Left out is what no dictionary knows and nobody
// misspells by accident: addresses of the web and of mail, {{placeholders}}, @names, #tags, $variables,
// object names such as RC:TxtMsg, file names and paths, words with digits, underscores or capitals in the
// middle, single letters, abbreviations of up to five capitals, and scripts that put no spaces between words.
// Of compounds with hyphens each part is a word.
QList<WordPlace> wordsToCheck(QStringView text);

// The part of `text` that has to be looked at to judge the words between `from` and `to`: it begins and ends
// where no word can be cut, except in the midst of a thing longer than anybody's word.
WordPlace contextOf(QStringView text, qsizetype from, qsizetype to);

} // namespace crier
