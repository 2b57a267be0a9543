// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_store.h"

#include <QString>

namespace crier {

// The words people read about drafts.

// "Text", or the object name of a type of one's own; empty for none.
QString typeWord(const QString &objectName);
// What a list calls the draft, never empty.
QString shownTitle(const DraftSummary &draft);
QString reasonWord(VersionReason reason);
// Why the draft was not opened and what to do instead; empty when it was.
QString openSentence(const OpenedDraft &opened);
QString openSentence(OpenOutcome outcome); // where nothing more is known
// What became of the damaged ones, a line each.
QString damageSentences(const QList<DraftTrouble> &damaged);

} // namespace crier
