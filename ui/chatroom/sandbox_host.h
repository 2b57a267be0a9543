// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"
#include "app/sandbox/sandbox_server.h"

#include <QDateTime>
#include <QObject>
#include <QThread>

namespace crier {

// The window's embedded sandbox on a thread of its own. start() answers with ready() or failed().
class SandboxHost : public QObject
{
    Q_OBJECT

public:
    explicit SandboxHost(SandboxSettings settings = {}, QObject *parent = nullptr);
    ~SandboxHost() override;

    void start();
    // How the profile is called before it has an address.
    static Profile unstartedProfile();

    // For trying out what the service may do.
    void setServiceOn(bool on);
    void addFault(SandboxFault fault, int count);

Q_SIGNALS:
    void ready(const crier::Profile &profile, const crier::Secret &secret);
    void failed(const QString &trouble);
    // Any request, also those that were refused.
    void requestReceived(const crier::SandboxRequest &request);
    // A broadcast that the sandbox accepted: its chatroom's members have it now.
    void delivered(const crier::Draft &message, const QDateTime &time);

private:
    void onRequest(const SandboxRequest &request);

    SandboxSettings m_settings;
    QThread m_thread;
    SandboxServer *m_server = nullptr; // lives on m_thread
};

} // namespace crier
