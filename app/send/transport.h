// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

class QString;
class QUrl;

namespace crier {

// How every call leaves this computer, in one place: what the set-up check looks at is what a send uses.

// False: Qt's TLS plugin is missing or finds no library, and nothing goes over https.
bool hasTls();

// TLS 1.2 or later, a verified peer, forward secrecy and authenticated encryption.
QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraAuthorities);

// The proxy on the way to `url`, as the environment or the system says; this computer is reached directly.
// Asking the system may take long on Windows.
QNetworkProxy proxyFor(const QUrl &url);

// "api.example.com:443", "[::1]:443".
QString hostAndPort(const QString &host, int port);

} // namespace crier
