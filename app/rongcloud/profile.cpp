// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/profile.h"

namespace crier {

QString environmentId(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox:
        return QStringLiteral("sandbox");
    case Environment::Test:
        return QStringLiteral("test");
    case Environment::Live:
        break;
    }
    return QStringLiteral("live");
}

Environment environmentFromId(const QString &id)
{
    for (const Environment environment : {Environment::Sandbox, Environment::Test}) {
        if (environmentId(environment) == id)
            return environment;
    }
    return Environment::Live;
}

bool isSamePlace(const Profile &left, const Profile &right)
{
    return left.environment == right.environment && left.baseUrl == right.baseUrl &&
           left.appKey == right.appKey;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("::1") ||
           host == QLatin1String("localhost");
}

Environment environmentOf(const QUrl &url)
{
    return isLoopback(url) ? Environment::Test : Environment::Live;
}

Environment reachOf(const Profile &profile)
{
    const bool isElsewhere = profile.environment == Environment::Sandbox && !isLoopback(profile.baseUrl);
    return isElsewhere ? Environment::Live : profile.environment;
}

QString authorityOf(const QUrl &url)
{
    // The encoded form: two names that look alike must not read alike in the log.
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    const int usualPort = url.scheme() == QLatin1String("http") ? 80 : 443;
    const int port = url.port(usualPort);
    return port == usualPort ? host : host + QLatin1Char(':') + QString::number(port);
}

} // namespace crier
