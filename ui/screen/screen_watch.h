// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace crier {

// Tells when the screen is locked or the computer goes to sleep, where the platform says so: on Linux the
// session manager and the screen saver over D-Bus, on Windows the session notifications, elsewhere what Qt
// knows of the application's state. Costs nothing between two such events.
class ScreenWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Begins to listen; not before the first window is on the screen, because a bus may be slow.
    void start();

Q_SIGNALS:
    void locked();

private:
    QObject *m_listener = nullptr;
};

// The platform's part: a child of `watch` that emits its locked(). Each platform has a file of its own.
QObject *listenForLocking(ScreenWatch &watch);

} // namespace crier
