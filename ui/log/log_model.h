// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/send_desk.h"

#include <QAbstractTableModel>

#include <optional>

namespace crier {

// The log, newest first, read from the desk page by page as the view asks for more. Rows that appear or
// change elsewhere are put in without disturbing what is selected.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        EnvironmentColumn,
        SenderColumn,
        TypeColumn,
        OutcomeColumn,
        CodeColumn,
        DurationColumn,
        ColumnCount
    };

    explicit LogModel(SendDesk &desk, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    // Reads from the top again.
    void reload();
    const SendRow &rowAt(int row) const { return m_rows.at(row); }
    // Where the send `id` stands; -1 when its page has not been read.
    int rowOf(qint64 id) const;
    void setRead(qint64 id);
    void retranslate();

Q_SIGNALS:
    // The first page has come, or could not be read.
    void loaded();
    void failed(const crier::Error &error);

private:
    void refresh();
    void onPage(quint64 token, const QList<SendRow> &rows, bool isLast);
    void onNewer(quint64 token, const QList<SendRow> &rows);
    void onFailed(quint64 token, const Error &error);
    void insert(int first, const QList<SendRow> &rows);
    qint64 oldestThatMayChange() const;

    SendDesk &m_desk;
    QList<SendRow> m_rows;
    quint64 m_pageToken = 0; // 0: nothing asked
    quint64 m_newerToken = 0;
    bool m_fromTop = false;
    bool m_atEnd = false;
    bool m_active = false;
    bool m_changing = false; // between begin and end of a change, when rows and counts do not fit yet
    bool m_again = false;    // rows changed while an answer was under way
};

} // namespace crier
