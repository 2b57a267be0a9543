// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QObject>
#include <QVariant>

#include <functional>

namespace crier {

// The D-Bus side of ScreenWatch. Every call is asynchronous.
class ScreenBus : public QObject
{
    Q_OBJECT

public:
    ScreenBus(QDBusConnection system, QDBusConnection session, QObject *parent = nullptr);

    void listen();

Q_SIGNALS:
    void locked();

private Q_SLOTS: // by name, for QDBusConnection::connect()
    void onSessionLock();
    void onSleep(bool begins);
    void onScreenSaver(bool isActive);

private:
    void askForSession(const QString &method, const QVariant &which, const std::function<void()> &otherwise);
    void watchSession(const QDBusObjectPath &path);

    QDBusConnection m_system;
    QDBusConnection m_session;
};

} // namespace crier
