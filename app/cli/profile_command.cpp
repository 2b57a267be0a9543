// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/visible_text.h"
#include "app/cli/command.h"
#include "app/cli/ledger_session.h"
#include "app/cli/secret_options.h"
#include "app/cli/stored_profiles.h"
#include "app/json/json_line.h"
#include "app/profiles/data_centres.h"
#include "app/profiles/profile_check.h"
#include "app/text/profile_sentences.h"
#include "app/text/secret_sentences.h"
#include "app/text/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace crier {

namespace {

struct ProfileCommand
{
    Q_DECLARE_TR_FUNCTIONS(ProfileCommand)
};

QStringList dataCentreIds()
{
    QStringList ids;
    for (const DataCentre &centre : vendor().dataCentres)
        ids.append(centre.id);
    return ids;
}

QByteArray usage()
{
    return ProfileCommand::
        tr("Usage: crierctl profile add NAME (--region %1 [--backup-host] | --url URL)\n"
           "                            --app-key K\n"
           "                            --environment test|live [--app-secret-env VAR | --app-secret-stdin]\n"
           "                            [--sender USER]\n"
           "       crierctl profile list [--json]\n"
           "       crierctl profile remove NAME [--keep-secret]\n"
           "\n"
           "A profile is one app in one environment: where it is, its App Key, and its App Secret in the\n"
           "system's key store. \"crierctl send --profile NAME\" uses it; so does the window.\n"
           "  --region ID           the data centre of the App Key, as the service's console shows it\n"
           "  --backup-host         its backup host, not its primary one; Crier never switches by itself\n"
           "  --url URL             the address of a deployment of one's own\n"
           "  --environment E       live: its broadcasts reach people, and each send must name it (--live);\n"
           "                        test: a development App Key\n"
           "%2\n"
           "                        without either, nothing is put into the key store\n"
           "  --sender USER         whom a message comes from where no sender is named\n"
           "  --keep-secret         leave the App Secret in the key store, for one that does not answer\n"
           "\n"
           "Exit codes: 0 done, 2 usage, 3 refused: a setting or the key store, 7 the profiles could not be\n"
           "read or written. Common option: --data-dir DIR.")
            .arg(dataCentreIds().join(QLatin1Char('|')), secretOptionsHelp())
            .toUtf8();
}

ExitCode complain(const Complaint &complaint)
{
    printError(complaint.sentence);
    return complaint.code;
}

QByteArray asJson(const Profile &profile, bool isCurrent)
{
    JsonLine hours;
    if (profile.hours) {
        const QString format = QStringLiteral("HH:mm");
        hours.add("from", profile.hours->from.toString(format));
        hours.add("until", profile.hours->until.toString(format));
        hours.add("time_zone", QString::fromUtf8(profile.hours->zone));
    }
    JsonLine line;
    line.add("name", profile.name);
    line.add("environment", environmentId(profile.environment));
    line.add("region", textOrNull(profile.dataCentre));
    line.add("url", profile.baseUrl.toString(QUrl::FullyEncoded));
    line.add("app_key", profile.appKey.value);
    line.add("sender", textOrNull(profile.defaultSender.value));
    line.add("interval_ms", qint64(profile.interval.count()));
    line.add("hold_seconds", qint64(profile.hold.count()));
    line.addToken("sending_hours", profile.hours ? hours.line() : QByteArray("null"));
    line.add("rehearsal_room", textOrNull(profile.rehearsalRoom.value));
    line.add("current", isCurrent);
    return line.line();
}

// Columns a person can read and `cut` can split.
QByteArray asLine(const Profile &profile)
{
    return withVisibleControls(QStringList{profile.name, environmentId(profile.environment),
                                           authorityOf(profile.baseUrl), profile.appKey.value,
                                           profile.defaultSender.value}
                                   .join(QLatin1Char('\t')),
                               Lines::Keep)
        .toUtf8();
}

ExitCode list(ProfileStore &store, bool json)
{
    QList<Profile> profiles;
    if (const auto complaint = readProfiles(store, profiles))
        return complain(*complaint);
    const Result<QByteArray> current = store.current();
    for (const Profile &profile : profiles)
        printLine(json ? asJson(profile, current && *current == profile.id) : asLine(profile));
    return ExitCode::Ok;
}

std::optional<Complaint> readSettings(const QCommandLineParser &parser, Profile &profile)
{
    const QString region = QStringLiteral("region"), url = QStringLiteral("url"),
                  appKey = QStringLiteral("app-key"), environment = QStringLiteral("environment");
    if (parser.isSet(region) == parser.isSet(url))
        return Complaint{ProfileCommand::tr("Say where the App Key belongs: with --region or with --url.")};
    const bool isBackup = parser.isSet(QStringLiteral("backup-host"));
    if (isBackup && !parser.isSet(region))
        return Complaint{ProfileCommand::tr(
            "--backup-host is about a data centre; name it with --region, or give the address with --url "
            "alone.")};
    if (!parser.isSet(appKey))
        return Complaint{ProfileCommand::tr("The App Key is missing; add --app-key K.")};
    if (parser.isSet(region)) {
        const DataCentre *const centre = dataCentre(parser.value(region));
        if (!centre)
            return Complaint{ProfileCommand::tr("--region takes one of %1, not \"%2\".")
                                 .arg(dataCentreIds().join(QStringLiteral(", ")), parser.value(region))};
        profile.dataCentre = centre->id;
        if (isBackup && centre->backup.isEmpty())
            return Complaint{
                ProfileCommand::tr("The data centre %1 has no backup host; leave --backup-host out.")
                    .arg(centre->id)};
        profile.baseUrl = isBackup ? centre->backup : centre->primary;
    } else {
        profile.baseUrl = QUrl(parser.value(url), QUrl::StrictMode);
        if (const DataCentre *const centre = dataCentreOf(profile.baseUrl))
            profile.dataCentre = centre->id;
    }
    const QString given = parser.value(environment);
    if (given != QLatin1String("test") && given != QLatin1String("live"))
        return Complaint{ProfileCommand::tr(
            "Say whether it reaches people: with --environment live, or --environment test if it does not.")};
    profile.environment = environmentFromId(given);
    profile.hold = defaultHold(profile.environment);
    profile.appKey.value = parser.value(appKey);
    profile.defaultSender.value = parser.value(QStringLiteral("sender"));
    return {};
}

ExitCode add(ProfileStore &store, const QCommandLineParser &parser, const CliContext &context)
{
    SecretInput input;
    if (const auto complaint = readSecret(parser, false, input))
        return complain(*complaint);
    Profile profile;
    profile.name = parser.positionalArguments().at(1);
    if (const auto complaint = readSettings(parser, profile))
        return complain(*complaint);
    QList<Profile> others;
    if (const auto complaint = readProfiles(store, others))
        return complain(*complaint);
    QList<Finding> findings = checkProfileSettings(profile, others);
    if (input.isGiven && !hasError(findings))
        findings = checkProfile(profile, input.secret);
    if (hasError(findings)) {
        for (const Finding &finding : findings)
            printError(findingSentence(finding));
        return ExitCode::Refused;
    }

    const Result<Profile> added = store.add(profile);
    if (!added)
        return fail(added.error(), profileErrorSentence(added.error()));
    if (!input.isGiven) {
        printLine(ProfileCommand::tr("Added \"%1\" (%2). Its App Secret is not in the key store yet: give it "
                                     "with each send, or enter it in the window.")
                      .arg(added->name, environmentWord(added->environment))
                      .toUtf8());
        return ExitCode::Ok;
    }
    if (const QString notice = secretNotice(input); !notice.isEmpty())
        printError(notice);
    SecretStore &secrets = *context.makeSecretStore();
    const SecretAnswer answer = writeToStore(secrets, added->id, input.secret);
    if (answer.trouble == SecretTrouble::Silent) {
        // It may be saved yet, and without its profile nobody would find it any more.
        //: %1 is the profile's name, %2 its environment, %3 whole sentences
        printError(
            ProfileCommand::tr("Added \"%1\" (%2). %3 \"crierctl check --profile NAME\" tells whether it is "
                               "there; if it is not, remove the profile and add it again.")
                .arg(added->name, environmentWord(added->environment),
                     secretSentence(SecretTask::Write, answer.trouble, added->name, secrets.name())));
        return ExitCode::Refused;
    }
    if (answer.trouble != SecretTrouble::None) {
        // All or nothing, so that the same command can be given again.
        if (const Status removed = store.remove(added->id); !removed)
            printError(profileErrorSentence(removed.error()));
        printError(
            ProfileCommand::tr("Nothing was added. %1 Without a secret option the profile is added all "
                               "the same.")
                .arg(secretSentence(SecretTask::Write, answer.trouble, added->name, secrets.name())));
        return ExitCode::Refused;
    }
    printLine(ProfileCommand::tr("Added \"%1\" (%2). Its App Secret is in the key store.")
                  .arg(added->name, environmentWord(added->environment))
                  .toUtf8());
    return ExitCode::Ok;
}

ExitCode remove(ProfileStore &store, const QString &name, bool keepSecret, const CliContext &context)
{
    Profile profile;
    if (const auto complaint = findProfile(store, name, profile))
        return complain(*complaint);
    // The secret first: without its profile nobody would find it any more.
    if (!keepSecret) {
        SecretStore &secrets = *context.makeSecretStore();
        const SecretAnswer answer = removeFromStore(secrets, profile.id);
        if (answer.trouble != SecretTrouble::None) {
            //: %1 is whole sentences
            printError(
                ProfileCommand::tr("%1 The profile was left as it is; --keep-secret removes it alone.")
                    .arg(secretSentence(SecretTask::Remove, answer.trouble, profile.name, secrets.name())));
            return ExitCode::Refused;
        }
    }
    if (const Status removed = store.remove(profile.id); !removed)
        return fail(removed.error(), profileErrorSentence(removed.error()));
    printLine((keepSecret ? ProfileCommand::tr("Removed \"%1\". Its App Secret stays in the key store.")
                          : ProfileCommand::tr("Removed \"%1\" and its App Secret."))
                  .arg(profile.name)
                  .toUtf8());
    return ExitCode::Ok;
}

} // namespace

