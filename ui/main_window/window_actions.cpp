// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_actions.h"

#include "ui/icons/icons.h"
#include "ui/main_window/ui_settings.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace crier {

WindowActions::WindowActions(QMainWindow &window, const QList<QAction *> &logActions, const Choices &choices)
    : QObject(&window)
    , m_window(window)
    , m_languages(new QActionGroup(this))
{
    QMenu *file = addMenu(nullptr, "menuFile", [] { return tr("&File"); });
    QAction *quit = add(
        file, "actionQuit", [] { return tr("&Quit"); }, [] { return tr("Close Crier; the draft is kept"); },
        QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, &window, &QWidget::close);

    QMenu *edit = addMenu(nullptr, "menuEdit", [] { return tr("&Edit"); });
    connect(add(
                edit, "actionUndo", [] { return tr("&Undo"); },
                [] { return tr("Take back the last change"); }, QKeySequence::Undo),
            &QAction::triggered, this, &WindowActions::undoWanted);
    connect(add(
                edit, "actionRedo", [] { return tr("&Redo"); }, [] { return tr("Make the change again"); },
                QKeySequence::Redo),
            &QAction::triggered, this, &WindowActions::redoWanted);
    edit->addSeparator();
    addEdit(
        edit, "actionCut", [] { return tr("Cu&t"); },
        [] { return tr("Move what is selected to the clipboard"); }, QKeySequence::Cut, "cut");
    addEdit(
        edit, "actionCopy", [] { return tr("&Copy"); },
        [] { return tr("Copy what is selected to the clipboard"); }, QKeySequence::Copy, "copy");
    addEdit(
        edit, "actionPaste", [] { return tr("&Paste"); },
        [] { return tr("Insert what is on the clipboard"); }, QKeySequence::Paste, "paste");
    edit->addSeparator();
    addEdit(
        edit, "actionSelectAll", [] { return tr("Select &all"); },
        [] { return tr("Select everything in this field"); }, QKeySequence::SelectAll, "selectAll");

    edit->addSeparator();
    connect(add(
                edit, "actionFind", [] { return tr("&Find and replace..."); },
                [] { return tr("Find and replace in the JSON"); }, QKeySequence::Find),
            &QAction::triggered, this, &WindowActions::findWanted);
    connect(add(
                edit, "actionNextProblem", [] { return tr("Next pro&blem"); },
                [] { return tr("Go to the next error or warning"); }, QKeySequence(Qt::Key_F8)),
            &QAction::triggered, this, [this] { Q_EMIT findingWanted(1); });
    connect(add(
                edit, "actionPreviousProblem", [] { return tr("Pre&vious problem"); },
                [] { return tr("Go to the previous error or warning"); },
                QKeySequence(Qt::SHIFT | Qt::Key_F8)),
            &QAction::triggered, this, [this] { Q_EMIT findingWanted(-1); });
    edit->addSeparator();
    m_spelling = addMenu(edit, "menuSpelling", [] { return tr("&Spelling"); });
    connect(add(
                edit, "actionEmoji", [] { return tr("&Emoji and symbols"); },
                [] { return tr("Open the system's emoji picker"); }),
            &QAction::triggered, this, &WindowActions::emojiWanted);

    QMenu *view = addMenu(nullptr, "menuView", [] { return tr("&View"); });
    QAction *compose = add(
        view, "actionCompose", [] { return tr("&Compose"); }, [] { return tr("Write and send"); },
        QKeySequence(Qt::CTRL | Qt::Key_1));
    compose->setIcon(icon(IconName::Compose));
    connect(compose, &QAction::triggered, this, [this] { Q_EMIT placeWanted(0); });
    QAction *log = add(
        view, "actionLog", [] { return tr("&Log"); }, [] { return tr("See what was sent"); },
        QKeySequence(Qt::CTRL | Qt::Key_2));
    log->setIcon(icon(IconName::Log));
    connect(log, &QAction::triggered, this, [this] { Q_EMIT placeWanted(1); });
    QAction *service = add(
        view, "actionService", [] { return tr("&Service"); },
        [] { return tr("Find out why the service does not do what it should"); },
        QKeySequence(Qt::CTRL | Qt::Key_3));
    service->setIcon(icon(IconName::Service));
    connect(service, &QAction::triggered, this, [this] { Q_EMIT placeWanted(2); });
    view->addSeparator();
    connect(add(
                view, "actionNextPane", [] { return tr("&Next pane"); },
                [] { return tr("Go to the next part of the window"); }, QKeySequence(Qt::Key_F6)),
            &QAction::triggered, this, &WindowActions::nextPaneWanted);
    connect(add(
                view, "actionPreviousPane", [] { return tr("&Previous pane"); },
                [] { return tr("Go to the previous part of the window"); },
                QKeySequence(Qt::SHIFT | Qt::Key_F6)),
            &QAction::triggered, this, &WindowActions::previousPaneWanted);
    view->addSeparator();
    addLanguages(addMenu(view, "menuLanguage", [] { return tr("&Language"); }), choices.language);

    QMenu *message = addMenu(nullptr, "menuMessage", [] { return tr("&Message"); });
    QAction *fresh = add(
        message, "actionNew", [] { return tr("&New message"); },
        [] { return tr("Begin another message; this one's draft is kept"); }, QKeySequence::New);
    fresh->setIcon(icon(IconName::New));
    connect(fresh, &QAction::triggered, this, &WindowActions::newMessageWanted);
    connect(add(
                message, "actionEarlierDraft", [] { return tr("&Earlier draft"); },
                [] { return tr("Go back to the message before; this one's draft is kept"); },
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)),
            &QAction::triggered, this, &WindowActions::earlierDraftWanted);
    connect(add(
                message, "actionDrafts", [] { return tr("&Drafts..."); },
                [] { return tr("All drafts and their earlier versions"); },
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)),
            &QAction::triggered, this, &WindowActions::draftsWanted);
    message->addSeparator();
    connect(add(
                message, "actionTemplates", [] { return tr("&Templates..."); },
                [] { return tr("Begin with a prepared text"); },
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)),
            &QAction::triggered, this, &WindowActions::templatesWanted);
    connect(add(
                message, "actionSaveTemplate", [] { return tr("Save as te&mplate..."); },
                [] { return tr("Keep this message to begin others with it"); }),
            &QAction::triggered, this, &WindowActions::saveTemplateWanted);
    connect(add(
                message, "actionCorrectionText", [] { return tr("&Correction text..."); },
                [] { return tr("What a correction for this app says, ready for the day it is needed"); }),
            &QAction::triggered, this, &WindowActions::correctionTextWanted);
    message->addSeparator();
    connect(add(
                message, "actionOpenFile", [] { return tr("&Open content from a file..."); },
                [] { return tr("Put what a file says in the place of the content"); }, QKeySequence::Open),
            &QAction::triggered, this, &WindowActions::openFileWanted);
    connect(add(
                message, "actionFormat", [] { return tr("&Format JSON"); },
                [] { return tr("A line for each member; the JSON stays the same"); },
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)),
            &QAction::triggered, this, &WindowActions::formatWanted);
    connect(add(
                message, "actionCompact", [] { return tr("Com&pact JSON"); },
                [] { return tr("No white space between the members"); }),
            &QAction::triggered, this, &WindowActions::compactWanted);
    message->addSeparator();
    QAction *send = add(
        message, "actionGoToSend", [] { return tr("Go to &Send"); },
        [] { return tr("Move to the Send button, or review a live message; nothing is sent by this"); },
        QKeySequence(Qt::CTRL | Qt::Key_Return));
    send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    send->setAutoRepeat(false);
    connect(send, &QAction::triggered, this, &WindowActions::sendFocusWanted);

    addProfile(choices);
    QMenu *logMenu = addMenu(nullptr, "menuLog", [] { return tr("L&og"); });
    logMenu->addActions(logActions);

    QMenu *help = addMenu(nullptr, "menuHelp", [] { return tr("&Help"); });
    QAction *about = add(
        help, "actionAbout", [] { return tr("&About Crier"); }, [] { return tr("Version and licence"); });
    about->setMenuRole(QAction::AboutRole);
    about->setIcon(icon(IconName::About));
    connect(about, &QAction::triggered, this, &WindowActions::aboutWanted);
    retranslate();
}

