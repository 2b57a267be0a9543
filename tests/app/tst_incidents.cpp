// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/incidents/incidents.h"
#include "app/store/ledger_file.h"
#include "app/store/send_log.h"
#include "tests/support/sample_records.h"

#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);

SendRow row(std::chrono::seconds ago, SendState state, std::optional<qint64> duration = std::nullopt,
            const QString &profile = u"Shop"_s)
{
    SendRow made = sampleRecord().row;
    made.startedAt = now.addSecs(-ago.count());
    made.state = state;
    made.durationMs = duration;
    made.profile = profile;
    return made;
}

} // namespace

// What the rows of the log say about the last hours, and that they are found without reading all of them.
class IncidentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSentIsNothingToTell()
    {
        const IncidentReport report = incidentsOf({}, now, 1h);
        QCOMPARE(report.buckets.size(), incidentBuckets);
        QCOMPARE(report.counts, OutcomeCounts());
        QVERIFY(!report.counts.errorRate());
        QVERIFY(!report.times.p50 && !report.times.p95);
        QVERIFY(report.profiles.isEmpty());
    }

    void outcomesAreCountedWhereTheyBelong()
    {
        const QList<SendRow> rows{row(0s, SendState::OnWire),      row(1s, SendState::Accepted),
                                  row(10min, SendState::Rejected), row(20min, SendState::NotSent),
                                  row(30min, SendState::Unknown),  row(60min, SendState::Accepted),
                                  row(3601s, SendState::Rejected)};
        const IncidentReport report = incidentsOf(rows, now, 1h);
        QCOMPARE(report.counts.total(), 6);
        QCOMPARE(report.counts.accepted, 2);
        QCOMPARE(report.counts.rejected, 1);
        QCOMPARE(report.counts.notSent, 1);
        QCOMPARE(report.counts.unknown, 1);
        QCOMPARE(report.counts.open, 1);
        QCOMPARE(*report.counts.errorRate(), 0.6); // of five that have ended
        int total = 0;
        for (const IncidentBucket &bucket : report.buckets)
            total += bucket.counts.total();
        QCOMPARE(total, 6);
        QCOMPARE(report.buckets.first().from, now.addSecs(-3600));
        QCOMPARE(report.buckets.first().counts.accepted, 1); // exactly at the beginning
        QCOMPARE(report.buckets.last().counts.total(), 2);
        QCOMPARE(report.buckets.at(1).from, now.addSecs(-3600 + 150));
    }

    void responseTimesAreOfAnswersAlone()
    {
        QList<SendRow> rows;
        for (int i = 1; i <= 100; ++i)
            rows.append(row(1min, i % 2 ? SendState::Accepted : SendState::Rejected, i));
        rows.append(row(1min, SendState::Unknown, 30'000));
        rows.append(row(1min, SendState::NotSent, 10'000));
        const IncidentReport report = incidentsOf(rows, now, 6h);
        QCOMPARE(report.times.p50, std::optional<qint64>(50));
        QCOMPARE(report.times.p95, std::optional<qint64>(95));
        QCOMPARE(report.buckets.last().times, report.times);
        QVERIFY(!report.buckets.first().times.p50);
        const IncidentReport one = incidentsOf({row(1min, SendState::Accepted, 7)}, now, 6h);
        QCOMPARE(one.times.p50, std::optional<qint64>(7));
        QCOMPARE(one.times.p95, std::optional<qint64>(7));
    }

    void eachProfileHasItsOwnStory()
    {
        SendRow otherKey = row(4min, SendState::Rejected);
        otherKey.appKey = u"other"_s;
        const QList<SendRow> rows{row(1min, SendState::Rejected, 5, u"Game"_s),
                                  row(2min, SendState::Accepted, 9),
                                  row(3min, SendState::Accepted, 5, u"Game"_s), otherKey,
                                  row(48h, SendState::Accepted, 1, u"Old"_s)};
        const IncidentReport report = incidentsOf(rows, now, 1h);
        QCOMPARE(report.profiles.size(), 4);
        QCOMPARE(report.profiles.at(0).profile, u"Game"_s);
        QCOMPARE(report.profiles.at(0).last.state, SendState::Rejected);
        QCOMPARE(report.profiles.at(0).lastSuccess, std::optional(now.addSecs(-180)));
        QCOMPARE(*report.profiles.at(0).counts.errorRate(), 0.5);
        QCOMPARE(report.profiles.at(1).profile, u"Shop"_s);
        QCOMPARE(report.profiles.at(2).appKey, u"other"_s); // same name, another app
        QVERIFY(!report.profiles.at(2).lastSuccess);
        QCOMPARE(report.profiles.at(3).lastSuccess, std::optional(now.addDays(-2)));
        QCOMPARE(report.profiles.at(3).counts.total(), 0); // of before, and not counted
    }

    void rowsOfTheFutureAreNotCounted()
    {
        const IncidentReport report = incidentsOf({row(-5min, SendState::Accepted, 5)}, now, 1h);
        QCOMPARE(report.counts.total(), 0);
        QCOMPARE(report.profiles.size(), 1);
    }

    void theLogGivesTheLateRowsAndEachAppsLastOnes()
    {
        const QTemporaryDir folder;
        LedgerFile file;
        QVERIFY(file.open(ledgerPath(folder.path())).ok());
        SendLog log(file, currentProcess());
        QVERIFY(ids(log, now.addDays(-1), 100).isEmpty());
        add(file, log, 72h, u"Old"_s, SendState::Accepted);    // 1: its last success
        add(file, log, 71h, u"Old"_s, SendState::Accepted);    // 2
        add(file, log, 70h, u"Old"_s, SendState::NotSent);     // 3: its last
        add(file, log, 69h, u"Shop"_s, SendState::Accepted);   // 4
        add(file, log, 60min, u"Shop"_s, SendState::NotSent);  // 5
        add(file, log, -60min, u"Shop"_s, SendState::NotSent); // 6: by a clock that was ahead
        add(file, log, 30min, u"Shop"_s, SendState::NotSent);  // 7
        QCOMPARE(ids(log, now.addSecs(-2 * 3600), 100), (QList<qint64>{7, 6, 5, 4, 3, 2}));
        QCOMPARE(ids(log, now.addSecs(-45 * 60), 100), (QList<qint64>{7, 6, 4, 3, 2}));
        QCOMPARE(ids(log, now.addDays(-9), 3), (QList<qint64>{7, 6, 5})); // no more are looked at
        const Result<QList<SendRow>> rows = log.lately(now.addSecs(-45 * 60), 100);
        QCOMPARE(rows->first().profile, u"Shop"_s);
        QCOMPARE(rows->first().state, SendState::NotSent);
    }

private:
    static void add(LedgerFile &file, SendLog &log, std::chrono::seconds ago, const QString &profile,
                    SendState state)
    {
        SendRecord record = sampleRecord();
        record.row.startedAt = now.addSecs(-ago.count());
        record.row.profile = profile;
        const Status written = file.write([&]() -> Status {
            const Result<qint64> id = log.insertIntent(record);
            if (!id)
                return id.error();
            if (state == SendState::Accepted) {
                if (Status gone = log.markOnWire(*id, now); !gone)
                    return gone;
            }
            Outcome outcome;
            outcome.state = state;
            return log.markEnd(*id, outcome, now, 5ms);
        });
        QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(written.error().detail));
    }

    static QList<qint64> ids(SendLog &log, const QDateTime &since, int among)
    {
        QList<qint64> found;
        const Result<QList<SendRow>> rows = log.lately(since, among);
        if (!rows)
            return {-1};
        for (const SendRow &one : *rows)
            found.append(one.id);
        return found;
    }
};

QTEST_GUILESS_MAIN(IncidentsTest)
#include "tst_incidents.moc"
