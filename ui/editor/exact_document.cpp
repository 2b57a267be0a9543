// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/exact_document.h"

#include "ui/editor/editor_layout.h"

#include <QTextCursor>

#include <algorithm>

namespace crier {

namespace {

// Qt never passes a format's object type on to text that is typed beside it, so it marks one character alone.
constexpr int softBreakType = QTextFormat::UserObject + 1;
constexpr int signType = QTextFormat::UserObject + 2;

QTextCharFormat markedFormat(int type)
{
    QTextCharFormat format;
    format.setObjectType(type);
    return format;
}

struct Sign
{
    char16_t meaning;
    char16_t shown;
};
constexpr Sign signs[] = {
    {u'\r', u'\u240D'},     {u'\0', u'\u2400'},     {u'\u2029', u'\u00B6'},
    {u'\uFDD0', u'\u2370'}, {u'\uFDD1', u'\u236F'},
};

QChar signFor(QChar meaning)
{
    for (const Sign &sign : signs) {
        if (sign.meaning == meaning.unicode())
            return sign.shown;
    }
    return {};
}

QChar meaningOf(QChar shown)
{
    for (const Sign &sign : signs) {
        if (sign.shown == shown.unicode())
            return sign.meaning;
    }
    return shown;
}

bool needsSign(QChar c)
{
    return c == u'\r' || c.isNull() || c == QChar::ParagraphSeparator || c == QChar(0xFDD0) ||
           c == QChar(0xFDD1);
}

} // namespace

ExactDocument::ExactDocument(const LineCuts &cuts, QObject *parent)
    : QTextDocument(parent)
    , m_cuts(cuts)
    , m_layout(new EditorLayout(this))
{
    setDocumentLayout(m_layout);
    // The history belongs to what the text is a view of.
    setUndoRedoEnabled(false);
    connect(this, &QTextDocument::contentsChange, this, &ExactDocument::noteChange);
}

void ExactDocument::restoreMeanings(QString &text, int position) const
{
    for (qsizetype i = m_signs.countBefore(position);
         i < m_signs.count() && m_signs.at(i) - position < text.size(); ++i) {
        QChar &c = text[m_signs.at(i) - position];
        c = meaningOf(c);
    }
}

QString ExactDocument::exactText() const
{
    QString text = toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    restoreMeanings(text, 0);
    if (m_breaks.isEmpty())
        return text;
    QChar *out = text.data() + m_breaks.at(0);
    for (qsizetype i = 0; i < m_breaks.count(); ++i) {
        const qsizetype end = i + 1 < m_breaks.count() ? m_breaks.at(i + 1) : text.size();
        out = std::copy(text.constData() + m_breaks.at(i) + 1, text.constData() + end, out);
    }
    text.truncate(out - text.constData());
    return text;
}

QString ExactDocument::exactText(int fromOffset, int toOffset) const
{
    QString text;
    text.reserve(toOffset - fromOffset);
    for (QTextBlock block = findBlock(positionAt(fromOffset)); block.isValid(); block = block.next()) {
        const int start = offsetAt(block.position());
        if (start > toOffset)
            break;
        QString piece = block.text();
        restoreMeanings(piece, block.position());
        if (block.next().isValid() && !isContinued(block))
            piece.append(u'\n');
        const int skipped = std::max(0, fromOffset - start);
        text.append(QStringView(piece).mid(skipped, toOffset - start - skipped));
    }
    return text;
}

int ExactDocument::positionAt(int offset) const
{
    return m_breaks.toPosition(std::clamp(offset, 0, textLength()));
}

int ExactDocument::earlyPositionAt(int offset) const
{
    return m_breaks.toEarlyPosition(std::clamp(offset, 0, textLength()));
}

bool ExactDocument::isContinued(const QTextBlock &block) const
{
    return m_breaks.contains(block.position() + block.length() - 1);
}

bool ExactDocument::isContinuation(const QTextBlock &block) const
{
    return m_breaks.contains(block.position() - 1);
}

int ExactDocument::lineStart(const QTextBlock &block, int bound) const
{
    QTextBlock first = block;
    while (isContinuation(first) && offsetAt(first.position()) > bound)
        first = first.previous();
    return std::max(offsetAt(first.position()), bound);
}

int ExactDocument::lineEnd(const QTextBlock &block, int bound) const
{
    QTextBlock last = block;
    while (isContinued(last) && offsetAt(last.position() + last.length()) < bound)
        last = last.next();
    return std::min(offsetAt(last.position() + last.length() - 1), bound);
}

int ExactDocument::lineNumber(const QTextBlock &block) const
{
    return block.blockNumber() + 1 - int(m_breaks.countBefore(block.position()));
}

void ExactDocument::insertExact(QTextCursor &cursor, const QString &text)
{
    const QTextCharFormat plain;
    const QTextCharFormat softBreak = markedFormat(softBreakType);
    const QTextCharFormat sign = markedFormat(signType);
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    qsizetype done = 0;
    const auto put = [&](qsizetype end) {
        if (end > done)
            cursor.insertText(text.sliced(done, end - done), plain);
        done = end;
    };
    qsizetype lineStart = 0;
    while (true) {
        qsizetype lineEnd = text.indexOf(u'\n', lineStart);
        if (lineEnd < 0)
            lineEnd = text.size();
        const QStringView line = QStringView(text).sliced(lineStart, lineEnd - lineStart);
        const QList<qsizetype> cuts = m_cuts.places(line);
        auto nextCut = cuts.begin();
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (nextCut != cuts.end() && *nextCut == i) {
                put(lineStart + i);
                cursor.insertText(QString(QChar::ParagraphSeparator), softBreak);
                ++nextCut;
            }
            if (needsSign(line.at(i))) {
                put(lineStart + i);
                m_mayHaveSigns = true;
                cursor.insertText(QString(signFor(line.at(i))), sign);
                ++done;
            }
        }
        if (lineEnd == text.size())
            break;
        lineStart = lineEnd + 1;
    }
    put(text.size());
    cursor.endEditBlock();
}

