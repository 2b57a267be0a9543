// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/visible_text.h"
#include "app/cli/command.h"
#include "app/cli/ledger_session.h"
#include "app/store/log_export.h"
#include "app/text/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <limits>

namespace crier {

namespace {

constexpr int rowsAtATime = 200;

struct LogCommand
{
    Q_DECLARE_TR_FUNCTIONS(LogCommand)
};

QByteArray readableLine(const SendRow &row)
{
    // Columns a person can read and `cut` can split: tab-separated, newest first.
    return QStringList{
        QString::number(row.id),
        QLocale().toString(row.startedAt.toLocalTime(), QLocale::ShortFormat),
        environmentWord(row.environment),
        withVisibleControls(row.sender),
        withVisibleControls(row.objectName),
        stateWord(row.state),
        row.code ? QString::number(*row.code) : QStringLiteral("-"),
        row.durationMs ? LogCommand::tr("%1 ms").arg(*row.durationMs) : QStringLiteral("-"),
        withVisibleControls(row.excerpt),
    }
        .join(QLatin1Char('\t'))
        .toUtf8();
}

ExitCode list(SendLog &log, bool json, qint64 limit)
{
    std::optional<qint64> before;
    while (limit > 0) {
        const auto rows = log.page(before, int(qMin<qint64>(limit, rowsAtATime)));
        if (!rows)
            return fail(rows.error());
        if (rows->isEmpty())
            break;
        for (const SendRow &row : *rows)
            printLine(json ? rowAsJson(row) : readableLine(row));
        before = rows->last().id;
        limit -= rows->size();
    }
    return ExitCode::Ok;
}

ExitCode show(SendLog &log, bool json, const QString &idText)
{
    bool isNumber = false;
    const qint64 id = idText.toLongLong(&isNumber);
    if (!isNumber) {
        printError(
            LogCommand::tr("\"%1\" is not a log row; give the number that \"crierctl log list\" shows.")
                .arg(idText));
        return ExitCode::Usage;
    }
    const auto record = log.find(id);
    if (!record)
        return fail(record.error());
    if (!*record) {
        printError(LogCommand::tr("There is no log row %1; \"crierctl log list\" shows the rows there are.")
                       .arg(id));
        return ExitCode::Refused;
    }
    if (json) {
        printLine(recordAsJson(**record));
        return ExitCode::Ok;
    }

    const SendRow &row = (*record)->row;
    const auto line = [](const QString &label, const QString &value) {
        printLine(QStringLiteral("%1 %2").arg(label, withVisibleControls(value)).toUtf8());
    };
    printLine(outcomeSentence(row).toUtf8());
    line(LogCommand::tr("Time:"), row.startedAt.toString(Qt::ISODateWithMs));
    line(LogCommand::tr("Environment:"), environmentWord(row.environment));
    if (!row.profile.isEmpty())
        line(LogCommand::tr("Profile:"), row.profile);
    line(LogCommand::tr("App Key:"), row.appKey);
    line(LogCommand::tr("Host:"), row.host);
    line(LogCommand::tr("Sender:"), row.sender);
    line(LogCommand::tr("Type:"), row.objectName);
    line(LogCommand::tr("Include sender:"), row.includeSender ? LogCommand::tr("yes") : LogCommand::tr("no"));
    line(LogCommand::tr("Operator:"), row.operatorName);
    line(LogCommand::tr("Request id:"), QString::fromLatin1(row.requestId));
    line(LogCommand::tr("Content SHA-256:"), QString::fromLatin1(row.contentSha256));
    line(LogCommand::tr("Body SHA-256:"), QString::fromLatin1(row.bodySha256));
    if (row.httpStatus)
        line(LogCommand::tr("HTTP status:"), QString::number(*row.httpStatus));
    if (row.code)
        line(LogCommand::tr("Code:"), QString::number(*row.code));
    if (!row.serviceMessage.isEmpty())
        line(LogCommand::tr("The service said:"), row.serviceMessage);
    if (!row.detail.isEmpty())
        line(LogCommand::tr("Detail:"), row.detail);
    printLine({});
    printLine(withVisibleControls(QString::fromUtf8((*record)->content), Lines::Keep)
                  .toUtf8()); // exact with --json
    return ExitCode::Ok;
}

ExitCode exportTo(SendLog &log, const QString &format, const QString &path, bool overwrite)
{
    const bool isCsv = format == QLatin1String("csv");
    if (!isCsv && format != QLatin1String("jsonl")) {
        printError(LogCommand::tr("\"%1\" is not an export format; choose --format csv or --format jsonl.")
                       .arg(format));
        return ExitCode::Usage;
    }
    const QFileInfo target(path);
    if (target.exists() && !overwrite && (!target.isFile() || target.size() > 0)) {
        printError(
            LogCommand::tr("%1 is there already; choose another name, or add --overwrite to replace it.")
                .arg(path));
        return ExitCode::Refused;
    }
    const auto rows =
        exportLog(log, path, isCsv ? ExportFormat::Csv : ExportFormat::Jsonl, [] { return true; });
    if (!rows)
        return fail(rows.error());
    return ExitCode::Ok;
}

QByteArray usage()
{
    return LogCommand::tr("Usage: crierctl log list [--limit N] [--json]\n"
                          "       crierctl log show ID [--json]\n"
                          "       crierctl log export --format csv|jsonl [--overwrite] FILE\n"
                          "       crierctl log acknowledge\n"
                          "\n"
                          "The send log, newest first. \"acknowledge\" says that you know a damaged log was "
                          "set aside, so that\n"
                          "sending is possible again. Common option: --data-dir DIR.")
        .toUtf8();
}

} // namespace

ExitCode runLogCommand(const QStringList &arguments, const CliContext &context)
{
    QCommandLineParser parser;
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption limit(QStringLiteral("limit"), {}, QStringLiteral("N"));
    const QCommandLineOption format(QStringLiteral("format"), {}, QStringLiteral("FORMAT"));
    const QCommandLineOption overwrite(QStringLiteral("overwrite"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    parser.addOptions({help, json, limit, format, overwrite, dataDir});
    if (const auto problem = parseArguments(parser, QStringLiteral("log"), arguments)) {
        printError(*problem);
        return ExitCode::Usage;
    }
    if (parser.isSet(help)) {
        printLine(usage());
        return ExitCode::Ok;
    }

    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    const bool takesWord = verb == QLatin1String("show") || verb == QLatin1String("export");
    const bool isKnown = takesWord || verb == QLatin1String("list") || verb == QLatin1String("acknowledge");
    bool limitIsNumber = true;
    const qint64 atMost = parser.isSet(limit) ? parser.value(limit).toLongLong(&limitIsNumber)
                                              : std::numeric_limits<qint64>::max();
    if (!isKnown || words.size() != (takesWord ? 2 : 1) || !limitIsNumber || atMost < 0) {
        printError(
            LogCommand::tr("This is not a log command; \"crierctl log --help\" shows how it is used."));
        return ExitCode::Usage;
    }

    CliContext where = context;
    if (parser.isSet(dataDir))
        where.dataDir = parser.value(dataDir);
    if (where.dataDir.isEmpty()) {
        printError(LogCommand::tr("--data-dir needs the name of a folder."));
        return ExitCode::Usage;
    }
    SystemClock clock;
    LedgerSession session(clock);
    if (const Status opened = session.open(where); !opened)
        return fail(opened.error());

    if (session.recoveryTrouble)
        printError(errorSentence(*session.recoveryTrouble));
    const QString aside = session.file.unacknowledgedSetAside();
    if (!aside.isEmpty() &&
        verb != QLatin1String("acknowledge")) // or an empty list would look like the whole truth
        printError(sentenceFor({ErrorKind::StorageSetAside, aside}));

    if (verb == QLatin1String("list"))
        return list(session.log, parser.isSet(json), atMost);
    if (verb == QLatin1String("show"))
        return show(session.log, parser.isSet(json), words.at(1));
    if (verb == QLatin1String("export"))
        return exportTo(session.log, parser.value(format), words.at(1), parser.isSet(overwrite));
    const Status acknowledged = session.file.acknowledgeSetAside();
    return acknowledged ? ExitCode::Ok : fail(acknowledged.error());
}

} // namespace crier
