// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/rongcloud/profile.h"

#include <QString>

namespace crier {

// What went wrong with the file of the profiles, with a way out; errorSentence() speaks of the send log.
QString profileErrorSentence(const Error &error);
// What a profile in use became elsewhere: each of environment, address and App Key that is another one. Empty
// when it is the same place.
QString profileChangeSentence(const Profile &before, const Profile &after);

} // namespace crier
