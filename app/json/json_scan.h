// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace crier {

// A strict (RFC 8259), one-pass JSON scanner over UTF-8 bytes. It exists because QJsonDocument accepts broken
// JSON, keeps the last of duplicate keys silently and rewrites what it read; here nothing is ever rewritten.

enum class JsonFault {
    None,
    Empty, // nothing but white space
    InvalidUtf8,
    ByteOrderMark,
    NulCharacter,     // raw or written as \u0000
    ControlCharacter, // raw U+0001 to U+001F inside a string
    LoneSurrogate,    // \ud83d without its other half
    BadEscape,
    BadNumber,
    BadLiteral, // a word that is not true, false or null
    UnexpectedCharacter,
    UnterminatedString,
    MissingColon,
    MissingComma,
    TrailingComma,
    Unclosed,     // the text ends inside an object or array
    TrailingText, // something after the value
    TooDeep,      // nesting above maxJsonDepth
    DuplicateKey,
    NotAnObject, // valid JSON, but not one object
};

inline constexpr int maxJsonDepth = 512;

struct JsonPosition
{
    qsizetype offset = 0; // bytes from the start
    int line = 1;         // from 1; lines end at \n, \r\n or \r
    int column = 1;       // from 1, in Unicode characters (code points)
    friend bool operator==(const JsonPosition &, const JsonPosition &) = default;
};

// A top-level member of the scanned object, as byte ranges of the input.
struct JsonMember
{
    QString key;              // decoded
    qsizetype valueStart = 0; // first byte of the value token
    qsizetype valueEnd = 0;   // one past its last byte
};

struct JsonScan
{
    JsonFault fault = JsonFault::None;
    JsonPosition position;     // of the fault
    QString key;               // the key, when the fault is DuplicateKey
    QList<JsonMember> members; // of the top-level object, in order; complete only when there is no fault
    bool ok() const { return fault == JsonFault::None; }
};

// Scans `bytes` as exactly one JSON object. Duplicate keys are found at every depth. Never recurses.
JsonScan scanJsonObject(QByteArrayView bytes);

// First byte of `bytes` that is not valid UTF-8 (surrogates and overlong forms count as invalid), or none.
std::optional<JsonPosition> findInvalidUtf8(QByteArrayView bytes);
// Line and column of a byte offset.
JsonPosition positionAt(QByteArrayView bytes, qsizetype offset);

// The text a JSON string token (with its quotes) stands for; none when the token is not a valid string.
std::optional<QString> decodeJsonString(QByteArrayView token);
// `text` as a JSON string token with its quotes: only what must be escaped is (quote, backslash, controls),
// everything else stays UTF-8 (dossier 3.2). Expects `text` without lone surrogates.
QByteArray encodeJsonString(const QString &text);

} // namespace crier
