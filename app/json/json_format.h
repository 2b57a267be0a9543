// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace crier {

// Other white space, same tokens: keys, order, numbers and the spelling of strings stay byte for byte. None
// when `json` has a fault.

// A member or element a line, two spaces a level, "key": value; {} and [] stay closed. No line break at the
// end.
std::optional<QByteArray> formattedJson(const QByteArray &json);
// No white space between tokens.
std::optional<QByteArray> compactJson(const QByteArray &json);

// Every \uXXXX that need not be one as the character itself or its short escape (\n, \"), and \/ as /: the
// same text in fewer bytes (dossier 3.2). White space and all else stay.
std::optional<QByteArray> plainlySpelledJson(const QByteArray &json);

} // namespace crier
