// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace crier {

// Where a long line may be cut into blocks. A text layout costs as much as its block is long, with every key;
// in blocks of bounded length a line of 128 KiB is as quick as a short one.
struct LineCuts
{
    enum class Taste {
        Prose, // after a space
        Json,  // after a comma
    };

    Taste taste = Taste::Prose;
    qsizetype usual = 512;     // pieces are about this long, in UTF-16 units
    qsizetype longest = 1'024; // a block that grows beyond is cut again
    qsizetype least = 128;     // one that shrinks below is joined to a neighbour

    // The places to cut `line` at, in order; none when it is short enough. Never inside what a person takes
    // for one character, even if that leaves a piece too long.
    QList<qsizetype> places(QStringView line) const;
};

inline constexpr LineCuts proseCuts{};
inline constexpr LineCuts jsonCuts{LineCuts::Taste::Json, 80, 160, 20};

// Whether a line may be cut between the two: `before` begins where a character begins.
bool canCutBetween(QStringView before, QStringView after);

} // namespace crier
