// SPDX-License-Identifier: GPL-3.0-or-later
// What the incident view costs: the question to a log of a million rows, and what is made of the answer.
#include "app/base/app_paths.h"
#include "app/incidents/incidents.h"
#include "app/store/ledger_file.h"
#include "app/store/send_log.h"
#include "tests/bench/timing.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>

using namespace crier;

namespace {

constexpr int rowCount = 1'000'000;

void median(const char *name, const std::function<void()> &work)
{
    const std::vector<double> microseconds = sortedTimes(11, work);
    std::printf("%-52s p50 %9.1f us  worst %9.1f us\n", name, microseconds[microseconds.size() / 2],
                microseconds.back());
}

// A row a second, the newest one now.
Status fill(LedgerFile &file, const QDateTime &now)
{
    return file.write([&]() -> Status {
        QSqlQuery query = file.query();
        query.prepare(QStringLiteral(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO sends SELECT i, printf('request-%d', i), iif(i % 10, 'accepted', 'rejected'), "
            "? - (? - i) * 1000, NULL, NULL, 80 + i % 50, 'ann', printf('Shop %d', i % 3), 'test', 'key', "
            "'127.0.0.1:1', 'ops-team', 'RC:TxtMsg', 0, hex(zeroblob(32)), hex(zeroblob(32)), 100, 'The "
            "service restarts at 22:00 UTC.', 1, '', '', '', 200, 200, '', '', NULL FROM n"));
        query.addBindValue(rowCount);
        query.addBindValue(now.toMSecsSinceEpoch());
        query.addBindValue(rowCount);
        if (!query.exec())
            return file.errorOf(query.lastError());
        return Done{};
    });
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    LedgerFile file;
    if (!file.open(ledgerPath(folder.path())))
        return 1;
    if (const Status filled = fill(file, now); !filled) {
        std::fprintf(stderr, "%s\n", qPrintable(filled.error().detail));
        return 1;
    }
    SendLog log(file, currentProcess());
    std::printf("%d rows\n", rowCount);
    for (const std::chrono::hours span : incidentSpans) {
        QList<SendRow> rows;
        const auto read = [&] {
            Result<QList<SendRow>> found =
                log.lately(now.addMSecs(-std::chrono::milliseconds(span).count()), 5'000);
            if (found)
                rows = std::move(found).value();
        };
        read();
        const QByteArray hours = QByteArray::number(qint64(span.count()));
        const QByteArray count = QByteArray::number(rows.size());
        median(("read the last " + hours + " h: " + count + " rows").constData(), read);
        median("  report on them", [&] { (void)incidentsOf(rows, now, span); });
    }
    median("read a page of the log, for comparison", [&] { (void)log.page(std::nullopt, 200); });
    return 0;
}
