// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/base/clock.h"
#include "app/base/visible_text.h"
#include "app/cli/command.h"
#include "app/cli/pasted_input.h"
#include "app/cli/stored_profiles.h"
#include "app/json/json_line.h"
#include "app/store/ledger_file.h"
#include "app/store/send_log.h"
#include "app/text/sentences.h"
#include "app/text/verdict_sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

namespace crier {

namespace {

constexpr int historyRows = 1'000; // newest first

struct ExplainCommand
{
    Q_DECLARE_TR_FUNCTIONS(ExplainCommand)
};

QByteArray usage()
{
    return ExplainCommand::tr(
               "Usage: crierctl explain CODE|- [--profile NAME | --app-key K] [--json]\n"
               "\n"
               "Says what a code, or a reply pasted on standard input, means, why it came and what to "
               "do. Takes the\n"
               "service's JSON, a whole HTTP reply, what \"curl -v\" printed, a line of another program's "
               "log, a row\n"
               "of Crier's own log, or a number. Sends nothing.\n"
               "  --profile NAME        whose sends to look for in Crier's log, which is only read: what was "
               "sent before\n"
               "                        tells why 1008 came\n"
               "  --app-key K           the same, by the App Key\n"
               "  --json                one object\n"
               "\n"
               "Exit codes: 0 explained, 2 usage, 3 nothing was recognised. Common option: --data-dir DIR.")
        .toUtf8();
}

QJsonArray listOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

// What was recognised, and what the verdict was told from beside it.
QStringList recognised(const EvidenceReading &reading, const Verdict &verdict)
{
    return recognitionSentences(reading) + assumptionSentences(reading.evidence, verdict);
}

QByteArray asJson(const EvidenceReading &reading, const Verdict &verdict, const VerdictText &text)
{
    QStringList actors;
    for (const Actor actor : verdict.actors)
        actors.append(actorId(actor));
    JsonLine line;
    line.add("known", verdict.isKnown());
    line.add("verdict", causeId(verdict.cause));
    line.add("code", optionalValue(verdict.evidence.code));
    line.add("http_status", optionalValue(verdict.evidence.httpStatus));
    line.add("delivery", deliveryId(verdict.delivery));
    line.add("meaning", text.meaning);
    line.add("cause", textOrNull(text.cause));
    line.add("action", textOrNull(text.action));
    line.add("actors", listOf(actors));
    line.add("message", textOrNull(verdict.evidence.serviceMessage));
    line.add("certainty", verdict.isKnown() ? QJsonValue(certaintyId(verdict.certainty)) : QJsonValue());
    line.add("sources", listOf(text.sources));
    line.add("alternatives", listOf(text.alternatives));
    line.add("recognised", listOf(recognised(reading, verdict)));
    return line.line();
}

void printReadable(const EvidenceReading &reading, const Verdict &verdict, const VerdictText &text)
{
    const auto line = [](const QString &label, const QString &value) {
        if (!value.isEmpty())
            printLine((label + QLatin1Char(' ') + withVisibleControls(value)).toUtf8());
    };
    if (const QStringList sentences = recognised(reading, verdict);
        reading.kind != PastedKind::Number || sentences.size() > 1) {
        for (const QString &sentence : sentences)
            printLine(withVisibleControls(sentence).toUtf8());
        printLine({});
    }
    line(ExplainCommand::tr("Meaning:"), text.meaning);
    line(ExplainCommand::tr("Likely cause:"), text.cause);
    line(ExplainCommand::tr("What to do:"), text.action);
    line(ExplainCommand::tr("Who can do it:"), text.actors);
    line(ExplainCommand::tr("Delivered?"), text.delivery);
    line(ExplainCommand::tr("In its own words:"), text.said);
    for (const QString &alternative : text.alternatives)
        line(ExplainCommand::tr("Also possible:"), alternative);
    line(ExplainCommand::tr("How sure:"), text.certainty);
    for (const QString &source : text.sources)
        line(ExplainCommand::tr("Source:"), source);
}

// The complaint: why the log could not be asked.
std::optional<QString> lookIntoLog(const CliContext &context, Evidence &evidence)
{
    const QString path = ledgerPath(context.dataDir);
    if (!needsHistory(evidence) || evidence.appKey.isEmpty())
        return {};
    const QDateTime now = SystemClock().utcNow();
    if (!QFileInfo::exists(path)) {
        addHistory(evidence, {}, true, now);
        return {};
    }
    LedgerFile file;
    std::optional<Error> error;
    if (const Status opened = file.open(path, LedgerFile::Access::ReadOnly); !opened) {
        error = opened.error();
    } else {
        SendLog log(file, currentProcess());
        if (const auto rows = log.page({}, historyRows))
            addHistory(evidence, *rows, rows->size() < historyRows, now);
        else
            error = rows.error();
    }
    if (!error)
        return {};
    return ExplainCommand::tr("Crier's log could not be looked into: %1").arg(errorSentence(*error));
}

} // namespace

ExitCode runExplainCommand(const QStringList &arguments, const CliContext &context)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption profileOption(QStringLiteral("profile"), {}, QStringLiteral("NAME"));
    const QCommandLineOption appKey(QStringLiteral("app-key"), {}, QStringLiteral("K"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    parser.addOptions({profileOption, appKey, dataDir, json, help});
    // The codes of some SDKs are negative, and no option here is a number.
    static const QRegularExpression negative(QStringLiteral("^-\\d+$"));
    QStringList words, options;
    for (const QString &argument : arguments)
        (argument == QLatin1String("-") || negative.match(argument).hasMatch() ? words : options)
            .append(argument);
    if (const auto problem = parseArguments(parser, QStringLiteral("explain"), options)) {
        printError(*problem);
        return ExitCode::Usage;
    }
    if (parser.isSet(help)) {
        printLine(usage());
        return ExitCode::Ok;
    }
    words += parser.positionalArguments();
    if (words.size() != 1) {
        printError(ExplainCommand::tr(
            "Give one code, or - for a text on standard input; \"crierctl explain --help\" tells more."));
        return ExitCode::Usage;
    }

    if (parser.isSet(profileOption) && parser.isSet(appKey)) {
        printError(ExplainCommand::tr("The profile says which App Key it is; leave out --app-key."));
        return ExitCode::Usage;
    }
    CliContext where = context;
    if (parser.isSet(dataDir))
        where.dataDir = parser.value(dataDir);
    Profile profile;
    profile.appKey.value = parser.value(appKey);
    if (parser.isSet(profileOption)) {
        ProfileStore store(where.dataDir);
        if (const auto complaint = findProfile(store, parser.value(profileOption), profile)) {
            printError(complaint->sentence);
            return complaint->code;
        }
    }

    QByteArray pasted = words.first().toUtf8();
    if (pasted == "-") {
        const std::optional<QByteArray> input = readPastedInput(maxPastedBytes);
        if (!input) {
            printError(ExplainCommand::tr("Standard input cannot be read; give a file or a pipe."));
            return ExitCode::Refused;
        }
        pasted = *input;
    }
    const EvidenceReading reading = readEvidence(pasted);
    Evidence evidence = reading.evidence;
    completeEvidence(evidence, profile);
    if (parser.isSet(profileOption) || parser.isSet(appKey)) {
        if (const auto trouble = lookIntoLog(where, evidence))
            printError(*trouble); // there is still a lot to say
    }
    const Verdict verdict = explain(evidence);
    const VerdictText text = verdictText(verdict);
    if (parser.isSet(json)) {
        printLine(asJson(reading, verdict, text));
        return verdict.isKnown() ? ExitCode::Ok : ExitCode::Refused;
    }
    if (!verdict.isKnown()) {
        printError(
            ExplainCommand::tr("Nothing in it says how a broadcast ended; give the reply of the service, a "
                               "line of a log, or a code."));
        return ExitCode::Refused;
    }
    printReadable(reading, verdict, text);
    return ExitCode::Ok;
}

} // namespace crier
