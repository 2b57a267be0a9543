// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <algorithm>

namespace crier {

struct MessageType;

// The parts that checkDraft() is made of. Each adds what it finds.

void checkSender(const QString &sender, QList<Finding> &findings);
void checkContent(const Draft &draft, const CheckContext &context, QList<Finding> &findings);
// The members of a sound JSON object by what is known of the type's fields.
void checkFields(const JsonTree &tree, const MessageType &type, QList<Finding> &findings);
// What people read, or would not see. `type` is null for an app's own type; `tree` has no nodes when the
// content is not JSON, and then all of it is one text. Gives how many bytes its escapes cost.
qsizetype checkText(const QByteArray &content, const JsonTree &tree, const MessageType *type,
                    const CheckContext &context, QList<Finding> &findings);

// A finding about the bytes from `start` to before `end` of `content`.
Finding findingAt(Problem problem, const QByteArray &content, qsizetype start, qsizetype end);

// No zone is not the zone of this computer.
inline bool hasKnownZone(const SendingHours &hours)
{
    return !hours.zone.isEmpty() && QTimeZone(hours.zone).isValid();
}

inline bool isVisibleAscii(QChar character)
{
    return character > QLatin1Char(' ') && character < QLatin1Char('\x7F');
}

// Position from 1 of the first character that `matches`, 0 for none.
template<typename Matches>
qsizetype firstPosition(const QString &text, Matches matches)
{
    const auto found = std::find_if(text.cbegin(), text.cend(), matches);
    return found == text.cend() ? 0 : found - text.cbegin() + 1;
}

} // namespace crier
