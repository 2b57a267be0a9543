// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace crier {

// Places in a document, in order, that move along with its edits. A place takes part in the document's
// positions but not in the offsets of the text it shows: the two differ by the number of places before.
class PlaceList
{
public:
    bool isEmpty() const { return m_places.isEmpty(); }
    qsizetype count() const { return m_places.size(); }
    int at(qsizetype index) const { return m_places.at(index); }
    bool contains(int position) const;
    // How many lie before `position`; also the index of the first one at or after it.
    qsizetype countBefore(int position) const;

    // `removed` characters at `from` gave way to `added` new ones, which hold the places `fresh`.
    void replace(int from, int removed, int added, const QList<int> &fresh);

    int toOffset(int position) const { return position - int(countBefore(position)); }
    // A place and what follows it have the same offset: after it, and before it.
    int toPosition(int offset) const;
    int toEarlyPosition(int offset) const;

private:
    template<typename IsPassed>
    int positionWhere(int offset, IsPassed isPassed) const;

    QList<int> m_places;
};

} // namespace crier
