// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/sender.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace crier {

// How the ledger stands, for the window's eyes.
struct StoreStatus
{
    bool canRead = false;
    bool canSend = false;
    std::optional<Error> error; // why not
    QString setAsidePath;       // a damaged ledger was put here and waits to be acknowledged
    int recoveredRows = 0;      // rows of programs that had gone, recovered at this start
    friend bool operator==(const StoreStatus &, const StoreStatus &) = default;
};

// The window's door to sender and ledger: they live on a thread of their own, so the window never waits for a
// disk or the network. All methods return at once; answers come as signals in the caller's thread.
//
// Order: opened() comes first. Every send() is answered by exactly one sendFinished() with its requestId,
// after zero or more sendProgressed(). slotChanged() tells the state of the watched App Key after every
// change, also those made by other windows and by crierctl; the wait in it counts from the moment `at`
// (Clock::monotonicNow()). rowsChanged() says that rows were added or changed, here or elsewhere; ask for
// pages again.
class SendDesk : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        QString ledgerPath;
        TransportOptions transport;
        // The log of somebody else: it is opened for reading, nothing is ever written to it or beside it, and
        // every send is refused. StoreStatus::error is then StorageReadOnly, or StorageNewer.
        bool readOnly = false;
    };

    SendDesk(Setup setup, const Clock &clock, QObject *parent = nullptr);
    ~SendDesk() override; // a request in flight is aborted and recorded first

    // May be called again after a failure.
    void open();
    // Whose slot slotChanged() tells of.
    void watch(const AppKey &appKey);
    void send(const SendOrder &order);
    void cancel();
    void tryAgain(const AppKey &appKey);
    void acknowledgeSetAside();
    void requestPage(quint64 token, std::optional<qint64> beforeId, int limit);
    void requestNewer(quint64 token, qint64 afterId, int limit);
    void requestRecord(quint64 token, qint64 id);
    // See SendLog::lately().
    void requestLately(quint64 token, const QDateTime &since, int among);
    void markRead(qint64 id);
    // Writes all rows to `path`; see LogExport. Answered by exportFinished().
    void exportLog(const QString &path, bool asCsv);

Q_SIGNALS:
    void opened(const crier::StoreStatus &status);
    void statusChanged(const crier::StoreStatus &status);
    void slotChanged(const crier::SlotView &slot, std::chrono::milliseconds at);
    void sendProgressed(const QByteArray &requestId, qint64 id, crier::SendPhase phase);
    void sendFinished(const crier::SendReport &report);
    void rowsChanged(int unread);
    void pageReady(quint64 token, const QList<crier::SendRow> &rows, bool isLast);
    void newerReady(quint64 token, const QList<crier::SendRow> &rows);
    void latelyReady(quint64 token, const QList<crier::SendRow> &rows);
    void recordReady(quint64 token, const std::optional<crier::SendRecord> &record);
    void readFailed(quint64 token, const crier::Error &error);
    void exportFinished(const QString &path, qint64 rows, const std::optional<crier::Error> &error);

private:
    class Worker;
    template<typename Call>
    void post(Call call);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; // lives in m_thread
};

} // namespace crier
