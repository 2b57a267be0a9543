// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/message_template.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace crier {

// Dates of announcements: a moment and the zone whose clocks it is read from.
//
// As text it is "2026-11-24 22:00" (or with T between), with seconds, if need be, that are not shown; then,
// if at all, whose clocks are meant: a zone's name ("Asia/Shanghai") or an offset ("+08:00", "Z"). Where only
// the day is shown, "2026-11-24" is enough.

enum class MomentFault {
    None,
    Unreadable,
    NeedsTime, // a day alone, where a time is shown
    ZoneUnknown,
    InGap, // the clocks are put forward over this time
};

struct Moment
{
    MomentFault fault = MomentFault::None;
    QDateTime utc;
    QString zone;         // whose clocks show it; also where it is unknown or skips the time
    bool isTwice = false; // the clocks are put back: the first of two such times was taken
};

// IANA names only, old ones too: what else Qt takes (POSIX rules, offsets) no other reader of a template may
// know.
bool isTimeZone(const QString &name);
// This computer's. Where it has no name of that kind, another one that readMoment() takes on this computer:
// never the hours of another zone.
QString systemTimeZone();

// `zone` is meant where the text names none, and for an offset the zone it is shown in.
Moment readMoment(const QString &text, DateFormat format, const QString &zone);
// What the clocks of `zone` show at `utc`, as a date and time without a zone (kept as if it were UTC).
QDateTime wallClock(const QDateTime &utc, const QString &zone);
// "24 November 2026, 22:00 (UTC+8)", in the ways of `language`.
QString shownMoment(const Moment &moment, DateFormat format, const QString &language);

// What a date is asked with at first.
QDateTime nextFullHour(const QDateTime &now, const QString &zone);

} // namespace crier
