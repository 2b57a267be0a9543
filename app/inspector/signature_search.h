// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace crier {

// One thing done differently from the documented signature, lowercase_hex(SHA1(secret + nonce + timestamp)).
enum class Slip {
    UpperCaseHex,
    SignedSeconds,      // the header has milliseconds
    SignedMilliseconds, // the header has seconds
    TimeTakenTwice,     // signed at another moment of the same seconds
    WrongOrder,
    WithSeparator, // a character stands between the parts
    AppKeyAsSecret,
    AppKeyIncluded,
    NonceLeftOut,
    TimestampLeftOut,
    SecretLeftOut,
    SecretUntrimmed,   // blanks around it
    SecretTrimmed,     // the profile's has blanks around it, the signed one had not
    SecretWithLineEnd, // as `echo` and editors add one
    SecretQuoted,      // with its quotation marks
    SecretUrlEncoded,
    SecretUrlDecoded,
    SecretBase64,
    SecretFromBase64,
    SecretOtherCase,
    SecretOfOtherProfile, // `otherProfile` says which
    Sha256,
    Sha512,
    Md5,
    HmacSha1,
    HmacSha256,
    Base64Digest, // Base64 in the place of hex
};

// What stands in the headers.
struct SignedHeaders
{
    QByteArray appKey;
    QByteArray nonce;
    QByteArray timestamp;
    QByteArray signature;
};

struct SignatureMatch
{
    QList<Slip> slips; // empty: it is right
    int otherProfile = -1;
};

// Which mistakes, the fewest there can be, make `headers.signature` out of the other headers. None: no known
// one does. `secret` may be empty: then only what needs no secret is tried. Gives nothing a secret or a right
// signature could be told from.
std::optional<SignatureMatch> searchSignature(const SignedHeaders &headers, const Secret &secret,
                                              const QList<Secret> &otherSecrets);

} // namespace crier
