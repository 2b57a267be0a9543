// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ledger_session.h"

#include "app/base/app_paths.h"
#include "app/cli/command.h"
#include "app/store/recovery.h"

#include <QFileInfo>

namespace crier {

LedgerSession::LedgerSession(const Clock &clock)
    : log(file, currentProcess())
    , slots(file, clock, currentProcess())
    , m_clock(clock)
{}

Status LedgerSession::open(const CliContext &context)
{
    if (Status opened = file.open(ledgerPath(context.dataDir)); !opened)
        return opened;
    if (file.writeRefusal())
        return Done{};
    if (const Result<int> recovered = recoverAbandoned(file, log, slots, m_clock); !recovered)
        recoveryTrouble = recovered.error();
    return Done{};
}

void recoverWithoutAsking(const CliContext &context)
{
    if (!QFileInfo::exists(ledgerPath(context.dataDir)))
        return;
    const SystemClock clock;
    LedgerSession session(clock);
    (void)session.open(context).ok();
}

} // namespace crier
