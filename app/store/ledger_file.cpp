// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/ledger_file.h"

#include "app/base/app_paths.h"
#include "app/base/private_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QtEndian>

#include <algorithm>
#include <atomic>

#if !defined(Q_OS_WIN)
#include <sys/stat.h>
#endif

namespace crier {

namespace {

constexpr int newestSchema = 1;
// Checking reads the whole file and keeps writers out meanwhile. Beyond this size only what is used is
// checked, as it is used (cell_size_check).
constexpr qint64 largestCheckedFile = 8 * 1024 * 1024;
const QString setAsidePattern = QStringLiteral("sendlog.damaged-*.db");

// SQLite's primary result codes; the driver gives the extended ones.
enum SqliteCode {
    SqliteBusy = 5,
    SqliteLocked = 6,
    SqliteReadOnly = 8,
    SqliteIoError = 10,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteCannotOpen = 14,
    SqliteConstraint = 19,
    SqliteNotADatabase = 26,
};

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

// A folder that somebody pointed us at and that holds other things is not ours to close.
bool holdsOnlyOurs(const QDir &folder)
{
    const QStringList names =
        folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return std::all_of(names.cbegin(), names.cend(), [](const QString &name) {
        return name.startsWith(QLatin1String("sendlog.")) || name.startsWith(QLatin1String("settings.ini")) ||
               name == QLatin1String("drafts");
    });
}

QString freshConnectionName()
{
    static std::atomic<quint64> count{0};
    return QStringLiteral("ledger-%1").arg(++count);
}

// The first 100 bytes of a database file, read without opening it as one; empty where it is none.
QByteArray headerOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray header = file.read(100);
    return header.size() == 100 && header.startsWith("SQLite format 3") ? header : QByteArray();
}

// Its user_version; 0 where there is none.
int schemaInHeader(const QString &path)
{
    constexpr qsizetype versionAt = 60; // SQLite file format, section 1.3
    const QByteArray header = headerOf(path);
    return header.isEmpty() ? 0 : int(qFromBigEndian<quint32>(header.constData() + versionAt));
}

// Why the file at `path` is only read, when it was opened to be read.
Error readingOnly(const QString &path)
{
    if (const int schema = schemaInHeader(path); schema > newestSchema)
        return {ErrorKind::StorageNewer,
                QStringLiteral("schema %1, this program knows %2").arg(schema).arg(newestSchema)};
    return {ErrorKind::StorageReadOnly, path};
}

// A log in write-ahead mode (another program's doing, Crier never chooses it) whose last log file is gone:
// even a reader would make two files beside it, and could not on a medium that is read-only. Nobody writes to
// it, or that file would be there.
bool isIdleWriteAhead(const QString &path)
{
    constexpr qsizetype readVersionAt = 19;
    const QByteArray header = headerOf(path);
    return !header.isEmpty() && header.at(readVersionAt) == 2 &&
           !QFileInfo::exists(path + QStringLiteral("-wal"));
}

// The statements of one schema resource: each ends with ";" at the end of a line. Inside a trigger the only
// such line ends with "END;", which is what closes it.
QStringList statementsOf(const QString &script)
{
    QStringList statements;
    QString statement;
    for (const QString &line : script.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("--")))
            continue;
        statement += line + QLatin1Char('\n');
        const QString code = line.section(QStringLiteral("--"), 0, 0).trimmed();
        if (code.endsWith(QLatin1Char(';'))) {
            statements.append(statement);
            statement.clear();
        }
    }
    return statements;
}

} // namespace

LedgerFile::LedgerFile(std::chrono::milliseconds busyTimeout)
    : m_busyTimeout(busyTimeout)
    , m_connection(freshConnectionName())
{}

LedgerFile::~LedgerFile()
{
    close();
}

void LedgerFile::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase(); // the last handle must be gone before the name is removed
    QSqlDatabase::removeDatabase(m_connection);
}

