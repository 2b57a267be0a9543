// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/incidents/incidents.h"

#include <QHash>

#include <algorithm>

namespace crier {

namespace {

bool isAnswered(const SendRow &row)
{
    return row.durationMs && (row.state == SendState::Accepted || row.state == SendState::Rejected);
}

// Sorts `durations`.
ResponseTimes timesOf(QList<qint64> &durations)
{
    if (durations.isEmpty())
        return {};
    std::sort(durations.begin(), durations.end());
    const auto rank = [&](qsizetype percent) {
        return durations.at((durations.size() * percent + 99) / 100 - 1);
    };
    return {.p50 = rank(50), .p95 = rank(95)};
}

// The rows of one profile or one bucket while they are counted.
struct Tally
{
    OutcomeCounts counts;
    QList<qint64> durations;

    void add(const SendRow &row)
    {
        counts.add(row.state);
        if (isAnswered(row))
            durations.append(*row.durationMs);
    }
};

} // namespace

void OutcomeCounts::add(SendState state)
{
    switch (state) {
    case SendState::Accepted:
        ++accepted;
        return;
    case SendState::Rejected:
        ++rejected;
        return;
    case SendState::NotSent:
        ++notSent;
        return;
    case SendState::Unknown:
        ++unknown;
        return;
    case SendState::Intent:
    case SendState::OnWire:
        break;
    }
    ++open;
}

std::optional<double> OutcomeCounts::errorRate() const
{
    const int ended = total() - open;
    return ended > 0 ? std::optional(1.0 - double(accepted) / ended) : std::nullopt;
}

IncidentReport incidentsOf(const QList<SendRow> &rows, const QDateTime &now, std::chrono::hours span)
{
    const qint64 length = std::chrono::milliseconds(span).count();
    const qint64 from = now.toMSecsSinceEpoch() - length;
    IncidentReport report;
    report.until = now.toUTC();
    report.from = report.until.addMSecs(-length);

    Tally all;
    std::array<Tally, incidentBuckets> buckets;
    QList<Tally> profiles;
    QHash<QString, qsizetype> places; // in both lists of profiles
    for (const SendRow &row : rows) {
        const QString key =
            row.appKey + QLatin1Char('\n') + row.profile + QLatin1Char('\n') + environmentId(row.environment);
        const auto place = places.constFind(key);
        const qsizetype at = place == places.cend() ? report.profiles.size() : *place;
        if (at == report.profiles.size()) {
            places.insert(key, at);
            ProfileIncidents fresh;
            fresh.profile = row.profile;
            fresh.environment = row.environment;
            fresh.appKey = row.appKey;
            fresh.last = row;
            report.profiles.append(fresh);
            profiles.append(Tally());
        }
        ProfileIncidents &profile = report.profiles[at];
        if (row.state == SendState::Accepted && !profile.lastSuccess)
            profile.lastSuccess = row.startedAt;

        const qint64 offset = row.startedAt.toMSecsSinceEpoch() - from;
        if (offset < 0 || offset > length)
            continue;
        all.add(row);
        profiles[at].add(row);
        buckets[size_t(std::min<qint64>(offset * incidentBuckets / length, incidentBuckets - 1))].add(row);
    }

    report.counts = all.counts;
    report.times = timesOf(all.durations);
    for (size_t i = 0; i < buckets.size(); ++i)
        report.buckets.append({.from = report.from.addMSecs(length * qint64(i) / incidentBuckets),
                               .counts = buckets[i].counts,
                               .times = timesOf(buckets[i].durations)});
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        report.profiles[i].counts = profiles.at(i).counts;
        report.profiles[i].times = timesOf(profiles[i].durations);
    }
    return report;
}

} // namespace crier
