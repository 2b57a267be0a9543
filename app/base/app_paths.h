// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace crier {

// The platform's data folder for Crier: $XDG_DATA_HOME/crier on Linux, the local application data folder on
// Windows, Application Support on macOS. `--data-dir` overrides it. Not created by this call.
QString defaultDataDir();

// The one file the ledger lives in, inside `dataDir`.
QString ledgerPath(const QString &dataDir);

// The name this system knows the person by who runs the program ("operator" in the log).
QString operatingSystemUser();

} // namespace crier
