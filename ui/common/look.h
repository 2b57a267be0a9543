// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"
#include "app/send/send_state.h"
#include "ui/icons/icons.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <chrono>

class QWidget;

namespace crier {

// How long a question that has just come up ignores its confirming button: it may be the last key press
// that is still held.
inline constexpr std::chrono::milliseconds deafTime{500};

inline constexpr int iconSize = 16; // of a picture beside a line of text, in logical pixels

// Distances, in multiples of 4.
namespace space {
inline constexpr int tight = 4;
inline constexpr int row = 8;    // between rows
inline constexpr int group = 12; // around groups
} // namespace space

bool isDark(const QPalette &palette);
// `share` of `over`, the rest of `under`.
QColor blend(const QColor &under, const QColor &over, qreal share);
// WCAG contrast ratio, 1 to 21.
qreal contrast(const QColor &one, const QColor &other);

// Text that matters less, still at 4.5:1 on the window's background.
QColor quietText(const QPalette &palette);
QColor errorColor(const QPalette &palette);
QColor warningColor(const QPalette &palette);

// Colour and icon of a state; the word is stateWord(). Never one of them alone.
QColor stateColor(SendState state, const QPalette &palette);
IconName stateIcon(SendState state);

// Ground colour on which white text has a contrast of 4.5:1 or better, in light and dark.
QColor environmentColor(Environment environment);
IconName environmentIcon(Environment environment);
// The same colour, light enough to be read on `palette`'s base.
QColor environmentInk(Environment environment, const QPalette &palette);

QFont monospaceFont(const QWidget *like);
QFont quietFont(const QFont &font); // a little smaller
QFont strongFont(const QFont &font);

} // namespace crier
