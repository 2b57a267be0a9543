// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_store.h"

#include "app/base/durable_file.h"
#include "app/base/private_folder.h"
#include "app/base/system_error.h"
#include "app/templates/template_fill.h"

#include <QCollator>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

namespace crier {

namespace {

constexpr int lockPatience = 2'000; // ms; who holds it writes one small file
const QString suffix = QStringLiteral(".json");
const QString bundledFolder = QStringLiteral(":/templates");

void sortByName(QList<StoredTemplate> &templates)
{
    QCollator collator{QLocale()}; // the language of the program
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(templates.begin(), templates.end(),
              [&collator](const StoredTemplate &one, const StoredTemplate &other) {
                  const int order = collator.compare(one.message.name, other.message.name);
                  return order != 0 ? order < 0 : one.message.id < other.message.id;
              });
}

QStringList namesIn(const QList<StoredTemplate> &templates)
{
    QStringList names;
    for (const StoredTemplate &one : templates)
        names.append(one.message.name);
    return names;
}

QString freeName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number) {
        const QString tail = QStringLiteral(" (%1)").arg(number);
        name = wanted.left(maxTemplateNameLength - tail.size()) + tail;
    }
    return name;
}

// Keeps the other windows and programs out while names are compared and a file is written.
class StoreLock
{
public:
    explicit StoreLock(const QString &folder)
        : m_file(QDir(folder).filePath(QStringLiteral("templates.lock")))
        , m_made(makePrivateFolder(folder, true))
    {
        m_file.setStaleLockTime(0); // never free by age alone, only when its owner is gone
        m_isHeld = m_made.ok() && m_file.tryLock(lockPatience);
    }

    std::optional<Error> refusal() const
    {
        if (!m_made)
            return m_made.error();
        if (m_isHeld)
            return std::nullopt;
        const bool isBusy = m_file.error() == QLockFile::LockFailedError;
        return Error{isBusy ? ErrorKind::StorageBusy : ErrorKind::StorageReadOnly, m_file.fileName()};
    }

private:
    QLockFile m_file;
    Status m_made;
    bool m_isHeld = false;
};

Result<StoredTemplate> write(const MessageTemplate &message, const QString &path)
{
    const QByteArray bytes = templateBytes(message);
    const TemplateReading back = readTemplate(bytes);
    if (!back.ok())
        return Error{ErrorKind::InvalidInput, message.name};
    if (Status written = writeFileDurably(path, bytes); !written)
        return written.error();
    StoredTemplate stored{.message = back.message, .fileHash = back.fileHash};
    stored.message.id = message.id;
    return stored;
}

// Both places are then as they were, or both as they are meant to be.
Status move(const QString &from, const QString &to)
{
    if (!QFileInfo::exists(from) || QFileInfo::exists(to))
        return Error{ErrorKind::Conflict, {}};
    if (!QFile::rename(from, to))
        return systemError(from);
    if (Status flushed = flushFolder(QFileInfo(to).absolutePath()); !flushed)
        return flushed;
    return flushFolder(QFileInfo(from).absolutePath());
}

} // namespace

TemplateStore::TemplateStore(const QString &dataDir)
    : m_folder(QDir(dataDir).filePath(QStringLiteral("templates")))
{}

QString TemplateStore::pathOf(const QString &id) const
{
    return QDir(m_folder).filePath(id + suffix);
}

QList<StoredTemplate> TemplateStore::bundled()
{
    QList<StoredTemplate> templates;
    const QStringList names = QDir(bundledFolder).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        TemplateReading reading = readTemplateFile(bundledFolder + u'/' + name);
        Q_ASSERT(reading.ok());
        reading.message.id = name.chopped(suffix.size());
        templates.append({.message = reading.message, .isBundled = true});
    }
    return templates;
}

TemplateList TemplateStore::list() const
{
    TemplateList all;
    all.bundled = bundled();
    const QFileInfo folder(m_folder);
    if (folder.exists() && (!folder.isDir() || !folder.isReadable()))
        all.trouble = Error{ErrorKind::StorageUnavailable, m_folder};
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({u'*' + suffix}, QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    for (const QFileInfo &info : files) {
        TemplateReading reading = readTemplateFile(info.filePath());
        if (!reading.ok()) {
            all.unreadable.append({info.filePath(), reading.problems});
            continue;
        }
        reading.message.id = info.fileName().chopped(suffix.size());
        all.own.append({.message = reading.message, .fileHash = reading.fileHash});
    }
    sortByName(all.own);
    return all;
}

Result<StoredTemplate> TemplateStore::add(MessageTemplate message) const
{
    const StoreLock lock(m_folder);
    if (const auto refusal = lock.refusal())
        return *refusal;
    message.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    message.name = freeName(message.name, namesIn(list().own));
    return write(message, pathOf(message.id));
}

Result<StoredTemplate> TemplateStore::replace(const StoredTemplate &old, MessageTemplate message) const
{
    const StoreLock lock(m_folder);
    if (const auto refusal = lock.refusal())
        return *refusal;
    const QList<StoredTemplate> own = list().own;
    const bool isAsItWas = std::any_of(own.cbegin(), own.cend(), [&old](const StoredTemplate &now) {
        return now.message.id == old.message.id && now.fileHash == old.fileHash;
    });
    if (!isAsItWas)
        return Error{ErrorKind::Conflict, {}};
    for (const StoredTemplate &other : own) {
        if (other.message.id != old.message.id && other.message.name == message.name)
            return Error{ErrorKind::Conflict, message.name};
    }
    message.id = old.message.id;
    return write(message, pathOf(old.message.id));
}

Result<QString> TemplateStore::remove(const QString &id) const
{
    const StoreLock lock(m_folder);
    if (const auto refusal = lock.refusal())
        return *refusal;
    const QDir removed(QDir(m_folder).filePath(QStringLiteral("removed")));
    if (Status made = makePrivateFolder(removed.path(), true); !made)
        return made.error();
    // A file that somebody named by hand may have had a namesake.
    QString target = removed.filePath(id + suffix);
    for (int number = 2; QFileInfo::exists(target); ++number)
        target = removed.filePath(QStringLiteral("%1.%2%3").arg(id).arg(number).arg(suffix));
    if (Status moved = move(pathOf(id), target); !moved)
        return moved.error();
    return target;
}

Status TemplateStore::restore(const QString &id, const QString &removedPath) const
{
    const StoreLock lock(m_folder);
    if (const auto refusal = lock.refusal())
        return *refusal;
    return move(removedPath, pathOf(id));
}

Status exportTemplate(const MessageTemplate &message, const QString &path, bool overwrite)
{
    if (const QFileInfo target(path); target.exists() && (!overwrite || !target.isFile()))
        return Error{overwrite ? ErrorKind::ExportFailed : ErrorKind::Conflict, path};
    const Status written = writeFileDurably(path, templateBytes(message));
    return written ? written : Error{ErrorKind::ExportFailed, written.error().detail};
}

CorrectionText bundledCorrection(bool chinese)
{
    const QString id = chinese ? QStringLiteral("correction-zh_CN") : QStringLiteral("correction-en");
    const QList<StoredTemplate> templates = TemplateStore::bundled();
    const auto found = std::find_if(templates.cbegin(), templates.cend(),
                                    [&id](const StoredTemplate &one) { return one.message.id == id; });
    Q_ASSERT(found != templates.cend());
    return {found->message.objectName, fillTemplate(found->message, {}).content};
}

} // namespace crier
