// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/moment.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace crier {

namespace {

constexpr int secondsADay = 24 * 60 * 60;
constexpr int longestZoneName = 64;

using namespace Qt::Literals::StringLiterals;

// All names without a place. What else has no slash in it could be a rule: Qt takes "CST" for UTC.
constexpr std::array plainNames{
    "CET"_L1,     "CST6CDT"_L1, "Cuba"_L1,    "EET"_L1,       "EST"_L1,      "EST5EDT"_L1,   "Egypt"_L1,
    "Eire"_L1,    "GB"_L1,      "GB-Eire"_L1, "GMT"_L1,       "GMT+0"_L1,    "GMT-0"_L1,     "GMT0"_L1,
    "HST"_L1,     "Iceland"_L1, "Iran"_L1,    "Greenwich"_L1, "Hongkong"_L1, "Israel"_L1,    "Jamaica"_L1,
    "Japan"_L1,   "Libya"_L1,   "MET"_L1,     "Kwajalein"_L1, "MST"_L1,      "MST7MDT"_L1,   "NZ"_L1,
    "NZ-CHAT"_L1, "Navajo"_L1,  "PRC"_L1,     "PST8PDT"_L1,   "Poland"_L1,   "Portugal"_L1,  "ROC"_L1,
    "ROK"_L1,     "Turkey"_L1,  "UCT"_L1,     "Singapore"_L1, "UTC"_L1,      "Universal"_L1, "W-SU"_L1,
    "WET"_L1,     "Zulu"_L1};

// The moments at which the clocks of `zone` show `wall` (kept as if it were UTC), earliest first: none where
// they are put forward over it, two where they are put back. Not left to QDateTime, which picks one silently,
// and another one with every version.
QList<QDateTime> momentsOf(const QDateTime &wall, const QTimeZone &zone)
{
    QList<QDateTime> moments;
    for (const int days : {-1, 1}) {
        const int offset = zone.offsetFromUtc(wall.addSecs(days * secondsADay));
        const QDateTime moment = wall.addSecs(-offset);
        if (zone.offsetFromUtc(moment) == offset && !moments.contains(moment))
            moments.append(moment);
    }
    std::sort(moments.begin(), moments.end());
    return moments;
}

// "UTC+8", "UTC-3:30": abbreviations such as CST mean several zones.
QString offsetText(int seconds)
{
    if (seconds == 0)
        return QStringLiteral("UTC");
    const int minutes = std::abs(seconds) / 60;
    QString text = QStringLiteral("UTC%1%2").arg(QLatin1Char(seconds < 0 ? '-' : '+')).arg(minutes / 60);
    if (minutes % 60 != 0)
        text += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return text;
}

QTimeZone zoneNamed(const QString &name)
{
    return QTimeZone(name.toLatin1());
}

std::optional<int> offsetFromText(const QString &text)
{
    if (text == QLatin1String("Z"))
        return 0;
    const int minutes = text.last(2).toInt();
    const int seconds = (text.mid(1, 2).toInt() * 60 + minutes) * 60;
    if (minutes > 59 || seconds > 14 * 60 * 60)
        return std::nullopt;
    return text.startsWith(u'-') ? -seconds : seconds;
}

} // namespace

bool isTimeZone(const QString &name)
{
    static const QRegularExpression place(QStringLiteral("\\A[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)+\\z"));
    const bool isPlain = std::find(plainNames.cbegin(), plainNames.cend(), name) != plainNames.cend();
    // Folders of the system's, with the same zones once more.
    const bool isCopy = name.startsWith("posix/"_L1) || name.startsWith("right/"_L1);
    if (name.size() > longestZoneName || isCopy || (!isPlain && !place.match(name).hasMatch()))
        return false;
    return zoneNamed(name).isValid(); // isTimeZoneIdAvailable() does not know the names that are links
}

QString systemTimeZone()
{
    const QString name = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    const QString folder = u"/zoneinfo/"_s; // TZ may be the path of a file
    const QString bare = name.contains(folder) ? name.section(folder, -1) : name;
    if (isTimeZone(bare))
        return bare;
    if (zoneNamed(name).isValid()) // a rule, such as "CST-8"
        return name;
    const int offset = QDateTime::currentDateTime().offsetFromUtc();
    return offset == 0 ? u"UTC"_s : QString::fromLatin1(QTimeZone(offset).id());
}

