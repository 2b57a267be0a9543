// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of the set-up check that look at the network and ask the service nothing.
#include "app/send/proxy_passwords.h"
#include "app/send/transport.h"
#include "app/setup/setup_check.h"
#include "app/setup/setup_judge.h"

#include <QAuthenticator>
#include <QFutureWatcher>
#include <QHostInfo>
#include <QPromise>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QThreadPool>

#include <algorithm>
#include <memory>

namespace crier {

namespace {

constexpr qsizetype mostAddresses = 8;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("http") ? 80 : 443);
}

QString timed(const QString &address, std::chrono::milliseconds duration)
{
    return QStringLiteral("%1, %2 ms").arg(address, QString::number(duration.count()));
}

// The variables Qt reads, without the name and password that may stand in them.
QList<SetupFact> proxyVariables()
{
    QList<SetupFact> facts;
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}) {
        for (const QByteArray &spelling : {QByteArray(name), QByteArray(name).toUpper()}) {
            QString value = qEnvironmentVariable(spelling.constData());
            if (value.isEmpty())
                continue;
            const qsizetype at = value.lastIndexOf(QLatin1Char('@'));
            if (at >= 0) {
                const qsizetype scheme = value.indexOf(QLatin1String("://"));
                value.remove(scheme < 0 ? 0 : scheme + 3, at + 1 - (scheme < 0 ? 0 : scheme + 3));
            }
            facts.append({SetupFactId::ProxyVariable,
                          QString::fromLatin1(spelling) + QLatin1Char('=') + tameFact(value)});
        }
    }
    return facts;
}

QString tlsVersionName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default: // older ones are not spoken
        return {};
    }
}

bool isProxyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return true;
    default:
        return false;
    }
}

} // namespace

void SetupCheck::beginProxy()
{
    const QUrl &url = m_order.profile.baseUrl;
    if (isLoopback(url))
        return conclude(SetupVerdict::ProxyNotNeeded);
    step().facts = proxyVariables();
    // In a thread of its own: where a script decides, the system may take its time.
    const auto promise = std::make_shared<QPromise<QNetworkProxy>>();
    promise->start();
    auto *watcher = new QFutureWatcher<QNetworkProxy>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run = m_run] {
        watcher->deleteLater();
        if (run == m_run && step().id == SetupStepId::Proxy && step().status() == SetupStatus::Running)
            takeProxy(watcher->result());
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, url] {
        promise->addResult(proxyFor(url));
        promise->finish();
    });
}

void SetupCheck::takeProxy(const QNetworkProxy &proxy)
{
    step().duration = sinceStepBegan();
    m_proxy = proxy;
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy) {
        m_proxy = QNetworkProxy(QNetworkProxy::NoProxy);
        return conclude(SetupVerdict::NoProxy);
    }
    if (proxy.type() == QNetworkProxy::HttpCachingProxy) // a socket wants to be let through, not answered
        m_proxy.setType(QNetworkProxy::HttpProxy);
    m_proxyPasswords.fillIn(m_proxy);
    step().subject = tameFact(ProxyPasswords::placeOf(proxy));
    step().facts.prepend({SetupFactId::Proxy, step().subject});
    conclude(SetupVerdict::ProxyInUse);
}

void SetupCheck::beginName()
{
    const QString host = m_order.profile.baseUrl.host(QUrl::FullyEncoded);
    step().subject = tameFact(host);
    QHostAddress literal;
    if (literal.setAddress(host)) {
        m_addresses = {literal};
        return conclude(SetupVerdict::NameIsAddress);
    }
    if (usesProxy())
        return conclude(SetupVerdict::NameLeftToProxy);
    m_lookup = QHostInfo::lookupHost(host, this, [this, run = m_run](const QHostInfo &info) {
        if (run == m_run && info.lookupId() == m_lookup)
            takeAddresses(info);
    });
}

void SetupCheck::takeAddresses(const QHostInfo &info)
{
    m_lookup = -1;
    step().duration = sinceStepBegan();
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        if (info.error() != QHostInfo::NoError)
            step().facts.append({SetupFactId::Detail, tameFact(info.errorString())});
        return conclude(info.error() == QHostInfo::UnknownError ? SetupVerdict::NameServerFailed
                                                                : SetupVerdict::NameNotFound);
    }
    m_addresses = info.addresses().mid(0, mostAddresses);
    for (const QHostAddress &address : std::as_const(m_addresses))
        step().facts.append({SetupFactId::IpAddress, address.toString()});
    conclude(SetupVerdict::NameFound);
}

// To each address at once, so that one that does not answer does not use up the time of the others.
void SetupCheck::beginConnect()
{
    const QUrl &url = m_order.profile.baseUrl;
    step().subject = tameFact(hostAndPort(url.host(QUrl::FullyEncoded), portOf(url)));
    if (usesProxy())
        return connectTo(url.host(QUrl::FullyEncoded));
    const QList<QHostAddress> addresses = m_addresses;
    for (const QHostAddress &address : addresses)
        connectTo(address.toString());
}

void SetupCheck::connectTo(const QString &host)
{
    auto *socket = new QTcpSocket(this);
    const int port = portOf(m_order.profile.baseUrl);
    m_attempts.append({.socket = socket, .address = hostAndPort(host, port)});
    socket->setProxy(m_proxy);
    connect(socket, &QAbstractSocket::proxyAuthenticationRequired, this, &SetupCheck::onProxyAsked);
    // Queued: a socket may fail inside connectToHost(), before the other addresses are tried.
    connect(
        socket, &QAbstractSocket::connected, this, [this, socket] { noteConnect(socket, true); },
        Qt::QueuedConnection);
    connect(
        socket, &QAbstractSocket::errorOccurred, this, [this, socket] { noteConnect(socket, false); },
        Qt::QueuedConnection);
    socket->connectToHost(host, quint16(port));
}

