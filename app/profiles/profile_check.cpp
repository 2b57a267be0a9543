// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_check.h"

#include "app/compose/check_parts.h"
#include "app/profiles/data_centres.h"
#include "app/send/arming.h"

#include <algorithm>

namespace crier {

namespace {

// A name tells a person whom a send reaches, and is typed to arm: nothing in it may be hidden.
qsizetype firstUntypable(const QString &name)
{
    qsizetype at = 1;
    for (const char32_t character : name.toStdU32String()) {
        const QChar::Category category = QChar::category(character);
        const bool isSpace = category == QChar::Separator_Space;
        if (!isSpace && (!QChar::isPrint(character) || category == QChar::Other_Format))
            return at;
        ++at;
    }
    return 0;
}

void checkName(const Profile &profile, const QList<Profile> &others, QList<Finding> &findings)
{
    const QString name = profile.name.trimmed();
    if (comparableName(name).isEmpty()) {
        findings.append({.problem = Problem::ProfileNameMissing});
        return;
    }
    if (name.size() > maxProfileNameCharacters)
        findings.append({.problem = Problem::ProfileNameTooLong, .number = name.size()});
    if (const qsizetype at = qMax(firstUntypable(name), firstLoneSurrogate(name)))
        findings.append({.problem = Problem::ProfileNameUntypable, .number = at});
    if (isSameProfileName(name, QStringLiteral("sandbox")))
        findings.append({.problem = Problem::ProfileNameReserved, .text = name});
    const auto other = std::find_if(others.cbegin(), others.cend(), [&](const Profile &known) {
        return (profile.id.isEmpty() || known.id != profile.id) && isSameProfileName(known.name, name);
    });
    if (other != others.cend())
        findings.append({.problem = Problem::ProfileNameTaken, .text = other->name});
}

void checkPlace(const Profile &profile, QList<Finding> &findings)
{
    if (!profile.dataCentre.isEmpty()) {
        const DataCentre *const named = dataCentre(profile.dataCentre);
        if (!named || dataCentreOf(profile.baseUrl) != named)
            findings.append({.problem = Problem::DataCentreMismatch, .text = profile.dataCentre});
    }
    if (profile.environment == Environment::Sandbox && !isLoopback(profile.baseUrl))
        findings.append({.problem = Problem::SandboxElsewhere});
}

void checkTimes(const Profile &profile, QList<Finding> &findings)
{
    if (profile.interval < shortestInterval)
        findings.append({.problem = Problem::IntervalTooShort, .number = profile.interval.count()});
    if (std::find(holdChoices.cbegin(), holdChoices.cend(), profile.hold) == holdChoices.cend())
        findings.append({.problem = Problem::HoldNotOffered, .number = profile.hold.count()});
    if (!profile.hours)
        return;
    const SendingHours &hours = *profile.hours;
    if (!hours.from.isValid() || !hours.until.isValid() || hours.from == hours.until)
        findings.append({.problem = Problem::SendingHoursUnusable});
    if (!hasKnownZone(hours))
        findings.append({.problem = Problem::SendingHoursZone, .text = QString::fromUtf8(hours.zone)});
}

} // namespace

std::chrono::seconds defaultHold(Environment environment)
{
    return std::chrono::seconds(environment == Environment::Live ? 10 : 0);
}

bool isSameProfileName(const QString &left, const QString &right)
{
    // Folding may leave what has to be composed again.
    const auto folded = [](const QString &name) {
        return comparableName(comparableName(name).toCaseFolded());
    };
    return folded(left) == folded(right);
}

QList<Finding> checkProfileSettings(const Profile &profile, const QList<Profile> &others)
{
    QList<Finding> findings;
    checkName(profile, others, findings);
    findings += checkDestination(profile);
    checkPlace(profile, findings);
    if (!profile.defaultSender.value.isEmpty())
        checkSender(profile.defaultSender.value, findings);
    checkTimes(profile, findings);
    return findings;
}

} // namespace crier
