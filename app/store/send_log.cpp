// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/send_log.h"

#include "app/store/ledger_file.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QTimeZone>
#include <QVariant>

#include <array>
#include <limits>

namespace crier {

namespace {

// The columns of a list row, in the order rowFrom() reads them.
const QString rowColumns = QStringLiteral(
    "s.id, s.request_id, s.started_at, s.operator, s.profile, s.environment, s.app_key, s.host, s.sender, "
    "s.object_name, s.include_sender, s.content_sha256, s.body_sha256, s.content_bytes, s.excerpt, s.state, "
    "s.reason, s.http_status, s.code, s.service_message, s.detail, s.duration_ms, s.read_at");
constexpr int rowColumnCount = 23;

std::optional<int> optionalInt(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toInt());
}

SendRow rowFrom(const QSqlQuery &query)
{
    int column = 0;
    const auto next = [&] { return query.value(column++); };
    SendRow row;
    row.id = next().toLongLong();
    row.requestId = next().toString().toLatin1();
    row.startedAt = QDateTime::fromMSecsSinceEpoch(next().toLongLong(), QTimeZone::utc());
    row.operatorName = next().toString();
    row.profile = next().toString();
    row.environment = environmentFromId(next().toString());
    row.appKey = next().toString();
    row.host = next().toString();
    row.sender = next().toString();
    row.objectName = next().toString();
    row.includeSender = next().toBool();
    row.contentSha256 = next().toString().toLatin1();
    row.bodySha256 = next().toString().toLatin1();
    row.contentBytes = next().toLongLong();
    row.excerpt = next().toString();
    // A state this program does not know is a newer program's: the honest reading is that we do not know.
    row.state = stateFromId(next().toString()).value_or(SendState::Unknown);
    row.reason = reasonFromId(next().toString());
    row.httpStatus = optionalInt(next());
    row.code = optionalInt(next());
    row.serviceMessage = next().toString();
    row.detail = next().toString();
    const QVariant duration = next();
    row.durationMs = duration.isNull() ? std::nullopt : std::optional(duration.toLongLong());
    const bool needsEye = row.state == SendState::Rejected || row.state == SendState::Unknown;
    row.isRead = !needsEye || !next().isNull();
    return row;
}

} // namespace

SendLog::SendLog(LedgerFile &file, ProcessIdentity owner)
    : m_file(file)
    , m_owner(std::move(owner))
{}

QString SendLog::path() const
{
    return m_file.path();
}

Result<qint64> SendLog::insertIntent(const SendRecord &record)
{
    const SendRow &row = record.row;
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral(
        "INSERT INTO sends (request_id, state, started_at, operator, profile, environment, app_key, host, "
        "sender, object_name, include_sender, content_sha256, body_sha256, content_bytes, excerpt, "
        "owner_pid, "
        "owner_started, owner_boot) VALUES (?, 'intent', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto text = [](const QString &value) {
        return value.isNull() ? QStringLiteral("") : value; // a null string would be bound as NULL
    };
    const std::array<QVariant, 17> values{
        QString::fromLatin1(row.requestId),
        row.startedAt.toMSecsSinceEpoch(),
        text(row.operatorName),
        text(row.profile),
        environmentId(row.environment),
        text(row.appKey),
        text(row.host),
        text(row.sender),
        text(row.objectName),
        int(row.includeSender),
        QString::fromLatin1(row.contentSha256),
        QString::fromLatin1(row.bodySha256),
        row.contentBytes,
        text(row.excerpt),
        m_owner.pid,
        text(m_owner.startedAt),
        text(m_owner.bootId),
    };
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    const qint64 id = query.lastInsertId().toLongLong();

    QSqlQuery content = m_file.query();
    content.prepare(QStringLiteral("INSERT INTO contents (send_id, content) VALUES (?, ?)"));
    content.addBindValue(id);
    content.addBindValue(record.content);
    if (!content.exec())
        return m_file.errorOf(content.lastError());
    return id;
}

Status SendLog::changeOne(QSqlQuery &query)
{
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    if (query.numRowsAffected() != 1)
        return Error{ErrorKind::Conflict, QStringLiteral("the row is not in the expected state")};
    return Done{};
}

Status SendLog::markOnWire(qint64 id, const QDateTime &now)
{
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral(
        "UPDATE sends SET state = 'on_wire', on_wire_at = ? WHERE id = ? AND state = 'intent'"));
    query.addBindValue(now.toMSecsSinceEpoch());
    query.addBindValue(id);
    return changeOne(query);
}

Status SendLog::markEnd(qint64 id, const Outcome &outcome, const QDateTime &now,
                        std::optional<std::chrono::milliseconds> duration)
{
    QSqlQuery query = m_file.query();
    // Only "nothing left" may close a row that is still an intent; every other end has passed the gate.
    query.prepare(QStringLiteral(
        "UPDATE sends SET state = ?, ended_at = ?, duration_ms = ?, reason = ?, http_status = ?, code = ?, "
        "service_message = ?, detail = ? WHERE id = ? AND (state = 'on_wire' OR (state = 'intent' AND "
        "? = 'not_sent'))"));
    const auto optional = [](const auto &value) { return value ? QVariant(*value) : QVariant(); };
    const std::array<QVariant, 10> values{
        stateId(outcome.state),
        now.toMSecsSinceEpoch(),
        duration ? QVariant(qint64(duration->count())) : QVariant(),
        outcome.reason == EndReason::None ? QStringLiteral("") : reasonId(outcome.reason),
        optional(outcome.httpStatus),
        optional(outcome.code),
        outcome.serviceMessage.isNull() ? QStringLiteral("") : outcome.serviceMessage,
        outcome.detail.isNull() ? QStringLiteral("") : outcome.detail,
        id,
        stateId(outcome.state),
    };
    for (const QVariant &value : values)
        query.addBindValue(value);
    return changeOne(query);
}

