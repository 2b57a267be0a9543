// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/message_options.h"
#include "app/profiles/profile_store.h"

namespace crier {

// The person's profiles, for a command. Says on standard error when a damaged file was put aside.
std::optional<Complaint> readProfiles(ProfileStore &store, QList<Profile> &profiles);
// The one that `name` means; where there is none, the complaint names those there are.
std::optional<Complaint> findProfile(ProfileStore &store, const QString &name, Profile &profile);

} // namespace crier
