// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches a PlainEditor from outside: keys, input methods, the mouse, the clipboard.
#include "ui/editor/plain_editor.h"

#include "ui/editor/editor_layout.h"
#include "ui/editor/exact_document.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QTextLayout>
#include <QUrl>

#include <algorithm>

namespace crier {

namespace {

// The text as it is between two Crier editors: an ordinary paste takes every kind of line end for a line
// break.
const QString exactFormat = QStringLiteral("application/x-crier-exact-text");

constexpr int longestWord = 2'048;
// What an input method is shown of a long line, with every key: it counts in this text, and knows of no
// breaks.
constexpr int inputMethodReach = 256;

// Keys that go by words and lines, which in a long line do not end where a block does.
struct KeyMove
{
    enum Reach { Word, Line };
    enum Effect { Move, Select, Remove };
    QKeySequence::StandardKey key;
    Reach reach;
    Effect effect;
    bool forward;
};
constexpr KeyMove keyMoves[] = {
    {QKeySequence::MoveToNextWord, KeyMove::Word, KeyMove::Move, true},
    {QKeySequence::MoveToPreviousWord, KeyMove::Word, KeyMove::Move, false},
    {QKeySequence::SelectNextWord, KeyMove::Word, KeyMove::Select, true},
    {QKeySequence::SelectPreviousWord, KeyMove::Word, KeyMove::Select, false},
    {QKeySequence::DeleteEndOfWord, KeyMove::Word, KeyMove::Remove, true},
    {QKeySequence::DeleteStartOfWord, KeyMove::Word, KeyMove::Remove, false},
    {QKeySequence::MoveToEndOfBlock, KeyMove::Line, KeyMove::Move, true},
    {QKeySequence::MoveToStartOfBlock, KeyMove::Line, KeyMove::Move, false},
    {QKeySequence::SelectEndOfBlock, KeyMove::Line, KeyMove::Select, true},
    {QKeySequence::SelectStartOfBlock, KeyMove::Line, KeyMove::Select, false},
    {QKeySequence::DeleteEndOfLine, KeyMove::Line, KeyMove::Remove, true},
};

// One character onwards or back, by whatever key.
struct CharStep
{
    bool forward = false;
    bool back = false;
    bool keepsAnchor = false;
};

CharStep charStep(const QKeyEvent &event, const QTextCursor &cursor)
{
    CharStep step;
    const bool isRightToLeft = cursor.block().textDirection() == Qt::RightToLeft;
    const bool selects =
        event.matches(QKeySequence::SelectNextChar) || event.matches(QKeySequence::SelectPreviousChar);
    if (selects || event.matches(QKeySequence::MoveToNextChar) ||
        event.matches(QKeySequence::MoveToPreviousChar)) {
        const bool next =
            event.matches(QKeySequence::SelectNextChar) || event.matches(QKeySequence::MoveToNextChar);
        // Without Shift a selection collapses to one of its ends.
        const bool collapses = cursor.hasSelection() && !selects;
        step.forward = !collapses && next != isRightToLeft;
        step.back = !collapses && next == isRightToLeft;
        step.keepsAnchor = selects;
    } else if (!cursor.hasSelection()) {
        step.forward = event.matches(QKeySequence::Delete);
        step.back = event.key() == Qt::Key_Backspace && !(event.modifiers() & ~Qt::ShiftModifier);
    }
    return step;
}

// The name of a file is not what anybody wants to announce; a drop of one is for whoever is around the
// editor.
bool holdsFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return std::any_of(urls.cbegin(), urls.cend(), [](const QUrl &url) { return url.isLocalFile(); });
}

} // namespace

void PlainEditor::moveTo(int position, bool keepAnchor)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(position, keepAnchor ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    setTextCursor(cursor);
}

void PlainEditor::remove(Span span)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(exactDocument().positionAt(span.from));
    cursor.setPosition(exactDocument().positionAt(span.to), QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    setTextCursor(cursor);
}

