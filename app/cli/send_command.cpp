// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/ledger_session.h"
#include "app/cli/send_options.h"
#include "app/send/sender.h"
#include "app/store/log_export.h"
#include "app/text/sentences.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QTimer>

namespace crier {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds lookAgainWhileHeld{20};
constexpr milliseconds keepTryingToWriteFor{800};

struct SendCommand
{
    Q_DECLARE_TR_FUNCTIONS(SendCommand)
};

void print(const SendOptions &options, const SendReport &report, const char *outcome, const QString &sentence)
{
    if (!options.json) {
        if (report.id && report.outcome.state == SendState::Accepted)
            printLine(SendCommand::tr("%1 Log row %2.").arg(sentence).arg(*report.id).toUtf8());
        return;
    }
    printLine(reportAsJson(report, QString::fromLatin1(outcome), sentence));
}

ExitCode concludeWith(const SendOptions &options, SendReport report)
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

// Nothing is sent, for this reason.
ExitCode refuse(const SendOptions &options, const QString &sentence, ExitCode code)
{
    recoverWithoutAsking(options.where);
    SendReport report;
    report.requestId = options.order.requestId;
    report.startedAt = SystemClock().utcNow();
    report.contentSha256 = sha256Hex(options.order.draft.content);
    print(options, report, "refused", sentence);
    printError(sentence);
    return code;
}

ExitCode dryRun(const SendOptions &options)
{
    const SendOrder &order = options.order;
    SendReport report;
    report.requestId = order.requestId;
    report.startedAt = SystemClock().utcNow();
    report.contentSha256 = sha256Hex(order.draft.content);
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

// What is wrong with an order, short of what only its secret could tell while that is in the key store still.
QList<Finding> findingsOf(const SendOptions &options)
{
    const SendOrder &order = options.order;
    return (options.secret.isGiven ? checkProfile(order.profile, options.secret.secret)
                                   : checkDestination(order.profile)) +
           checkDraft(order.draft, {.environment = order.profile.environment}) +
           checkSendingHours(order.profile, SystemClock().utcNow());
}

// Everything that can be said before the ledger is opened. Gives the exit code where that ends it.
std::optional<ExitCode> prepare(SendOptions &options)
{
    SendOrder &order = options.order;
    order.requestId = freshRequestId();
    const auto refuseFor = [&](const QList<Finding> &findings) {
        recoverWithoutAsking(options.where);
        SendReport report;
        report.requestId = order.requestId;
        report.startedAt = SystemClock().utcNow();
        report.findings = findings;
        return concludeWith(options, report);
    };
    QList<Finding> findings = findingsOf(options);
    if (hasError(findings))
        return refuseFor(findings);
    if (const QString complaint = liveComplaint(options); !complaint.isEmpty())
        return refuse(options, complaint, ExitCode::Refused);
    if (const auto complaint = takeSecret(options.where, order.profile, options.secret))
        return refuse(options, complaint->sentence, complaint->code);
    findings = findingsOf(options);
    if (hasError(findings))
        return refuseFor(findings);
    if (const QString notice = secretNotice(options.secret); !notice.isEmpty())
        printError(notice);
    for (const Finding &finding : findings)
        printError(findingSentence(finding));
    order.secret = std::move(options.secret.secret);
    order.allowLive = options.liveName.has_value();
    return {};
}

bool mayWaitFor(const SendReport &report)
{
    return report.refusal && report.refusal->kind == ErrorKind::RateLimited;
}

} // namespace

ExitCode runSendCommand(const QStringList &arguments, const CliContext &context)
{
    SendOptions options;
    if (const auto complaint = readSendOptions(arguments, context, options)) {
        if (options.json && complaint->code != ExitCode::Usage) {
            SendReport report;
            report.requestId = freshRequestId();
            report.startedAt = SystemClock().utcNow();
            printLine(reportAsJson(report, QStringLiteral("refused"), complaint->sentence));
        }
        printError(complaint->sentence);
        return complaint->code;
    }
    if (options.help) {
        printLine(sendUsage());
        return ExitCode::Ok;
    }
    if (const auto code = prepare(options))
        return *code;
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
    if (options.tryAgain && session.file.unacknowledgedSetAside().isEmpty()) {
        // Where it cannot be written, the send itself says why.
        (void)session.file.write([&] { return session.slots.tryAgain(options.order.profile.appKey); }).ok();
    }

    QNetworkAccessManager manager;
    Sender sender(session.file, session.log, session.slots, manager, clock, options.transport);
    QEventLoop loop; // a command line has nothing else to attend to
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
