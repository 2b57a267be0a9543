// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace crier {

// Scrolling past a box must not change what is in it.
void ignoreWheel(QWidget *box);

} // namespace crier
