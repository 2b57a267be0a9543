// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/secret.h"
#include "app/rongcloud/request.h"
#include "app/setup/setup_report.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QObject>
#include <QSslCertificate>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

class QHostInfo;
class QNetworkAccessManager;
class QSslSocket;
class QTcpSocket;

namespace crier {

class BroadcastCall;
class ProxyPasswords;

// What the set-up check is to look at.
struct SetupOrder
{
    Profile profile;
    Secret secret;
    ChatroomId room = {};                         // a rehearsal room; empty: none
    QList<QSslCertificate> extraAuthorities = {}; // for private deployments; added to the system store
    std::chrono::milliseconds patience{10'000};   // for each step
};

// Finds out, step by step, whether broadcasts could be sent with a profile, and reaches nobody: beside
// looking at the network it asks the service only what reads (dossier 6.3), with requests whose paths are
// fixed (app/rongcloud/request.h) and of which none is the broadcast's.
//
// start() runs the steps one after the other; stepChanged() comes when one begins and when it ends,
// finished() once at the end, none of them from inside start(). A step that fails lets those be skipped that
// need it. Never blocks; lives in the thread of `manager`.
class SetupCheck : public QObject
{
    Q_OBJECT

public:
    // All of them outlive it. What `proxyPasswords` keeps is used from the next start() on.
    SetupCheck(QNetworkAccessManager &manager, const Clock &clock, const ProxyPasswords &proxyPasswords,
               QObject *parent = nullptr);
    ~SetupCheck() override;

    // A check that is running is dropped without a word.
    void start(SetupOrder order);
    // Ends a running check now; finished() comes before it returns.
    void stop();
    bool isRunning() const { return m_isRunning; }
    const SetupReport &report() const { return m_report; }

Q_SIGNALS:
    void stepChanged(const crier::SetupStep &step);
    // The proxy at `proxy` (host:port) wants a name and a password, and had none or wrong ones. The step that
    // needed them has failed: let ProxyPasswords keep them for `proxy`, and start again.
    void proxyPasswordWanted(const QString &proxy);
    void finished(const crier::SetupReport &report);

private:
    struct Attempted
    {
        QTcpSocket *socket = nullptr;
        QString address;
        bool isOver = false;
        bool worked = false;
        QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
    };

    void next();
    void begin(SetupStepId id);
    void conclude(SetupVerdict verdict);
    bool tell(const SetupStep &changed);
    void drop();
    void finish();
    SetupStep &step() { return m_report.steps[m_index]; }
    std::chrono::milliseconds sinceStepBegan() const;
    void onTimeout();

    void beginProfile();
    void beginProxy();
    void takeProxy(const QNetworkProxy &proxy);
    void beginName();
    void takeAddresses(const QHostInfo &info);
    void beginConnect();
    void connectTo(const QString &host);
    void noteConnect(QTcpSocket *socket, bool worked);
    void concludeConnect(bool timedOut);
    void beginTls();
    void concludeTlsFailure();
    void dropTls();
    void beginClock();
    void beginCredentials();
    void beginSender();
    void beginOnline();
    void beginRoom();
    void ask(SignedRequest question, std::function<void(const WireFacts &)> then);
    void onProxyAsked(const QNetworkProxy &proxy);
    bool usesProxy() const { return m_proxy.type() != QNetworkProxy::NoProxy; }
    bool asksSender() const { return !m_order.profile.defaultSender.value.isEmpty(); }

    QNetworkAccessManager &m_manager;
    const Clock &m_clock;
    const ProxyPasswords &m_proxyPasswords;
    SetupOrder m_order;
    SetupReport m_report;
    QTimer m_limit;
    qsizetype m_index = -1;
    quint64 m_run = 0; // counts start() and stop(), so that late answers are known as such
    bool m_isRunning = false;
    bool m_mayAsk = true; // what is entered suffices for a signed question
    std::optional<SetupStepId> m_blockedBy;
    std::chrono::milliseconds m_stepBegan{0};

    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
    int m_lookup = -1;
    QList<QHostAddress> m_addresses;
    QList<Attempted> m_attempts;
    QSslSocket *m_tls = nullptr;
    BroadcastCall *m_call = nullptr;
    std::optional<WireFacts> m_firstAnswer; // of the question that clock, credentials and online share
};

} // namespace crier
