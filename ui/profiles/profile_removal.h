// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"
#include "app/secrets/secret_store.h"

#include <QObject>

namespace crier {

class ProfileStore;
class SecretKeeper;

// Deletes a profile and its secret. The key store may take its time, so this outlives the list in which the
// person asked for it.
class ProfileRemoval : public QObject
{
    Q_OBJECT

public:
    ProfileRemoval(ProfileStore &store, SecretKeeper &secrets, QObject *parent = nullptr);

    // Ends in removed() or failed(). Does nothing while another one is under way.
    void begin(const Profile &profile);
    bool isUnderWay() const { return !m_profile.id.isEmpty(); }

Q_SIGNALS:
    void removed(const QByteArray &id);
    // The profile was left as it is. With `keptSecret` its secret too: it can be deleted without it.
    void failed(const QByteArray &id, const QString &sentence, bool keptSecret);

private:
    void onSecretRemoved(const QByteArray &id, SecretTrouble trouble);

    ProfileStore &m_store;
    SecretKeeper &m_secrets;
    Profile m_profile; // the key store is taking its secret out
};

} // namespace crier
