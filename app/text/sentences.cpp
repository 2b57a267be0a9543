// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/sentences.h"

#include "app/rongcloud/error_codes.h"
#include "app/text/sentence_parts.h"
#include "app/text/sentences_context.h"

#include <QLocale>

#include <algorithm>

namespace crier {

namespace {

// What the end of a send is told from; rows and reports both have it.
struct End
{
    SendState state;
    EndReason reason;
    std::optional<int> httpStatus;
    std::optional<int> code;
    QString serviceMessage;
    QString detail;
};

QString serviceSaid(const End &end)
{
    return end.serviceMessage.isEmpty() ? QString()
                                        : Sentences::tr("The service said: “%1”").arg(end.serviceMessage);
}

QString codeSentence(const End &end)
{
    if (!end.code)
        return Sentences::tr(
            "The service answered with a code that does not say whether the broadcast went out.");
    const std::optional<ErrorCode> known = findErrorCode(*end.code, speaksChinese());
    if (known && known->delivery == Delivery::Unknown)
        return joined(known->meaning, known->action);
    return Sentences::tr(
               "The service answered with code %1, which does not say whether the broadcast went out.")
        .arg(*end.code);
}

// The answer's HTTP status, where it is all there is to tell.
QString statusSentence(const End &end)
{
    return end.httpStatus ? Sentences::tr("Its HTTP status was %1.").arg(*end.httpStatus) : QString();
}

QString reasonSentence(const End &end)
{
    const bool leftNothing = end.state == SendState::NotSent;
    switch (end.reason) {
    case EndReason::None:
        return end.code ? codeSentence(end) : QString();
    case EndReason::HostNotFound:
        return Sentences::tr("The service's address was not found. Check it and the network connection.");
    case EndReason::ConnectionRefused:
        return Sentences::tr(
            "The service's computer refused the connection. Check the address and the port.");
    case EndReason::ConnectTimeout:
        return Sentences::tr("The service could not be reached in time. Check the network connection.");
    case EndReason::TlsFailed:
        return joined(
            Sentences::tr("The secure connection could not be made, so nobody can tell whether this "
                          "is the real service. Check the address, the clock and the network."),
            end.detail.isEmpty() ? QString() : Sentences::tr("What failed: %1.").arg(end.detail));
    case EndReason::ProxyFailed:
        return Sentences::tr("The proxy did not let the request through. Check the proxy settings.");
    case EndReason::ProxyWantsPassword:
        return Sentences::tr("The proxy wants a name and a password, and was given none or wrong ones. In "
                             "the window, Service > "
                             "Check setup asks for them; crierctl takes them from "
                             "https_proxy=http://NAME:PASSWORD@HOST:PORT.");
    case EndReason::NetworkUnavailable:
        return Sentences::tr("There is no network. Connect this computer first.");
    case EndReason::GateSlotTaken:
        return Sentences::tr("Another window or program used this App Key first. Wait a moment.");
    case EndReason::GateStorage:
        return Sentences::tr(
            "The send log could not be written, and nothing goes out without its entry. Check the "
            "disk.");
    case EndReason::Cancelled:
        return leftNothing ? Sentences::tr("It was cancelled in time.")
                           : Sentences::tr("It was cancelled after the request had begun to leave.");
    case EndReason::OwnerGone:
        return leftNothing ? Sentences::tr("Crier ended before the request began.")
                           : Sentences::tr("Crier ended while the request was in flight.");
    case EndReason::TimedOut:
        return Sentences::tr("The service did not answer in time.");
    case EndReason::ConnectionLost:
        return Sentences::tr("The connection was lost before the answer was complete.");
    case EndReason::AnswerTooLarge:
        return joined(Sentences::tr("The answer was larger than any answer of the service."),
                      statusSentence(end));
    case EndReason::AnswerUnreadable:
        return joined(Sentences::tr("The answer could not be read as one of the service."),
                      statusSentence(end));
    case EndReason::AnswerIncomplete:
        return joined(Sentences::tr("The answer was cut off."), statusSentence(end));
    case EndReason::Redirected:
        return joined(
            Sentences::tr("The answer pointed to another address, which Crier does not follow. Check the "
                          "service address."),
            statusSentence(end));
    case EndReason::UnlistedCode:
        return codeSentence(end);
    case EndReason::OtherNetwork:
        return Sentences::tr("The network failed in an unusual way.");
    }
    return {};
}

QString rejectedSentence(const End &end)
{
    if (!end.code)
        return joined(Sentences::tr("Rejected by the service."), serviceSaid(end));
    const std::optional<ErrorCode> known = findErrorCode(*end.code, speaksChinese());
    if (!known)
        return joined(Sentences::tr("Rejected by the service with code %1.").arg(*end.code),
                      serviceSaid(end));
    const QString advice = joined(known->meaning, known->action);
    return joined(Sentences::tr("Rejected (%1): %2").arg(QString::number(*end.code), advice),
                  serviceSaid(end));
}

QString notSentSentence(const End &end)
{
    const QString reason = reasonSentence(end);
    return reason.isEmpty()
               ? Sentences::tr("Not sent: nothing left this computer. It is safe to send again.")
               : Sentences::tr("Not sent: nothing left this computer. %1 It is safe to send again.")
                     .arg(reason);
}

QString unknownSentence(const End &end)
{
    const QString reason = joined(reasonSentence(end), serviceSaid(end));
    return reason.isEmpty()
               ? Sentences::tr("Unknown: the broadcast may have been delivered. Ask someone in a chatroom "
                               "before you send again.")
               : Sentences::tr("Unknown: the broadcast may have been delivered. %1 Ask someone in a "
                               "chatroom before you send again.")
                     .arg(reason);
}

QString endSentence(const End &end)
{
    switch (end.state) {
    case SendState::Intent:
        return Sentences::tr("Getting ready: nothing has left this computer yet.");
    case SendState::OnWire:
        return Sentences::tr("Sending: waiting for the answer of the service.");
    case SendState::Accepted:
        return Sentences::tr("Accepted by the service.");
    case SendState::Rejected:
        return rejectedSentence(end);
    case SendState::NotSent:
        return notSentSentence(end);
    case SendState::Unknown:
        return unknownSentence(end);
    }
    return {};
}

QString refusedSentence(const SendReport &report)
{
    if (report.refusal) {
        const ErrorKind kind = report.refusal->kind;
        const bool isAboutSlot = kind == ErrorKind::RateLimited || kind == ErrorKind::ServiceOff;
        return isAboutSlot && report.slot.state != SlotState::Free ? slotSentence(report.slot)
                                                                   : errorSentence(*report.refusal);
    }
    const auto error =
        std::find_if(report.findings.cbegin(), report.findings.cend(),
                     [](const Finding &finding) { return severityOf(finding.problem) == Severity::Error; });
    return error == report.findings.cend() ? errorSentence({}) : findingSentence(*error);
}

QString serviceOffSentence()
{
    return Sentences::tr(
        "The chatroom broadcast service is off for this App Key. Enable it in the service's console, "
        "and choose Try again when it is on.");
}

// Seconds with one decimal, rounded up: a wait that is not over never reads as 0.0.
QString secondsText(std::chrono::milliseconds wait)
{
    const auto tenths = std::max<std::chrono::milliseconds::rep>((wait.count() + 99) / 100, 1);
    return QLocale().toString(static_cast<double>(tenths) / 10, 'f', 1);
}

} // namespace

QString outcomeSentence(const SendRow &row)
{
    return endSentence({row.state, row.reason, row.httpStatus, row.code, row.serviceMessage, row.detail});
}

QString outcomeSentence(const SendReport &report)
{
    if (report.isRefused())
        return refusedSentence(report);
    const Outcome &outcome = report.outcome;
    const QString sentence = endSentence({outcome.state, outcome.reason, outcome.httpStatus, outcome.code,
                                          outcome.serviceMessage, outcome.detail});
    if (!report.storageTrouble)
        return sentence;
    const QString trouble =
        Sentences::tr("This outcome is not in the log yet, and nothing more can be sent until it is. %1")
            .arg(errorSentence(*report.storageTrouble));
    return joined(sentence, trouble);
}

QString callTrouble(const Outcome &outcome)
{
    const End end{SendState::NotSent, outcome.reason,         outcome.httpStatus,
                  outcome.code,       outcome.serviceMessage, outcome.detail};
    const std::optional<ErrorCode> known =
        outcome.code ? findErrorCode(*outcome.code, speaksChinese()) : std::nullopt;
    if (known && *outcome.code != 200)
        return joined(Sentences::tr("Code %1: %2")
                          .arg(QString::number(*outcome.code), joined(known->meaning, known->action)),
                      serviceSaid(end));
    if (outcome.code && *outcome.code != 200)
        return joined(Sentences::tr("The service answered with code %1.").arg(*outcome.code),
                      serviceSaid(end));
    const QString reason = reasonSentence(end);
    return reason.isEmpty() || outcome.code
               ? Sentences::tr("The answer could not be read as one of the service.")
               : reason;
}

QString stateWord(SendState state)
{
    switch (state) {
    case SendState::Intent:
        return Sentences::tr("getting ready");
    case SendState::OnWire:
        return Sentences::tr("sending");
    case SendState::Accepted:
        return Sentences::tr("accepted");
    case SendState::Rejected:
        return Sentences::tr("rejected");
    case SendState::NotSent:
        return Sentences::tr("not sent");
    case SendState::Unknown:
        return Sentences::tr("unknown");
    }
    return {};
}

QString environmentWord(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox:
        return Sentences::tr("SANDBOX");
    case Environment::Test:
        return Sentences::tr("TEST");
    case Environment::Live:
        return Sentences::tr("LIVE");
    }
    return {};
}

