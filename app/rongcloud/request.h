// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QUrl>

#include <utility>

namespace crier {

// What makes two requests of the same draft differ. Made anew for every attempt (dossier 1.2).
struct Attempt
{
    QDateTime time;       // wall time; signed and sent as milliseconds since 1970 UTC
    QByteArray nonce;     // 1 to 18 decimal digits
    QByteArray requestId; // X-Request-ID, at most 36 characters (dossier 1.1)
};

// A fresh nonce of at most 18 decimal digits from the system's cryptographic source.
QByteArray freshNonce();
// A fresh id for one press: a version 4 UUID, 36 characters.
QByteArray freshRequestId();

// Ready to be posted; holds the signature, so it is never logged as it is.
struct SignedRequest
{
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

// lowercase_hex(SHA1(secret + nonce + timestamp)), dossier 1.2.
QByteArray signature(const Secret &secret, const QByteArray &nonce, const QByteArray &timestamp);

// Each value percent-encoded once, joined by hand: QUrlQuery would leave "+" alone (dossier 8.2).
QByteArray formBody(const QList<std::pair<QByteArray, QByteArray>> &fields);

// The broadcast's form parameters in the order they are sent, not encoded yet.
QList<std::pair<QByteArray, QByteArray>> formFieldsOf(const Draft &draft);
// The body of the broadcast of `draft`, byte for byte: what is previewed, copied, posted and logged.
QByteArray formBodyOf(const Draft &draft);

// The header values that are made anew for every attempt.
struct FreshValues
{
    QByteArray nonce;
    QByteArray timestamp;
    QByteArray signature;
    QByteArray requestId;
};
// The headers of a call for `profile`, in the order they are sent.
QList<std::pair<QByteArray, QByteArray>> serviceHeaders(const Profile &profile, const FreshValues &fresh);

// Where broadcasts of `profile` go. The path is fixed here and never built from input (dossier 3.7).
QUrl broadcastUrl(const Profile &profile);

// The broadcast of `draft`: a pure function of its arguments. Expects values that checkSend() let through.
SignedRequest buildBroadcast(const Profile &profile, const Secret &secret, const Draft &draft,
                             const Attempt &attempt);

// The questions that read only and reach nobody (dossier 6.1, 6.3). Each has a path of its own that is fixed
// here, and none of them can be the broadcast's: that is checked when this is compiled.

// Whether `user` is online.
SignedRequest buildOnlineQuestion(const Profile &profile, const Secret &secret, const UserId &user,
                                  const Attempt &attempt);
// Whether the service knows `user`, and under which name.
SignedRequest buildUserQuestion(const Profile &profile, const Secret &secret, const UserId &user,
                                const Attempt &attempt);
// Whether the chatroom is there, and how many are in it.
SignedRequest buildChatroomQuestion(const Profile &profile, const Secret &secret, const ChatroomId &room,
                                    const Attempt &attempt);
// Which chatrooms are kept alive: the question that needs nothing to ask about, with an empty body.
SignedRequest buildKeptAliveQuestion(const Profile &profile, const Secret &secret, const Attempt &attempt);

// The request as text for people: method, URL, headers with the signature masked, body. `crierctl --dry-run`.
QString describeMasked(const SignedRequest &request);

// What stands in the place of a value that must not be seen.
QByteArray maskedValue();

QByteArray sha256Hex(const QByteArray &bytes);

} // namespace crier
