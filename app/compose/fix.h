// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

namespace crier {

// Whether fixedDraft() knows what to do about `finding`. fixSentence() says what that is.
bool hasFix(const Finding &finding);

// `draft` without what `finding` of checkDraft(draft) complains about, every other byte kept. A required
// member that is absent is added with an empty value, which shows where to write. None when nothing can be
// done, also because the draft is another one meanwhile. Pure.
std::optional<Draft> fixedDraft(const Draft &draft, const Finding &finding);

// The bytes of a text whose fault is a duplicate key, without the later one of the two members. None when
// their values are not the same tokens: which of the two is meant, a program cannot know.
std::optional<QByteArray> withoutRepeatedMember(const JsonTree &tree);

} // namespace crier
