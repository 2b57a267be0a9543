// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_text.h"

#include "app/text/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace crier {

namespace {

struct SetupText
{
    Q_DECLARE_TR_FUNCTIONS(SetupText)
};

// How an answer of the service that is not the wished one reads.
QString troubleOf(const SetupStep &step)
{
    return step.outcome ? callTrouble(*step.outcome) : QString();
}

// For tr(): whatever a server claims, it fits.
int countOf(qint64 number)
{
    return int(std::clamp<qint64>(number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

QString profileSentence(const SetupStep &step)
{
    if (step.verdict == SetupVerdict::ProfileUnusable)
        return step.finding ? findingSentence(*step.finding) : QString();
    return SetupText::tr("Address, App Key and App Secret have the right form.");
}

QString proxySentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::NoProxy:
        return SetupText::tr("No proxy is in use.");
    case SetupVerdict::ProxyNotNeeded:
        return SetupText::tr("The address is on this computer and is reached without a proxy.");
    case SetupVerdict::ProxyInUse:
        return SetupText::tr("Everything goes through the proxy %1.").arg(step.subject);
    default:
        return SetupText::tr(
            "The system did not say in time whether there is a proxy. The check goes on without one.");
    }
}

QString nameSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::NameFound:
        return SetupText::tr("The name %1 leads to %n address(es).", nullptr,
                             int(std::count_if(
                                 step.facts.cbegin(), step.facts.cend(),
                                 [](const SetupFact &fact) { return fact.id == SetupFactId::IpAddress; })))
            .arg(step.subject);
    case SetupVerdict::NameIsAddress:
        return SetupText::tr("%1 is a network address; there is no name to look up.").arg(step.subject);
    case SetupVerdict::NameNotFound:
        return SetupText::tr("Nobody knows the name %1.").arg(step.subject);
    case SetupVerdict::NameServerFailed:
        return SetupText::tr("The name %1 could not be looked up: no name server gave an answer.")
            .arg(step.subject);
    case SetupVerdict::NameTimedOut:
        return SetupText::tr("The name %1 could not be looked up in time.").arg(step.subject);
    default:
        return SetupText::tr("The proxy looks up the name %1; that cannot be seen from here.")
            .arg(step.subject);
    }
}

QString connectSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::Connected:
        return SetupText::tr("%1 accepts connections.").arg(step.subject);
    case SetupVerdict::SomeAddressesFail:
        return SetupText::tr("%1 accepts connections, but not at all of its addresses.").arg(step.subject);
    case SetupVerdict::ConnectRefused:
        return SetupText::tr("%1 refused the connection.").arg(step.subject);
    case SetupVerdict::ConnectTimedOut:
        return SetupText::tr("%1 did not answer in time.").arg(step.subject);
    case SetupVerdict::ProxyRefused:
        return SetupText::tr("The proxy did not connect to %1.").arg(step.subject);
    case SetupVerdict::ProxyWantsPassword:
        return SetupText::tr("The proxy asks for a name and a password before it connects to %1.")
            .arg(step.subject);
    default:
        return SetupText::tr("%1 cannot be reached.").arg(step.subject);
    }
}

QString tlsSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::TlsGood:
        return SetupText::tr("The connection is encrypted with %1, and the certificate was verified.")
            .arg(step.fact(SetupFactId::TlsVersion));
    case SetupVerdict::TlsEndsSoon:
        return SetupText::tr("The connection is good, but its certificate ends in %n day(s).", nullptr,
                             countOf(step.number));
    case SetupVerdict::TlsNotUsed:
        return SetupText::tr("The address is http on this computer: there is no encryption to check.");
    case SetupVerdict::TlsExpired:
        return SetupText::tr("The certificate of %1 has expired.").arg(step.subject);
    case SetupVerdict::TlsNotYetValid:
        return SetupText::tr("The certificate of %1 is not valid yet.").arg(step.subject);
    case SetupVerdict::TlsSelfSigned:
        return SetupText::tr("%1 vouches for itself: its certificate is self-signed.").arg(step.subject);
    case SetupVerdict::TlsUnknownAuthority:
        return SetupText::tr("The certificate of %1 was issued by an authority this computer does not trust.")
            .arg(step.subject);
    case SetupVerdict::TlsWrongHost:
        return SetupText::tr("The certificate is for another name than %1.").arg(step.subject);
    case SetupVerdict::TlsCertificateRefused:
        return SetupText::tr("The certificate of %1 was refused.").arg(step.subject);
    case SetupVerdict::ProxyWantsPassword:
        return connectSentence(step);
    case SetupVerdict::TlsMissing:
        return SetupText::tr("A part of Crier is missing: Qt's TLS plugin, which makes secure connections.");
    case SetupVerdict::TlsTimedOut:
        return SetupText::tr("The secure connection to %1 was not made in time.").arg(step.subject);
    default:
        return SetupText::tr("The secure connection to %1 could not be made.").arg(step.subject);
    }
}

