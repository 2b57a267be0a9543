// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/plain_editor.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextDocument>

namespace crier {

PlainEditor::PlainEditor(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, &PlainEditor::tell);
}

QString PlainEditor::exactText() const
{
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

void PlainEditor::showText(const QString &text)
{
    if (text == exactText())
        return;
    m_showing = true;
    setPlainText(text);
    m_showing = false;
}

void PlainEditor::tell()
{
    if (!m_showing && !m_composing)
        Q_EMIT edited();
}

void PlainEditor::keyPressEvent(QKeyEvent *event)
{
    // Qt makes Shift+Enter a U+2028, which looks like a line break and is not one on the members' phones.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !isReadOnly() && (event->modifiers() & ~Qt::KeypadModifier) == Qt::ShiftModifier) {
        textCursor().insertBlock();
        ensureCursorVisible();
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PlainEditor::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
    if (!m_composing)
        tell();
}

} // namespace crier