void SetupCheck::noteConnect(QTcpSocket *socket, bool worked)
{
    const auto attempt = std::find_if(m_attempts.begin(), m_attempts.end(), [socket](const Attempted &each) {
        return each.socket == socket && !each.isOver;
    });
    if (attempt == m_attempts.end())
        return;
    attempt->isOver = true;
    attempt->worked = worked;
    attempt->error = worked ? QAbstractSocket::UnknownSocketError : socket->error();
    step().facts.append({worked ? SetupFactId::Reached : SetupFactId::NotReached,
                         worked ? timed(attempt->address, sinceStepBegan()) : attempt->address});
    if (!worked)
        step().facts.append({SetupFactId::Detail, tameFact(socket->errorString())});
    socket->abort();
    if (std::all_of(m_attempts.cbegin(), m_attempts.cend(),
                    [](const Attempted &each) { return each.isOver; }))
        concludeConnect(false);
}

void SetupCheck::concludeConnect(bool timedOut)
{
    const QList<Attempted> attempts = std::exchange(m_attempts, {});
    for (const Attempted &attempt : attempts) {
        if (!attempt.isOver)
            step().facts.append({SetupFactId::NotReached, attempt.address});
        attempt.socket->disconnect(this);
        attempt.socket->deleteLater();
    }
    step().duration = sinceStepBegan();
    const auto worked =
        std::count_if(attempts.cbegin(), attempts.cend(), [](const Attempted &each) { return each.worked; });
    if (worked == attempts.size())
        return conclude(SetupVerdict::Connected);
    if (worked > 0)
        return conclude(SetupVerdict::SomeAddressesFail);
    const auto failedWith = [&attempts](QAbstractSocket::SocketError error) {
        return std::any_of(attempts.cbegin(), attempts.cend(),
                           [error](const Attempted &each) { return each.isOver && each.error == error; });
    };
    if (failedWith(QAbstractSocket::ProxyAuthenticationRequiredError))
        return conclude(SetupVerdict::ProxyWantsPassword);
    if (std::any_of(attempts.cbegin(), attempts.cend(),
                    [](const Attempted &each) { return each.isOver && isProxyError(each.error); }))
        return conclude(SetupVerdict::ProxyRefused);
    if (failedWith(QAbstractSocket::ConnectionRefusedError))
        return conclude(SetupVerdict::ConnectRefused);
    conclude(timedOut || failedWith(QAbstractSocket::SocketTimeoutError) ? SetupVerdict::ConnectTimedOut
                                                                         : SetupVerdict::ConnectFailed);
}

void SetupCheck::beginTls()
{
    const QUrl &url = m_order.profile.baseUrl;
    if (url.scheme() == QLatin1String("http"))
        return conclude(SetupVerdict::TlsNotUsed);
    const QString host = url.host(QUrl::FullyEncoded);
    step().subject = tameFact(host);
    if (!hasTls())
        return conclude(SetupVerdict::TlsMissing);
    auto *socket = new QSslSocket(this);
    m_tls = socket;
    m_tls->setProxy(m_proxy);
    m_tls->setSslConfiguration(tlsConfiguration(m_order.extraAuthorities));
    connect(m_tls, &QAbstractSocket::proxyAuthenticationRequired, this, &SetupCheck::onProxyAsked);
    // Told, never ignored: the handshake ends in an error right after it.
    connect(m_tls, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        describeCertificate(step(), m_tls->peerCertificate(), m_clock.utcNow());
        judgeTlsErrors(step(), errors);
    });
    connect(
        m_tls, &QSslSocket::encrypted, this,
        [this, socket] {
            if (m_tls != socket) // given up in the meantime
                return;
            const QSslCipher cipher = m_tls->sessionCipher();
            step().duration = sinceStepBegan();
            step().facts.append({SetupFactId::TlsVersion, tlsVersionName(m_tls->sessionProtocol())});
            step().facts.append({SetupFactId::Cipher, cipher.name()});
            judgeCertificate(step(), m_tls->peerCertificate(), m_clock.utcNow());
            dropTls();
            conclude(step().verdict);
        },
        Qt::QueuedConnection);
    connect(
        m_tls, &QAbstractSocket::errorOccurred, this,
        [this, socket] {
            if (m_tls == socket)
                concludeTlsFailure();
        },
        Qt::QueuedConnection);
    m_tls->connectToHostEncrypted(host, quint16(portOf(url)));
}

void SetupCheck::concludeTlsFailure()
{
    step().duration = sinceStepBegan();
    if (step().verdict == SetupVerdict::Running) { // it did not get as far as the certificate
        step().facts.append({SetupFactId::Detail, tameFact(m_tls->errorString())});
        step().verdict = m_tls->error() == QAbstractSocket::ProxyAuthenticationRequiredError
                             ? SetupVerdict::ProxyWantsPassword
                             : SetupVerdict::TlsHandshakeFailed;
    }
    dropTls();
    conclude(step().verdict);
}

void SetupCheck::dropTls()
{
    if (!m_tls)
        return;
    m_tls->disconnect(this);
    m_tls->abort();
    m_tls->deleteLater();
    m_tls = nullptr;
}

} // namespace crier