Status LedgerFile::open(const QString &path, Access access)
{
    m_path = path;
    Status opened = openOnce(access);
    if (!opened && opened.error().kind == ErrorKind::StorageCorrupt && access == Access::ReadWrite) {
        if (Status aside = setAside(); !aside)
            return aside;
        opened = openOnce(access);
    }
    if (!opened)
        close();
    return opened;
}

Status LedgerFile::openOnce(Access access)
{
    close();
    m_writeRefusal.reset();
    m_isSuspect = false;
    // Asked before a folder or a file is made, and before Qt complains in words of its own.
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return Error{ErrorKind::SqliteMissing, {}};

    if (access == Access::ReadWrite) {
        const QFileInfo info(m_path);
        const bool isOurs = QDir(info.path()) == QDir(defaultDataDir()) || holdsOnlyOurs(QDir(info.path()));
        if (Status made = makePrivateFolder(info.path(), isOurs); !made)
            return made;
        // Created by us with its final permissions: SQLite would take the process's mask.
        if (!info.exists()) {
            QFile file(m_path);
            if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) &&
                !QFileInfo::exists(m_path)) {
                const bool isFull = file.error() == QFile::ResourceError;
                return Error{isFull ? ErrorKind::StorageFull : ErrorKind::StorageReadOnly,
                             QStringLiteral("%1: %2").arg(m_path, file.errorString())};
            }
        } else if (schemaInHeader(m_path) > newestSchema || (info.isFile() && !info.isWritable())) {
            // Before anything is set on it: what a newer program chose is not ours to change.
            m_writeRefusal = readingOnly(m_path);
        } else {
            QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
        }
    } else {
        if (!QFileInfo(m_path).isFile())
            return Error{ErrorKind::StorageUnavailable, m_path};
        m_writeRefusal = readingOnly(m_path);
    }

    const bool readOnly = m_writeRefusal.has_value();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!m_database.isValid()) // it is there and cannot be loaded
        return Error{ErrorKind::SqliteMissing, {}};
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_busyTimeout.count());
    if (readOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (access == Access::ReadOnly && isIdleWriteAhead(m_path)) {
        options += QStringLiteral(";QSQLITE_OPEN_URI");
        m_database.setDatabaseName(
            QUrl::fromLocalFile(QFileInfo(m_path).absoluteFilePath()).toString(QUrl::FullyEncoded) +
            QStringLiteral("?immutable=1"));
    } else {
        m_database.setDatabaseName(m_path);
    }
    m_database.setConnectOptions(options);
    if (!m_database.open())
        return errorOf(m_database.lastError());
#if !defined(Q_OS_WIN)
    struct stat opened
    {};
    if (::stat(QFile::encodeName(m_path).constData(), &opened) == 0) {
        m_device = quint64(opened.st_dev);
        m_inode = quint64(opened.st_ino);
    }
#endif
    if (Status done = configure(readOnly ? Access::ReadOnly : Access::ReadWrite); !done)
        return done;
    if (Status done = checkIntegrity(); !done)
        return done;
    if (!readOnly)
        return migrate();
    const Result<int> schema = schemaVersion();
    if (!schema)
        return schema.error();
    if (*schema == 0) // some other program's database; read, it would look like a log without a row
        return Error{ErrorKind::StorageCorrupt, QStringLiteral("not a log of Crier")};
    return Done{};
}

Status LedgerFile::run(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return errorOf(query.lastError());
    return Done{};
}

