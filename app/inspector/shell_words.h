// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace crier {

// A command line taken apart. Nothing is ever run, and nothing expanded: "$x" and "`x`" stay as they are.
struct ShellWords
{
    QStringList words;
    bool isUnbalanced = false; // a quotation mark has no partner; the rest counts as quoted
};

// As a POSIX shell would: '', "", $'', backslashes, continued lines. Operators (| ; & < >) that are not
// quoted are words of their own, and so is a line break that ends a command: "\n".
ShellWords splitPosix(const QString &line);
// As the Windows command prompt and the C runtime behind it would: ^ outside of quotation marks, \" and ""
// inside of them.
ShellWords splitCmd(const QString &line);
// Whether `line` is written for the command prompt.
bool looksLikeCmd(const QString &line);

} // namespace crier
