// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/build_text.h"

#include "app/base/build_info.h"

#include <QCoreApplication>

namespace crier {

namespace {

struct BuildText
{
    Q_DECLARE_TR_FUNCTIONS(BuildText)
};

QString partText(const OptionalPart &part)
{
    switch (part.id) {
    case PartId::KeyStore:
        //: %1 is the library that does it
        return BuildText::tr("key store (%1)").arg(part.library);
    case PartId::Spelling:
        //: %1 is the library that does it
        return BuildText::tr("spelling (%1)").arg(part.library);
    case PartId::Zip:
        //: %1 is the library that does it
        return BuildText::tr("zip files (%1)").arg(part.library);
    case PartId::DBus:
        //: %1 is the library that does it
        return BuildText::tr("word of a locked screen (%1)").arg(part.library);
    }
    return {};
}

} // namespace

QStringList buildLines()
{
    const BuildInfo build = buildInfo();
    QStringList lines;
    lines.append(build.qtRunning == build.qtAtBuildTime
                     ? BuildText::tr("Qt: %1").arg(build.qtRunning)
                     : BuildText::tr("Qt: %1, built with %2").arg(build.qtRunning, build.qtAtBuildTime));
    lines.append(
        //: compiler, system, processor, kind of build
        BuildText::tr("Built by: %1 for %2 %3, %4")
            .arg(build.compiler, build.system, build.processor, build.buildType));
    if (!build.commit.isEmpty())
        lines.append(BuildText::tr("From commit: %1").arg(build.commit));
    //: between the parts of a list
    const QString separator = BuildText::tr(", ");
    QStringList present;
    QStringList absent;
    for (const OptionalPart &part : build.parts)
        (part.isPresent ? present : absent).append(partText(part));
    if (!present.isEmpty())
        lines.append(BuildText::tr("With: %1").arg(present.join(separator)));
    if (!absent.isEmpty())
        lines.append(BuildText::tr("Without: %1").arg(absent.join(separator)));
    return lines;
}

QString versionText(const QString &program)
{
    QStringList lines{program + QLatin1Char(' ') + buildInfo().version};
    lines += buildLines();
    lines.append(BuildText::tr("Licence: %1; it comes without any warranty.").arg(crierLicence()));
    return lines.join(QLatin1Char('\n'));
}

QStringList licenceLines()
{
    QStringList lines{QStringLiteral("Crier: ") + crierLicence()};
    for (const ThirdParty &other : thirdParties())
        lines.append(other.name + QStringLiteral(": ") + other.licence);
    return lines;
}

} // namespace crier
