// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "app/profiles/profile_store.h"
#include "app/text/profile_sentences.h"
#include "app/text/sentences.h"
#include "ui/chatroom/chatroom_view.h"
#include "ui/chatroom/sandbox_host.h"
#include "ui/common/emoji_picker.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/compose/compose_view.h"
#include "ui/compose/content_editor.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/drafts/draft_words.h"
#include "ui/editor/spell_checking.h"
#include "ui/environment/arm_panel.h"
#include "ui/environment/arming_state.h"
#include "ui/environment/environment_band.h"
#include "ui/form/form_view.h"
#include "ui/log/log_view.h"
#include "ui/main_window/about_dialog.h"
#include "ui/main_window/message_tools.h"
#include "ui/main_window/place_rail.h"
#include "ui/main_window/profile_tools.h"
#include "ui/main_window/service_tools.h"
#include "ui/main_window/spelling_menu.h"
#include "ui/main_window/ui_settings.h"
#include "ui/main_window/window_actions.h"
#include "ui/screen/presence.h"
#include "ui/screen/window_lock.h"
#include "ui/send/hold_card.h"
#include "ui/send/latest_sends.h"
#include "ui/send/send_control.h"
#include "ui/service/service_view.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

namespace {

// What the widget with the keyboard does by itself. False when it has no such slot.
bool callFocus(const char *slot)
{
    QWidget *const focus = QApplication::focusWidget();
    const bool isThere =
        focus && focus->metaObject()->indexOfMethod(QByteArray(slot).append("()").constData()) >= 0;
    return isThere && QMetaObject::invokeMethod(focus, slot);
}

constexpr int longestProfileName = 160; // pixels of it that the band shows
constexpr int noticeTime = 10'000;      // ms that the status bar keeps a sentence
const QString sampleSender = QStringLiteral("ops-team");
const QString composeSplitter = QStringLiteral("compose");
const QString logSplitter = QStringLiteral("log");
} // namespace

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_control(
          new SendControl(m_parts.desk, m_parts.clock, m_parts.arming, m_parts.profile, m_parts.secret, this))
    , m_rail(new PlaceRail(this))
    , m_band(new EnvironmentBand(m_parts.profile, this))
    , m_armingState(new ArmingState(m_parts.arming, this))
    , m_profileButton(new QPushButton(this))
    , m_armPanel(new ArmPanel(m_parts.arming, this))
    , m_holdCard(new HoldCard(*m_control, this))
    , m_places(new QStackedWidget(this))
    , m_compose(new ComposeView(m_parts.desk, *m_control, m_parts.keeper, m_parts.network,
                                m_parts.proxyPasswords, this))
    , m_log(new LogView(m_parts.desk, this))
    , m_service(new ServiceView(this))
    , m_tools(new MessageTools(m_parts.dataDir, *m_compose, m_parts.keeper, *m_control, *this))
    , m_actions(new WindowActions(*this, m_log->logActions(),
                                  {.language = m_parts.settings.language(),
                                   .lockMinutes = m_parts.settings.lockMinutes(),
                                   .disarmMinutes = m_parts.settings.disarmMinutes()}))
    , m_profileTools(new ProfileTools({.store = m_parts.profiles,
                                       .secrets = m_parts.secrets,
                                       .sandbox = m_parts.sandbox,
                                       .settings = m_parts.settings,
                                       .keeper = m_parts.keeper,
                                       .compose = *m_compose,
                                       .control = *m_control},
                                      *m_actions->profileMenu(), *this))
    , m_serviceTools(new ServiceTools({.desk = m_parts.desk,
                                       .clock = m_parts.clock,
                                       .dataDir = m_parts.dataDir,
                                       .profiles = m_parts.profiles,
                                       .secrets = m_parts.secrets,
                                       .control = *m_control,
                                       .proxyPasswords = m_parts.proxyPasswords},
                                      *m_service, *m_log, *this))
    , m_lock(new WindowLock(*this, m_parts.clock))
    , m_endpoint(new PlainLabel(this))
    , m_slot(new PlainLabel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    build();
    connectParts();
    retranslate();
    // Never larger than the screen: at 200 % of a small one the Send button would be outside it.
    const QSize room = screen() ? screen()->availableSize() : QSize(1080, 720);
    resize(QSize(1080, 720).boundedTo(room));
    if (const QByteArray geometry = m_parts.settings.geometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
    m_compose->splitter()->restoreState(m_parts.settings.splitter(composeSplitter));
    m_log->splitter()->restoreState(m_parts.settings.splitter(logSplitter));
    m_compose->beginEmpty(m_parts.settings.lastSender());
    m_compose->setEnabled(false); // until the draft is back
}

MainWindow::~MainWindow()
{
    delete m_compose; // hands over its draft, and for that needs the others
}

void MainWindow::build()
{
    m_rail->setObjectName(QStringLiteral("rail"));
    m_rail->addPlace(IconName::Compose, QStringLiteral("railCompose"));
    m_rail->addPlace(IconName::Log, QStringLiteral("railLog"));
    m_rail->addPlace(IconName::Service, QStringLiteral("railService"));
    m_band->setObjectName(QStringLiteral("environmentBand"));
    m_profileButton->setObjectName(QStringLiteral("profileButton"));
    m_profileButton->setAutoDefault(false);
    m_profileButton->setMenu(m_actions->profileMenu());
    m_band->setLeading(m_profileButton);
    m_band->setTrailing(m_armingState);
    m_endpoint->setObjectName(QStringLiteral("endpoint"));
    m_slot->setObjectName(QStringLiteral("slotState"));
    m_places->addWidget(m_compose);
    m_places->addWidget(m_log);
    m_places->addWidget(m_service);

    auto *center = new QWidget(this);
    auto *layout = new QHBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_band);
    right->addWidget(m_armPanel);
    right->addWidget(m_holdCard);
    for (QWidget *strip : m_profileTools->strips())
        right->addWidget(strip);
    right->addWidget(m_places, 1);
    layout->addLayout(right, 1);
    setCentralWidget(center);

    m_endpoint->setContentsMargins(space::row, 0, space::row, 0);
    m_slot->setContentsMargins(space::row, 0, space::row, 0);
    statusBar()->addWidget(m_endpoint);
    statusBar()->addPermanentWidget(m_slot);
    setTabOrder(m_rail->button(ComposePlace), m_rail->button(LogPlace));
    setTabOrder(m_rail->button(LogPlace), m_rail->button(ServicePlace));
}

