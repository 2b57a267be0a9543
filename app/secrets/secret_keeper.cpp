// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_keeper.h"

#include "app/rongcloud/profile.h"

namespace crier {

SecretKeeper::SecretKeeper(SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{}

void SecretKeeper::want(const Profile &profile)
{
    const QByteArray id = profile.id;
    if (m_asked.contains(id))
        return;
    if (m_secrets.contains(id)) {
        tell(id);
        return;
    }
    const quint64 number = ++m_lastNumber;
    m_asked.insert(id, number);
    if (id.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this, number] { onRead({}, number, {.trouble = SecretTrouble::NotFound}); },
            Qt::QueuedConnection);
        return;
    }
    m_store.read(id, this, [this, id, number](const SecretAnswer &answer) { onRead(id, number, answer); });
}

void SecretKeeper::use(const QByteArray &id, const Secret &secret)
{
    m_secrets.insert(id, secret);
    tell(id);
}

void SecretKeeper::put(const QByteArray &id, const Secret &secret)
{
    use(id, secret);
    m_store.write(id, secret, this, [this, id](const SecretAnswer &answer) {
        Q_EMIT stored(id, answer.trouble, answer.detail);
    });
}

void SecretKeeper::remove(const QByteArray &id)
{
    m_secrets.remove(id);
    m_asked.remove(id);
    m_store.remove(id, this, [this, id](const SecretAnswer &answer) {
        Q_EMIT removed(id, answer.trouble, answer.detail);
    });
}

void SecretKeeper::forget()
{
    m_secrets.clear();
    m_asked.clear();
}

// What is in memory then, unless something overtakes it.
void SecretKeeper::tell(const QByteArray &id)
{
    const quint64 number = ++m_lastNumber;
    m_asked.insert(id, number);
    QMetaObject::invokeMethod(
        this,
        [this, id, number] {
            if (m_asked.value(id) != number)
                return;
            m_asked.remove(id);
            Q_EMIT known(id, m_secrets.value(id));
        },
        Qt::QueuedConnection);
}

void SecretKeeper::onRead(const QByteArray &id, quint64 number, const SecretAnswer &answer)
{
    if (m_asked.value(id) != number)
        return;
    m_asked.remove(id);
    if (answer.trouble != SecretTrouble::None) {
        Q_EMIT troubled(id, answer.trouble, answer.detail);
        return;
    }
    m_secrets.insert(id, answer.secret);
    Q_EMIT known(id, answer.secret);
}

} // namespace crier
