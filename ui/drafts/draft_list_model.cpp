// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draft_list_model.h"

#include "ui/common/texts.h"
#include "ui/drafts/draft_words.h"

#include <algorithm>

namespace crier {

DraftListModel::DraftListModel(QObject *parent)
    : QAbstractListModel(parent)
{}

void DraftListModel::setDrafts(const QList<DraftSummary> &drafts)
{
    beginResetModel();
    m_drafts = drafts;
    endResetModel();
}

int DraftListModel::rowOf(const QString &id) const
{
    const auto found = std::find_if(m_drafts.cbegin(), m_drafts.cend(),
                                    [&id](const DraftSummary &draft) { return draft.id == id; });
    return found == m_drafts.cend() ? -1 : int(found - m_drafts.cbegin());
}

void DraftListModel::retranslate()
{
    if (!m_drafts.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_drafts.size()) - 1));
}

int DraftListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drafts.size());
}

QVariant DraftListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DraftSummary &draft = m_drafts.at(index.row());
    const auto detail = [&draft] {
        QStringList parts{shortTime(draft.savedAt), oneLine(draft.profile, 60), typeWord(draft.objectName)};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    };
    const auto state = [&draft]() -> QString {
        if (draft.isCurrent)
            return tr("in this window");
        if (draft.isOpenElsewhere)
            return tr("in another window");
        if (draft.isDeleted)
            return tr("deleted");
        return {};
    };
    switch (role) {
    case Qt::DisplayRole:
        return shownTitle(draft);
    case Qt::AccessibleTextRole: {
        QStringList parts{shownTitle(draft), state(), detail()};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case Qt::ToolTipRole:
        return plainToolTip(shownTitle(draft));
    case DetailRole:
        return detail();
    case StateRole:
        return state();
    case SearchRole:
        return QString(shownTitle(draft) + u'\n' + draft.profile + u'\n' + typeWord(draft.objectName) +
                       u'\n' + draft.objectName);
    default:
        return {};
    }
}

} // namespace crier
