// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"
#include "tests/durability/other_user.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace crier::test;

namespace {

// A connection of the test's own to a ledger, closed at the end of the scope.
class OwnConnection
{
public:
    explicit OwnConnection(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"own"_s);
        m_database.setDatabaseName(path);
        m_isOpen = m_database.open();
    }
    ~OwnConnection()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"own"_s);
    }
    OwnConnection(const OwnConnection &) = delete;
    OwnConnection &operator=(const OwnConnection &) = delete;
    bool run(const QString &statement) { return m_isOpen && QSqlQuery(m_database).exec(statement); }

private:
    QSqlDatabase m_database;
    bool m_isOpen = false;
};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

bool overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

// Ledgers that cannot be written: nothing is sent, the person is told why, and nothing in them is lost.
class UnusableLedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aReadOnlyLedgerIsShownAndRefusesToSend();
    void aNewerLedgerIsShownUntouchedAndRefusesToSend();
    void aLockedLedgerRefusesToSendAndIsNoDamage();
    void aDamagedLedgerIsSetAsideUntilItIsAcknowledged_data();
    void aDamagedLedgerIsSetAsideUntilItIsAcknowledged();
    void anEmptyFileIsANewLedger();
    void aLedgerThatIsTakenAwayDuringASendIsTold_data();
    void aLedgerThatIsTakenAwayDuringASendIsTold();

private:
    // A data folder whose ledger has one row that owes no interval.
    QString dataDirWithARow();
    void expectRefusal(const Ending &ending);
    qsizetype arrived();

    Scratch m_scratch;
    SandboxProcess m_sandbox;
};

void UnusableLedgerTest::initTestCase()
{
    QVERIFY(m_scratch.isValid());
    QVERIFY(m_sandbox.start(m_scratch.filePath(u"sandbox.out"_s), {u"--interval-ms"_s, u"0"_s}));
}

QString UnusableLedgerTest::dataDirWithARow()
{
    const QString dataDir = m_scratch.freshPath();
    QStringList arguments = sendArguments(m_sandbox, dataDir, u"earlier"_s);
    arguments[arguments.indexOf(u"--url"_s) + 1] = u"http://127.0.0.1:1"_s; // nothing listens there
    const Ending ending = Crierctl(arguments, {}, m_sandbox.appSecret()).end();
    return ending.exitCode == 5 && listLog(dataDir).rows.size() == 1 ? dataDir : QString();
}

void UnusableLedgerTest::expectRefusal(const Ending &ending)
{
    QVERIFY2(ending.exitCode == 7 && !ending.errors.isEmpty(), ending.toText().constData());
    QCOMPARE(ending.outcome(), u"refused"_s);
    QVERIFY(ending.json.value("id"_L1).isNull());
}

qsizetype UnusableLedgerTest::arrived()
{
    return m_sandbox.sync() ? m_sandbox.arrivals().size() : -1;
}

void UnusableLedgerTest::aReadOnlyLedgerIsShownAndRefusesToSend()
{
    const OtherUser user; // permissions do not bind the superuser
    if (!user.isPossible())
        QSKIP("Permissions do not bind this user, and it cannot become another one.");
    const QString dataDir = dataDirWithARow();
    QVERIFY(!dataDir.isEmpty());
    const QString ledger = dataDir + u"/sendlog.db"_s;
    QVERIFY(user.give(dataDir) && user.give(ledger) && user.give(ledger + u"-journal"_s) &&
            user.letThrough(m_scratch.path()));
    QVERIFY(QFile::setPermissions(ledger, QFile::ReadOwner));

    const qsizetype before = arrived();
    const Ending ending =
        Crierctl(sendArguments(m_sandbox, dataDir, u"read-only"_s), {}, m_sandbox.appSecret(), user.prefix())
            .end();
    expectRefusal(ending);
    QCOMPARE(arrived(), before);
    const Ending listed =
        Crierctl({u"log"_s, u"list"_s, u"--json"_s, u"--data-dir"_s, dataDir}, {}, {}, user.prefix()).end();
    QVERIFY2(listed.exitCode == 0, listed.toText().constData());
    QCOMPARE(listed.outcome(), u"not_sent"_s);
}