Result<QList<SendLog::Abandoned>> SendLog::abandonedRows()
{
    QSqlQuery query = m_file.query();
    if (!query.exec(QStringLiteral("SELECT id, state, owner_pid, owner_started, owner_boot FROM sends "
                                   "WHERE state IN ('intent', 'on_wire')")))
        return m_file.errorOf(query.lastError());
    QList<Abandoned> rows;
    while (query.next()) {
        const ProcessIdentity owner{query.value(2).toLongLong(), query.value(3).toString(),
                                    query.value(4).toString()};
        if (owner != m_owner && !isAlive(owner))
            rows.append({query.value(0).toLongLong(), query.value(1).toString() == QLatin1String("on_wire")});
    }
    return rows;
}

Result<bool> SendLog::needsRecovery()
{
    const Result<QList<Abandoned>> rows = abandonedRows();
    if (!rows)
        return rows.error();
    return !rows->isEmpty();
}

Result<int> SendLog::recover(const QDateTime &now)
{
    const Result<QList<Abandoned>> rows = abandonedRows();
    if (!rows)
        return rows.error();
    Outcome outcome;
    outcome.reason = EndReason::OwnerGone;
    for (const Abandoned &row : *rows) {
        outcome.state = row.onWire ? SendState::Unknown : SendState::NotSent;
        if (Status done = markEnd(row.id, outcome, now, std::nullopt); !done)
            return done.error();
    }
    return int(rows->size());
}

Result<QList<SendRow>> SendLog::rows(const QString &where, qint64 bound, int limit)
{
    QSqlQuery query = m_file.query();
    query.prepare(
        QStringLiteral("SELECT %1 FROM sends s WHERE %2 ORDER BY s.id DESC LIMIT ?").arg(rowColumns, where));
    query.addBindValue(bound);
    query.addBindValue(limit);
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    QList<SendRow> found;
    while (query.next())
        found.append(rowFrom(query));
    return found;
}

Result<QList<SendRow>> SendLog::page(std::optional<qint64> beforeId, int limit)
{
    return rows(QStringLiteral("s.id < ?"), beforeId.value_or(std::numeric_limits<qint64>::max()), limit);
}

Result<QList<SendRow>> SendLog::newerThan(qint64 afterId, int limit)
{
    return rows(QStringLiteral("s.id > ?"), afterId, limit);
}

Result<QList<SendRow>> SendLog::lately(const QDateTime &since, int among)
{
    // Ids only grow and rows are never deleted, so the newest rows are the end of the table; started_at is
    // the wall clock's, which may have been moved, and has no index.
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral("WITH late AS MATERIALIZED (SELECT id, started_at, state, profile, "
                                 "environment, app_key FROM sends ORDER BY id DESC LIMIT ?), "
                                 "wanted AS (SELECT id FROM late WHERE started_at >= ? "
                                 "UNION SELECT max(id) FROM late GROUP BY profile, environment, app_key "
                                 "UNION SELECT max(id) FROM late WHERE state = 'accepted' "
                                 "GROUP BY profile, environment, app_key) "
                                 "SELECT %1 FROM sends s WHERE s.id IN wanted ORDER BY s.id DESC")
                      .arg(rowColumns));
    query.addBindValue(among);
    query.addBindValue(since.toMSecsSinceEpoch());
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    QList<SendRow> found;
    while (query.next())
        found.append(rowFrom(query));
    return found;
}

Result<std::optional<SendRecord>> SendLog::find(qint64 id)
{
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral("SELECT %1, c.content FROM sends s JOIN contents c ON c.send_id = s.id "
                                 "WHERE s.id = ?")
                      .arg(rowColumns));
    query.addBindValue(id);
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    if (!query.next())
        return std::optional<SendRecord>();
    return std::optional(SendRecord{rowFrom(query), query.value(rowColumnCount).toByteArray()});
}

Result<std::optional<qint64>> SendLog::idOf(const QByteArray &requestId)
{
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral("SELECT id FROM sends WHERE request_id = ?"));
    query.addBindValue(QString::fromLatin1(requestId));
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    return query.next() ? std::optional(query.value(0).toLongLong()) : std::nullopt;
}

Result<QList<SendRecord>> SendLog::recordsAfter(qint64 afterId, int limit)
{
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral("SELECT %1, c.content FROM sends s JOIN contents c ON c.send_id = s.id "
                                 "WHERE s.id > ? ORDER BY s.id LIMIT ?")
                      .arg(rowColumns));
    query.addBindValue(afterId);
    query.addBindValue(limit);
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    QList<SendRecord> found;
    while (query.next())
        found.append({rowFrom(query), query.value(rowColumnCount).toByteArray()});
    return found;
}

Result<int> SendLog::unreadCount()
{
    QSqlQuery query = m_file.query();
    if (!query.exec(QStringLiteral("SELECT count(*) FROM sends WHERE read_at IS NULL AND state IN "
                                   "('rejected', 'unknown')")) ||
        !query.next())
        return m_file.errorOf(query.lastError());
    return query.value(0).toInt();
}

Status SendLog::markRead(qint64 id, const QDateTime &now)
{
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral("UPDATE sends SET read_at = ? WHERE id = ? AND read_at IS NULL AND state IN "
                                 "('rejected', 'unknown')"));
    query.addBindValue(now.toMSecsSinceEpoch());
    query.addBindValue(id);
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    return Done{};
}

} // namespace crier
