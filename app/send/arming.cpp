// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/arming.h"

#include <QTimer>

#include <algorithm>

namespace crier {

QString comparableName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).trimmed();
}

Arming::Arming(QObject *parent)
    : Arming(std::make_unique<SystemClock>(), parent)
{}

Arming::Arming(std::unique_ptr<const Clock> own, QObject *parent)
    : Arming(*own, parent)
{
    m_own = std::move(own);
}

Arming::Arming(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_idle(new QTimer(this))
{
    m_idle->setSingleShot(true);
    m_idle->setInterval(defaultIdle);
    connect(m_idle, &QTimer::timeout, this, [this] { disarm(DisarmReason::Idle); });
}

void Arming::setIdle(std::chrono::milliseconds idle)
{
    m_idle->setInterval(idle);
    if (m_armed)
        restart();
}

std::chrono::milliseconds Arming::idle() const
{
    return m_idle->intervalAsDuration();
}

bool Arming::arm(const Profile &profile, const QString &typed)
{
    if (profile.environment != Environment::Live || comparableName(profile.name).isEmpty() ||
        comparableName(typed) != comparableName(profile.name))
        return false;
    m_profile = profile;
    m_armed = true;
    restart();
    Q_EMIT armed();
    return true;
}

void Arming::disarm(DisarmReason reason)
{
    if (!m_armed)
        return;
    m_armed = false;
    m_profile = {};
    m_idle->stop();
    Q_EMIT disarmed(reason);
}

void Arming::touch()
{
    look();
    if (m_armed)
        restart();
}

void Arming::restart()
{
    m_until = m_clock.utcNow().addMSecs(m_idle->interval());
    m_idle->start();
}

void Arming::look()
{
    if (m_armed && m_clock.utcNow() >= m_until)
        disarm(DisarmReason::Idle);
}

void Arming::setCurrent(const Profile &profile)
{
    if (m_armed && !(profile == m_profile))
        disarm(DisarmReason::ProfileChanged);
}

bool Arming::allows(const Profile &profile)
{
    look();
    return profile.environment != Environment::Live || (m_armed && profile == m_profile);
}

std::chrono::milliseconds Arming::remaining() const
{
    if (!m_armed)
        return std::chrono::milliseconds(0);
    const std::chrono::milliseconds onWall(m_clock.utcNow().msecsTo(m_until));
    return std::max(std::chrono::milliseconds(0), std::min(m_idle->remainingTimeAsDuration(), onWall));
}

} // namespace crier