ExitCode runProfileCommand(const QStringList &arguments, const CliContext &context)
{
    QCommandLineParser parser;
    const auto value = [](const char *name) {
        return QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("VALUE"));
    };
    const auto flag = [](const char *name) { return QCommandLineOption(QString::fromLatin1(name)); };
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const auto region = value("region"), url = value("url"), appKey = value("app-key"),
               environment = value("environment"), sender = value("sender"), dataDir = value("data-dir");
    const auto json = flag("json"), keepSecret = flag("keep-secret"), backupHost = flag("backup-host");
    parser.addOptions(
        {help, region, url, appKey, environment, sender, dataDir, json, keepSecret, backupHost});
    parser.addOptions(secretOptions());
    if (const auto problem = parseArguments(parser, QStringLiteral("profile"), arguments))
        return complain({*problem});
    if (parser.isSet(help)) {
        printLine(usage());
        return ExitCode::Ok;
    }

    const QStringList words = parser.positionalArguments();
    const QString word = words.value(0);
    QStringList known{QStringLiteral("data-dir")};
    if (word == QLatin1String("list"))
        known << QStringLiteral("json");
    else if (word == QLatin1String("remove"))
        known << QStringLiteral("keep-secret");
    else if (word == QLatin1String("add"))
        known << region.names() << backupHost.names() << url.names() << appKey.names() << environment.names()
              << sender.names() << QStringLiteral("app-secret") << QStringLiteral("app-secret-env")
              << QStringLiteral("app-secret-stdin");
    bool isForOther = false;
    for (const QString &option : parser.optionNames())
        isForOther = isForOther || !known.contains(option);
    const bool isList = word == QLatin1String("list") && words.size() == 1;
    const bool isAdd = word == QLatin1String("add") && words.size() == 2;
    const bool isRemove = word == QLatin1String("remove") && words.size() == 2;
    if ((!isList && !isAdd && !isRemove) || isForOther)
        return complain({ProfileCommand::tr(
            "This is not a profile command; \"crierctl profile --help\" shows how it is used.")});
    CliContext where = context;
    if (parser.isSet(dataDir))
        where.dataDir = parser.value(dataDir);
    if (where.dataDir.isEmpty())
        return complain({ProfileCommand::tr("--data-dir needs the name of a folder.")});

    recoverWithoutAsking(where);
    ProfileStore store(where.dataDir);
    if (isList)
        return list(store, parser.isSet(json));
    return isAdd ? add(store, parser, where) : remove(store, words.at(1), parser.isSet(keepSecret), where);
}

} // namespace crier
