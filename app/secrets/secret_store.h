// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>

namespace crier {

// Why the key store gave no secret, or did not take one.
enum class SecretTrouble {
    None,
    NotFound, // the store answers and has none under this id
    Absent,   // no key store runs here
    Locked,   // it is locked, and the person did not unlock it
    Denied,   // the person or the system said no
    Silent,   // no answer in time
    Failed,   // it said why: `detail`
};

struct SecretAnswer
{
    SecretTrouble trouble = SecretTrouble::None;
    Secret secret = {};  // of a read without trouble
    QString detail = {}; // the system's own words, for the unfolded part of a message; never the secret
};

// Where App Secrets are kept: the system's key store behind one interface, so that tests can put a broken one
// in its place. Every question is answered by exactly one call of `done`, in the thread of the store, never
// from inside the question, and within `patience` of it at the latest; not at all once the `context` object
// is gone. Ids are Profile::id. Nothing is ever written to a file.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const SecretAnswer &)>;
    static constexpr std::chrono::milliseconds patience{30'000}; // a person may have to type a password

    using QObject::QObject;

    virtual void read(const QByteArray &id, QObject *context, Done done) = 0;
    virtual void write(const QByteArray &id, const Secret &secret, QObject *context, Done done) = 0;
    // NotFound counts as done: None.
    virtual void remove(const QByteArray &id, QObject *context, Done done) = 0;
    // "GNOME Keyring or another Secret Service", "macOS Keychain", "Windows Credential Manager".
    virtual QString name() const = 0;
};

// The store of the system this program runs on. Owned by `parent`.
SecretStore *makeSystemSecretStore(QObject *parent);

} // namespace crier
