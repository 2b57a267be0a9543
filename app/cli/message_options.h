// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/rongcloud/profile.h"

#include <QCommandLineOption>

namespace crier {

// The sentence that says why a command cannot even be tried.
struct Complaint
{
    QString sentence;
    ExitCode code = ExitCode::Usage;
};

// How send and validate are given a message: --type, and one of --text, --content and --content-file.
QList<QCommandLineOption> messageOptions();

// Takes type and content into `draft`. Of a content over the limit only as much is read as it takes to refuse
// it; `contentSize` is its whole size all the same, counted up to a bound for an input that has no end.
std::optional<Complaint> readMessage(const QCommandLineParser &parser, Draft &draft, qint64 &contentSize);

} // namespace crier
