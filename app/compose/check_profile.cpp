// SPDX-License-Identifier: GPL-3.0-or-later
// Where it would go, and when.
#include "app/compose/check_parts.h"

#include <algorithm>

namespace crier {

namespace {

// From 22:00 to 06:00 spans midnight; the end is not part of it.
bool isWithin(const SendingHours &hours, QTime time)
{
    return hours.from < hours.until ? time >= hours.from && time < hours.until
                                    : time >= hours.from || time < hours.until;
}

} // namespace

QList<Finding> checkProfile(const Profile &profile, const Secret &secret)
{
    QList<Finding> findings = checkDestination(profile);
    // Blanks around a pasted value must not hide that it is the wrong one.
    const QByteArrayView secretBytes = QByteArrayView(secret.reveal()).trimmed();
    if (secretBytes.isEmpty())
        findings.append({.problem = Problem::SecretMissing});
    else if (secretBytes == QByteArrayView(profile.appKey.value.toUtf8()).trimmed())
        findings.append({.problem = Problem::SecretEqualsAppKey});
    return findings;
}

QList<Finding> checkDestination(const Profile &profile)
{
    QList<Finding> findings = checkBaseUrl(profile.baseUrl);
    const QString &key = profile.appKey.value;
    if (key.trimmed().isEmpty()) {
        findings.append({.problem = Problem::AppKeyMissing});
    } else if (const qsizetype at = firstPosition(key, [](QChar c) { return !isVisibleAscii(c); })) {
        findings.append({.problem = Problem::AppKeyBadCharacter, .number = at});
    }
    return findings;
}

QList<Finding> checkBaseUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return {{.problem = Problem::UrlInvalid}};
    QList<Finding> findings;
    const bool isHttps = url.scheme() == QLatin1String("https");
    const bool isLocalHttp = url.scheme() == QLatin1String("http") && isLoopback(url);
    if (!isHttps && !isLocalHttp)
        findings.append({.problem = Problem::UrlNotHttps});
    if (url.authority().contains(QLatin1Char('@')))
        findings.append({.problem = Problem::UrlHasUserInfo});
    const QString path = url.path();
    if ((!path.isEmpty() && path != QLatin1String("/")) || url.hasQuery() || url.hasFragment())
        findings.append({.problem = Problem::UrlHasPath});
    return findings;
}

QList<Finding> checkSendingHours(const Profile &profile, const QDateTime &now)
{
    if (!profile.hours)
        return {};
    const SendingHours &hours = *profile.hours;
    const bool isUsable = hours.from.isValid() && hours.until.isValid() && hasKnownZone(hours);
    if (isUsable && isWithin(hours, now.toTimeZone(QTimeZone(hours.zone)).time()))
        return {};
    const QString format = QStringLiteral("HH:mm");
    return {{.problem = Problem::OutsideSendingHours,
             .text = QStringLiteral("%1\u2013%2 %3")
                         .arg(hours.from.toString(format), hours.until.toString(format),
                              QString::fromLatin1(hours.zone))}};
}

} // namespace crier
