// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStorageInfo>
#include <QTest>

#include <cerrno>

using namespace Qt::Literals::StringLiterals;
using namespace crier::test;

namespace {

constexpr int moreCallsThanASendMakes = 400;

QString quickCheck(const QString &path)
{
    QString verdict;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
        database.setDatabaseName(path);
        QSqlQuery query(database);
        if (database.open() && (query = QSqlQuery(database)).exec(u"PRAGMA quick_check"_s) && query.next())
            verdict = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(u"check"_s);
    return verdict;
}

// A file system of its own, in memory, until the end of the scope.
class SmallVolume
{
public:
    explicit SmallVolume(const QString &at)
        : m_at(at)
    {
        QDir().mkpath(at);
        m_isMounted = QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=128k,mode=0700"_s,
                                                     u"tmpfs"_s, at}) == 0;
    }
    ~SmallVolume()
    {
        if (m_isMounted)
            QProcess::execute(u"umount"_s, {m_at});
    }
    SmallVolume(const SmallVolume &) = delete;
    SmallVolume &operator=(const SmallVolume &) = delete;
    bool isMounted() const { return m_isMounted; }

private:
    QString m_at;
    bool m_isMounted = false;
};

} // namespace

// The disk fails at every single call of a send; nobody is reached without a row, and no row says what is not
// so.
class DiskFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSendOnAFailingDiskSaysWhatIsTrue_data();
    void aSendOnAFailingDiskSaysWhatIsTrue();
    void aRecoveryOnAFailingDiskLosesNothing_data();
    void aRecoveryOnAFailingDiskLosesNothing();
    void aFullVolumeStopsTheSendAndTheNextOneAfterClearingWorks();

private:
    void faultRows();
    Environment faultAt(int call) const;
    bool wasHit() const { return QFile::exists(m_hit); }
    void relist(const QString &dataDir);
    void compareWithArrivals();

    Scratch m_scratch;
    SandboxProcess m_sandbox;
    qsizetype m_seen = 0; // arrivals that an earlier check has looked at
    QString m_hit;
    QString m_root;
    QList<Arrival> m_arrivals; // of the last check
    Listing m_listing;
    QList<QJsonObject> m_rows;
};

void DiskFaultsTest::initTestCase()
{
    QVERIFY(m_scratch.isValid());
    m_hit = m_scratch.filePath(u"hit"_s);
    QVERIFY(m_sandbox.start(m_scratch.filePath(u"sandbox.out"_s), {u"--interval-ms"_s, u"0"_s}));
}

void DiskFaultsTest::faultRows()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("lasting");
    QTest::newRow("EIO once") << EIO << false;
    QTest::newRow("EIO for good") << EIO << true;
    QTest::newRow("ENOSPC once") << ENOSPC << false;
    QTest::newRow("ENOSPC for good") << ENOSPC << true;
}

Environment DiskFaultsTest::faultAt(int call) const
{
    QFETCH(const int, error);
    QFETCH(const bool, lasting);
    QFile::remove(m_hit);
    Environment variables{{u"LD_PRELOAD"_s, QString::fromUtf8(CRIER_DISK_FAULT)},
                          {u"CRIER_FAULT_ROOT"_s, m_root},
                          {u"CRIER_FAULT_HIT"_s, m_hit},
                          {u"CRIER_FAULT_ERRNO"_s, QString::number(error)},
                          {u"CRIER_FAULT_AT"_s, QString::number(call)}};
    if (lasting)
        variables.append({u"CRIER_FAULT_LASTING"_s, u"1"_s});
    return variables;
}

// With the disk well again: the file is whole and can be read.
void DiskFaultsTest::relist(const QString &dataDir)
{
    m_listing = listLog(dataDir);
    QVERIFY2(m_listing.ok(), m_listing.ending.toText().constData());
    QCOMPARE(QDir(dataDir).entryList({u"*damaged*"_s}), QStringList());
    QCOMPARE(quickCheck(dataDir + u"/sendlog.db"_s), u"ok"_s);
    m_rows += m_listing.rows;
}

