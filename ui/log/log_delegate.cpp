// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_delegate.h"

#include "ui/common/look.h"
#include "ui/log/log_model.h"

namespace crier {

LogDelegate::LogDelegate(const LogModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

void LogDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const SendRow &row = m_model.rowAt(index.row());
    if (!row.isRead)
        option->font = strongFont(option->font);
    QColor ink;
    if (index.column() == LogModel::OutcomeColumn) {
        ink = stateColor(row.state, option->palette);
        option->icon = icon(stateIcon(row.state), ink);
    } else if (index.column() == LogModel::EnvironmentColumn) {
        ink = environmentInk(row.environment, option->palette);
        option->icon = icon(environmentIcon(row.environment), ink);
    } else {
        return;
    }
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {16, 16};
    option->palette.setColor(QPalette::Text, ink);
}

} // namespace crier
