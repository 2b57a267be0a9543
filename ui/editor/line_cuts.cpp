// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/line_cuts.h"

#include <QString>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace crier {

namespace {

// Never part of a longer character, whatever stands beside it. The rest is left to Unicode's rules.
bool standsAlone(QChar c)
{
    const char16_t code = c.unicode();
    return code < 0x0300 || (code >= 0x3001 && code <= 0x3029) || (code >= 0x3041 && code <= 0x3096) ||
           (code >= 0x30A1 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
           (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xFF01 && code <= 0xFF5E);
}

bool isPlainCut(QStringView line, qsizetype at)
{
    return standsAlone(line.at(at - 1)) && standsAlone(line.at(at));
}

bool isWelcome(QChar before, LineCuts::Taste taste)
{
    return taste == LineCuts::Taste::Json ? before == u',' : before.isSpace();
}

// The first place from `low` on between two whole characters; `line` begins with a whole one.
qsizetype placeByRules(QStringView line, qsizetype low)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line.data(), line.size());
    finder.setPosition(low);
    return finder.isAtBoundary() ? low : finder.toNextBoundary();
}

// A place to cut `rest` at about `usual`, at least `least` from its beginning; -1 for none.
qsizetype cutOf(QStringView rest, const LineCuts &cuts)
{
    const qsizetype low = cuts.usual * 3 / 4;
    const qsizetype high = std::min(cuts.usual * 5 / 4, rest.size() - 1);
    for (qsizetype at = high; at >= low; --at) {
        if (isWelcome(rest.at(at - 1), cuts.taste) && isPlainCut(rest, at))
            return at;
    }
    for (qsizetype at = std::min(cuts.usual, high); at >= low; --at) {
        if (isPlainCut(rest, at))
            return at;
    }
    // Unicode's rules look at what came before, so they read from the beginning, and further only if they
    // must.
    // One more unit, for a lone half of a character would be another one.
    const qsizetype at = placeByRules(rest.first(std::min(high + 2, rest.size())), cuts.usual);
    return at >= 0 && at <= high ? at : placeByRules(rest, cuts.usual);
}

} // namespace

QList<qsizetype> LineCuts::places(QStringView line) const
{
    QList<qsizetype> places;
    if (line.size() <= longest)
        return places;
    qsizetype start = 0;
    while (line.size() - start > usual + usual / 2) {
        const qsizetype at = cutOf(line.sliced(start), *this);
        if (at < 0 || line.size() - start - at < least)
            break;
        start += at;
        places.append(start);
    }
    return places;
}

bool canCutBetween(QStringView before, QStringView after)
{
    if (before.isEmpty() || after.isEmpty())
        return true;
    if (standsAlone(before.last()) && standsAlone(after.first()))
        return true;
    constexpr qsizetype enough = 16;
    QString joined = before.toString();
    joined.append(after.first(std::min(after.size(), enough)));
    return placeByRules(joined, before.size()) == before.size();
}

} // namespace crier
