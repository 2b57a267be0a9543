// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace crier {

// What is to be known of a link that everyone may open.
struct LinkTraits
{
    bool isHttps = false;   // or says nothing, as www.example.com does
    bool isLocal = false;   // leads nowhere but on this computer or this network
    bool isStaging = false; // the host's name says that it is for trying things out
    QString lookAlike;      // the host in punycode, where letters imitate those of another script
};

// Of a link of the web; none when it is not one. `link` begins with http://, https:// or www.
std::optional<LinkTraits> examineLink(const QString &link);

// Whether `address` is one of the web in full: http:// or https://, a host, no blanks.
bool isWebAddress(const QString &address);
// The address that was meant, where a program can be sure: without blanks around it, with https:// in front.
std::optional<QString> correctedAddress(const QString &address);

} // namespace crier
