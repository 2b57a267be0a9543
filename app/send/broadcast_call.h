// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/request.h"
#include "app/send/outcome.h"

#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QStringList>

#include <chrono>
#include <functional>

class QNetworkAccessManager;
class QNetworkReply;
class QTimer;

namespace crier {

class OneShotBody;
class ProxyPasswords;

struct TransportOptions
{
    std::chrono::milliseconds inactivity{30'000};   // no byte moved for so long
    std::chrono::milliseconds deadline{45'000};     // whole request, from start() to the end
    QList<QSslCertificate> extraAuthorities = {};   // for private deployments; added to the system store
    const ProxyPasswords *proxyPasswords = nullptr; // outlives the call; none: what the system names
};

// Asked exactly once, at the last moment before the first request byte leaves. None lets it go; a reason
// refuses it and nothing leaves.
using Gate = std::function<EndReason()>;

// One POST of one signed broadcast, at most one copy on the wire whatever the peer does.
//
// Call start() once. `finished` comes exactly once after it, never from inside start(); abort() brings it
// about early. Afterwards delete it (deleteLater). Must live in the thread of `manager`.
class BroadcastCall : public QObject
{
    Q_OBJECT

public:
    BroadcastCall(QNetworkAccessManager &manager, SignedRequest request, Gate gate, TransportOptions options,
                  QObject *parent = nullptr);
    ~BroadcastCall() override;

    void start();
    // Ends the request now: not_sent if the gate has not been passed, unknown otherwise. `why` is kept as the
    // reason, facts() are final when it returns; finished() still follows. Nothing happens after the end.
    void abort(EndReason why);
    const WireFacts &facts() const { return m_facts; }

Q_SIGNALS:
    void finished(const crier::WireFacts &facts);

private:
    void readMore();
    void conclude();
    void endWith(WireFacts facts);

    QNetworkAccessManager &m_manager;
    SignedRequest m_request;
    Gate m_gate;
    TransportOptions m_options;
    OneShotBody *m_body = nullptr;
    QNetworkReply *m_reply = nullptr;
    QTimer *m_deadline = nullptr;
    WireFacts m_facts;
    QStringList m_details;
    EndReason m_abortReason = EndReason::None;
    EndReason m_gateReason = EndReason::None;
    int m_transmissions = 0;
    bool m_over = false;
};

} // namespace crier
