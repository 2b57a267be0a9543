// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace crier {

// A template in the list: its name, and below it, quieter, its language. An item without a language, such as
// a heading, is drawn as any other.
class TemplateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { LanguageRole = Qt::UserRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace crier
