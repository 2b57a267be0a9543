// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace crier::test;

namespace {

constexpr qint64 intervalMs = 1'000;
constexpr int programs = 4;

QByteArray contentHashOf(const QString &text)
{
    return QCryptographicHash::hash("{\"content\":\"" + text.toUtf8() + "\"}", QCryptographicHash::Sha256)
        .toHex();
}

qint64 smallestGap(const QList<Arrival> &arrivals)
{
    qint64 smallest = std::numeric_limits<qint64>::max();
    for (qsizetype i = 1; i < arrivals.size(); ++i)
        smallest = qMin(smallest, arrivals.at(i).monotonicMs - arrivals.at(i - 1).monotonicMs);
    return smallest;
}

qint64 largestGap(const QList<Arrival> &arrivals)
{
    qint64 largest = 0;
    for (qsizetype i = 1; i < arrivals.size(); ++i)
        largest = qMax(largest, arrivals.at(i).monotonicMs - arrivals.at(i - 1).monotonicMs);
    return largest;
}

bool anyThrottled(const QList<Arrival> &arrivals)
{
    return std::any_of(arrivals.begin(), arrivals.end(),
                       [](const Arrival &arrival) { return arrival.code == 1008; });
}

QString faketimeLibrary()
{
    QStringList folders{u"/usr/lib/faketime"_s, u"/usr/lib64/faketime"_s};
    const QDir libraries(u"/usr/lib"_s);
    for (const QString &name : libraries.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders.append(libraries.filePath(name + u"/faketime"_s));
    for (const QString &folder : std::as_const(folders)) {
        const QString library = folder + u"/libfaketime.so.1"_s;
        if (QFileInfo::exists(library))
            return library;
    }
    return {};
}

} // namespace

// Several programs, one App Key: never two requests within a second at the server.
class RaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourProgramsShareOneSlot();
    void holdersThatDieInFlightLetNobodyInEarly();
    void aWallClockThatJumpsNeitherBreaksNorStretchesTheInterval_data();
    void aWallClockThatJumpsNeitherBreaksNorStretchesTheInterval();
};

