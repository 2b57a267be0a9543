// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/message_template.h"

#include <QString>

#include <optional>

namespace crier {

// How template files and crierctl spell these; never translated.

QString kindWord(VariableKind kind);   // "text", "date", "choice"
QString formatWord(DateFormat format); // "dateTime", "date", "time"
std::optional<VariableKind> kindFromWord(const QString &word);
std::optional<DateFormat> formatFromWord(const QString &word);

} // namespace crier
