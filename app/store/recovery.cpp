// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/recovery.h"

#include "app/store/ledger_file.h"
#include "app/store/rate_slots.h"
#include "app/store/send_log.h"

namespace crier {

Result<int> recoverAbandoned(LedgerFile &file, SendLog &log, RateSlots &slots, const Clock &clock)
{
    const Result<bool> rows = log.needsRecovery();
    if (!rows)
        return rows.error();
    const Result<bool> held = slots.needsRecovery();
    if (!held)
        return held.error();
    if (!*rows && !*held)
        return 0;

    int recovered = 0;
    const Status done = file.write([&]() -> Status {
        const Result<int> ended = log.recover(clock.utcNow());
        if (!ended)
            return ended.error();
        recovered = *ended;
        return slots.recover();
    });
    if (!done)
        return done.error();
    return recovered;
}

} // namespace crier
