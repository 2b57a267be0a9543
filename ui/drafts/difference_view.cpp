// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/difference_view.h"

#include "app/base/visible_text.h"
#include "ui/common/look.h"

#include <QEvent>
#include <QLocale>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

namespace crier {

namespace {

constexpr qsizetype contextLines = 3;     // shown before and after a change
constexpr qsizetype contextLetters = 120; // the same inside a very long line
constexpr qsizetype longestChange = 2'000;
constexpr qsizetype mostRows = 4'000;

const QString indent = QStringLiteral("  "); // where a changed line has its sign

qreal lineShare(const QPalette &palette)
{
    return isDark(palette) ? 0.22 : 0.12;
}

// Never between the two halves of a character.
qsizetype cutBefore(const QString &text, qsizetype at)
{
    const bool isInside =
        at > 0 && at < text.size() && text.at(at).isLowSurrogate() && text.at(at - 1).isHighSurrogate();
    return isInside ? at - 1 : at;
}

struct Inks
{
    QTextBlockFormat line;
    QTextCharFormat plain;
    QTextCharFormat changed;
    QTextCharFormat quiet;
};

Inks inksFor(DiffKind kind, const QPalette &palette)
{
    Inks inks;
    const QColor base = palette.color(QPalette::Base);
    inks.plain.setForeground(palette.color(QPalette::Text));
    inks.changed = inks.plain;
    inks.quiet.setForeground(quietText(palette));
    inks.quiet.setFontItalic(true);
    if (kind == DiffKind::Same)
        return inks;
    const QColor color =
        kind == DiffKind::Added ? stateColor(SendState::Accepted, palette) : errorColor(palette);
    inks.line.setBackground(blend(base, color, lineShare(palette)));
    inks.changed.setBackground(blend(base, color, 2 * lineShare(palette)));
    inks.changed.setFontWeight(QFont::Bold);
    inks.changed.setFontUnderline(kind == DiffKind::Added);
    inks.changed.setFontStrikeOut(kind == DiffKind::Removed);
    return inks;
}

QString partTitle(DraftPart part)
{
    switch (part) {
    case DraftPart::Sender:
        return DifferenceView::tr("Sender ID");
    case DraftPart::Type:
        return DifferenceView::tr("Type");
    case DraftPart::IncludeSender:
        return DifferenceView::tr("Also deliver to the sender");
    case DraftPart::Text:
        return DifferenceView::tr("Text");
    case DraftPart::Content:
        break;
    }
    return DifferenceView::tr("Content");
}

QString yesNo(const QString &word)
{
    return word == QStringLiteral("yes") ? DifferenceView::tr("yes") : DifferenceView::tr("no");
}

void begin(QTextCursor &cursor, const QTextBlockFormat &format)
{
    if (!cursor.document()->isEmpty())
        cursor.insertBlock();
    cursor.setBlockFormat(format);
}

} // namespace

DifferenceView::DifferenceView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(monospaceFont(this));
}

void DifferenceView::setParts(const QList<DraftPartDifference> &parts)
{
    m_parts = parts;
    setPlaceholderText({});
    render();
}

void DifferenceView::setNotice(const QString &notice)
{
    m_parts.clear();
    clear();
    setPlaceholderText(notice);
}

QString DifferenceView::summary() const
{
    if (m_parts.isEmpty())
        return {};
    qsizetype added = 0;
    qsizetype removed = 0;
    for (const DraftPartDifference &part : m_parts) {
        added += part.diff.count(DiffKind::Added);
        removed += part.diff.count(DiffKind::Removed);
    }
    return tr("+ added: %1, - removed: %2").arg(QLocale().toString(added), QLocale().toString(removed));
}

