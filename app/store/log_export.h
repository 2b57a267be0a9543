// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/send_record.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace crier {

class SendLog;
struct SendReport;

enum class ExportFormat { Csv, Jsonl };

// The fields of a row, in the order and with the names crierctl documents: id, outcome, http_status, code,
// message, request_id, content_sha256, body_sha256, started_at, duration_ms, profile, environment, app_key,
// host, sender, type, include_sender, operator, reason, service_message. `message` is the sentence for
// people, `reason` a reasonId() or empty. One line, no line end.
QByteArray rowAsJson(const SendRow &row);
// What `crierctl send --json` prints: the first ten of these fields for a press that may have no row.
// `outcome` is a state's id, "refused" or "dry_run".
QByteArray reportAsJson(const SendReport &report, const QString &outcome, const QString &message);
// The same plus `content`: the text when it is valid UTF-8, else `content_base64`.
QByteArray recordAsJson(const SendRecord &record);

// RFC 4180, header line first, content as the last column; a cell that a spreadsheet would take for a formula
// (leading = + - @ tab CR NUL) gets an apostrophe. JSON lines stay exact.
QByteArray csvHeader();
QByteArray recordAsCsv(const SendRecord &record);

// Writes every row, oldest first, to a new file that replaces `path` only once it is complete and flushed.
// Gives the number of rows. Reads in short pages, so that it never keeps a send waiting; asks `goOn` before
// each and leaves `path` as it was when that says no.
Result<qint64> exportLog(SendLog &log, const QString &path, ExportFormat format,
                         const std::function<bool()> &goOn);

} // namespace crier
