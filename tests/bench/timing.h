// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <functional>
#include <vector>

// How long `work` takes, in microseconds, quickest round first.
inline std::vector<double> sortedTimes(int rounds, const std::function<void()> &work)
{
    std::vector<double> microseconds;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        microseconds.push_back(double(timer.nsecsElapsed()) / 1e3);
    }
    std::sort(microseconds.begin(), microseconds.end());
    return microseconds;
}