void MainWindow::connectParts()
{
    connect(m_rail, &PlaceRail::chosen, this, &MainWindow::showPlace);
    connect(m_actions, &WindowActions::placeWanted, this, &MainWindow::showPlace);
    connect(m_actions, &WindowActions::newMessageWanted, m_tools, &MessageTools::newMessage);
    connect(m_actions, &WindowActions::draftsWanted, m_tools, &MessageTools::showDrafts);
    connect(m_actions, &WindowActions::templatesWanted, m_tools, &MessageTools::showTemplates);
    connect(m_actions, &WindowActions::saveTemplateWanted, m_tools, &MessageTools::saveAsTemplate);
    connect(m_actions, &WindowActions::openFileWanted, m_tools, &MessageTools::openFile);
    connect(m_actions, &WindowActions::correctionTextWanted, m_tools, &MessageTools::editCorrection);
    connect(m_log, &LogView::correctionWanted, m_tools, &MessageTools::writeCorrection);
    connect(m_log, &LogView::reuseWanted, m_tools, &MessageTools::reuse);
    connect(m_tools, &MessageTools::composeWanted, this, [this] {
        showPlace(ComposePlace);
        m_compose->focusEditor();
    });
    connect(m_actions, &WindowActions::undoWanted, this, &MainWindow::undo);
    connect(m_actions, &WindowActions::redoWanted, this, &MainWindow::redo);
    connect(m_actions, &WindowActions::emojiWanted, this, &MainWindow::showEmojiPicker);
    connectEditing();
    connectPreview();
    connectArming();
    connectProfiles();
    connectLock();
    connect(m_actions, &WindowActions::earlierDraftWanted, &m_parts.keeper, &DraftKeeper::bringBack);
    connect(&m_parts.keeper, &DraftKeeper::broughtBack, this, &MainWindow::onEarlierDraft);
    connect(m_log, &LogView::notice, this,
            [this](const QString &sentence) { statusBar()->showMessage(sentence, noticeTime); });
    connect(m_actions, &WindowActions::nextPaneWanted, this, [this] { movePane(1); });
    connect(m_actions, &WindowActions::previousPaneWanted, this, [this] { movePane(-1); });
    connect(m_actions, &WindowActions::aboutWanted, this, &MainWindow::about);
    const auto speak = [this](const QString &language) {
        m_parts.settings.setLanguage(language);
        Q_EMIT languageWanted(language);
    };
    connect(m_actions, &WindowActions::languageWanted, this, speak);
    connect(m_profileTools, &ProfileTools::languageWanted, this, speak);
    connect(m_actions, &WindowActions::sendFocusWanted, this, [this] {
        showPlace(ComposePlace);
        m_compose->focusSend();
    });
    connect(m_compose->latest(), &LatestSends::opened, this, &MainWindow::showLogRow);
    connect(m_log, &LogView::composeWanted, this, [this] {
        showPlace(ComposePlace);
        m_compose->focusEditor();
    });
    connect(&m_parts.desk, &SendDesk::opened, this, &MainWindow::onStatus);
    connect(&m_parts.desk, &SendDesk::rowsChanged, this, &MainWindow::onUnread);
    connect(&m_parts.keeper, &DraftKeeper::adopted, this, &MainWindow::onDraft);
    connect(&m_parts.keeper, &DraftKeeper::damagedFound, this,
            [this](const QList<DraftTrouble> &damaged) { m_compose->say(damageSentences(damaged)); });
    connect(&m_parts.keeper, &DraftKeeper::saved, this, [this] { m_unsaved.reset(); });
    connect(m_control, &SendControl::standingChanged, this, &MainWindow::showSlot);
    connect(m_control, &SendControl::pressed, this,
            [this] { m_parts.settings.setLastSender(m_compose->sender()); });
    connect(m_control, &SendControl::finished, this, [this] {
        if (m_closing)
            close();
    });
    if (SandboxHost *sandbox = m_parts.sandbox) {
        connect(m_control, &SendControl::sandboxWanted, sandbox, &SandboxHost::start);
        connect(sandbox, &SandboxHost::failed, m_control, &SendControl::setSandboxTrouble);
        connect(sandbox, &SandboxHost::delivered, m_compose->chatroom(), &ChatroomView::append);
    }
}

