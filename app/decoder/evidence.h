// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"
#include "app/store/send_record.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace crier {

// What came back, as far as it was text.
enum class AnswerKind {
    NotSeen,
    Service, // the platform's JSON
    Html,    // a page: a proxy, a gateway or a CDN wrote it
    Empty,
    Other,
};

// An earlier send of the same App Key.
struct PastSend
{
    QDateTime at; // UTC
    SendState state = SendState::Unknown;
    std::optional<int> code;
};

// All that is known about a failure, wherever it came from. Every part may be missing.
struct Evidence
{
    std::optional<int> httpStatus;
    std::optional<int> code;
    QString serviceMessage; // text from outside
    EndReason reason = EndReason::None;
    AnswerKind answer = AnswerKind::NotSeen;
    // Of a row of the log: how Crier itself judged the end. Never judged better than that.
    std::optional<SendState> state;
    std::optional<QDateTime> when; // UTC
    QString requestId;
    QString host;
    QString appKey;
    std::optional<Environment> environment;
    QString dataCentre; // of data-centres.json; empty: not known
    // This computer's clock (or the sender's) minus the service's; positive: it is fast.
    std::optional<std::chrono::seconds> clockDifference;
    // Sends of this App Key before `when`, newest first; none: nobody looked.
    std::optional<QList<PastSend>> history;
};

// What a row of the log says about its own end.
Evidence evidenceOf(const SendRow &row);
// The sends of `appKey` in `rows` (newest first) that began before `before`, leaving out the row `except`.
QList<PastSend> historyOf(const QList<SendRow> &rows, const QString &appKey, const QDateTime &before,
                          qint64 except = 0);

} // namespace crier
