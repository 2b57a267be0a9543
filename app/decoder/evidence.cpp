// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/evidence.h"

#include "app/profiles/data_centres.h"

#include <algorithm>

namespace crier {

Evidence evidenceOf(const SendRow &row)
{
    Evidence evidence;
    evidence.httpStatus = row.httpStatus;
    evidence.code = row.code;
    evidence.serviceMessage = row.serviceMessage;
    evidence.reason = row.reason;
    if (row.code)
        evidence.answer = AnswerKind::Service;
    else if (row.reason == EndReason::AnswerUnreadable)
        evidence.answer = AnswerKind::Other;
    evidence.state = row.state;
    evidence.when = row.startedAt;
    evidence.requestId = QString::fromLatin1(row.requestId);
    evidence.host = row.host;
    evidence.appKey = row.appKey;
    evidence.environment = row.environment;
    return evidence;
}

QList<PastSend> historyOf(const QList<SendRow> &rows, const QString &appKey, const QDateTime &before,
                          qint64 except)
{
    QList<PastSend> sends;
    for (const SendRow &row : rows) {
        // What never left this computer did not count at the service.
        if (row.id != except && row.appKey == appKey && row.startedAt <= before &&
            row.state != SendState::NotSent && row.state != SendState::Intent)
            sends.append({row.startedAt, row.state, row.code});
    }
    return sends;
}

void completeEvidence(Evidence &evidence, const Profile &profile)
{
    if (evidence.appKey.isEmpty())
        evidence.appKey = profile.appKey.value;
    // Of the address that was used; without one, of the profile's, if it is the profile's App Key.
    const DataCentre *centre = nullptr;
    if (!evidence.host.isEmpty())
        centre = dataCentreOf(QUrl(QStringLiteral("https://") + evidence.host));
    else if (evidence.appKey == profile.appKey.value)
        centre = dataCentreOf(profile.baseUrl);
    if (centre)
        evidence.dataCentre = centre->id;
}

void addHistory(Evidence &evidence, const QList<SendRow> &rows, bool isLast, const QDateTime &now,
                qint64 except)
{
    const auto isMeant = [&evidence](const SendRow &row) {
        return !evidence.requestId.isEmpty() && evidence.requestId == QLatin1StringView(row.requestId);
    };
    const auto endedSo = [&evidence](const SendRow &row) {
        return evidence.code ? row.code == evidence.code
                             : row.httpStatus && row.httpStatus == evidence.httpStatus;
    };
    auto meant = std::find_if(rows.cbegin(), rows.cend(), isMeant);
    if (!evidence.when && meant == rows.cend()) {
        evidence.when = now;
        const QDateTime earliest = now.addSecs(-historyNeeded.count());
        const auto last = std::find_if(rows.cbegin(), rows.cend(), [&evidence](const SendRow &row) {
            return row.appKey == evidence.appKey && row.state != SendState::NotSent;
        });
        if (last != rows.cend() && last->startedAt >= earliest && endedSo(*last))
            meant = last;
    }
    if (meant != rows.cend()) {
        evidence.when = meant->startedAt;
        except = meant->id;
    }
    const bool reaches =
        isLast || (!rows.isEmpty() && rows.last().startedAt < evidence.when->addSecs(-historyNeeded.count()));
    if (reaches)
        evidence.history = historyOf(rows, evidence.appKey, *evidence.when, except);
}

} // namespace crier
