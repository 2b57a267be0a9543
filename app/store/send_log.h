// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/store/send_record.h"

#include <QList>

#include <chrono>

class QSqlQuery;

namespace crier {

class LedgerFile;

// The ledger's rows: the one truth about what was sent. One class, all SQL on `sends` and `contents`.
// Lives in the thread of `file`. The methods that change rows must run inside LedgerFile::write().
class SendLog
{
public:
    SendLog(LedgerFile &file, ProcessIdentity owner);

    QString path() const; // of the ledger

    // Inserts `record` as intent; gives its id. A requestId used before is a Conflict.
    Result<qint64> insertIntent(const SendRecord &record);
    // intent -> on_wire, compare-and-set.
    Status markOnWire(qint64 id, const QDateTime &now);
    // intent or on_wire -> an end state, compare-and-set. A row that never passed the gate can only become
    // not_sent; anything else is a Conflict.
    Status markEnd(qint64 id, const Outcome &outcome, const QDateTime &now,
                   std::optional<std::chrono::milliseconds> duration);
    // Rows of owners that are gone: intent becomes not_sent, on_wire becomes unknown. Gives how many.
    Result<int> recover(const QDateTime &now);
    // Whether recover() would find anything; needs no write lock.
    Result<bool> needsRecovery();

    // Newest first, below `beforeId` (none: from the top), at most `limit` rows. A keyset page.
    Result<QList<SendRow>> page(std::optional<qint64> beforeId, int limit);
    // Newest first, rows with an id above `afterId`, at most `limit`.
    Result<QList<SendRow>> newerThan(qint64 afterId, int limit);
    Result<std::optional<SendRecord>> find(qint64 id);
    // The row of a press; none when it has none.
    Result<std::optional<qint64>> idOf(const QByteArray &requestId);
    // Ends that need a person's eye (rejected, unknown) and have not been looked at.
    Result<int> unreadCount();
    Status markRead(qint64 id, const QDateTime &now);
    // Of the newest `among` rows, newest first: those that started at or after `since`, and of each app
    // (profile, environment and App Key) its last row and its last accepted one, whatever their age. Walks
    // along the ids and reads no more than `among` rows, however many there are.
    Result<QList<SendRow>> lately(const QDateTime &since, int among);
    // Oldest first with their contents, above `afterId`: for exports.
    Result<QList<SendRecord>> recordsAfter(qint64 afterId, int limit);

private:
    struct Abandoned
    {
        qint64 id;
        bool onWire;
    };
    Result<QList<Abandoned>> abandonedRows();
    Result<QList<SendRow>> rows(const QString &where, qint64 bound, int limit);
    Status changeOne(QSqlQuery &query);

    LedgerFile &m_file;
    ProcessIdentity m_owner;
};

} // namespace crier
