// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QPointer>

#include <chrono>

class QMainWindow;
class QTimer;

namespace crier {

class LockPage;

// Locks a window when nobody has done anything for a while: covers it, hides the dialogs over it, and takes
// its commands away until somebody unlocks it. What a lock means for secrets and arming is for who listens.
// The idle time counts on the wall clock too, because a timer stands still while the computer sleeps.
class WindowLock : public QObject
{
    Q_OBJECT

public:
    WindowLock(QMainWindow &window, const Clock &clock);

    // 0: never by itself.
    void setIdle(std::chrono::milliseconds idle);
    // Any act of the person: the idle time starts anew, or the window locks when it had passed unnoticed.
    void touch();
    void lock();
    void unlock();
    bool isLocked() const { return m_isLocked; }

Q_SIGNALS:
    void locked();
    void unlocked();

private:
    void allow(bool allowed);
    void restart();
    // Locks when the time is over.
    void look();

    QMainWindow &m_window;
    const Clock &m_clock;
    LockPage *m_page;
    QTimer *m_idle;
    QTimer *m_watch; // soon after the computer woke up, also where nobody does anything
    QDateTime m_until;
    QPointer<QWidget> m_focus;         // had the keyboard
    QList<QPointer<QWidget>> m_hidden; // dialogs to show again
    bool m_isLocked = false;
};

} // namespace crier
