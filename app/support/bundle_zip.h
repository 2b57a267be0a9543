// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/support/support_bundle.h"

#include <QByteArray>
#include <QDateTime>

namespace crier {

// False in a build without libzip: bundles can then be had as text only.
bool canZip();

// A zip file with one file for each part, whose bytes are the part's text in UTF-8. ExportFailed (detail:
// why) where that does not work, and always where canZip() says no.
Result<QByteArray> bundleZip(const QList<BundlePart> &parts, const QDateTime &madeAt);

} // namespace crier
