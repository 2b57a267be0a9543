// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/type_delegate.h"

#include "ui/common/look.h"
#include "ui/compose/type_list_model.h"

#include <QApplication>
#include <QPainter>

namespace crier {

namespace {

QString reasonOf(const QModelIndex &index)
{
    return index.data(TypeListModel::ReasonRole).toString();
}

} // namespace

QSize TypeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int height = QFontMetrics(strongFont(option.font)).height() + space::row;
    if (!reasonOf(index).isEmpty())
        height += QFontMetrics(quietFont(option.font)).height();
    return {200, height};
}

void TypeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    const QWidget *const widget = option.widget;
    QStyle *const style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);

    const bool isHeading = index.data(TypeListModel::HeadingRole).toBool();
    const bool isChosen = option.state & QStyle::State_Selected;
    const QPalette::ColorRole role = isChosen ? QPalette::HighlightedText : QPalette::Text;
    const QColor ink = option.palette.color(QPalette::Active, role);
    const QColor quiet = isChosen ? ink : quietText(option.palette);
    const QFont titleFont = isHeading ? strongFont(option.font) : option.font;
    const int indent = isHeading ? space::tight : space::group;
    QRect room = option.rect.adjusted(indent, space::tight, -space::tight, 0);
    const int align = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignTop);

    painter->save();
    const auto drawLine = [&](const QFont &font, const QColor &color, const QString &text) {
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(room, align, metrics.elidedText(text, Qt::ElideRight, room.width()));
        room.setTop(room.top() + metrics.height());
    };
    const bool canChoose = !index.data(TypeListModel::ObjectNameRole).toString().isEmpty();
    drawLine(titleFont, isHeading || !canChoose ? quiet : ink, index.data(Qt::DisplayRole).toString());
    if (const QString reason = reasonOf(index); !reason.isEmpty())
        drawLine(quietFont(option.font), quiet, reason);
    painter->restore();
}

} // namespace crier
