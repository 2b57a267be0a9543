// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

namespace crier {

// Makes `path` a folder of this user alone (0700): created with its parents and made durable, or, where it is
// there already, tightened when `mayTighten` says it is ours. A folder somebody pointed us at that holds
// other things is left as it is; our files in it are 0600 all the same.
Status makePrivateFolder(const QString &path, bool mayTighten);

// Flushes the folder's own entries to the disk; nothing to do on Windows.
Status flushFolder(const QString &path);

} // namespace crier
