// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_store.h"

#include "app/base/durable_file.h"
#include "app/base/system_error.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <utility>

namespace crier {

namespace {

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
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

OpenOutcome outcomeOf(DraftFileState state)
{
    switch (state) {
    case DraftFileState::Sound:
        return OpenOutcome::Opened;
    case DraftFileState::Missing:
        return OpenOutcome::Gone;
    case DraftFileState::Newer:
        return OpenOutcome::Newer;
    case DraftFileState::Damaged:
        return OpenOutcome::Damaged;
    case DraftFileState::Unreadable:
        break;
    }
    return OpenOutcome::Unreadable;
}

DraftStore::DraftStore(QString dataDir)
    : m_folder(dataDir)
{}

DraftStore::~DraftStore() = default;

DraftStore::Taken DraftStore::take(const QString &id)
{
    DraftLock lock = m_folder.lock(id);
    if (!lock.held)
        return lock.isHeldElsewhere ? Taken::HeldElsewhere : Taken::No;
    m_lock = std::move(lock.held);
    m_id = id;
    removeUnfinished(m_folder.pathOf(id));
    return Taken::Yes;
}

void DraftStore::release()
{
    m_lock.reset();
    m_id.clear();
    m_stored.reset();
    m_ownHashes.clear();
}

Status DraftStore::begin()
{
    if (Status made = m_folder.make(); !made)
        return made;
    if (take(DraftFolder::newId()) != Taken::Yes)
        return Error{ErrorKind::StorageUnavailable, m_folder.path()};
    m_isOpenedKept = true;
    return Done{};
}

// Takes it where the disk takes a lock, and else goes without: a full disk must not hide what is on it. Lets
// go of it again where it is no sound draft.
OpenedDraft DraftStore::takeAndRead(const QString &id)
{
    if (take(id) == Taken::HeldElsewhere)
        return {OpenOutcome::OpenElsewhere, id, {}, {}, std::nullopt};
    m_id = id;
    QByteArray bytes;
    const QString path = m_folder.pathOf(m_id);
    DraftFile file = readDraftFile(path, &bytes);
    OpenedDraft opened;
    if (file.state == DraftFileState::Damaged) {
        m_damaged.append(m_lock ? m_folder.putAside(m_id) : DraftTrouble{.path = path, .detail = {}});
        opened.damaged = {m_damaged.last()};
        if (m_damaged.last().isReplaced) {
            bytes.clear();
            file = readDraftFile(path, &bytes);
        } else {
            file.detail = m_damaged.last().path;
        }
    }
    opened.outcome = outcomeOf(file.state);
    opened.id = m_id;
    opened.saved = file.saved;
    opened.detail = file.detail;
    if (file.state == DraftFileState::Sound) {
        m_stored = file.saved;
        m_ownHashes = {hashOf(bytes)};
        m_isOpenedKept = false;
        m_openedAt = file.head.savedAt;
        // The next start takes what was open last, changed or not. Where the time cannot be set it takes
        // another one, and nothing is lost.
        if (QFile touched(path); touched.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
            touched.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
        return opened;
    }
    release();
    return opened;
}

Result<std::optional<SavedDraft>> DraftStore::adopt()
{
    if (Status made = m_folder.make(); !made)
        return made.error();
    const QStringList ids = m_folder.idsByTime();
    for (const QString &id : ids) {
        if (const OpenedDraft opened = takeAndRead(id); opened.isOpened())
            return std::optional(opened.saved);
    }
    if (Status begun = begin(); !begun)
        return begun.error();
    return std::optional<SavedDraft>();
}

OpenedDraft DraftStore::open(const QString &id)
{
    if (!DraftFolder::isId(id) || !QFileInfo::exists(m_folder.pathOf(id)))
        return {};
    return takeAndRead(id);
}

bool DraftStore::isChangedElsewhere() const
{
    QFile file(m_folder.pathOf(m_id));
    if (!file.open(QIODevice::ReadOnly))
        return QFileInfo::exists(file.fileName()); // it is there and closed to us, which was not our doing
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return !hash.addData(&file) || !m_ownHashes.contains(hash.result());
}

Status DraftStore::hold()
{
    if (m_lock)
        return Done{};
    if (m_id.isEmpty())
        return begin();
    switch (take(m_id)) { // it was read without a lock
    case Taken::Yes:
        return Done{};
    case Taken::HeldElsewhere:
        m_becameCopy = true;
        release();
        return begin();
    case Taken::No:
        break;
    }
    return Error{ErrorKind::StorageUnavailable, m_folder.pathOf(m_id)};
}

Result<SaveOutcome> DraftStore::save(const SavedDraft &draft)
{
    if (Status made = m_folder.make(); !made) // somebody may have tidied it away
        return made.error();
    if (Status held = hold(); !held)
        return held.error();
    if (isChangedElsewhere()) {
        // Whoever wrote it will write again, so the file is theirs from now on.
        m_becameCopy = true;
        release();
        if (Status begun = begin(); !begun)
            return begun.error();
    }
    if (m_stored == draft && m_ownHashes.size() == 1 && QFileInfo::exists(m_folder.pathOf(m_id)))
        return SaveOutcome::Saved; // and its time stays that of the last change
    if (!m_isOpenedKept && m_stored && m_stored->draft != draft.draft) {
        // Where it fails, the next save tries again; the draft itself must not wait for it.
        m_isOpenedKept = m_folder.versionsOf(m_id).keep(*m_stored, VersionReason::Opened, m_openedAt).ok();
    }
    const QByteArray bytes = draftFileBytes(draft, QDateTime::currentDateTimeUtc());
    const QByteArray hash = hashOf(bytes);
    m_ownHashes.insert(hash); // a save that fails at its last step has replaced the file already
    if (Status written = writeFileDurably(m_folder.pathOf(m_id), bytes); !written)
        return written.error();
    m_ownHashes = {hash};
    m_stored = draft;
    return std::exchange(m_becameCopy, false) ? SaveOutcome::SavedAsCopy : SaveOutcome::Saved;
}

} // namespace crier
