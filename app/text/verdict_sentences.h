// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decoder/evidence_reader.h"
#include "app/decoder/verdict.h"

#include <QString>
#include <QStringList>

namespace crier {

// A verdict as whole sentences in the language of the installed translator. Plain text: parts of it may come
// from outside. Any part may be empty but `meaning` and `delivery`.
struct VerdictText
{
    QString meaning;  // what the number or the end says
    QString cause;    // the likeliest cause here
    QString action;   // what to do
    QString actors;   // who can do it
    QString delivery; // whether it may have reached people, and what follows from that
    QString said;     // what the service said itself
    QString certainty;
    QStringList alternatives;
    QStringList sources;
};
VerdictText verdictText(const Verdict &verdict);

QString certaintySentence(Certainty certainty);
// One or two words: "may have been delivered".
QString deliveryWords(Delivery delivery);
// Whose number it is: "Server API", "HTTP status".
QString scopeWords(CodeScope scope);
// What was found in a pasted text, and what was left out of account.
QStringList recognitionSentences(const EvidenceReading &reading);
QString recognitionText(const EvidenceReading &reading); // all of them in a row
// What `verdict` was told from that `said`, what the text or the row itself says, does not hold.
QStringList assumptionSentences(const Evidence &said, const Verdict &verdict);

} // namespace crier
