// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/spelling_menu.h"

#include "ui/editor/spell_checking.h"
#include "ui/main_window/ui_settings.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace crier {

SpellingMenu::SpellingMenu(QMenu &menu, SpellChecking &spelling, UiSettings &settings)
    : QObject(&menu)
    , m_menu(menu)
    , m_spelling(spelling)
    , m_settings(settings)
{
    connect(&m_menu, &QMenu::aboutToShow, this, &SpellingMenu::fill);
}

void SpellingMenu::fill()
{
    m_menu.clear();
    delete m_group;
    m_group = new QActionGroup(this);
    addChoice(tr("&Off"), {});
    const QList<Dictionary> dictionaries = SpellChecking::dictionaries();
    for (const Dictionary &dictionary : dictionaries)
        addChoice(dictionary.name, dictionary.id);
    if (dictionaries.isEmpty())
        m_menu.addAction(SpellChecking::unavailableReason())->setEnabled(false);
}

void SpellingMenu::addChoice(const QString &text, const QString &id)
{
    QAction *const action = m_menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(id == m_spelling.dictionary());
    m_group->addAction(action);
    connect(action, &QAction::triggered, this, [this, id] {
        m_settings.setDictionary(id);
        m_spelling.setDictionary(id);
    });
}

} // namespace crier
