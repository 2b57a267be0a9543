// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace crier {

// The window's commands and menus. Each is a QAction with an object name, a text, a status tip and, where it
// has one, a shortcut; retranslate() gives all of them their words again.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    struct Choices // as they are now
    {
        QString language;
        int lockMinutes = 0;
        int disarmMinutes = 10;
    };

    WindowActions(QMainWindow &window, const QList<QAction *> &logActions, const Choices &choices);

    void retranslate();
    QMenu *spellingMenu() const { return m_spelling; }
    QMenu *profileMenu() const { return m_profile; }

Q_SIGNALS:
    void newMessageWanted();
    void earlierDraftWanted();
    void draftsWanted();
    void templatesWanted();
    void saveTemplateWanted();
    void openFileWanted();
    void correctionTextWanted();
    void undoWanted();
    void redoWanted();
    void findWanted();
    void formatWanted();
    void compactWanted();
    // The next finding, or with a step of -1 the one before.
    void findingWanted(int step);
    void emojiWanted();
    void placeWanted(int place);
    void nextPaneWanted();
    void previousPaneWanted();
    void sendFocusWanted();
    void profilesWanted();
    void newProfileWanted();
    void armingToggled();
    void setUpWanted();
    void lockWanted();
    void lockIdleWanted(int minutes); // 0: never
    void disarmIdleWanted(int minutes);
    void aboutWanted();
    void languageWanted(const QString &language);

private:
    using Words = std::function<QString()>;
    QAction *add(QMenu *menu, const char *objectName, Words text, Words tip,
                 const QKeySequence &shortcut = {});
    QMenu *addMenu(QMenu *parent, const char *objectName, Words title);
    void addEdit(QMenu *menu, const char *objectName, Words text, Words tip, const QKeySequence &shortcut,
                 const char *slot);
    void addProfile(const Choices &choices);
    void addLock(QMenu *menu, int lockMinutes);
    void addDisarm(QMenu *menu, int disarmMinutes);
    void addLanguages(QMenu *menu, const QString &language);

    struct Command
    {
        QAction *action;
        Words text;
        Words tip;
    };
    struct TitledMenu
    {
        QMenu *menu;
        Words title;
    };

    QMainWindow &m_window;
    QActionGroup *m_languages;
    QMenu *m_spelling = nullptr;
    QMenu *m_profile = nullptr;
    QList<Command> m_commands;
    QList<TitledMenu> m_menus;
};

} // namespace crier
