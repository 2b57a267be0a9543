// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profile_removal.h"

#include "app/profiles/profile_store.h"
#include "app/secrets/secret_keeper.h"
#include "app/text/profile_sentences.h"
#include "app/text/secret_sentences.h"

#include <utility>

namespace crier {

ProfileRemoval::ProfileRemoval(ProfileStore &store, SecretKeeper &secrets, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_secrets(secrets)
{
    connect(&m_secrets, &SecretKeeper::removed, this, &ProfileRemoval::onSecretRemoved);
}

// The secret first: without its profile nobody would find it any more.
void ProfileRemoval::begin(const Profile &profile)
{
    if (isUnderWay())
        return;
    m_profile = profile;
    m_secrets.remove(profile.id);
}

void ProfileRemoval::onSecretRemoved(const QByteArray &id, SecretTrouble trouble)
{
    if (!isUnderWay() || id != m_profile.id)
        return;
    const Profile profile = std::exchange(m_profile, {});
    if (trouble != SecretTrouble::None) {
        const QString why = secretSentence(SecretTask::Remove, trouble, profile.name, m_secrets.storeName());
        //: %1 is whole sentences
        Q_EMIT failed(id, tr("%1 The profile was left as it is.").arg(why), true);
    } else if (const Status removal = m_store.remove(id); !removal) {
        Q_EMIT failed(id, profileErrorSentence(removal.error()), false);
    } else {
        Q_EMIT removed(id);
    }
}

} // namespace crier
