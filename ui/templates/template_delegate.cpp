// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/template_delegate.h"

#include "ui/common/look.h"

#include <QApplication>
#include <QPainter>

#include <utility>

namespace crier {

void TemplateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const QString language = index.data(LanguageRole).toString();
    if (language.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget); // ground, selection, focus

    const QRect room = item.rect.adjusted(space::row, space::tight, -space::row, -space::tight);
    const bool isSelected = item.state & QStyle::State_Selected;
    const QFontMetrics metrics(item.font);
    const auto align = QStyle::visualAlignment(item.direction, Qt::AlignLeft | Qt::AlignTop);
    painter->save();
    painter->setFont(item.font);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(room, int(align), metrics.elidedText(name, Qt::ElideRight, room.width()));
    painter->setFont(quietFont(item.font));
    if (!isSelected)
        painter->setPen(quietText(item.palette));
    painter->drawText(room.adjusted(0, metrics.lineSpacing(), 0, 0), int(align), language);
    painter->restore();
}

QSize TemplateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(LanguageRole).isNull())
        return size + QSize(0, space::tight);
    const int lines =
        QFontMetrics(option.font).lineSpacing() + QFontMetrics(quietFont(option.font)).lineSpacing();
    return {size.width(), lines + 2 * space::tight};
}

} // namespace crier
