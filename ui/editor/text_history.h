// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/message_document.h"

#include <QObject>

namespace crier {

class PlainEditor;

// Undo and redo for an editor whose text is a view of nothing else. Every step tells edited(), as if the
// person had typed it. Lives as long as the editor.
class TextHistory : public QObject
{
    Q_OBJECT

public:
    explicit TextHistory(PlainEditor &editor);

    // The editor shows another text now: the steps were those of the one before.
    void restart();

private:
    void take();
    void step(void (MessageDocument::*way)());

    PlainEditor &m_editor;
    MessageDocument m_document;
};

} // namespace crier