int PlainEditor::wordEdge(int offset, bool forward) const
{
    const ExactDocument &text = exactDocument();
    const QTextBlock block = text.findBlock(text.positionAt(offset));
    const int from = text.lineStart(block, offset - longestWord);
    const int to = text.lineEnd(block, offset + longestWord);
    if (offset == (forward ? to : from))
        return std::clamp(offset + (forward ? 1 : -1), 0, text.textLength());
    // The same rules as in a line that is one block.
    const QTextLayout layout(text.exactText(from, to));
    return from + (forward ? layout.nextCursorPosition(offset - from, QTextLayout::SkipWords)
                           : layout.previousCursorPosition(offset - from, QTextLayout::SkipWords));
}

bool PlainEditor::moveByKey(QKeyEvent *event)
{
    const ExactDocument &text = exactDocument();
    const QTextBlock block = textCursor().block();
    if (!text.isBroken(block))
        return false;
    const auto *move = std::find_if(std::begin(keyMoves), std::end(keyMoves),
                                    [event](const KeyMove &known) { return event->matches(known.key); });
    if (move == std::end(keyMoves))
        return false;
    const bool removes = move->effect == KeyMove::Remove;
    if (removes && (isReadOnly() || textCursor().hasSelection()))
        return false; // Qt's way is right for these
    const int offset = int(cursorOffset());
    int target = 0;
    if (move->reach == KeyMove::Word) {
        const bool turns = !removes && block.textDirection() == Qt::RightToLeft;
        target = wordEdge(offset, move->forward != turns);
    } else {
        target = move->forward ? text.lineEnd(block) : text.lineStart(block);
        if (removes && target == offset)
            target = std::min(offset + 1, text.textLength());
    }
    if (removes)
        remove({std::min(offset, target), std::max(offset, target)});
    else
        moveTo(text.positionAt(target), move->effect == KeyMove::Select);
    ensureCursorVisible();
    event->accept();
    return true;
}

void PlainEditor::keyPressEvent(QKeyEvent *event)
{
    // What types a character moves nothing: with every key, the list of moves would be the dearest thing
    // here.
    const bool types = !event->text().isEmpty() && event->text().at(0).isPrint() &&
                       !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (types) {
        const Step step(*this);
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    if (!isReadOnly() && (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))) {
        event->accept();
        if (event->matches(QKeySequence::Undo))
            undo();
        else
            redo();
        return;
    }
    const Step step(*this);
    // Qt makes Shift+Enter a U+2028, which looks like a line break and is not one on the members' phones.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !isReadOnly() && !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))) {
        insertTyped(lineBreak());
        event->accept();
        return;
    }
    if (moveByKey(event))
        return;
    // A soft break has two sides and no width: step to the side from which Qt goes on to the next character.
    const CharStep byOne = charStep(*event, textCursor());
    const QTextCursor before = textCursor();
    if (byOne.forward && before.atBlockEnd() && exactDocument().isContinued(before.block()))
        moveTo(before.position() + 1, byOne.keepsAnchor);
    else if (byOne.back && before.atBlockStart() && exactDocument().isContinuation(before.block()))
        moveTo(before.position() - 1, byOne.keepsAnchor);
    QPlainTextEdit::keyPressEvent(event);
    const QTextCursor after = textCursor();
    if (byOne.forward && after.atBlockEnd() && exactDocument().isContinued(after.block())) {
        moveTo(after.position() + 1, byOne.keepsAnchor);
        ensureCursorVisible();
    }
}

// The line around the cursor, as far as `reach`.
PlainEditor::Span PlainEditor::surroundings(int reach) const
{
    const QTextBlock block = textCursor().block();
    const int offset = int(cursorOffset());
    return {exactDocument().lineStart(block, offset - reach), exactDocument().lineEnd(block, offset + reach)};
}

void PlainEditor::replaceForInputMethod(const QInputMethodEvent &event)
{
    const Span around = surroundings(inputMethodReach);
    const QTextCursor cursor = textCursor();
    const int start = exactDocument().offsetAt(cursor.selectionStart());
    if (cursor.hasSelection())
        remove({start, exactDocument().offsetAt(cursor.selectionEnd())});
    const int from = std::clamp(start + event.replacementStart(), around.from, exactDocument().textLength());
    remove({from, std::min(from + event.replacementLength(), exactDocument().textLength())});
}