QMenu *WindowActions::addMenu(QMenu *parent, const char *objectName, Words title)
{
    QMenu *menu = parent ? parent->addMenu(QString()) : m_window.menuBar()->addMenu(QString());
    menu->setObjectName(QString::fromLatin1(objectName));
    m_menus.append({menu, std::move(title)});
    return menu;
}

QAction *WindowActions::add(QMenu *menu, const char *objectName, Words text, Words tip,
                            const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setObjectName(QString::fromLatin1(objectName));
    action->setShortcut(shortcut);
    menu->addAction(action);
    m_commands.append({action, std::move(text), std::move(tip)});
    return action;
}

// The editors have these as slots of one name and answer the same keys themselves while they have the focus.
void WindowActions::addEdit(QMenu *menu, const char *objectName, Words text, Words tip,
                            const QKeySequence &shortcut, const char *slot)
{
    QAction *action = add(menu, objectName, std::move(text), std::move(tip), shortcut);
    connect(action, &QAction::triggered, this, [slot] {
        // A button of a field has none itself; the field has.
        const QByteArray method = QByteArray(slot).append("()");
        for (QWidget *at = QApplication::focusWidget(); at;
             at = at->isWindow() ? nullptr : at->parentWidget()) {
            if (at->metaObject()->indexOfMethod(method.constData()) < 0)
                continue;
            QMetaObject::invokeMethod(at, slot);
            return;
        }
    });
}

