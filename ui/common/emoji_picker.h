// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace crier {

// Asks the system for its own emoji picker, which types into the field with the keyboard (Windows, macOS) or
// offers characters to copy (the desktop's program, elsewhere). False when none was found.
bool openEmojiPicker();

} // namespace crier
