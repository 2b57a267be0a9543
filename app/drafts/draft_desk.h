// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_difference.h"
#include "app/drafts/draft_store.h"

#include <memory>
#include <optional>
#include <vector>

namespace crier {

// How far a try to write what is not written yet came.
struct SaveReport
{
    std::optional<Error> error; // the first one
    bool isComplete = true;     // else there still is something in memory only
    bool becameCopy = false;    // see SaveOutcome::SavedAsCopy
};

// What there is to write before the window turns to another draft, and what then takes the place of the
// opened text: a version of it, where one is restored.
struct TurnOver
{
    std::optional<SavedDraft> last;
    std::optional<SavedDraft> replacement;
};

// Two versions of one draft beside each other. Parts only where both are Sound.
struct DraftComparison
{
    DraftFileState before = DraftFileState::Missing;
    DraftFileState after = DraftFileState::Missing;
    QList<DraftPartDifference> parts;
};

// One window's work with drafts. Touches the disk in most calls, so it lives on a thread that may wait; knows
// no signals and no time. What cannot be written stays in memory and is tried again with every save(), also
// when the window has long turned to another draft.
//
// Turning to another draft takes two steps, so that no key press between them is lost: open(), openCopy(),
// openEarlier() and restore() only get it, and the window goes on writing the present one; turnOver() then
// finishes the present one with the window's last word.
class DraftDesk
{
public:
    explicit DraftDesk(QString dataDir);
    ~DraftDesk();

    // See DraftStore::adopt().
    Result<std::optional<SavedDraft>> adopt(QList<DraftTrouble> *damaged);
    // Writes `draft`, where there is one, and all that earlier tries could not write.
    SaveReport save(const std::optional<SavedDraft> &draft);
    bool hasUnsaved() const;

    OpenedDraft open(const QString &id);
    OpenedDraft openCopy(const QString &id);
    // The newest one that no window holds.
    OpenedDraft openEarlier();
    // The draft as that version has it.
    OpenedDraft restore(const QString &id, const QString &version);
    SaveReport turnOver(const TurnOver &turn);
    // Turns to a new draft, which has no file until it is saved.
    SaveReport startFresh(const std::optional<SavedDraft> &last);

    // Saves `draft` and keeps it as a version.
    SaveReport keepVersion(const SavedDraft &draft, VersionReason reason);

    QString currentId() const { return m_current->id(); }
    DraftListing list(bool withDeleted) const;
    QList<DraftVersion> versions(const QString &id) const;
    // `version` empty: the draft as it is now.
    DraftFile read(const QString &id, const QString &version) const;
    DraftComparison compare(const QString &id, const QString &before, const QString &after) const;
    // Conflict: it is open in a window, this one or another.
    Status remove(const QString &id);
    Status takeBack(const QString &id);
    void purgeDeleted();

private:
    struct Unsaved
    {
        std::unique_ptr<DraftStore> store;
        SavedDraft draft;
    };
    struct UnkeptVersion
    {
        QString id;
        SavedDraft draft;
        VersionReason reason = VersionReason::Saved;
        QDateTime savedAt;
    };

    void setNext(std::unique_ptr<DraftStore> store, const std::optional<SavedDraft> &unsaved = std::nullopt);
    void finishCurrent(const std::optional<SavedDraft> &last, SaveReport *report);
    bool saveTo(DraftStore &store, const SavedDraft &draft, SaveReport *report) const;
    void keep(const QString &id, const SavedDraft &draft, VersionReason reason, SaveReport *report);

    QString m_dataDir;
    DraftFolder m_folder;
    std::unique_ptr<DraftStore> m_current;
    std::unique_ptr<DraftStore> m_next;      // got, not turned to yet
    std::optional<SavedDraft> m_unsaved;     // of m_current
    std::optional<SavedDraft> m_nextUnsaved; // of m_next
    std::vector<Unsaved> m_leftBehind;
    std::vector<UnkeptVersion> m_unkept;
};

} // namespace crier