// The profiles themselves are put in by ProfileMenu, before these.
void WindowActions::addProfile(const Choices &choices)
{
    m_profile = addMenu(nullptr, "menuProfile", [] { return tr("&Profile"); });
    connect(add(
                m_profile, "actionArm", [] { return tr("&Arm or disarm live mode"); },
                [] { return tr("Let sends to a live profile through for a while, or no longer"); },
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)),
            &QAction::triggered, this, &WindowActions::armingToggled);
    addDisarm(addMenu(m_profile, "menuDisarm", [] { return tr("&Disarm after"); }), choices.disarmMinutes);
    m_profile->addSeparator();
    connect(add(
                m_profile, "actionNewProfile", [] { return tr("&New profile..."); },
                [] { return tr("Connect an app of your own"); }),
            &QAction::triggered, this, &WindowActions::newProfileWanted);
    connect(add(
                m_profile, "actionProfiles", [] { return tr("&Manage profiles..."); },
                [] { return tr("Change, order, delete, import and export profiles"); }),
            &QAction::triggered, this, &WindowActions::profilesWanted);
    connect(add(
                m_profile, "actionSetUp", [] { return tr("&Set up..."); },
                [] { return tr("The steps from the sandbox to an app of your own"); }),
            &QAction::triggered, this, &WindowActions::setUpWanted);
    m_profile->addSeparator();
    addLock(addMenu(m_profile, "menuLock", [] { return tr("&Lock when idle"); }), choices.lockMinutes);
    QAction *lock = add(
        m_profile, "actionLock", [] { return tr("L&ock now"); },
        [] { return tr("Cover the window, forget the secrets and disarm"); },
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    lock->setIcon(icon(IconName::Lock));
    connect(lock, &QAction::triggered, this, &WindowActions::lockWanted);
}

void WindowActions::addLock(QMenu *menu, int lockMinutes)
{
    struct Choice
    {
        const char *objectName;
        int minutes;
        Words text;
    };
    const Choice choices[] = {
        {"actionLockNever", 0, [] { return tr("&Never"); }},
        {"actionLock5", 5, [] { return tr("After 5 minutes"); }},
        {"actionLock15", 15, [] { return tr("After 15 minutes"); }},
        {"actionLock30", 30, [] { return tr("After 30 minutes"); }},
    };
    auto *group = new QActionGroup(this);
    for (const Choice &choice : choices) {
        QAction *action = add(menu, choice.objectName, choice.text,
                              [] { return tr("Lock Crier when nothing was done for so long"); });
        action->setCheckable(true);
        action->setChecked(choice.minutes == lockMinutes);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, minutes = choice.minutes] { Q_EMIT lockIdleWanted(minutes); });
    }
}

void WindowActions::addDisarm(QMenu *menu, int disarmMinutes)
{
    auto *group = new QActionGroup(this);
    for (const int minutes : disarmChoices) {
        QAction *action = add(
            menu, qPrintable(QStringLiteral("actionDisarm%1").arg(minutes)),
            [minutes] { return tr("%1 min").arg(minutes); },
            [] { return tr("Disarm live mode when nothing was done for so long"); });
        action->setCheckable(true);
        action->setChecked(minutes == disarmMinutes);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, minutes] { Q_EMIT disarmIdleWanted(minutes); });
    }
}

void WindowActions::addLanguages(QMenu *menu, const QString &language)
{
    struct Choice
    {
        const char *objectName;
        QString code;
        Words text;
    };
    // Languages are called by their own names, so that who cannot read the present one finds theirs.
    const Choice choices[] = {
        {"actionLanguageSystem", QString(), [] { return tr("&System"); }},
        {"actionLanguageEnglish", QStringLiteral("en"), [] { return QStringLiteral("&English"); }},
        {"actionLanguageChinese", QStringLiteral("zh_CN"), [] { return QStringLiteral("简体中文"); }},
    };
    for (const Choice &choice : choices) {
        QAction *action =
            add(menu, choice.objectName, choice.text, [] { return tr("The language of the window"); });
        action->setCheckable(true);
        action->setChecked(choice.code == language);
        m_languages->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, code = choice.code] { Q_EMIT languageWanted(code); });
    }
}

void WindowActions::retranslate()
{
    for (const Command &command : std::as_const(m_commands)) {
        command.action->setText(command.text());
        command.action->setStatusTip(command.tip());
    }
    for (const TitledMenu &entry : std::as_const(m_menus))
        entry.menu->setTitle(entry.title());
}

} // namespace crier