void MainWindow::connectEditing()
{
    ContentEditor *const editor = m_compose->editor();
    const auto inCompose = [this, editor](void (ContentEditor::*act)()) {
        return [this, editor, act] {
            showPlace(ComposePlace);
            (editor->*act)();
        };
    };
    editor->form()->setSpelling(m_parts.spelling);
    new SpellingMenu(*m_actions->spellingMenu(), m_parts.spelling, m_parts.settings);
    connect(&m_parts.spelling, &SpellChecking::failed, m_compose, &ComposeView::say);
    connect(m_actions, &WindowActions::findWanted, this, inCompose(&ContentEditor::find));
    connect(m_actions, &WindowActions::formatWanted, this, inCompose(&ContentEditor::format));
    connect(m_actions, &WindowActions::compactWanted, this, inCompose(&ContentEditor::compact));
    connect(m_actions, &WindowActions::findingWanted, this, [this](int step) {
        showPlace(ComposePlace);
        m_compose->showNextFinding(step);
    });
}

void MainWindow::connectPreview()
{
    ChatroomView *const chatroom = m_compose->chatroom();
    chatroom->setPreviewLook(previewLookFromId(m_parts.settings.previewLook()));
    connect(chatroom, &ChatroomView::previewLookChanged, this,
            [this, chatroom] { m_parts.settings.setPreviewLook(previewLookId(chatroom->previewLook())); });
}

