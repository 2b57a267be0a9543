// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"

namespace crier {

QDateTime SystemClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::monotonicNow() const
{
    // steady_clock is CLOCK_MONOTONIC, the performance counter or mach_absolute_time: all count from boot
    // and are shared by every process, which QElapsedTimer does not promise.
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

} // namespace crier