void RaceTest::fourProgramsShareOneSlot()
{
    Scratch scratch;
    SandboxProcess sandbox;
    QVERIFY(
        sandbox.start(scratch.filePath(u"sandbox.out"_s), {u"--interval-ms"_s, QString::number(intervalMs)}));
    const QString dataDir = scratch.freshPath();
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("CRIER_RACE_SENDS", &isNumber);
    const int sends = isNumber ? wanted : 24;

    std::array<std::unique_ptr<Crierctl>, programs> running;
    int started = 0;
    QList<Ending> endings;
    const auto turn = [&] {
        for (std::unique_ptr<Crierctl> &program : running) {
            if (program && !program->isRunning()) {
                endings.append(program->end());
                program.reset();
                listLog(dataDir); // a reader now and then must not disturb anybody
            }
            if (!program && started < sends)
                program = std::make_unique<Crierctl>(
                    sendArguments(sandbox, dataDir, u"race %1"_s.arg(++started), {u"--wait"_s}),
                    Environment{}, sandbox.appSecret());
        }
        return endings.size() == sends;
    };
    QVERIFY(QTest::qWaitFor(turn, sends * 2'000 + 20'000));

    for (const Ending &ending : std::as_const(endings))
        QVERIFY2(ending.exitCode == 0 && ending.errors.isEmpty(), ending.toText().constData());
    QVERIFY(sandbox.sync());
    const QList<Arrival> arrivals = sandbox.arrivals();
    QCOMPARE(arrivals.size(), sends);
    QVERIFY(!anyThrottled(arrivals));
    qInfo("gaps between %lld and %lld ms", smallestGap(arrivals), largestGap(arrivals));
    QVERIFY(smallestGap(arrivals) >= intervalMs);

    const Listing listing = listLog(dataDir);
    QVERIFY(listing.ok());
    QCOMPARE(listing.rows.size(), sends);
    const QStringList found = lies(listing.rows, arrivals);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void RaceTest::holdersThatDieInFlightLetNobodyInEarly()
{
    Scratch scratch;
    SandboxProcess sandbox;
    QVERIFY(sandbox.start(scratch.filePath(u"sandbox.out"_s),
                          {u"--interval-ms"_s, QString::number(intervalMs), u"--fault"_s, u"slow:always"_s}));
    const QString dataDir = scratch.freshPath();
    constexpr int sends = 8;
    const QSet<int> spared{2, 6}; // the others die as soon as the sandbox has their request

    struct Program
    {
        std::unique_ptr<Crierctl> process;
        QByteArray contentHash;
    };
    std::array<Program, programs> running;
    int started = 0;
    QList<Ending> endings;
    qsizetype seen = 0;
    const auto turn = [&] {
        const QList<Arrival> arrivals = sandbox.arrivals();
        for (; seen < arrivals.size(); ++seen) {
            for (const Program &program : running) {
                if (program.process && program.contentHash == arrivals.at(seen).contentSha256 &&
                    !spared.contains(int(seen)))
                    program.process->kill();
            }
        }
        for (Program &program : running) {
            if (program.process && !program.process->isRunning()) {
                endings.append(program.process->end());
                program.process.reset();
            }
            if (!program.process && started < sends) {
                const QString text = u"doomed %1"_s.arg(++started);
                program.contentHash = contentHashOf(text);
                program.process = std::make_unique<Crierctl>(
                    sendArguments(sandbox, dataDir, text, {u"--wait"_s}), Environment{}, sandbox.appSecret());
            }
        }
        return endings.size() == sends;
    };
    QVERIFY(QTest::qWaitFor(turn, 90'000));

    QVERIFY(sandbox.sync());
    const QList<Arrival> arrivals = sandbox.arrivals();
    QCOMPARE(arrivals.size(), sends);
    QVERIFY(!anyThrottled(arrivals));
    qInfo("gaps between %lld and %lld ms", smallestGap(arrivals), largestGap(arrivals));
    QVERIFY(smallestGap(arrivals) >= intervalMs);

    int killed = 0;
    for (const Ending &ending : std::as_const(endings)) {
        killed += ending.killed ? 1 : 0;
        QVERIFY2(ending.killed || ending.exitCode == 0, ending.toText().constData());
    }
    QCOMPARE(killed, sends - spared.size());
    const Listing listing = listLog(dataDir);
    QVERIFY(listing.ok());
    int unknown = 0;
    for (const QJsonObject &row : listing.rows)
        unknown += row.value("outcome"_L1) == "unknown"_L1 ? 1 : 0;
    QCOMPARE(unknown, killed);
    const QStringList found = lies(listing.rows, arrivals);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void RaceTest::aWallClockThatJumpsNeitherBreaksNorStretchesTheInterval_data()
{
    QTest::addColumn<QString>("clock");
    QTest::newRow("a day ahead") << u"+1d"_s;
    QTest::newRow("a day back") << u"-1d"_s;
    QTest::newRow("a hundred times too fast") << u"+0 x100"_s;
}

void RaceTest::aWallClockThatJumpsNeitherBreaksNorStretchesTheInterval()
{
#if defined(CRIER_SANITIZED)
    QSKIP("The sanitizers want to be the first library of a program.");
#endif
    QFETCH(const QString, clock);
    const QString library = faketimeLibrary();
    if (library.isEmpty())
        QSKIP("libfaketime is not installed.");
    const Environment otherClock{{u"LD_PRELOAD"_s, library},
                                 {u"FAKETIME"_s, clock},
                                 {u"DONT_FAKE_MONOTONIC"_s, u"1"_s},
                                 {u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s}};

    Scratch scratch;
    SandboxProcess sandbox;
    QVERIFY(sandbox.start(scratch.filePath(u"sandbox.out"_s), {u"--interval-ms"_s, u"0"_s}));
    const QString dataDir = scratch.freshPath();
    // With a clock that is wrong by a day the sandbox refuses the timestamp; that it arrived is all that
    // matters.
    const QList<Environment> sends{{}, otherClock, {}};
    for (qsizetype i = 0; i < sends.size(); ++i) {
        const Ending ending =
            runSend(sandbox, dataDir, u"%1 %2"_s.arg(clock).arg(i), {u"--wait"_s}, sends.at(i));
        QVERIFY2(!ending.killed && !ending.timedOut, ending.toText().constData());
        if (sends.at(i).isEmpty())
            QVERIFY2(ending.exitCode == 0, ending.toText().constData());
    }
    QVERIFY(sandbox.sync());
    const QList<Arrival> arrivals = sandbox.arrivals();
    QCOMPARE(arrivals.size(), sends.size());
    const qint64 faked = qAbs(arrivals.at(1).timestamp.toLongLong() - arrivals.at(0).timestamp.toLongLong());
    QVERIFY2(faked > 10'000, "the clock was not moved at all");
    qInfo("gaps between %lld and %lld ms", smallestGap(arrivals), largestGap(arrivals));
    QVERIFY(smallestGap(arrivals) >= intervalMs);
    QVERIFY(largestGap(arrivals) < intervalMs + 1'500); // the wait, a start of the program, a busy machine
}

QTEST_GUILESS_MAIN(RaceTest)
#include "tst_race.moc"
