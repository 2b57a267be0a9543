// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/message_types.h"

#include <QLineEdit>
#include <QWidget>

class QComboBox;

namespace crier {

class PictureField;
class PlainEditor;

// What a person writes one value of the content in. Its text is what readField() and writeField() speak of.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    // The one that fits the field. `isMain` gives a long text room to grow.
    static FieldEditor *make(const MessageField &field, bool isMain, QWidget *parent);

    virtual QString text() const = 0;
    // Shows `text` without telling of it; cursor and selection stay where they can.
    virtual void setText(const QString &text) = 0;
    // A value of another kind than the field's is shown only.
    virtual void setEditable(bool editable) = 0;
    // While an input method is composing, the text is not the person's yet.
    virtual bool isComposing() const { return false; }
    // What is being composed becomes the text, as far as it goes.
    virtual void finishComposing() {}
    // The field is for another message now: what was begun for the one before must not end up in it.
    virtual void giveUp() {}
    // Large texts are taken over a moment after the last key, not with every key.
    virtual bool isLarge() const { return false; }
    // The widget that has the keyboard: named and described for assistive technology.
    virtual QWidget *input() const = 0;
    virtual int cursor() const { return 0; }
    virtual void setCursor(int) {}
    virtual void setUndoAvailable(bool, bool) {}

Q_SIGNALS:
    // The person changed the text.
    void edited();
    void moved(); // the cursor
    void undoWanted();
    void redoWanted();
    // A picture was taken; the form fills the members that speak of it.
    void pictureTaken(const QString &fileName, qint64 fileBytes, const QSize &pixels);
    void troubled(const QString &sentence);
};

// A line whose undo belongs to the message, not to itself: both tabs share one history.
class FieldLine : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;
    void setUndoAvailable(bool undo, bool redo);

public Q_SLOTS:
    // These take the place of QLineEdit's, which act on a history of the line's own.
    void undo() { Q_EMIT undoWanted(); }
    void redo() { Q_EMIT redoWanted(); }

Q_SIGNALS:
    void undoWanted();
    void redoWanted();

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool m_canUndo = false;
    bool m_canRedo = false;
};

class LineField : public FieldEditor
{
    Q_OBJECT

public:
    explicit LineField(const MessageField &field, QWidget *parent = nullptr);
    QString text() const override;
    void setText(const QString &text) override;
    void setEditable(bool editable) override;
    QWidget *input() const override;
    int cursor() const override;
    void setCursor(int position) override;
    void setUndoAvailable(bool undo, bool redo) override;

private:
    FieldLine *m_line;
};

class LongField : public FieldEditor
{
    Q_OBJECT

public:
    LongField(const MessageField &field, bool isMain, QWidget *parent = nullptr);
    QString text() const override;
    void setText(const QString &text) override;
    void setEditable(bool editable) override;
    bool isComposing() const override;
    void finishComposing() override;
    bool isLarge() const override;
    QWidget *input() const override;
    int cursor() const override;
    void setCursor(int position) override;
    void setUndoAvailable(bool undo, bool redo) override;
    PlainEditor *editor() const { return m_editor; }

private:
    PlainEditor *m_editor;
};

class BooleanField : public FieldEditor
{
    Q_OBJECT

public:
    explicit BooleanField(const MessageField &field, QWidget *parent = nullptr);
    QString text() const override;
    void setText(const QString &text) override;
    void setEditable(bool editable) override;
    QWidget *input() const override;

private:
    QComboBox *m_box;
};

class ThumbnailField : public FieldEditor
{
    Q_OBJECT

public:
    explicit ThumbnailField(QWidget *parent = nullptr);
    QString text() const override;
    void setText(const QString &text) override;
    void setEditable(bool editable) override;
    void giveUp() override;
    QWidget *input() const override;

private:
    PictureField *m_picture;
};

} // namespace crier
