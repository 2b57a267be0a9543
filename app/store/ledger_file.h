// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSqlDatabase>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

class QSqlError;
class QSqlQuery;

namespace crier {

// One connection to the ledger file: creates, checks and migrates it, and runs write transactions.
// Belongs to the thread that opened it; the destructor closes it.
//
// Settings (reliability 3.1): journal_mode=TRUNCATE and synchronous=EXTRA, read back after being set; a file
// that will not take them is refused. Its folder is 0700, the file 0600 before its first row.
class LedgerFile
{
public:
    enum class Access { ReadWrite, ReadOnly };

    explicit LedgerFile(std::chrono::milliseconds busyTimeout = std::chrono::milliseconds(5'000));
    ~LedgerFile();
    LedgerFile(const LedgerFile &) = delete;
    LedgerFile &operator=(const LedgerFile &) = delete;

    // Opens `path`. ReadWrite creates it and its folder where they are missing; sets a damaged file aside
    // under a name with the date, never deleting it, and starts a new one; and opens a newer or read-only
    // file for reading all the same (see writeRefusal()). ReadOnly changes nothing and makes nothing beside
    // the file; a damaged one stays where it is, and one whose last write was cut short is StorageReadOnly,
    // because reading it would mean to roll that write back. After an error the object is closed.
    Status open(const QString &path, Access access = Access::ReadWrite);
    void close();
    bool isOpen() const { return m_database.isOpen(); }
    QString path() const { return m_path; }

    // Not none: rows can be read, nothing may be written, and this is why (StorageNewer, StorageReadOnly).
    const std::optional<Error> &writeRefusal() const { return m_writeRefusal; }

    // A damaged ledger beside this one that nobody has acknowledged yet; empty: none. While there is one,
    // nothing may be sent: its rows are missing from this file.
    QString unacknowledgedSetAside();
    Status acknowledgeSetAside();

    // Runs `work` between BEGIN IMMEDIATE and COMMIT; anything but success rolls back. Never nested. After a
    // failure of the disk the connection is opened anew before the next transaction. Refuses to write to a
    // file that is no longer the one at path().
    Status write(const std::function<Status()> &work);

    // A query of this connection, forward only. Prepare, bind, run, finish() it before the event loop.
    QSqlQuery query() const;
    // What a failed statement means.
    Error errorOf(const QSqlError &error) const;

private:
    Status openOnce(Access access);
    Status configure(Access access);
    Result<int> schemaVersion();
    Status migrate();
    Status checkIntegrity();
    Status setAside();
    Status checkInPlace() const;
    Status run(const QString &statement);

    std::chrono::milliseconds m_busyTimeout;
    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    std::optional<Error> m_writeRefusal;
    quint64 m_device = 0; // which file was opened
    quint64 m_inode = 0;
    bool m_isSuspect = false;
};

} // namespace crier
