// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/send_desk.h"

#include "app/store/ledger_file.h"
#include "app/store/log_export.h"
#include "app/store/recovery.h"

#include <QFileSystemWatcher>
#include <QNetworkAccessManager>
#include <QSqlQuery>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <utility>

namespace crier {

using namespace std::chrono_literals;

namespace {
// One commit touches the file and its journal several times.
constexpr auto settleTime = 25ms;
// A program that dies while it holds the slot changes no file, so nobody would tell us.
constexpr auto lookAfterHolderEvery = 500ms;
} // namespace

// Everything in here runs in the desk's thread.
class SendDesk::Worker : public QObject
{
public:
    Worker(SendDesk &desk, Setup setup, const Clock &clock)
        : m_desk(desk)
        , m_setup(std::move(setup))
        , m_clock(clock)
    {}

    void open()
    {
        if (!m_parts)
            m_parts = std::make_unique<Parts>(*this);
        const Status opened =
            m_parts->file.open(m_setup.ledgerPath, m_setup.readOnly ? LedgerFile::Access::ReadOnly
                                                                    : LedgerFile::Access::ReadWrite);
        int recovered = 0;
        if (opened && !m_parts->file.writeRefusal()) {
            if (const Result<int> rows =
                    recoverAbandoned(m_parts->file, m_parts->log, m_parts->slots, m_clock))
                recovered = *rows;
        }
        StoreStatus status = currentStatus();
        if (!opened)
            status.error = opened.error();
        status.recoveredRows = recovered;
        m_dataVersion = dataVersion();
        watchFile();
        tell(&SendDesk::opened, status);
        tellSlot();
        tellRows();
    }

    void shutDown()
    {
        m_stopExport = true;
        m_exports.waitForDone();
        m_parts.reset();
    }

    void watch(const AppKey &appKey)
    {
        m_watched = appKey;
        tellSlot();
    }

    void send(const SendOrder &order)
    {
        if (m_parts && !m_parts->sender.isBusy()) {
            m_parts->sender.send(order);
            return;
        }
        SendReport report;
        report.requestId = order.requestId;
        report.refusal =
            m_parts ? Error{ErrorKind::RateLimited, QStringLiteral("another send is in flight here")}
                    : Error{ErrorKind::StorageUnavailable, QStringLiteral("the log is not open yet")};
        report.slot.state = SlotState::Held;
        tell(&SendDesk::sendFinished, report);
    }

    void cancel()
    {
        if (m_parts)
            m_parts->sender.cancel();
    }

    void tryAgain(const AppKey &appKey)
    {
        if (!m_parts)
            return;
        const Status done = m_parts->file.write([&] { return m_parts->slots.tryAgain(appKey); });
        if (!done)
            tellStatus(done.error());
        tellSlot();
    }

    void acknowledgeSetAside()
    {
        if (!m_parts)
            return;
        const Status done = m_parts->file.acknowledgeSetAside();
        tellStatus(done ? std::nullopt : std::optional(done.error()));
    }

    void requestPage(quint64 token, std::optional<qint64> beforeId, int limit)
    {
        if (!canRead(token))
            return;
        const auto rows = m_parts->log.page(beforeId, limit);
        if (rows)
            tell(&SendDesk::pageReady, token, *rows, rows->size() < limit);
        else
            tell(&SendDesk::readFailed, token, rows.error());
    }

    void requestNewer(quint64 token, qint64 afterId, int limit)
    {
        if (!canRead(token))
            return;
        const auto rows = m_parts->log.newerThan(afterId, limit);
        if (rows)
            tell(&SendDesk::newerReady, token, *rows);
        else
            tell(&SendDesk::readFailed, token, rows.error());
    }

    void requestLately(quint64 token, const QDateTime &since, int among)
    {
        if (!canRead(token))
            return;
        const auto rows = m_parts->log.lately(since, among);
        if (rows)
            tell(&SendDesk::latelyReady, token, *rows);
        else
            tell(&SendDesk::readFailed, token, rows.error());
    }

    void requestRecord(quint64 token, qint64 id)
    {
        if (!canRead(token))
            return;
        const auto record = m_parts->log.find(id);
        if (record)
            tell(&SendDesk::recordReady, token, *record);
        else
            tell(&SendDesk::readFailed, token, record.error());
    }

    void markRead(qint64 id)
    {
        if (!m_parts)
            return;
        // A read mark that cannot be written is only a mark; the row stays highlighted.
        if (m_parts->file.write([&] { return m_parts->log.markRead(id, m_clock.utcNow()); }))
            tellRows();
    }

