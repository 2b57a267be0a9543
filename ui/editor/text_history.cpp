// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/text_history.h"

#include "ui/editor/plain_editor.h"

namespace crier {

TextHistory::TextHistory(PlainEditor &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    connect(&editor, &PlainEditor::edited, this, &TextHistory::take);
    connect(&editor, &PlainEditor::undoWanted, this, [this] { step(&MessageDocument::undo); });
    connect(&editor, &PlainEditor::redoWanted, this, [this] { step(&MessageDocument::redo); });
    connect(&m_document, &MessageDocument::historyChanged, this,
            [this] { m_editor.setUndoAvailable(m_document.canUndo(), m_document.canRedo()); });
    restart();
}

void TextHistory::restart()
{
    m_document.load({}, m_editor.exactText().toUtf8());
}

void TextHistory::take()
{
    m_document.setText(m_editor.exactText(), MessageDocument::Step::Typing);
}

void TextHistory::step(void (MessageDocument::*way)())
{
    if (m_editor.isComposing())
        return;
    const QByteArray before = m_document.content();
    (m_document.*way)();
    if (m_document.content() == before)
        return;
    m_editor.showText(m_document.text());
    Q_EMIT m_editor.edited();
}

} // namespace crier
