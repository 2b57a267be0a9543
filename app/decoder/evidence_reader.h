// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decoder/evidence.h"

#include <QByteArray>

namespace crier {

// More than this of a pasted text is not looked at, and that is said.
inline constexpr qsizetype maxPastedBytes = 256 * 1024;

// What a pasted text was taken for.
enum class PastedKind {
    Nothing, // no part of it was recognised
    Number,  // a code or a status alone
    Answer,  // the service's JSON
    HttpReply,
    CurlTranscript,
    ExportRow, // of Crier's own log
    WebPage,
    LogLine, // of another program
};

struct EvidenceReading
{
    PastedKind kind = PastedKind::Nothing;
    Evidence evidence;
    bool isCut = false;       // longer than maxPastedBytes
    QList<int> otherCodes;    // codes that stand there too, and are not what the verdict is about
    int otherRows = 0;        // of an export: further rows
    bool hasBadBytes = false; // not UTF-8, or NULs
};

// Finds in `pasted` whatever says how a broadcast ended. The first failure that is there counts; the rest is
// told in the result. Never fails.
EvidenceReading readEvidence(const QByteArray &pasted);

} // namespace crier