void MainWindow::connectArming()
{
    const auto ask = [this] { m_armPanel->ask(m_control->profile()); };
    connect(m_armingState, &ArmingState::armWanted, this, ask);
    connect(m_control, &SendControl::armingWanted, this, ask);
    connect(m_holdCard, &HoldCard::keyboardLeft, this, [this] {
        if (m_places->currentIndex() == ComposePlace)
            m_compose->focusEditor();
        else
            panesOf(m_places->currentIndex()).constFirst()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_compose, &ComposeView::holdTold, this, [this](const QString &sentence) {
        if (m_places->currentIndex() != ComposePlace)
            statusBar()->showMessage(sentence, noticeTime);
    });
    connect(m_armPanel, &ArmPanel::left, this, [this] {
        if (m_places->currentIndex() == ComposePlace)
            m_compose->focusEditor();
    });
    connect(m_actions, &WindowActions::disarmIdleWanted, this, [this](int minutes) {
        m_parts.settings.setDisarmMinutes(minutes);
        m_parts.arming.setIdle(std::chrono::minutes(minutes));
        m_armPanel->idleChanged();
    });
    m_parts.arming.setIdle(std::chrono::minutes(m_parts.settings.disarmMinutes()));
    // The band and the line beside Send say the same for as long as it is so; this is for the moment.
    const auto tell = [this](const QString &sentence) { statusBar()->showMessage(sentence, noticeTime); };
    connect(&m_parts.arming, &Arming::armed, this, [tell] { tell(tr("Live mode is armed.")); });
    connect(&m_parts.arming, &Arming::disarmed, this, [tell](DisarmReason reason) {
        switch (reason) {
        case DisarmReason::Idle:
            tell(tr("Live mode was disarmed, because nothing was done for a while."));
            break;
        case DisarmReason::Locked:
            tell(tr("Live mode was disarmed, because the screen was locked or the computer slept."));
            break;
        case DisarmReason::WindowLocked:
            tell(tr("Live mode was disarmed, because Crier was locked."));
            break;
        case DisarmReason::Asked:
        case DisarmReason::ProfileChanged:
            tell(tr("Live mode is disarmed."));
            break;
        }
    });
}

void MainWindow::connectProfiles()
{
    connect(m_profileTools, &ProfileTools::chosen, this, &MainWindow::setProfile);
    connect(m_profileTools, &ProfileTools::renamed, m_tools, &MessageTools::renameProfile);
    if (m_parts.sandbox)
        m_control->setProbe([this](const Profile &profile) { return profileObstacle(profile); });
    connect(m_profileTools, &ProfileTools::composeWanted, this, [this] { showPlace(ComposePlace); });
    connect(m_actions, &WindowActions::profilesWanted, m_profileTools, &ProfileTools::showProfiles);
    connect(m_actions, &WindowActions::newProfileWanted, m_profileTools, &ProfileTools::addProfile);
    connect(m_actions, &WindowActions::setUpWanted, m_profileTools, &ProfileTools::showSetUp);
    connect(m_profileTools, &ProfileTools::serviceWanted, m_serviceTools, &ServiceTools::showSetup);
    connect(m_serviceTools, &ServiceTools::serviceWanted, this, [this] {
        showPlace(ServicePlace);
        activateWindow();
    });
    connect(m_actions, &WindowActions::armingToggled, this, [this] {
        if (m_parts.arming.isArmed())
            m_parts.arming.disarm(DisarmReason::Asked);
        else
            m_armPanel->ask(m_control->profile());
    });
}

void MainWindow::connectLock()
{
    auto *presence = new Presence(this);
    connect(presence, &Presence::acted, &m_parts.arming, &Arming::touch);
    connect(presence, &Presence::acted, m_lock, &WindowLock::touch);
    connect(m_actions, &WindowActions::lockWanted, m_lock, &WindowLock::lock);
    connect(m_actions, &WindowActions::lockIdleWanted, this, [this](int minutes) {
        m_parts.settings.setLockMinutes(minutes);
        m_lock->setIdle(std::chrono::minutes(minutes));
    });
    connect(m_lock, &WindowLock::locked, this, [this] {
        m_control->cancelHold(HoldEnd::Locked);
        m_parts.arming.disarm(DisarmReason::WindowLocked);
        m_profileTools->forgetSecrets();
        m_serviceTools->forgetSecrets();
    });
    connect(m_lock, &WindowLock::unlocked, m_profileTools, &ProfileTools::fetchSecrets);
    m_lock->setIdle(std::chrono::minutes(m_parts.settings.lockMinutes()));
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_begun) {
        m_begun = true;
        // The picture goes to the screen when this event is over; then the slower things may start.
        QMetaObject::invokeMethod(this, &MainWindow::begin, Qt::QueuedConnection);
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::WindowActivate && m_begun) {
        noticeProfiles();
    }
    return handled;
}