void ExactDocument::noteChange(int from, int removed, int added)
{
    // Qt sometimes names more than has changed, so the range is read again rather than taken to be new.
    const int end = from + added;
    QList<int> breaks;
    QList<int> found;
    for (QTextBlock block = findBlock(from); block.isValid() && block.position() <= end;
         block = block.next()) {
        const int before = block.position() - 1;
        if (before >= from && before < end && block.charFormat().objectType() == softBreakType)
            breaks.append(before);
        if (!m_mayHaveSigns)
            continue;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (fragment.charFormat().objectType() != signType)
                continue;
            for (int at = fragment.position(); at < fragment.position() + fragment.length(); ++at) {
                if (at >= from && at < end)
                    found.append(at);
            }
        }
    }
    m_breaks.replace(from, removed, added, breaks);
    m_signs.replace(from, removed, added, found);

    if (m_changedTo < 0) {
        m_changedFrom = from;
        m_changedTo = end;
    } else {
        if (m_changedTo >= from + removed)
            m_changedTo += added - removed;
        m_changedFrom = std::min(m_changedFrom, from);
        m_changedTo = std::max(m_changedTo, end);
    }
}

bool ExactDocument::belongTogether(const QTextBlock &block, const QTextBlock &next) const
{
    return block.length() - 1 < m_cuts.least || next.length() - 1 < m_cuts.least ||
           !canCutBetween(block.text(), next.text());
}

void ExactDocument::cut(const QTextBlock &block)
{
    const QList<qsizetype> places = m_cuts.places(block.text());
    QTextCursor cursor(this);
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        cursor.setPosition(block.position() + int(*place));
        cursor.insertText(QString(QChar::ParagraphSeparator), markedFormat(softBreakType));
    }
}

void ExactDocument::keepBounds()
{
    if (m_changedTo < 0)
        return;
    QTextBlock block = findBlock(m_changedFrom);
    if (isContinuation(block))
        block = block.previous();
    // noteChange() keeps m_changedTo right while blocks are cut and joined here.
    while (block.isValid() && block.position() <= m_changedTo) {
        if (isContinued(block) && belongTogether(block, block.next())) {
            QTextCursor cursor(this);
            cursor.setPosition(block.position() + block.length() - 1);
            cursor.deleteChar();
            continue;
        }
        if (block.length() - 1 > m_cuts.longest) {
            const int number = block.blockNumber();
            cut(block);
            block = findBlockByNumber(number);
        }
        block = block.next();
    }
    m_changedTo = -1;
}

void ExactDocument::setBlockFormats(const QTextBlock &block, const QList<QTextLayout::FormatRange> &formats,
                                    bool changing)
{
    if (changing)
        m_layout->keepHeight(block);
    block.layout()->setFormats(formats);
    if (changing) {
        markContentsDirty(block.position(), block.length());
        return;
    }
    // Said, so that it does not count as part of the next change; and not laid out, for that is about to
    // happen.
    m_layout->setDeaf(true);
    markContentsDirty(block.position(), block.length());
    m_layout->setDeaf(false);
    QTextBlock(block).clearLayout();
}

} // namespace crier
