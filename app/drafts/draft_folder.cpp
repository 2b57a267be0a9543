// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_folder.h"

#include "app/base/durable_file.h"
#include "app/base/private_folder.h"
#include "app/base/system_error.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace crier {

namespace {

using namespace Qt::Literals::StringLiterals;

// Somebody who only looks whether a draft is free holds its lock for a blink.
constexpr int lockPatienceMs = 20;

const QString lockSuffix = u".lock"_s;
const QString draftSuffix = u".json"_s;
const QString damagedMark = u".damaged-"_s; // see putDraftAside()
// When it was deleted is in the name: the file's own time is that of the draft.
const QString deletedTimeFormat = u"yyyyMMddHHmmss"_s;
constexpr qsizetype deletedTimeLength = 14;

QString withoutSuffix(const QString &name)
{
    return name.chopped(draftSuffix.size());
}

// A program that dies between making the file and writing its own name into it, or a power cut soon after,
// leaves a lock that is nobody's, and QLockFile would keep it for ever.
bool isNobodys(const QLockFile &file)
{
    qint64 pid = 0;
    QString host;
    QString program;
    return file.error() == QLockFile::LockFailedError && !file.getLockInfo(&pid, &host, &program);
}

// Safe also where its owner is just about to write: QLockFile removes no file that somebody has open.
bool tryToTakeOver(QLockFile &file)
{
    file.setStaleLockTime(lockPatienceMs);
    const bool isTaken = file.tryLock(3 * lockPatienceMs);
    file.setStaleLockTime(0);
    return isTaken;
}

DraftSummary summaryOf(const QString &id, const DraftFile &file)
{
    DraftSummary summary;
    summary.id = id;
    summary.title = file.head.title;
    summary.savedAt = file.head.savedAt;
    summary.profile = file.head.profile;
    summary.objectName = file.head.objectName;
    summary.bytes = file.head.bytes;
    summary.isNewer = file.state == DraftFileState::Newer;
    return summary;
}

QString deletedId(const QString &name)
{
    return withoutSuffix(name).mid(deletedTimeLength + 1);
}

} // namespace

DraftLock::DraftLock() = default;
DraftLock::~DraftLock() = default;
DraftLock::DraftLock(DraftLock &&) noexcept = default;
DraftLock &DraftLock::operator=(DraftLock &&) noexcept = default;

DraftFolder::DraftFolder(const QString &dataDir)
    : m_path(QDir(dataDir).filePath(u"drafts"_s))
{}

Status DraftFolder::make() const
{
    return makePrivateFolder(m_path, true);
}

QString DraftFolder::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// An id is part of a path, so it must not be one.
bool DraftFolder::isId(const QString &id)
{
    return !id.isEmpty() && !id.startsWith(u'.') && !id.contains(u'/') && !id.contains(u'\\') &&
           !id.contains(u':');
}

QString DraftFolder::pathOf(const QString &id) const
{
    return QDir(m_path).filePath(id + draftSuffix);
}

DraftVersions DraftFolder::versionsOf(const QString &id) const
{
    return DraftVersions(QDir(m_path).filePath(u"versions/"_s + id));
}

DraftLock DraftFolder::lock(const QString &id) const
{
    DraftLock lock;
    auto file = std::make_unique<QLockFile>(pathOf(id) + lockSuffix);
    file->setStaleLockTime(0); // never free by age alone, only when its owner is gone
    if (file->tryLock(lockPatienceMs) || (isNobodys(*file) && tryToTakeOver(*file)))
        lock.held = std::move(file);
    else
        lock.isHeldElsewhere = file->error() == QLockFile::LockFailedError;
    return lock;
}

QStringList DraftFolder::idsByTime() const
{
    QStringList ids;
    const QStringList names =
        QDir(m_path).entryList({u'*' + draftSuffix}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QString &name : names)
        ids.append(withoutSuffix(name));
    return ids;
}

DraftFile DraftFolder::read(const QString &id) const
{
    return isId(id) ? readDraftFile(pathOf(id)) : DraftFile();
}

DraftTrouble DraftFolder::putAside(const QString &id) const
{
    const QString path = pathOf(id);
    const std::optional<QString> aside = putDraftAside(path);
    return {.path = aside.value_or(path),
            .isPutAside = aside.has_value(),
            .isReplaced = aside && bringBackNewestVersion(id),
            .detail = {}};
}

bool DraftFolder::bringBackNewestVersion(const QString &id) const
{
    const DraftVersions versions = versionsOf(id);
    const QList<DraftVersion> newestFirst = versions.list();
    for (const DraftVersion &version : newestFirst) {
        const DraftFile file = version.isReadable ? versions.read(version.id) : DraftFile();
        if (file.state == DraftFileState::Sound)
            return writeFileDurably(pathOf(id), draftFileBytes(file.saved, file.head.savedAt)).ok();
    }
    return false;
}

// Of a draft that was put aside: its versions are in no list as long as there is no draft.
void DraftFolder::bringBackOrphan(const QString &id) const
{
    if (!isId(id) || QFile::exists(pathOf(id)) || !deletedPath(id).isEmpty() ||
        versionsOf(id).list().isEmpty())
        return;
    const DraftLock lock = this->lock(id);
    if (lock.held && !QFile::exists(pathOf(id)))
        bringBackNewestVersion(id);
}

