// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/build_info.h"

#include "app/build_config.h"
#include "app/version.h"

#include <QSysInfo>

namespace crier {

BuildInfo buildInfo()
{
    const QString keyStore = QStringLiteral(CRIER_KEY_STORE);
    return {
        .version = QStringLiteral(CRIER_VERSION),
        .commit = QStringLiteral(CRIER_COMMIT),
        .qtAtBuildTime = QStringLiteral(QT_VERSION_STR),
        .qtRunning = QString::fromLatin1(qVersion()),
        .compiler = QStringLiteral(CRIER_COMPILER),
        .system = QStringLiteral(CRIER_BUILD_SYSTEM),
        .processor = QSysInfo::buildCpuArchitecture(),
        .buildType = QStringLiteral(CRIER_BUILD_TYPE),
        .parts =
            {
                {PartId::KeyStore, keyStore.isEmpty() ? QStringLiteral("QtKeychain") : keyStore,
                 !keyStore.isEmpty()},
                {PartId::Spelling, QStringLiteral("Hunspell"), CRIER_HAS_SPELLING != 0},
                {PartId::Zip, QStringLiteral("libzip"), CRIER_HAS_ZIP != 0},
#if !defined(Q_OS_WIN) // which tells of a locked screen without it
                {PartId::DBus, QStringLiteral("Qt D-Bus"), CRIER_HAS_DBUS != 0},
#endif
            },
    };
}

QList<ThirdParty> thirdParties()
{
    QList<ThirdParty> all{
        {QStringLiteral("Qt"), QStringLiteral("LGPL-3.0-only")},
        {QStringLiteral("SQLite"), QStringLiteral("blessing")}, // SPDX's name for its public domain
    };
    for (const OptionalPart &part : buildInfo().parts) {
        if (!part.isPresent)
            continue;
        if (part.id == PartId::KeyStore && part.library.startsWith(QLatin1String("QtKeychain")))
            all.append({part.library, QStringLiteral("BSD-2-Clause")});
        else if (part.id == PartId::Spelling)
            all.append({part.library, QStringLiteral("MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later")});
        else if (part.id == PartId::Zip)
            all.append({part.library, QStringLiteral("BSD-3-Clause")});
    }
    return all;
}

QString crierLicence()
{
    return QStringLiteral("GPL-3.0-or-later");
}

} // namespace crier
