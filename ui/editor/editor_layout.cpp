// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_layout.h"

#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace crier {

QRectF EditorLayout::blockBoundingRect(const QTextBlock &block) const
{
    if (m_prepare && m_preparing)
        m_prepare(block);
    // Without this Qt forgets the glyphs when a block has been laid out, and shapes it once more to draw it.
    if (block.isValid())
        block.layout()->setCacheEnabled(true);
    return QPlainTextDocumentLayout::blockBoundingRect(block);
}

void EditorLayout::keepHeight(const QTextBlock &block)
{
    if (m_kept == block || block.layout()->lineCount() == 0)
        return;
    m_kept = block;
    m_keptHeight = QPlainTextDocumentLayout::blockBoundingRect(block).height();
}

void EditorLayout::documentChanged(int from, int removed, int added)
{
    Q_UNUSED(removed);
    if (m_deaf)
        return;
    // Qt takes removed + added as the reach of a change, so that one key reaches into the next blocks and
    // repaints the whole viewport. What was removed is nowhere in the document as it is now.
    const int reach = std::max(added, 1);
    QTextBlock block = document()->findBlock(from);
    const QTextBlock kept = std::exchange(m_kept, QTextBlock());
    const int blocks = std::exchange(m_blocks, document()->blockCount());
    if (blocks != m_blocks || block != document()->findBlock(from + reach - 1)) {
        QPlainTextDocumentLayout::documentChanged(from, 0, reach);
        return;
    }
    // One block. Qt would lay it out twice when it has formats: once to learn how high it was.
    qreal before = m_keptHeight;
    if (kept != block)
        before =
            block.layout()->lineCount() > 0 ? QPlainTextDocumentLayout::blockBoundingRect(block).height() : 0;
    block.clearLayout();
    if (QPlainTextDocumentLayout::blockBoundingRect(block).height() == before)
        Q_EMIT updateBlock(block);
    else
        Q_EMIT update(QRectF(0, -document()->documentMargin(), 1'000'000'000, 1'000'000'000));
}

} // namespace crier