    void exportLog(const QString &path, bool asCsv)
    {
        // A thread and a read-only connection of its own: a million rows must not keep a send waiting.
        m_exports.setMaxThreadCount(1);
        m_exports.start([this, path, asCsv] {
            LedgerFile file;
            const Status opened = file.open(m_setup.ledgerPath, LedgerFile::Access::ReadOnly);
            if (!opened) {
                tell(&SendDesk::exportFinished, path, 0, opened.error());
                return;
            }
            SendLog log(file, {});
            const Result<qint64> rows = crier::exportLog(
                log, path, asCsv ? ExportFormat::Csv : ExportFormat::Jsonl, [this] { return !m_stopExport; });
            tell(&SendDesk::exportFinished, path, rows ? *rows : 0,
                 rows ? std::nullopt : std::optional(rows.error()));
        });
    }

private:
    struct Parts
    {
        explicit Parts(Worker &worker)
            : owner(currentProcess())
            , log(file, owner)
            , slots(file, worker.m_clock, owner)
            , sender(file, log, slots, manager, worker.m_clock, worker.m_setup.transport)
        {
            settle.setSingleShot(true);
            settle.setInterval(settleTime);
            lookAfterHolder.setSingleShot(true);
            lookAfterHolder.setInterval(lookAfterHolderEvery);
            connect(&watcher, &QFileSystemWatcher::fileChanged, &settle, qOverload<>(&QTimer::start));
            connect(&settle, &QTimer::timeout, &worker, [&worker] { worker.lookForChanges(); });
            connect(&lookAfterHolder, &QTimer::timeout, &worker, [&worker] { worker.tellSlot(); });
            connect(&sender, &Sender::progressed, &worker,
                    [&worker](const QByteArray &requestId, qint64 id, SendPhase phase) {
                        worker.tell(&SendDesk::sendProgressed, requestId, id, phase);
                        if (phase == SendPhase::Intent)
                            worker.tellRows();
                    });
            connect(&sender, &Sender::finished, &worker, [&worker](const SendReport &report) {
                worker.tellSlot(); // first: the wait counts from the end, not from when somebody looked
                worker.tell(&SendDesk::sendFinished, report);
                worker.tellRows();
                if (report.refusal || report.storageTrouble)
                    worker.tellStatus(report.storageTrouble ? report.storageTrouble : storageError(report));
            });
            connect(&sender, &Sender::storageRecovered, &worker, [&worker](bool written) {
                worker.tellStatus(written ? std::nullopt : std::optional(Error{ErrorKind::StorageMoved, {}}));
                worker.tellSlot();
                worker.tellRows();
            });
        }

        static std::optional<Error> storageError(const SendReport &report)
        {
            const ErrorKind kind = report.refusal->kind;
            const bool isLimit = kind == ErrorKind::RateLimited || kind == ErrorKind::ServiceOff ||
                                 kind == ErrorKind::Conflict;
            return isLimit ? std::nullopt : report.refusal;
        }

        ProcessIdentity owner;
        LedgerFile file;
        SendLog log;
        RateSlots slots;
        QNetworkAccessManager manager;
        Sender sender;
        QFileSystemWatcher watcher;
        QTimer settle;
        QTimer lookAfterHolder;
    };

    // Emits the desk's signal in the desk's thread, as its header says: also for receivers that do not queue.
    template<typename... Parameters, typename... Arguments>
    void tell(void (SendDesk::*signal)(Parameters...), const Arguments &...arguments)
    {
        QMetaObject::invokeMethod(
            &m_desk,
            [&desk = m_desk, signal, ... values = std::decay_t<Parameters>(arguments)] {
                Q_EMIT(desk.*signal)(values...);
            },
            Qt::QueuedConnection);
    }

    bool canRead(quint64 token)
    {
        if (m_parts && m_parts->file.isOpen())
            return true;
        tell(&SendDesk::readFailed, token,
             Error{ErrorKind::StorageUnavailable, QStringLiteral("the log is not open")});
        return false;
    }

    StoreStatus currentStatus()
    {
        StoreStatus status;
        LedgerFile &file = m_parts->file;
        status.canRead = file.isOpen();
        if (!status.canRead)
            return status;
        status.error = file.writeRefusal();
        status.setAsidePath = file.unacknowledgedSetAside();
        status.canSend = !status.error && status.setAsidePath.isEmpty() && !m_parts->sender.hasUnwrittenEnd();
        return status;
    }

