// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/proxy_passwords.h"

#include "app/send/transport.h"

#include <QMutexLocker>
#include <QNetworkProxy>

namespace crier {

QString ProxyPasswords::placeOf(const QNetworkProxy &proxy)
{
    return proxy.hostName().isEmpty() ? QString() : hostAndPort(proxy.hostName(), proxy.port());
}

void ProxyPasswords::keep(const QString &place, const QString &user, const Secret &password)
{
    const QMutexLocker lock(&m_mutex);
    m_entries[place] = {user, password};
}

void ProxyPasswords::fillIn(QNetworkProxy &proxy) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_entries.find(placeOf(proxy));
    if (found == m_entries.end())
        return;
    proxy.setUser(found->second.user);
    proxy.setPassword(QString::fromUtf8(found->second.password.reveal()));
}

} // namespace crier
