// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/secret_options.h"
#include "app/cli/stored_profiles.h"
#include "app/json/json_line.h"
#include "app/sandbox/sandbox_server.h"
#include "app/send/proxy_passwords.h"
#include "app/setup/setup_check.h"
#include "app/setup/setup_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>

#include <memory>

namespace crier {

namespace {

struct CheckCommand
{
    Q_DECLARE_TR_FUNCTIONS(CheckCommand)
};

QByteArray usage()
{
    return CheckCommand::
        tr("Usage: crierctl check (--profile NAME | --url URL --app-key K)\n"
           "                      [--app-secret-env VAR | --app-secret-stdin] [--sender USER] [--room ID] "
           "[--json]\n"
           "\n"
           "Looks at the way to the service and asks it questions that only read, step by step: proxy, DNS, "
           "connection, TLS,\n"
           "clock, App Key and signature, sender, rehearsal room. No broadcast is sent and nobody is "
           "reached. "
           "Whether\n"
           "broadcasts are enabled (1009) cannot be checked this way.\n"
           "  --profile NAME        one that \"crierctl profile list\" shows, or \"sandbox\": Crier's own "
           "test server\n"
           "                        inside this program\n"
           "%1\n"
           "                        without either, the key store gives the secret of the profile\n"
           "  --sender USER         ask about this sender; the profile's own where it has one\n"
           "  --room ID             ask about this chatroom; the profile's rehearsal room where it has one\n"
           "  --json                one object: ok, worst, and steps with status, verdict, ms, facts, "
           "message "
           "and advice\n"
           "\n"
           "Exit codes: 0 nothing failed (there may be warnings), 2 usage, 3 refused here, 5 a step failed.\n"
           "Common option: --data-dir DIR.")
            .arg(secretOptionsHelp())
            .toUtf8();
}

struct Options
{
    SetupOrder order;
    SecretInput secret;
    bool json = false;
    bool help = false;
    std::unique_ptr<SandboxServer> sandbox; // the embedded one, for --profile sandbox
};

std::optional<Complaint> readGoal(const QCommandLineParser &parser, const CliContext &context,
                                  Options &options)
{
    const QString profile = QStringLiteral("profile"), url = QStringLiteral("url"),
                  appKey = QStringLiteral("app-key");
    Profile &of = options.order.profile;
    if (!parser.isSet(profile)) {
        if (!parser.isSet(url) || !parser.isSet(appKey) || !options.secret.isGiven)
            return Complaint{CheckCommand::tr(
                "Say what to check: either --profile NAME; or --url and --app-key, with --app-secret-env or "
                "--app-secret-stdin.")};
        of.baseUrl = QUrl(parser.value(url), QUrl::StrictMode);
        of.environment = environmentOf(of.baseUrl);
        of.appKey.value = parser.value(appKey);
        return {};
    }
    const QString name = parser.value(profile);
    const bool isSandbox = name.compare(QLatin1String("sandbox"), Qt::CaseInsensitive) == 0;
    if (parser.isSet(url) || parser.isSet(appKey) || (isSandbox && options.secret.isGiven))
        return Complaint{CheckCommand::tr("The profile says where the service is and with which App Key; "
                                          "leave out --url, --app-key and, for "
                                          "the sandbox, the App Secret.")};
    if (!isSandbox) {
        ProfileStore store(context.dataDir);
        if (auto complaint = findProfile(store, name, of))
            return complaint;
        // Most steps need none.
        if (const auto complaint = takeSecret(context, of, options.secret))
            printError(complaint->sentence);
        return {};
    }
    options.sandbox = std::make_unique<SandboxServer>(SandboxSettings{});
    if (!options.sandbox->start())
        return Complaint{options.sandbox->errorString(), ExitCode::Refused};
    of.name = QStringLiteral("Sandbox");
    of.environment = Environment::Sandbox;
    of.baseUrl = QUrl(options.sandbox->url());
    of.appKey.value = QString::fromLatin1(options.sandbox->appKey());
    options.secret.secret = Secret(options.sandbox->appSecret());
    return {};
}

std::optional<Complaint> readOptions(const QStringList &arguments, CliContext context, Options &options)
{
    QCommandLineParser parser;
    const auto value = [](const char *name) {
        return QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("VALUE"));
    };
    const auto sender = value("sender"), room = value("room"), dataDir = value("data-dir");
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOptions({value("profile"), value("url"), value("app-key"), sender, room, dataDir, json, help});
    parser.addOptions(secretOptions());
    if (const auto problem = parseArguments(parser, QStringLiteral("check"), arguments))
        return Complaint{*problem};
    options.help = parser.isSet(help);
    options.json = parser.isSet(json);
    if (options.help)
        return {};
    if (!parser.positionalArguments().isEmpty())
        return Complaint{
            CheckCommand::tr("\"%1\" is not an option of check; \"crierctl check --help\" shows them all.")
                .arg(parser.positionalArguments().first())};

    // The secret first: whatever else is wrong, it does not stay in the environment.
    if (auto complaint = readSecret(parser, false, options.secret))
        return complaint;
    if (parser.isSet(dataDir))
        context.dataDir = parser.value(dataDir);
    if (context.dataDir.isEmpty())
        return Complaint{CheckCommand::tr("--data-dir needs the name of a folder.")};
    if (auto complaint = readGoal(parser, context, options))
        return complaint;
    SetupOrder &order = options.order;
    order.secret = std::move(options.secret.secret);
    if (parser.isSet(sender))
        order.profile.defaultSender.value = parser.value(sender);
    order.room = order.profile.rehearsalRoom;
    if (parser.isSet(room))
        order.room.value = parser.value(room);
    return {};
}

} // namespace

ExitCode runCheckCommand(const QStringList &arguments, const CliContext &context)
{
    Options options;
    if (const auto complaint = readOptions(arguments, context, options)) {
        if (options.json && complaint->code == ExitCode::Refused) {
            JsonLine line;
            line.add("ok", false);
            line.addList("steps", {});
            line.add("message", complaint->sentence);
            printLine(line.line());
        }
        printError(complaint->sentence);
        return complaint->code;
    }
    if (options.help) {
        printLine(usage());
        return ExitCode::Ok;
    }

    if (const QString notice = secretNotice(options.secret); !notice.isEmpty())
        printError(notice);

    SystemClock clock;
    QNetworkAccessManager manager;
    const ProxyPasswords proxyPasswords; // none is asked for here: they come with the proxy variable
    SetupCheck check(manager, clock, proxyPasswords);
    QEventLoop loop; // the program's only one: a command line has nothing else to attend to
    if (!options.json) {
        QObject::connect(&check, &SetupCheck::stepChanged, &loop, [](const SetupStep &step) {
            if (step.status() != SetupStatus::Running)
                printLine(setupStepText(step).toUtf8());
        });
    }
    QObject::connect(&check, &SetupCheck::finished, &loop, &QEventLoop::quit);
    check.start(std::move(options.order));
    loop.exec();

    const SetupReport &report = check.report();
    printLine(options.json ? setupReportJson(report) : setupSummary(report).toUtf8());
    return report.worst() == SetupStatus::Failed ? ExitCode::NotSent : ExitCode::Ok;
}

} // namespace crier