Moment readMoment(const QString &text, DateFormat format, const QString &zone)
{
    static const QRegularExpression form(
        QStringLiteral("\\A([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?)?"
                       "(?: *(Z|[+-][0-9]{2}:?[0-9]{2})| +([A-Za-z][^ ]*))?\\z"));
    Moment moment;
    moment.zone = zone.isEmpty() ? systemTimeZone() : zone;
    const QRegularExpressionMatch match = form.match(text.trimmed());
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QString clock = match.captured(2);
    const QTime time =
        clock.isEmpty() ? QTime(0, 0) : QTime::fromString(clock + match.captured(3), Qt::ISODate);
    if (!date.isValid() || !time.isValid()) {
        moment.fault = MomentFault::Unreadable;
        return moment;
    }
    if (!match.captured(5).isEmpty())
        moment.zone = match.captured(5);
    if (!isTimeZone(moment.zone) && moment.zone != systemTimeZone()) {
        moment.fault = MomentFault::ZoneUnknown;
        return moment;
    }
    const QTimeZone clocks = zoneNamed(moment.zone);
    const QDateTime wall(date, time, Qt::UTC);
    if (clock.isEmpty()) {
        if (format != DateFormat::Date || !match.captured(4).isEmpty()) {
            moment.fault = format == DateFormat::Date ? MomentFault::Unreadable : MomentFault::NeedsTime;
            return moment;
        }
        // A day needs no hour, and some days have no midnight.
        moment.utc = wall.addSecs(secondsADay / 2 - clocks.offsetFromUtc(wall.addSecs(secondsADay / 2)));
        return moment;
    }
    if (const QString offset = match.captured(4); !offset.isEmpty()) {
        const std::optional<int> seconds = offsetFromText(offset);
        if (!seconds)
            moment.fault = MomentFault::Unreadable;
        else
            moment.utc = wall.addSecs(-*seconds);
        return moment;
    }
    const QList<QDateTime> moments = momentsOf(wall, clocks);
    if (moments.isEmpty()) {
        moment.fault = MomentFault::InGap;
        return moment;
    }
    moment.utc = moments.first();
    moment.isTwice = moments.size() > 1 && format != DateFormat::Date;
    return moment;
}

QDateTime wallClock(const QDateTime &utc, const QString &zone)
{
    return utc.toUTC().addSecs(zoneNamed(zone).offsetFromUtc(utc));
}

QString shownMoment(const Moment &moment, DateFormat format, const QString &language)
{
    const QLocale locale(language);
    const int offset = zoneNamed(moment.zone).offsetFromUtc(moment.utc);
    const QDateTime local = wallClock(moment.utc, moment.zone);
    const bool isChinese = locale.language() == QLocale::Chinese;
    // Never a short form of the locale: 11/10/26 is two days, depending on who reads it.
    const QString dateForm = isChinese                               ? QStringLiteral("yyyy'年'M'月'd'日'")
                             : locale.language() == QLocale::English ? QStringLiteral("d MMMM yyyy")
                                                                     : QStringLiteral("yyyy-MM-dd");
    const QString date = locale.toString(local.date(), dateForm);
    if (format == DateFormat::Date)
        return date;
    const QString time =
        locale.toString(local.time(), QStringLiteral("HH:mm")) +
        (isChinese ? QStringLiteral("（%1）") : QStringLiteral(" (%1)")).arg(offsetText(offset));
    if (format == DateFormat::Time)
        return time;
    return date + (locale.language() == QLocale::English ? QStringLiteral(", ") : QStringLiteral(" ")) + time;
}

QDateTime nextFullHour(const QDateTime &now, const QString &zone)
{
    // Of the zone's clocks: not every zone is whole hours away from UTC.
    const int offset = zoneNamed(zone).offsetFromUtc(now);
    const qint64 local = now.toSecsSinceEpoch() + offset;
    return QDateTime::fromSecsSinceEpoch((local / 3600 + 1) * 3600 - offset, Qt::UTC);
}

} // namespace crier
