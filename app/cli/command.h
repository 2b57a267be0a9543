// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QCommandLineParser;

namespace crier {

class SecretStore;

// How crierctl ends; the README documents these.
enum class ExitCode {
    Ok = 0, // accepted, a dry run, or a listing
    Usage = 2,
    Refused = 3, // refused here: invalid, rate limit
    Rejected = 4,
    NotSent = 5, // of check: a step failed
    Unknown = 6,
    StorageFailed = 7,
};

struct CliContext
{
    QString dataDir = {}; // as given by --data-dir, or the platform's
    // Makes the key store when a command first needs it; asked once, and not owned by who asks.
    std::function<SecretStore *()> makeSecretStore = {};
};

// Output of a command: UTF-8, a line at a time, flushed, so that a reader on a pipe sees each line at once.
void printLine(const QByteArray &line);
// One sentence on standard error, prefixed with the program's name.
void printError(const QString &sentence);
// Says why on standard error (the sentence of `error` itself where none is given); gives the exit code of it.
ExitCode fail(const Error &error, const QString &sentence = {});
ExitCode exitCodeOf(const Error &error);
// The sentence of `error` with the way out that a command line has.
QString sentenceFor(const Error &error);

// Parses what stands behind the command `name`; gives the sentence that says what is wrong with it. An option
// that is there twice is refused, unless it is one of `repeatable`: one of the two would be dropped silently.
std::optional<QString> parseArguments(QCommandLineParser &parser, const QString &name,
                                      const QStringList &arguments, const QStringList &repeatable = {});

// Each takes the arguments behind its own name. QCoreApplication exists.
ExitCode runSandboxCommand(const QStringList &arguments, const CliContext &context);
ExitCode runSendCommand(const QStringList &arguments, const CliContext &context);
ExitCode runLogCommand(const QStringList &arguments, const CliContext &context);
ExitCode runProfileCommand(const QStringList &arguments, const CliContext &context);
ExitCode runCheckCommand(const QStringList &arguments, const CliContext &context);
ExitCode runTemplateCommand(const QStringList &arguments, const CliContext &context);
ExitCode runInspectCommand(const QStringList &arguments, const CliContext &context);
// These read and write no data folder.
ExitCode runTypesCommand(const QStringList &arguments);
ExitCode runValidateCommand(const QStringList &arguments);
ExitCode runExplainCommand(const QStringList &arguments, const CliContext &context);

} // namespace crier
