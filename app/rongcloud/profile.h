// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/names.h"

#include <QUrl>

namespace crier {

// Whom a send can reach. Never guessed to be less than it may be.
enum class Environment {
    Sandbox, // Crier's own embedded server: nobody is reached
    Test,    // a development App Key, or a server on this computer
    Live,    // people
};

// "sandbox", "test", "live": how the ledger and crierctl spell it.
QString environmentId(Environment environment);
// The other way round; anything unknown is Live.
Environment environmentFromId(const QString &id);

// One app of one environment. The secret is deliberately not part of it.
struct Profile
{
    QString name; // as the person calls it
    Environment environment = Environment::Live;
    QUrl baseUrl; // scheme, host, port; see checkBaseUrl()
    AppKey appKey;
    UserId defaultSender;
    friend bool operator==(const Profile &, const Profile &) = default;
};

// A composed message. `content` is what goes out, byte for byte.
struct Draft
{
    UserId sender;
    ObjectName objectName;
    QByteArray content; // UTF-8
    bool includeSender = false;
    friend bool operator==(const Draft &, const Draft &) = default;
};

// "127.0.0.1", "::1", "localhost" and nothing else.
bool isLoopback(const QUrl &url);

// The environment of an address that no profile speaks for: a server on this computer is Test, all else Live.
Environment environmentOf(const QUrl &url);

// host, or host:port where the port is not the scheme's own; what the ledger keeps as "host".
QString authorityOf(const QUrl &url);

} // namespace crier
