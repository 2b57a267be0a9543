// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/message_options.h"
#include "app/secrets/secret_store.h"

namespace crier {

// The App Secret as a command line may name it; never an argument.
struct SecretInput
{
    Secret secret = {};
    bool isGiven = false; // not: the key store is to be asked
    bool wasTrimmed = false;
};

// --app-secret-env and --app-secret-stdin, and --app-secret, which readSecret() refuses with the reason.
QList<QCommandLineOption> secretOptions();
// What to say in a usage text of these options.
QString secretOptionsHelp();

// Takes the secret out of the environment or from standard input, without the white space around it. To be
// called before anything else can go wrong, so that it stays nowhere. `inputIsTaken`: standard input is to
// give something else.
std::optional<Complaint> readSecret(const QCommandLineParser &parser, bool inputIsTaken, SecretInput &input);
// To be printed when the command goes on; empty when there is nothing to tell.
QString secretNotice(const SecretInput &input);

// Asks the key store and waits for its answer: an event loop of its own, which ends soon after
// SecretStore::patience even when the store breaks its word.
SecretAnswer readFromStore(SecretStore &store, const QByteArray &id);
SecretAnswer writeToStore(SecretStore &store, const QByteArray &id, const Secret &secret);
SecretAnswer removeFromStore(SecretStore &store, const QByteArray &id);

// `input`, or what the key store has for a profile; the complaint has a way out that a command line has.
std::optional<Complaint> takeSecret(const CliContext &context, const Profile &profile, SecretInput &input);

} // namespace crier
