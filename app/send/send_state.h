// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace crier {

// intent -> on_wire -> accepted | rejected | unknown;  intent -> not_sent.  The four ends never change.
enum class SendState {
    Intent,   // durable; no byte has left
    OnWire,   // durable before the first byte; from here on the peer may have it
    Accepted, // HTTP 200 and body code 200
    Rejected, // the service answered a code that is known to mean "not delivered"
    NotSent,  // provably no request byte left this computer
    Unknown,  // may have been delivered; never sent again by code
};

// "intent", "on_wire", "accepted", "rejected", "not_sent", "unknown": the spelling in the ledger and the CLI.
QString stateId(SendState state);
std::optional<SendState> stateFromId(const QString &id);
inline bool isEnd(SendState state)
{
    return state != SendState::Intent && state != SendState::OnWire;
}

// Why a send ended as it did, where the code of the service does not already say it. Kept in the ledger by
// name (reasonId), so names never change meaning.
enum class EndReason {
    None,
    // not_sent
    HostNotFound,
    ConnectionRefused,
    ConnectTimeout,
    TlsFailed,
    ProxyFailed,
    ProxyWantsPassword, // and had none, or a wrong one
    NetworkUnavailable,
    GateSlotTaken, // another program used the slot first
    GateStorage,   // the row could not be marked on_wire
    Cancelled,     // the person cancelled; with on_wire: unknown
    OwnerGone,     // recovery: the program ended before (not_sent) or during (unknown) the request
    // unknown
    TimedOut,
    ConnectionLost,
    AnswerTooLarge,
    AnswerUnreadable, // not the platform's JSON
    AnswerIncomplete,
    Redirected,
    UnlistedCode, // a code whose meaning for delivery is not known
    OtherNetwork,
};
QString reasonId(EndReason reason);
EndReason reasonFromId(const QString &id);

} // namespace crier
