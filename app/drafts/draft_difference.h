// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/text_diff.h"
#include "app/rongcloud/profile.h"

#include <QList>

namespace crier {

// What of a draft a difference is about.
enum class DraftPart {
    Sender,
    Type,          // the object name
    IncludeSender, // "yes" or "no" in `before` and `after`, for the reader to put into words
    Text,          // the announcement's text, decoded
    Content,       // the content, formatted where it is JSON
};

struct DraftPartDifference
{
    DraftPart part = DraftPart::Content;
    TextDiff diff;
};

// The parts in which two drafts differ, in the order above; none when they are the same. Where both contents
// have an announcement's text, that is compared as people read it, and the rest of the content only when it
// differs as well.
QList<DraftPartDifference> differencesBetween(const Draft &before, const Draft &after);

} // namespace crier