void PlainEditor::inputMethodEvent(QInputMethodEvent *event)
{
    const Step step(*this);
    EditorLayout *layout = exactDocument().editorLayout();
    if (isReadOnly() || !exactDocument().isBroken(textCursor().block())) {
        layout->setPreparing(false);
        QPlainTextEdit::inputMethodEvent(event);
        layout->setPreparing(true);
    } else {
        const Span around = surroundings(inputMethodReach);
        if (event->replacementLength() > 0 || event->replacementStart() != 0)
            replaceForInputMethod(*event);
        QList<QInputMethodEvent::Attribute> attributes;
        std::optional<Span> selection;
        for (const QInputMethodEvent::Attribute &attribute : event->attributes()) {
            if (attribute.type == QInputMethodEvent::Selection)
                selection = {around.from + attribute.start, around.from + attribute.start + attribute.length};
            else
                attributes.append(attribute);
        }
        QInputMethodEvent rest(event->preeditString(), attributes);
        rest.setCommitString(event->commitString());
        layout->setPreparing(false);
        QPlainTextEdit::inputMethodEvent(&rest);
        layout->setPreparing(true);
        if (selection)
            setSelection(selection->from, selection->to);
        event->accept();
    }
    if (!isComposing())
        m_changed = true;
}

// What stands in the line and not yet in the text. The line knows best: not every input method says at last
// that it is done.
QString PlainEditor::composed() const
{
    return textCursor().block().layout()->preeditAreaText();
}

void PlainEditor::finishComposing()
{
    if (isComposing() && hasFocus())
        QGuiApplication::inputMethod()->commit();
    if (!isComposing())
        return;
    QInputMethodEvent rest;
    rest.setCommitString(composed());
    inputMethodEvent(&rest);
}

QVariant PlainEditor::inputMethodQuery(Qt::InputMethodQuery query) const
{
    return inputMethodQuery(query, QVariant());
}

QVariant PlainEditor::inputMethodQuery(Qt::InputMethodQuery query, const QVariant &argument) const
{
    const ExactDocument &text = exactDocument();
    if (query == Qt::ImAbsolutePosition && argument.isNull())
        return int(cursorOffset());
    if (query == Qt::ImCurrentSelection)
        return selectedText();
    if (!text.isBroken(textCursor().block()))
        return QPlainTextEdit::inputMethodQuery(query, argument);
    const Span around = surroundings(inputMethodReach);
    const int offset = int(cursorOffset());
    const int most = argument.isNull() ? around.to - around.from : argument.toInt();
    switch (query) {
    case Qt::ImSurroundingText:
        return text.exactText(around.from, around.to);
    case Qt::ImCursorPosition:
        if (const QPointF point = argument.toPointF(); !point.isNull())
            return text.offsetAt(cursorForPosition(point.toPoint()).position()) - around.from;
        return offset - around.from;
    case Qt::ImAnchorPosition:
        return std::clamp(int(anchorOffset()), around.from, around.to) - around.from;
    case Qt::ImTextBeforeCursor:
        return text.exactText(std::max(around.from, offset - most), offset);
    case Qt::ImTextAfterCursor:
        return text.exactText(offset, std::min(around.to, offset + most));
    default:
        return QPlainTextEdit::inputMethodQuery(query, argument);
    }
}

void PlainEditor::mousePressEvent(QMouseEvent *event)
{
    QPlainTextEdit::mousePressEvent(event);
    // A third click selects a block and what ends it, where a person means the line.
    const QTextCursor cursor = textCursor();
    const QTextBlock block = exactDocument().findBlock(cursor.selectionStart());
    const int blockEnd = block.position() + block.length() - 1;
    const bool isThird = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier &&
                         cursor.hasSelection() && cursor.selectionStart() == block.position() &&
                         (cursor.selectionEnd() == blockEnd || cursor.selectionEnd() == blockEnd + 1);
    if (isThird && exactDocument().isBroken(block))
        setSelection(exactDocument().lineStart(block), exactDocument().lineEnd(block) + 1);
}

