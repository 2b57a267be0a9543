// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/ledger_session.h"
#include "app/cli/message_options.h"
#include "app/sandbox/sandbox_server.h"
#include "app/send/sender.h"
#include "app/store/log_export.h"
#include "app/text/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QTimer>

#include <memory>

namespace crier {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds deadlineBeyondInactivity{15'000};
constexpr milliseconds lookAgainWhileHeld{20};
constexpr milliseconds keepTryingToWriteFor{800};

struct SendCommand
{
    Q_DECLARE_TR_FUNCTIONS(SendCommand)
};

QByteArray usage()
{
    return SendCommand::
        tr("Usage: crierctl send (--profile NAME | --url URL --app-key K --app-secret-env VAR)\n"
           "                     --from USER --type OBJECT_NAME (--text T | --content T | --content-file "
           "PATH|-)\n"
           "                     [--include-sender] [--dry-run] [--wait] [--try-again] [--timeout SECONDS] "
           "[--json]\n"
           "\n"
           "Sends one chatroom broadcast: to everyone in every chatroom of the app, final, without recall.\n"
           "  --profile NAME        \"sandbox\" is Crier's own test server inside this program: nobody is "
           "reached\n"
           "  --app-secret-env VAR  the environment variable that holds the App Secret; never an argument\n"
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
            .toUtf8();
}

struct Options
{
    SendOrder order;
    TransportOptions transport;
    bool dryRun = false;
    bool wait = false;
    bool tryAgain = false;
    bool json = false;
    bool help = false;
    CliContext where;
    qint64 contentSize = 0;                 // of the file, which may be more than was read
    std::unique_ptr<SandboxServer> sandbox; // the embedded one, for --profile sandbox
};

std::optional<Complaint> readOptions(const QStringList &arguments, const CliContext &context,
                                     Options &options)
{
    QCommandLineParser parser;
    const auto value = [](const char *name) {
        return QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("VALUE"));
    };
    const auto flag = [](const char *name) { return QCommandLineOption(QString::fromLatin1(name)); };
    const auto profile = value("profile"), url = value("url"), appKey = value("app-key"),
               secretEnv = value("app-secret-env"), from = value("from"), timeout = value("timeout"),
               dataDir = value("data-dir");
    const auto includeSender = flag("include-sender"), dryRun = flag("dry-run"), wait = flag("wait"),
               tryAgain = flag("try-again"), json = flag("json");
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOptions({profile, url, appKey, secretEnv, from, timeout, dataDir, includeSender, dryRun, wait,
                       tryAgain, json, help});
    parser.addOptions(messageOptions());
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
    Secret secret;
    if (parser.isSet(secretEnv)) {
        secret = takeSecretFromEnvironment(parser.value(secretEnv).toLocal8Bit());
        if (secret.isEmpty())
            return Complaint{
                SendCommand::tr("The environment variable %1 holds no App Secret; set it, then try again.")
                    .arg(parser.value(secretEnv))};
    }

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

    if (!parser.isSet(from))
        return Complaint{SendCommand::tr("The sender is missing; add --from USER.")};
    Draft &draft = options.order.draft;
    draft.sender.value = parser.value(from);
    draft.includeSender = parser.isSet(includeSender);
    if (auto complaint = readMessage(parser, draft, options.contentSize))
        return complaint;

    Profile &to = options.order.profile;
    const bool namesAddress = parser.isSet(url) || parser.isSet(appKey) || parser.isSet(secretEnv);
    if (parser.isSet(profile) == namesAddress)
        return Complaint{SendCommand::tr(
            "Say where to send: either --profile sandbox, or --url, --app-key and --app-secret-env.")};
    if (parser.isSet(profile)) {
        if (parser.value(profile).compare(QLatin1String("sandbox"), Qt::CaseInsensitive) != 0)
            return Complaint{
                SendCommand::tr(
                    "There is no profile \"%1\"; this version has the profile \"sandbox\" only. Use --url, "
                    "--app-key and --app-secret-env for another service.")
                    .arg(parser.value(profile))};
        options.sandbox = std::make_unique<SandboxServer>(SandboxSettings{});
        if (!options.sandbox->start())
            return Complaint{
                SendCommand::tr("The sandbox cannot start: %1").arg(options.sandbox->errorString()),
                ExitCode::Refused};
        to = {QStringLiteral("Sandbox"),
              Environment::Sandbox,
              QUrl(options.sandbox->url()),
              AppKey{QString::fromLatin1(options.sandbox->appKey())},
              {}};
        secret = Secret(options.sandbox->appSecret());
    } else {
        if (!parser.isSet(url) || !parser.isSet(appKey) || !parser.isSet(secretEnv))
            return Complaint{
                SendCommand::tr("--url, --app-key and --app-secret-env belong together; one is missing.")};
        to.baseUrl = QUrl(parser.value(url), QUrl::StrictMode);
        to.environment = environmentOf(to.baseUrl);
        to.appKey.value = parser.value(appKey);
        options.order.namesProfile = false;
    }
    options.order.secret = std::move(secret);
    return {};
}

void print(const Options &options, const SendReport &report, const char *outcome, const QString &sentence)
{
    if (!options.json) {
        if (report.id && report.outcome.state == SendState::Accepted)
            printLine(SendCommand::tr("%1 Log row %2.").arg(sentence).arg(*report.id).toUtf8());
        return;
    }
    printLine(reportAsJson(report, QString::fromLatin1(outcome), sentence));
}

ExitCode concludeWith(const Options &options, SendReport report)
{
    for (Finding &finding : report.findings) {
        if (finding.problem == Problem::ContentTooLong)
            finding.number = qMax(finding.number, options.contentSize);
    }
    QString sentence = outcomeSentence(report);
    if (report.isRefused()) {
        if (report.refusal && (report.refusal->kind == ErrorKind::ServiceOff ||
                               report.refusal->kind == ErrorKind::StorageSetAside))
            sentence = sentenceFor(*report.refusal);
        if (report.contentSha256.isEmpty())
            report.contentSha256 = sha256Hex(options.order.draft.content);
        print(options, report, "refused", sentence);
        return report.refusal ? fail(*report.refusal, sentence) : (printError(sentence), ExitCode::Refused);
    }
    print(options, report, stateId(report.outcome.state).toLatin1().constData(), sentence);
    // An end that is not in the log is told here; the exit code stays that of the outcome, because a script
    // that sees "failed" might send again.
    if (report.outcome.state != SendState::Accepted || report.storageTrouble)
        printError(sentence);
    switch (report.outcome.state) {
    case SendState::Accepted:
        return ExitCode::Ok;
    case SendState::Rejected:
        return ExitCode::Rejected;
    case SendState::NotSent:
        return ExitCode::NotSent;
    default:
        return ExitCode::Unknown;
    }
}

ExitCode dryRun(const Options &options)
{
    const SendOrder &order = options.order;
    SendReport report;
    report.requestId = order.requestId;
    report.findings = checkProfile(order.profile, order.secret) +
                      checkDraft(order.draft, {.environment = order.profile.environment});
    report.startedAt = SystemClock().utcNow();
    report.contentSha256 = sha256Hex(order.draft.content);
    if (hasError(report.findings))
        return concludeWith(options, report);
    const SignedRequest request = buildBroadcast(order.profile, order.secret, order.draft,
                                                 {report.startedAt, freshNonce(), order.requestId});
    report.bodySha256 = sha256Hex(request.body);
    if (options.json)
        printLine(reportAsJson(report, QStringLiteral("dry_run"),
                               SendCommand::tr("Nothing was sent: this was a dry run.")));
    else
        printLine(describeMasked(request).toUtf8());
    return ExitCode::Ok;
}

bool mayWaitFor(const SendReport &report)
{
    return report.refusal && report.refusal->kind == ErrorKind::RateLimited;
}

} // namespace

ExitCode runSendCommand(const QStringList &arguments, const CliContext &context)
{
    Options options;
    if (const auto complaint = readOptions(arguments, context, options)) {
        if (options.json && complaint->code == ExitCode::Refused) {
            SendReport report;
            report.requestId = freshRequestId();
            report.startedAt = SystemClock().utcNow();
            printLine(reportAsJson(report, QStringLiteral("refused"), complaint->sentence));
        }
        printError(complaint->sentence);
        return complaint->code;
    }
    if (options.help) {
        printLine(usage());
        return ExitCode::Ok;
    }
    options.order.requestId = freshRequestId();
    const QList<Finding> findings =
        checkProfile(options.order.profile, options.order.secret) +
        checkDraft(options.order.draft, {.environment = options.order.profile.environment});
    for (const Finding &finding : findings) {
        if (!hasError(findings) && severityOf(finding.problem) == Severity::Warning)
            printError(findingSentence(finding));
    }
    if (options.dryRun) {
        recoverWithoutAsking(options.where);
        return dryRun(options);
    }

    SystemClock clock;
    LedgerSession session(clock);
    if (const Status opened = session.open(options.where); !opened) {
        SendReport report;
        report.requestId = options.order.requestId;
        report.startedAt = clock.utcNow();
        report.refusal = opened.error();
        return concludeWith(options, report);
    }
    if (options.tryAgain && !hasError(findings) && session.file.unacknowledgedSetAside().isEmpty()) {
        // Where it cannot be written, the send itself says why.
        (void)session.file.write([&] { return session.slots.tryAgain(options.order.profile.appKey); }).ok();
    }

    QNetworkAccessManager manager;
    Sender sender(session.file, session.log, session.slots, manager, clock, options.transport);
    QEventLoop loop; // the program's only one: a command line has nothing else to attend to
    SendReport report;
    QTimer again;
    again.setSingleShot(true);
    again.setTimerType(Qt::PreciseTimer);
    QObject::connect(&again, &QTimer::timeout, &sender, [&] {
        // Looking is a short read; trying would make the holder wait for our lock.
        const Result<SlotView> view = session.slots.view(options.order.profile.appKey);
        if (view && view->state == SlotState::Held)
            again.start(lookAgainWhileHeld);
        else
            sender.send(options.order);
    });
    QObject::connect(&sender, &Sender::finished, &loop, [&](const SendReport &finished) {
        report = finished;
        if (report.storageTrouble) // the disk may be well again in a moment
            QTimer::singleShot(keepTryingToWriteFor, &loop, &QEventLoop::quit);
        else if (!options.wait || !mayWaitFor(report))
            loop.quit();
        else // nothing was written for this press, so trying it again is still the same press
            again.start(report.slot.wait > milliseconds(0) ? report.slot.wait : lookAgainWhileHeld);
    });
    QObject::connect(&sender, &Sender::storageRecovered, &loop, [&](bool written) {
        if (written)
            report.storageTrouble.reset();
        loop.quit();
    });
    sender.send(options.order);
    loop.exec();
    return concludeWith(options, report);
}

} // namespace crier
