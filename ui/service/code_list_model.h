// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/error_codes.h"

#include <QAbstractListModel>

namespace crier {

// The whole table of codes, a row each, in the table's order.
class CodeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { SearchRole = Qt::UserRole }; // everything a row can be found by, in both languages

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const CodeEntry &entryAt(int row) const { return codeTable().at(row); }
    void retranslate();
};

} // namespace crier
