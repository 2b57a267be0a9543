// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/json_editor.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/editor/exact_document.h"
#include "ui/editor/json_gutter.h"
#include "ui/editor/json_highlighter.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace crier {

namespace {
constexpr int nearReach = 8 * 1024; // characters a key may wait for
constexpr std::chrono::milliseconds farDelay{80};
} // namespace

JsonEditor::JsonEditor(QWidget *parent)
    : PlainEditor(jsonCuts, parent)
    , m_gutter(new JsonGutter(*this))
    , m_highlighter(new JsonHighlighter(exactDocument(), palette(), this))
    , m_farBrackets(new QTimer(this))
{
    setTabChangesFocus(false);
    setLayoutDirection(Qt::LeftToRight);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    setFont(monospaceFont(this));

    m_farBrackets->setSingleShot(true);
    m_farBrackets->setInterval(farDelay);
    connect(m_farBrackets, &QTimer::timeout, this, [this] { findBrackets(std::numeric_limits<int>::max()); });
    connect(m_highlighter, &JsonHighlighter::repaintNeeded, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &JsonEditor::onCursorMoved);
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] {
        placeGutter();
        m_gutter->update();
    });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else if (area.height() >= viewport()->height()) // one block alone keeps its number where it is
            m_gutter->update();
    });
    placeGutter();
    describe();
}

int JsonEditor::lineCount() const
{
    return exactDocument().lineCount();
}

void JsonEditor::describe()
{
    m_gutter->setAccessibleName(tr("Line numbers"));
    const QString keys =
        tr("Tab indents by two spaces; Escape and then Tab, or Shift+Tab, leaves the editor.");
    setAccessibleDescription(
        hasErrorMark() ? tr("Line %1: %2", "%1 is a line number, %2 says what is wrong there")
                                 .arg(exactDocument().lineNumber(document()->findBlock(m_error.anchor())))
                                 .arg(m_errorSentence) +
                             u'\n' + keys
                       : keys);
}

// --- the mark

void JsonEditor::setErrorMark(qsizetype offset, qsizetype length, const QString &sentence)
{
    const int from = exactDocument().positionAt(int(std::min(offset, textLength())));
    const int to =
        std::max(from, exactDocument().earlyPositionAt(int(std::min(offset + length, textLength()))));
    if (hasErrorMark() && m_error.anchor() == from && m_error.position() == to && m_errorSentence == sentence)
        return;
    clearErrorMark();
    m_error = QTextCursor(document());
    m_error.setPosition(from);
    m_error.setPosition(to, QTextCursor::KeepAnchor);
    m_errorSentence = sentence;
    describe();
    updateRange(from, to);
    m_gutter->update();
}

void JsonEditor::clearErrorMark()
{
    if (!hasErrorMark())
        return;
    updateRange(m_error.selectionStart(), m_error.selectionEnd());
    m_errorSentence.clear();
    describe();
    m_gutter->update();
}

QList<QRectF> JsonEditor::errorRects() const
{
    QList<QRectF> rects = rectsOf(m_error.selectionStart(), m_error.selectionEnd());
    // Something that is missing has no width of its own.
    for (QRectF &rect : rects)
        rect.setWidth(std::max(rect.width(), qreal(fontMetrics().averageCharWidth())));
    return rects;
}

void JsonEditor::updateRange(int from, int to)
{
    if (!isVisible())
        return;
    for (const QRectF &rect : rectsOf(from, to)) {
        const int room = fontMetrics().averageCharWidth() + 2;
        viewport()->update(rect.toAlignedRect().adjusted(-2, -2, room, 3));
    }
}

// --- the cursor's line and the brackets beside it

QRect JsonEditor::currentLineRect() const
{
    const QRectF block = blockBoundingGeometry(textCursor().block()).translated(contentOffset());
    return QRect(0, int(block.top()), viewport()->width(), int(block.height()));
}

