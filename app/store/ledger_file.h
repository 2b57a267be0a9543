// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>

namespace crier {

// One connection to the ledger file: creates, checks and migrates it, and runs write transactions.
// Belongs to the thread that opened it. The connection is closed by the destructor.
//
// Settings (reliability 3.1): journal_mode=TRUNCATE, synchronous=EXTRA, read back after being set; a file that
// will not take them is refused. The folder is 0700, the file 0600 before its first row.
class LedgerFile
{
public:
    enum class Access { ReadWrite, ReadOnly };

    struct Options
    {
        int busyTimeoutMs = 5'000;
        // Tests let a step fail: called before each statement of a write transaction with a running number.
        std::function<bool(int)> failStatement;
    };

    LedgerFile();
    explicit LedgerFile(Options options);
    ~LedgerFile();
    LedgerFile(const LedgerFile &) = delete;
    LedgerFile &operator=(const LedgerFile &) = delete;

    // Opens `path`, creating it and its folder where they are missing (ReadWrite only). A damaged file is
    // renamed aside with a date, never deleted, and a new one started (see setAsidePath()). A newer file is
    // opened read-only. After an error the object is closed.
    Status open(const QString &path, Access access = Access::ReadWrite);
    void close();
    bool isOpen() const;

    // Not none: rows can be read but nothing may be written, and this is why (StorageNewer, StorageReadOnly).
    const std::optional<Error> &writeRefusal() const { return m_writeRefusal; }

    // Where a damaged earlier ledger was put; empty when there is none or a person acknowledged it. While it is
    // not empty, nothing may be sent.
    QString unacknowledgedSetAside();
    Status acknowledgeSetAside();

    // Runs `work` between BEGIN IMMEDIATE and COMMIT; anything but success rolls back. Never nested.
    Status write(const std::function<Status()> &work);

    // Prepared statement of this connection; the caller binds, runs and finish()es it.
    QSqlDatabase database() const { return m_database; }
    // What a failed query or commit means.
    Error errorOf(const class QSqlError &error) const;
    // After a failed flush or a vanished file the handle is suspect: open() again before the next write.
    QString path() const { return m_path; }

private:
    Status openOnce(Access access);
    Status configure(Access access);
    Status migrate();
    Status checkIntegrity();
    Status setAside();
    Status checkStillInPlace() const;

    Options m_options;
    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    std::optional<Error> m_writeRefusal;
    int m_statement = 0;
    bool m_suspect = false;
};

} // namespace crier