// Everything listed since the last time, against everything that arrived since then.
void DiskFaultsTest::compareWithArrivals()
{
    QVERIFY(m_sandbox.sync());
    m_arrivals = m_sandbox.arrivals().mid(m_seen);
    m_seen += m_arrivals.size();
    const QStringList found = lies(m_rows, m_arrivals);
    m_rows.clear();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void DiskFaultsTest::aSendOnAFailingDiskSaysWhatIsTrue_data()
{
    faultRows();
}

void DiskFaultsTest::aSendOnAFailingDiskSaysWhatIsTrue()
{
    QFETCH(const bool, lasting);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    QMap<QByteArray, int> endings;
    QSet<QByteArray> mustHaveArrived;
    bool hit = true;
    int call = 0;
    while (hit && call < moreCallsThanASendMakes) {
        ++call;
        m_root = m_scratch.freshPath();
        QVERIFY(QDir().mkpath(m_root));
        const QString dataDir = m_root + u"/data"_s;
        const Ending ending = runSend(m_sandbox, dataDir, u"%1 %2"_s.arg(name).arg(call), {}, faultAt(call));
        hit = wasHit();
        const QByteArray where = "call " + QByteArray::number(call) + ": " + ending.toText();
        QVERIFY2(!ending.killed && !ending.timedOut, where.constData());

        const bool triesAgain = ending.exitCode != 0 && call % 6 == 0;
        if (triesAgain) {
            // A disk that is well again is used again. No interval is owed, but for a commit that had worked
            // although it reported a failure: its row looks like that of a program that died.
            const Ending again =
                runSend(m_sandbox, dataDir, u"%1 %2 again"_s.arg(name).arg(call), {u"--wait"_s});
            QVERIFY2(again.exitCode == 0, (where + again.toText()).constData());
            mustHaveArrived.insert(again.requestId());
        }
        relist(dataDir);
        if (QTest::currentTestFailed()) {
            qWarning("%s", where.constData());
            return;
        }

        switch (ending.exitCode) {
        case 0: {
            QCOMPARE(ending.outcome(), u"accepted"_s);
            mustHaveArrived.insert(ending.requestId());
            // The end could not be written: then it stands there as unknown, and the person was told.
            const bool isWritten = m_listing.rows.first().value("outcome"_L1) == "accepted"_L1;
            QVERIFY2(isWritten || !ending.errors.isEmpty(), where.constData());
            ++endings[isWritten ? "accepted" : "accepted, unknown in the log"];
            break;
        }
        case 5:
            QCOMPARE(ending.outcome(), u"not_sent"_s);
            QVERIFY2(!ending.errors.isEmpty(), where.constData());
            ++endings["not sent"];
            break;
        case 7:
            QCOMPARE(ending.outcome(), u"refused"_s);
            QVERIFY2(!ending.errors.isEmpty(), where.constData());
            ++endings["refused"];
            break;
        default:
            QFAIL(where.constData());
        }
        if (!hit)
            QVERIFY2(ending.exitCode == 0 && ending.errors.isEmpty(), where.constData());
    }
    QVERIFY(!hit);

    compareWithArrivals();
    QSet<QByteArray> arrived;
    for (const Arrival &arrival : std::as_const(m_arrivals)) {
        QVERIFY(arrival.accepted);
        arrived.insert(arrival.requestId);
    }
    QCOMPARE(arrived, mustHaveArrived); // and so nothing that was said not to be sent

    QByteArray summary;
    for (auto it = endings.cbegin(); it != endings.cend(); ++it)
        summary += "; " + it.key() + ": " + QByteArray::number(it.value());
    qInfo("%d calls%s", call - 1, summary.constData());
    QVERIFY(endings.value("refused") > 0 && endings.value("not sent") > 0);
    // A disk that is well again takes the end at the second try; one that stays ill leaves the row unknown.
    QCOMPARE(endings.value("accepted, unknown in the log") > 0, lasting);
}

void DiskFaultsTest::aRecoveryOnAFailingDiskLosesNothing_data()
{
    faultRows();
}

void DiskFaultsTest::aRecoveryOnAFailingDiskLosesNothing()
{
    bool hit = true;
    int call = 0;
    while (hit && call < moreCallsThanASendMakes) {
        ++call;
        m_root = m_scratch.freshPath();
        QVERIFY(QDir().mkpath(m_root));
        const QString dataDir = m_root + u"/data"_s;
        const Ending killed = runSend(
            m_sandbox, dataDir, u"dead %1 %2"_s.arg(QString::fromUtf8(QTest::currentDataTag())).arg(call), {},
            {{u"CRIER_KILL_AT"_s, u"finished"_s}});
        QVERIFY2(killed.killed, killed.toText().constData());

        const Listing onFailingDisk = listLog(dataDir, faultAt(call));
        hit = wasHit();
        const QByteArray where = "call " + QByteArray::number(call) + ": " + onFailingDisk.ending.toText();
        QVERIFY2(onFailingDisk.ending.exitCode == 0 ||
                     (onFailingDisk.ending.exitCode == 7 && !onFailingDisk.ending.errors.isEmpty()),
                 where.constData());
        relist(dataDir);
        if (QTest::currentTestFailed()) {
            qWarning("%s", where.constData());
            return;
        }
        QCOMPARE(m_listing.rows.size(), 1);
        QCOMPARE(m_listing.rows.first().value("outcome"_L1).toString(), u"unknown"_s);
    }
    QVERIFY(!hit && call > 5);
    compareWithArrivals();
    QCOMPARE(m_arrivals.size(), call);
}

void DiskFaultsTest::aFullVolumeStopsTheSendAndTheNextOneAfterClearingWorks()
{
    const QString volume = m_scratch.freshPath();
    const SmallVolume mounted(volume);
    if (!mounted.isMounted())
        QSKIP("This user may not mount a small volume.");

    const QString dataDir = volume + u"/data"_s;
    QVERIFY(listLog(dataDir).ok()); // the ledger is there, without rows
    QFile filler(volume + u"/filler"_s);
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(1024, 'x')) > 0) {
    }
    filler.close();
    QCOMPARE(QStorageInfo(volume).bytesAvailable(), 0);

    const Ending full = runSend(m_sandbox, dataDir, u"onto a full volume"_s);
    QVERIFY2(full.exitCode == 7 && !full.errors.isEmpty(), full.toText().constData());
    QCOMPARE(full.outcome(), u"refused"_s);
    QVERIFY(m_sandbox.sync());
    QCOMPARE(m_sandbox.arrivals().size(), m_seen);

    QVERIFY(filler.remove());
    const Ending cleared = runSend(m_sandbox, dataDir, u"after clearing"_s);
    QVERIFY2(cleared.exitCode == 0, cleared.toText().constData());
    relist(dataDir);
    compareWithArrivals();
    QCOMPARE(m_listing.rows.size(), 1);
}

QTEST_GUILESS_MAIN(DiskFaultsTest)
#include "tst_disk_faults.moc"
