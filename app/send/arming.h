// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/rongcloud/profile.h"

#include <QObject>

#include <chrono>
#include <memory>

class QTimer;

namespace crier {

enum class DisarmReason {
    Asked,
    Idle,
    Locked,       // the screen was, or the computer slept
    WindowLocked, // Crier itself
    ProfileChanged,
};

// Whether sends to a live profile are let through in this run. Starts disarmed, and is never stored. One
// profile at a time: arming another, or another profile becoming current, disarms. The idle time counts on
// the wall clock too, because a timer stands still while the computer sleeps.
class Arming : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes defaultIdle{10};

    explicit Arming(QObject *parent = nullptr);
    explicit Arming(const Clock &clock, QObject *parent = nullptr);

    void setIdle(std::chrono::milliseconds idle);
    std::chrono::milliseconds idle() const;
    // True when `typed` is the profile's name: compared after Unicode normalisation (NFKC), without the white
    // space around it, and with case. Nothing happens otherwise.
    bool arm(const Profile &profile, const QString &typed);
    void disarm(DisarmReason reason);
    // Any act of the person: the idle time starts anew.
    void touch();
    // The profile that is current now; disarms when it is not, byte for byte, the armed one.
    void setCurrent(const Profile &profile);

    // Sandbox and test always may; live only while armed for exactly this profile. Disarms when the idle time
    // has passed unnoticed.
    bool allows(const Profile &profile);
    bool isArmed() const { return m_armed; }
    std::chrono::milliseconds remaining() const;

Q_SIGNALS:
    void armed();
    void disarmed(crier::DisarmReason reason);

private:
    explicit Arming(std::unique_ptr<const Clock> own, QObject *parent);
    void restart();
    // Disarms when the time is over.
    void look();

    std::unique_ptr<const Clock> m_own; // where nobody gave one
    const Clock &m_clock;
    Profile m_profile;
    bool m_armed = false;
    QDateTime m_until;
    QTimer *m_idle;
};

// How a typed name is compared with a profile's.
QString comparableName(const QString &name);

} // namespace crier
