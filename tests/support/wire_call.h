// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/broadcast_call.h"
#include "tests/support/fault_server.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>

namespace crier::test {

// One BroadcastCall with a manager of its own (unless it is lent one) and all that is counted about it.
class WireCall
{
public:
    struct Setup
    {
        QUrl url;
        TransportOptions options;
        QByteArray body = "fromUserId=crier&objectName=RC%3ATxtMsg&content=%7B%7D";
        EndReason gateSays = EndReason::None;
        QNetworkAccessManager *manager = nullptr;
    };

    explicit WireCall(Setup setup)
        : m_setup(std::move(setup))
        , m_id(freshRequestId())
        , m_ownManager(m_setup.manager ? nullptr : new QNetworkAccessManager)
        , m_call(new BroadcastCall(
              m_setup.manager ? *m_setup.manager : *m_ownManager, request(),
              [this] {
                  ++m_gateCalls;
                  return m_setup.gateSays;
              },
              m_setup.options))
    {
        QObject::connect(m_call.get(), &BroadcastCall::finished, m_call.get(),
                         [this](const WireFacts &facts) {
                             ++m_finished;
                             m_facts = facts;
                         });
    }

    void start() { m_call->start(); }
    BroadcastCall &call() { return *m_call; }
    bool isOver() const { return m_finished > 0; }
    // Closes the sockets, as FaultServer::settle() wants it.
    void close()
    {
        m_call.reset();
        m_ownManager.reset();
    }

    const QByteArray &id() const { return m_id; }
    int gateCalls() const { return m_gateCalls; }
    int finishedCount() const { return m_finished; }
    const WireFacts &facts() const { return m_facts; }
    Outcome outcome() const { return classify(m_facts); }

private:
    SignedRequest request() const
    {
        return {m_setup.url,
                {{"App-Key", "wire-app-key"},
                 {"Nonce", "123456789012345678"},
                 {"Timestamp", "1767225600000"},
                 {"Signature", "0123456789abcdef0123456789abcdef01234567"},
                 {"X-Request-ID", m_id},
                 {"Content-Type", "application/x-www-form-urlencoded"},
                 {"User-Agent", "Crier/wire"},
                 {"Accept-Encoding", "identity"},
                 {"Connection", "close"}},
                m_setup.body};
    }

    Setup m_setup;
    QByteArray m_id;
    int m_gateCalls = 0;
    int m_finished = 0;
    WireFacts m_facts;
    std::unique_ptr<QNetworkAccessManager> m_ownManager;
    std::unique_ptr<BroadcastCall> m_call;
};

inline QUrl broadcastUrl(const QString &scheme, quint16 port,
                         const QString &host = QStringLiteral("127.0.0.1"))
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(host);
    url.setPort(port);
    url.setPath(QStringLiteral("/message/chatroom/broadcast.json"));
    return url;
}

} // namespace crier::test
