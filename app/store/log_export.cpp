// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/log_export.h"

#include "app/base/durable_file.h"
#include "app/json/json_line.h"
#include "app/json/json_scan.h"
#include "app/store/send_log.h"
#include "app/text/sentences.h"

#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace crier {

namespace {

constexpr int rowsAtATime = 50; // a reader holds up the writers, so it never reads for long

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

std::optional<QString> asText(const QByteArray &content)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(content);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

// Empty where the code says it, or there is nothing to say.
QString reasonText(const SendRow &row)
{
    return row.reason == EndReason::None ? QString() : reasonId(row.reason);
}

void addRow(JsonLine &line, const SendRow &row)
{
    line.add("id", row.id);
    line.add("outcome", stateId(row.state));
    line.add("http_status", optionalValue(row.httpStatus));
    line.add("code", optionalValue(row.code));
    line.add("message", outcomeSentence(row));
    line.add("request_id", QString::fromLatin1(row.requestId));
    line.add("content_sha256", QString::fromLatin1(row.contentSha256));
    line.add("body_sha256", QString::fromLatin1(row.bodySha256));
    line.add("started_at", timeText(row.startedAt));
    line.add("duration_ms", optionalValue(row.durationMs));
    line.add("profile", row.profile);
    line.add("environment", environmentId(row.environment));
    line.add("app_key", row.appKey);
    line.add("host", row.host);
    line.add("sender", row.sender);
    line.add("type", row.objectName);
    line.add("include_sender", row.includeSender);
    line.add("operator", row.operatorName);
    line.add("reason", reasonText(row));
    line.add("service_message", row.serviceMessage);
}

QByteArray csvCell(QString text)
{
    // A spreadsheet takes such a cell for a formula and runs it.
    static const QString formulaStarts = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && (formulaStarts.contains(text.front()) || text.front().isNull()))
        text.prepend(QLatin1Char('\''));
    static const QString needsQuotes = QStringLiteral(",\"\r\n");
    const bool quoted =
        std::any_of(text.cbegin(), text.cend(), [](QChar c) { return needsQuotes.contains(c); });
    if (quoted)
        text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return text.toUtf8();
}

template<typename T>
QString optionalText(const std::optional<T> &value)
{
    return value ? QString::number(*value) : QString();
}

} // namespace

QByteArray reportAsJson(const SendReport &report, const QString &outcome, const QString &message)
{
    JsonLine line;
    line.add("id", optionalValue(report.id));
    line.add("outcome", outcome);
    line.add("http_status", optionalValue(report.outcome.httpStatus));
    line.add("code", optionalValue(report.outcome.code));
    line.add("message", message);
    line.add("request_id", QString::fromLatin1(report.requestId));
    line.add("content_sha256", QString::fromLatin1(report.contentSha256));
    line.add("body_sha256", QString::fromLatin1(report.bodySha256));
    line.add("started_at", timeText(report.startedAt));
    line.add("duration_ms", report.durationMs);
    return line.line();
}

QByteArray rowAsJson(const SendRow &row)
{
    JsonLine line;
    addRow(line, row);
    return line.line();
}

QByteArray recordAsJson(const SendRecord &record)
{
    JsonLine line;
    addRow(line, record.row);
    if (const auto text = asText(record.content))
        // Escaped, because many a reader drops a byte-order mark that it meets first in a string.
        line.addToken("content", encodeJsonString(*text).replace("\xEF\xBB\xBF", "\\ufeff"));
    else
        line.add("content_base64", QString::fromLatin1(record.content.toBase64()));
    return line.line();
}

QByteArray csvHeader()
{
    return "id,outcome,http_status,code,message,request_id,content_sha256,body_sha256,started_at,duration_ms,"
           "profile,environment,app_key,host,sender,type,include_sender,operator,reason,service_message,"
           "content\r\n";
}

QByteArray recordAsCsv(const SendRecord &record)
{
    const SendRow &row = record.row;
    const std::array<QString, 21> cells{
        QString::number(row.id),
        stateId(row.state),
        optionalText(row.httpStatus),
        optionalText(row.code),
        outcomeSentence(row),
        QString::fromLatin1(row.requestId),
        QString::fromLatin1(row.contentSha256),
        QString::fromLatin1(row.bodySha256),
        timeText(row.startedAt),
        optionalText(row.durationMs),
        row.profile,
        environmentId(row.environment),
        row.appKey,
        row.host,
        row.sender,
        row.objectName,
        row.includeSender ? QStringLiteral("1") : QStringLiteral("0"),
        row.operatorName,
        reasonText(row),
        row.serviceMessage,
        asText(record.content).value_or(QString::fromLatin1(record.content.toBase64())),
    };
    QByteArray line;
    for (const QString &cell : cells) {
        if (!line.isEmpty())
            line += ',';
        line += csvCell(cell);
    }
    return line + "\r\n";
}

Result<qint64> exportLog(SendLog &log, const QString &path, ExportFormat format,
                         const std::function<bool()> &goOn)
{
    const auto failed = [](const Error &error) { return Error{ErrorKind::ExportFailed, error.detail}; };
    // Never over a device, a pipe or the ledger itself.
    const QFileInfo target(path);
    const bool isLedger =
        target.exists() && target.canonicalFilePath() == QFileInfo(log.path()).canonicalFilePath();
    if ((target.exists() && !target.isFile()) || isLedger)
        return Error{ErrorKind::ExportFailed, path};

    DurableFileWriter file;
    if (Status opened = file.open(path); !opened)
        return failed(opened.error());
    if (format == ExportFormat::Csv) {
        if (Status written = file.write(csvHeader()); !written)
            return failed(written.error());
    }

    qint64 count = 0;
    qint64 lastId = 0;
    while (goOn()) {
        const Result<QList<SendRecord>> records = log.recordsAfter(lastId, rowsAtATime);
        if (!records)
            return records.error();
        if (records->isEmpty()) {
            if (Status committed = file.commit(); !committed)
                return failed(committed.error());
            return count;
        }
        for (const SendRecord &record : *records) {
            const QByteArray line =
                format == ExportFormat::Csv ? recordAsCsv(record) : recordAsJson(record) + '\n';
            if (Status written = file.write(line); !written)
                return failed(written.error());
            lastId = record.row.id;
            ++count;
        }
    }
    return Error{ErrorKind::Internal, QStringLiteral("the export was stopped")};
}

} // namespace crier