void UnusableLedgerTest::aNewerLedgerIsShownUntouchedAndRefusesToSend()
{
    const QString dataDir = dataDirWithARow();
    QVERIFY(!dataDir.isEmpty());
    const QString ledger = dataDir + u"/sendlog.db"_s;
    {
        OwnConnection own(ledger);
        QVERIFY(own.run(u"PRAGMA user_version=999"_s));
    }
    const QByteArray bytes = contentsOf(ledger);
    const qsizetype before = arrived();
    expectRefusal(runSend(m_sandbox, dataDir, u"newer"_s));
    QCOMPARE(arrived(), before);
    const Listing listing = listLog(dataDir);
    QVERIFY2(listing.ok(), listing.ending.toText().constData());
    QCOMPARE(listing.rows.size(), 1);
    QCOMPARE(contentsOf(ledger), bytes);
}

void UnusableLedgerTest::aLockedLedgerRefusesToSendAndIsNoDamage()
{
    const QString dataDir = dataDirWithARow();
    QVERIFY(!dataDir.isEmpty());
    const qsizetype before = arrived();
    {
        OwnConnection own(dataDir + u"/sendlog.db"_s);
        QVERIFY(own.run(u"BEGIN EXCLUSIVE"_s));
        expectRefusal(runSend(m_sandbox, dataDir, u"locked"_s));
    }
    QCOMPARE(arrived(), before);
    QCOMPARE(QDir(dataDir).entryList({u"*damaged*"_s}), QStringList());
    const Ending unlocked = runSend(m_sandbox, dataDir, u"unlocked"_s);
    QVERIFY2(unlocked.exitCode == 0, unlocked.toText().constData());
    QCOMPARE(listLog(dataDir).rows.size(), 2);
}

void UnusableLedgerTest::aDamagedLedgerIsSetAsideUntilItIsAcknowledged_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("random bytes instead of the file") << u"random"_s;
    QTest::newRow("cut in the middle") << u"cut"_s;
    QTest::newRow("cut in the middle of a page") << u"cut-page"_s;
    QTest::newRow("a page of random bytes") << u"page"_s;
    QTest::newRow("another program's text") << u"text"_s;
}

