// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_store.h"

#include "app/profiles/profile_check.h"
#include "app/profiles/profile_file.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace crier {

namespace {

constexpr int storeVersion = 1;

const QString profilesKey = QStringLiteral("profiles");
const QString currentKey = QStringLiteral("current");
const QString idKey = QStringLiteral("id");

QByteArray idOf(const QJsonValue &entry)
{
    return entry.toObject()[idKey].toString().toUtf8();
}

// Where in `entries` the profile stands; below 0: it is gone.
qsizetype indexOf(const QJsonArray &entries, const QByteArray &id)
{
    const auto found = std::find_if(entries.cbegin(), entries.cend(), [&](const QJsonValue &entry) {
        return !id.isEmpty() && idOf(entry) == id;
    });
    return found == entries.cend() ? -1 : found - entries.cbegin();
}

// An entry that this version cannot tell from others stays in the file and is not shown.
QList<Profile> profilesIn(const QJsonObject &file)
{
    QList<Profile> profiles;
    const QJsonArray entries = file[profilesKey].toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QByteArray id = idOf(entries[i]);
        if (id.isEmpty() || indexOf(entries, id) != i)
            continue;
        Profile profile = profileIn(entries[i].toObject());
        profile.id = id;
        profiles.append(profile);
    }
    return profiles;
}

Status checked(const Profile &profile, const QJsonObject &file)
{
    for (const Finding &finding : checkProfileSettings(profile, profilesIn(file))) {
        if (severityOf(finding.problem) == Severity::Error)
            return Error{ErrorKind::InvalidInput, problemId(finding.problem)};
    }
    return Done{};
}

} // namespace

ProfileStore::ProfileStore(const QString &dataDir)
    : m_file(dataDir, QStringLiteral("profiles.json"),
             {{QStringLiteral("version"), storeVersion}, {profilesKey, QJsonArray()}})
{}

Result<QList<Profile>> ProfileStore::list()
{
    const Result<QJsonObject> file = m_file.read();
    if (!file)
        return file.error();
    return profilesIn(*file);
}

Result<Profile> ProfileStore::add(Profile profile)
{
    profile.name = profile.name.trimmed();
    profile.id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const Status added = m_file.change([&](QJsonObject &file) -> Status {
        if (Status fit = checked(profile, file); !fit)
            return fit;
        QJsonObject entry{{idKey, QString::fromLatin1(profile.id)}};
        writeProfile(profile, entry);
        QJsonArray entries = file[profilesKey].toArray();
        entries.append(entry);
        file.insert(profilesKey, entries);
        return Done{};
    });
    if (!added)
        return added.error();
    return profile;
}

Status ProfileStore::replace(const Profile &profile)
{
    return m_file.change([&](QJsonObject &file) -> Status {
        QJsonArray entries = file[profilesKey].toArray();
        const qsizetype index = indexOf(entries, profile.id);
        if (index < 0)
            return Error{ErrorKind::Conflict, profile.name};
        if (Status fit = checked(profile, file); !fit)
            return fit;
        Profile tidy = profile;
        tidy.name = profile.name.trimmed();
        QJsonObject entry = entries[index].toObject();
        writeProfile(tidy, entry);
        entries[index] = entry;
        file.insert(profilesKey, entries);
        return Done{};
    });
}

Status ProfileStore::remove(const QByteArray &id)
{
    return m_file.change([&](QJsonObject &file) -> Status {
        QJsonArray entries = file[profilesKey].toArray();
        const qsizetype index = indexOf(entries, id);
        if (index < 0)
            return Done{};
        entries.removeAt(index);
        file.insert(profilesKey, entries);
        if (file[currentKey].toString().toUtf8() == id)
            file.remove(currentKey);
        return Done{};
    });
}

Status ProfileStore::move(const QByteArray &id, int position)
{
    return m_file.change([&](QJsonObject &file) -> Status {
        QJsonArray entries = file[profilesKey].toArray();
        const qsizetype from = indexOf(entries, id);
        if (from < 0)
            return Error{ErrorKind::Conflict, {}};
        const QList<Profile> shown = profilesIn(file);
        const qsizetype last = shown.size() - 1;
        const QByteArray there = shown[qBound(qsizetype(0), qsizetype(position), last)].id;
        const qsizetype to = indexOf(entries, there);
        const QJsonValue entry = entries.takeAt(from);
        entries.insert(to, entry);
        file.insert(profilesKey, entries);
        return Done{};
    });
}

Result<QByteArray> ProfileStore::current()
{
    const Result<QJsonObject> file = m_file.read();
    if (!file)
        return file.error();
    const QByteArray id = (*file)[currentKey].toString().toUtf8();
    return indexOf((*file)[profilesKey].toArray(), id) < 0 ? QByteArray() : id;
}

QPair<QDateTime, qint64> ProfileStore::stamp() const
{
    const QFileInfo file(m_file.path());
    return {file.lastModified(), file.size()};
}

Status ProfileStore::setCurrent(const QByteArray &id)
{
    return m_file.change([&](QJsonObject &file) -> Status {
        if (id.isEmpty()) {
            file.remove(currentKey);
            return Done{};
        }
        if (indexOf(file[profilesKey].toArray(), id) < 0)
            return Error{ErrorKind::Conflict, {}};
        file.insert(currentKey, QString::fromUtf8(id));
        return Done{};
    });
}

} // namespace crier
