// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/plain_editor.h"

#include "ui/common/look.h"
#include "ui/editor/exact_document.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace crier {

namespace {

// Where `offset` is after `removed` units at `at` gave way to `added`.
qsizetype movedAlong(qsizetype offset, qsizetype at, qsizetype removed, qsizetype added)
{
    if (offset < at)
        return offset;
    return offset <= at + removed ? at + added : offset + added - removed;
}

} // namespace

PlainEditor::Step::Step(PlainEditor &editor)
    : m_editor(editor)
{
    ++m_editor.m_steps;
}

PlainEditor::Step::~Step()
{
    if (--m_editor.m_steps == 0)
        m_editor.conclude();
}

PlainEditor::Silence::Silence(PlainEditor &editor)
    : m_editor(editor)
{
    ++m_editor.m_silences;
}

PlainEditor::Silence::~Silence()
{
    --m_editor.m_silences;
}

PlainEditor::PlainEditor(QWidget *parent)
    : PlainEditor(proseCuts, parent)
{}

PlainEditor::PlainEditor(const LineCuts &cuts, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_document(new ExactDocument(cuts, this))
{
    m_document->setDefaultFont(font());
    m_document->setDocumentMargin(document()->documentMargin());
    setDocument(m_document);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, &PlainEditor::onTextChanged);
}

PlainEditor::~PlainEditor() = default;

QString PlainEditor::exactText() const
{
    return m_document->exactText();
}

qsizetype PlainEditor::textLength() const
{
    return m_document->textLength();
}

QString PlainEditor::selectedText() const
{
    const QTextCursor cursor = textCursor();
    return m_document->exactText(m_document->offsetAt(cursor.selectionStart()),
                                 m_document->offsetAt(cursor.selectionEnd()));
}

void PlainEditor::showText(const QString &text)
{
    const QString shown = exactText();
    const qsizetype shorter = std::min(text.size(), shown.size());
    qsizetype same = std::mismatch(text.begin(), text.begin() + shorter, shown.begin()).first - text.begin();
    if (same == text.size() && same == shown.size())
        return;
    if (same > 0 && text.at(same - 1).isHighSurrogate())
        --same;
    qsizetype end =
        std::mismatch(text.rbegin(), text.rbegin() + (shorter - same), shown.rbegin()).first - text.rbegin();
    if (end > 0 && text.at(text.size() - end).isLowSurrogate())
        --end;
    replaceText(same, shown.size() - same - end, text.sliced(same, text.size() - same - end));
}

void PlainEditor::replaceText(qsizetype offset, qsizetype removed, const QString &inserted)
{
    const Silence silence(*this);
    const qsizetype from = std::clamp<qsizetype>(offset, 0, textLength());
    const qsizetype count = std::clamp<qsizetype>(removed, 0, textLength() - from);
    const bool isAll = count == textLength();
    const qsizetype cursorBefore = cursorOffset();
    const qsizetype anchorBefore = anchorOffset();
    QTextCursor top(firstVisibleBlock());
    const int lineOfTop = verticalScrollBar()->value() - top.block().firstLineNumber();

    QTextCursor cursor(m_document);
    cursor.setPosition(m_document->positionAt(int(from)));
    if (count > 0)
        cursor.setPosition(m_document->earlyPositionAt(int(from + count)), QTextCursor::KeepAnchor);
    const bool isAbove = cursor.selectionStart() < top.position();
    m_document->insertExact(cursor, inserted);
    m_document->keepBounds();

    // At the edge of a change Qt's cursors go with the block, ours with the text.
    // Another text altogether begins at its beginning.
    const qsizetype anchorNow = isAll ? 0 : movedAlong(anchorBefore, from, count, inserted.size());
    const qsizetype cursorNow = isAll ? 0 : movedAlong(cursorBefore, from, count, inserted.size());
    if (anchorNow != anchorOffset() || cursorNow != cursorOffset())
        setSelection(anchorNow, cursorNow);
    if (isAbove)
        verticalScrollBar()->setValue(top.block().firstLineNumber() + lineOfTop);
}

void PlainEditor::editText(qsizetype offset, qsizetype removed, const QString &inserted)
{
    replaceText(offset, removed, inserted);
    m_changed = true;
    if (m_steps == 0)
        conclude();
}

void PlainEditor::onTextChanged()
{
    if (!m_sought.isEmpty())
        viewport()->update();
    if (m_silences > 0)
        return;
    m_changed = true;
    if (m_steps == 0)
        conclude();
}

void PlainEditor::conclude()
{
    if (!m_changed || isComposing())
        return;
    m_changed = false;
    {
        const Silence silence(*this);
        m_document->keepBounds();
    }
    Q_EMIT edited();
}

