// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/other_secrets.h"

#include "app/profiles/profile_store.h"
#include "app/secrets/secret_keeper.h"
#include "ui/service/inspector_page.h"

namespace crier {

OtherSecrets::OtherSecrets(ProfileStore &profiles, SecretKeeper &secrets, InspectorPage &page)
    : QObject(&page)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_page(page)
{
    connect(&m_page, &InspectorPage::otherSecretsNeeded, this, &OtherSecrets::show);
    connect(&m_page, &InspectorPage::otherSecretsWanted, this, &OtherSecrets::begin);
    connect(&m_page, &InspectorPage::profileChanged, this, &OtherSecrets::startAgain);
    connect(&m_secrets, &SecretKeeper::known, this, &OtherSecrets::onKnown);
    connect(&m_secrets, &SecretKeeper::removed, this, &OtherSecrets::show);
    connect(&m_secrets, &SecretKeeper::troubled, this, &OtherSecrets::onTroubled);
}

// One that cannot be read has none.
QList<Profile> OtherSecrets::others() const
{
    const Result<QList<Profile>> stored = m_profiles.list();
    QList<Profile> profiles = stored ? *stored : QList<Profile>();
    profiles.removeIf([this](const Profile &profile) { return profile.id == m_page.profile().id; });
    return profiles;
}

void OtherSecrets::begin()
{
    m_queue = others();
    m_queue.removeIf([this](const Profile &profile) { return !m_secrets.secretOf(profile.id).isEmpty(); });
    m_trouble = SecretTrouble::None;
    next();
}

void OtherSecrets::next()
{
    show();
    if (!m_queue.isEmpty())
        m_secrets.want(m_queue.first());
}

void OtherSecrets::onKnown(const QByteArray &id)
{
    if (m_queue.isEmpty() || m_queue.first().id != id) {
        show();
        return;
    }
    m_queue.removeFirst();
    next();
}

void OtherSecrets::onTroubled(const QByteArray &id, SecretTrouble trouble)
{
    if (m_queue.isEmpty() || m_queue.first().id != id)
        return;
    m_trouble = trouble;
    m_troubled = m_queue.takeFirst().name;
    if (trouble != SecretTrouble::NotFound)
        m_queue.clear(); // it would say the same again, or ask the person again
    next();
}

// Another profile is another set of others; and after a lock, no answer comes any more.
void OtherSecrets::startAgain()
{
    m_queue.clear();
    m_trouble = SecretTrouble::None;
    show();
}

void OtherSecrets::show()
{
    if (!m_page.isVisible())
        return; // it asks when it is shown
    InspectorPage::Others shown{.isAsking = !m_queue.isEmpty(),
                                .trouble = m_trouble,
                                .troubled = m_troubled,
                                .storeName = m_secrets.storeName()};
    const QList<Profile> all = others();
    for (const Profile &profile : all) {
        const Secret secret = m_secrets.secretOf(profile.id);
        if (secret.isEmpty()) {
            shown.missing.append(profile.name);
        } else {
            shown.profiles.append(profile.name);
            shown.appKeys.append(profile.appKey.value);
            shown.secrets.append(secret);
        }
    }
    m_page.setOthers(shown);
}

} // namespace crier
