// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_file.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace crier {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int draftVersion = 1;

// Larger than any draft that could ever be sent, in whatever spelling; what is larger is not ours.
constexpr qint64 maxDraftFileBytes = 64 * 1024 * 1024;
// A head is far smaller, unless a profile's name is very long: then the whole file is read.
constexpr qint64 mostHeadBytes = 4096;

const QByteArray headStart = "{\"head\":";

struct ReasonId
{
    VersionReason reason;
    QLatin1StringView id;
};

constexpr std::array reasonIds{
    ReasonId{VersionReason::Saved, "saved"_L1},       ReasonId{VersionReason::Opened, "opened"_L1},
    ReasonId{VersionReason::Minute, "minute"_L1},     ReasonId{VersionReason::Restore, "restore"_L1},
    ReasonId{VersionReason::Template, "template"_L1}, ReasonId{VersionReason::TypeChange, "type"_L1},
    ReasonId{VersionReason::Format, "format"_L1},     ReasonId{VersionReason::LoadFile, "load"_L1},
    ReasonId{VersionReason::Sending, "sending"_L1},
};

QLatin1StringView idOf(VersionReason reason)
{
    const auto found = std::find_if(reasonIds.begin(), reasonIds.end(),
                                    [reason](const ReasonId &entry) { return entry.reason == reason; });
    return found == reasonIds.end() ? reasonIds.front().id : found->id;
}

VersionReason reasonFrom(const QString &id)
{
    const auto found = std::find_if(reasonIds.begin(), reasonIds.end(),
                                    [&id](const ReasonId &entry) { return entry.id == id; });
    return found == reasonIds.end() ? VersionReason::Saved : found->reason;
}

std::optional<QByteArray> contentFrom(const QJsonObject &object)
{
    const QJsonValue text = object["content"_L1];
    if (text.isString())
        return text.toString().toUtf8();
    const QJsonValue encoded = object["contentBase64"_L1];
    if (!encoded.isString())
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(encoded.toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}

std::optional<DraftTarget> targetFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    return DraftTarget{.profileId = object["profileId"_L1].toString().toUtf8(),
                       .environment = environmentFromId(object["environment"_L1].toString()),
                       .baseUrl = QUrl(object["address"_L1].toString()),
                       .appKey = {object["appKey"_L1].toString()}};
}

QJsonObject objectOf(const DraftTarget &target)
{
    return {
        {u"profileId"_s, QString::fromUtf8(target.profileId)},
        {u"environment"_s, environmentId(target.environment)},
        {u"address"_s, target.baseUrl.toString(QUrl::FullyEncoded)},
        {u"appKey"_s, target.appKey.value},
    };
}

// None when it is not a whole draft.
std::optional<SavedDraft> draftFrom(const QJsonObject &object)
{
    const std::optional<QByteArray> content = contentFrom(object);
    if (object["version"_L1].toInt() != draftVersion || !content)
        return std::nullopt;
    SavedDraft saved;
    saved.profile = object["profile"_L1].toString();
    saved.draft.sender.value = object["sender"_L1].toString();
    saved.draft.objectName.value = object["objectName"_L1].toString();
    saved.draft.content = *content;
    saved.draft.includeSender = object["includeSender"_L1].toBool();
    saved.asJson = object["asJson"_L1].toBool();
    saved.cursor = object["cursor"_L1].toInt();
    saved.field = object["field"_L1].toString();
    saved.target = targetFrom(object["target"_L1]);
    return saved;
}

DraftHead headOf(const SavedDraft &saved, const QDateTime &savedAt, VersionReason reason)
{
    return {draftTitle(saved.draft),    savedAt, saved.profile, saved.draft.objectName.value,
            saved.draft.content.size(), reason};
}

DraftHead headFrom(const QJsonObject &object)
{
    return {object["title"_L1].toString(),
            QDateTime::fromString(object["savedAt"_L1].toString(), Qt::ISODateWithMs).toUTC(),
            object["profile"_L1].toString(),
            object["objectName"_L1].toString(),
            object["bytes"_L1].toInteger(),
            reasonFrom(object["reason"_L1].toString())};
}

