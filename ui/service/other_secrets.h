// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"
#include "app/secrets/secret_store.h"

#include <QList>
#include <QObject>

namespace crier {

class InspectorPage;
class ProfileStore;
class SecretKeeper;

// Gives the inspector the secrets of the other profiles: those in memory by itself, all others only when a
// person asks for them. The key store is asked for one after the other, so that it asks the person one thing
// at a time, and no more of it once it has said why it gives none.
class OtherSecrets : public QObject
{
    Q_OBJECT

public:
    // Belongs to `page`; the others must outlive it.
    OtherSecrets(ProfileStore &profiles, SecretKeeper &secrets, InspectorPage &page);

private:
    void begin();
    void next();
    void onKnown(const QByteArray &id);
    void onTroubled(const QByteArray &id, SecretTrouble trouble);
    void startAgain();
    void show();
    QList<Profile> others() const;

    ProfileStore &m_profiles;
    SecretKeeper &m_secrets;
    InspectorPage &m_page;
    QList<Profile> m_queue; // the first one is being asked for
    SecretTrouble m_trouble = SecretTrouble::None;
    QString m_troubled; // whose secret it was
};

} // namespace crier
