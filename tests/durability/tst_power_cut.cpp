// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace crier::test;

namespace {

// Makes folder `to` of what power_cut.cpp kept of the folder with that key.
bool restoreFolder(const QString &shadow, const QString &key, const QString &to)
{
    if (!QDir().mkpath(to))
        return false;
    QFile names(shadow + u"/folder-"_s + key);
    if (!names.exists())
        return true; // never flushed: no name in it is certain
    if (!names.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : names.readAll().split('\n')) {
        if (line.isEmpty())
            continue;
        const qsizetype space = line.indexOf(' ', 2);
        const QString child = QString::fromUtf8(line.mid(2, space - 2));
        const QString target = to + u'/' + QString::fromUtf8(line.mid(space + 1));
        if (line.startsWith('d')) {
            if (!restoreFolder(shadow, child, target))
                return false;
            continue;
        }
        const QString kept = shadow + u"/file-"_s + child;
        QFile empty(target);
        const bool made = QFile::exists(kept) ? QFile::copy(kept, target) : empty.open(QIODevice::WriteOnly);
        if (!made || !QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner))
            return false;
    }
    return true;
}

bool restore(const QString &shadow, const QString &to)
{
    QFile root(shadow + u"/root"_s);
    return root.open(QIODevice::ReadOnly) && restoreFolder(shadow, QString::fromLatin1(root.readAll()), to);
}

// A folder whose contents a power cut may take, and what would be left of it.
struct Disk
{
    explicit Disk(Scratch &scratch)
        : root(scratch.freshPath())
        , shadow(scratch.freshPath())
        , left(scratch.freshPath())
    {
        QDir().mkpath(root);
        QDir().mkpath(shadow);
    }
    Environment environment(const QString &killAt = {}) const
    {
        Environment variables{{u"LD_PRELOAD"_s, QString::fromUtf8(CRIER_POWER_CUT)},
                              {u"CRIER_CUT_ROOT"_s, root},
                              {u"CRIER_CUT_SHADOW"_s, shadow}};
        if (!killAt.isEmpty())
            variables.append({u"CRIER_KILL_AT"_s, killAt});
        return variables;
    }

    QString root;
    QString shadow;
    QString left;
};

} // namespace

// At the kill, everything that was not flushed is lost: contents, truncations and names.
class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void otherSettingsForgetABroadcast_data();
    void otherSettingsForgetABroadcast();
    void theLedgerKnowsEveryBroadcast_data();
    void theLedgerKnowsEveryBroadcast();
    void anEndThatWasToldSurvives();

private:
    void checkWhatIsLeft(const Disk &disk, const QString &state, qsizetype rowsBefore);

    Scratch m_scratch;
    SandboxProcess m_sandbox;
    qsizetype m_seen = 0; // arrivals that an earlier check has looked at
};

void PowerCutTest::initTestCase()
{
    QVERIFY(m_scratch.isValid());
    QVERIFY(m_sandbox.start(m_scratch.filePath(u"sandbox.out"_s), {u"--interval-ms"_s, u"0"_s}));
}

void PowerCutTest::otherSettingsForgetABroadcast_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("synchronous");
    QTest::addColumn<bool>("forgets");
    QTest::newRow("DELETE, FULL: SQLite's default") << u"DELETE"_s << u"FULL"_s << true;
    QTest::newRow("WAL, NORMAL") << u"WAL"_s << u"NORMAL"_s << true;
    QTest::newRow("TRUNCATE, OFF") << u"TRUNCATE"_s << u"OFF"_s << true;
    QTest::newRow("WAL, FULL") << u"WAL"_s << u"FULL"_s << false;
    QTest::newRow("TRUNCATE, EXTRA: ours") << u"TRUNCATE"_s << u"EXTRA"_s << false;
}

