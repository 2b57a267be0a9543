// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_versions.h"

#include <QAbstractTableModel>

namespace crier {

// The versions of one draft, newest first.
class VersionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, ReasonColumn, BytesColumn, ColumnCount };

    explicit VersionModel(QObject *parent = nullptr);

    void setVersions(const QList<DraftVersion> &versions);
    const DraftVersion &versionAt(int row) const { return m_versions.at(row); }
    int rowOf(const QString &id) const; // -1 when there is none
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<DraftVersion> m_versions;
};

} // namespace crier
