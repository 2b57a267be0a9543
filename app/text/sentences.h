// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/content_file.h"
#include "app/send/sender.h"

#include <QString>

namespace crier {

// Every sentence people read about a send, made in one place for the window and crierctl alike, in the
// language of the installed translator. Plain text, never markup.

// "Accepted by the service." / "Rejected: ..." / "Not sent: ..." / "Unknown: ..." with what to do.
QString outcomeSentence(const SendRow &row);
QString outcomeSentence(const SendReport &report);
// Why a call that reads only did not give an answer.
QString callTrouble(const Outcome &outcome);
// One word: "accepted", "rejected", "not sent", "unknown", "sending", as the log's column shows it.
QString stateWord(SendState state);
// SANDBOX, TEST, LIVE
QString environmentWord(Environment environment);
// Says what is wrong and what to do.
QString findingSentence(const Finding &finding);
// What fixedDraft() would do about it, for a button: "Use https". Empty where there is no fix.
QString fixSentence(const Finding &finding);
QString errorSentence(const Error &error);
// Why Send has to wait: "Next send in 0.7 s", "The service says ... wait 4 s", "Another window is sending".
QString slotSentence(const SlotView &slot);
// Why the file at `path` cannot be content.
QString contentFileSentence(const QString &path, const ContentFile &file);
// Line 3, column 7
QString positionText(const JsonPosition &position);
// True when the installed translator speaks Chinese: picks the column of the tables.
bool speaksChinese();

} // namespace crier
