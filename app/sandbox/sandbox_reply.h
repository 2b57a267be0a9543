// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox_rules.h"
#include "app/sandbox/sandbox_server.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>

namespace crier {

// What goes over the wire in answer to one request, and how the connection ends.
struct SandboxReply
{
    enum class End {
        Orderly, // the answer is whole; the peer may read it in peace
        Close,   // closed behind the last byte, whatever the peer expects
        Reset,
        Endless, // filler without end behind the bytes
        Hold,    // nothing more is said; open until the peer goes
    };

    QByteArray bytes;
    std::chrono::milliseconds delay{0}; // before the first byte
    End end = End::Orderly;

    // What the peer is told; 0 and empty for what it is not told, or not completely.
    int httpStatus = 0;
    int code = 0;
    QString errorMessage;
    bool accepted = false; // the platform would have delivered it, whether or not the answer says so
};

// `answer` is what the rules say, `fault` what is made of it. `serverUrl` is where a redirect stays.
SandboxReply makeReply(const SandboxAnswer &answer, SandboxFault fault, std::chrono::milliseconds slowAnswer,
                       const QString &serverUrl, const QDateTime &now);

// The answer to what is no request of the API at all: 400, 411, 413 and the like, without a body code.
SandboxReply makeRefusal(int httpStatus, const QDateTime &now);

} // namespace crier