// Another window or program may have changed them while this one was behind it.
void MainWindow::noticeProfiles()
{
    const auto stamp = m_parts.profiles.stamp();
    if (stamp == m_profilesStamp)
        return;
    m_profilesStamp = stamp;
    m_profileTools->reload();
}

QString MainWindow::profileObstacle(const Profile &profile)
{
    if (profile.id.isEmpty())
        return {};
    const Result<QList<Profile>> stored = m_parts.profiles.list();
    if (!stored)
        return profileErrorSentence(stored.error());
    const auto same = std::find_if(stored->cbegin(), stored->cend(),
                                   [&profile](const Profile &other) { return other.id == profile.id; });
    if (same != stored->cend() && *same == profile)
        return {};
    // Noticed later: the press has to come to its end, and be told, with the profile as it was.
    QMetaObject::invokeMethod(m_profileTools, &ProfileTools::reload, Qt::QueuedConnection);
    if (same == stored->cend())
        return tr("The profile was changed elsewhere. It is gone; choose another one in the Profile menu.");
    return tr("The profile was changed elsewhere. Look at it in the Profile menu, then send again.");
}

void MainWindow::begin()
{
    m_profilesStamp = m_parts.profiles.stamp();
    m_parts.keeper.adopt();
    m_parts.spelling.setDictionary(m_parts.settings.dictionary());
    m_parts.desk.open();
    m_profileTools->begin();
}

void MainWindow::onDraft(const std::optional<SavedDraft> &draft)
{
    const QString lastSender = m_parts.settings.lastSender();
    if (draft)
        m_compose->restore(*draft);
    else if (m_parts.settings.isFirstStart() && m_parts.sandbox)
        m_compose->beginWithSample(sampleSender);
    else
        m_compose->beginEmpty(lastSender.isEmpty() ? m_control->profile().defaultSender.value : lastSender);
    m_parts.settings.setStarted();
    m_compose->setEnabled(true);
    if (!QApplication::focusWidget() || m_places->currentIndex() == ComposePlace)
        m_compose->focusEditor();
    Q_EMIT ready();
}

void MainWindow::onStatus(const StoreStatus &status)
{
    if (status.recoveredRows > 0)
        m_compose->say(
            tr("Crier ended in the middle of a send. What became of it is in the log now (sends: %1).")
                .arg(status.recoveredRows));
}

void MainWindow::onUnread(int unread)
{
    m_unread = unread;
    m_rail->button(LogPlace)->setCount(
        unread,
        unread > 0 ? tr("Rejected or unknown sends nobody has looked at: %1").arg(unread) : QString());
}

