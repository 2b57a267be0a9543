// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/moment.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace crier {

namespace {

constexpr int secondsADay = 24 * 60 * 60;
constexpr int longestZoneName = 64;

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
    const int seconds = (text.mid(1, 2).toInt() * 60 + text.last(2).toInt()) * 60;
    if (seconds > 14 * 60 * 60)
        return std::nullopt;
    return text.startsWith(u'-') ? -seconds : seconds;
}

} // namespace

bool isTimeZone(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\\z"));
    return name.size() <= longestZoneName && form.match(name).hasMatch() &&
           QTimeZone::isTimeZoneIdAvailable(name.toLatin1());
}

QString systemTimeZone()
{
    const QString name = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    return isTimeZone(name) ? name : QStringLiteral("UTC");
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
    if (!isTimeZone(moment.zone)) {
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
