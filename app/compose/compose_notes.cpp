// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/compose_notes.h"

#include "app/base/durable_file.h"
#include "app/base/private_folder.h"
#include "app/base/system_error.h"
#include "app/compose/check.h"
#include "app/rongcloud/message_types.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

namespace crier {

namespace {

constexpr int notesVersion = 1;
constexpr qint64 maxNotesBytes = 16 * 1024 * 1024; // many profiles with the longest of corrections
constexpr int lockPatience = 2'000;                // ms; who holds it writes one file

const QString versionKey = QStringLiteral("version");
const QString profilesKey = QStringLiteral("profiles");
const QString typesKey = QStringLiteral("customTypes");
const QString correctionKey = QStringLiteral("correction");
const QString objectNameKey = QStringLiteral("objectName");
const QString contentKey = QStringLiteral("content");

QJsonObject profileIn(const QJsonObject &notes, const QString &profile)
{
    return notes[profilesKey].toObject()[profile].toObject();
}

void setProfileIn(QJsonObject &notes, const QString &profile, const QJsonObject &entry)
{
    QJsonObject profiles = notes[profilesKey].toObject();
    if (entry.isEmpty())
        profiles.remove(profile);
    else
        profiles.insert(profile, entry);
    notes.insert(profilesKey, profiles);
}

QStringList typesIn(const QJsonObject &entry)
{
    QStringList types;
    for (const QJsonValue &value : entry[typesKey].toArray()) {
        if (const QString type = value.toString(); !type.isEmpty() && types.size() < maxCustomTypes)
            types.append(type);
    }
    return types;
}

std::optional<CorrectionText> correctionIn(const QJsonObject &entry)
{
    const QJsonObject object = entry[correctionKey].toObject();
    CorrectionText text{object[objectNameKey].toString(), object[contentKey].toString().toUtf8()};
    return text.objectName.isEmpty() || text.content.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

ComposeNotes::ComposeNotes(const QString &dataDir)
    : m_folder(dataDir)
    , m_path(QDir(dataDir).filePath(QStringLiteral("compose.json")))
{}

// StorageCorrupt where it can be read and makes no sense.
Result<QJsonObject> ComposeNotes::read()
{
    QFile file(m_path);
    if (!file.exists())
        return QJsonObject{{versionKey, notesVersion}, {profilesKey, QJsonObject()}};
    if (!file.open(QIODevice::ReadOnly))
        return systemError(m_path);
    const QByteArray bytes = file.read(maxNotesBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return systemError(m_path);
    const QJsonObject notes = QJsonDocument::fromJson(bytes).object();
    if (notes[versionKey].toInt() > notesVersion)
        return Error{ErrorKind::StorageNewer, m_path};
    if (bytes.size() > maxNotesBytes || notes[versionKey].toInt() < 1 || !notes[profilesKey].isObject())
        return Error{ErrorKind::StorageCorrupt, m_path};
    return notes;
}

// To be called with the lock held: another window may be about to replace the damaged file as well.
Result<QJsonObject> ComposeNotes::readOrPutAside()
{
    Result<QJsonObject> notes = read();
    if (notes || notes.error().kind != ErrorKind::StorageCorrupt)
        return notes;
    const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmsszzz"));
    const QString aside = m_path + QStringLiteral(".damaged-") + now;
    if (!QFile::rename(m_path, aside))
        return systemError(m_path);
    m_damagedPath = aside;
    return read();
}

// Lets `change` change what is on the disk at this moment; where it says that nothing changed, nothing is
// written.
template<typename Change>
Status ComposeNotes::change(Change change)
{
    if (Status made = makePrivateFolder(m_folder, false); !made)
        return made;
    QLockFile lock(m_path + QStringLiteral(".lock"));
    lock.setStaleLockTime(0); // never free by age alone, only when its owner is gone
    if (!lock.tryLock(lockPatience))
        return Error{lock.error() == QLockFile::LockFailedError ? ErrorKind::StorageBusy
                                                                : ErrorKind::StorageReadOnly,
                     m_path};
    Result<QJsonObject> notes = readOrPutAside();
    if (!notes)
        return notes.error();
    QJsonObject changed = *notes;
    change(changed);
    if (changed == *notes)
        return Done{};
    const QByteArray bytes = QJsonDocument(changed).toJson();
    if (bytes.size() > maxNotesBytes)
        return Error{ErrorKind::InvalidInput, m_path};
    return writeFileDurably(m_path, bytes);
}

Result<ProfileNotes> ComposeNotes::of(const QString &profile)
{
    Result<QJsonObject> notes = read();
    if (!notes && notes.error().kind == ErrorKind::StorageCorrupt) {
        if (Status kept = change([](QJsonObject &) {}); !kept)
            return kept.error();
        notes = read();
    }
    if (!notes)
        return notes.error();
    const QJsonObject entry = profileIn(*notes, profile);
    return ProfileNotes{typesIn(entry), correctionIn(entry)};
}

Status ComposeNotes::rememberType(const QString &profile, const QString &objectName)
{
    if (objectName.trimmed().isEmpty() || objectName.size() > maxObjectNameCharacters ||
        findMessageType(objectName))
        return Done{};
    // It is asked with every send; mostly there is nothing to do, and then there is nothing to wait for.
    if (const Result<ProfileNotes> now = of(profile); now && now->customTypes.value(0) == objectName)
        return Done{};
    return change([&](QJsonObject &notes) {
        QJsonObject entry = profileIn(notes, profile);
        QStringList types = typesIn(entry);
        types.removeAll(objectName);
        types.prepend(objectName);
        entry.insert(typesKey, QJsonArray::fromStringList(types.mid(0, maxCustomTypes)));
        setProfileIn(notes, profile, entry);
    });
}

Status ComposeNotes::forgetType(const QString &profile, const QString &objectName)
{
    return change([&](QJsonObject &notes) {
        QJsonObject entry = profileIn(notes, profile);
        QStringList types = typesIn(entry);
        if (types.removeAll(objectName) == 0)
            return;
        if (types.isEmpty())
            entry.remove(typesKey);
        else
            entry.insert(typesKey, QJsonArray::fromStringList(types));
        setProfileIn(notes, profile, entry);
    });
}

Status ComposeNotes::setCorrection(const QString &profile, const std::optional<CorrectionText> &correction)
{
    const QString content = correction ? QString::fromUtf8(correction->content) : QString();
    if (correction &&
        (content.toUtf8() != correction->content || correction->content.size() > maxContentBytes))
        return Error{ErrorKind::InvalidInput, profile};
    return change([&](QJsonObject &notes) {
        QJsonObject entry = profileIn(notes, profile);
        if (correction)
            entry.insert(correctionKey,
                         QJsonObject{{objectNameKey, correction->objectName}, {contentKey, content}});
        else
            entry.remove(correctionKey);
        setProfileIn(notes, profile, entry);
    });
}

Status ComposeNotes::renameProfile(const QString &from, const QString &to)
{
    return change([&](QJsonObject &notes) {
        const QJsonObject entry = profileIn(notes, from);
        if (entry.isEmpty() || from == to)
            return;
        setProfileIn(notes, from, {});
        setProfileIn(notes, to, entry);
    });
}

} // namespace crier
