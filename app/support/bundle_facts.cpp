// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/bundle_facts.h"

#include "app/base/build_info.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QSslSocket>
#include <QSysInfo>
#include <QTimeZone>

#include <iterator>

namespace crier {

namespace {
// As UiSettings names them. Neither the geometry, which says nothing, nor the last sender.
constexpr const char *shareableKeys[] = {"language", "compose/dictionary", "compose/preview", "started"};
constexpr const char *proxyVariables[] = {"http_proxy", "https_proxy", "all_proxy", "no_proxy"};
} // namespace

NamedValues runningVersions()
{
    QStringList proxies;
    for (const char *name : proxyVariables) {
        for (const QByteArray &spelling : {QByteArray(name), QByteArray(name).toUpper()}) {
            if (qEnvironmentVariableIsSet(spelling.constData()))
                proxies.append(QString::fromLatin1(spelling));
        }
    }
    const BuildInfo build = buildInfo();
    QStringList parts;
    for (const OptionalPart &part : build.parts) {
        if (part.isPresent)
            parts.append(part.library);
    }
    return {
        {QStringLiteral("Crier"), build.version},
        {QStringLiteral("Commit"), build.commit.isEmpty() ? QStringLiteral("unknown") : build.commit},
        {QStringLiteral("Compiler"), build.compiler},
        {QStringLiteral("Build"),
         build.system + QLatin1Char(' ') + build.processor + QLatin1Char(' ') + build.buildType},
        {QStringLiteral("Built with"),
         parts.isEmpty() ? QStringLiteral("nothing optional") : parts.join(QStringLiteral(", "))},
        {QStringLiteral("Qt"), build.qtRunning},
        {QStringLiteral("Qt at build time"), build.qtAtBuildTime},
        {QStringLiteral("System"), QSysInfo::prettyProductName()},
        {QStringLiteral("Kernel"), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
        {QStringLiteral("Processor"), QSysInfo::currentCpuArchitecture()},
        {QStringLiteral("TLS library"), QSslSocket::sslLibraryVersionString()},
        {QStringLiteral("TLS library at build time"), QSslSocket::sslLibraryBuildVersionString()},
        {QStringLiteral("Locale"), QLocale::system().name()},
        {QStringLiteral("Time zone"), QString::fromLatin1(QTimeZone::systemTimeZoneId())},
        {QStringLiteral("Proxy variables set"),
         proxies.isEmpty() ? QStringLiteral("none") : proxies.join(QStringLiteral(", "))},
    };
}

NamedValues shareableSettings(const QString &dataDir)
{
    const QString path = QDir(dataDir).filePath(QStringLiteral("settings.ini"));
    NamedValues values;
    if (!QFileInfo::exists(path))
        return values;
    const QSettings settings(path, QSettings::IniFormat);
    for (const char *const name : shareableKeys) {
        const QString key = QString::fromLatin1(name);
        if (settings.contains(key))
            values.append({key, settings.value(key).toString()});
    }
    return values;
}

} // namespace crier
