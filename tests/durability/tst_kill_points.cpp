// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QHash>
#include <QMap>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace crier::test;

namespace {

constexpr int dataDirCount = 120; // by the time a folder's turn comes again, its slot is free

struct KillPoint
{
    const char *name;
    const char *state; // that recovery must find; empty: no row
    bool mayArrive;
};

constexpr std::array killPoints{
    KillPoint{"before-intent", "", false},
    KillPoint{"in-intent", "", false},
    KillPoint{"after-intent", "not_sent", false},
    KillPoint{"after-post", "not_sent", false},
    KillPoint{"gate-before", "not_sent", false},
    KillPoint{"gate-in", "not_sent", false},
    KillPoint{"gate-after", "unknown", false},
    KillPoint{"request-sent", "unknown", true},
    KillPoint{"first-answer-bytes", "unknown", true},
    KillPoint{"finished", "unknown", true},
    KillPoint{"in-result", "unknown", true},
    KillPoint{"after-result", "accepted", true},
};

int numberFrom(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

} // namespace

// SIGKILL at every step of a send, and at any moment; the log is then held against what the sandbox received.
class KillPointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKillPointOfTheSourcesIsTried();
    void aKilledSendLeavesAnHonestRow_data();
    void aKilledSendLeavesAnHonestRow();
    void killsAtRandomMomentsLeaveAnHonestLog();
    void aHolderKilledInFlightFreesTheSlotAfterTheInterval_data();
    void aHolderKilledInFlightFreesTheSlotAfterTheInterval();
    void theLogNeverContradictedTheSandbox();

private:
    QString nextDataDir();
    QString freshText();
    // Lists, and checks that the rows known before still stand there as they stood.
    void relist(const QString &dataDir);

    Scratch m_scratch;
    SandboxProcess m_sandbox;
    SandboxProcess m_faulty;
    QStringList m_dataDirs;
    int m_nextDataDir = 0;
    int m_texts = 0;
    Listing m_listing;
    QHash<QString, QList<QJsonObject>> m_rows; // by data folder, as last listed
};

void KillPointsTest::initTestCase()
{
    QVERIFY(m_scratch.isValid());
    for (int i = 0; i < dataDirCount; ++i)
        m_dataDirs.append(m_scratch.freshPath());
    QVERIFY(m_sandbox.start(m_scratch.filePath(u"sandbox.out"_s), {u"--interval-ms"_s, u"0"_s}));

    QStringList misbehaving{u"--interval-ms"_s, u"0"_s};
    for (int i = 0; i < 400; ++i) {
        static const QStringList faults{u"close"_s, u"500"_s,        u"cut-body"_s, u"reset"_s,
                                        u"504"_s,   u"cut-header"_s, u"garbage"_s,  u"not-json"_s};
        misbehaving << u"--fault"_s << faults.at(i % faults.size());
    }
    QVERIFY(m_faulty.start(m_scratch.filePath(u"faulty.out"_s), misbehaving));
}

QString KillPointsTest::nextDataDir()
{
    return m_dataDirs.at(m_nextDataDir++ % dataDirCount);
}

QString KillPointsTest::freshText()
{
    return u"message %1"_s.arg(++m_texts);
}

void KillPointsTest::relist(const QString &dataDir)
{
    m_listing = listLog(dataDir);
    QVERIFY2(m_listing.ok(), m_listing.ending.toText().constData());
    QList<QJsonObject> &known = m_rows[dataDir];
    QVERIFY2(m_listing.rows.size() >= known.size(), "a row is gone");
    QCOMPARE(m_listing.rows.last(known.size()), known);
    known = m_listing.rows;
}

void KillPointsTest::everyKillPointOfTheSourcesIsTried()
{
    static const QRegularExpression call(u"killPoint\\(\"([^\"]*)\"\\)"_s);
    QSet<QString> inSources;
    QDirIterator files(QString::fromUtf8(CRIER_SOURCE_DIR "/app"), {u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = call.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            inSources.insert(matches.next().captured(1));
    }
    QSet<QString> tried;
    for (const KillPoint &point : killPoints)
        tried.insert(QString::fromLatin1(point.name));
    QCOMPARE(tried, inSources);
}

void KillPointsTest::aKilledSendLeavesAnHonestRow_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("mayArrive");
    for (const KillPoint &point : killPoints)
        QTest::newRow(point.name) << QString::fromLatin1(point.state) << point.mayArrive;
}

void KillPointsTest::aKilledSendLeavesAnHonestRow()
{
    QFETCH(const QString, state);
    QFETCH(const bool, mayArrive);
    const Environment killHere{{u"CRIER_KILL_AT"_s, QString::fromLatin1(QTest::currentDataTag())}};

    QVERIFY(m_sandbox.sync());
    const qsizetype arrivedBefore = m_sandbox.arrivals().size();
    const int runs = numberFrom("CRIER_KILL_RUNS", 25);
    for (int run = 0; run < runs; ++run) {
        const QString dataDir = nextDataDir();
        const Ending ending = runSend(m_sandbox, dataDir, freshText(), {u"--wait"_s}, killHere);
        QVERIFY2(ending.killed, ending.toText().constData());

        const qsizetype rowsBefore = m_rows.value(dataDir).size();
        relist(dataDir);
        if (QTest::currentTestFailed())
            return;
        if (state.isEmpty()) {
            QCOMPARE(m_listing.rows.size(), rowsBefore);
        } else {
            QCOMPARE(m_listing.rows.size(), rowsBefore + 1);
            QCOMPARE(m_listing.rows.first().value("outcome"_L1).toString(), state);
        }
    }
    QVERIFY(m_sandbox.sync());
    const qsizetype arrived = m_sandbox.arrivals().size() - arrivedBefore;
    if (mayArrive)
        QCOMPARE(arrived, runs); // otherwise nothing of what follows the send was tested
    else
        QCOMPARE(arrived, 0);
}

