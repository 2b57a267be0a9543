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
    // Of a pasted text: one of the attempts in it ended after the first byte, whatever another one came to.
    bool mayHaveArrived = false;
    // Of a row of the log: how Crier itself judged the end. Never judged better than that.
    std::optional<SendState> state;
    std::optional<QDateTime> when; // UTC
    QString requestId;
    QString host;
    QString appKey;
    std::optional<Environment> environment;
    QString dataCentre; // that the address in use belongs to, of data-centres.json; empty: not known
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

// Fills in what `profile`, the one a person looks from, says and `evidence` does not: the App Key, and the
// data centre of the address.
void completeEvidence(Evidence &evidence, const Profile &profile);

// What a verdict on 1008 looks back.
inline constexpr std::chrono::seconds historyNeeded{60};

// Gives `evidence`, whose App Key is known, its history out of `rows`: those of the log, newest first;
// `isLast`: there are none before them. Where nobody knows when it was, it was `now`; or when the log's last
// send within `historyNeeded` ended the same way, which is then taken for the one that is meant. Without rows
// that reach back far enough nothing is said: no history. `except`: the row that is meant, where it is known;
// the one with the request's ID is, too.
void addHistory(Evidence &evidence, const QList<SendRow> &rows, bool isLast, const QDateTime &now,
                qint64 except = 0);

} // namespace crier