void PlainEditor::mouseDoubleClickEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseDoubleClickEvent(event);
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    const bool reachesBack =
        cursor.selectionStart() == block.position() && exactDocument().isContinuation(block);
    const bool reachesOn =
        cursor.selectionEnd() == block.position() + block.length() - 1 && exactDocument().isContinued(block);
    if (!cursor.hasSelection() || (!reachesBack && !reachesOn))
        return;
    // The word goes on beyond the break: look for its ends where there is none.
    const Span around = surroundings(longestWord);
    const int within = exactDocument().offsetAt(cursor.selectionStart()) + (reachesBack ? 0 : 1);
    QTextDocument line(exactDocument().exactText(around.from, around.to));
    QTextCursor word(&line);
    word.setPosition(std::clamp(within - around.from, 0, line.characterCount() - 1));
    word.select(QTextCursor::WordUnderCursor);
    if (word.hasSelection())
        setSelection(around.from + word.selectionStart(), around.from + word.selectionEnd());
}

void PlainEditor::dropEvent(QDropEvent *event)
{
    const Step step(*this);
    // Moving text is one edit of Qt's, with the removal still open when the text comes in.
    exactDocument().editorLayout()->setPreparing(false);
    QPlainTextEdit::dropEvent(event);
    exactDocument().editorLayout()->setPreparing(true);
}

QMimeData *PlainEditor::createMimeDataFromSelection() const
{
    const QString text = selectedText();
    auto *mime = new QMimeData;
    mime->setText(text);
    mime->setData(exactFormat, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    return mime;
}

bool PlainEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasFormat(exactFormat) || (source->hasText() && !holdsFile(*source));
}

void PlainEditor::insertFromMimeData(const QMimeData *source)
{
    if (isReadOnly())
        return;
    if (!canInsertFromMimeData(source)) {
        if (holdsFile(*source))
            Q_EMIT troubled(
                tr("A file cannot be pasted into a text. To make it the content, choose Message > Open "
                   "content from a file."));
        return;
    }
    QString text;
    if (const QByteArray units = source->data(exactFormat); !units.isEmpty()) {
        text.resize(units.size() / 2);
        std::copy_n(units.constData(), text.size() * 2, reinterpret_cast<char *>(text.data()));
    } else {
        text = source->text();
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        text.replace(u'\r', u'\n');
        text.replace(QChar::ParagraphSeparator, u'\n');
    }
    insertTyped(text);
}

QMenu *PlainEditor::makeContextMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("editorMenu"));
    const auto add = [this, menu](const char *name, const QString &text, QKeySequence::StandardKey key,
                                  bool isEnabled, auto slot) {
        QAction *action = menu->addAction(text, this, slot);
        action->setObjectName(QString::fromLatin1(name));
        // The editor takes these keys itself; here they are only named.
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setEnabled(isEnabled);
    };
    const bool hasSelection = textCursor().hasSelection();
    const bool isWritable = !isReadOnly();
    if (isWritable) {
        add("menuUndo", tr("&Undo"), QKeySequence::Undo, m_undoAvailable, &PlainEditor::undo);
        add("menuRedo", tr("&Redo"), QKeySequence::Redo, m_redoAvailable, &PlainEditor::redo);
        menu->addSeparator();
        add("menuCut", tr("Cu&t"), QKeySequence::Cut, hasSelection, &QPlainTextEdit::cut);
    }
    add("menuCopy", tr("&Copy"), QKeySequence::Copy, hasSelection, &QPlainTextEdit::copy);
    if (isWritable) {
        add("menuPaste", tr("&Paste"), QKeySequence::Paste, canPaste(), &QPlainTextEdit::paste);
        add("menuDelete", tr("&Delete"), QKeySequence::Delete, hasSelection,
            [this] { insertTyped(QString()); });
    }
    menu->addSeparator();
    add("menuSelectAll", tr("Select &all"), QKeySequence::SelectAll, textLength() > 0,
        &QPlainTextEdit::selectAll);
    return menu;
}

void PlainEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = makeContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuOpening(menu);
    menu->popup(event->globalPos());
    event->accept();
}

} // namespace crier
