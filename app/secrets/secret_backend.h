// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_store.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace crier {

// What one system's key store can do, and none of SecretStore's promises: an answer may come from inside the
// question, late, twice or never. PatientSecretStore makes the promises of it, and asks one question at a
// time. Keys carry the application's name ("crier/ID"): not every system keeps programs apart by itself.
class SecretBackend
{
public:
    using Answer = std::function<void(SecretAnswer)>;

    SecretBackend() = default;
    SecretBackend(const SecretBackend &) = delete;
    SecretBackend &operator=(const SecretBackend &) = delete;
    virtual ~SecretBackend() = default;

    virtual void read(const QByteArray &key, Answer answer) = 0;
    virtual void write(const QByteArray &key, const Secret &secret, Answer answer) = 0;
    virtual void remove(const QByteArray &key, Answer answer) = 0;
    virtual QString name() const = 0;
};

// The one this program was built with.
std::unique_ptr<SecretBackend> makeSystemSecretBackend();

} // namespace crier
