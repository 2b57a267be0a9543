// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/incident_words.h"

#include "app/text/sentences.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QLocale>

namespace crier {

namespace {

struct IncidentWords
{
    Q_DECLARE_TR_FUNCTIONS(IncidentWords)
};

// Two sentences, or the one there is.
QString joined(const QStringList &sentences)
{
    QStringList some;
    for (const QString &sentence : sentences) {
        if (!sentence.isEmpty())
            some.append(sentence);
    }
    return some.join(QLatin1Char(' '));
}

} // namespace

QString spanWord(std::chrono::hours span)
{
    return span == std::chrono::hours(1) ? IncidentWords::tr("Last hour")
                                         : IncidentWords::tr("Last %1 hours").arg(span.count());
}

QString agoText(const QDateTime &then, const QDateTime &now)
{
    const qint64 minutes = then.secsTo(now) / 60;
    if (minutes < 1)
        return IncidentWords::tr("less than a minute ago");
    if (minutes < 120)
        return IncidentWords::tr("%1 min ago").arg(minutes);
    if (minutes < 48 * 60)
        return IncidentWords::tr("%1 h ago").arg(minutes / 60);
    return IncidentWords::tr("%1 days ago").arg(minutes / 60 / 24);
}

QString countsText(const OutcomeCounts &counts)
{
    QStringList words;
    const auto add = [&words](int count, const QString &text) {
        if (count > 0)
            words.append(text.arg(QLocale().toString(count)));
    };
    add(counts.accepted, IncidentWords::tr("%1 accepted"));
    add(counts.rejected, IncidentWords::tr("%1 rejected"));
    add(counts.notSent, IncidentWords::tr("%1 not sent"));
    add(counts.unknown, IncidentWords::tr("%1 unknown"));
    add(counts.open, IncidentWords::tr("%1 under way"));
    return words.isEmpty() ? IncidentWords::tr("nothing sent")
                           : words.join(IncidentWords::tr(", ", "between two counts"));
}

QString errorRateText(const OutcomeCounts &counts)
{
    const std::optional<double> rate = counts.errorRate();
    return rate ? IncidentWords::tr("Error rate %1 %.").arg(QLocale().toString(*rate * 100, 'f', 1))
                : QString();
}

QString timesText(const ResponseTimes &times)
{
    return times.p50 ? IncidentWords::tr("Half of the answers came within %1, 95 % within %2.")
                           .arg(durationText(*times.p50), durationText(*times.p95))
                     : QString();
}

QString reportText(const IncidentReport &report, std::chrono::hours span)
{
    return joined({IncidentWords::tr("%1: %2.", "a span of time, and how many sends ended how")
                       .arg(spanWord(span), countsText(report.counts)),
                   errorRateText(report.counts), timesText(report.times)});
}

QString bucketTime(const QDateTime &from)
{
    return QLocale().toString(from.toLocalTime().time(), QStringLiteral("HH:mm"));
}

QString bucketText(const IncidentReport &report, int bucket)
{
    const IncidentBucket &facts = report.buckets.at(bucket);
    const QDateTime until =
        bucket + 1 < report.buckets.size() ? report.buckets.at(bucket + 1).from : report.until;
    return joined({IncidentWords::tr("%1 to %2: %3.", "two times of day, and how many sends ended how")
                       .arg(bucketTime(facts.from), bucketTime(until), countsText(facts.counts)),
                   timesText(facts.times)});
}

} // namespace crier
