// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace crier {

enum class DiffKind { Same, Removed, Added };

struct DiffSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const DiffSpan &, const DiffSpan &) = default;
};

struct DiffLine
{
    DiffKind kind = DiffKind::Same;
    QString text; // without its line feed
    // What changed in a line that has much in common with those it took the place of, in whole words
    // (characters in Chinese and Japanese); an empty list where only the line's end is another. None: all of
    // the line.
    std::optional<QList<DiffSpan>> changed = {};
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

// Two texts as lines, removed ones before those that took their place.
struct TextDiff
{
    QList<DiffLine> lines;
    bool isEmpty() const; // the texts are the same
    QString before() const;
    QString after() const;
    qsizetype count(DiffKind kind) const;
    friend bool operator==(const TextDiff &, const TextDiff &) = default;
};

// Lines end at a line feed only. Its cost is bounded: where two large texts have almost nothing in common,
// the part between their common beginning and end counts as replaced.
TextDiff diffTexts(const QString &before, const QString &after);

} // namespace crier