void DifferenceView::renderLine(QTextCursor &cursor, const DiffLine &line, DraftPart part) const
{
    const Inks inks = inksFor(line.kind, palette());
    begin(cursor, inks.line);
    const QString sign = line.kind == DiffKind::Added     ? QStringLiteral("+ ")
                         : line.kind == DiffKind::Removed ? QStringLiteral("- ")
                                                          : indent;
    // Letter for letter, so that the marks stay where they are.
    const QString text =
        part == DraftPart::IncludeSender ? yesNo(line.text) : withVisibleControls(line.text, Lines::Keep);
    cursor.insertText(sign, inks.plain);
    const auto leaveOut = [&cursor, &inks](qsizetype letters) {
        cursor.insertText(u' ' + tr("… %1 characters more …").arg(QLocale().toString(letters)) + u' ',
                          inks.quiet);
    };
    // At most so many letters, from the side or the sides that touch a change.
    const auto plain = [&](qsizetype from, qsizetype to, bool afterChange, bool beforeChange) {
        const qsizetype most = (int(afterChange) + int(beforeChange)) * contextLetters;
        if (to - from <= 2 * most) {
            cursor.insertText(text.mid(from, to - from), inks.plain);
            return;
        }
        const qsizetype head = cutBefore(text, from + (afterChange ? contextLetters : 0));
        const qsizetype tail = cutBefore(text, to - (beforeChange ? contextLetters : 0));
        cursor.insertText(text.mid(from, head - from), inks.plain);
        leaveOut(tail - head);
        cursor.insertText(text.mid(tail, to - tail), inks.plain);
    };
    const auto changed = [&](qsizetype from, qsizetype to, const QTextCharFormat &format) {
        const qsizetype end = cutBefore(text, std::min(to, from + longestChange));
        cursor.insertText(text.mid(from, end - from), format);
        if (end < to)
            leaveOut(to - end);
    };
    if (!line.changed || text.size() != line.text.size()) {
        changed(0, text.size(), inks.plain);
        return;
    }
    qsizetype at = 0;
    for (const DiffSpan &span : *line.changed) {
        plain(at, span.start, at > 0, true);
        changed(span.start, span.start + span.length, inks.changed);
        at = span.start + span.length;
    }
    plain(at, text.size(), true, false);
}

void DifferenceView::renderPart(QTextCursor &cursor, const DraftPartDifference &part) const
{
    const QList<DiffLine> &lines = part.diff.lines;
    const Inks inks = inksFor(DiffKind::Same, palette());
    qsizetype rows = 0;
    for (qsizetype i = 0; i < lines.size();) {
        qsizetype end = i;
        while (end < lines.size() && lines.at(end).kind == DiffKind::Same)
            ++end;
        const qsizetype head = i == 0 ? 0 : contextLines;
        const qsizetype tail = end == lines.size() ? 0 : contextLines;
        for (qsizetype line = i; line < end; ++line) {
            const bool isLeftOut = end - i > head + tail + 1 && line == i + head;
            if (!isLeftOut) {
                renderLine(cursor, lines.at(line), part.part);
                ++rows;
                continue;
            }
            begin(cursor, inks.line);
            cursor.insertText(indent +
                                  tr("… unchanged lines: %1").arg(QLocale().toString(end - i - head - tail)),
                              inks.quiet);
            line = end - tail - 1;
        }
        for (i = end; i < lines.size() && lines.at(i).kind != DiffKind::Same; ++i, ++rows) {
            if (rows >= mostRows) {
                begin(cursor, inks.line);
                cursor.insertText(indent + tr("… lines more: %1").arg(QLocale().toString(lines.size() - i)),
                                  inks.quiet);
                return;
            }
            renderLine(cursor, lines.at(i), part.part);
        }
    }
}

void DifferenceView::render()
{
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    QTextCharFormat title;
    title.setFontWeight(QFont::Bold);
    title.setForeground(palette().color(QPalette::Text));
    const bool isPlain = m_parts.size() == 1 && m_parts.first().part == DraftPart::Text;
    for (const DraftPartDifference &part : std::as_const(m_parts)) {
        if (!isPlain) {
            begin(cursor, {});
            cursor.insertText(partTitle(part.part), title);
        }
        renderPart(cursor, part);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

void DifferenceView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        render();
}

} // namespace crier
