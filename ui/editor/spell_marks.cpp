// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/spell_marks.h"

#include "ui/common/look.h"
#include "ui/editor/exact_document.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/spell_checking.h"

#include <QInputMethodEvent>
#include <QMenu> // to connect a signal that speaks of one
#include <QTextBlock>

#include <algorithm>

namespace crier {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds typingPause = 300ms;
constexpr std::chrono::milliseconds scrollingPause = 100ms;
constexpr std::chrono::milliseconds atOnce = 0ms;
constexpr qsizetype around = 1'024; // how much of the text beyond what is in sight goes along, to cut no word

} // namespace

SpellMarks::SpellMarks(PlainEditor &editor, SpellChecking &checking)
    : QObject(&editor)
    , m_editor(editor)
    , m_checking(&checking)
{
    m_timer.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SpellMarks::look);
    connect(&m_patience, &QTimer::timeout, this, &SpellMarks::openMenu);
    connect(&editor, &QPlainTextEdit::textChanged, this, &SpellMarks::onTextChanged);
    connect(&editor, &PlainEditor::edited, this, [this] { m_typedAt = m_editor.cursorOffset(); });
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_sparesWord && !m_timer.isActive())
            later(scrollingPause);
    });
    connect(&editor, &PlainEditor::menuOpening, this, &SpellMarks::fillMenu);
    // Not the scroll bar's signal: where lines are wrapped, Qt scrolls without it.
    connect(&editor, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolledBy) {
        if (scrolledBy != 0 || rect.contains(m_editor.viewport()->rect()))
            onScrolled();
    });
    connect(&checking, &SpellChecking::checked, this, &SpellMarks::mark);
    connect(&checking, &SpellChecking::suggested, this, &SpellMarks::takeSuggestions);
    connect(&checking, &SpellChecking::changed, this, [this] {
        m_suggestedFor.clear();
        ++m_request;
        if (m_checking->isOn()) {
            later(atOnce);
        } else {
            m_timer.stop();
            m_marks.clear();
            showMarks();
        }
    });
    editor.installEventFilter(this);
    editor.viewport()->installEventFilter(this);
    later(atOnce);
}

ExactDocument &SpellMarks::document() const
{
    return *static_cast<ExactDocument *>(m_editor.document());
}

bool SpellMarks::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ContextMenu:
        return holdBack(watched, *static_cast<QContextMenuEvent *>(event));
    case QEvent::KeyPress:
        return watched == &m_editor && openByKey(*static_cast<QKeyEvent *>(event));
    case QEvent::InputMethod:
        if (!static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty())
            dropMarksBehindCursor();
        later(typingPause);
        break;
    case QEvent::Show:
    case QEvent::Resize:
        later(scrollingPause);
        break;
    case QEvent::Hide:
        m_timer.stop();
        m_waiting.reset();
        break;
    case QEvent::FocusOut:
        if (m_sparesWord)
            later(atOnce);
        break;
    case QEvent::PaletteChange:
        showMarks();
        break;
    default:
        break;
    }
    return false;
}

void SpellMarks::onTextChanged()
{
    ++m_request; // an answer on its way speaks of another text
    later(typingPause);
}

void SpellMarks::onScrolled()
{
    // The scrolling that typing brings about waits for its end. And not all that is drawn anew has moved.
    if (!m_timer.isActive() && m_checking && m_checking->isOn() && topPosition() != m_seenTop)
        later(scrollingPause);
}

int SpellMarks::topPosition() const
{
    return m_editor.cursorForPosition(QPoint(0, 0)).position();
}

void SpellMarks::later(std::chrono::milliseconds pause)
{
    if (m_checking && m_checking->isOn() && m_editor.isVisible())
        m_timer.start(pause);
}

// Of offsets: what is in sight, and a line more or less.
WordPlace SpellMarks::visibleSpan() const
{
    const QRect view = m_editor.viewport()->rect();
    // Of the four corners, since a line may run either way.
    const auto corners = {view.topLeft(), view.topRight(), view.bottomLeft(), view.bottomRight()};
    const auto offsetAt = [this](QPoint corner) {
        return qsizetype(document().offsetAt(m_editor.cursorForPosition(corner).position()));
    };
    qsizetype from = m_editor.textLength();
    qsizetype to = 0;
    for (const QPoint &corner : corners) {
        from = std::min(from, offsetAt(corner));
        to = std::max(to, offsetAt(corner));
    }
    return {from, std::max(from, to) - from};
}

void SpellMarks::look()
{
    // After a composition there is another event.
    if (!m_checking || !m_checking->isOn() || m_editor.isComposing())
        return;
    m_seenTop = topPosition();
    const WordPlace seen = visibleSpan();
    const qsizetype from = std::max<qsizetype>(0, seen.from - around);
    const qsizetype to = std::min(m_editor.textLength(), seen.from + seen.length + around);
    const QString text = document().exactText(int(from), int(to));
    const WordPlace context = contextOf(text, seen.from - from, seen.from + seen.length - from);
    m_askedFrom = from + context.from;
    m_request = m_checking->check(text.sliced(context.from, context.length));
}

void SpellMarks::mark(quint64 request, const QList<WordPlace> &misspelt)
{
    if (request != m_request || m_editor.isComposing())
        return;
    m_marks.clear();
    m_sparesWord = false;
    for (const WordPlace &place : misspelt) {
        const int start = int(m_askedFrom + place.from);
        const int end = start + int(place.length);
        Mark mark{QTextCursor(&document()), document().exactText(start, end)};
        mark.place.setPosition(document().positionAt(start));
        mark.place.setPosition(document().earlyPositionAt(end), QTextCursor::KeepAnchor);
        mark.place.setKeepPositionOnInsert(true); // what is typed after the word is not part of the mistake
        mark.isSeen = !(m_editor.hasFocus() && m_typedAt == end && m_editor.cursorOffset() == end);
        m_sparesWord |= !mark.isSeen;
        m_marks.append(mark);
    }
    showMarks();
}

void SpellMarks::showMarks()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const Mark &mark : std::as_const(m_marks)) {
        if (!mark.isSeen)
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = mark.place;
        selection.format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        selection.format.setUnderlineColor(errorColor(m_editor.palette()));
        selections.append(selection);
    }
    m_editor.setExtraSelections(selections);
}

// Text that is being composed moves what is drawn after it in its line, but not the places in the document.
void SpellMarks::dropMarksBehindCursor()
{
    const QTextCursor cursor = m_editor.textCursor();
    const auto dropped = m_marks.removeIf([&cursor](const Mark &mark) {
        return mark.place.selectionEnd() >= cursor.position() && mark.place.block() == cursor.block();
    });
    if (dropped > 0)
        showMarks();
}

qsizetype SpellMarks::startOf(const Mark &mark) const
{
    return document().offsetAt(mark.place.selectionStart());
}

bool SpellMarks::isIntact(const Mark &mark) const
{
    const int start = int(startOf(mark));
    return document().exactText(start, document().offsetAt(mark.place.selectionEnd())) == mark.word;
}

std::optional<SpellMarks::Mark> SpellMarks::markAt(qsizetype offset) const
{
    const auto found = std::find_if(m_marks.begin(), m_marks.end(), [this, offset](const Mark &mark) {
        const qsizetype start = startOf(mark);
        return offset >= start && offset <= start + mark.word.size();
    });
    return found != m_marks.end() && isIntact(*found) ? std::optional(*found) : std::nullopt;
}

} // namespace crier
