// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/json/json_scan.h"
#include "app/json/json_tree.h"
#include "app/rongcloud/profile.h"

#include <QList>

namespace crier {

// Limits, with their source.
inline constexpr int maxSenderBytes = 64;              // dossier 3.1
inline constexpr int maxObjectNameCharacters = 32;     // dossier 3.1
inline constexpr qsizetype maxContentBytes = 131'072;  // dossier 3.3: refuse above
inline constexpr qsizetype warnContentBytes = 128'000; // dossier 3.3: warn above
inline constexpr qsizetype warnBodyBytes = 100'000;    // dossier 3.3: code 1508 names this limit

enum class Problem {
    // Errors: nothing is sent.
    SenderMissing,
    SenderTooLong,       // number: bytes
    SenderControl,       // number: character position from 1
    SenderLoneSurrogate, // number: character position
    TypeMissing,
    TypeTooLong,        // number: characters
    TypeControl,        // number: character position
    TypeNotAscii,       // number: character position; custom names are printable ASCII without spaces
    TypeUnknownBuiltIn, // begins with "RC:" (any case) and is not in the table
    ContentMissing,
    ContentTooLong,       // number: bytes
    ContentNotUtf8,       // position
    ContentNul,           // position
    ContentLoneSurrogate, // position
    ContentBadJson,       // position, jsonFault
    ContentDuplicateKey,  // position, text: the key
    AppKeyMissing,
    AppKeyBadCharacter, // number: character position; only printable ASCII without spaces may go in a header
    SecretMissing,
    SecretEqualsAppKey, // dossier 1.4
    UrlInvalid,
    UrlNotHttps, // http is for loopback only
    UrlHasUserInfo,
    UrlHasPath, // the path is fixed; a base address has none, no query, no fragment
    // Warnings: the person decides.
    ContentLarge,    // number: bytes
    BodyLarge,       // number: bytes of the encoded body
    TypeDiscouraged, // text: object name
    TypeInternal,    // text: object name
};

// Not filled in yet, which a person who has just begun knows: told beside Send, not held against them.
bool isMerelyMissing(Problem problem);

enum class Severity { Error, Warning };
Severity severityOf(Problem problem);

// The part of the message a finding is about.
enum class Part { Sender, Type, Content, IncludeSender, Profile };
Part partOf(Problem problem);

struct Finding
{
    Problem problem;
    qint64 number = 0;
    JsonPosition position = {};
    JsonFault jsonFault = JsonFault::None;
    QString text = {};
    // Within the content: the member it is about (empty: the whole), and the bytes concerned (none: below 0).
    JsonPath path = {};
    qsizetype start = -1;
    qsizetype end = -1;
    friend bool operator==(const Finding &, const Finding &) = default;
};

// Everything wrong with a draft, errors first, in the order sender, type, content. Pure.
QList<Finding> checkDraft(const Draft &draft);
// Everything wrong with where it would go. Pure.
QList<Finding> checkProfile(const Profile &profile, const Secret &secret);
QList<Finding> checkBaseUrl(const QUrl &url);
bool hasError(const QList<Finding> &findings);

// Position (from 1, UTF-16 units) of the first lone surrogate, which toUtf8() would turn into "?"; 0 for
// none.
qsizetype firstLoneSurrogate(const QString &text);

} // namespace crier
