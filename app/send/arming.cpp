// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/arming.h"

#include <QTimer>

namespace crier {

QString comparableName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).trimmed();
}

Arming::Arming(QObject *parent)
    : QObject(parent)
    , m_idle(new QTimer(this))
{
    m_idle->setSingleShot(true);
    m_idle->setInterval(defaultIdle);
    connect(m_idle, &QTimer::timeout, this, [this] { disarm(DisarmReason::Idle); });
}

void Arming::setIdle(std::chrono::milliseconds idle)
{
    m_idle->setInterval(idle); // starts a running one anew
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
    m_idle->start();
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
    if (m_armed)
        m_idle->start();
}

void Arming::setCurrent(const Profile &profile)
{
    if (m_armed && !(profile == m_profile))
        disarm(DisarmReason::ProfileChanged);
}

bool Arming::allows(const Profile &profile) const
{
    return profile.environment != Environment::Live || (m_armed && profile == m_profile);
}

std::chrono::milliseconds Arming::remaining() const
{
    return m_armed ? m_idle->remainingTimeAsDuration() : std::chrono::milliseconds(0);
}

} // namespace crier