void DraftFolder::look(DraftListing &listing, const QString &id, Holder holder) const
{
    const QString path = pathOf(id);
    const DraftFile file = readDraftHead(path);
    switch (file.state) {
    case DraftFileState::Sound:
    case DraftFileState::Newer: {
        DraftSummary summary = summaryOf(id, file);
        summary.isOpenElsewhere = holder == Holder::OtherWindow;
        summary.isCurrent = holder == Holder::ThisWindow;
        listing.drafts.append(summary);
        break;
    }
    case DraftFileState::Damaged: {
        // What somebody holds is going to be written anew.
        const DraftLock lock = holder == Holder::Nobody ? this->lock(id) : DraftLock();
        const DraftTrouble trouble = lock.held ? putAside(id) : DraftTrouble{.path = path, .detail = {}};
        listing.troubles.append(trouble);
        if (trouble.isReplaced)
            look(listing, id, Holder::Nobody);
        break;
    }
    case DraftFileState::Unreadable:
        listing.troubles.append({.path = path, .detail = file.detail});
        break;
    case DraftFileState::Missing: // went away while we looked
        break;
    }
}

DraftListing DraftFolder::list(const QString &currentId, bool withDeleted) const
{
    DraftListing listing;
    QDir folder(m_path);
    for (const QString &name : folder.entryList({u"*.damaged-*"_s}, QDir::Files | QDir::NoSymLinks)) {
        listing.troubles.append({.path = folder.filePath(name), .isPutAside = true, .detail = {}});
        bringBackOrphan(name.section(draftSuffix + damagedMark, 0, 0));
    }
    // Only where a lock file lies can somebody hold the draft, so only those are tried.
    const QStringList lockNames = folder.entryList({u'*' + draftSuffix + lockSuffix}, QDir::Files);
    const QSet<QString> locked(lockNames.cbegin(), lockNames.cend());
    const QFileInfoList files =
        folder.entryInfoList({u'*' + draftSuffix}, QDir::Files | QDir::Dirs | QDir::NoSymLinks, QDir::NoSort);
    for (const QFileInfo &info : files) {
        const QString id = withoutSuffix(info.fileName());
        if (info.isDir()) {
            listing.troubles.append({.path = info.filePath(), .detail = {}});
            continue;
        }
        Holder holder = Holder::Nobody;
        if (id == currentId)
            holder = Holder::ThisWindow;
        else if (locked.contains(info.fileName() + lockSuffix) && lock(id).isHeldElsewhere)
            holder = Holder::OtherWindow;
        look(listing, id, holder);
    }
    if (withDeleted) {
        const QDir trash(folder.filePath(u"deleted"_s));
        for (const QString &name : trash.entryList({u'*' + draftSuffix}, QDir::Files | QDir::NoSymLinks)) {
            const DraftFile file = readDraftHead(trash.filePath(name));
            if (file.state != DraftFileState::Sound && file.state != DraftFileState::Newer)
                continue; // it cannot become less than what it is by staying there
            DraftSummary summary = summaryOf(deletedId(name), file);
            summary.isDeleted = true;
            listing.drafts.append(summary);
        }
    }
    std::stable_sort(listing.drafts.begin(), listing.drafts.end(),
                     [](const DraftSummary &a, const DraftSummary &b) { return a.savedAt > b.savedAt; });
    return listing;
}

QString DraftFolder::deletedPath(const QString &id) const
{
    const QDir trash(QDir(m_path).filePath(u"deleted"_s));
    const QStringList names =
        trash.entryList({u'*' + draftSuffix}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (auto name = names.crbegin(); name != names.crend(); ++name) { // the latest, were there two
        if (deletedId(*name) == id)
            return trash.filePath(*name);
    }
    return {};
}

Status DraftFolder::remove(const QString &id) const
{
    if (!isId(id))
        return Error{ErrorKind::InvalidInput, id};
    const QString trash = QDir(m_path).filePath(u"deleted"_s);
    if (Status made = makePrivateFolder(trash, true); !made)
        return made;
    const DraftLock lock = this->lock(id);
    if (!lock.held)
        return Error{lock.isHeldElsewhere ? ErrorKind::Conflict : ErrorKind::StorageUnavailable, pathOf(id)};
    const QString time = QDateTime::currentDateTimeUtc().toString(deletedTimeFormat);
    QFile file(pathOf(id));
    if (!file.rename(QDir(trash).filePath(time + u'-' + id + draftSuffix)))
        return Error{ErrorKind::StorageUnavailable, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
    return Done{};
}

Status DraftFolder::takeBack(const QString &id) const
{
    const QString from = deletedPath(id);
    if (from.isEmpty())
        return Error{ErrorKind::InvalidInput, id};
    QFile file(from);
    if (!file.rename(pathOf(id))) // never over a draft that is there
        return Error{ErrorKind::StorageUnavailable, u"%1: %2"_s.arg(from, file.errorString())};
    return Done{};
}

void DraftFolder::purgeDeleted(const QDateTime &now, int days) const
{
    QDir trash(QDir(m_path).filePath(u"deleted"_s));
    for (const QString &name : trash.entryList({u'*' + draftSuffix}, QDir::Files | QDir::NoSymLinks)) {
        QDateTime deletedAt = QDateTime::fromString(name.left(deletedTimeLength), deletedTimeFormat);
        deletedAt.setTimeSpec(Qt::UTC);
        if (!deletedAt.isValid() || deletedAt.daysTo(now) <= days || !trash.remove(name))
            continue;
        const QString id = deletedId(name);
        if (isId(id) && !QFile::exists(pathOf(id)))
            QDir(QDir(m_path).filePath(u"versions/"_s + id)).removeRecursively();
    }
}

} // namespace crier