void KillPointsTest::killsAtRandomMomentsLeaveAnHonestLog()
{
    const quint32 seed =
        quint32(numberFrom("CRIER_KILL_SEED", int(QRandomGenerator::system()->generate() >> 1)));
    qInfo("CRIER_KILL_SEED=%u", seed);
    QRandomGenerator random(seed);

    QElapsedTimer timer;
    timer.start();
    const QString firstDir = nextDataDir();
    const Ending first = runSend(m_sandbox, firstDir, freshText(), {u"--wait"_s});
    QVERIFY2(first.exitCode == 0, first.toText().constData());
    // Where in time the send itself happens depends on the machine and its load, so it is followed: later
    // when a kill came before there was a row, earlier when it came too late.
    qint64 about = timer.nsecsElapsed();
    relist(firstDir);

    const int runs = numberFrom("CRIER_RANDOM_KILLS", 200);
    QMap<QString, int> found; // what became of the killed ones
    for (int run = 0; run < runs; ++run) {
        const QString dataDir = nextDataDir();
        const SandboxProcess &sandbox = run % 2 ? m_faulty : m_sandbox;
        const double part = random.generateDouble();
        const qint64 moment = qint64((run % 4 ? 0.6 + 0.6 * part : part) * double(about));
        Crierctl send(sendArguments(sandbox, dataDir, freshText(), {u"--wait"_s}), {}, sandbox.appSecret());
        timer.start();
        while (timer.nsecsElapsed() < moment) // finer than any timer
            std::this_thread::yield();
        send.kill();
        const bool killed = send.end().killed;
        const qsizetype rowsBefore = m_rows.value(dataDir).size();
        relist(dataDir);
        if (QTest::currentTestFailed())
            return;
        const bool hasRow = m_listing.rows.size() > rowsBefore;
        const QString state = hasRow ? m_listing.rows.first().value("outcome"_L1).toString() : u"no row"_s;
        ++found[killed ? state : u"ended first"_s];
        if (!killed)
            about -= about / 8;
        else if (!hasRow && run % 4)
            about += about / 32;
    }
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        qInfo("%s: %d", qPrintable(it.key()), it.value());
    // Otherwise the kills missed what they were meant for; a short run may well miss the request itself.
    QVERIFY(found.value(u"no row"_s) > 0);
    QVERIFY(found.value(u"not_sent"_s) + found.value(u"unknown"_s) > 0);
    if (runs >= 200)
        QVERIFY(found.value(u"unknown"_s) > 0);
}

void KillPointsTest::aHolderKilledInFlightFreesTheSlotAfterTheInterval_data()
{
    QTest::addColumn<bool>("listedBetween");
    QTest::newRow("recovered by the next send") << false;
    QTest::newRow("recovered by a listing") << true;
}

void KillPointsTest::aHolderKilledInFlightFreesTheSlotAfterTheInterval()
{
    QFETCH(const bool, listedBetween);
    const QString dataDir = m_scratch.freshPath();
    m_dataDirs.append(dataDir);
    const Ending killed =
        runSend(m_sandbox, dataDir, freshText(), {}, {{u"CRIER_KILL_AT"_s, u"request-sent"_s}});
    QVERIFY(killed.killed);
    if (listedBetween)
        QVERIFY(listLog(dataDir).ok());

    const Ending atOnce = runSend(m_sandbox, dataDir, freshText());
    QVERIFY2(atOnce.exitCode == 3 && atOnce.outcome() == "refused"_L1, atOnce.toText().constData());

    QElapsedTimer timer;
    timer.start();
    const Ending patient = runSend(m_sandbox, dataDir, freshText(), {u"--wait"_s});
    QVERIFY2(patient.exitCode == 0, patient.toText().constData());
    QVERIFY2(timer.elapsed() < 3'000, "the dead holder kept the slot");

    QVERIFY(m_sandbox.sync());
    const QList<Arrival> arrivals = m_sandbox.arrivals();
    const Arrival &last = arrivals.last();
    const Arrival &before = arrivals.at(arrivals.size() - 2);
    QCOMPARE(last.requestId, patient.requestId());
    QVERIFY2(last.monotonicMs - before.monotonicMs >= 1'000,
             "the interval after the dead holder was not kept");
    relist(dataDir);
}

void KillPointsTest::theLogNeverContradictedTheSandbox()
{
    QVERIFY(m_sandbox.sync());
    QVERIFY(m_faulty.sync());
    QList<QJsonObject> rows;
    for (const QString &dataDir : std::as_const(m_dataDirs)) {
        relist(dataDir);
        rows += m_listing.rows;
    }
    const QList<Arrival> arrivals = m_sandbox.arrivals() + m_faulty.arrivals();
    QVERIFY(!rows.isEmpty() && !arrivals.isEmpty());
    const QStringList found = lies(rows, arrivals);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(KillPointsTest)
#include "tst_kill_points.moc"
