// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/system_error.h"

#include <QString>

#if defined(Q_OS_WIN)
#include <qt_windows.h>
#else
#include <cerrno>
#endif

namespace crier {

namespace {

#if defined(Q_OS_WIN)

constexpr DWORD diskQuotaExceeded = 1295; // not every tool chain's headers name it

ErrorKind lastErrorKind()
{
    switch (GetLastError()) {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case diskQuotaExceeded:
        return ErrorKind::StorageFull;
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT:
        return ErrorKind::StorageReadOnly;
    default:
        return ErrorKind::StorageUnavailable;
    }
}

#else

ErrorKind lastErrorKind()
{
    switch (errno) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorKind::StorageFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return ErrorKind::StorageReadOnly;
    default:
        return ErrorKind::StorageUnavailable;
    }
}

#endif

} // namespace

Error systemError(const QString &what)
{
    const ErrorKind kind = lastErrorKind();
    return {kind, QStringLiteral("%1: %2").arg(what, qt_error_string())};
}

} // namespace crier
