// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"

#include <QDir>
#include <QStandardPaths>

#if defined(Q_OS_WIN)
#include <qt_windows.h>

#include <lmcons.h> // wants windows.h before it
#else
#include <pwd.h>
#include <unistd.h>
#endif

namespace crier {

QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/crier");
}

QString ledgerPath(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("sendlog.db"));
}

QString operatingSystemUser()
{
#if defined(Q_OS_WIN)
    wchar_t name[UNLEN + 1];
    DWORD size = UNLEN + 1;
    if (GetUserNameW(name, &size))
        return QString::fromWCharArray(name);
    return qEnvironmentVariable("USERNAME");
#else
    // The password database, not $USER: an environment variable is anybody's to set.
    const passwd *entry = getpwuid(getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(getuid());
#endif
}

} // namespace crier
