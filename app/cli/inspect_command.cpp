// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/visible_text.h"
#include "app/cli/command.h"
#include "app/cli/pasted_input.h"
#include "app/json/json_line.h"
#include "app/text/inspection_sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

namespace crier {

namespace {

struct InspectCommand
{
    Q_DECLARE_TR_FUNCTIONS(InspectCommand)
};

QByteArray usage()
{
    return InspectCommand::tr(
               "Usage: crierctl inspect - [--app-secret-env VAR] [--app-key K] [--json]\n"
               "\n"
               "Reads a failing request on standard input (as it was sent, a curl command, or its headers "
               "out of a\n"
               "log) and says what is wrong with it and which mistake made its signature. All is computed "
               "here;\n"
               "nothing is sent, and neither the secret nor a right signature is printed.\n"
               "  --app-secret-env VAR  the environment variable that holds the App Secret; without it, "
               "only what\n"
               "                        needs no secret is checked\n"
               "  --app-key K           the App Key that the secret belongs to\n"
               "  --json                one object: ok, form, signature, slips and observations\n"
               "\n"
               "Exit codes: 0 no error, 2 usage, 3 errors were found or nothing was recognised.")
        .toUtf8();
}

// "right", "wrong" (and which slips), "unexplained", "unchecked"
QString signatureState(const Inspection &inspection)
{
    if (inspection.match)
        return inspection.match->slips.isEmpty() ? QStringLiteral("right") : QStringLiteral("wrong");
    for (const Observation &observation : inspection.observations) {
        if (observation.remark == Remark::SignatureUnmatched)
            return QStringLiteral("unexplained");
    }
    return QStringLiteral("unchecked");
}

QByteArray asJson(const Inspection &inspection, bool ok)
{
    QStringList slips;
    if (inspection.match) {
        for (const Slip slip : inspection.match->slips)
            slips.append(slipId(slip));
    }
    QList<QByteArray> observations;
    for (const Observation &observation : inspection.observations) {
        JsonLine line;
        line.add("severity", weightId(observation.weight));
        line.add("observation", remarkId(observation.remark));
        line.add("message", observationSentence(observation, inspection));
        observations.append(line.line());
    }
    JsonLine line;
    line.add("ok", ok);
    line.add("form", requestFormId(inspection.request.form));
    line.add("signature", signatureState(inspection));
    line.add("slips", QJsonArray::fromStringList(slips));
    line.addList("observations", observations);
    return line.line();
}

} // namespace

ExitCode runInspectCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption secretEnv(QStringLiteral("app-secret-env"), {}, QStringLiteral("VAR"));
    const QCommandLineOption secretInput(QStringLiteral("app-secret-stdin"));
    const QCommandLineOption appKey(QStringLiteral("app-key"), {}, QStringLiteral("K"));
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOptions({secretEnv, secretInput, appKey, json, help});
    if (const auto problem = parseArguments(parser, QStringLiteral("inspect"), arguments)) {
        printError(*problem);
        return ExitCode::Usage;
    }
    // The secret first: whatever else is wrong, it does not stay in the environment.
    InspectionContext context;
    if (parser.isSet(secretEnv)) {
        context.secret = takeSecretFromEnvironment(parser.value(secretEnv).toLocal8Bit());
        if (context.secret.isEmpty()) {
            printError(
                InspectCommand::tr("The environment variable %1 holds no App Secret; set it, then try again.")
                    .arg(parser.value(secretEnv)));
            return ExitCode::Usage;
        }
    }
    if (parser.isSet(help)) {
        printLine(usage());
        return ExitCode::Ok;
    }
    if (parser.isSet(secretInput)) {
        printError(InspectCommand::tr("Standard input is the request here, so the App Secret cannot come "
                                      "from it; give --app-secret-env."));
        return ExitCode::Usage;
    }
    if (parser.positionalArguments() != QStringList{QStringLiteral("-")}) {
        printError(InspectCommand::tr(
            "Give - and the request on standard input; \"crierctl inspect --help\" tells more."));
        return ExitCode::Usage;
    }
    const std::optional<QByteArray> pasted = readPastedInput(maxPastedRequestBytes);
    if (!pasted) {
        printError(InspectCommand::tr("Standard input cannot be read; give a file or a pipe."));
        return ExitCode::Refused;
    }

    context.appKey.value = parser.value(appKey);
    context.now = SystemClock().utcNow();
    const Inspection inspection = inspect(*pasted, context);
    const bool ok = inspection.isRecognised() && !inspection.hasError();
    if (parser.isSet(json)) {
        printLine(asJson(inspection, ok));
    } else if (!inspection.isRecognised()) {
        printError(requestFormSentence(RequestForm::Nothing));
    } else {
        printLine(requestFormSentence(inspection.request.form).toUtf8());
        for (const Observation &observation : inspection.observations) {
            const QString line = QStringLiteral("%1: %2").arg(weightWord(observation.weight),
                                                              observationSentence(observation, inspection));
            printLine(withVisibleControls(line).toUtf8());
        }
    }
    return ok ? ExitCode::Ok : ExitCode::Refused;
}

} // namespace crier
