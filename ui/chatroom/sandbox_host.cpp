// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/sandbox_host.h"

#include <QUrl>

namespace crier {

namespace {

QString valueOf(const SandboxRequest &request, QStringView name)
{
    for (const auto &[key, value] : request.form) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

SandboxHost::SandboxHost(SandboxSettings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    m_thread.setObjectName(QStringLiteral("sandbox"));
}

SandboxHost::~SandboxHost()
{
    m_thread.quit();
    m_thread.wait();
}

Profile SandboxHost::unstartedProfile()
{
    Profile profile;
    profile.name = QStringLiteral("Sandbox"); // a name, not a word: the ledger keeps it whatever the language
    profile.environment = Environment::Sandbox;
    return profile;
}

void SandboxHost::start()
{
    if (m_thread.isRunning()) {
        m_thread.quit();
        m_thread.wait();
    }
    m_server = new SandboxServer(m_settings);
    m_server->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(m_server, &SandboxServer::requestReceived, this, &SandboxHost::onRequest);
    m_thread.start();
    QMetaObject::invokeMethod(m_server, [this, server = m_server] {
        if (!server->start()) {
            Q_EMIT failed(server->errorString());
            return;
        }
        Profile profile = unstartedProfile();
        profile.baseUrl = QUrl(server->url());
        profile.appKey.value = QString::fromLatin1(server->appKey());
        Q_EMIT ready(profile, Secret(server->appSecret()));
    });
}

void SandboxHost::setServiceOn(bool on)
{
    if (m_server)
        QMetaObject::invokeMethod(m_server, [server = m_server, on] { server->setServiceOn(on); });
}

void SandboxHost::addFault(SandboxFault fault, int count)
{
    if (m_server)
        QMetaObject::invokeMethod(m_server,
                                  [server = m_server, fault, count] { server->addFault(fault, count); });
}

void SandboxHost::onRequest(const SandboxRequest &request)
{
    Q_EMIT requestReceived(request);
    if (!request.accepted || !request.path.contains(u"broadcast"))
        return;
    Draft message;
    message.sender.value = valueOf(request, u"fromUserId");
    message.objectName.value = valueOf(request, u"objectName");
    message.content = request.content;
    Q_EMIT delivered(message, QDateTime::fromMSecsSinceEpoch(request.receivedAtMs));
}

} // namespace crier
