// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/rongcloud/names.h"
#include "app/send/governor.h"

namespace crier {

class LedgerFile;

// The slots of all App Keys, shared by every program of this user through the ledger file. All SQL on
// `slots`. The methods that change a slot must run inside LedgerFile::write().
class RateSlots
{
public:
    RateSlots(LedgerFile &file, const Clock &clock, ProcessIdentity owner);

    Result<SlotView> view(const AppKey &appKey);
    // With the intent: reserves a free slot for `sendId`; RateLimited or ServiceOff when it is not free.
    Status reserve(const AppKey &appKey, qint64 sendId, std::chrono::milliseconds holdAtMost);
    // In the gate: still ours? RateLimited when the reservation was lost.
    Status confirm(const AppKey &appKey, qint64 sendId);
    // With the end.
    Status release(const AppKey &appKey, qint64 sendId, SlotEnd end,
                   std::chrono::milliseconds interval = sendInterval);
    // Whether recover() would find anything; needs no write lock.
    Result<bool> needsRecovery();
    // Frees slots whose holder is gone; the interval starts now.
    Status recover();
    // The person said: try again after 1009.
    Status tryAgain(const AppKey &appKey);

private:
    Result<Slot> load(const QString &key);
    Status save(const QString &key, const Slot &slot);
    Result<QStringList> abandonedKeys();
    SlotView viewNow(const Slot &slot) const;

    LedgerFile &m_file;
    const Clock &m_clock;
    ProcessIdentity m_owner;
};

} // namespace crier
