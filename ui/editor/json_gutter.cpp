// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/json_gutter.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/editor/json_editor.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace crier {

JsonGutter::JsonGutter(JsonEditor &editor)
    : QWidget(&editor)
    , m_editor(editor)
{
    setObjectName(QStringLiteral("lineNumbers"));
    setCursor(Qt::ArrowCursor);
}

QSize JsonGutter::sizeHint() const
{
    const auto digits = std::max<qsizetype>(2, QString::number(m_editor.lineCount()).size());
    return {space::tight + signEdge() + space::tight + int(digits) * fontMetrics().horizontalAdvance(u'9') +
                space::row,
            0};
}

void JsonGutter::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), palette().color(QPalette::Window));
    for (const JsonEditor::NumberedLine &line :
         m_editor.linesBetween(event->rect().top(), event->rect().bottom())) {
        if (line.hasError) {
            const int edge = signEdge();
            const QPixmap sign =
                tintedPixmap(IconName::Error, QSize(edge, edge), devicePixelRatio(), errorColor(palette()));
            painter.drawPixmap(space::tight, line.place.top() + (line.place.height() - edge) / 2, sign);
        }
        if (line.number == 0)
            continue;
        painter.setPen(line.isCurrent ? palette().color(QPalette::WindowText) : quietText(palette()));
        painter.drawText(QRect(0, line.place.top(), width() - space::row, line.place.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line.number));
    }
}

void JsonGutter::mousePressEvent(QMouseEvent *event)
{
    m_editor.selectLineAt(event->pos().y());
}

void JsonGutter::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_editor.viewport(), event);
}

bool JsonGutter::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QList<JsonEditor::NumberedLine> lines = m_editor.linesBetween(help->pos().y(), help->pos().y());
    const bool isAtError =
        std::any_of(lines.begin(), lines.end(), [](const auto &line) { return line.hasError; });
    if (isAtError)
        QToolTip::showText(help->globalPos(), plainToolTip(m_editor.errorSentence()), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace crier
