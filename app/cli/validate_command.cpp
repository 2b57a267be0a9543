// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/visible_text.h"
#include "app/cli/message_options.h"
#include "app/compose/check.h"
#include "app/json/json_line.h"
#include "app/text/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace crier {

namespace {

struct ValidateCommand
{
    Q_DECLARE_TR_FUNCTIONS(ValidateCommand)
};

QByteArray usage()
{
    return ValidateCommand::
        tr("Usage: crierctl validate --type OBJECT_NAME (--text T | --content T | --content-file PATH|-)\n"
           "                         [--from USER] [--environment live|test|sandbox] [--live] [--json]\n"
           "\n"
           "Says what is wrong with a message, and sends nothing. A line for each finding; an error would "
           "keep the message\n"
           "from being sent, a warning asks you to look.\n"
           "  --from USER        check the sender too\n"
           "  --environment E    where it would go; live, the strictest, unless told otherwise\n"
           "  --live             the same as --environment live\n"
           "  --json             one object: ok, and findings with severity, problem, part, path, line, "
           "column, offset,\n"
           "                     message and fix\n"
           "\n"
           "Exit codes: 0 no error, 2 usage, 3 errors were found or the content could not be read.")
            .toUtf8();
}

struct Options
{
    Draft draft;
    qint64 contentSize = 0; // of an input, which may be more than was read
    CheckContext context;
    bool checksSender = false;
    bool json = false;
    bool help = false;
};

std::optional<Complaint> readOptions(const QStringList &arguments, Options &options)
{
    QCommandLineParser parser;
    const QCommandLineOption from(QStringLiteral("from"), {}, QStringLiteral("USER"));
    const QCommandLineOption environment(QStringLiteral("environment"), {}, QStringLiteral("E"));
    const QCommandLineOption live(QStringLiteral("live"));
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOptions({from, environment, live, json, help});
    parser.addOptions(messageOptions());
    if (const auto problem = parseArguments(parser, QStringLiteral("validate"), arguments))
        return Complaint{*problem};
    options.help = parser.isSet(help);
    options.json = parser.isSet(json);
    if (options.help)
        return {};
    if (!parser.positionalArguments().isEmpty())
        return Complaint{
            ValidateCommand::tr(
                "\"%1\" is not an option of validate; \"crierctl validate --help\" shows them all.")
                .arg(parser.positionalArguments().first())};
    if (parser.isSet(environment)) {
        const QString id = parser.value(environment);
        options.context.environment = environmentFromId(id);
        if (parser.isSet(live))
            return Complaint{ValidateCommand::tr("Give the environment once: with --live or --environment.")};
        if (environmentId(options.context.environment) != id)
            return Complaint{
                ValidateCommand::tr("--environment takes live, test or sandbox, not \"%1\".").arg(id)};
    }
    options.checksSender = parser.isSet(from);
    options.draft.sender.value = parser.value(from);
    return readMessage(parser, options.draft, options.contentSize);
}

QList<Finding> findingsOf(const Options &options)
{
    const bool isCut = options.contentSize > options.draft.content.size();
    QList<Finding> findings;
    for (Finding &finding : checkDraft(options.draft, options.context)) {
        const Part part = partOf(finding.problem);
        if (part == Part::Sender && !options.checksSender)
            continue;
        // What is wrong with the beginning of a content may be that the rest is missing.
        if (part == Part::Content && isCut && finding.problem != Problem::ContentTooLong)
            continue;
        if (finding.problem == Problem::ContentTooLong)
            finding.number = qMax(finding.number, options.contentSize);
        findings.append(finding);
    }
    return findings;
}

bool hasPlace(const Finding &finding)
{
    return finding.start >= 0;
}

QByteArray readableLine(const Finding &finding)
{
    const bool isError = severityOf(finding.problem) == Severity::Error;
    // It may quote the message, and nothing in it acts on a terminal.
    const QString sentence = withVisibleControls(findingSentence(finding));
    if (!hasPlace(finding))
        return (isError ? ValidateCommand::tr("error: %1") : ValidateCommand::tr("warning: %1"))
            .arg(sentence)
            .toUtf8();
    return (isError ? ValidateCommand::tr("error: line %1, column %2: %3")
                    : ValidateCommand::tr("warning: line %1, column %2: %3"))
        .arg(QString::number(finding.position.line), QString::number(finding.position.column), sentence)
        .toUtf8();
}

QString partId(Part part)
{
    switch (part) {
    case Part::Sender:
        return QStringLiteral("sender");
    case Part::Type:
        return QStringLiteral("type");
    case Part::Content:
        return QStringLiteral("content");
    case Part::IncludeSender:
        return QStringLiteral("include_sender");
    case Part::Profile:
        return QStringLiteral("profile");
    }
    return {};
}

QByteArray findingAsJson(const Finding &finding)
{
    const bool isError = severityOf(finding.problem) == Severity::Error;
    const auto ifPlaced = [&finding](qint64 number) {
        return hasPlace(finding) ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
    };
    JsonLine line;
    line.add("severity", isError ? QStringLiteral("error") : QStringLiteral("warning"));
    line.add("problem", problemId(finding.problem));
    line.add("part", partId(partOf(finding.problem)));
    line.add("path", textOrNull(jsonPathText(finding.path)));
    line.add("line", ifPlaced(finding.position.line));
    line.add("column", ifPlaced(finding.position.column));
    line.add("offset", ifPlaced(finding.position.offset));
    line.add("message", findingSentence(finding));
    line.add("fix", textOrNull(fixSentence(finding)));
    return line.line();
}

QByteArray verdictAsJson(const QList<Finding> &findings)
{
    QList<QByteArray> tokens;
    for (const Finding &finding : findings)
        tokens.append(findingAsJson(finding));
    JsonLine line;
    line.add("ok", !hasError(findings));
    line.addList("findings", tokens);
    return line.line();
}

} // namespace

ExitCode runValidateCommand(const QStringList &arguments)
{
    Options options;
    if (const auto complaint = readOptions(arguments, options)) {
        if (options.json && complaint->code == ExitCode::Refused) {
            JsonLine line;
            line.add("ok", false);
            line.addList("findings", {});
            line.add("error", complaint->sentence);
            printLine(line.line());
        }
        printError(complaint->sentence);
        return complaint->code;
    }
    if (options.help) {
        printLine(usage());
        return ExitCode::Ok;
    }
    const QList<Finding> findings = findingsOf(options);
    if (options.json) {
        printLine(verdictAsJson(findings));
    } else if (findings.isEmpty()) {
        printLine(ValidateCommand::tr("Nothing is wrong with this message.").toUtf8());
    } else {
        for (const Finding &finding : findings)
            printLine(readableLine(finding));
    }
    return hasError(findings) ? ExitCode::Refused : ExitCode::Ok;
}

} // namespace crier
