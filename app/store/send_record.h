// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/process_identity.h"
#include "app/rongcloud/profile.h"
#include "app/send/outcome.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace crier {

// One row of the ledger without its content: what lists show.
struct SendRow
{
    qint64 id = 0;
    QByteArray requestId; // made at the press, unique, sent as X-Request-ID
    QDateTime startedAt;  // UTC, milliseconds
    QString operatorName; // OS user
    QString profile;      // its name; empty when the send named no profile
    Environment environment = Environment::Live;
    QString appKey;
    QString host; // authorityOf()
    QString sender;
    QString objectName;
    bool includeSender = false;
    QByteArray contentSha256; // hex
    QByteArray bodySha256;    // hex
    qint64 contentBytes = 0;
    QString excerpt; // the first characters of the announcement, for lists; plain text
    SendState state = SendState::Intent;
    EndReason reason = EndReason::None;
    std::optional<int> httpStatus;
    std::optional<int> code;
    QString serviceMessage;
    QString detail;
    std::optional<qint64> durationMs; // from the row to the end; none while open
    bool isRead = true;               // false: a rejected or unknown end nobody has looked at yet
};

struct SendRecord
{
    SendRow row;
    QByteArray content; // the exact bytes
};

} // namespace crier
