// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

namespace crier {

// What the system's last error number means for storage, with the system's own words and `what` it was about.
// To be asked right after the failure, before another call changes the number.
Error systemError(const QString &what);

} // namespace crier