void UnusableLedgerTest::aDamagedLedgerIsSetAsideUntilItIsAcknowledged()
{
    QFETCH(const QString, damage);
    const QString dataDir = dataDirWithARow();
    QVERIFY(!dataDir.isEmpty());
    const QString ledger = dataDir + u"/sendlog.db"_s;
    QByteArray bytes = contentsOf(ledger);
    QRandomGenerator random(20260101);
    const auto scramble = [&](qsizetype from, qsizetype size) {
        for (qsizetype i = from; i < from + size; ++i)
            bytes[i] = char(random.bounded(256));
    };
    if (damage == "random"_L1)
        scramble(0, bytes.size());
    else if (damage == "cut"_L1)
        bytes.truncate(bytes.size() / 4096 / 2 * 4096);
    else if (damage == "cut-page"_L1)
        bytes.truncate(bytes.size() / 2 + 100);
    else if (damage == "page"_L1)
        scramble(4096, 4096);
    else
        bytes = "This was a send log once. Now it is a text.\n";
    QVERIFY(overwrite(ledger, bytes));

    const qsizetype before = arrived();
    const Ending refused = runSend(m_sandbox, dataDir, u"damaged"_s);
    expectRefusal(refused);
    if (QTest::currentTestFailed())
        return;
    const QStringList aside = QDir(dataDir).entryList({u"sendlog.damaged-*.db"_s}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QVERIFY2(refused.errors.contains(aside.first().toUtf8()), refused.toText().constData());
    QCOMPARE(contentsOf(dataDir + u'/' + aside.first()), bytes);

    // Not once only: until a person has said so.
    expectRefusal(runSend(m_sandbox, dataDir, u"damaged still"_s));
    QVERIFY(listLog(dataDir).ok());
    expectRefusal(runSend(m_sandbox, dataDir, u"damaged even now"_s));
    QCOMPARE(arrived(), before);

    const Ending acknowledged = Crierctl({u"log"_s, u"acknowledge"_s, u"--data-dir"_s, dataDir}).end();
    QVERIFY2(acknowledged.exitCode == 0, acknowledged.toText().constData());
    const Ending sent = runSend(m_sandbox, dataDir, u"after %1"_s.arg(damage));
    QVERIFY2(sent.exitCode == 0, sent.toText().constData());
    QCOMPARE(arrived(), before + 1);
    QCOMPARE(listLog(dataDir).rows.size(), 1);
    QCOMPARE(contentsOf(dataDir + u'/' + aside.first()), bytes); // still there
}

void UnusableLedgerTest::anEmptyFileIsANewLedger()
{
    const QString dataDir = m_scratch.freshPath();
    QVERIFY(QDir().mkpath(dataDir));
    QVERIFY(overwrite(dataDir + u"/sendlog.db"_s, {})); // what a power cut right after its creation leaves
    const Ending sent = runSend(m_sandbox, dataDir, u"into an empty file"_s);
    QVERIFY2(sent.exitCode == 0, sent.toText().constData());
    QCOMPARE(listLog(dataDir).rows.size(), 1);
}

void UnusableLedgerTest::aLedgerThatIsTakenAwayDuringASendIsTold_data()
{
    QTest::addColumn<bool>("deleted");
    QTest::newRow("renamed") << false;
    QTest::newRow("deleted") << true;
}

void UnusableLedgerTest::aLedgerThatIsTakenAwayDuringASendIsTold()
{
#if defined(Q_OS_WIN)
    QSKIP("Windows lets nobody rename or delete an open ledger.");
#endif
    QFETCH(const bool, deleted);
    SandboxProcess slow;
    QVERIFY(slow.start(m_scratch.filePath(deleted ? u"slow-deleted.out"_s : u"slow-renamed.out"_s),
                       {u"--interval-ms"_s, u"0"_s, u"--fault"_s, u"slow"_s}));
    const QString dataDir = m_scratch.freshPath();
    const QString ledger = dataDir + u"/sendlog.db"_s;
    const QString elsewhere = dataDir + u"/moved.db"_s;

    Crierctl send(sendArguments(slow, dataDir, u"while it goes away"_s), {}, slow.appSecret());
    QTRY_COMPARE_WITH_TIMEOUT(slow.arrivals().size(), 1, 10'000);
    QVERIFY(deleted ? QFile::remove(ledger) : QFile::rename(ledger, elsewhere));
    const Ending ending = send.end();
    // It was accepted, and saying anything else would have it sent again.
    QVERIFY2(ending.exitCode == 0 && ending.outcome() == "accepted"_L1, ending.toText().constData());
    QVERIFY2(!ending.errors.isEmpty(), ending.toText().constData());
    if (deleted)
        return;

    // Put back, it tells what it knows: on the wire, end unknown.
    QFile::remove(ledger);
    QVERIFY(QFile::rename(elsewhere, ledger));
    const Listing listing = listLog(dataDir);
    QVERIFY2(listing.ok(), listing.ending.toText().constData());
    QCOMPARE(listing.rows.size(), 1);
    QCOMPARE(listing.rows.first().value("outcome"_L1).toString(), u"unknown"_s);
    const QStringList found = lies(listing.rows, slow.arrivals());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(UnusableLedgerTest)
#include "tst_unusable_ledger.moc"