    void tellStatus(const std::optional<Error> &error)
    {
        if (!m_parts) // on the way out
            return;
        StoreStatus status = currentStatus();
        if (error)
            status.error = error;
        tell(&SendDesk::statusChanged, status);
    }

    void tellSlot()
    {
        if (m_watched.value.isEmpty() || !m_parts || !m_parts->file.isOpen())
            return;
        Result<SlotView> view = m_parts->slots.view(m_watched);
        if (view && view->state == SlotState::HolderGone &&
            recoverAbandoned(m_parts->file, m_parts->log, m_parts->slots, m_clock)) {
            view = m_parts->slots.view(m_watched);
            tellRows();
        }
        if (!view)
            return; // a passing lock; the next change tells again
        if (view->state == SlotState::Held && !m_parts->sender.isBusy())
            m_parts->lookAfterHolder.start();
        tell(&SendDesk::slotChanged, *view, m_clock.monotonicNow());
    }

    void tellRows()
    {
        if (!m_parts || !m_parts->file.isOpen())
            return;
        if (const Result<int> unread = m_parts->log.unreadCount())
            tell(&SendDesk::rowsChanged, *unread);
    }

    void watchFile()
    {
        if (m_parts->file.isOpen() && !m_parts->watcher.files().contains(m_setup.ledgerPath))
            m_parts->watcher.addPath(m_setup.ledgerPath);
    }

    // Counts the commits of other connections; our own do not change it.
    qint64 dataVersion() const
    {
        if (!m_parts->file.isOpen())
            return 0;
        QSqlQuery query = m_parts->file.query();
        return query.exec(QStringLiteral("PRAGMA data_version")) && query.next() ? query.value(0).toLongLong()
                                                                                 : 0;
    }

    void lookForChanges()
    {
        watchFile(); // a replaced file drops out of the watcher
        const qint64 version = dataVersion();
        if (std::exchange(m_dataVersion, version) == version)
            return;
        tellSlot();
        tellRows();
    }

    SendDesk &m_desk;
    Setup m_setup;
    const Clock &m_clock;
    AppKey m_watched;
    qint64 m_dataVersion = 0;
    std::unique_ptr<Parts> m_parts;
    QThreadPool m_exports;
    std::atomic_bool m_stopExport{false};
};

SendDesk::SendDesk(Setup setup, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(*this, std::move(setup), clock))
{
    m_thread.setObjectName(QStringLiteral("send desk"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

SendDesk::~SendDesk()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_worker->shutDown(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

template<typename Call>
void SendDesk::post(Call call)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this, call = std::move(call)] { call(*m_worker); }, Qt::QueuedConnection);
}

void SendDesk::open()
{
    post([](Worker &worker) { worker.open(); });
}

void SendDesk::watch(const AppKey &appKey)
{
    post([appKey](Worker &worker) { worker.watch(appKey); });
}

void SendDesk::send(const SendOrder &order)
{
    post([order](Worker &worker) { worker.send(order); });
}

void SendDesk::cancel()
{
    post([](Worker &worker) { worker.cancel(); });
}

void SendDesk::tryAgain(const AppKey &appKey)
{
    post([appKey](Worker &worker) { worker.tryAgain(appKey); });
}

void SendDesk::acknowledgeSetAside()
{
    post([](Worker &worker) { worker.acknowledgeSetAside(); });
}

void SendDesk::requestPage(quint64 token, std::optional<qint64> beforeId, int limit)
{
    post([=](Worker &worker) { worker.requestPage(token, beforeId, limit); });
}

void SendDesk::requestNewer(quint64 token, qint64 afterId, int limit)
{
    post([=](Worker &worker) { worker.requestNewer(token, afterId, limit); });
}

void SendDesk::requestLately(quint64 token, const QDateTime &since, int among)
{
    post([=](Worker &worker) { worker.requestLately(token, since, among); });
}

void SendDesk::requestRecord(quint64 token, qint64 id)
{
    post([=](Worker &worker) { worker.requestRecord(token, id); });
}

void SendDesk::markRead(qint64 id)
{
    post([id](Worker &worker) { worker.markRead(id); });
}

void SendDesk::exportLog(const QString &path, bool asCsv)
{
    post([=](Worker &worker) { worker.exportLog(path, asCsv); });
}

} // namespace crier
