// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_store.h"

#include <QHash>
#include <QObject>

namespace crier {

struct Profile;

// The secrets of this session by profile: those out of the key store and those a person gave for the session
// only. In memory, until forget() or the end. No signal comes from inside the call that causes it, and none
// comes late: what a forget(), or a newer call for the same profile, has overtaken is dropped.
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    // `store` must outlive this.
    explicit SecretKeeper(SecretStore &store, QObject *parent = nullptr);

    // Ends in known() or troubled(); a second wish for the same profile meanwhile is the same wish. A profile
    // without an id has nothing in the key store: NotFound.
    void want(const Profile &profile);
    // What is in memory; empty: not known. Asks nobody.
    Secret secretOf(const QByteArray &id) const { return m_secrets.value(id); }
    bool isAsking(const QByteArray &id) const { return m_asked.contains(id); }

    // Typed for this session and written nowhere. Ends in known().
    void use(const QByteArray &id, const Secret &secret);
    // Into memory at once and into the key store. Ends in known(), then stored().
    void put(const QByteArray &id, const Secret &secret);
    // Out of memory at once and out of the key store. Ends in removed().
    void remove(const QByteArray &id);
    // Locks: nothing stays in memory, and no answer to an earlier want() comes any more. The key store is
    // left alone.
    void forget();

    // For the sentences that name it.
    QString storeName() const { return m_store.name(); }

Q_SIGNALS:
    void known(const QByteArray &id, const crier::Secret &secret);
    void troubled(const QByteArray &id, crier::SecretTrouble trouble, const QString &detail);
    // None: it is in the key store. Anything else: it is not, or not for certain, and serves this session
    // only.
    void stored(const QByteArray &id, crier::SecretTrouble trouble, const QString &detail);
    // None: the key store has none under this id any more.
    void removed(const QByteArray &id, crier::SecretTrouble trouble, const QString &detail);

private:
    void tell(const QByteArray &id);
    void onRead(const QByteArray &id, quint64 number, const SecretAnswer &answer);

    SecretStore &m_store;
    QHash<QByteArray, Secret> m_secrets;
    QHash<QByteArray, quint64> m_asked; // the wish under way, by its number
    quint64 m_lastNumber = 0;
};

} // namespace crier
