// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draft_delegate.h"

#include "ui/common/look.h"
#include "ui/drafts/draft_list_model.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace crier {

DraftDelegate::DraftDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize DraftDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, QFontMetrics(option.font).height() + QFontMetrics(quietFont(option.font)).height() +
                    space::row + 2};
}

void DraftDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString title = item.text;
    item.text.clear();
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget); // ground, selection and focus

    const bool isSelected = item.state & QStyle::State_Selected;
    const QColor ink = item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = isSelected ? ink : quietText(item.palette);
    const QRect room = item.rect.adjusted(space::row, space::tight, -space::row, -space::tight);
    const auto draw = [painter, &item](const QRect &where, const QFont &font, const QColor &color,
                                       const QString &text, Qt::Alignment side) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(where, int(QStyle::visualAlignment(item.direction, side) | Qt::AlignVCenter),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, where.width()));
    };
    painter->save();
    const QFont small = quietFont(item.font);
    const int titleHeight = QFontMetrics(item.font).height();
    QRect line(room.left(), room.top(), room.width(), titleHeight);
    if (const QString state = index.data(DraftListModel::StateRole).toString(); !state.isEmpty()) {
        const int width = std::min(QFontMetrics(small).horizontalAdvance(state) + 1, room.width() / 2);
        const QRect whole = line;
        const bool isRightToLeft = item.direction == Qt::RightToLeft;
        const QRect side(isRightToLeft ? line.left() : line.right() - width + 1, line.top(), width,
                         titleHeight);
        draw(side, small, quiet, state, Qt::AlignRight);
        line = isRightToLeft ? whole.adjusted(width + space::row, 0, 0, 0)
                             : whole.adjusted(0, 0, -width - space::row, 0);
    }
    draw(line, item.font, ink, title, Qt::AlignLeft);
    draw(QRect(room.left(), room.top() + titleHeight, room.width(), room.height() - titleHeight), small,
         quiet, index.data(DraftListModel::DetailRole).toString(), Qt::AlignLeft);
    painter->restore();
}

} // namespace crier
