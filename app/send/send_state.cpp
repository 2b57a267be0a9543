// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/send_state.h"

namespace crier {

QString stateId(SendState state)
{
    switch (state) {
    case SendState::Intent:
        return QStringLiteral("intent");
    case SendState::OnWire:
        return QStringLiteral("on_wire");
    case SendState::Accepted:
        return QStringLiteral("accepted");
    case SendState::Rejected:
        return QStringLiteral("rejected");
    case SendState::NotSent:
        return QStringLiteral("not_sent");
    case SendState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

std::optional<SendState> stateFromId(const QString &id)
{
    for (int value = 0; value <= static_cast<int>(SendState::Unknown); ++value) {
        const auto state = static_cast<SendState>(value);
        if (stateId(state) == id)
            return state;
    }
    return std::nullopt;
}

QString reasonId(EndReason reason)
{
    switch (reason) {
    case EndReason::None:
        break;
    case EndReason::HostNotFound:
        return QStringLiteral("host_not_found");
    case EndReason::ConnectionRefused:
        return QStringLiteral("connection_refused");
    case EndReason::ConnectTimeout:
        return QStringLiteral("connect_timeout");
    case EndReason::TlsFailed:
        return QStringLiteral("tls_failed");
    case EndReason::ProxyFailed:
        return QStringLiteral("proxy_failed");
    case EndReason::ProxyWantsPassword:
        return QStringLiteral("proxy_wants_password");
    case EndReason::NetworkUnavailable:
        return QStringLiteral("network_unavailable");
    case EndReason::GateSlotTaken:
        return QStringLiteral("gate_slot_taken");
    case EndReason::GateStorage:
        return QStringLiteral("gate_storage");
    case EndReason::Cancelled:
        return QStringLiteral("cancelled");
    case EndReason::OwnerGone:
        return QStringLiteral("owner_gone");
    case EndReason::TimedOut:
        return QStringLiteral("timed_out");
    case EndReason::ConnectionLost:
        return QStringLiteral("connection_lost");
    case EndReason::AnswerTooLarge:
        return QStringLiteral("answer_too_large");
    case EndReason::AnswerUnreadable:
        return QStringLiteral("answer_unreadable");
    case EndReason::AnswerIncomplete:
        return QStringLiteral("answer_incomplete");
    case EndReason::Redirected:
        return QStringLiteral("redirected");
    case EndReason::UnlistedCode:
        return QStringLiteral("unlisted_code");
    case EndReason::OtherNetwork:
        return QStringLiteral("other_network");
    }
    return QStringLiteral("none");
}

EndReason reasonFromId(const QString &id)
{
    for (int value = 0; value <= static_cast<int>(EndReason::OtherNetwork); ++value) {
        const auto reason = static_cast<EndReason>(value);
        if (reasonId(reason) == id)
            return reason;
    }
    return EndReason::None;
}

} // namespace crier
