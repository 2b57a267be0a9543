// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"

#include <QMutex>
#include <QString>

#include <map>

class QNetworkProxy;

namespace crier {

// Names and passwords for proxies as a person typed them, for as long as the program runs: never written
// down, never printed. One for the whole program, so that what was typed once serves every way out.
//
// Thread-safe.
class ProxyPasswords
{
public:
    // Where a proxy is, "host:port"; empty for the direct way.
    static QString placeOf(const QNetworkProxy &proxy);

    // In the place of what was kept for it before.
    void keep(const QString &place, const QString &user, const Secret &password);
    // Gives `proxy` what is kept for its place. They take precedence over those that the system or the
    // environment named, which the proxy had refused when the person was asked. A call that goes through it
    // then answers once: asked again, it ends.
    void fillIn(QNetworkProxy &proxy) const;

private:
    struct Entry
    {
        QString user;
        Secret password;
    };

    mutable QMutex m_mutex;
    std::map<QString, Entry> m_entries;
};

} // namespace crier
