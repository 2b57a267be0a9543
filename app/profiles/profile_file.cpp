// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_file.h"

#include "app/profiles/profile_check.h"
#include "app/profiles/profile_store.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace crier {

namespace {

constexpr int fileVersion = 1;
constexpr qsizetype maxFileBytes = 16 * 1024 * 1024;

const QString fileFormat = QStringLiteral("crier-profiles");
const QString formatKey = QStringLiteral("format");
const QString versionKey = QStringLiteral("version");
const QString noteKey = QStringLiteral("note");
const QString profilesKey = QStringLiteral("profiles");

const QString nameKey = QStringLiteral("name");
const QString environmentKey = QStringLiteral("environment");
const QString baseUrlKey = QStringLiteral("baseUrl");
const QString appKeyKey = QStringLiteral("appKey");
const QString senderKey = QStringLiteral("defaultSender");
const QString roomKey = QStringLiteral("rehearsalRoom");
const QString dataCentreKey = QStringLiteral("dataCentre");
const QString intervalKey = QStringLiteral("intervalMs");
const QString holdKey = QStringLiteral("holdSeconds");
const QString hoursKey = QStringLiteral("sendingHours");
const QString fromKey = QStringLiteral("from");
const QString untilKey = QStringLiteral("until");
const QString zoneKey = QStringLiteral("timeZone");
const QString timeFormat = QStringLiteral("HH:mm");

struct ProfileFile
{
    Q_DECLARE_TR_FUNCTIONS(ProfileFile)
};

std::chrono::seconds holdIn(const QJsonObject &object, Environment environment)
{
    const std::chrono::seconds hold(object[holdKey].toInt(-1));
    const bool isOffered = std::find(holdChoices.cbegin(), holdChoices.cend(), hold) != holdChoices.cend();
    return isOffered ? hold : defaultHold(environment);
}

std::optional<SendingHours> hoursIn(const QJsonObject &object)
{
    const QJsonValue value = object[hoursKey];
    if (value.isUndefined() || value.isNull())
        return {};
    const QJsonObject hours = value.toObject();
    return SendingHours{QTime::fromString(hours[fromKey].toString(), timeFormat),
                        QTime::fromString(hours[untilKey].toString(), timeFormat),
                        hours[zoneKey].toString().toUtf8()};
}

bool looksSecret(const QString &key)
{
    QString plain = key.toCaseFolded();
    plain.remove(QLatin1Char('-')).remove(QLatin1Char('_')).remove(QLatin1Char(' '));
    const QLatin1String words[] = {QLatin1String("secret"),    QLatin1String("password"),
                                   QLatin1String("passwd"),    QLatin1String("privatekey"),
                                   QLatin1String("signature"), QLatin1String("token"),
                                   QLatin1String("credential")};
    return std::any_of(std::cbegin(words), std::cend(words),
                       [&](QLatin1String word) { return plain.contains(word); });
}

void collectSecretLike(const QJsonValue &value, QStringList &found)
{
    for (const QJsonValue &item : value.toArray())
        collectSecretLike(item, found);
    const QJsonObject object = value.toObject();
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        if (looksSecret(member.key()) && !found.contains(member.key()))
            found.append(member.key());
        collectSecretLike(member.value(), found);
    }
}

} // namespace

void writeProfile(const Profile &profile, QJsonObject &object)
{
    object.insert(nameKey, profile.name);
    object.insert(environmentKey, environmentId(profile.environment));
    object.insert(baseUrlKey, profile.baseUrl.toString(QUrl::FullyEncoded));
    object.insert(appKeyKey, profile.appKey.value);
    object.insert(senderKey, profile.defaultSender.value);
    object.insert(roomKey, profile.rehearsalRoom.value);
    object.insert(dataCentreKey, profile.dataCentre);
    object.insert(intervalKey, qint64(profile.interval.count()));
    object.insert(holdKey, qint64(profile.hold.count()));
    if (!profile.hours) {
        object.remove(hoursKey);
        return;
    }
    QJsonObject hours = object[hoursKey].toObject();
    hours.insert(fromKey, profile.hours->from.toString(timeFormat));
    hours.insert(untilKey, profile.hours->until.toString(timeFormat));
    hours.insert(zoneKey, QString::fromUtf8(profile.hours->zone));
    object.insert(hoursKey, hours);
}

Profile profileIn(const QJsonObject &object)
{
    Profile profile;
    profile.name = object[nameKey].toString().trimmed();
    profile.environment = environmentFromId(object[environmentKey].toString());
    profile.baseUrl = QUrl(object[baseUrlKey].toString(), QUrl::StrictMode);
    profile.environment = reachOf(profile);
    profile.appKey.value = object[appKeyKey].toString();
    profile.defaultSender.value = object[senderKey].toString();
    profile.rehearsalRoom.value = object[roomKey].toString();
    profile.dataCentre = object[dataCentreKey].toString();
    const std::chrono::milliseconds interval(object[intervalKey].toInt(int(profile.interval.count())));
    profile.interval = std::max(interval, shortestInterval);
    profile.hold = holdIn(object, profile.environment);
    profile.hours = hoursIn(object);
    return profile;
}

QByteArray exportedProfiles(const QList<Profile> &profiles)
{
    QJsonArray list;
    for (const Profile &profile : profiles) {
        QJsonObject object;
        writeProfile(profile, object);
        list.append(object);
    }
    const QString note =
        ProfileFile::tr("App Secrets are never part of this file. Enter them where it is imported.");
    return QJsonDocument(
               QJsonObject{
                   {formatKey, fileFormat}, {versionKey, fileVersion}, {noteKey, note}, {profilesKey, list}})
        .toJson();
}

Result<QList<Profile>> importedProfiles(const QByteArray &file)
{
    const QJsonObject root =
        file.size() > maxFileBytes ? QJsonObject() : QJsonDocument::fromJson(file).object();
    if (root[formatKey].toString() != fileFormat || root[versionKey].toInt() < 1)
        return Error{ErrorKind::InvalidInput, {}};
    if (root[versionKey].toInt() > fileVersion)
        return Error{ErrorKind::StorageNewer, {}};
    const QJsonArray list = root[profilesKey].toArray();
    if (list.isEmpty())
        return Error{ErrorKind::InvalidInput, {}};
    QList<Profile> profiles;
    for (const QJsonValue &value : list) {
        if (!value.isObject())
            return Error{ErrorKind::InvalidInput, {}};
        profiles.append(profileIn(value.toObject()));
    }
    return profiles;
}

QStringList secretLikeMembers(const QByteArray &file)
{
    QStringList found;
    if (file.size() > maxFileBytes)
        return found;
    const QJsonDocument document = QJsonDocument::fromJson(file);
    collectSecretLike(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()),
                      found);
    return found;
}

} // namespace crier
