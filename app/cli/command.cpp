// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/text/sentences.h"

#include <cstdio>

namespace crier {

void printLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void printError(const QString &sentence)
{
    const QByteArray text = "crierctl: " + sentence.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stderr);
}

ExitCode fail(const Error &error, const QString &sentence)
{
    printError(sentence.isEmpty() ? errorSentence(error) : sentence);
    switch (error.kind) {
    case ErrorKind::StorageUnavailable:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageBusy:
    case ErrorKind::StorageCorrupt:
    case ErrorKind::StorageNewer:
    case ErrorKind::StorageMoved:
        return ExitCode::StorageFailed;
    default:
        return ExitCode::Refused;
    }
}

} // namespace crier
