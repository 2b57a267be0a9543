// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextDocumentLayout>
#include <QTextBlock>

#include <functional>
#include <utility>

namespace crier {

// A layout that lays out and repaints only the blocks that changed.
class EditorLayout : public QPlainTextDocumentLayout
{
    Q_OBJECT

public:
    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;

    // Called for a block before it is laid out or drawn, so that its formats can wait until then.
    void setPreparer(std::function<void(const QTextBlock &)> prepare) { m_prepare = std::move(prepare); }
    // Off in the middle of an edit, where Qt would lose what has changed so far.
    void setPreparing(bool preparing) { m_preparing = preparing; }
    // How high `block` is, for the change being made: what it gets now makes Qt forget its lines.
    void keepHeight(const QTextBlock &block);
    // While deaf, what is said to have changed is not laid out.
    void setDeaf(bool deaf) { m_deaf = deaf; }

    QRectF blockBoundingRect(const QTextBlock &block) const override;

protected:
    void documentChanged(int from, int removed, int added) override;

private:
    std::function<void(const QTextBlock &)> m_prepare;
    QTextBlock m_kept;
    qreal m_keptHeight = 0;
    int m_blocks = 1;
    bool m_preparing = true;
    bool m_deaf = false;
};

} // namespace crier
