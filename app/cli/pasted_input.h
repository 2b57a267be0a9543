// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace crier {

// What is pasted on standard input: at most one byte more than `limit`, so that the reader can tell that the
// text was cut. None when it cannot be read.
std::optional<QByteArray> readPastedInput(qint64 limit);

} // namespace crier
