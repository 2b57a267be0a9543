// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QJsonObject>

namespace crier {

// How a profile is spelled in JSON, in the store and in files for others; app/profiles alone uses this.

// The members that this version knows, set in `object`; the others stay as they are.
void writeProfile(const Profile &profile, QJsonObject &object);
// What is missing or makes no sense becomes what is safest: Live, the usual hold and interval, hours
// that are never now.
Profile profileIn(const QJsonObject &object);

} // namespace crier
