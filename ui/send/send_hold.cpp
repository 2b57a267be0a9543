// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/send_hold.h"

#include <QTimer>

#include <algorithm>

namespace crier {

using std::chrono::milliseconds;

SendHold::SendHold(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, &SendHold::onTimer);
}

void SendHold::start(const Draft &draft, milliseconds length)
{
    m_draft = draft;
    m_until = m_clock.monotonicNow() + length;
    m_isRunning = true;
    m_isPaused = false;
    aim();
    Q_EMIT changed();
}

void SendHold::pause()
{
    if (!m_isRunning || m_isPaused)
        return;
    m_left = remaining();
    m_isPaused = true;
    m_timer->stop();
    Q_EMIT changed();
}

void SendHold::resume()
{
    if (!m_isRunning || !m_isPaused)
        return;
    m_until = m_clock.monotonicNow() + m_left;
    m_isPaused = false;
    aim();
    Q_EMIT changed();
}

void SendHold::stop()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    m_isPaused = false;
    m_draft = {};
    m_timer->stop();
    Q_EMIT changed();
}

milliseconds SendHold::remaining() const
{
    if (!m_isRunning)
        return milliseconds{0};
    return m_isPaused ? m_left : std::max(milliseconds{0}, m_until - m_clock.monotonicNow());
}

void SendHold::aim()
{
    const milliseconds left = remaining();
    const milliseconds step = left % 1'000;
    m_timer->start(step.count() > 0 ? step : std::min(left, milliseconds{1'000}));
}

// A timer may be early; only the clock says that the time is up.
void SendHold::onTimer()
{
    if (remaining() > milliseconds{0}) {
        aim();
        Q_EMIT changed();
        return;
    }
    const Draft draft = m_draft;
    stop();
    Q_EMIT over(draft);
}

} // namespace crier
