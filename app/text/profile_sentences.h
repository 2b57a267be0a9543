// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace crier {

// What went wrong with the file of the profiles, with a way out; errorSentence() speaks of the send log.
QString profileErrorSentence(const Error &error);

} // namespace crier
