// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_folder.h"

#include <QSet>

#include <memory>
#include <optional>

namespace crier {

enum class OpenOutcome {
    Opened,
    AlreadyOpen,   // in this very window
    OpenElsewhere, // a living window holds it; a copy can be opened
    Gone,          // there is none any more
    Damaged,       // `detail` is where it was put aside, or where it still is
    Newer,         // a later Crier wrote it; it was left alone
    Unreadable,    // `detail` is what the system said
    Failed,        // the disk does not take the copy, or does not let us look: `error`
};

struct OpenedDraft
{
    OpenOutcome outcome = OpenOutcome::Gone;
    QString id; // of the draft that is open now
    SavedDraft saved;
    QString detail;
    std::optional<Error> error;
    QList<DraftTrouble> damaged = {}; // what was found to be damaged on the way, see DraftFolder::putAside()
    bool isOpened() const { return outcome == OpenOutcome::Opened; }
};

// How a file that could not be opened for its state answers.
OpenOutcome outcomeOf(DraftFileState state);

enum class SaveOutcome {
    Saved,
    SavedAsCopy, // somebody else had changed the file, which was left alone: this draft has a new id now
};

// The draft of one window, on disk: one JSON file a draft in `dataDir`/drafts, written to a new file, flushed
// and renamed over the old one, so that a crash leaves the old or the new, never half. A lock file keeps two
// windows off one draft; it is free again when its owner is gone, however it went. Where the lock does not
// hold (a network folder, a backup that was put back), nothing is overwritten that this store did not write
// or read.
class DraftStore
{
public:
    explicit DraftStore(QString dataDir);
    ~DraftStore();

    // Takes the newest draft no living window holds; none when there is no such draft (a new one is begun).
    // A damaged file is kept aside under another name and reported in damaged(), its newest version is taken
    // instead; what cannot be read now and what a newer Crier wrote is passed over. Call it once.
    Result<std::optional<SavedDraft>> adopt();
    // Takes that draft. Call it once, instead of adopt().
    OpenedDraft open(const QString &id);
    // Replaces the adopted, opened or begun draft; begins one where there is none yet.
    Result<SaveOutcome> save(const SavedDraft &draft);

    QString id() const { return m_id; } // empty until there is a draft to save to
    // As it was last saved or opened.
    const std::optional<SavedDraft> &stored() const { return m_stored; }
    const QList<DraftTrouble> &damaged() const { return m_damaged; }

private:
    enum class Taken { Yes, HeldElsewhere, No };
    Taken take(const QString &id);
    Status begin();
    void release();
    OpenedDraft takeAndRead(const QString &id);
    Status hold();
    bool isChangedElsewhere() const;

    DraftFolder m_folder;
    QString m_id;
    QList<DraftTrouble> m_damaged;
    std::unique_ptr<QLockFile> m_lock;
    std::optional<SavedDraft> m_stored;
    // What the file may hold by our own doing: what was last read or saved, and what saves that failed since
    // then may have left there all the same.
    QSet<QByteArray> m_ownHashes;
    bool m_isOpenedKept = true; // the state this session began with is a version, or there was none
    QDateTime m_openedAt;
    bool m_becameCopy = false; // and no save has said so yet
};

} // namespace crier
