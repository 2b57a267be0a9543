// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/exact_document.h"
#include "ui/editor/json_parts.h"

#include <QObject>

#include <array>
#include <optional>

class QPalette;

namespace crier {

// Colours the JSON in a document: what changed with the change, everything else when it is first drawn. Uses
// the blocks' user states.
class JsonHighlighter : public QObject
{
    Q_OBJECT

public:
    JsonHighlighter(ExactDocument &document, const QPalette &palette, QObject *parent);

    void setPalette(const QPalette &palette);
    // The bracket that belongs to the one at `position`, looking at no more than `reach` characters; none
    // where there is no bracket, or it is inside a string, or has no partner. `gaveUp` tells that the reach
    // was too short.
    std::optional<int> partnerOf(int position, int reach, bool *gaveUp);

Q_SIGNALS:
    // A quote came or went, and the rest of its long line has other colours now.
    void repaintNeeded();

private:
    struct Bracket
    {
        int position = 0;
        QChar sign;
    };

    void onContentsChange(int from, int removed, int added);
    void prepare(const QTextBlock &block);
    void highlight(QTextBlock block, bool changing);
    JsonThread scan(const QTextBlock &block, QList<JsonSpan> *spans);
    JsonThread threadBefore(const QTextBlock &block);
    JsonThread threadAfter(QTextBlock block);
    void forgetFrom(QTextBlock block);
    QList<Bracket> bracketsIn(const QTextBlock &block);

    ExactDocument &m_document;
    std::array<QTextCharFormat, 6> m_formats; // by JsonPart
};

} // namespace crier
