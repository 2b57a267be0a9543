// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/transport.h"

#include "app/rongcloud/profile.h"

#include <QSslCipher>
#include <QSslSocket>
#include <QUrl>

namespace crier {

bool hasTls()
{
    // Without any plugin the second question makes Qt complain in words of its own.
    return !QSslSocket::availableBackends().isEmpty() && QSslSocket::supportsSsl();
}

QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraAuthorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!extraAuthorities.isEmpty())
        tls.addCaCertificates(extraAuthorities);

    // Forward secrecy and authenticated encryption only. The other backends choose by system policy.
    if (QSslSocket::activeBackend() == QLatin1String("openssl")) {
        QList<QSslCipher> ciphers;
        for (const QSslCipher &cipher : QSslConfiguration::supportedCiphers()) {
            const QString name = cipher.name();
            const bool isModern = name.startsWith(QLatin1String("TLS_"));
            const bool isAead =
                name.contains(QLatin1String("GCM")) || name.contains(QLatin1String("CHACHA20"));
            const bool isSigned = name.startsWith(QLatin1String("ECDHE-RSA-")) ||
                                  name.startsWith(QLatin1String("ECDHE-ECDSA-"));
            if (isModern || (isAead && isSigned))
                ciphers.append(cipher);
        }
        tls.setCiphers(ciphers);
    }
    return tls;
}

QNetworkProxy proxyFor(const QUrl &url)
{
    // A proxy from the environment is for the way out; this computer is reached directly.
    return isLoopback(url) ? QNetworkProxy(QNetworkProxy::NoProxy)
                           : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)).value(0);
}

QString hostAndPort(const QString &host, int port)
{
    const QString shown = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return shown + QLatin1Char(':') + QString::number(port);
}

} // namespace crier
