// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/send_record.h"

#include <QDateTime>
#include <QList>

#include <array>
#include <chrono>
#include <optional>

namespace crier {

// How many sends ended how.
struct OutcomeCounts
{
    int accepted = 0;
    int rejected = 0;
    int notSent = 0;
    int unknown = 0;
    int open = 0; // not at their end yet

    void add(SendState state);
    int total() const { return accepted + rejected + notSent + unknown + open; }
    // The share of those at their end that were not accepted, 0 to 1; none when nothing has ended.
    std::optional<double> errorRate() const;
    friend bool operator==(const OutcomeCounts &, const OutcomeCounts &) = default;
};

// How long the service took to answer: of sends that were accepted or rejected, for only these were answered.
// Nearest-rank percentiles; none without an answer.
struct ResponseTimes
{
    std::optional<qint64> p50;
    std::optional<qint64> p95;
    friend bool operator==(const ResponseTimes &, const ResponseTimes &) = default;
};

struct IncidentBucket
{
    QDateTime from; // UTC; until the next bucket's, or the report's end
    OutcomeCounts counts;
    ResponseTimes times;
};

// How it goes with one App Key under one name.
struct ProfileIncidents
{
    QString profile; // empty when the sends named none
    Environment environment = Environment::Live;
    QString appKey;
    SendRow last;                              // of any age
    std::optional<QDateTime> lastSuccess = {}; // of any age; none among the rows looked at
    OutcomeCounts counts;
    ResponseTimes times;
};

struct IncidentReport
{
    QDateTime from;
    QDateTime until;
    OutcomeCounts counts;
    ResponseTimes times;
    QList<IncidentBucket> buckets;    // oldest first; they fill the time between from and until
    QList<ProfileIncidents> profiles; // the one that was used last first
};

// The spans one can look at.
inline constexpr std::array<std::chrono::hours, 3> incidentSpans{std::chrono::hours(1), std::chrono::hours(6),
                                                                 std::chrono::hours(24)};
inline constexpr int incidentBuckets = 24;

// What `rows` (newest first, as SendLog::lately() gives them) say about the time from now - span to now. Rows
// of before or, by a clock that was set back, of after count only for what is "of any age". Pure.
IncidentReport incidentsOf(const QList<SendRow> &rows, const QDateTime &now, std::chrono::hours span);

} // namespace crier
