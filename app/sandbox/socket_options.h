// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qglobal.h>

namespace crier {

// What QTcpSocket cannot do, on its descriptor.

// The next close sends a reset instead of an orderly end.
bool resetOnClose(qintptr descriptor);
// Ends our direction and leaves the peer's open, so that what it still sends does not turn our answer into a
// reset before it could be read.
bool shutdownWrite(qintptr descriptor);

} // namespace crier
