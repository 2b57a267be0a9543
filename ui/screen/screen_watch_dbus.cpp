// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen/screen_watch_dbus.h"

#include "ui/screen/screen_watch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace crier {

namespace {
const QString login = QStringLiteral("org.freedesktop.login1");
const QString manager = QStringLiteral("org.freedesktop.login1.Manager");
const QString managerPath = QStringLiteral("/org/freedesktop/login1");
} // namespace

ScreenBus::ScreenBus(QDBusConnection system, QDBusConnection session, QObject *parent)
    : QObject(parent)
    , m_system(std::move(system))
    , m_session(std::move(session))
{}

void ScreenBus::listen()
{
    if (m_system.isConnected()) {
        m_system.connect(login, managerPath, manager, QStringLiteral("PrepareForSleep"), this,
                         SLOT(onSleep(bool)));
        // Locking is told by the session's own object, and only this session's matters. "auto" is also known
        // to a program that the user's service manager started, which is in no session; an older logind does
        // not know the word. 0 is this process.
        askForSession(QStringLiteral("GetSession"), QStringLiteral("auto"),
                      [this] { askForSession(QStringLiteral("GetSessionByPID"), 0U, [] {}); });
    }
    if (m_session.isConnected()) {
        // Desktops differ in the path, so any is listened to.
        m_session.connect({}, {}, QStringLiteral("org.freedesktop.ScreenSaver"),
                          QStringLiteral("ActiveChanged"), this, SLOT(onScreenSaver(bool)));
        m_session.connect({}, {}, QStringLiteral("org.gnome.ScreenSaver"), QStringLiteral("ActiveChanged"),
                          this, SLOT(onScreenSaver(bool)));
    }
}

void ScreenBus::askForSession(const QString &method, const QVariant &which,
                              const std::function<void()> &otherwise)
{
    QDBusMessage question = QDBusMessage::createMethodCall(login, managerPath, manager, method);
    question << which;
    auto *answer = new QDBusPendingCallWatcher(m_system.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, otherwise] {
        const QDBusPendingReply<QDBusObjectPath> reply = *answer;
        if (reply.isValid())
            watchSession(reply.value());
        else
            otherwise();
        answer->deleteLater();
    });
}

void ScreenBus::watchSession(const QDBusObjectPath &path)
{
    m_system.connect(login, path.path(), QStringLiteral("org.freedesktop.login1.Session"),
                     QStringLiteral("Lock"), this, SLOT(onSessionLock()));
}

void ScreenBus::onSessionLock()
{
    Q_EMIT locked();
}

void ScreenBus::onSleep(bool begins)
{
    if (begins)
        Q_EMIT locked();
}

void ScreenBus::onScreenSaver(bool isActive)
{
    if (isActive)
        Q_EMIT locked();
}

QObject *listenForLocking(ScreenWatch &watch)
{
    auto *bus = new ScreenBus(QDBusConnection::systemBus(), QDBusConnection::sessionBus(), &watch);
    QObject::connect(bus, &ScreenBus::locked, &watch, &ScreenWatch::locked);
    bus->listen();
    return bus;
}

} // namespace crier