void MainWindow::showPlace(int place)
{
    m_rail->setCurrent(place);
    if (m_places->currentIndex() == place)
        return;
    m_places->setCurrentIndex(place);
    if (place == ComposePlace)
        m_compose->focusEditor();
    else
        panesOf(place).constFirst()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showLogRow(qint64 id)
{
    showPlace(LogPlace);
    m_log->openRow(id);
}

void MainWindow::setProfile(const Profile &profile, const Secret &secret)
{
    m_control->setProfile(profile, secret);
    showProfile();
}

void MainWindow::showProfile()
{
    const Profile &profile = m_control->profile();
    m_band->setProfile(profile);
    m_armingState->setProfile(profile);
    m_armPanel->setProfile(profile);
    m_service->setProfile(profile, m_control->secret());
    m_tools->profileChanged();
    m_compose->profileChanged();
    m_profileTools->showProgress();
    QString name = m_profileButton->fontMetrics().elidedText(oneLine(profile.name, 60), Qt::ElideRight,
                                                             longestProfileName);
    m_profileButton->setText(name.replace(u'&', QStringLiteral("&&")));
    m_profileButton->setAccessibleName(tr("Profile: %1").arg(oneLine(profile.name, 60)));
    m_profileButton->setAccessibleDescription(tr("Opens the list of profiles."));
    setWindowTitle(tr("%1 - Crier", "window title; %1 is a profile name").arg(oneLine(profile.name, 60)));
    if (profile.baseUrl.isEmpty())
        m_endpoint->setText(tr("Starting..."));
    else
        m_endpoint->setText(tr("%1 at %2", "profile name and host")
                                .arg(oneLine(profile.name, 60), authorityOf(profile.baseUrl)));
}

void MainWindow::showSlot()
{
    const Standing &standing = m_control->standing();
    m_slot->setText(standing.canSend     ? tr("Ready to send")
                    : standing.isSending ? tr("Sending")
                    : standing.isHolding ? tr("On hold")
                                         : tr("Not ready to send"));
}

QList<QWidget *> MainWindow::panesOf(int place) const
{
    switch (place) {
    case LogPlace:
        return m_log->panes();
    case ServicePlace:
        return m_service->panes();
    default:
        return m_compose->panes();
    }
}

void MainWindow::movePane(int step)
{
    QList<QWidget *> panes = panesOf(m_places->currentIndex());
    panes.prepend(m_rail->button(m_rail->current()));
    panes.removeIf([](const QWidget *pane) { return !pane || !pane->isVisible() || !pane->isEnabled(); });
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    const qsizetype count = panes.size();
    const qsizetype next = at < 0 ? 0 : (at + step + count) % count;
    panes.at(next)->setFocus(Qt::TabFocusReason);
}

void MainWindow::onEarlierDraft(const std::optional<SavedDraft> &draft)
{
    showPlace(ComposePlace);
    if (draft)
        m_compose->turnTo(*draft);
    else
        m_compose->say(tr("There is no earlier draft."));
    m_compose->focusEditor();
}

// A field with a history of its own keeps it; all others share the message's.
void MainWindow::undo()
{
    if (!callFocus("undo") && m_places->currentIndex() == ComposePlace)
        m_compose->editor()->undo();
}

void MainWindow::redo()
{
    if (!callFocus("redo") && m_places->currentIndex() == ComposePlace)
        m_compose->editor()->redo();
}

void MainWindow::showEmojiPicker()
{
    if (openEmojiPicker())
        return;
    statusBar()->showMessage(
        tr("No emoji picker was found. On many desktops Ctrl+. or Super+. opens one while a "
           "text has the keyboard."),
        noticeTime);
}

void MainWindow::about()
{
    auto *dialog = new AboutDialog(m_parts.dataDir, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::remember()
{
    m_parts.settings.setGeometry(saveGeometry());
    m_parts.settings.setSplitter(composeSplitter, m_compose->splitter()->saveState());
    m_parts.settings.setSplitter(logSplitter, m_log->splitter()->saveState());
    m_parts.settings.setLastSender(m_compose->sender());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_control->standing().isSending && !m_closing) {
        m_closing = true;
        m_compose->say(
            tr("A send is under way. Crier closes as soon as it has ended. Close once more to give it up; "
               "its outcome is then unknown."));
        event->ignore();
        return;
    }
    if (m_control->standing().isHolding) {
        m_closing = false;
        m_control->cancelHold(HoldEnd::Cancelled);
        m_compose->say(tr(
            "A send was on hold. It was cancelled, and nothing was sent. Close once more to close Crier."));
        event->ignore();
        return;
    }
    remember();
    const Draft draft = m_compose->snapshot().draft;
    if (const Status kept = m_parts.keeper.flushAndWait(); !kept && m_unsaved != draft) {
        m_unsaved = draft;
        m_closing = false; // or the end of a later send would be taken for the second press
        m_compose->say(
            tr("The draft could not be saved: %1 Crier keeps trying. Close once more to close all the "
               "same; what was written last is lost then.")
                .arg(errorSentence(kept.error())));
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_profileTools->retranslate();
    m_rail->setAccessibleName(tr("Places"));
    m_rail->button(ComposePlace)->setText(tr("Compose"));
    m_rail->button(LogPlace)->setText(tr("Log"));
    m_rail->button(ServicePlace)->setText(tr("Service"));
    onUnread(m_unread);
    showProfile();
    showSlot();
}

} // namespace crier
