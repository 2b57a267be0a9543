// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/profile_tools.h"

#include "app/drafts/saved_draft.h"
#include "app/secrets/secret_keeper.h"
#include "app/text/profile_sentences.h"
#include "ui/common/texts.h"
#include "ui/compose/compose_view.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/main_window/ui_settings.h"
#include "ui/profiles/carry_strip.h"
#include "ui/profiles/first_run.h"
#include "ui/profiles/profile_chooser.h"
#include "ui/profiles/profile_menu.h"
#include "ui/profiles/profile_removal.h"
#include "ui/profiles/profiles_dialog.h"
#include "ui/profiles/secret_panel.h"
#include "ui/secrets/secret_edit.h"
#include "ui/send/send_control.h"

#include <QMenu>

#include <algorithm>

namespace crier {

ProfileTools::ProfileTools(Parts parts, QMenu &menu, QWidget &window)
    : QObject(&window)
    , m_parts(parts)
    , m_window(window)
    , m_menu(new ProfileMenu(menu))
    , m_carry(new CarryStrip(&window))
    , m_secret(new SecretPanel(parts.secrets.storeName(), &window))
    , m_firstRun(new FirstRunStrip(&window))
{
    if (!parts.sandbox) {
        m_menu->setProfiles({parts.control.profile()});
        m_menu->setCurrent(parts.control.profile().id);
        return;
    }
    m_chooser = new ProfileChooser(parts.store, parts.secrets, *parts.sandbox, this);
    m_removal = new ProfileRemoval(parts.store, parts.secrets, this);
    connect(m_removal, &ProfileRemoval::removed, this, &ProfileTools::reload);
    connect(m_removal, &ProfileRemoval::failed, this,
            [this](const QByteArray &, const QString &sentence) { onRemovalFailed(sentence); });
    connect(m_chooser, &ProfileChooser::chosen, this, [this](const Profile &profile, const Secret &secret) {
        if (profile.id != m_parts.control.profile().id)
            m_carry->withdraw(); // asked about going away from another one
        if (!secret.isEmpty() || profile.id != m_parts.control.profile().id)
            m_secret->withdraw();
        m_menu->setCurrent(profile.id);
        Q_EMIT chosen(profile, secret);
    });
    connect(m_chooser, &ProfileChooser::leaving, this, [this] {
        if (hasContent())
            m_parts.keeper.startFresh(); // so that the draft stays with its profile
    });
    connect(m_chooser, &ProfileChooser::gone, this, &ProfileTools::onGone);
    connect(m_chooser, &ProfileChooser::moved, this, &ProfileTools::onMoved);
    connect(m_chooser, &ProfileChooser::listChanged, this, [this] {
        m_menu->setProfiles(m_chooser->profiles());
        showProgress();
    });
    connect(m_chooser, &ProfileChooser::secretAwaited, this, [this] {
        m_parts.control.setSecretObstacle(
            {.sentence = tr("Asking the key store for the App Secret..."), .isTrouble = false});
    });
    connect(m_chooser, &ProfileChooser::secretTroubled, this, [this](const QString &sentence) {
        m_secretTrouble = sentence;
        m_parts.control.setSecretObstacle({.sentence = sentence, .isTrouble = true});
    });
    connect(m_chooser, &ProfileChooser::failed, &m_parts.compose, &ComposeView::say);
    connect(&m_parts.control, &SendControl::secretWanted, this, &ProfileTools::askForSecret);
    const auto onFinished = [this] {
        if (m_mustReload)
            reload();
    };
    // Later: the end has to be told with the profile as it was.
    connect(&m_parts.control, &SendControl::finished, this, onFinished, Qt::QueuedConnection);
    connect(m_menu, &ProfileMenu::wanted, this, &ProfileTools::switchTo);
    connect(&menu, &QMenu::aboutToShow, this, &ProfileTools::reload);
    connect(m_carry, &CarryStrip::takeAlong, this, [this](const QByteArray &id) {
        if (isStill(m_carry->target()))
            takeAlong(id);
    });
    connect(m_carry, &CarryStrip::beginNew, this, [this](const QByteArray &id) {
        if (isStill(m_carry->target()))
            beginNew(id);
    });
    connect(m_carry, &CarryStrip::withdrawn, this, &ProfileTools::composeWanted);
    connect(m_secret, &SecretPanel::given, m_chooser, &ProfileChooser::giveSecret);
    connect(m_secret, &SecretPanel::tryAgainWanted, m_chooser, &ProfileChooser::fetchSecret);
    connect(m_firstRun, &FirstRunStrip::setUpWanted, this, &ProfileTools::showSetUp);
    connect(m_firstRun, &FirstRunStrip::dismissed, this, [this] {
        m_parts.settings.setSetUpDismissed();
        showProgress();
        Q_EMIT composeWanted();
    });
    m_menu->setProfiles(m_chooser->profiles());
}

QList<QWidget *> ProfileTools::strips() const
{
    return {m_firstRun, m_carry, m_secret};
}

void ProfileTools::begin()
{
    if (m_chooser)
        m_chooser->begin();
}

void ProfileTools::reload()
{
    m_mustReload = isSending();
    if (m_chooser && !m_mustReload)
        m_chooser->reload();
}

bool ProfileTools::isSending() const
{
    return m_parts.control.standing().isSending;
}

void ProfileTools::sayThatASendIsUnderWay()
{
    m_parts.compose.say(tr("A send is under way. Change the profile when it has ended."));
}

bool ProfileTools::hasContent() const
{
    const Draft draft = m_parts.compose.snapshot().draft;
    return !draftTitle(draft).isEmpty() || draft.objectName.value != QLatin1String("RC:TxtMsg");
}

void ProfileTools::switchTo(const QByteArray &id)
{
    const QList<Profile> &profiles = m_chooser->profiles();
    const auto wanted = std::find_if(profiles.cbegin(), profiles.cend(),
                                     [&id](const Profile &profile) { return profile.id == id; });
    if (wanted == profiles.cend() || id == m_chooser->current().id)
        return;
    if (isSending()) {
        sayThatASendIsUnderWay();
        return;
    }
    Q_EMIT composeWanted();
    if (hasContent())
        m_carry->ask(m_chooser->current(), *wanted);
    else
        beginNew(id);
}

// The old draft stays with its profile; what is carried is a copy, and from here on the other profile's.
void ProfileTools::takeAlong(const QByteArray &id)
{
    m_parts.keeper.startFresh();
    m_chooser->choose(id);
    m_parts.keeper.touch();
    Q_EMIT composeWanted();
}

void ProfileTools::beginNew(const QByteArray &id)
{
    m_parts.keeper.startFresh();
    m_chooser->choose(id);
    m_parts.compose.beginEmpty(m_chooser->current().defaultSender.value);
    Q_EMIT composeWanted();
}

// Whether the profile that was asked about is the same place now, when the answer comes.
bool ProfileTools::isStill(const Profile &asked)
{
    if (isSending()) {
        sayThatASendIsUnderWay();
        Q_EMIT composeWanted();
        return false;
    }
    m_chooser->reload();
    const QList<Profile> &profiles = m_chooser->profiles();
    const auto now = std::find_if(profiles.cbegin(), profiles.cend(),
                                  [&asked](const Profile &profile) { return profile.id == asked.id; });
    if (now != profiles.cend() && (asked.id.isEmpty() || isSamePlace(*now, asked)))
        return true;
    m_parts.compose.say(tr("The profile %1 was changed or removed before you answered, so the window stays "
                           "where it is. Choose the profile again.")
                            .arg(oneLine(asked.name, 60)));
    Q_EMIT composeWanted();
    return false;
}

void ProfileTools::onGone(const Profile &profile)
{
    m_parts.compose.say(
        tr("The profile %1 is gone, so the sandbox is in its place. A message that was written "
           "for it stays among the drafts.")
            .arg(oneLine(profile.name, 60)));
}

// Its content does not go to the other place by itself.
void ProfileTools::onMoved(const Profile &before, const Profile &after)
{
    if (hasContent()) {
        Q_EMIT composeWanted();
        m_carry->askAfterChange(m_chooser->current(), before, after);
        return;
    }
    m_chooser->choose(after.id);
    m_parts.compose.say(profileChangeSentence(before, after));
}

ProfilesDialog *ProfileTools::dialog()
{
    if (!m_dialog) {
        m_dialog = new ProfilesDialog(m_parts.store, m_parts.secrets, *m_removal, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ProfilesDialog::renamed, this, &ProfileTools::renamed);
        connect(m_dialog, &ProfilesDialog::changed, this, &ProfileTools::reload);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    return m_dialog;
}

// The list says it itself where there is one.
void ProfileTools::onRemovalFailed(const QString &sentence)
{
    if (!m_dialog || !m_dialog->isVisible())
        m_parts.compose.say(sentence);
}

void ProfileTools::showProfiles()
{
    if (m_chooser)
        dialog();
}

void ProfileTools::addProfile()
{
    if (m_chooser)
        dialog()->add();
}

void ProfileTools::showSetUp()
{
    if (!m_chooser)
        return;
    if (!m_setUp) {
        m_setUp = new FirstRunDialog(m_parts.settings.language(), m_parts.secrets.storeName(), &m_window);
        m_setUp->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_setUp, &FirstRunDialog::languageWanted, this, &ProfileTools::languageWanted);
        connect(m_setUp, &FirstRunDialog::profileWanted, this, &ProfileTools::addProfile);
        connect(m_setUp, &FirstRunDialog::checkWanted, this, &ProfileTools::serviceWanted);
    }
    showProgress();
    m_setUp->show();
    m_setUp->raise();
    m_setUp->activateWindow();
}

void ProfileTools::showProgress()
{
    if (!m_chooser)
        return;
    const bool hasProfile = m_chooser->profiles().size() > 1;
    const bool isSandbox = m_parts.control.profile().environment == Environment::Sandbox;
    m_firstRun->setVisible(isSandbox && !hasProfile && !m_parts.settings.isSetUpDismissed());
    if (m_setUp)
        m_setUp->setProgress(hasProfile, !m_chooser->current().id.isEmpty());
}

void ProfileTools::forgetSecrets()
{
    m_secret->withdraw();
    for (SecretEdit *typed : m_window.findChildren<SecretEdit *>())
        typed->forget();
    if (m_chooser) {
        m_chooser->forgetSecrets();
    } else {
        m_parts.secrets.forget();
        Q_EMIT chosen(m_parts.control.profile(), Secret());
    }
}

void ProfileTools::fetchSecrets()
{
    if (m_chooser)
        m_chooser->fetchSecrets();
    reload();
}

void ProfileTools::askForSecret()
{
    m_secret->ask(m_parts.control.profile(), m_secretTrouble);
}

void ProfileTools::retranslate()
{
    m_menu->retranslate();
}

} // namespace crier
