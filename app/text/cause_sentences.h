// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decoder/verdict.h"

#include <QString>

namespace crier {

// Why it came to that, with what the evidence of `verdict` says. Empty where the table's own words serve.
QString causeSentence(Cause cause, const Verdict &verdict);
// What to do about the cause of `verdict`. Empty where the table's own words serve.
QString actionSentence(const Verdict &verdict);

} // namespace crier
