// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/version_model.h"

#include "ui/common/texts.h"
#include "ui/drafts/draft_words.h"

#include <algorithm>

namespace crier {

VersionModel::VersionModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void VersionModel::setVersions(const QList<DraftVersion> &versions)
{
    beginResetModel();
    m_versions = versions;
    endResetModel();
}

int VersionModel::rowOf(const QString &id) const
{
    const auto found = std::find_if(m_versions.cbegin(), m_versions.cend(),
                                    [&id](const DraftVersion &version) { return version.id == id; });
    return found == m_versions.cend() ? -1 : int(found - m_versions.cbegin());
}

void VersionModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_versions.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_versions.size()) - 1, ColumnCount - 1));
}

int VersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_versions.size());
}

int VersionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DraftVersion &version = m_versions.at(index.row());
    if (role == Qt::ToolTipRole && index.column() == TimeColumn)
        return version.isReadable ? plainToolTip(exactTime(version.savedAt)) : QString();
    if (role == Qt::TextAlignmentRole && index.column() == BytesColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return version.isReadable ? shortTime(version.savedAt) : tr("Damaged");
    case ReasonColumn:
        return version.isReadable ? reasonWord(version.reason) : tr("Its file cannot be read");
    case BytesColumn:
        return version.isReadable ? sizeText(version.bytes) : QString();
    default:
        return {};
    }
}

QVariant VersionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ReasonColumn:
        return tr("Kept");
    case BytesColumn:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace crier
