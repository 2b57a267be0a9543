// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/bundle_zip.h"

namespace crier {

bool canZip()
{
    return false;
}

Result<QByteArray> bundleZip(const QList<BundlePart> &, const QDateTime &)
{
    return Error{ErrorKind::ExportFailed, QStringLiteral("built without libzip")};
}

} // namespace crier
