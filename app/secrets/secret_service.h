// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_backend.h"

namespace crier {

// Looks at the Secret Service on the session bus to say what libsecret and QtKeychain do not: with a locked
// store a read ends as "not found" and a write or a removal as done, and without any store everything ends as
// "unknown error". `given` is what they said; `answer` gets what it comes to. Asks nothing that makes the
// service ask a person.
void explainRead(const QString &service, const QByteArray &key, SecretAnswer given,
                 const SecretBackend::Answer &answer);
void explainWrite(const QString &service, const QByteArray &key, SecretAnswer given,
                  const SecretBackend::Answer &answer);
void explainRemove(const QString &service, const QByteArray &key, SecretAnswer given,
                   const SecretBackend::Answer &answer);

} // namespace crier
