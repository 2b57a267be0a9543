// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace crier {

// A draft in two lines: its title with the word for its state, and below in smaller type the rest.
class DraftDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DraftDelegate(QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace crier
