// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_layout.h"

#include <algorithm>

namespace crier {

QRectF EditorLayout::blockBoundingRect(const QTextBlock &block) const
{
    if (m_prepare && m_preparing)
        m_prepare(block);
    return QPlainTextDocumentLayout::blockBoundingRect(block);
}

void EditorLayout::documentChanged(int from, int removed, int added)
{
    Q_UNUSED(removed);
    if (m_deaf)
        return;
    // Qt takes removed + added as the reach of a change, so that one key reaches into the next blocks and
    // repaints the whole viewport. What was removed is nowhere in the document as it is now.
    QPlainTextDocumentLayout::documentChanged(from, 0, std::max(added, 1));
}

} // namespace crier
