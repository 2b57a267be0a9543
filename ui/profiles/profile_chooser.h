// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"
#include "app/secrets/secret_store.h"

#include <QList>
#include <QObject>

namespace crier {

class ProfileStore;
class SandboxHost;
class SecretKeeper;

// Whom the window speaks for: the sandbox, which is always there and the first, or one of the person's
// profiles with the secret out of the key store. Remembers which one was used last.
class ProfileChooser : public QObject
{
    Q_OBJECT

public:
    ProfileChooser(ProfileStore &store, SecretKeeper &secrets, SandboxHost &sandbox,
                   QObject *parent = nullptr);

    // Reads the profiles and chooses the one used last; the first time, the sandbox.
    void begin();
    // Reads them anew: somebody may have changed them, here or elsewhere. The present one is chosen again
    // when it is not what it was. When it is gone or speaks for another place (isSamePlace()) the sandbox is
    // in its place, and gone() or moved() says so: whether anything goes to the other place is the person's
    // choice. Does nothing between forgetSecrets() and fetchSecrets().
    void reload();
    // The sandbox first, then the others in the person's order.
    const QList<Profile> &profiles() const { return m_profiles; }
    const Profile &current() const { return m_current; }
    void choose(const QByteArray &id); // empty: the sandbox

    // Asks the key store again.
    void fetchSecret();
    // For this session only, or into the key store as well.
    void giveSecret(const Secret &secret, bool keep);

    // For a window that is locked, and unlocked again: the key store is asked anew. The profiles are not
    // read; see reload().
    void forgetSecrets();
    void fetchSecrets();

Q_SIGNALS:
    // The profile, its address or its secret is another one. The secret is empty while it is not known.
    void chosen(const crier::Profile &profile, const crier::Secret &secret);
    // The present one is about to be left without anybody having wished for it.
    void leaving();
    void gone(const crier::Profile &profile);
    void moved(const crier::Profile &before, const crier::Profile &after);
    void secretAwaited();
    void secretTroubled(const QString &sentence);
    void listChanged();
    // Something that was asked for did not work.
    void failed(const QString &sentence);

private:
    void become(const Profile &profile);
    void becomeSandbox();
    bool readList();
    bool isSandbox() const { return m_current.id.isEmpty(); }

    ProfileStore &m_store;
    SecretKeeper &m_secrets;
    SandboxHost &m_sandbox;
    QList<Profile> m_profiles;
    Profile m_current;
    Profile m_sandboxProfile;
    Secret m_sandboxSecret;
    bool m_isSandboxStarted = false;
    bool m_isLocked = false;
    QString m_toldDamage;
};

} // namespace crier
