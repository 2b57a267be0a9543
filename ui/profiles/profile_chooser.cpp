// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profile_chooser.h"

#include "app/profiles/profile_store.h"
#include "app/secrets/secret_keeper.h"
#include "app/text/profile_sentences.h"
#include "app/text/secret_sentences.h"
#include "ui/chatroom/sandbox_host.h"

#include <algorithm>

namespace crier {

ProfileChooser::ProfileChooser(ProfileStore &store, SecretKeeper &secrets, SandboxHost &sandbox,
                               QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_sandbox(sandbox)
    , m_profiles{SandboxHost::unstartedProfile()}
    , m_current(SandboxHost::unstartedProfile())
    , m_sandboxProfile(SandboxHost::unstartedProfile())
{
    connect(&m_sandbox, &SandboxHost::ready, this, [this](const Profile &profile, const Secret &secret) {
        m_sandboxProfile = profile;
        m_sandboxSecret = secret;
        if (isSandbox())
            becomeSandbox();
    });
    connect(&m_secrets, &SecretKeeper::known, this, [this](const QByteArray &id, const Secret &secret) {
        if (!isSandbox() && id == m_current.id)
            Q_EMIT chosen(m_current, secret);
    });
    connect(&m_secrets, &SecretKeeper::troubled, this, [this](const QByteArray &id, SecretTrouble trouble) {
        if (!isSandbox() && id == m_current.id)
            Q_EMIT secretTroubled(
                secretSentence(SecretTask::Read, trouble, m_current.name, m_secrets.storeName()));
    });
    connect(&m_secrets, &SecretKeeper::stored, this, [this](const QByteArray &id, SecretTrouble trouble) {
        if (trouble != SecretTrouble::None && id == m_current.id)
            Q_EMIT failed(secretSentence(SecretTask::Write, trouble, m_current.name, m_secrets.storeName()));
    });
}

bool ProfileChooser::readList()
{
    const Result<QList<Profile>> stored = m_store.list();
    if (!m_store.damagedPath().isEmpty() && m_store.damagedPath() != m_toldDamage) {
        m_toldDamage = m_store.damagedPath();
        Q_EMIT failed(tr("The profiles could not be read. They were kept as %1.").arg(m_toldDamage));
    }
    if (!stored) {
        Q_EMIT failed(profileErrorSentence(stored.error()));
        return false;
    }
    const QList<Profile> profiles = QList<Profile>{SandboxHost::unstartedProfile()} + *stored;
    if (profiles != m_profiles) {
        m_profiles = profiles;
        Q_EMIT listChanged();
    }
    return true;
}

void ProfileChooser::begin()
{
    const Result<QByteArray> last = readList() ? m_store.current() : QByteArray();
    choose(last ? *last : QByteArray());
}

void ProfileChooser::reload()
{
    if (m_isLocked || !readList() || isSandbox())
        return;
    const auto same = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                   [this](const Profile &profile) { return profile.id == m_current.id; });
    if (same == m_profiles.cend()) {
        const Profile before = m_current;
        Q_EMIT leaving();
        becomeSandbox();
        Q_EMIT gone(before);
    } else if (!isSamePlace(*same, m_current)) {
        const Profile before = m_current;
        const Profile after = *same;
        Q_EMIT leaving();
        becomeSandbox();
        Q_EMIT moved(before, after);
    } else if (!(*same == m_current)) {
        become(*same);
    }
}

void ProfileChooser::choose(const QByteArray &id)
{
    const auto wanted = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                     [&id](const Profile &profile) { return profile.id == id; });
    if (id.isEmpty() || wanted == m_profiles.cend())
        becomeSandbox();
    else
        become(*wanted);
    // If it cannot be remembered, it has to be chosen again next time: no reason to disturb anybody.
    (void)m_store.setCurrent(m_current.id);
}

void ProfileChooser::becomeSandbox()
{
    m_current = m_sandboxProfile;
    if (!m_isSandboxStarted) {
        m_isSandboxStarted = true;
        m_sandbox.start();
    }
    Q_EMIT chosen(m_current, m_sandboxSecret);
}

void ProfileChooser::become(const Profile &profile)
{
    m_current = profile;
    const Secret secret = m_secrets.secretOf(profile.id);
    Q_EMIT chosen(m_current, secret);
    if (secret.isEmpty())
        fetchSecret();
}

void ProfileChooser::fetchSecret()
{
    if (isSandbox())
        return;
    Q_EMIT secretAwaited();
    m_secrets.want(m_current);
}

void ProfileChooser::giveSecret(const Secret &secret, bool keep)
{
    if (isSandbox())
        return;
    if (keep)
        m_secrets.put(m_current.id, secret);
    else
        m_secrets.use(m_current.id, secret);
}

void ProfileChooser::forgetSecrets()
{
    m_isLocked = true;
    m_secrets.forget();
    Q_EMIT chosen(m_current, Secret());
}

void ProfileChooser::fetchSecrets()
{
    m_isLocked = false;
    if (isSandbox())
        becomeSandbox();
    else
        become(m_current);
}

} // namespace crier
