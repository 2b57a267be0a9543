// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inspector/inspection.h"

#include <QString>
#include <QStringList>

namespace crier {

// In the language of the installed translator, as plain text: parts of it come from outside.

// What the pasted text was taken for.
QString requestFormSentence(RequestForm form);
// One or more whole sentences with what to do.
QString observationSentence(const Observation &observation, const Inspection &inspection);
// Each mistake that together made the signature.
QStringList slipSentences(const Inspection &inspection);
// "error", "warning", "note", "right"
QString weightWord(Weight weight);

} // namespace crier
