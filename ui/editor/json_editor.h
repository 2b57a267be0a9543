// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/plain_editor.h"

class QTimer;

namespace crier {

class JsonGutter;
class JsonHighlighter;

// A PlainEditor for JSON: colours, line numbers, matching brackets, the line of the cursor, and a mark where
// something is wrong. Left to right in every language. Tab indents; Escape and then Tab, or Shift+Tab,
// leaves.
class JsonEditor : public PlainEditor
{
    Q_OBJECT

public:
    explicit JsonEditor(QWidget *parent = nullptr);

    // Underlines what is wrong there and says why, in the gutter, as a tool tip and to assistive technology.
    // The mark moves along with the text until it is set anew or cleared.
    void setErrorMark(qsizetype offset, qsizetype length, const QString &sentence);
    void clearErrorMark();
    bool hasErrorMark() const { return !m_errorSentence.isEmpty(); }

    // For the gutter: the first visual line of every line between two heights of the viewport.
    struct NumberedLine
    {
        int number = 0; // from 1; 0 where a long line goes on
        QRect place;
        bool isCurrent = false;
        bool hasError = false;
    };
    QList<NumberedLine> linesBetween(int top, int bottom) const;
    int lineCount() const;
    void selectLineAt(int y);
    QString errorSentence() const { return m_errorSentence; }

protected:
    QString lineBreak() const override;
    void paintUnder(QPainter &painter, const QRect &exposed) override;
    void paintOver(QPainter &painter, const QRect &exposed) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onCursorMoved();
    void findBrackets(int reach);
    void setBrackets(int one, int other);
    void updateRange(int from, int to);
    void placeGutter();
    void describe();
    QList<QRectF> errorRects() const;
    QRect currentLineRect() const;

    JsonGutter *m_gutter;
    JsonHighlighter *m_highlighter;
    QTimer *m_farBrackets;
    QTextCursor m_error;
    QString m_errorSentence;
    QRect m_currentLine; // as drawn last
    int m_currentBlock = 0;
    int m_bracket = -1; // positions; -1 for none
    int m_partner = -1;
    bool m_tabLeaves = false;
};

} // namespace crier
