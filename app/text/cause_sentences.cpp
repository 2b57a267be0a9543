// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/cause_sentences.h"

#include "app/profiles/data_centres.h"
#include "app/text/sentence_parts.h"

#include <QCoreApplication>

namespace crier {

namespace {

struct Causes
{
    Q_DECLARE_TR_FUNCTIONS(Causes)
};

QString clockText(const Verdict &verdict)
{
    const qint64 seconds = verdict.evidence.clockDifference.value_or(std::chrono::seconds{}).count();
    const QString amount = QString::number(qAbs(seconds));
    return seconds > 0
               ? Causes::tr("The clock of the sender is %1 seconds ahead of the service's.").arg(amount)
               : Causes::tr("The clock of the sender is %1 seconds behind the service's.").arg(amount);
}

QString hostOr(const Verdict &verdict)
{
    return verdict.evidence.host.isEmpty() ? Causes::tr("the address in use") : verdict.evidence.host;
}

QString rateCause(Cause cause, const Verdict &verdict)
{
    const QString seconds = QString::number(verdict.sinceLastSend.value_or(std::chrono::seconds{}).count());
    switch (cause) {
    case Cause::SentTooSoon:
        return Causes::tr(
                   "This App Key sent another broadcast about %1 seconds before, and only one a second "
                   "is allowed.")
            .arg(seconds);
    case Cause::OtherProgram:
        return verdict.cause == cause && verdict.sinceLastSend
                   ? Causes::tr(
                         "The send before was %1 seconds earlier, which is long enough. Another program or "
                         "another operator probably broadcasts with the same App Key.")
                         .arg(seconds)
                   : Causes::tr("Another program or another operator may broadcast with the same App Key.");
    case Cause::OffAndRepeated:
        return Causes::tr("The service answered 1009 before, which means that chatroom broadcast is off. "
                          "Calling again while it is off gives 1008.");
    case Cause::OffOrOtherUser:
        return Causes::tr("Crier's log shows no send of this App Key in the minute before. Either chatroom "
                          "broadcast is off for it, or another program uses it.");
    case Cause::RateUnknownUsage:
        return Causes::tr("Either more than one broadcast went out within a second, or chatroom broadcast is "
                          "off for this App Key. What was sent before would tell.");
    default:
        return Causes::tr("Chatroom broadcast may be off for this App Key.");
    }
}

QString connectionCause(Cause cause, const Verdict &verdict)
{
    switch (cause) {
    case Cause::HostNotFound:
        return Causes::tr("Nobody could be found under the name %1: it is misspelt, or name resolution does "
                          "not work on this network.")
            .arg(hostOr(verdict));
    case Cause::ConnectionRefused:
        return Causes::tr("The computer behind %1 refused the connection: the port is wrong, or a firewall "
                          "says no.")
            .arg(hostOr(verdict));
    case Cause::ConnectTimeout:
        return Causes::tr(
                   "No connection to %1 came about in time: a firewall drops it, or the network is down.")
            .arg(hostOr(verdict));
    case Cause::TlsFailed:
        return Causes::tr("The certificate was not accepted. A program in between that opens secure "
                          "connections, a wrong address or a wrong clock does that.");
    case Cause::TlsAndClock:
        return joined(
            clockText(verdict),
            Causes::tr("Certificates look expired or not yet valid to a computer with a wrong clock."));
    case Cause::ProxyFailed:
        return Causes::tr("The proxy did not let the request through, or wants a name and a password.");
    case Cause::NetworkUnavailable:
        return Causes::tr("The computer is not connected to a network.");
    case Cause::SlotTaken:
        return Causes::tr("Another window or program of Crier sent with this App Key at the same moment.");
    case Cause::LogNotWritten:
        return Causes::tr(
            "The send log could not be written, and Crier sends nothing without its entry there.");
    case Cause::CancelledInTime:
        return Causes::tr("It was cancelled before anything had left.");
    case Cause::EndedBefore:
        return Causes::tr("Crier ended before the request began.");
    case Cause::NothingLeft:
        return Causes::tr("The network failed before anything had left.");
    case Cause::TimedOut:
        return Causes::tr("The request had gone out, and no answer came in time.");
    case Cause::ConnectionLost:
        return Causes::tr("The connection ended after the request had begun to leave.");
    case Cause::AnswerCut:
        return Causes::tr("The answer began and did not come whole.");
    case Cause::AnswerTooLarge:
        return Causes::tr("The answer was larger than any answer of the service; something else wrote it.");
    case Cause::CancelledLate:
        return Causes::tr("It was cancelled when part of the request had left already.");
    case Cause::EndedDuring:
        return Causes::tr("Crier ended while the request was on its way.");
    case Cause::NetworkOdd:
        return Causes::tr("The network failed in an unusual way after the request had begun to leave.");
    case Cause::ProxyPage:
        return Causes::tr("A web page came in the place of the service's JSON. A proxy, a gateway or a CDN "
                          "wrote it, or the address is not that of the service.");
    case Cause::AnswerEmpty:
        return Causes::tr("The answer was empty. Something between here and the service may have ended it.");
    case Cause::AnswerForeign:
        return Causes::tr("The answer is not the service's JSON; something in between may have written it.");
    default:
        return Causes::tr("The answer pointed to another address, as log-in pages of networks and wrong "
                          "addresses do.");
    }
}

} // namespace

QString causeSentence(Cause cause, const Verdict &verdict)
{
    switch (cause) {
    case Cause::NothingKnown:
    case Cause::Accepted:
    case Cause::ServiceFault:
    case Cause::ServiceTimeout:
    case Cause::SdkNumber:
    case Cause::ClientNumber:
    case Cause::AppLocked:
    case Cause::CallRestricted:
    case Cause::SomethingTooLong:
    case Cause::StatusAlone:
        return {}; // the table says it
    case Cause::Contradiction:
        return Causes::tr("The body says 200, but the HTTP status does not. Something in between may have "
                          "changed the answer.");
    case Cause::SentTooSoon:
    case Cause::OtherProgram:
    case Cause::OffAndRepeated:
    case Cause::OffOrOtherUser:
    case Cause::RateUnknownUsage:
    case Cause::ServiceMayBeOff:
        return rateCause(cause, verdict);
    case Cause::ServiceOff:
        return Causes::tr(
            "Chatroom broadcast is not switched on for this App Key. Development and production "
            "have App Keys and switches of their own.");
    case Cause::KeyAndSecret:
        return Causes::tr(
                   "The App Key is known at %1, but the secret is not its own: it belongs to another app "
                   "or to the other environment.")
            .arg(hostOr(verdict));
    case Cause::SignatureAndClock:
        return joined(
            clockText(verdict),
            Causes::tr("The time is part of the signature, and the service may refuse one that is far off."));
    case Cause::SignatureWrong:
        return Causes::tr(
            "The signature does not come from this App Key's secret and these headers. Mostly the "
            "secret is wrong, or was copied with a blank or without its end.");
    case Cause::CredentialsWrong:
        return Causes::tr(
            "App Key, App Secret or signature were not accepted; the code in the body would say "
            "which.");
    case Cause::AppKeyUnknown:
        return Causes::tr("%1 does not know this App Key: it is misspelt, or belongs to another data centre.")
            .arg(verdict.evidence.host.isEmpty() ? Causes::tr("The data centre") : verdict.evidence.host);
    case Cause::ParameterWrong:
        return Causes::tr("A parameter is missing or malformed; the service's own words say which.");
    case Cause::BodyMissing:
        return Causes::tr(
            "The service received no form data: the body was lost on the way, was sent as JSON, or "
            "GET was used.");
    case Cause::SenderTooLong:
        return Causes::tr("The sender ID is too long; it may have 64 bytes.");
    case Cause::TypeTooLong:
        return Causes::tr("The object name is too long; it may have 32 characters.");
    case Cause::ContentTooLong:
        return Causes::tr("The content is too long; it may have 128 KiB.");
    case Cause::NonceTooLong:
        return Causes::tr(
            "The nonce is too long; it may have 18 characters. Some versions of the Go SDK make "
            "longer ones.");
    case Cause::RequestTooLarge:
        return Causes::tr("The encoded request is too large. Percent-encoding makes a Chinese character nine "
                          "bytes long.");
    case Cause::WrongAddress:
        return Causes::tr("The path does not exist at %1: the host or the path is wrong.")
            .arg(hostOr(verdict));
    case Cause::OtherCall:
        return Causes::tr(
            "This code belongs to another call or product, so the reply is probably not that of "
            "a broadcast.");
    case Cause::UnlistedCode:
    case Cause::UnlistedStatus:
        return Causes::tr("The service may have learnt something new; only its own words can tell.");
    case Cause::UnknownEnd:
        return Causes::tr("The log says that nobody knows how it ended, and keeps no reason.");
    case Cause::UnderWay:
        return Causes::tr("This send had not ended when its row was read.");
    case Cause::NoReason:
        return Causes::tr("The log says that nothing left the computer, and this row of it has no reason.");
    case Cause::ClockMayBeOff:
        return Causes::tr("The clock of the sender may be wrong.");
    case Cause::OtherEnvironment:
        return Causes::tr("Key, secret or switch may be those of the other environment, development or "
                          "production.");
    case Cause::OtherDataCentre:
        if (const DataCentre *const centre = dataCentre(verdict.evidence.dataCentre))
            //: %1 is the name of a data centre: "Singapore"
            return Causes::tr("The app may live in another data centre than the address in use, which is "
                              "that of %1.")
                .arg(dataCentreName(*centre));
        return Causes::tr("The app may live in another data centre than the address in use.");
    case Cause::KeyAsSecret:
        return Causes::tr("The App Key may have been used in the place of the secret.");
    case Cause::HttpStatusMeant:
        return Causes::tr(
            "If this number is the HTTP status of a reply, it means something else; paste the whole "
            "reply.");
    default:
        return connectionCause(cause, verdict);
    }
}

QString actionSentence(const Verdict &verdict)
{
    switch (verdict.cause) {
    case Cause::NothingKnown:
    case Cause::StatusAlone:
        return Causes::tr("Paste the reply of the service, a line of a log, or a code.");
    case Cause::SentTooSoon:
        return Causes::tr("Wait a second, then send again.");
    case Cause::OtherProgram:
        return Causes::tr("Find out who else broadcasts with this App Key, and agree on who sends when.");
    case Cause::OffAndRepeated:
    case Cause::ServiceOff:
        return Causes::tr(
            "Enable chatroom broadcast in the console for this App Key, then send again; do not "
            "repeat the send before.");
    case Cause::OffOrOtherUser:
        return Causes::tr(
            "Look in the console whether chatroom broadcast is enabled for this App Key, then ask "
            "who else uses it.");
    case Cause::RateUnknownUsage:
        return Causes::tr(
            "Wait a second and send once. If 1008 comes again, look in the console whether chatroom "
            "broadcast is enabled.");
    case Cause::SignatureAndClock:
        return Causes::tr("Set the clock, then try again; if that does not help, check the App Secret.");
    case Cause::SignatureWrong:
    case Cause::CredentialsWrong:
        return Causes::tr(
            "Copy App Key and App Secret again from the same page of the console. The signature "
            "inspector tells which mistake made a signature.");
    case Cause::AppKeyUnknown:
        return Causes::tr(
            "Compare the App Key with the console, and the address with the data centre that the "
            "console names.");
    case Cause::BodyMissing:
        return Causes::tr("Check whether a proxy changes requests. Another team's program should send a form "
                          "with POST; the signature inspector shows what it sent.");
    case Cause::SenderTooLong:
        return Causes::tr("Choose a shorter sender ID.");
    case Cause::TypeTooLong:
        return Causes::tr("Choose a shorter object name.");
    case Cause::ContentTooLong:
    case Cause::RequestTooLarge:
        return Causes::tr("Shorten the content, or send the address of the media in the place of the media.");
    case Cause::NonceTooLong:
        return Causes::tr("Use a nonce of at most 18 digits.");
    case Cause::OtherCall:
        return Causes::tr("Find the reply of the broadcast itself.");
    case Cause::UnlistedCode:
    case Cause::UnlistedStatus:
        return Causes::tr("Give the vendor's support the code, the words beside it and the request ID.");
    case Cause::Contradiction:
    case Cause::AnswerEmpty:
    case Cause::AnswerForeign:
    case Cause::AnswerTooLarge:
    case Cause::AnswerCut:
    case Cause::ProxyPage:
    case Cause::Redirected:
        return Causes::tr("Keep the answer, and check the address and the proxy.");
    case Cause::HostNotFound:
    case Cause::ConnectionRefused:
    case Cause::ConnectTimeout:
    case Cause::NothingLeft:
        return Causes::tr("Check the address, the network and the firewall, then send again.");
    case Cause::NetworkUnavailable:
        return Causes::tr("Connect the computer to a network, then send again.");
    case Cause::TlsFailed:
        return Causes::tr("Look at the certificate and at who issued it. Never switch the check off.");
    case Cause::TlsAndClock:
        return Causes::tr("Set the clock, then try again.");
    case Cause::ProxyFailed:
        return Causes::tr("Check the proxy settings, and the name and password for it.");
    case Cause::SlotTaken:
        return Causes::tr("Wait a second, then send again.");
    case Cause::LogNotWritten:
        return Causes::tr("Check the disk and its permissions, then send again.");
    case Cause::UnderWay:
        return Causes::tr("Look into Crier's log again when it has ended.");
    case Cause::NoReason:
        return Causes::tr("Look into Crier's log for the reason, then send again.");
    case Cause::UnknownEnd:
    case Cause::TimedOut:
    case Cause::ConnectionLost:
    case Cause::NetworkOdd:
    case Cause::CancelledLate:
    case Cause::EndedDuring:
    case Cause::ServiceFault:
    case Cause::ServiceTimeout:
        return Causes::tr(
            "Ask someone in a chatroom whether it arrived. If it comes again, give the request ID "
            "to the vendor's support.");
    default:
        return {}; // the table says it, or nothing is to be done
    }
}

} // namespace crier
