// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/compose_notes.h"

#include "app/compose/check.h"
#include "app/rongcloud/message_types.h"

#include <QJsonArray>
#include <QJsonObject>

namespace crier {

namespace {

constexpr int notesVersion = 1;

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
    : m_file(dataDir, QStringLiteral("compose.json"),
             {{QStringLiteral("version"), notesVersion}, {profilesKey, QJsonObject()}})
{}

Result<ProfileNotes> ComposeNotes::of(const QString &profile)
{
    const Result<QJsonObject> notes = m_file.read();
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
    return m_file.change([&](QJsonObject &notes) -> Status {
        QJsonObject entry = profileIn(notes, profile);
        QStringList types = typesIn(entry);
        types.removeAll(objectName);
        types.prepend(objectName);
        entry.insert(typesKey, QJsonArray::fromStringList(types.mid(0, maxCustomTypes)));
        setProfileIn(notes, profile, entry);
        return Done{};
    });
}

Status ComposeNotes::forgetType(const QString &profile, const QString &objectName)
{
    return m_file.change([&](QJsonObject &notes) -> Status {
        QJsonObject entry = profileIn(notes, profile);
        QStringList types = typesIn(entry);
        if (types.removeAll(objectName) == 0)
            return Done{};
        if (types.isEmpty())
            entry.remove(typesKey);
        else
            entry.insert(typesKey, QJsonArray::fromStringList(types));
        setProfileIn(notes, profile, entry);
        return Done{};
    });
}

Status ComposeNotes::setCorrection(const QString &profile, const std::optional<CorrectionText> &correction)
{
    const QString content = correction ? QString::fromUtf8(correction->content) : QString();
    if (correction &&
        (content.toUtf8() != correction->content || correction->content.size() > maxContentBytes))
        return Error{ErrorKind::InvalidInput, profile};
    return m_file.change([&](QJsonObject &notes) -> Status {
        QJsonObject entry = profileIn(notes, profile);
        if (correction)
            entry.insert(correctionKey,
                         QJsonObject{{objectNameKey, correction->objectName}, {contentKey, content}});
        else
            entry.remove(correctionKey);
        setProfileIn(notes, profile, entry);
        return Done{};
    });
}

Status ComposeNotes::renameProfile(const QString &from, const QString &to)
{
    return m_file.change([&](QJsonObject &notes) -> Status {
        const QJsonObject entry = profileIn(notes, from);
        if (entry.isEmpty() || from == to)
            return Done{};
        setProfileIn(notes, from, {});
        setProfileIn(notes, to, entry);
        return Done{};
    });
}

} // namespace crier
