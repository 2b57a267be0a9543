// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace crier {

class JsonEditor;

// Line numbers beside a JsonEditor, and a sign in the line with the error. A press selects the line.
class JsonGutter : public QWidget
{
    Q_OBJECT

public:
    explicit JsonGutter(JsonEditor &editor);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    int signEdge() const { return fontMetrics().ascent(); }

    JsonEditor &m_editor;
};

} // namespace crier