void JsonEditor::onCursorMoved()
{
    if (!isVisible())
        return; // showEvent() looks again
    const int block = textCursor().blockNumber();
    if (block != m_currentBlock) {
        m_currentBlock = block;
        viewport()->update(m_currentLine);
        viewport()->update(currentLineRect());
        m_gutter->update();
    }
    m_farBrackets->stop();
    findBrackets(nearReach);
}

void JsonEditor::findBrackets(int reach)
{
    const int position = textCursor().position();
    for (const int at : {position - 1, position}) {
        if (at < 0 || !QStringView(u"{}[]").contains(document()->characterAt(at)))
            continue;
        bool gaveUp = false;
        const std::optional<int> partner = m_highlighter->partnerOf(at, reach, &gaveUp);
        if (gaveUp) {
            setBrackets(-1, -1);
            m_farBrackets->start();
            return;
        }
        if (partner) {
            setBrackets(at, *partner);
            return;
        }
    }
    setBrackets(-1, -1);
}

void JsonEditor::setBrackets(int one, int other)
{
    if (one == m_bracket && other == m_partner)
        return;
    for (const int old : {m_bracket, m_partner}) {
        if (old >= 0)
            updateRange(old, old + 1);
    }
    m_bracket = one;
    m_partner = other;
    for (const int now : {m_bracket, m_partner}) {
        if (now >= 0)
            updateRange(now, now + 1);
    }
}

QList<qsizetype> JsonEditor::markedBrackets() const
{
    if (m_bracket < 0)
        return {};
    return {exactDocument().offsetAt(m_bracket), exactDocument().offsetAt(m_partner)};
}

void JsonEditor::paintUnder(QPainter &painter, const QRect &exposed)
{
    const QColor ground = palette().color(QPalette::Base);
    const QColor ink = palette().color(QPalette::Text);
    m_currentLine = currentLineRect();
    if (m_currentLine.intersects(exposed))
        painter.fillRect(m_currentLine, blend(ground, ink, 0.05));
    PlainEditor::paintUnder(painter, exposed);
    for (const int bracket : {m_bracket, m_partner}) {
        if (bracket < 0)
            continue;
        for (const QRectF &rect : rectsOf(bracket, bracket + 1)) {
            if (!rect.toAlignedRect().intersects(exposed))
                continue;
            painter.fillRect(rect, blend(ground, ink, 0.12));
            painter.setPen(QPen(blend(ground, ink, 0.65), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }
}

void JsonEditor::paintOver(QPainter &painter, const QRect &exposed)
{
    if (!hasErrorMark())
        return;
    const QPixmap &wave = waveTile();
    const int height = int(wave.deviceIndependentSize().height());
    for (const QRectF &rect : errorRects()) {
        const QRect under(int(rect.left()), int(rect.bottom()) - height, int(std::ceil(rect.width())),
                          height);
        if (under.intersects(exposed))
            painter.drawTiledPixmap(under, wave);
    }
}

// One wave, to lay side by side: stroking a long line of them costs more than all the text.
const QPixmap &JsonEditor::waveTile()
{
    const QColor color = errorColor(palette());
    const qreal ratio = devicePixelRatio();
    if (m_wave.isNull() || m_waveColor != color || m_wave.devicePixelRatio() != ratio) {
        constexpr qreal step = 3;
        constexpr qreal edge = 1;
        m_waveColor = color;
        m_wave = QPixmap((QSizeF(2 * step, step + 2 * edge) * ratio).toSize());
        m_wave.setDevicePixelRatio(ratio);
        m_wave.fill(Qt::transparent);
        QPainter painter(&m_wave);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, 1.3));
        const QPointF points[] = {
            {-step, edge}, {0, edge + step}, {step, edge}, {2 * step, edge + step}, {3 * step, edge}};
        painter.drawPolyline(points, int(std::size(points)));
    }
    return m_wave;
}

// --- the gutter

QList<JsonEditor::NumberedLine> JsonEditor::linesBetween(int top, int bottom) const
{
    const ExactDocument &text = exactDocument();
    QList<NumberedLine> lines;
    QTextBlock block = firstVisibleBlock();
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    const int errorBlock =
        hasErrorMark() ? document()->findBlock(m_error.selectionStart()).blockNumber() : -1;
    const int current = text.lineNumber(textCursor().block());
    int number = text.lineNumber(block);
    bool isFirst = !text.isContinuation(block);
    while (block.isValid() && place.top() <= bottom) {
        if (place.bottom() >= top) {
            const QTextLayout *layout = block.layout();
            const qreal height = layout->lineCount() > 0 ? layout->lineAt(0).height() : place.height();
            const QRectF firstLine(0, place.top(), place.width(), height);
            lines.append({isFirst ? number : 0, firstLine.toRect(), number == current,
                          block.blockNumber() == errorBlock});
        }
        isFirst = !text.isContinued(block);
        if (isFirst)
            ++number;
        block = block.next();
        if (block.isValid())
            place = QRectF(place.bottomLeft(), blockBoundingRect(block).size());
    }
    return lines;
}

void JsonEditor::selectLineAt(int y)
{
    const QTextBlock block = cursorForPosition(QPoint(0, y)).block();
    const int end = exactDocument().lineEnd(block);
    setSelection(std::min<qsizetype>(end + 1, textLength()), exactDocument().lineStart(block));
    setFocus(Qt::MouseFocusReason);
}

void JsonEditor::placeGutter()
{
    const int width = m_gutter->sizeHint().width();
    if (viewportMargins().left() != width)
        setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), width, viewport()->height());
}

