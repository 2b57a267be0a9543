// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

namespace crier {

class LedgerFile;
class RateSlots;
class SendLog;

// What every start does, and what a running program does when it sees that another one died: rows of owners
// that are gone get their end (intent: not_sent, on_wire: unknown) and their slots are freed, in one
// transaction. Writes nothing when there is nothing to recover. Gives the number of rows.
Result<int> recoverAbandoned(LedgerFile &file, SendLog &log, RateSlots &slots, const Clock &clock);

} // namespace crier