Status LedgerFile::configure(Access access)
{
    QStringList settings{
        QStringLiteral("PRAGMA foreign_keys=ON"),
        QStringLiteral("PRAGMA trusted_schema=OFF"),
        QStringLiteral("PRAGMA cell_size_check=ON"),
    };
    if (access == Access::ReadWrite) {
        settings << QStringLiteral("PRAGMA secure_delete=ON")
                 << QStringLiteral("PRAGMA journal_mode=TRUNCATE")
                 << QStringLiteral("PRAGMA synchronous=EXTRA");
#if defined(Q_OS_MACOS)
        // Or the drive's cache keeps the row.
        settings << QStringLiteral("PRAGMA fullfsync=1") << QStringLiteral("PRAGMA checkpoint_fullfsync=1");
#endif
    }
    for (const QString &setting : settings) {
        if (Status done = run(setting); !done)
            return done;
    }
    if (access == Access::ReadOnly)
        return Done{};

    const auto readBack = [this](const QString &pragma) {
        QSqlQuery query(m_database);
        return query.exec(pragma) && query.next() ? query.value(0).toString() : QString();
    };
    const QString journal = readBack(QStringLiteral("PRAGMA journal_mode"));
    const QString synchronous = readBack(QStringLiteral("PRAGMA synchronous"));
    if (journal != QLatin1String("truncate") || synchronous != QLatin1String("3"))
        return Error{ErrorKind::StorageUnavailable,
                     QStringLiteral("journal_mode is %1, synchronous is %2").arg(journal, synchronous)};
    return Done{};
}

Status LedgerFile::checkIntegrity()
{
    // The first read of the header: damage shows here, and a hot journal is rolled back.
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA schema_version")) || !query.next())
        return errorOf(query.lastError());
    query.finish();

    if (QFileInfo(m_path).size() > largestCheckedFile)
        return Done{};
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return errorOf(query.lastError());
    const QString verdict = query.value(0).toString();
    if (verdict != QLatin1String("ok"))
        return Error{ErrorKind::StorageCorrupt, verdict};
    return Done{};
}

Result<int> LedgerFile::schemaVersion()
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return errorOf(query.lastError());
    return query.value(0).toInt();
}

Status LedgerFile::migrate()
{
    Result<int> found = schemaVersion();
    if (!found)
        return found.error();
    if (*found >= newestSchema)
        return Done{}; // a newer one never comes here: its header was looked at first

    return write([&]() -> Status {
        found = schemaVersion(); // another program may have been quicker
        if (!found)
            return found.error();
        for (int step = *found + 1; step <= newestSchema; ++step) {
            QFile script(QStringLiteral(":/schema/%1_ledger.sql").arg(step, 3, 10, QLatin1Char('0')));
            if (!script.open(QIODevice::ReadOnly))
                return Error{ErrorKind::Internal, script.fileName()};
            for (const QString &statement : statementsOf(QString::fromUtf8(script.readAll()))) {
                if (Status done = run(statement); !done)
                    return done;
            }
            if (Status done = run(QStringLiteral("PRAGMA user_version=%1").arg(step)); !done)
                return done;
        }
        return Done{};
    });
}

Status LedgerFile::setAside()
{
    close();
    QLockFile lock(m_path + QStringLiteral(".aside.lock"));
    if (!lock.tryLock(int(m_busyTimeout.count())))
        return Error{ErrorKind::StorageBusy, m_path};
    // Another program may have done it while we waited for the lock.
    if (const Status again = openOnce(Access::ReadWrite);
        again || again.error().kind != ErrorKind::StorageCorrupt)
        return again;
    close();

    const QString when = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = QFileInfo(m_path).dir().filePath(QStringLiteral("sendlog.damaged-%1.db").arg(when));
    // The journal first: left beside a new file it would be rolled back into it.
    const QString journal = m_path + QStringLiteral("-journal");
    if (QFileInfo::exists(journal) && !QFile::rename(journal, aside + QStringLiteral("-journal")))
        return Error{ErrorKind::StorageReadOnly, journal};
    if (!QFile::rename(m_path, aside))
        return Error{ErrorKind::StorageReadOnly, m_path};
    return flushFolder(QFileInfo(m_path).path());
}

