// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace crier {

// A plain text editor that gives back exactly what it shows: toPlainText() would turn a no-break space into a
// space and a line separator into a line break.
class PlainEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PlainEditor(QWidget *parent = nullptr);

    QString exactText() const;
    // Shows `text`. Does nothing when it is shown already, so that cursor and undo steps stay.
    void showText(const QString &text);
    // While an input method is composing, the text is not the person's yet.
    bool isComposing() const { return m_composing; }

Q_SIGNALS:
    // The person changed the text; never during a composition and never by showText().
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void tell();

    bool m_composing = false;
    bool m_showing = false;
};

} // namespace crier
