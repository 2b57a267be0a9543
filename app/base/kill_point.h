// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace crier {

// Dies by SIGKILL here when the environment variable CRIER_KILL_AT names this point. Exists in test builds
// (CRIER_KILL_POINTS) only; elsewhere the call is nothing at all.
#if defined(CRIER_KILL_POINTS)
void killPoint(const char *name);
#else
inline void killPoint(const char *) {}
#endif

} // namespace crier
