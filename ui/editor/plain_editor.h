// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/find_text.h"
#include "ui/editor/line_cuts.h"

#include <QPlainTextEdit>

class QMenu;

namespace crier {

class ExactDocument;

// A plain text editor that gives back exactly what was put into it, and is as quick on one long line as on
// many short ones. All offsets count UTF-16 units of exactText(), from 0; QTextCursor positions do not, for a
// long line is held in several blocks (see ExactDocument). It has no history: undo and redo belong to what
// the text is a view of, and are only asked for here.
class PlainEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PlainEditor(QWidget *parent = nullptr);
    ~PlainEditor() override;

    QString exactText() const;
    qsizetype textLength() const;
    QString selectedText() const;
    // Shows `text` by the smallest change, so that cursor and view stay where they are; at the beginning of a
    // text that has nothing in common with the one before. Silent.
    void showText(const QString &text);
    // A change that somebody else made; silent.
    void replaceText(qsizetype offset, qsizetype removed, const QString &inserted);
    // A change the person made with another control: one edited().
    void editText(qsizetype offset, qsizetype removed, const QString &inserted);
    // While an input method is composing, the text is not the person's yet.
    bool isComposing() const { return !composed().isEmpty(); }
    // What is being composed becomes the text, as far as it goes.
    void finishComposing();

    qsizetype cursorOffset() const;
    qsizetype anchorOffset() const;
    // What lies beyond the text means its end.
    void setCursorOffset(qsizetype offset);
    void setSelection(qsizetype from, qsizetype to);
    // Selects, and scrolls so that it is seen with some of what is around it.
    void reveal(qsizetype from, qsizetype to);

    // Every place where `term` stands is marked; an empty one marks nothing.
    void setSought(const SearchTerm &term);
    // What the context menu offers.
    void setUndoAvailable(bool undo, bool redo);

    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    // Input methods ask this one where there is an argument.
    Q_INVOKABLE QVariant inputMethodQuery(Qt::InputMethodQuery query, const QVariant &argument) const;

public Q_SLOTS:
    // These take the place of QPlainTextEdit's, which act on a history that is not here.
    void undo();
    void redo();

Q_SIGNALS:
    // The person changed the text; never during a composition and never by showText() or replaceText().
    void edited();
    void undoWanted();
    void redoWanted();
    // What was pasted could not be taken.
    void troubled(const QString &sentence);
    // The context menu is about to be seen; what is added to it goes with it.
    void menuOpening(QMenu *menu);

protected:
    PlainEditor(const LineCuts &cuts, QWidget *parent);

    ExactDocument &exactDocument() const { return *m_document; }
    // Puts `text` where the cursor is, as if it had been typed.
    void insertTyped(const QString &text);
    // What Enter types.
    virtual QString lineBreak() const;
    // Under and over the text, of which only what meets `exposed` is drawn again.
    virtual void paintUnder(QPainter &painter, const QRect &exposed);
    virtual void paintOver(QPainter &painter, const QRect &exposed);
    // Where the text between two positions is on the viewport, a rectangle for each line in sight.
    QList<QRectF> rectsOf(int fromPosition, int toPosition) const;

    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    // What happens while one lives is one change of the person's.
    class Step
    {
    public:
        explicit Step(PlainEditor &editor);
        ~Step();
        Q_DISABLE_COPY_MOVE(Step)

    private:
        PlainEditor &m_editor;
    };
    // What happens while one lives is nobody's.
    class Silence
    {
    public:
        explicit Silence(PlainEditor &editor);
        ~Silence();
        Q_DISABLE_COPY_MOVE(Silence)

    private:
        PlainEditor &m_editor;
    };
    struct Span // of offsets
    {
        int from = 0;
        int to = 0;
    };

    void onTextChanged();
    void conclude();
    QString composed() const;
    bool moveByKey(QKeyEvent *event);
    void moveTo(int position, bool keepAnchor);
    int wordEdge(int offset, bool forward) const;
    void remove(Span span);
    Span surroundings(int reach) const;
    void replaceForInputMethod(const QInputMethodEvent &event);
    QMenu *makeContextMenu();
    void paintSought(QPainter &painter, const QRect &exposed);

    ExactDocument *m_document;
    SearchTerm m_sought;
    int m_steps = 0;
    int m_silences = 0;
    bool m_changed = false; // by the person, and not told yet
    bool m_undoAvailable = false;
    bool m_redoAvailable = false;
};

} // namespace crier
