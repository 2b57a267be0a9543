// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

namespace crier {

// One that may be stored as it is.
inline Profile sampleProfile(const QString &name, Environment environment = Environment::Test)
{
    Profile profile;
    profile.name = name;
    profile.environment = environment;
    profile.baseUrl = QUrl(QStringLiteral("https://api.example.com"));
    profile.appKey.value = QStringLiteral("uwd1c0sxdlx2");
    return profile;
}

} // namespace crier
