// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/json/json_scan.h"
#include "app/json/json_tree.h"
#include "app/rongcloud/profile.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace crier {

// Limits, with their source.
inline constexpr int maxSenderBytes = 64;               // dossier 3.1
inline constexpr int maxObjectNameCharacters = 32;      // dossier 3.1
inline constexpr qsizetype maxContentBytes = 131'072;   // dossier 3.3: refuse above
inline constexpr qsizetype warnContentBytes = 128'000;  // dossier 3.3: warn above
inline constexpr qsizetype warnBodyBytes = 100'000;     // dossier 3.3: code 1508 names this limit
inline constexpr qsizetype warnThumbnailBytes = 10'240; // dossier 4: the least of the ceilings stated
inline constexpr qsizetype aimThumbnailBytes = 5'120;   // dossier 4: recommended everywhere
inline constexpr qsizetype warnSwollenBytes = 4'096;    // escapes that cost more than this, and
inline constexpr int warnSwollenPercent = 25;           // more than this share of the content

// Of a problem of a field `text` is the object name of the type, and `path` leads to the field: findField()
// knows its label and limits. Where a problem stands in several places of the content, `number` says in how
// many, and all else is about the first of them.
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
    ProfileNameMissing,
    ProfileNameTooLong,   // number: characters
    ProfileNameUntypable, // number: character position; of one that nobody can see or type
    ProfileNameReserved,  // text: the name, which means Crier's own sandbox
    ProfileNameTaken,     // text: the name of the other one
    DataCentreMismatch,   // text: the data centre, which is unknown or has another address
    SandboxElsewhere,     // a sandbox that is not on this computer may well reach people
    IntervalTooShort,     // number: milliseconds
    HoldNotOffered,       // number: seconds
    SendingHoursUnusable, // a time that is none, or no time between the two
    SendingHoursZone,     // text: the time zone, which is not known
    FieldMissing,         // a required one that is absent, null or blank
    FieldWrongKind,       // a required one
    Base64DataPrefix,     // of a field: "data:image/jpeg;base64," before the data itself
    Base64LineBreaks,     // of a field
    Base64Invalid,        // of a field
    LinkBroken,           // of a required field: not an address of the web
    PlaceholderLeft,      // number: places, text: "{{name}}"
    // Warnings: the person decides.
    SenderBlanks,        // before or behind it
    SenderOffline,       // although the message is to be delivered to the sender too
    TypeDiscouraged,     // text: object name
    TypeInternal,        // text: object name
    OptionalWrongKind,   // of a field that may be left out
    OptionalLinkBroken,  // likewise
    FieldOutOfRange,     // of a field
    FieldTooLarge,       // of a field; number: bytes
    FieldClientOnly,     // of a field
    MentionsMeaningless, // of a field
    ThumbnailHeavy,      // of a field; number: bytes; over warnThumbnailBytes
    ThumbnailTooHeavy,   // of a field; number: bytes; over what the field may have
    ThumbnailNotJpeg,    // of a field
    PlaceholderDoubtful, // number: places, text: "{{name}}"; an app's own type may use braces itself
    BidiControls,        // number: places
    InvisibleCharacters, // number: places
    LinkNotHttps,        // number: places, text: the link; so with all four
    LinkLocal,           // leads nowhere but on this computer or network
    LinkStaging,         // a host for trying things out
    LinkLookAlike,       // text: the host in punycode; letters that imitate others
    TestWords,           // number: places, text: the word
    ContentSwollen,      // number: bytes that plain spelling would save
    ContentLarge,        // number: bytes
    BodyLarge,           // number: bytes of the encoded body
    OutsideSendingHours, // of the profile; text: the hours and their place
};

// Not filled in yet, which a person who has just begun knows: told beside Send, not held against them.
bool isMerelyMissing(Problem problem);
// All of them, in the order above.
QList<Problem> allProblems();
// "sender-missing": for scripts, never changed.
QString problemId(Problem problem);

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
    bool isFixable = false; // see fixedDraft()
    friend bool operator==(const Finding &, const Finding &) = default;
};

// What a draft is judged by beside itself.
struct CheckContext
{
    Environment environment = Environment::Live; // where it would go
    std::optional<bool> senderIsOnline = {};     // as answered when last asked for this sender
};

// Everything wrong with a draft, errors first, each in the order sender, type, content. Pure.
QList<Finding> checkDraft(const Draft &draft, const CheckContext &context = {});
// What is wrong with the name of a type, for checking it as it is typed. Pure.
QList<Finding> checkObjectName(const QString &name);
// Everything wrong with where it would go. Pure.
QList<Finding> checkProfile(const Profile &profile, const Secret &secret);
// The same, of what does not take the secret.
QList<Finding> checkDestination(const Profile &profile);
QList<Finding> checkBaseUrl(const QUrl &url);
// Asks when `now` is outside the profile's sending hours, or when those cannot be understood. Pure.
QList<Finding> checkSendingHours(const Profile &profile, const QDateTime &now);
bool hasError(const QList<Finding> &findings);

// Position (from 1, UTF-16 units) of the first lone surrogate, which toUtf8() would turn into "?"; 0 for
// none.
qsizetype firstLoneSurrogate(const QString &text);

} // namespace crier
