// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"
#include "app/rongcloud/profile.h"

#include <QList>

#include <array>
#include <chrono>

namespace crier {

inline constexpr int maxProfileNameCharacters = 80;
inline constexpr std::chrono::milliseconds shortestInterval{100};
// How long a confirmed send may be held back.
inline constexpr std::array<std::chrono::seconds, 5> holdChoices{
    std::chrono::seconds(0), std::chrono::seconds(5), std::chrono::seconds(10), std::chrono::seconds(20),
    std::chrono::seconds(30)};

// What a profile of this environment holds back until somebody chooses otherwise.
std::chrono::seconds defaultHold(Environment environment);

// Whether nobody could tell the two apart: without case, after normalisation, without the white space around.
bool isSameProfileName(const QString &left, const QString &right);

// Everything that keeps `profile` from being stored beside `others` (of which the one with its own id does
// not count); warnings of the default sender are among it. Pure.
QList<Finding> checkProfileSettings(const Profile &profile, const QList<Profile> &others = {});

} // namespace crier