void PowerCutTest::otherSettingsForgetABroadcast()
{
    QFETCH(const QString, journal);
    QFETCH(const QString, synchronous);
    QFETCH(const bool, forgets);

    const Disk disk(m_scratch);
    QProcess control;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : disk.environment())
        variables.insert(name, value);
    control.setProcessEnvironment(variables);
    control.start(QString::fromUtf8(CRIER_POWER_CUT_CONTROL),
                  {disk.root + u"/log.db"_s, journal, synchronous});
    QVERIFY(control.waitForFinished());
    QCOMPARE(control.exitStatus(), QProcess::CrashExit);
    QCOMPARE(control.readAllStandardOutput(), QByteArrayLiteral("sent\n"));

    QVERIFY(restore(disk.shadow, disk.left));
    QString state;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"control"_s);
        database.setDatabaseName(disk.left + u"/log.db"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        if (query.exec(u"SELECT state FROM sends"_s) && query.next())
            state = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(u"control"_s);
    QCOMPARE(state != "on_wire"_L1, forgets);
}

void PowerCutTest::theLedgerKnowsEveryBroadcast_data()
{
    QTest::addColumn<QString>("state"); // that recovery must find; empty: no row
    QTest::newRow("before-intent") << QString();
    QTest::newRow("in-intent") << QString();
    QTest::newRow("after-intent") << u"not_sent"_s;
    QTest::newRow("after-post") << u"not_sent"_s;
    QTest::newRow("gate-before") << u"not_sent"_s;
    QTest::newRow("gate-in") << u"not_sent"_s;
    QTest::newRow("gate-after") << u"unknown"_s;
    QTest::newRow("request-sent") << u"unknown"_s;
    QTest::newRow("first-answer-bytes") << u"unknown"_s;
    QTest::newRow("finished") << u"unknown"_s;
    QTest::newRow("in-result") << u"unknown"_s;
    QTest::newRow("after-result") << u"accepted"_s;
}

void PowerCutTest::checkWhatIsLeft(const Disk &disk, const QString &state, qsizetype rowsBefore)
{
    QVERIFY(restore(disk.shadow, disk.left));
    const Listing listing = listLog(disk.left + u"/data"_s);
    QVERIFY2(listing.ok(), listing.ending.toText().constData());
    QCOMPARE(QDir(disk.left + u"/data"_s).entryList({u"*damaged*"_s}), QStringList());
    QCOMPARE(listing.rows.size(), rowsBefore + (state.isEmpty() ? 0 : 1));
    if (!state.isEmpty())
        QCOMPARE(listing.rows.first().value("outcome"_L1).toString(), state);

    QVERIFY(m_sandbox.sync());
    QList<Arrival> ofThisDisk = m_sandbox.arrivals().mid(m_seen);
    m_seen += ofThisDisk.size();
    const QStringList found = lies(listing.rows, ofThisDisk);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void PowerCutTest::theLedgerKnowsEveryBroadcast()
{
    QFETCH(const QString, state);
    const QString point = QString::fromLatin1(QTest::currentDataTag());
    for (int run = 0; run < 5; ++run) {
        const Disk disk(m_scratch);
        const QString dataDir = disk.root + u"/data"_s;
        const bool hasLedger = run % 2; // else this send is the first thing that ever happens there
        if (hasLedger) {
            // Nothing listens there, so the send leaves a row and owes no interval.
            const Ending before =
                Crierctl({u"send"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"--app-key"_s, m_sandbox.appKey(),
                          u"--app-secret-env"_s, u"CRIER_TEST_SECRET"_s, u"--from"_s, u"alice"_s, u"--type"_s,
                          u"RC:TxtMsg"_s, u"--text"_s, u"earlier"_s, u"--data-dir"_s, dataDir},
                         disk.environment(), m_sandbox.appSecret())
                    .end();
            QVERIFY2(before.exitCode == 5, before.toText().constData());
        }
        const Ending ending =
            runSend(m_sandbox, dataDir, u"%1 %2"_s.arg(point).arg(run), {}, disk.environment(point));
        QVERIFY2(ending.killed, ending.toText().constData());
        checkWhatIsLeft(disk, state, hasLedger ? 1 : 0);
        if (QTest::currentTestFailed())
            return;
    }
}

void PowerCutTest::anEndThatWasToldSurvives()
{
    const Disk disk(m_scratch);
    const Ending ending = runSend(m_sandbox, disk.root + u"/data"_s, u"told"_s, {}, disk.environment());
    QVERIFY2(ending.exitCode == 0, ending.toText().constData());
    checkWhatIsLeft(disk, u"accepted"_s, 0);
}

QTEST_GUILESS_MAIN(PowerCutTest)
#include "tst_power_cut.moc"
