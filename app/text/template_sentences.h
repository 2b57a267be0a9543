// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/templates/template_problem.h"

#include <QString>

namespace crier {

// Says what is wrong and what to do, in the language of the installed translator. Plain text.
QString templateProblemSentence(const TemplateProblem &problem);
// What went wrong with a template's file in the store, or with what the composer remembers. (errorSentence()
// speaks of the send log.)
QString keptFileSentence(const Error &error);

} // namespace crier
