// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>
#include <QString>

#include <utility>

namespace crier {

// The App Secret. Cannot be printed, compared or turned into text by accident, and wipes the memory it owns
// when it goes. Never stored, never logged, never sent: it only goes into the signature (dossier 1.2).
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {}
    Secret(const Secret &other)
        : m_bytes(other.m_bytes)
    {
        m_bytes.detach(); // a copy of its own, or wiping one would leave the other
    }
    Secret(Secret &&other) noexcept
        : m_bytes(std::exchange(other.m_bytes, {}))
    {}
    Secret &operator=(Secret other) noexcept
    {
        m_bytes.swap(other.m_bytes);
        return *this;
    }
    ~Secret() { wipe(); }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray &reveal() const { return m_bytes; }
    void wipe();

    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    QByteArray m_bytes;
};

// For what was made out of a secret and is no Secret: overwrites it, unless somebody else holds it too.
void wipe(QString &text);

// Reads the environment variable `name`, then removes it and wipes its bytes, so that neither a child process
// nor the process list shows it. Empty when it is not set.
Secret takeSecretFromEnvironment(const QByteArray &name);

// Keeps this process's memory away from core dumps, crash reports and other users' debuggers.
// Call first thing in main().
void hardenProcess();

} // namespace crier
