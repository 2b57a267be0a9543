// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/send_options.h"

#include "app/cli/stored_profiles.h"
#include "app/send/arming.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace crier {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds deadlineBeyondInactivity{15'000};

struct SendCommand
{
    Q_DECLARE_TR_FUNCTIONS(SendCommand)
};

std::optional<Complaint> readGoal(const QCommandLineParser &parser, SendOptions &options)
{
    const QString profile = QStringLiteral("profile"), url = QStringLiteral("url"),
                  appKey = QStringLiteral("app-key");
    Profile &to = options.order.profile;
    if (!parser.isSet(profile)) {
        if (!parser.isSet(url) || !parser.isSet(appKey) || !options.secret.isGiven)
            return Complaint{SendCommand::tr(
                "Say where to send: either --profile NAME; or --url and --app-key, with --app-secret-env or "
                "--app-secret-stdin.")};
        to.baseUrl = QUrl(parser.value(url), QUrl::StrictMode);
        to.environment = environmentOf(to.baseUrl);
        to.appKey.value = parser.value(appKey);
        options.order.namesProfile = false;
        return {};
    }
    const QString name = parser.value(profile);
    const bool isSandbox = name.compare(QLatin1String("sandbox"), Qt::CaseInsensitive) == 0;
    if (parser.isSet(url) || parser.isSet(appKey) || (isSandbox && options.secret.isGiven))
        return Complaint{SendCommand::tr(
            "The profile says where to send and with which App Key; leave out --url, --app-key and, for the "
            "sandbox, the App Secret.")};
    if (!isSandbox) {
        ProfileStore store(options.where.dataDir);
        return findProfile(store, name, to);
    }
    options.sandbox = std::make_unique<SandboxServer>(SandboxSettings{});
    if (!options.sandbox->start())
        return Complaint{SendCommand::tr("The sandbox cannot start: %1").arg(options.sandbox->errorString()),
                         ExitCode::Refused};
    to = {QStringLiteral("Sandbox"),
          Environment::Sandbox,
          QUrl(options.sandbox->url()),
          AppKey{QString::fromLatin1(options.sandbox->appKey())},
          {}};
    options.secret.secret = Secret(options.sandbox->appSecret());
    options.secret.isGiven = true;
    return {};
}

} // namespace

QByteArray sendUsage()
{
    return SendCommand::
        tr("Usage: crierctl send (--profile NAME | --url URL --app-key K) [--live NAME]\n"
           "                     [--app-secret-env VAR | --app-secret-stdin]\n"
           "                     --from USER --type OBJECT_NAME (--text T | --content T | --content-file "
           "PATH|-)\n"
           "                     [--include-sender] [--dry-run] [--wait] [--try-again] [--timeout SECONDS] "
           "[--json]\n"
           "\n"
           "Sends one chatroom broadcast: to everyone in every chatroom of the app, final, without recall.\n"
           "  --profile NAME        one that \"crierctl profile list\" shows, or \"sandbox\": Crier's own "
           "test "
           "server\n"
           "                        inside this program, which reaches nobody\n"
           "  --live NAME           the name of the profile, or the host of --url, once more: without it "
           "nothing is sent\n"
           "                        to where people are reached\n"
           "%1\n"
           "                        without either, the key store gives the secret of the profile\n"
           "  --from USER           the sender; the profile's own where it has one\n"
           "  --text T              the announcement; Crier makes the content of RC:TxtMsg or RC:InfoNtf "
           "from it\n"
           "  --content T           the content itself, sent byte for byte; --content-file reads it (\"-\": "
           "standard input)\n"
           "  --include-sender      also deliver to the sender's own client\n"
           "  --dry-run             check and sign, show the request without its signature, send nothing\n"
           "  --wait                wait for the rate limit instead of refusing\n"
           "  --try-again           send although the service last said that broadcasts are off (1009)\n"
           "  --timeout SECONDS     give up after so long without a byte moving (default 30)\n"
           "\n"
           "Exit codes: 0 accepted or dry run, 2 usage, 3 refused here, 4 rejected, 5 not sent, 6 unknown,\n"
           "7 the log could not be written. Common option: --data-dir DIR.")
            .arg(secretOptionsHelp())
            .toUtf8();
}

