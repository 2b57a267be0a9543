// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/line_cuts.h"
#include "ui/editor/place_list.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <limits>

namespace crier {

class EditorLayout;

// A document that gives back exactly the text put into it, and holds long lines as several blocks. There are
// two kinds of numbers: an *offset* counts UTF-16 units of the text, a *position* is QTextDocument's and also
// counts the soft breaks inside a long line. Characters that a QTextDocument would take for the end of a line
// are held as visible signs that stand for them.
class ExactDocument : public QTextDocument
{
    Q_OBJECT

public:
    explicit ExactDocument(const LineCuts &cuts, QObject *parent = nullptr);

    QString exactText() const;
    QString exactText(int fromOffset, int toOffset) const;
    int textLength() const { return m_breaks.toOffset(characterCount() - 1); }

    int offsetAt(int position) const { return m_breaks.toOffset(position); }
    // At a soft break there are two: after it, where typing goes on, and before it, where what ends there
    // ends.
    int positionAt(int offset) const;
    int earlyPositionAt(int offset) const;

    // The line goes on in the next block; or came from the one before.
    bool isContinued(const QTextBlock &block) const;
    bool isContinuation(const QTextBlock &block) const;
    bool isBroken(const QTextBlock &block) const { return isContinuation(block) || isContinued(block); }
    // The offsets where the whole line of `block` begins and ends; `bound` where that is further away, for
    // a line may have hundreds of blocks.
    int lineStart(const QTextBlock &block, int bound = 0) const;
    int lineEnd(const QTextBlock &block, int bound = std::numeric_limits<int>::max()) const;
    int lineNumber(const QTextBlock &block) const; // from 1
    int lineCount() const { return blockCount() - int(m_breaks.count()); }

    // Replaces what is selected. Long lines come in pieces; afterwards keepBounds() looks at the seams.
    void insertExact(QTextCursor &cursor, const QString &text);
    // Cuts blocks that have grown too long and joins those that have become too short, wherever the text has
    // changed since the last call. The text stays, and so does every cursor's offset.
    void keepBounds();

    EditorLayout *editorLayout() const { return m_layout; }
    // Gives `block` other formats; its line heights stay. `changing`: this happens in answer to
    // contentsChange.
    void setBlockFormats(const QTextBlock &block, const QList<QTextLayout::FormatRange> &formats,
                         bool changing);

private:
    void noteChange(int from, int removed, int added);
    void restoreMeanings(QString &text, int position) const;
    bool belongTogether(const QTextBlock &block, const QTextBlock &next) const;
    void cut(const QTextBlock &block);

    const LineCuts m_cuts;
    EditorLayout *m_layout;
    PlaceList m_breaks; // the soft breaks, which end blocks
    PlaceList m_signs;  // the signs that stand for something else
    bool m_mayHaveSigns = false;
    int m_changedFrom = 0;
    int m_changedTo = -1; // nothing
};

} // namespace crier
