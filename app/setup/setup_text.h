// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/setup/setup_report.h"

#include <QByteArray>
#include <QString>

namespace crier {

// The set-up check in words, for the window and crierctl alike, in the language of the installed translator.
// Plain text, never markup.

QString setupStepName(SetupStepId id);           // "Secure connection"
QString setupStatusWord(SetupStatus status);     // "ok", "warning", "failed", ...
QString setupSentence(const SetupStep &step);    // what was found
QString setupAdvice(const SetupStep &step);      // what to do about it; empty where there is nothing to do
QString setupFactLabel(SetupFactId id);          // "Valid until"
QString setupSummary(const SetupReport &report); // one or two sentences on the whole

// "[ok] Proxy (3 ms): No proxy is in use." and below it, indented, the facts and what to do.
QString setupStepText(const SetupStep &step);
// The whole, to be copied: nothing in it is secret, and nothing in it acts on a terminal.
QString setupReportText(const SetupReport &report);
// {"ok":...,"profile":...,"steps":[{"step":...,"status":...,"verdict":...}]} on one line; names never change.
QByteArray setupReportJson(const SetupReport &report);

} // namespace crier
