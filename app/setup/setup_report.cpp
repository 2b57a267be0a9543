// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_report.h"

#include <algorithm>

namespace crier {

SetupStatus statusOf(SetupVerdict verdict)
{
    switch (verdict) {
    case SetupVerdict::Waiting:
        return SetupStatus::Waiting;
    case SetupVerdict::Running:
        return SetupStatus::Running;
    case SetupVerdict::ProfileUsable:
    case SetupVerdict::NoProxy:
    case SetupVerdict::ProxyNotNeeded:
    case SetupVerdict::ProxyInUse:
    case SetupVerdict::NameFound:
    case SetupVerdict::NameIsAddress:
    case SetupVerdict::Connected:
    case SetupVerdict::TlsGood:
    case SetupVerdict::ClockRight:
    case SetupVerdict::CredentialsAccepted:
    case SetupVerdict::SenderKnown:
    case SetupVerdict::SenderOnline:
    case SetupVerdict::SenderOffline: // broadcasts go out all the same
    case SetupVerdict::RoomExists:
        return SetupStatus::Ok;
    case SetupVerdict::ProxyUnknown:
    case SetupVerdict::SomeAddressesFail:
    case SetupVerdict::TlsEndsSoon:
    case SetupVerdict::ClockOff:
    case SetupVerdict::CredentialsUnclear:
    case SetupVerdict::SenderNameless:
    case SetupVerdict::SenderNotConfirmed:
    case SetupVerdict::RoomEmpty:
    case SetupVerdict::RoomNotTold:
        return SetupStatus::Warning;
    case SetupVerdict::ProfileUnusable:
    case SetupVerdict::NameNotFound:
    case SetupVerdict::NameServerFailed:
    case SetupVerdict::NameTimedOut:
    case SetupVerdict::ConnectRefused:
    case SetupVerdict::ConnectTimedOut:
    case SetupVerdict::ConnectFailed:
    case SetupVerdict::ProxyRefused:
    case SetupVerdict::ProxyWantsPassword:
    case SetupVerdict::TlsExpired:
    case SetupVerdict::TlsNotYetValid:
    case SetupVerdict::TlsSelfSigned:
    case SetupVerdict::TlsUnknownAuthority:
    case SetupVerdict::TlsWrongHost:
    case SetupVerdict::TlsCertificateRefused:
    case SetupVerdict::TlsHandshakeFailed:
    case SetupVerdict::TlsMissing:
    case SetupVerdict::TlsTimedOut:
    case SetupVerdict::ClockFarOff:
    case SetupVerdict::CredentialsSecretOfAnother:
    case SetupVerdict::CredentialsBadSignature:
    case SetupVerdict::CredentialsUnknownKey:
    case SetupVerdict::CredentialsRefused:
    case SetupVerdict::CredentialsNoAnswer:
    case SetupVerdict::RoomMissing:
        return SetupStatus::Failed;
    case SetupVerdict::Stopped:
    case SetupVerdict::SkippedAfter:
    case SetupVerdict::TlsNotUsed:
    case SetupVerdict::NoSender:
    case SetupVerdict::NoRoom:
        return SetupStatus::Skipped;
    case SetupVerdict::NameLeftToProxy:
    case SetupVerdict::ClockNotTold:
    case SetupVerdict::OnlineNotTold:
    case SetupVerdict::BroadcastNotChecked:
        return SetupStatus::CannotCheck;
    }
    Q_UNREACHABLE();
    return SetupStatus::CannotCheck;
}

QString SetupStep::fact(SetupFactId wanted) const
{
    const auto found = std::find_if(facts.cbegin(), facts.cend(),
                                    [wanted](const SetupFact &fact) { return fact.id == wanted; });
    return found == facts.cend() ? QString() : found->value;
}

SetupStatus SetupReport::worst() const
{
    const auto has = [this](SetupStatus status) {
        return std::any_of(steps.cbegin(), steps.cend(),
                           [status](const SetupStep &step) { return step.status() == status; });
    };
    if (has(SetupStatus::Failed))
        return SetupStatus::Failed;
    return has(SetupStatus::Warning) ? SetupStatus::Warning : SetupStatus::Ok;
}

const SetupStep *SetupReport::step(SetupStepId id) const
{
    const auto found =
        std::find_if(steps.cbegin(), steps.cend(), [id](const SetupStep &each) { return each.id == id; });
    return found == steps.cend() ? nullptr : &*found;
}

QList<SetupStep> waitingSteps()
{
    QList<SetupStep> steps;
    for (const SetupStepId id :
         {SetupStepId::Profile, SetupStepId::Proxy, SetupStepId::Name, SetupStepId::Connect, SetupStepId::Tls,
          SetupStepId::Clock, SetupStepId::Credentials, SetupStepId::Sender, SetupStepId::Online,
          SetupStepId::Room, SetupStepId::Broadcast})
        steps.append({.id = id});
    return steps;
}

} // namespace crier
