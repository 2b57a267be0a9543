// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"
#include "app/rongcloud/profile.h"
#include "app/send/outcome.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace crier {

// What the set-up check looks at, in the order it does.
enum class SetupStepId {
    Profile, // what is entered can be used at all; nothing is asked
    Proxy,
    Name, // DNS
    Connect,
    Tls,
    Clock,       // from the Date of the answer that also decides the next one
    Credentials, // App Key and signature, by a question that reads only
    Sender,
    Online,
    Room,
    Broadcast, // always last: what no question can tell
};

enum class SetupStatus {
    Waiting,
    Running,
    Ok,
    Warning,
    Failed,
    Skipped,     // there was no need, or an earlier step failed
    CannotCheck, // not visible from here
};

// What was found. The status and the sentence follow from it.
enum class SetupVerdict {
    Waiting,
    Running,
    Stopped,      // by the person
    SkippedAfter, // SetupStep::blockedBy failed
    // Profile
    ProfileUsable,
    ProfileUnusable, // SetupStep::finding says why
    // Proxy
    NoProxy,
    ProxyNotNeeded, // the address is on this computer
    ProxyInUse,
    ProxyUnknown, // the system did not say in time
    // Name
    NameFound,
    NameIsAddress,
    NameNotFound,
    NameServerFailed, // nobody could say whether the name exists
    NameTimedOut,
    NameLeftToProxy,
    // Connect
    Connected,
    SomeAddressesFail,
    ConnectRefused,
    ConnectTimedOut,
    ConnectFailed,
    ProxyRefused,
    ProxyWantsPassword,
    // Tls
    TlsGood,
    TlsEndsSoon,
    TlsNotUsed,
    TlsExpired,
    TlsNotYetValid,
    TlsSelfSigned,
    TlsUnknownAuthority,
    TlsWrongHost,
    TlsCertificateRefused, // for another reason
    TlsHandshakeFailed,
    TlsMissing, // not of the service: a part of Crier's installation
    TlsTimedOut,
    // Clock
    ClockRight,
    ClockOff,
    ClockFarOff,
    ClockNotTold,
    // Credentials
    CredentialsAccepted,
    CredentialsSecretOfAnother, // 1001
    CredentialsBadSignature,    // 1004
    CredentialsUnknownKey,      // 1002 that names the App Key
    CredentialsRefused,         // another code that speaks of the app
    CredentialsUnclear,         // a code that does not
    CredentialsNoAnswer,        // no answer of the service at all
    // Sender
    SenderKnown,
    SenderNameless,
    SenderNotConfirmed,
    NoSender,
    // Online
    SenderOnline,
    SenderOffline,
    OnlineNotTold,
    // Room
    RoomExists,
    RoomEmpty,
    RoomMissing,
    RoomNotTold,
    NoRoom,
    // Broadcast
    BroadcastNotChecked,
};

SetupStatus statusOf(SetupVerdict verdict);

enum class SetupFactId {
    Address,
    AppKey,
    Proxy,
    ProxyVariable, // set in the environment
    IpAddress,
    Reached,
    NotReached,
    TlsVersion,
    Cipher,
    Subject,
    Issuer,
    ValidFrom,
    ValidUntil,
    DaysLeft,
    TlsTrouble, // the TLS library's own words
    ServerTime,
    OwnTime,
    Difference, // seconds; above zero: the server is ahead
    RequestId,
    HttpStatus,
    Code,
    ServiceSaid,
    Detail, // the network's own words
    UserId,
    UserName,
    UserSince,
    RoomId,
    Members,
    RoomSince,
    RoomMinutes, // until it ends, or until it ends when nothing is said in it
};

// A value as it was found, the same in every language. It may come from outside: one line, capped, controls
// made visible; still never to be shown as markup.
struct SetupFact
{
    SetupFactId id{};
    QString value;
    friend bool operator==(const SetupFact &, const SetupFact &) = default;
};

// One step and all its sentences are made of (setup_text.h), so that they can be said again in another
// language.
struct SetupStep
{
    SetupStepId id{};
    SetupVerdict verdict = SetupVerdict::Waiting;
    std::optional<std::chrono::milliseconds> duration = {}; // none: nothing was waited for
    QList<SetupFact> facts = {};
    QString subject = {};                      // the host, user or room the sentence speaks of
    qint64 number = 0;                         // days left, seconds of difference, members
    std::optional<Outcome> outcome = {};       // of a question to the service
    std::optional<Finding> finding = {};       // of ProfileUnusable
    std::optional<SetupStepId> blockedBy = {}; // of SkippedAfter

    SetupStatus status() const { return statusOf(verdict); }
    QString fact(SetupFactId wanted) const; // the first; empty when there is none
};

struct SetupReport
{
    QString profile;
    Environment environment = Environment::Live;
    QString address;     // scheme, host and port
    QDateTime startedAt; // UTC
    QList<SetupStep> steps;
    bool stopped = false;

    // The worst of the steps that are over: Failed, Warning or Ok.
    SetupStatus worst() const;
    const SetupStep *step(SetupStepId id) const; // null before the check
};

// The steps of a check that has not begun.
QList<SetupStep> waitingSteps();

} // namespace crier
