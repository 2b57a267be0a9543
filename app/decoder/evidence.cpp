// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/evidence.h"

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

} // namespace crier
