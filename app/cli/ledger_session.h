// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/ledger_file.h"
#include "app/store/rate_slots.h"
#include "app/store/send_log.h"

namespace crier {

struct CliContext;

// The ledger as a command uses it: opened, and rows of programs that are gone recovered.
class LedgerSession
{
public:
    explicit LedgerSession(const Clock &clock);

    // Opens the ledger of `context`, creating it where it is missing. A file that can only be read is opened
    // all the same; file.writeRefusal() says why nothing can be written.
    Status open(const CliContext &context);

    // Why rows of programs that are gone could not be given their end, if so: the log can still be read.
    std::optional<Error> recoveryTrouble;

    LedgerFile file;
    SendLog log;
    RateSlots slots;

private:
    const Clock &m_clock;
};

// What every start of a program owes the ledger, for commands that do not need it otherwise: rows of programs
// that are gone get their end. Creates nothing, and a ledger that cannot be opened is the next send's to
// complain about.
void recoverWithoutAsking(const CliContext &context);

} // namespace crier
