// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/visible_text.h"
#include "app/cli/command.h"
#include "app/cli/pasted_input.h"
#include "app/json/json_line.h"
#include "app/text/verdict_sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace crier {

namespace {

struct ExplainCommand
{
    Q_DECLARE_TR_FUNCTIONS(ExplainCommand)
};

QByteArray usage()
{
    return ExplainCommand::tr(
               "Usage: crierctl explain CODE|- [--json]\n"
               "\n"
               "Says what a code, or a reply pasted on standard input, means, why it came and what to "
               "do. Takes the\n"
               "service's JSON, a whole HTTP reply, what \"curl -v\" printed, a line of another program's "
               "log, a row\n"
               "of Crier's own log, or a number. Reads no log and sends nothing.\n"
               "\n"
               "Exit codes: 0 explained, 2 usage, 3 nothing was recognised.")
        .toUtf8();
}

QJsonArray listOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
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
    line.add("recognised", listOf(recognitionSentences(reading)));
    return line.line();
}

void printReadable(const EvidenceReading &reading, const VerdictText &text)
{
    const auto line = [](const QString &label, const QString &value) {
        if (!value.isEmpty())
            printLine((label + QLatin1Char(' ') + withVisibleControls(value)).toUtf8());
    };
    if (reading.kind != PastedKind::Number) {
        for (const QString &sentence : recognitionSentences(reading))
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

} // namespace

ExitCode runExplainCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOptions({json, help});
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
    const Verdict verdict = explain(reading.evidence);
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
    printReadable(reading, text);
    return ExitCode::Ok;
}

} // namespace crier
