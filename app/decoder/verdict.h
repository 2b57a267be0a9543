// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decoder/evidence.h"
#include "app/rongcloud/error_codes.h"

#include <QStringList>

namespace crier {

// The likeliest cause. The sentences about each are in text/verdict_sentences.h.
enum class Cause {
    NothingKnown, // no code, no status, no reason
    Accepted,
    Contradiction, // code 200 beside another HTTP status
    // 1008
    SentTooSoon,      // a send of this App Key right before
    OtherProgram,     // sends in the last minute, none of them just before
    OffAndRepeated,   // 1009 was answered before
    OffOrOtherUser,   // no send of ours in the last minute
    RateUnknownUsage, // nobody knows what was sent before
    // The rest of the service's codes
    ServiceOff,        // 1009
    KeyAndSecret,      // 1001
    SignatureAndClock, // 1004 or a bare 401, and the clock is off
    SignatureWrong,    // 1004
    CredentialsWrong,  // a bare 401
    AppKeyUnknown,     // 1002, the text names the App Key
    ParameterWrong,    // 1002, 1501, 1502
    BodyMissing,       // 1003
    SenderTooLong,     // 1005, as the text names it
    TypeTooLong,
    ContentTooLong,
    NonceTooLong,
    SomethingTooLong,
    RequestTooLarge, // 1508, HTTP 413
    AppLocked,       // 1006
    CallRestricted,  // 1007, HTTP 403
    ServiceFault,    // 1000, HTTP 5xx
    ServiceTimeout,  // 1050, HTTP 504
    WrongAddress,    // 404
    OtherCall,       // a code that belongs to other calls or products
    UnlistedCode,
    UnlistedStatus,
    StatusAlone, // 2xx, and nobody showed the body that decides
    UnknownEnd,  // the log says unknown and nothing more
    UnderWay,    // the log's row has no end yet
    NoReason,    // the log says not sent and nothing more
    // No number of the platform
    SdkNumber,    // invented by a server SDK
    ClientNumber, // of apps
    // Before the first byte
    HostNotFound,
    ConnectionRefused,
    ConnectTimeout,
    TlsFailed,
    TlsAndClock,
    ProxyFailed,
    NetworkUnavailable,
    SlotTaken,
    LogNotWritten,
    CancelledInTime,
    EndedBefore,
    NothingLeft,
    // After it
    TimedOut,
    ConnectionLost,
    AnswerCut,
    AnswerTooLarge,
    CancelledLate,
    EndedDuring,
    NetworkOdd,
    // Another answered
    ProxyPage, // HTML in the place of JSON
    AnswerEmpty,
    AnswerForeign, // text that is not the platform's JSON
    Redirected,
    // Only ever an alternative
    ClockMayBeOff,
    OtherEnvironment,
    OtherDataCentre,
    KeyAsSecret,
    HttpStatusMeant, // a number alone that is also an HTTP status
    ServiceMayBeOff,
};

// Who can do something about it.
enum class Actor { You, AppOwner, VendorSupport, Developers, NetworkAdmin };

struct Verdict
{
    Cause cause = Cause::NothingKnown;
    QList<Cause> alternatives; // also possible, likelier first
    QList<Actor> actors;       // who can help, first the one to turn to
    Delivery delivery = Delivery::Unknown;
    bool isAboutOneOfSeveral = false; // not delivered by itself; another attempt beside it may have arrived
    Certainty certainty = Certainty::Inferred;
    QStringList sources;
    const CodeEntry *entry = nullptr; // the row of the table about it, if there is one
    Evidence evidence;                // what it was told from
    std::optional<std::chrono::seconds> sinceLastSend;

    // Whether anything at all was recognised.
    bool isKnown() const { return cause != Cause::NothingKnown; }
};

// "off-or-other-user": how crierctl spells it.
QString causeId(Cause cause);
QString actorId(Actor actor);
QString deliveryId(Delivery delivery);
QString certaintyId(Certainty certainty);

// The likeliest cause given all of `evidence`. Pure.
Verdict explain(const Evidence &evidence);

// Whether what was sent before could change what explain() says.
bool needsHistory(const Evidence &evidence);

// A clock that is off by more than this is worth mentioning beside a failed signature; the service's own
// tolerance is documented nowhere (dossier 1.2).
inline constexpr std::chrono::seconds notableClockDifference{60};

} // namespace crier
