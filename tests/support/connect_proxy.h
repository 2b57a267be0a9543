// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

namespace crier::test {

// An HTTP proxy on 127.0.0.1 that knows CONNECT only, and leads every goal to one port of this computer.
class ConnectProxy
{
public:
    enum class AfterAsking { Stay, HangUp };

    // `credentials`: "user:password" to ask for; empty: everybody may.
    explicit ConnectProxy(quint16 goalPort, const QByteArray &credentials = {},
                          AfterAsking afterAsking = AfterAsking::Stay)
        : m_goalPort(goalPort)
        , m_credentials(credentials)
        , m_afterAsking(afterAsking)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection()) {
                client->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
                QObject::connect(client, &QTcpSocket::readyRead, client, [this, client] { read(client); });
                QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            }
        });
    }

    bool isUp() const { return m_server.isListening(); }
    QString address() const { return QStringLiteral("127.0.0.1:") + QString::number(m_server.serverPort()); }
    QByteArray url() const { return "http://" + address().toLatin1(); }
    // Every host:port somebody was let through to, each once.
    QStringList goals() const { return m_goals; }
    int letThrough() const { return m_letThrough; }
    // How often it said that it wants a name and a password.
    int asked() const { return m_asked; }

private:
    void read(QTcpSocket *client)
    {
        if (auto *goal = client->findChild<QTcpSocket *>()) {
            goal->write(client->readAll());
            return;
        }
        const QByteArray head = client->peek(16 * 1024);
        if (!head.contains("\r\n\r\n"))
            return;
        client->readAll();
        const QByteArray wanted = "Proxy-Authorization: Basic " + m_credentials.toBase64() + "\r\n";
        if (!m_credentials.isEmpty() && !head.contains(wanted)) {
            ++m_asked;
            const bool hangsUp = m_afterAsking == AfterAsking::HangUp;
            client->write("HTTP/1.1 407 Who are you?\r\nProxy-Authenticate: Basic realm=\"test\"\r\n" +
                          QByteArray(hangsUp ? "Connection: close\r\n" : "") + "Content-Length: 0\r\n\r\n");
            if (hangsUp)
                client->disconnectFromHost();
            return;
        }
        ++m_letThrough;
        const QString goalName = QString::fromLatin1(head.split(' ').value(1));
        if (!m_goals.contains(goalName))
            m_goals.append(goalName);
        auto *goal = new QTcpSocket(client);
        goal->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        QObject::connect(goal, &QTcpSocket::connected, client,
                         [client] { client->write("HTTP/1.1 200 Go ahead\r\n\r\n"); });
        QObject::connect(goal, &QTcpSocket::readyRead, client,
                         [client, goal] { client->write(goal->readAll()); });
        QObject::connect(goal, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        goal->connectToHost(QHostAddress(QHostAddress::LocalHost), m_goalPort);
    }

    quint16 m_goalPort;
    QByteArray m_credentials;
    AfterAsking m_afterAsking;
    int m_asked = 0;
    int m_letThrough = 0;
    QTcpServer m_server;
    QStringList m_goals;
};

} // namespace crier::test
