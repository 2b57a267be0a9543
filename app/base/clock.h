// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace crier {

// Time, as something a test can hold still.
// Thread-safe: implementations may be asked from any thread.
class Clock
{
public:
    virtual ~Clock() = default;

    // Wall time, UTC. For display, the log and the signature only; people and NTP move it.
    virtual QDateTime utcNow() const = 0;

    // Milliseconds of a clock that is the same for all processes of this machine, never goes back and never
    // jumps, counted from a point not later than the start of this boot's first process. Values from
    // different boots must not be compared (see ProcessIdentity::bootId).
    virtual std::chrono::milliseconds monotonicNow() const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime utcNow() const override;
    std::chrono::milliseconds monotonicNow() const override;
};

} // namespace crier
