// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/base/visible_text.h"
#include "app/text/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace crier {

namespace {

struct Commands
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

} // namespace

void printLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void printError(const QString &sentence)
{
    // It may quote a file name, an argument or the service: one line, and nothing in it acts on a terminal.
    const QByteArray text = "crierctl: " + withVisibleControls(sentence).toUtf8() + '\n';
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stderr);
}

std::optional<QString> parseArguments(QCommandLineParser &parser, const QString &name,
                                      const QStringList &arguments, const QStringList &repeatable)
{
    if (!parser.parse(QStringList{name} + arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        if (unknown.isEmpty())
            return Commands::tr("An option lacks its value, or has one that it does not take.");
        return Commands::tr("%1 has no option \"%2\"; \"crierctl %1 --help\" shows them all.")
            .arg(name, unknown.first());
    }
    QStringList seen;
    for (const QString &option : parser.optionNames()) {
        if (seen.contains(option) && !repeatable.contains(option))
            return Commands::tr("--%1 is there twice; give it once.").arg(option);
        seen.append(option);
    }
    return {};
}

QString sentenceFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::StorageSetAside:
        return Commands::tr("The damaged send log was kept as %1, and its rows are missing from the new one; "
                            "once you know of "
                            "that, run \"crierctl log acknowledge\" to send again.")
            .arg(error.detail);
    case ErrorKind::ServiceOff:
        return Commands::tr("The chatroom broadcast service is off for this App Key. Enable it in the "
                            "service's console, then "
                            "send with --try-again.");
    default:
        return errorSentence(error);
    }
}

ExitCode fail(const Error &error, const QString &sentence)
{
    printError(sentence.isEmpty() ? sentenceFor(error) : sentence);
    return exitCodeOf(error);
}

ExitCode exitCodeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::StorageUnavailable:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageBusy:
    case ErrorKind::StorageFault:
    case ErrorKind::StorageCorrupt:
    case ErrorKind::StorageSetAside:
    case ErrorKind::StorageEndMissing:
    case ErrorKind::StorageNewer:
    case ErrorKind::StorageMoved:
    case ErrorKind::SqliteMissing:
        return ExitCode::StorageFailed;
    default:
        return ExitCode::Refused;
    }
}

} // namespace crier
