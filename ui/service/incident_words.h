// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/incidents/incidents.h"

#include <QString>

namespace crier {

// What the incident view says, for eyes and ears alike.

// "1 hour": what the view looks at.
QString spanWord(std::chrono::hours span);
// "3 min ago".
QString agoText(const QDateTime &then, const QDateTime &now);
// "11 accepted, 1 rejected"; names what there is. "nothing sent".
QString countsText(const OutcomeCounts &counts);
// "Error rate 8 %." Empty where nothing has ended.
QString errorRateText(const OutcomeCounts &counts);
// "Half of the answers came within 80 ms, 95 % within 300 ms." Empty where there were none.
QString timesText(const ResponseTimes &times);
QString reportText(const IncidentReport &report, std::chrono::hours span);
// "14:00 to 14:15: ..."
QString bucketText(const IncidentReport &report, int bucket);
// Its beginning by the clock on the wall.
QString bucketTime(const QDateTime &from);

} // namespace crier
