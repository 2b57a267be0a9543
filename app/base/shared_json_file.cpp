// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/shared_json_file.h"

#include "app/base/durable_file.h"
#include "app/base/private_folder.h"
#include "app/base/system_error.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLockFile>

#include <algorithm>

namespace crier {

namespace {

constexpr qint64 maxBytes = 16 * 1024 * 1024; // many profiles with the longest of corrections
constexpr int lockPatience = 2'000;           // ms; who holds it writes one file

int versionOf(const QJsonObject &object)
{
    return object[QLatin1String("version")].toInt();
}

} // namespace

SharedJsonFile::SharedJsonFile(const QString &folder, const QString &name, const QJsonObject &empty)
    : m_folder(folder)
    , m_path(QDir(folder).filePath(name))
    , m_empty(empty)
{}

// StorageCorrupt where it can be read and makes no sense.
Result<QJsonObject> SharedJsonFile::readNow() const
{
    QFile file(m_path);
    if (!file.exists())
        return m_empty;
    if (!file.open(QIODevice::ReadOnly))
        return systemError(m_path);
    const QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return systemError(m_path);
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (versionOf(object) > versionOf(m_empty))
        return Error{ErrorKind::StorageNewer, m_path};
    const QStringList needed = m_empty.keys();
    const bool isSound = bytes.size() <= maxBytes && versionOf(object) >= 1 &&
                         std::all_of(needed.cbegin(), needed.cend(), [&](const QString &key) {
                             return object[key].type() == m_empty[key].type();
                         });
    if (!isSound)
        return Error{ErrorKind::StorageCorrupt, m_path};
    return object;
}

// To be called with the lock held: another program may be about to replace the damaged file as well.
Result<QJsonObject> SharedJsonFile::readOrPutAside()
{
    Result<QJsonObject> object = readNow();
    if (object || object.error().kind != ErrorKind::StorageCorrupt)
        return object;
    const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmsszzz"));
    const QString aside = m_path + QStringLiteral(".damaged-") + now;
    if (!QFile::rename(m_path, aside))
        return systemError(m_path);
    m_damagedPath = aside;
    return readNow();
}

Result<QJsonObject> SharedJsonFile::read()
{
    Result<QJsonObject> object = readNow();
    if (object || object.error().kind != ErrorKind::StorageCorrupt)
        return object;
    if (Status kept = change([](QJsonObject &) -> Status { return Done{}; }); !kept)
        return kept.error();
    return readNow();
}

Status SharedJsonFile::change(const Change &change)
{
    if (Status made = makePrivateFolder(m_folder, false); !made)
        return made;
    QLockFile lock(m_path + QStringLiteral(".lock"));
    lock.setStaleLockTime(0); // never free by age alone, only when its owner is gone
    if (!lock.tryLock(lockPatience))
        return Error{lock.error() == QLockFile::LockFailedError ? ErrorKind::StorageBusy
                                                                : ErrorKind::StorageReadOnly,
                     m_path};
    const Result<QJsonObject> object = readOrPutAside();
    if (!object)
        return object.error();
    QJsonObject changed = *object;
    if (Status done = change(changed); !done)
        return done;
    if (changed == *object)
        return Done{};
    const QByteArray bytes = QJsonDocument(changed).toJson();
    if (bytes.size() > maxBytes)
        return Error{ErrorKind::InvalidInput, m_path};
    return writeFileDurably(m_path, bytes);
}

} // namespace crier
