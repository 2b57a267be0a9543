// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spelling/spell_words.h"

#include <QContextMenuEvent>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTextCursor>
#include <QTimer>

#include <chrono>
#include <optional>

class QMenu;

namespace crier {

class ExactDocument;
class PlainEditor;
class SpellChecking;

// Underlines the misspelt words in sight of one editor, and offers what to do about them at the top of its
// context menu, which the menu key opens for the word at the cursor. Looks when typing or scrolling pauses; a
// key press costs it the restart of a timer. The word just being typed is not marked before the cursor leaves
// it.
//
// Takes the editor's extra selections for itself. The editor owns it.
class SpellMarks : public QObject
{
    Q_OBJECT

public:
    SpellMarks(PlainEditor &editor, SpellChecking &checking);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Mark
    {
        QTextCursor place; // moves along with the edits around it
        QString word;
        bool isSeen = true;
    };
    // A request for the context menu that waits for suggestions.
    struct Waiting
    {
        QPointer<QObject> receiver;
        QContextMenuEvent::Reason reason;
        QPoint position;
        QPoint globalPosition;
        Qt::KeyboardModifiers modifiers;
    };

    void onTextChanged();
    void onScrolled();
    int topPosition() const;
    void later(std::chrono::milliseconds pause);
    void look();
    void mark(quint64 request, const QList<WordPlace> &misspelt);
    void showMarks();
    void dropMarksBehindCursor();

    ExactDocument &document() const;
    WordPlace visibleSpan() const;
    qsizetype startOf(const Mark &mark) const;
    bool isIntact(const Mark &mark) const;
    std::optional<Mark> markAt(qsizetype offset) const;

    bool openByKey(const QKeyEvent &event);
    bool holdBack(QObject *receiver, const QContextMenuEvent &event);
    void takeSuggestions(const QString &word, const QStringList &suggestions);
    void openMenu();
    void fillMenu(QMenu *menu);
    void replace(const Mark &mark, const QString &word);

    PlainEditor &m_editor;
    QPointer<SpellChecking> m_checking;
    QTimer m_timer;
    QList<Mark> m_marks;
    quint64 m_request = 0;     // the newest, whose answer is awaited
    qsizetype m_askedFrom = 0; // where its text began
    qsizetype m_typedAt = -1;  // where the cursor was after the last edit of the person's
    bool m_sparesWord = false;
    int m_seenTop = -1; // what was on top when it was looked at

    QTimer m_patience;
    std::optional<Waiting> m_waiting;
    std::optional<Mark> m_target; // what the menu is for
    QString m_suggestedFor;
    QStringList m_suggestions;
    bool m_isOpening = false;
};

} // namespace crier
