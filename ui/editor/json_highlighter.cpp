// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/json_highlighter.h"

#include "ui/common/look.h"
#include "ui/editor/editor_layout.h"

#include <algorithm>

namespace crier {

namespace {

// A block's user state: how it leaves off, and whether it has its colours. -1, as Qt has it, is a block that
// nobody has looked at.
constexpr int unknown = -1;

int stateFor(JsonThread thread, bool isColoured)
{
    return int(thread.inside) | thread.pendingEscape << 2 | int(isColoured) << 5;
}

JsonThread threadIn(int state)
{
    return {JsonThread::Inside(state & 3), state >> 2 & 7};
}

bool isColoured(int state)
{
    return state >= 0 && (state >> 5 & 1) == 1;
}

bool isOpening(QChar c)
{
    return c == u'{' || c == u'[';
}

bool isPair(QChar opening, QChar closing)
{
    return (opening == u'{' && closing == u'}') || (opening == u'[' && closing == u']');
}

QColor partColor(JsonPart part, const QPalette &palette)
{
    const auto pick = [&palette](QRgb onLight, QRgb onDark) {
        const QColor color(isDark(palette) ? onDark : onLight);
        // A palette of the person's own may have a ground on which it cannot be read.
        return contrast(color, palette.color(QPalette::Base)) >= 4.5 ? color : palette.color(QPalette::Text);
    };
    switch (part) {
    case JsonPart::Key:
        return pick(0x1F4E9E, 0x8FB8F6);
    case JsonPart::String:
        return pick(0x1B6E3C, 0x8CD19A);
    case JsonPart::Escape:
        return pick(0x8A4B00, 0xE8B04A);
    case JsonPart::Number:
        return pick(0x7A3E9D, 0xCDA7F0);
    case JsonPart::Literal:
        return pick(0xA0301E, 0xFF9E80);
    case JsonPart::Punctuation:
        break;
    }
    return pick(0x55595F, 0xB4B9C0);
}

} // namespace

JsonHighlighter::JsonHighlighter(ExactDocument &document, const QPalette &palette, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    setPalette(palette);
    connect(&document, &QTextDocument::contentsChange, this, &JsonHighlighter::onContentsChange);
    document.editorLayout()->setPreparer([this](const QTextBlock &block) { prepare(block); });
}

void JsonHighlighter::setPalette(const QPalette &palette)
{
    for (size_t i = 0; i < m_formats.size(); ++i)
        m_formats[i].setForeground(partColor(JsonPart(i), palette));
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next())
        block.setUserState(unknown);
    Q_EMIT repaintNeeded();
}

JsonThread JsonHighlighter::scan(const QTextBlock &block, QList<JsonSpan> *spans)
{
    const QString ahead = m_document.isContinued(block) ? block.next().text() : QString();
    return scanJsonPiece(block.text(), ahead, threadBefore(block), spans);
}

JsonThread JsonHighlighter::threadBefore(const QTextBlock &block)
{
    return m_document.isContinuation(block) ? threadAfter(block.previous()) : JsonThread();
}

JsonThread JsonHighlighter::threadAfter(QTextBlock block)
{
    // Back to what is known, and from there on: a loop, for a long line has hundreds of pieces.
    QTextBlock from = block;
    while (from.userState() == unknown && m_document.isContinuation(from))
        from = from.previous();
    for (;; from = from.next()) {
        if (from.userState() == unknown)
            from.setUserState(stateFor(scan(from, nullptr), false));
        if (from == block)
            return threadIn(block.userState());
    }
}

void JsonHighlighter::highlight(QTextBlock block, bool changing)
{
    QList<JsonSpan> spans;
    const JsonThread after = scan(block, &spans);
    QList<QTextLayout::FormatRange> formats;
    formats.reserve(spans.size());
    for (const JsonSpan &span : std::as_const(spans))
        formats.append({span.start, span.length, m_formats[size_t(span.part)]});
    block.setUserState(stateFor(after, true));
    if (formats != block.layout()->formats())
        m_document.setBlockFormats(block, formats, changing);
}

void JsonHighlighter::prepare(const QTextBlock &block)
{
    if (block.isValid() && !isColoured(block.userState()))
        highlight(block, false);
}

void JsonHighlighter::forgetFrom(QTextBlock block)
{
    for (; block.isValid(); block = block.next()) {
        block.setUserState(unknown);
        if (!m_document.isContinued(block))
            return;
    }
}

void JsonHighlighter::onContentsChange(int from, int removed, int added)
{
    Q_UNUSED(removed);
    QTextBlock block = m_document.findBlock(from);
    const int end = from + added;
    // Whether a string is a key may be decided by what the next block begins with.
    if (m_document.isContinuation(block)) {
        QTextBlock before = block.previous();
        if (isColoured(before.userState()))
            highlight(before, true);
    }
    constexpr int most = 16; // more are left until they are drawn
    int done = 0;
    for (; block.isValid() && block.position() <= end; block = block.next()) {
        const int state = block.userState();
        if (++done > most) {
            block.setUserState(unknown);
            continue;
        }
        highlight(block, true);
        const bool isLast = block.position() + block.length() > end;
        if (isLast && m_document.isContinued(block) &&
            (state == unknown || threadIn(state) != threadIn(block.userState()))) {
            forgetFrom(block.next());
            Q_EMIT repaintNeeded();
        }
    }
    if (done > most)
        forgetFrom(block);
}

QList<JsonHighlighter::Bracket> JsonHighlighter::bracketsIn(const QTextBlock &block)
{
    QList<JsonSpan> spans;
    scan(block, &spans);
    const QString text = block.text();
    QList<Bracket> brackets;
    for (const JsonSpan &span : std::as_const(spans)) {
        if (span.part != JsonPart::Punctuation)
            continue;
        for (int i = span.start; i < span.start + span.length; ++i) {
            const QChar c = text.at(i);
            if (isOpening(c) || c == u'}' || c == u']')
                brackets.append({block.position() + i, c});
        }
    }
    return brackets;
}

std::optional<int> JsonHighlighter::partnerOf(int position, int reach, bool *gaveUp)
{
    *gaveUp = false;
    QTextBlock block = m_document.findBlock(position);
    QList<Bracket> brackets = bracketsIn(block);
    auto found = std::find_if(brackets.begin(), brackets.end(),
                              [position](const Bracket &one) { return one.position == position; });
    if (found == brackets.end())
        return std::nullopt;
    const QChar sign = found->sign;
    const bool isForward = isOpening(sign);
    int depth = 0;
    auto index = found - brackets.begin();
    while (true) {
        for (; index >= 0 && index < brackets.size(); index += isForward ? 1 : -1) {
            const Bracket &bracket = brackets.at(index);
            depth += isOpening(bracket.sign) == isForward ? 1 : -1;
            if (depth > 0)
                continue;
            const bool fits = isForward ? isPair(sign, bracket.sign) : isPair(bracket.sign, sign);
            return fits ? std::optional(bracket.position) : std::nullopt;
        }
        reach -= block.length();
        block = isForward ? block.next() : block.previous();
        if (!block.isValid())
            return std::nullopt;
        if (reach < 0) {
            *gaveUp = true;
            return std::nullopt;
        }
        brackets = bracketsIn(block);
        index = isForward ? 0 : brackets.size() - 1;
    }
}

} // namespace crier
