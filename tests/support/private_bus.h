// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace crier {

// A D-Bus session bus of the test's own, with a home of its own, on which nothing starts by itself. Gone when
// this is, with all that was started on it.
class PrivateBus
{
public:
    PrivateBus();
    ~PrivateBus();
    PrivateBus(const PrivateBus &) = delete;
    PrivateBus &operator=(const PrivateBus &) = delete;

    bool isRunning() const { return !m_address.isEmpty(); }
    // For processes that shall see this bus and this home.
    const QProcessEnvironment &environment() const { return m_environment; }
    QString home() const { return m_folder.path(); }
    // A connection of the test itself.
    QDBusConnection connection() const { return QDBusConnection(m_connectionName); }

    // gnome-keyring-daemon with its key ring unlocked by `password`; with none, locked. False: it did not
    // come up.
    bool startKeyring(const QByteArray &password);
    void stopKeyring();
    // Locks the key ring, as its owner would.
    bool lockKeyring() const;

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QString m_address;
    QString m_connectionName;
    QProcess m_bus;
    QProcess m_keyring;
};

} // namespace crier
