// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_store.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace crier {

// Keeps the window's draft on disk without the window ever waiting for the disk: the store lives on a thread
// of its own. A change is written at most a second after it was made.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    using Snapshot = std::function<SavedDraft()>;

    explicit DraftKeeper(QString dataDir, QObject *parent = nullptr);
    ~DraftKeeper() override; // what save() was given is written before it returns

    // Answered by adopted(), once.
    void adopt();
    // Asked for the draft when it is time to write it.
    void setSnapshot(Snapshot snapshot) { m_snapshot = std::move(snapshot); }
    void touch();
    // Writes now what is not written yet.
    void flush();
    // Saves what there is and begins another draft, in a file of its own.
    void startFresh();
    // Saves the present draft and goes to the newest other one that no window holds. Answered by
    // broughtBack().
    void bringBack();
    bool hasUnsaved() const;

Q_SIGNALS:
    // Answers bringBack(); none when there is no other draft.
    void broughtBack(const std::optional<crier::SavedDraft> &draft);
    void adopted(const std::optional<crier::SavedDraft> &draft, const QString &damagedPath);
    void saved();
    void failed(const crier::Error &error);

private:
    void write();

    QString m_dataDir;
    QThread m_thread;
    QObject *m_place;                                     // a context object on m_thread
    std::shared_ptr<std::unique_ptr<DraftStore>> m_store; // touched on m_thread only
    Snapshot m_snapshot;
    QTimer *m_timer;
};

} // namespace crier
