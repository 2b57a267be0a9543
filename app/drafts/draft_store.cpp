// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_store.h"

#include "app/base/durable_file.h"
#include "app/base/private_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QUuid>

namespace crier {

namespace {

constexpr int draftVersion = 1;

// Larger than any draft that could ever be sent, in whatever spelling; what is larger is not ours.
constexpr qint64 maxDraftFileBytes = 64 * 1024 * 1024;

QByteArray asJson(const SavedDraft &saved)
{
    QJsonObject object{
        {QStringLiteral("version"), draftVersion},
        {QStringLiteral("profile"), saved.profile},
        {QStringLiteral("sender"), saved.draft.sender.value},
        {QStringLiteral("objectName"), saved.draft.objectName.value},
        {QStringLiteral("includeSender"), saved.draft.includeSender},
        {QStringLiteral("asJson"), saved.asJson},
        {QStringLiteral("cursor"), saved.cursor},
    };
    // As text where it is text, so that a person can rescue it with any editor. A byte-order mark would be
    // lost.
    const QString text = QString::fromUtf8(saved.draft.content);
    if (text.toUtf8() == saved.draft.content)
        object.insert(QStringLiteral("content"), text);
    else
        object.insert(QStringLiteral("contentBase64"), QString::fromLatin1(saved.draft.content.toBase64()));
    return QJsonDocument(object).toJson();
}

std::optional<QByteArray> contentFrom(const QJsonObject &object)
{
    const QJsonValue text = object[QLatin1String("content")];
    if (text.isString())
        return text.toString().toUtf8();
    const QJsonValue encoded = object[QLatin1String("contentBase64")];
    if (!encoded.isString())
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(encoded.toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}

// None when it is not a whole draft of a version we know.
std::optional<SavedDraft> fromJson(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const std::optional<QByteArray> content = contentFrom(object);
    if (object[QLatin1String("version")].toInt() != draftVersion || !content)
        return std::nullopt;
    SavedDraft saved;
    saved.profile = object[QLatin1String("profile")].toString();
    saved.draft.sender.value = object[QLatin1String("sender")].toString();
    saved.draft.objectName.value = object[QLatin1String("objectName")].toString();
    saved.draft.content = *content;
    saved.draft.includeSender = object[QLatin1String("includeSender")].toBool();
    saved.asJson = object[QLatin1String("asJson")].toBool();
    saved.cursor = object[QLatin1String("cursor")].toInt();
    return saved;
}

std::optional<SavedDraft> readDraft(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxDraftFileBytes)
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    return file.error() == QFileDevice::NoError ? fromJson(bytes) : std::nullopt;
}

// Gives the new path, or the old one when it cannot be renamed.
QString putAside(const QString &path)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmsszzz"));
    const QString aside = QStringLiteral("%1.damaged-%2").arg(path, time);
    return QFile::rename(path, aside) ? aside : path;
}

// What a crash in the middle of a save left beside the draft. Only its holder may tidy up.
void removeUnfinished(const QString &path)
{
    const QFileInfo info(path);
    const QDir folder = info.dir();
    const QStringList names =
        folder.entryList({info.fileName() + QStringLiteral(".*.tmp")}, QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        QFile::remove(folder.filePath(name));
}

} // namespace

DraftStore::DraftStore(QString dataDir)
    : m_folder(QDir(dataDir).filePath(QStringLiteral("drafts")))
{}

DraftStore::~DraftStore() = default;

bool DraftStore::lock(const QString &path)
{
    auto file = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    file->setStaleLockTime(0); // never free by age alone, only when its owner is gone
    if (!file->tryLock(0))
        return false;
    m_lock = std::move(file);
    m_path = path;
    removeUnfinished(path);
    return true;
}

Status DraftStore::begin()
{
    if (Status made = makePrivateFolder(m_folder, true); !made)
        return made;
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!lock(QDir(m_folder).filePath(id + QStringLiteral(".json"))))
        return Error{ErrorKind::StorageUnavailable, m_folder};
    return Done{};
}

Result<std::optional<SavedDraft>> DraftStore::adopt()
{
    if (Status made = makePrivateFolder(m_folder, true); !made)
        return made.error();
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QFileInfo &info : files) {
        const QString path = info.filePath();
        if (!lock(path))
            continue;
        if (std::optional<SavedDraft> saved = readDraft(path))
            return saved;
        if (QFileInfo::exists(path))
            m_damagedPath = putAside(path);
        m_lock.reset();
    }
    if (Status begun = begin(); !begun)
        return begun.error();
    return std::optional<SavedDraft>();
}

Status DraftStore::save(const SavedDraft &draft)
{
    if (!m_lock) {
        if (Status begun = begin(); !begun)
            return begun;
    }
    return writeFileDurably(m_path, asJson(draft));
}

} // namespace crier
