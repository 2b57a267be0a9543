// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decoder/evidence_reader.h"

#include <QString>

namespace crier {

// Reads the first row of an export of Crier's log, CSV or JSON lines, into `reading`. False, and nothing
// changed, when `text` is none.
bool readExportRow(const QString &text, EvidenceReading &reading);

} // namespace crier
