// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/visible_text.h"
#include "app/cli/command.h"
#include "app/cli/pasted_input.h"
#include "app/cli/secret_options.h"
#include "app/cli/stored_profiles.h"
#include "app/json/json_line.h"
#include "app/text/inspection_sentences.h"
#include "app/text/secret_sentences.h"

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
    return InspectCommand::
        tr("Usage: crierctl inspect - [--profile NAME] [--all-profiles] [--app-secret-env VAR] [--app-key "
           "K]\n"
           "                          [--json]\n"
           "\n"
           "Reads a failing request on standard input (as it was sent, a curl command, or its headers out of "
           "a\n"
           "log) and says what is wrong with it and which mistake made its signature. All is computed here;\n"
           "nothing is sent, and neither the secret nor a right signature is printed.\n"
           "  --profile NAME        the profile whose App Key and App Secret it should have; the secret "
           "comes\n"
           "                        from the key store\n"
           "  --app-secret-env VAR  the environment variable that holds the App Secret; without any secret,\n"
           "                        only what needs none is checked\n"
           "  --app-key K           the App Key that the secret belongs to\n"
           "  --all-profiles        also tries the App Secrets of all stored profiles, out of the key store\n"
           "  --json                one object: ok, form, signature, slips and observations\n"
           "\n"
           "Exit codes: 0 no error, 2 usage, 3 errors were found or nothing was recognised. Common option:\n"
           "--data-dir DIR.")
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

// Those of all profiles but `own`; says why one is not among them. A key store that does not work is not
// asked again.
std::optional<Complaint> addOtherSecrets(const CliContext &context, const QByteArray &own,
                                         InspectionContext &against)
{
    ProfileStore profileStore(context.dataDir);
    QList<Profile> profiles;
    if (auto complaint = readProfiles(profileStore, profiles))
        return complaint;
    SecretStore &store = *context.makeSecretStore();
    for (const Profile &profile : std::as_const(profiles)) {
        if (profile.id == own)
            continue;
        SecretAnswer answer = readFromStore(store, profile.id);
        if (answer.trouble == SecretTrouble::None && answer.secret.isEmpty())
            answer.trouble = SecretTrouble::NotFound;
        if (answer.trouble == SecretTrouble::None) {
            against.otherSecrets.append(answer.secret);
            against.otherProfiles.append(profile.name);
            against.otherAppKeys.append(profile.appKey.value);
            continue;
        }
        printError(secretSentence(SecretTask::Read, answer.trouble, profile.name, store.name()));
        if (answer.trouble != SecretTrouble::NotFound)
            break;
    }
    return {};
}

} // namespace

ExitCode runInspectCommand(const QStringList &arguments, const CliContext &context)
{
    QCommandLineParser parser;
    const QCommandLineOption profileOption(QStringLiteral("profile"), {}, QStringLiteral("NAME"));
    const QCommandLineOption appKey(QStringLiteral("app-key"), {}, QStringLiteral("K"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption allProfiles(QStringLiteral("all-profiles"));
    parser.addOptions({profileOption, allProfiles, appKey, dataDir, json, help});
    parser.addOptions(secretOptions());
    if (const auto problem = parseArguments(parser, QStringLiteral("inspect"), arguments)) {
        printError(*problem);
        return ExitCode::Usage;
    }
    // The secret first: whatever else is wrong, it does not stay in the environment. Standard input is the
    // request.
    SecretInput input;
    if (const auto complaint = readSecret(parser, true, input)) {
        printError(complaint->sentence);
        return complaint->code;
    }
    if (parser.isSet(help)) {
        printLine(usage());
        return ExitCode::Ok;
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

    InspectionContext against;
    CliContext where = context;
    if (parser.isSet(dataDir))
        where.dataDir = parser.value(dataDir);
    QByteArray own; // the profile's id
    if (parser.isSet(profileOption)) {
        ProfileStore store(where.dataDir);
        Profile profile;
        if (const auto complaint = findProfile(store, parser.value(profileOption), profile)) {
            printError(complaint->sentence);
            return complaint->code;
        }
        against.profile = profile.name;
        against.appKey = profile.appKey;
        own = profile.id;
        // Without it there is still a lot to say.
        if (const auto complaint = takeSecret(where, profile, input))
            printError(complaint->sentence);
    }
    if (const QString notice = secretNotice(input); !notice.isEmpty())
        printError(notice);
    if (parser.isSet(appKey))
        against.appKey.value = parser.value(appKey);
    against.secret = std::move(input.secret);
    if (parser.isSet(allProfiles)) {
        if (const auto complaint = addOtherSecrets(where, own, against)) {
            printError(complaint->sentence);
            return complaint->code;
        }
    }
    against.now = SystemClock().utcNow();
    const Inspection inspection = inspect(*pasted, against);
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
