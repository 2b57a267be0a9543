// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_store.h"

#include <QString>

namespace crier {

enum class SecretTask { Read, Write, Remove };

// What did not work with the secret of a profile, why, and what to do now. `storeName`: SecretStore::name().
// Empty for SecretTrouble::None. Plain text, in the language of the installed translator.
QString secretSentence(SecretTask task, SecretTrouble trouble, const QString &profileName,
                       const QString &storeName);

} // namespace crier