QString clockSentence(const SetupStep &step)
{
    if (step.verdict == SetupVerdict::ClockNotTold)
        return SetupText::tr("There was no answer with a date to compare this computer's clock with.");
    const int off = countOf(std::abs(step.number));
    if (step.verdict == SetupVerdict::ClockRight)
        return SetupText::tr("This computer's clock agrees with the service's to %n second(s).", nullptr,
                             off);
    return step.number > 0
               ? SetupText::tr("This computer's clock is %n second(s) behind the service's.", nullptr, off)
               : SetupText::tr("This computer's clock is %n second(s) ahead of the service's.", nullptr, off);
}

QString credentialsSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::CredentialsAccepted:
        return SetupText::tr("The service knows the App Key and accepted the signature.");
    case SetupVerdict::CredentialsSecretOfAnother:
        return SetupText::tr("The App Key and the App Secret do not belong together (1001).");
    case SetupVerdict::CredentialsBadSignature:
        return SetupText::tr("The service did not accept the signature (1004).");
    case SetupVerdict::CredentialsUnknownKey:
        return SetupText::tr("The service does not know this App Key (1002).");
    case SetupVerdict::CredentialsUnclear:
        return SetupText::tr("The answer does not say whether App Key and signature are right. %1")
            .arg(troubleOf(step));
    default:
        return troubleOf(step);
    }
}

QString senderSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::SenderKnown:
        return SetupText::tr("The service knows the sender %1.").arg(step.subject);
    case SetupVerdict::SenderNameless:
        return SetupText::tr("The service has neither a name nor a date for the sender %1.")
            .arg(step.subject);
    case SetupVerdict::NoSender:
        return SetupText::tr("The profile has no default sender to ask about.");
    default:
        return SetupText::tr("The service did not confirm that it knows the sender %1. %2")
            .arg(step.subject, troubleOf(step));
    }
}

QString onlineSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::SenderOnline:
        return SetupText::tr("The sender %1 is online.").arg(step.subject);
    case SetupVerdict::SenderOffline:
        return SetupText::tr(
                   "The sender %1 is offline. Broadcasts go out all the same; only “also deliver to the "
                   "sender” needs it online.")
            .arg(step.subject);
    case SetupVerdict::NoSender:
        return senderSentence(step);
    default:
        return SetupText::tr("The service did not say whether the sender %1 is online.").arg(step.subject);
    }
}

QString roomSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::RoomExists:
        return SetupText::tr("The chatroom %1 exists and has %n member(s).", nullptr, countOf(step.number))
            .arg(step.subject);
    case SetupVerdict::RoomEmpty:
        return SetupText::tr("The chatroom %1 exists, but nobody is in it.").arg(step.subject);
    case SetupVerdict::RoomMissing:
        return SetupText::tr("There is no chatroom %1.").arg(step.subject);
    case SetupVerdict::NoRoom:
        return SetupText::tr("No rehearsal room was given.");
    default:
        return SetupText::tr("The service did not tell how many are in the chatroom %1. %2")
            .arg(step.subject, troubleOf(step));
    }
}

} // namespace

QString setupSentence(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::Waiting:
        return {};
    case SetupVerdict::Running:
        return SetupText::tr("Being checked.");
    case SetupVerdict::Stopped:
        return SetupText::tr("Not checked: the check was stopped.");
    case SetupVerdict::SkippedAfter:
        return SetupText::tr("Not checked, because “%1” failed.")
            .arg(setupStepName(step.blockedBy.value_or(SetupStepId::Profile)));
    default:
        break;
    }
    switch (step.id) {
    case SetupStepId::Profile:
        return profileSentence(step);
    case SetupStepId::Proxy:
        return proxySentence(step);
    case SetupStepId::Name:
        return nameSentence(step);
    case SetupStepId::Connect:
        return connectSentence(step);
    case SetupStepId::Tls:
        return tlsSentence(step);
    case SetupStepId::Clock:
        return clockSentence(step);
    case SetupStepId::Credentials:
        return credentialsSentence(step).trimmed();
    case SetupStepId::Sender:
        return senderSentence(step).trimmed();
    case SetupStepId::Online:
        return onlineSentence(step);
    case SetupStepId::Room:
        return roomSentence(step).trimmed();
    case SetupStepId::Broadcast:
        return SetupText::tr(
            "Whether broadcasts are enabled for this App Key cannot be checked without sending "
            "one. Only a real broadcast tells (1009): this check is no green light.");
    }
    return {};
}

} // namespace crier
