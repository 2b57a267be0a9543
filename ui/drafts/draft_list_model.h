// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_folder.h"

#include <QAbstractListModel>

namespace crier {

// The drafts as a list shows them: a title, and below it time, profile and type.
class DraftListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole, // the second line
        StateRole,                 // a word for what is special about it, or nothing
        SearchRole,                // what the search field looks through
    };

    explicit DraftListModel(QObject *parent = nullptr);

    void setDrafts(const QList<DraftSummary> &drafts);
    const DraftSummary &draftAt(int row) const { return m_drafts.at(row); }
    int rowOf(const QString &id) const; // -1 when there is none
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<DraftSummary> m_drafts;
};

} // namespace crier
