// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/names.h"

#include <QTime>
#include <QTimeZone>
#include <QUrl>

#include <chrono>
#include <optional>

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

// When broadcasts are meant to go out, on the clock of one place. From 22:00 to 06:00 spans midnight.
struct SendingHours
{
    QTime from;
    QTime until;
    QByteArray zone; // IANA id, "Asia/Shanghai"
    friend bool operator==(const SendingHours &, const SendingHours &) = default;
};

// One app of one environment. The secret is deliberately not part of it.
struct Profile
{
    QString name; // as the person calls it
    Environment environment = Environment::Live;
    QUrl baseUrl; // scheme, host, port; see checkBaseUrl()
    AppKey appKey;
    UserId defaultSender;
    // Made once and never changed: the secret is kept under it. Empty: the sandbox's, or an address given on
    // a command line.
    QByteArray id = {};
    // Of resources/tables/data-centres.json, "SG"; empty: a dedicated deployment with an address of its own.
    QString dataCentre = {};
    std::chrono::milliseconds interval{1'000}; // between two broadcasts (dossier 0.4); never below 100
    std::chrono::seconds hold{0};              // between the confirmed review and the first byte
    std::optional<SendingHours> hours = {};    // outside of them a send asks; none: always
    ChatroomId rehearsalRoom = {};             // that the check of the set-up looks at; empty: none
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

// Whether a message for `left` reaches through `right` whom it was meant for: the same environment, address
// and App Key.
bool isSamePlace(const Profile &left, const Profile &right);

// "127.0.0.1", "::1", "localhost" and nothing else.
bool isLoopback(const QUrl &url);

// The environment of an address that no profile speaks for: a server on this computer is Test, all else Live.
Environment environmentOf(const QUrl &url);

// Whom the profile can reach, whatever it calls itself: a sandbox that is not on this computer is Live.
Environment reachOf(const Profile &profile);

// host, or host:port where the port is not the scheme's own; what the ledger keeps as "host".
QString authorityOf(const QUrl &url);

} // namespace crier
