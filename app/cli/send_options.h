// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/secret_options.h"
#include "app/sandbox/sandbox_server.h"
#include "app/send/sender.h"

#include <memory>

namespace crier {

// What the command line of send says.
struct SendOptions
{
    SendOrder order;
    TransportOptions transport;
    bool dryRun = false;
    bool wait = false;
    bool tryAgain = false;
    bool json = false;
    bool help = false;
    CliContext where;
    SecretInput secret;
    std::optional<QString> liveName;        // what --live names
    qint64 contentSize = 0;                 // of the file, which may be more than was read
    std::unique_ptr<SandboxServer> sandbox; // the embedded one, for --profile sandbox
};

QByteArray sendUsage();
// All of it but the secret that only the key store has.
std::optional<Complaint> readSendOptions(const QStringList &arguments, const CliContext &context,
                                         SendOptions &options);
// The window has its arming; a command line names once more whom it reaches. Gives the sentence that says
// what is missing; empty: it may be sent.
QString liveComplaint(const SendOptions &options);

} // namespace crier
