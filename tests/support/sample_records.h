// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/request.h"
#include "app/store/send_record.h"

namespace crier {

// A complete intent, as the pipeline would write it.
inline SendRecord sampleRecord(const QByteArray &content = "{\"content\":\"hello\"}")
{
    SendRecord record;
    record.content = content;
    record.row.requestId = freshRequestId();
    record.row.startedAt = QDateTime(QDate(2026, 1, 1), QTime(12, 0, 0, 345), Qt::UTC);
    record.row.operatorName = QStringLiteral("ann");
    record.row.profile = QStringLiteral("Shop Test");
    record.row.environment = Environment::Test;
    record.row.appKey = QStringLiteral("key");
    record.row.host = QStringLiteral("127.0.0.1:1");
    record.row.sender = QStringLiteral("ops-team");
    record.row.objectName = QStringLiteral("RC:TxtMsg");
    record.row.contentSha256 = sha256Hex(content);
    record.row.bodySha256 = sha256Hex("body");
    record.row.contentBytes = content.size();
    record.row.excerpt = QStringLiteral("hello");
    return record;
}

} // namespace crier
