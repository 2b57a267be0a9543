// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace crier {

enum class Lines { Fold, Keep };

// Text from outside, made harmless for a terminal or a plain label: control characters become their symbols,
// marks that turn the direction of writing become U+FFFD. Lines::Keep leaves line feeds and tabs as they are.
QString withVisibleControls(const QString &text, Lines lines = Lines::Fold);

} // namespace crier
