// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inspector/pasted_request.h"

namespace crier {

// Whether a curl command stands somewhere in `text`.
bool hasCurlCommand(const QString &text);
// The first one, as the request that curl would send.
PastedRequest readCurlCommand(const QString &text);

} // namespace crier