qsizetype PlainEditor::cursorOffset() const
{
    return m_document->offsetAt(textCursor().position());
}

qsizetype PlainEditor::anchorOffset() const
{
    return m_document->offsetAt(textCursor().anchor());
}

void PlainEditor::setCursorOffset(qsizetype offset)
{
    setSelection(offset, offset);
}

void PlainEditor::setSelection(qsizetype from, qsizetype to)
{
    const auto position = [this](qsizetype offset) {
        return m_document->positionAt(int(std::clamp<qsizetype>(offset, 0, textLength())));
    };
    QTextCursor cursor = textCursor();
    cursor.setPosition(position(from));
    cursor.setPosition(position(to), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void PlainEditor::reveal(qsizetype from, qsizetype to)
{
    setSelection(from, to);
    const int around = 2 * fontMetrics().height();
    if (!viewport()->rect().adjusted(0, around, 0, -around).contains(cursorRect()))
        centerCursor();
    ensureCursorVisible();
}

void PlainEditor::setSought(const SearchTerm &term)
{
    if (m_sought == term)
        return;
    m_sought = term;
    viewport()->update();
}

void PlainEditor::setUndoAvailable(bool undo, bool redo)
{
    m_undoAvailable = undo;
    m_redoAvailable = redo;
}

void PlainEditor::undo()
{
    if (!isReadOnly())
        Q_EMIT undoWanted();
}

void PlainEditor::redo()
{
    if (!isReadOnly())
        Q_EMIT redoWanted();
}

QString PlainEditor::lineBreak() const
{
    return QStringLiteral("\n");
}

void PlainEditor::insertTyped(const QString &text)
{
    const Step step(*this);
    QTextCursor cursor = textCursor();
    m_document->insertExact(cursor, text);
    setTextCursor(cursor);
    ensureCursorVisible();
}

QList<QRectF> PlainEditor::rectsOf(int fromPosition, int toPosition) const
{
    QList<QRectF> rects;
    QTextBlock block = m_document->findBlock(fromPosition);
    if (const QTextBlock first = firstVisibleBlock(); block.position() < first.position())
        block = first;
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && block.position() <= toPosition && place.top() <= viewport()->height()) {
        const QTextLayout *layout = block.layout();
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QTextLine line = layout->lineAt(i);
            const int start = std::max(fromPosition - block.position(), line.textStart());
            const int end = std::min(toPosition - block.position(), line.textStart() + line.textLength());
            if (start > end || (start == end && fromPosition != toPosition))
                continue;
            const qreal one = line.cursorToX(start);
            const qreal other = line.cursorToX(end);
            rects.append(QRectF(std::min(one, other), line.y(), std::abs(other - one), line.height())
                             .translated(place.topLeft()));
        }
        block = block.next();
        if (block.isValid())
            place = QRectF(place.bottomLeft(), blockBoundingRect(block).size());
    }
    return rects;
}

void PlainEditor::paintSought(QPainter &painter, const QRect &exposed)
{
    QTextBlock block = firstVisibleBlock();
    const int first = block.position();
    int last = first;
    qreal top = contentOffset().y();
    for (; block.isValid() && top <= viewport()->height(); block = block.next()) {
        top += blockBoundingRect(block).height();
        last = block.position() + block.length() - 1;
    }
    // What begins above or ends below is seen in part, and a whole word needs its neighbours.
    const int more = int(m_sought.text.size()) + 1;
    const int from = std::max(0, m_document->offsetAt(first) - more);
    const int to = std::min(m_document->textLength(), m_document->offsetAt(last) + more);
    constexpr qsizetype most = 2'000;
    const QColor ground = palette().color(QPalette::Base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(warningColor(palette()), 1));
    painter.setBrush(blend(ground, warningColor(palette()), 0.18));
    for (const qsizetype at : findTerms(m_document->exactText(from, to), m_sought, most)) {
        const int start = m_document->positionAt(from + int(at));
        const int end = m_document->earlyPositionAt(from + int(at + m_sought.text.size()));
        for (const QRectF &rect : rectsOf(start, end)) {
            if (rect.intersects(exposed))
                painter.drawRoundedRect(rect.adjusted(-0.5, 0.5, 0.5, -0.5), 2, 2);
        }
    }
}

void PlainEditor::paintUnder(QPainter &painter, const QRect &exposed)
{
    if (!m_sought.isEmpty())
        paintSought(painter, exposed);
}

void PlainEditor::paintOver(QPainter &painter, const QRect &exposed)
{
    Q_UNUSED(painter);
    Q_UNUSED(exposed);
}

void PlainEditor::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setClipRect(event->rect());
        paintUnder(painter, event->rect());
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setClipRect(event->rect());
    paintOver(painter, event->rect());
}

} // namespace crier