QString LedgerFile::unacknowledgedSetAside()
{
    const QDir folder = QFileInfo(m_path).dir();
    for (const QString &name : folder.entryList({setAsidePattern}, QDir::Files, QDir::Name)) {
        QSqlQuery query = this->query();
        query.prepare(QStringLiteral("SELECT 1 FROM acknowledged WHERE file_name = ?"));
        query.addBindValue(name);
        if (!query.exec() || !query.next())
            return folder.filePath(name);
    }
    return {};
}

Status LedgerFile::acknowledgeSetAside()
{
    const QStringList names = QFileInfo(m_path).dir().entryList({setAsidePattern}, QDir::Files);
    return write([&]() -> Status {
        for (const QString &name : names) {
            QSqlQuery query = this->query();
            query.prepare(QStringLiteral("INSERT OR IGNORE INTO acknowledged (file_name, at) VALUES (?, ?)"));
            query.addBindValue(name);
            query.addBindValue(QDateTime::currentMSecsSinceEpoch());
            if (!query.exec())
                return errorOf(query.lastError());
        }
        return Done{};
    });
}

Status LedgerFile::checkInPlace() const
{
#if !defined(Q_OS_WIN) // Windows lets nobody rename or delete an open database
    struct stat now
    {};
    if (::stat(QFile::encodeName(m_path).constData(), &now) != 0 || quint64(now.st_dev) != m_device ||
        quint64(now.st_ino) != m_inode)
        return Error{ErrorKind::StorageMoved, m_path};
#endif
    return Done{};
}

Status LedgerFile::write(const std::function<Status()> &work)
{
    if (m_writeRefusal)
        return *m_writeRefusal;
    if (m_isSuspect || !isOpen()) {
        // A file that was there and is gone is not replaced behind the person's back: its rows and slots
        // would be forgotten. One that somebody put in its place is taken.
        if (m_inode != 0 && !QFileInfo::exists(m_path))
            return Error{ErrorKind::StorageMoved, m_path};
        if (Status opened = open(m_path); !opened)
            return opened;
        if (m_writeRefusal)
            return *m_writeRefusal;
    }
    // A row in a file that was renamed or deleted under us would be durable nowhere.
    if (Status there = checkInPlace(); !there) {
        m_isSuspect = true;
        return there;
    }

    // Not QSqlDatabase::transaction(): that is deferred, and a read that becomes a write fails at once.
    Status done = run(QStringLiteral("BEGIN IMMEDIATE"));
    if (done)
        done = work();
    if (done)
        done = run(QStringLiteral("COMMIT"));
    if (!done) {
        const Error error = done.error();
        QSqlQuery rollback(m_database);
        rollback.exec(QStringLiteral("ROLLBACK")); // fails where SQLite rolled back by itself
        switch (error.kind) {
        case ErrorKind::StorageFull:
        case ErrorKind::StorageFault:
        case ErrorKind::StorageUnavailable:
        case ErrorKind::StorageCorrupt:
        case ErrorKind::StorageReadOnly:
            m_isSuspect = true; // what the handle believes to be on the disk may not be
            break;
        default:
            break;
        }
    }
    return done;
}

QSqlQuery LedgerFile::query() const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    return query;
}

Error LedgerFile::errorOf(const QSqlError &error) const
{
    const QString detail = QStringLiteral("%1 (%2)").arg(
        error.databaseText().isEmpty() ? error.driverText() : error.databaseText(), error.nativeErrorCode());
    switch (primaryCode(error)) {
    case SqliteBusy:
    case SqliteLocked:
        return {ErrorKind::StorageBusy, detail};
    case SqliteReadOnly:
        return {ErrorKind::StorageReadOnly, detail};
    case SqliteCorrupt:
    case SqliteNotADatabase:
        return {ErrorKind::StorageCorrupt, detail};
    case SqliteFull:
        return {ErrorKind::StorageFull, detail};
    case SqliteConstraint:
        return {ErrorKind::Conflict, detail};
    case SqliteIoError:
        return {ErrorKind::StorageFault, detail};
    case SqliteCannotOpen:
    default:
        return {ErrorKind::StorageUnavailable, detail};
    }
}

} // namespace crier
