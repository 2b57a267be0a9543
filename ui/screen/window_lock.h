// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
class WindowLock : public QObject
{
    Q_OBJECT

public:
    explicit WindowLock(QMainWindow &window);

    // 0: never by itself.
    void setIdle(std::chrono::milliseconds idle);
    // Any act of the person.
    void touch();
    void lock();
    void unlock();
    bool isLocked() const { return m_isLocked; }

Q_SIGNALS:
    void locked();
    void unlocked();

private:
    void allow(bool allowed);

    QMainWindow &m_window;
    LockPage *m_page;
    QTimer *m_idle;
    QPointer<QWidget> m_focus;         // had the keyboard
    QList<QPointer<QWidget>> m_hidden; // dialogs to show again
    bool m_isLocked = false;
};

} // namespace crier
