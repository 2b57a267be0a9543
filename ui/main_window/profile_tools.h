// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"

#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace crier {

class CarryStrip;
class ComposeView;
class DraftKeeper;
class FirstRunDialog;
class FirstRunStrip;
class ProfileChooser;
class ProfileMenu;
class ProfileRemoval;
class ProfileStore;
class ProfilesDialog;
class SecretKeeper;
class SecretPanel;
class SandboxHost;
class SendControl;
class UiSettings;

// What the Profile menu does: choosing whom the window speaks for, and the profiles themselves. Asks before a
// draft goes into another environment, and for a secret that the key store does not give.
class ProfileTools : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ProfileStore &store;
        SecretKeeper &secrets;
        SandboxHost *sandbox; // none: the window speaks for one profile only
        UiSettings &settings;
        DraftKeeper &keeper;
        ComposeView &compose;
        SendControl &control;
    };

    ProfileTools(Parts parts, QMenu &menu, QWidget &window);

    // The questions, to stand under the environment band.
    QList<QWidget *> strips() const;
    // After the window has been painted.
    void begin();
    // Somebody may have changed the profiles. While a send is under way that is noticed at its end: it
    // belongs to the profile that the window shows.
    void reload();
    // Wished for by the person; asks first where there is a draft.
    void switchTo(const QByteArray &id);
    void showProfiles();
    void addProfile();
    void askForSecret();
    void showSetUp();
    // The window speaks for another profile: how far the set-up is, and whether its line belongs there.
    void showProgress();
    // For a window that is locked, and unlocked again.
    void forgetSecrets();
    void fetchSecrets();
    void retranslate();

Q_SIGNALS:
    // For MainWindow::setProfile().
    void chosen(const crier::Profile &profile, const crier::Secret &secret);
    void renamed(const QString &from, const QString &to);
    void composeWanted();
    void serviceWanted();
    void languageWanted(const QString &language);

private:
    void takeAlong(const QByteArray &id);
    void beginNew(const QByteArray &id);
    bool isStill(const Profile &asked);
    bool isSending() const;
    void sayThatASendIsUnderWay();
    void onGone(const Profile &profile);
    void onMoved(const Profile &before, const Profile &after);
    void onRemovalFailed(const QString &sentence);
    bool hasContent() const;
    ProfilesDialog *dialog();

    Parts m_parts;
    QWidget &m_window;
    ProfileChooser *m_chooser = nullptr;
    ProfileRemoval *m_removal = nullptr;
    ProfileMenu *m_menu;
    CarryStrip *m_carry;
    SecretPanel *m_secret;
    FirstRunStrip *m_firstRun;
    QPointer<ProfilesDialog> m_dialog;
    QPointer<FirstRunDialog> m_setUp;
    QString m_secretTrouble;
    bool m_mustReload = false; // when the send has ended
};

} // namespace crier
