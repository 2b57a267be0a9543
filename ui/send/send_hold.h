// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/rongcloud/profile.h"

#include <QObject>

#include <chrono>

class QTimer;

namespace crier {

// Why a hold ended without a send.
enum class HoldEnd { Cancelled, Disarmed, Locked, ProfileChanged, MessageChanged, NotPossible };

// The time between a confirmed send and its first byte. While it lasts nothing is written and nothing leaves;
// a program that ends in the middle of it has sent nothing. Measured on the monotonic clock.
class SendHold : public QObject
{
    Q_OBJECT

public:
    explicit SendHold(const Clock &clock, QObject *parent = nullptr);

    void start(const Draft &draft, std::chrono::milliseconds length);
    void pause();
    void resume();
    // Ends it before its time; over() does not come.
    void stop();

    bool isRunning() const { return m_isRunning; }
    bool isPaused() const { return m_isPaused; }
    std::chrono::milliseconds remaining() const;
    const Draft &draft() const { return m_draft; }

Q_SIGNALS:
    void changed(); // it began, paused, went on, ended, or another second went by
    void over(const crier::Draft &draft);

private:
    void aim();
    void onTimer();

    const Clock &m_clock;
    Draft m_draft;
    std::chrono::milliseconds m_until{0}; // monotonic; while it is not paused
    std::chrono::milliseconds m_left{0};  // while it is paused
    bool m_isRunning = false;
    bool m_isPaused = false;
    QTimer *m_timer; // to the next full second
};

} // namespace crier
