// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/place_list.h"

#include <algorithm>

namespace crier {

bool PlaceList::contains(int position) const
{
    return std::binary_search(m_places.begin(), m_places.end(), position);
}

qsizetype PlaceList::countBefore(int position) const
{
    return std::lower_bound(m_places.begin(), m_places.end(), position) - m_places.begin();
}

void PlaceList::replace(int from, int removed, int added, const QList<int> &fresh)
{
    if (m_places.isEmpty() && fresh.isEmpty())
        return;
    const qsizetype first = countBefore(from);
    const qsizetype last = countBefore(from + removed);
    for (qsizetype i = last; i < m_places.size(); ++i)
        m_places[i] += added - removed;
    if (first < last)
        m_places.remove(first, last - first);
    if (!fresh.isEmpty()) {
        m_places.insert(first, fresh.size(), 0);
        std::copy(fresh.begin(), fresh.end(), m_places.begin() + first);
    }
}

// A place's own offset is its position less its index, and these grow with the index.
template<typename IsPassed>
int PlaceList::positionWhere(int offset, IsPassed isPassed) const
{
    qsizetype low = 0;
    qsizetype high = m_places.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (isPassed(m_places.at(middle) - int(middle)))
            low = middle + 1;
        else
            high = middle;
    }
    return offset + int(low);
}

int PlaceList::toPosition(int offset) const
{
    return positionWhere(offset, [offset](int place) { return place <= offset; });
}

int PlaceList::toEarlyPosition(int offset) const
{
    return positionWhere(offset, [offset](int place) { return place < offset; });
}

} // namespace crier
