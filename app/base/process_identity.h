// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace crier {

// Who owns an open row: a process id alone is reused, so its start time and the boot belong to it.
struct ProcessIdentity
{
    qint64 pid = 0;
    QString startedAt; // opaque, from the system; compares equal for the same process only
    QString bootId;    // opaque; empty where the system tells none
    friend bool operator==(const ProcessIdentity &, const ProcessIdentity &) = default;
};

ProcessIdentity currentProcess();

// False only when that process is certainly gone. Where the system will not tell, it counts as alive: a row
// recovered too late is a nuisance, one recovered under a living sender would be a lie.
bool isAlive(const ProcessIdentity &process);

} // namespace crier
