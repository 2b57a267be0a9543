// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QActionGroup;
class QMenu;

namespace crier {

class SpellChecking;
class UiSettings;

// Edit > Spelling: off, or one of the dictionaries of this computer. Looked up when the menu is opened.
class SpellingMenu : public QObject
{
    Q_OBJECT

public:
    SpellingMenu(QMenu &menu, SpellChecking &spelling, UiSettings &settings);

private:
    void fill();
    void addChoice(const QString &text, const QString &id);

    QMenu &m_menu;
    SpellChecking &m_spelling;
    UiSettings &m_settings;
    QActionGroup *m_group = nullptr;
};

} // namespace crier
