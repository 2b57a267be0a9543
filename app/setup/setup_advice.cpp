// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_judge.h"
#include "app/setup/setup_text.h"

#include <QCoreApplication>

#include <cstdlib>

namespace crier {

namespace {

struct SetupAdvice
{
    Q_DECLARE_TR_FUNCTIONS(SetupAdvice)
};

QString networkAdvice(SetupVerdict verdict)
{
    switch (verdict) {
    case SetupVerdict::ProxyUnknown:
        return SetupAdvice::tr(
            "If this network needs a proxy, set it in the system's settings or in https_proxy, "
            "then check again.");
    case SetupVerdict::NameNotFound:
        return SetupAdvice::tr(
            "Compare the address with the App Key's page in the console, letter by letter. If it "
            "is right, ask your network's administrator whether the name is blocked.");
    case SetupVerdict::NameServerFailed:
    case SetupVerdict::NameTimedOut:
        return SetupAdvice::tr("Check that this computer is connected, then its name servers (DNS).");
    case SetupVerdict::SomeAddressesFail:
        return SetupAdvice::tr(
            "Often this computer has no IPv6. Sends take an address that works; if they are "
            "slow to begin, tell your network's administrator.");
    case SetupVerdict::ConnectRefused:
        return SetupAdvice::tr(
            "Check the port in the address. If it is right, nothing listens there, or a firewall "
            "turns this computer away.");
    case SetupVerdict::ConnectTimedOut:
        return SetupAdvice::tr("A firewall probably drops the connection without a word. Ask your network's "
                               "administrator to let this computer reach this address.");
    case SetupVerdict::ConnectFailed:
        return SetupAdvice::tr("Check that this computer is connected and that the address is right.");
    case SetupVerdict::ProxyRefused:
        return SetupAdvice::tr("Check the proxy's address. If it is right, ask its administrator to let this "
                               "computer reach the service.");
    case SetupVerdict::ProxyWantsPassword:
        return SetupAdvice::tr(
            "Enter the proxy's name and password, or put them into https_proxy, then check again.");
    default:
        return {};
    }
}

QString tlsAdvice(SetupVerdict verdict)
{
    switch (verdict) {
    case SetupVerdict::TlsEndsSoon:
        return SetupAdvice::tr("Tell whoever runs this server to renew the certificate. Once it has expired, "
                               "nothing can be sent.");
    case SetupVerdict::TlsExpired:
        return SetupAdvice::tr(
            "Check this computer's date first. If it is right, whoever runs this server has to "
            "renew the certificate.");
    case SetupVerdict::TlsNotYetValid:
        return SetupAdvice::tr("This computer's date is probably in the past: set it, then check again.");
    case SetupVerdict::TlsSelfSigned:
        return SetupAdvice::tr(
            "This is not the vendor's server, or somebody stands in between. For a deployment of "
            "your own, install its certificate in the system's store.");
    case SetupVerdict::TlsUnknownAuthority:
        return SetupAdvice::tr(
            "Probably a company's filter reads along, or this is a private deployment. Ask your "
            "administrator to install its authority in the system's store, if it is to be "
            "trusted.");
    case SetupVerdict::TlsWrongHost:
        return SetupAdvice::tr(
            "Check the host name in the address. If it is right, the connection was led to "
            "another server: check DNS and proxy.");
    case SetupVerdict::TlsCertificateRefused:
        return SetupAdvice::tr(
            "Whoever runs this server needs another certificate; the details say what is wrong "
            "with this one.");
    case SetupVerdict::TlsHandshakeFailed:
        return SetupAdvice::tr(
            "The server may speak only TLS older than 1.2, may not speak TLS at this port at "
            "all, or something in between cuts the connection.");
    case SetupVerdict::TlsMissing:
        return SetupAdvice::tr("Install Crier again; your data stays as it is.");
    case SetupVerdict::TlsTimedOut:
        return SetupAdvice::tr(
            "The server accepted the connection and then said nothing. A filter in between is "
            "the usual reason; ask your network's administrator.");
    default:
        return {};
    }
}

QString serviceAdvice(const SetupStep &step)
{
    switch (step.verdict) {
    case SetupVerdict::ClockOff:
    case SetupVerdict::ClockFarOff:
        return SetupAdvice::tr("Let the system set its clock from the network, then check again.");
    case SetupVerdict::CredentialsSecretOfAnother:
        return SetupAdvice::tr("Copy both again from the same app and the same environment (development or "
                               "production) in the console.");
    case SetupVerdict::CredentialsBadSignature:
        if (step.fact(SetupFactId::Difference).isEmpty()) // nobody knows how right the clock is
            return SetupAdvice::tr("Check the App Secret first: copy it again from the console, and take "
                                   "care not to take the App Key for it. Then check this computer's clock.");
        return std::abs(step.number) > clockWarning.count()
                   ? SetupAdvice::tr("Set this computer's clock first; it is part of the signature. If that "
                                     "does not help, copy the App Secret again from the console.")
                   : SetupAdvice::tr("The clock is right, so the App Secret is probably wrong: copy it again "
                                     "from the console, and take care not to take the App Key for it.");
    case SetupVerdict::CredentialsUnknownKey:
        return SetupAdvice::tr(
            "Check the App Key, then the data centre: an App Key is known in one of them only.");
    case SetupVerdict::CredentialsRefused:
        return SetupAdvice::tr("Only the vendor can help with some of these; give them the request id.");
    case SetupVerdict::CredentialsUnclear:
        return SetupAdvice::tr("Check the default sender's id and try again in a minute.");
    case SetupVerdict::CredentialsNoAnswer:
        return SetupAdvice::tr(
            "Check that the address is an API address of the service and nothing stands in "
            "between that answers in its place.");
    case SetupVerdict::SenderNameless:
    case SetupVerdict::SenderNotConfirmed:
        return SetupAdvice::tr(
            "Check the sender's id for typing mistakes, and that your app's server registered it "
            "with this App Key.");
    case SetupVerdict::RoomEmpty:
        return SetupAdvice::tr(
            "Join it with a client before you rehearse; a chatroom without life ends by itself.");
    case SetupVerdict::RoomMissing:
        return SetupAdvice::tr(
            "Check its id, and join it with a client to bring it to life: a chatroom in which "
            "nothing is said ends by itself.");
    default:
        return {};
    }
}

} // namespace

QString setupAdvice(const SetupStep &step)
{
    for (const QString &advice :
         {networkAdvice(step.verdict), tlsAdvice(step.verdict), serviceAdvice(step)}) {
        if (!advice.isEmpty())
            return advice;
    }
    return {};
}

} // namespace crier