std::optional<Complaint> readSendOptions(const QStringList &arguments, const CliContext &context,
                                         SendOptions &options)
{
    QCommandLineParser parser;
    const auto value = [](const char *name) {
        return QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("VALUE"));
    };
    const auto flag = [](const char *name) { return QCommandLineOption(QString::fromLatin1(name)); };
    const auto profile = value("profile"), url = value("url"), appKey = value("app-key"),
               live = value("live"), from = value("from"), timeout = value("timeout"),
               dataDir = value("data-dir");
    const auto includeSender = flag("include-sender"), dryRun = flag("dry-run"), wait = flag("wait"),
               tryAgain = flag("try-again"), json = flag("json");
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOptions({profile, url, appKey, live, from, timeout, dataDir, includeSender, dryRun, wait,
                       tryAgain, json, help});
    parser.addOptions(messageOptions());
    parser.addOptions(secretOptions());
    if (const auto problem = parseArguments(parser, QStringLiteral("send"), arguments))
        return Complaint{*problem};
    options.help = parser.isSet(help);
    if (options.help)
        return {};
    if (!parser.positionalArguments().isEmpty())
        return Complaint{
            SendCommand::tr("\"%1\" is not an option of send; \"crierctl send --help\" shows them all.")
                .arg(parser.positionalArguments().first())};

    // The secret first: whatever else is wrong, it does not stay in the environment.
    const bool inputIsTaken = parser.value(QStringLiteral("content-file")) == QLatin1String("-");
    if (auto complaint = readSecret(parser, inputIsTaken, options.secret))
        return complaint;

    options.dryRun = parser.isSet(dryRun);
    options.wait = parser.isSet(wait);
    options.tryAgain = parser.isSet(tryAgain);
    options.json = parser.isSet(json);
    options.where = context;
    if (parser.isSet(dataDir))
        options.where.dataDir = parser.value(dataDir);
    if (options.where.dataDir.isEmpty())
        return Complaint{SendCommand::tr("--data-dir needs the name of a folder.")};

    if (parser.isSet(timeout)) {
        bool isNumber = false;
        const double seconds = parser.value(timeout).toDouble(&isNumber);
        if (!isNumber || !(seconds >= 0.1 && seconds <= 3600))
            return Complaint{
                SendCommand::tr("--timeout takes a number of seconds from 0.1 to 3600, not \"%1\".")
                    .arg(parser.value(timeout))};
        options.transport.inactivity = milliseconds(qint64(seconds * 1000));
        options.transport.deadline = options.transport.inactivity + deadlineBeyondInactivity;
    }

    Profile &to = options.order.profile;
    if (auto complaint = readGoal(parser, options))
        return complaint;
    if (parser.isSet(live))
        options.liveName = parser.value(live);

    Draft &draft = options.order.draft;
    draft.sender = parser.isSet(from) ? UserId{parser.value(from)} : to.defaultSender;
    if (!parser.isSet(from) && draft.sender.value.isEmpty())
        return Complaint{SendCommand::tr("The sender is missing; add --from USER.")};
    draft.includeSender = parser.isSet(includeSender);
    return readMessage(parser, draft, options.contentSize);
}

QString liveComplaint(const SendOptions &options)
{
    const Profile &to = options.order.profile;
    const bool hasProfile = options.order.namesProfile;
    const QString goal = hasProfile ? to.name : authorityOf(to.baseUrl);
    if (to.environment != Environment::Live)
        return !options.liveName
                   ? QString()
                   : SendCommand::tr(
                         "--live is for where people are reached, and \"%1\" is not live. Leave it "
                         "out, or name another goal.")
                         .arg(goal);
    if (!options.liveName)
        return options.dryRun ? QString()
                              : SendCommand::tr("\"%1\" is live: this would reach people. Add --live \"%1\" "
                                                "to send it.")
                                    .arg(goal);
    const bool isNamed = hasProfile ? comparableName(*options.liveName) == comparableName(goal)
                                    : options.liveName->compare(goal, Qt::CaseInsensitive) == 0;
    return isNamed
               ? QString()
               : SendCommand::tr("--live names \"%1\", but this would go to \"%2\". Name that one exactly, "
                                 "or another goal.")
                     .arg(*options.liveName, goal);
}

} // namespace crier
