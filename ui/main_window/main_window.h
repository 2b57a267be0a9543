// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/drafts/draft_store.h"
#include "app/rongcloud/profile.h"
#include "app/send/send_desk.h"

#include <QDateTime>
#include <QMainWindow>
#include <QPair>

#include <optional>

class QNetworkAccessManager;
class QPushButton;
class QStackedWidget;

namespace crier {

class ArmPanel;
class Arming;
class ArmingState;
class ComposeView;
class DraftKeeper;
class EnvironmentBand;
class HoldCard;
class LogView;
class MessageTools;
class PlaceRail;
class PlainLabel;
class ProfileStore;
class ProfileTools;
class ProxyPasswords;
class SandboxHost;
class SecretKeeper;
class SendControl;
class ServiceTools;
class ServiceView;
class SpellChecking;
class UiSettings;
class WindowActions;
class WindowLock;

// What a window works with; all of it outlives the window.
struct WindowParts
{
    SendDesk &desk;
    const Clock &clock;
    DraftKeeper &keeper;
    UiSettings &settings;
    SpellChecking &spelling;
    QString dataDir;
    Arming &arming;
    ProfileStore &profiles;
    SecretKeeper &secrets;
    QNetworkAccessManager &network; // for questions that reach nobody; sends have their own
    ProxyPasswords &proxyPasswords; // those that the desk sends with
    // With it, the window begins with the profile used last; without it, it speaks for `profile` alone.
    SandboxHost *sandbox = nullptr;
    Profile profile;
    Secret secret;
};

// The window: rail, environment band, places, status bar. Opens log, sandbox and draft only after it has been
// painted for the first time.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Place { ComposePlace, LogPlace, ServicePlace };

    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    SendControl &control() const { return *m_control; }
    ComposeView *compose() const { return m_compose; }
    LogView *log() const { return m_log; }
    ServiceView *service() const { return m_service; }
    // From here on Send goes there.
    void setProfile(const Profile &profile, const Secret &secret);
    void showPlace(int place);
    void showLogRow(qint64 id);

Q_SIGNALS:
    void languageWanted(const QString &language);
    // The draft is back, or a new one has begun: the window can be used.
    void ready();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void connectParts();
    void connectEditing();
    void connectPreview();
    void connectArming();
    void connectProfiles();
    void connectLock();
    void begin();
    QString profileObstacle(const Profile &profile);
    void noticeProfiles();
    void onDraft(const std::optional<SavedDraft> &draft);
    void onStatus(const StoreStatus &status);
    void onUnread(int unread);
    void showProfile();
    void showSlot();
    QList<QWidget *> panesOf(int place) const;
    void movePane(int step);
    void onEarlierDraft(const std::optional<SavedDraft> &draft);
    void undo();
    void redo();
    void showEmojiPicker();
    void about();
    void remember();
    void retranslate();

    WindowParts m_parts;
    SendControl *m_control;
    PlaceRail *m_rail;
    EnvironmentBand *m_band;
    ArmingState *m_armingState;
    QPushButton *m_profileButton;
    ArmPanel *m_armPanel;
    HoldCard *m_holdCard;
    QStackedWidget *m_places;
    ComposeView *m_compose;
    LogView *m_log;
    ServiceView *m_service;
    MessageTools *m_tools;
    WindowActions *m_actions;
    ProfileTools *m_profileTools;
    ServiceTools *m_serviceTools;
    WindowLock *m_lock;
    PlainLabel *m_endpoint;
    PlainLabel *m_slot;
    QPair<QDateTime, qint64> m_profilesStamp; // as they were read last
    int m_unread = 0;
    bool m_begun = false;
    bool m_closing = false;         // asked to close while a send was under way
    std::optional<Draft> m_unsaved; // could not be saved, and the person was told so when closing
};

} // namespace crier