QString errorSentence(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return Sentences::tr("Something that was entered cannot be used. Check it, then try again.");
    case ErrorKind::Secret:
        return Sentences::tr("The App Secret is missing or could not be read. Enter it again.");
    case ErrorKind::StorageUnavailable:
        return Sentences::tr(
            "Crier's data cannot be opened. Check that its folder exists and that you may use it.");
    case ErrorKind::StorageReadOnly:
        return Sentences::tr(
            "Crier's data cannot be written. Check the permissions of its folder, and that the disk "
            "is not write-protected.");
    case ErrorKind::StorageFull:
        return Sentences::tr("The disk is full. Free some space, then try again.");
    case ErrorKind::StorageBusy:
        return Sentences::tr(
            "Another program keeps Crier's data locked. Close that program, then try again.");
    case ErrorKind::StorageFault:
        return Sentences::tr(
            "The disk reported an error while the send log was in use. Check the disk, then try again.");
    case ErrorKind::StorageCorrupt:
        return Sentences::tr(
            "The send log is damaged. Nothing can be sent until it is set aside and you have "
            "acknowledged that.");
    case ErrorKind::StorageSetAside:
        return Sentences::
            tr("A damaged send log was kept as %1, and its rows are missing from the new one. Nothing can be "
               "sent until you have acknowledged that.")
                .arg(error.detail);
    case ErrorKind::StorageEndMissing:
        return Sentences::tr(
            "The outcome of the send before is not in the log yet, and nothing more can be sent until it "
            "is. Check the disk.");
    case ErrorKind::ExportFailed:
        return Sentences::tr(
                   "The export could not be written (%1). Choose another place for it, then try again.")
            .arg(error.detail);
    case ErrorKind::StorageNewer:
        return Sentences::tr(
            "The send log was written by a newer version of Crier. It can be read here; to send, "
            "install the newer version.");
    case ErrorKind::StorageMoved:
        return Sentences::tr(
            "The send log was moved or deleted while it was in use. Put it back, or start Crier "
            "again.");
    case ErrorKind::Conflict:
        return Sentences::tr("This was already sent or changed elsewhere. Look at the log before you go on.");
    case ErrorKind::RateLimited:
        return Sentences::tr("This App Key cannot send again yet. Wait a moment, then send.");
    case ErrorKind::ServiceOff:
        return serviceOffSentence();
    case ErrorKind::Disarmed:
        return Sentences::tr(
            "This profile reaches people, and nobody allowed this send. Arm live mode in the window, or give "
            "its name with --live on the command line.");
    case ErrorKind::SqliteMissing:
        return Sentences::tr(
            "A part of Crier is missing: Qt's SQLite driver, which the send log needs. Install Crier "
            "again; your data stays as it is.");
    case ErrorKind::TlsMissing:
        return Sentences::tr(
            "A part of Crier is missing: Qt's TLS plugin, without which nothing can be sent over https. "
            "Install Crier again; your data stays as it is.");
    case ErrorKind::Network:
        return Sentences::tr("The network failed. Check the connection, then try again.");
    case ErrorKind::Internal:
        return Sentences::tr(
            "Something went wrong inside Crier. Try again; if it happens again, report it with the "
            "details.");
    }
    return {};
}

QString slotSentence(const SlotView &slot)
{
    switch (slot.state) {
    case SlotState::Free:
        return Sentences::tr("Ready to send.");
    case SlotState::Waiting:
        return Sentences::tr("Next send in %1 s.").arg(secondsText(slot.wait));
    case SlotState::BackingOff:
        return Sentences::tr("The service asked to slow down. Next send in %1 s.")
            .arg(secondsText(slot.wait));
    case SlotState::HolderGone:
        return Sentences::tr("Another program ended while it was sending. Try again in a moment.");
    case SlotState::Held:
        return Sentences::tr("A request is in flight. Wait until it has ended.");
    case SlotState::ServiceOff:
        return serviceOffSentence();
    }
    return {};
}

bool speaksChinese()
{
    //: The language of this translation, as a code: en or zh. Do not translate the word itself.
    return Sentences::tr("en") == QLatin1String("zh");
}

} // namespace crier
