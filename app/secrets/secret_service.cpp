// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_service.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QMap>

#include <functional>
#include <utility>

namespace crier {

namespace {

using Attributes = QMap<QString, QString>;

const QString &secretsName()
{
    static const QString name = QStringLiteral("org.freedesktop.secrets");
    return name;
}

// What the service shows without a password.
struct Look
{
    bool present = false; // a Secret Service answered
    bool other = false;   // there is none, but KWallet by its own protocol
    bool found = false;   // an unlocked entry of ours
    bool locked = false;  // a locked entry of ours, or the collection that new ones go to is locked
    QString detail = {};  // why it did not answer
};
using Looked = std::function<void(const Look &)>;

QDBusMessage call(const QString &path, const QString &interface, const QString &method)
{
    return QDBusMessage::createMethodCall(secretsName(), path, interface, method);
}

// A bus without the service answers this at once; a service that never answers leaves it to the store's
// limit.
template<typename Then>
void ask(const QDBusMessage &message, Then then)
{
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(message, int(SecretStore::patience.count())));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         then(*watcher);
                     });
}

void lookForKWallet(Look look, Looked looked)
{
    const QDBusMessage names = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("ListNames"));
    ask(names, [look, looked = std::move(looked)](const QDBusPendingCall &answered) mutable {
        const QDBusPendingReply<QStringList> reply = answered;
        if (reply.isValid()) {
            for (const QString &name : reply.value())
                look.other = look.other || name.startsWith(QLatin1String("org.kde.kwalletd"));
        }
        looked(look);
    });
}

void lookAtCollection(Look look, const QString &path, Looked looked)
{
    QDBusMessage locked =
        call(path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    locked << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    ask(locked, [look, looked = std::move(looked)](const QDBusPendingCall &answered) mutable {
        const QDBusPendingReply<QDBusVariant> reply = answered;
        look.locked = reply.isValid() && reply.value().variant().toBool();
        looked(look);
    });
}

void lookAtDefaultCollection(Look look, Looked looked)
{
    QDBusMessage alias = call(QStringLiteral("/org/freedesktop/secrets"),
                              QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    alias << QStringLiteral("default");
    ask(alias, [look, looked = std::move(looked)](const QDBusPendingCall &answered) {
        const QDBusPendingReply<QDBusObjectPath> reply = answered;
        const QString path = reply.isValid() ? reply.value().path() : QString();
        if (path.size() > 1) // "/": there is none yet
            lookAtCollection(look, path, looked);
        else
            looked(look);
    });
}

void lookFor(const QString &service, const QByteArray &key, Looked looked)
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        looked({.detail = QDBusConnection::sessionBus().lastError().message()});
        return;
    }
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage search =
        call(QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
             QStringLiteral("SearchItems"));
    // As QtKeychain writes them.
    search << QVariant::fromValue(
        Attributes{{QStringLiteral("user"), QString::fromUtf8(key)}, {QStringLiteral("server"), service}});
    ask(search, [looked = std::move(looked)](const QDBusPendingCall &answered) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply = answered;
        Look look;
        if (reply.isError()) {
            look.detail = reply.error().message();
            lookForKWallet(look, looked);
            return;
        }
        look.present = true;
        look.found = !reply.argumentAt<0>().isEmpty();
        look.locked = !reply.argumentAt<1>().isEmpty();
        if (look.found || look.locked)
            looked(look);
        else
            lookAtDefaultCollection(look, looked);
    });
}

} // namespace

void explainRead(const QString &service, const QByteArray &key, SecretAnswer given,
                 const SecretBackend::Answer &answer)
{
    lookFor(service, key, [given = std::move(given), answer](const Look &look) {
        SecretAnswer said = given;
        if (!look.present && !look.other)
            said = {.trouble = SecretTrouble::Absent, .detail = look.detail};
        else if (look.locked)
            said.trouble = SecretTrouble::Locked;
        answer(std::move(said));
    });
}

void explainWrite(const QString &service, const QByteArray &key, SecretAnswer given,
                  const SecretBackend::Answer &answer)
{
    lookFor(service, key, [given = std::move(given), answer](const Look &look) {
        SecretAnswer said = given;
        if (!look.present && !look.other)
            said = {.trouble = SecretTrouble::Absent, .detail = look.detail};
        else if (look.locked)
            said.trouble = SecretTrouble::Locked;
        else if (given.trouble == SecretTrouble::None && look.present && !look.found)
            said.trouble = SecretTrouble::Denied; // the person closed the question of the store
        answer(std::move(said));
    });
}

void explainRemove(const QString &service, const QByteArray &key, SecretAnswer given,
                   const SecretBackend::Answer &answer)
{
    lookFor(service, key, [given = std::move(given), answer](const Look &look) {
        SecretAnswer said = given;
        if (!look.present && !look.other)
            said = {.trouble = SecretTrouble::Absent, .detail = look.detail};
        else if (look.locked)
            said.trouble = SecretTrouble::Locked; // what is locked was not removed, or cannot be seen
        else if (given.trouble == SecretTrouble::None && look.found)
            said.trouble = SecretTrouble::Failed;
        answer(std::move(said));
    });
}

} // namespace crier