void open(QFile &file, DraftFile *read)
{
    if (file.open(QIODevice::ReadOnly)) {
        read->state = file.size() > maxDraftFileBytes ? DraftFileState::Damaged : DraftFileState::Sound;
        return;
    }
    read->state = QFileInfo::exists(file.fileName()) ? DraftFileState::Unreadable : DraftFileState::Missing;
    read->detail = file.errorString();
}

} // namespace

QByteArray draftFileBytes(const SavedDraft &saved, const QDateTime &savedAt, VersionReason reason)
{
    QJsonObject object{
        {u"version"_s, draftVersion},
        {u"profile"_s, saved.profile},
        {u"sender"_s, saved.draft.sender.value},
        {u"objectName"_s, saved.draft.objectName.value},
        {u"includeSender"_s, saved.draft.includeSender},
        {u"asJson"_s, saved.asJson},
        {u"cursor"_s, saved.cursor},
        {u"field"_s, saved.field},
    };
    if (saved.target)
        object.insert(u"target"_s, objectOf(*saved.target));
    // As text where it is text, so that a person can rescue it with any editor. A byte-order mark would be
    // lost.
    const QString text = QString::fromUtf8(saved.draft.content);
    if (text.toUtf8() == saved.draft.content)
        object.insert(u"content"_s, text);
    else
        object.insert(u"contentBase64"_s, QString::fromLatin1(saved.draft.content.toBase64()));
    const QByteArray rest = QJsonDocument(object).toJson().sliced(2); // without its first line, the brace

    const DraftHead head = headOf(saved, savedAt, reason);
    const QJsonObject headObject{
        {u"version"_s, draftVersion},
        {u"title"_s, head.title},
        {u"savedAt"_s, head.savedAt.toUTC().toString(Qt::ISODateWithMs)},
        {u"profile"_s, head.profile},
        {u"objectName"_s, head.objectName},
        {u"bytes"_s, head.bytes},
        {u"reason"_s, QString(idOf(head.reason))},
        {u"rest"_s, qint64(rest.size())}, // bytes after this line: a file that was cut short is noticed
    };
    return headStart + QJsonDocument(headObject).toJson(QJsonDocument::Compact) + ",\n" + rest;
}

DraftFile readDraftFile(const QString &path, QByteArray *bytes)
{
    DraftFile read;
    QFile file(path);
    open(file, &read);
    if (read.state != DraftFileState::Sound)
        return read;
    const QByteArray all = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        read.state = DraftFileState::Unreadable;
        read.detail = file.errorString();
        return read;
    }
    if (bytes)
        *bytes = all;
    const QJsonObject object = QJsonDocument::fromJson(all).object();
    if (object["version"_L1].toInt() > draftVersion) {
        read.state = DraftFileState::Newer;
        read.head.savedAt = QFileInfo(path).lastModified().toUTC();
        return read;
    }
    const std::optional<SavedDraft> saved = draftFrom(object);
    if (!saved) {
        read.state = DraftFileState::Damaged;
        return read;
    }
    // Time and reason are all that only the head knows; the rest is as it is now, whoever edited the file.
    const DraftHead written = headFrom(object["head"_L1].toObject());
    read.saved = *saved;
    read.head = headOf(*saved, written.savedAt, written.reason);
    if (!read.head.savedAt.isValid())
        read.head.savedAt = QFileInfo(path).lastModified().toUTC();
    return read;
}

DraftFile readDraftHead(const QString &path)
{
    DraftFile read;
    QFile file(path);
    open(file, &read);
    if (read.state != DraftFileState::Sound)
        return read;
    const QByteArray line = file.readLine(mostHeadBytes);
    if (line.startsWith(headStart) && line.endsWith(",\n")) {
        const QByteArray json = line.sliced(headStart.size()).chopped(2);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        const qint64 rest = object["rest"_L1].toInteger(-1);
        if (object["version"_L1].toInt() == draftVersion && file.size() == line.size() + rest) {
            read.head = headFrom(object);
            if (read.head.savedAt.isValid())
                return read;
        }
    }
    file.close();
    return readDraftFile(path); // an older file, one that was edited or cut, or one of a newer Crier
}

std::optional<QString> putDraftAside(const QString &path)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    const QString aside = u"%1.damaged-%2"_s.arg(path, time);
    return QFile::rename(path, aside) ? std::optional(aside) : std::nullopt;
}

} // namespace crier
