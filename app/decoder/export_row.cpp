// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/export_row.h"

#include "app/store/log_export.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

// The rows of an RFC 4180 text, at most two of them whole: what is behind the first is only counted.
struct Table
{
    QList<QStringList> rows;
    int more = 0;
};

Table readCsv(const QString &text)
{
    Table table;
    QStringList row;
    QString cell;
    bool isQuoted = false;
    const auto endRow = [&] {
        row.append(cell);
        cell.clear();
        if (row.size() > 1) {
            if (table.rows.size() < 2)
                table.rows.append(row);
            else
                ++table.more;
        }
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted) {
            if (c != u'"')
                cell.append(c);
            else if (i + 1 < text.size() && text.at(i + 1) == u'"')
                cell.append(text.at(i++));
            else
                isQuoted = false;
        } else if (c == u'"') {
            isQuoted = true;
        } else if (c == u',') {
            row.append(cell);
            cell.clear();
        } else if (c == u'\n') {
            endRow();
        } else if (c != u'\r') {
            cell.append(c);
        }
    }
    endRow();
    return table;
}

template<typename Lookup>
void take(const Lookup &value, EvidenceReading &reading)
{
    const auto number = [&value](const char *name) -> std::optional<int> {
        bool isNumber = false;
        const int found = value(name).toInt(&isNumber);
        return isNumber ? std::optional(found) : std::nullopt;
    };
    Evidence &evidence = reading.evidence;
    reading.kind = PastedKind::ExportRow;
    evidence.state = stateFromId(value("outcome"));
    evidence.httpStatus = number("http_status");
    evidence.code = number("code");
    evidence.serviceMessage = value("service_message");
    evidence.reason = reasonFromId(value("reason"));
    if (evidence.code)
        evidence.answer = AnswerKind::Service;
    else if (evidence.reason == EndReason::AnswerUnreadable)
        evidence.answer = AnswerKind::Other;
    const QDateTime when = QDateTime::fromString(value("started_at"), Qt::ISODateWithMs);
    if (when.isValid())
        evidence.when = when.toUTC();
    evidence.requestId = value("request_id");
    evidence.appKey = value("app_key");
    evidence.host = value("host");
    if (const QString id = value("environment"); !id.isEmpty())
        evidence.environment = environmentFromId(id);
}

bool readJsonRow(const QString &text, EvidenceReading &reading)
{
    const QString line = text.section(u'\n', 0, 0);
    const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
    if (!object.contains("outcome"_L1) || !object.contains("request_id"_L1))
        return false;
    take(
        [&object](const char *name) {
            const QJsonValue value = object[QLatin1StringView(name)];
            return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
        },
        reading);
    reading.otherRows = int(text.count(u"\n{"));
    return true;
}

} // namespace

bool readExportRow(const QString &text, EvidenceReading &reading)
{
    if (text.startsWith(u'{'))
        return readJsonRow(text, reading);
    QStringList names = QString::fromUtf8(csvHeader()).trimmed().split(u',');
    const Table table = readCsv(text);
    if (table.rows.isEmpty())
        return false;
    const bool hasHeader = table.rows.first().mid(0, 3) == names.mid(0, 3);
    if (hasHeader && table.rows.size() < 2)
        return false;
    const QStringList row = table.rows.at(hasHeader ? 1 : 0);
    if (hasHeader) {
        names = table.rows.first();
    } else if (row.size() == names.size() - 2) { // as Crier exported before it had these
        names.removeOne("reason"_L1);
        names.removeOne("service_message"_L1);
    }
    if (row.size() != names.size() || !stateFromId(row.value(int(names.indexOf("outcome"_L1)))))
        return false;
    take([&](const char *name) { return row.value(int(names.indexOf(QLatin1StringView(name)))); }, reading);
    reading.otherRows = table.more + (hasHeader ? 0 : int(table.rows.size()) - 1);
    return true;
}

} // namespace crier
