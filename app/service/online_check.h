// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/broadcast_call.h"

#include <QObject>

#include <optional>

class QNetworkAccessManager;

namespace crier {

class ProxyPasswords;

// What an answer says of the user: "1" online, "0" offline, as a string; a number is understood as well
// (dossier 6.1). None: nothing that can be read.
std::optional<bool> readOnlineStatus(const QByteArray &body);

struct OnlineAnswer
{
    UserId user;
    std::optional<bool> isOnline; // none: not known, and `outcome` says why
    Outcome outcome;              // how the call ended; "accepted" is an answer of code 200
};

// Asks the service whether one user is online: /user/checkOnline.json, which reads only and reaches nobody
// (dossier 6.3). Only when a person asks, as the vendor wishes (dossier 6.1).
class OnlineCheck : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    OnlineCheck(QNetworkAccessManager &manager, const ProxyPasswords &proxyPasswords,
                QObject *parent = nullptr);
    ~OnlineCheck() override;

    // Answered by exactly one answered(), unless another question or cancel() comes first.
    void ask(const Profile &profile, const Secret &secret, const UserId &user);
    void cancel();
    bool isAsking() const { return m_call != nullptr; }

Q_SIGNALS:
    void answered(const crier::OnlineAnswer &answer);

private:
    void onFinished(const WireFacts &facts);

    QNetworkAccessManager &m_manager;
    const ProxyPasswords &m_proxyPasswords;
    BroadcastCall *m_call = nullptr;
    UserId m_user;
};

} // namespace crier
