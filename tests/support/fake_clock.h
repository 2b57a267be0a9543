// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

namespace crier {

// Stands still until it is told to move.
class FakeClock final : public Clock
{
public:
    QDateTime utcNow() const override { return wall; }
    std::chrono::milliseconds monotonicNow() const override { return monotonic; }

    QDateTime wall{QDate(2026, 1, 1), QTime(0, 0), Qt::UTC};
    std::chrono::milliseconds monotonic{1'000'000};
};

} // namespace crier