// --- keys and events

QString JsonEditor::lineBreak() const
{
    const ExactDocument &text = exactDocument();
    const QTextCursor cursor = textCursor();
    const int offset = text.offsetAt(cursor.selectionStart());
    const int start = text.lineStart(document()->findBlock(cursor.selectionStart()));
    constexpr int most = 256; // characters of indentation
    const QString line = text.exactText(start, std::min(offset, start + most));
    const auto inked =
        std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' ' && c != u'\t'; });
    const QString indent = line.first(inked - line.begin());
    const QString before = text.exactText(std::max(start, offset - most), offset).trimmed();
    const bool opens = before.endsWith(u'{') || before.endsWith(u'[');
    return u'\n' + indent + (opens ? QStringLiteral("  ") : QString());
}

bool JsonEditor::focusNextPrevChild(bool next)
{
    if (next && !m_tabLeaves && !isReadOnly())
        return false; // Tab is a key like any other
    return QAbstractScrollArea::focusNextPrevChild(next);
}

bool JsonEditor::event(QEvent *event)
{
    // Escape may be somebody else's key too: it is seen here and not taken.
    if (event->type() == QEvent::ShortcutOverride)
        m_tabLeaves = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape ||
                      (m_tabLeaves && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab);
    return PlainEditor::event(event);
}

void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier && !isReadOnly()) {
        insertTyped(QStringLiteral("  "));
        event->accept();
        return;
    }
    PlainEditor::keyPressEvent(event);
}

void JsonEditor::focusOutEvent(QFocusEvent *event)
{
    m_tabLeaves = false;
    PlainEditor::focusOutEvent(event);
}

bool JsonEditor::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QList<QRectF> rects = hasErrorMark() ? errorRects() : QList<QRectF>();
        if (std::any_of(rects.begin(), rects.end(),
                        [help](const QRectF &rect) { return rect.contains(help->pos()); })) {
            QToolTip::showText(help->globalPos(), plainToolTip(m_errorSentence), viewport());
            return true;
        }
        QToolTip::hideText();
    }
    return PlainEditor::viewportEvent(event);
}

void JsonEditor::showEvent(QShowEvent *event)
{
    PlainEditor::showEvent(event);
    onCursorMoved();
}

void JsonEditor::resizeEvent(QResizeEvent *event)
{
    PlainEditor::resizeEvent(event);
    placeGutter();
}

void JsonEditor::changeEvent(QEvent *event)
{
    PlainEditor::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setPalette(palette());
    else if (event->type() == QEvent::FontChange)
        placeGutter();
    else if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace crier
