// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_desk.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace crier {

struct DraftMailbox;

// Keeps the window's draft on disk without the window ever waiting for the disk: the work is done on a thread
// of its own, see DraftDesk. A change is written at most a second after it was made; while the disk is slower
// than the typing, only the newest state waits for it. What could not be written is tried again until it is.
//
// All questions are answered by signals, on the window's thread and in the order they were asked.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    using Snapshot = std::function<SavedDraft()>;

    explicit DraftKeeper(QString dataDir, QObject *parent = nullptr);
    ~DraftKeeper() override; // tries to write what is not written yet before it returns

    // Answered by adopted(), once. Until then nothing is written, so that what the window happens to show
    // cannot take the place of the draft that is on its way.
    void adopt();
    // Asked for the draft when it is time to write it.
    void setSnapshot(Snapshot snapshot) { m_snapshot = std::move(snapshot); }
    void touch();
    // Only where the person is in it changed, which is no change that a version is kept of.
    void touchPlace();
    // Takes what is not written yet, to be written now.
    void flush();
    // The same, and waits for the disk: for a window that is about to close. An error says that there is
    // something that is in memory only; StorageBusy, that the disk has not answered in time.
    Status flushAndWait(std::chrono::milliseconds patience = std::chrono::seconds{5});
    bool hasUnsaved() const;
    // Keeps the draft, as it is at this moment, as a version. To be called before a big change.
    void keepVersion(VersionReason reason);

    // Saves what there is and begins another draft, in a file of its own.
    void startFresh();
    // These save what there is and turn to another draft, or to another version of one. Answered by opened();
    // when it says Opened, the window has to show what it brings before it returns to its event loop. While
    // one of them is under way the others do nothing.
    void open(const QString &id);
    void openCopy(const QString &id);
    // The present state becomes a version first.
    void restoreVersion(const QString &id, const QString &version);
    // To the newest other draft that no window holds. Answered by broughtBack().
    void bringBack();

    void list(bool withDeleted = false);                         // answered by listed()
    void versions(const QString &id);                            // answered by versionsListed()
    void readVersion(const QString &id, const QString &version); // answered by versionRead()
    void readPresent(const QString &id) { readVersion(id, {}); } // the same
    // Versions of one draft, the present state where an id is empty. Answered by compared().
    void compare(const QString &id, const QString &before, const QString &after);
    void remove(const QString &id);   // answered by removed()
    void takeBack(const QString &id); // answered by takenBack()

Q_SIGNALS:
    // The present draft's last words are about to be taken, for another one: what is half typed has to be
    // there.
    void leaving();
    void adopted(const std::optional<crier::SavedDraft> &draft);
    // On the way to the draft that was just told of, these were found to be damaged.
    void damagedFound(const QList<crier::DraftTrouble> &damaged);
    // Nothing is in memory only any more.
    void saved();
    // Something could not be written; it is tried again, so this may come often.
    void failed(const crier::Error &error);
    // Somebody else had changed the draft's file. It was left alone, and this window's draft is now another
    // one.
    void continuedAsCopy();
    void opened(const crier::OpenedDraft &draft);
    // Answers bringBack(); none when there is no other draft.
    void broughtBack(const std::optional<crier::SavedDraft> &draft);
    void listed(const crier::DraftListing &listing);
    void versionsListed(const QString &id, const QList<crier::DraftVersion> &versions);
    void versionRead(const QString &id, const QString &version, const crier::DraftFile &file);
    void compared(const QString &id, const QString &before, const QString &after,
                  const crier::DraftComparison &comparison);
    void removed(const QString &id, const std::optional<crier::Error> &error);
    void takenBack(const QString &id, const std::optional<crier::Error> &error);

private:
    template<typename Work, typename Answer>
    void ask(Work work, Answer answer);
    void post(std::function<SaveReport(DraftDesk &)> work);
    void write();
    void retry();
    void onReport(const SaveReport &report);
    std::optional<SavedDraft> takeLast();
    void turn(std::function<OpenedDraft(DraftDesk &)> get, bool isRestore,
              std::function<void(const OpenedDraft &)> answer);

    QThread m_thread;
    QObject *m_place;                        // a context object on m_thread
    std::shared_ptr<DraftDesk> m_desk;       // touched on m_thread only
    std::shared_ptr<DraftMailbox> m_mailbox; // what waits for the disk
    Snapshot m_snapshot;
    QTimer *m_timer;        // to the next write
    QTimer *m_versionTimer; // to the next version by itself
    std::chrono::milliseconds m_patience;
    int m_reportsDue = 0;
    bool m_isAdopted = false;
    bool m_isDirty = false; // the window has what the mailbox has not
    bool m_isFailing = false;
    bool m_isTurning = false;
};

} // namespace crier
