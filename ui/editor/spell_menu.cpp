// SPDX-License-Identifier: GPL-3.0-or-later
// What SpellMarks has to do with the context menu.
#include "ui/editor/exact_document.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/spell_checking.h"
#include "ui/editor/spell_marks.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>

namespace crier {

namespace {

using namespace std::chrono_literals;

// Most suggestions are there in a twentieth of a second, those for long German words in half a second.
constexpr std::chrono::milliseconds patience = 200ms;

QString asMenuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

// Where Qt leaves it to the platform, only the menu key opens a context menu, and few keyboards have one.
bool SpellMarks::openByKey(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_F10 || event.modifiers() != Qt::ShiftModifier)
        return false;
    const QPoint place = m_editor.viewport()->mapTo(&m_editor, m_editor.cursorRect().center());
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, m_editor.mapToGlobal(place),
                           event.modifiers());
    QCoreApplication::sendEvent(&m_editor, &menu);
    return true;
}

// The menu is not opened before its suggestions are known: one that grows under the pointer is clicked in the
// wrong place.
bool SpellMarks::holdBack(QObject *receiver, const QContextMenuEvent &event)
{
    if (m_isOpening)
        return false;
    m_waiting.reset();
    m_target.reset();
    if (!m_checking || !m_checking->isOn() || m_editor.isReadOnly())
        return false;
    const bool isByKey = event.reason() == QContextMenuEvent::Keyboard;
    m_target = markAt(isByKey ? m_editor.cursorOffset()
                              : document().offsetAt(m_editor.cursorForPosition(event.pos()).position()));
    if (!m_target || m_target->word == m_suggestedFor)
        return false;
    m_waiting = Waiting{receiver, event.reason(), event.pos(), event.globalPos(), event.modifiers()};
    m_checking->suggest(m_target->word);
    m_patience.start(patience);
    return true;
}

void SpellMarks::takeSuggestions(const QString &word, const QStringList &suggestions)
{
    if (!m_target || m_target->word != word) // another editor's, or late
        return;
    m_suggestedFor = word;
    m_suggestions = suggestions;
    openMenu();
}

void SpellMarks::openMenu()
{
    m_patience.stop();
    if (!m_waiting || !m_waiting->receiver)
        return;
    const Waiting waiting = *m_waiting;
    m_waiting.reset();
    QContextMenuEvent event(waiting.reason, waiting.position, waiting.globalPosition, waiting.modifiers);
    m_isOpening = true;
    QCoreApplication::sendEvent(waiting.receiver, &event);
    m_isOpening = false;
}

void SpellMarks::fillMenu(QMenu *menu)
{
    if (!m_target || !isIntact(*m_target) || !m_checking)
        return;
    const Mark target = *m_target;
    const auto add = [menu](const char *name, const QString &text) {
        auto *action = new QAction(text, menu);
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    const QString state = tr("“%1” may be misspelt").arg(target.word);
    menu->setAccessibleName(state);
    QList<QAction *> actions{add("menuMisspelt", state)};
    actions.last()->setEnabled(false);
    if (m_suggestedFor != target.word) {
        actions.append(add("menuSuggestionsLate", tr("Suggestions take a moment: open this menu again")));
        actions.last()->setEnabled(false);
    } else if (m_suggestions.isEmpty()) {
        actions.append(add("menuNoSuggestions", tr("No suggestions")));
        actions.last()->setEnabled(false);
    } else {
        for (const QString &suggestion : std::as_const(m_suggestions)) {
            actions.append(add("menuSuggestion", asMenuText(suggestion)));
            connect(actions.last(), &QAction::triggered, this,
                    [this, target, suggestion] { replace(target, suggestion); });
        }
    }
    actions.append(add("menuAddWord", tr("A&dd to my words")));
    connect(actions.last(), &QAction::triggered, this, [this, word = target.word] {
        if (m_checking)
            m_checking->addWord(word);
    });
    actions.append(add("menuIgnoreWord", tr("&Ignore for now")));
    connect(actions.last(), &QAction::triggered, this, [this, word = target.word] {
        if (m_checking)
            m_checking->ignoreWord(word);
    });
    actions.append(new QAction(menu));
    actions.last()->setSeparator(true);
    menu->insertActions(menu->actions().value(0), actions);
}

void SpellMarks::replace(const Mark &mark, const QString &word)
{
    if (!isIntact(mark) || m_editor.isReadOnly())
        return;
    const qsizetype start = startOf(mark);
    m_marks.removeIf([&mark](const Mark &one) { return one.place == mark.place; });
    showMarks();
    m_editor.editText(start, mark.word.size(), word);
}

} // namespace crier
