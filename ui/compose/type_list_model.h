// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QStringList>

namespace crier {

// What the type picker lists: built-in types grouped by how well they suit a chatroom broadcast, then the
// app's own types. Searched by English name, Chinese name and object name, whatever the window's language.
class TypeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ObjectNameRole = Qt::UserRole, // empty: a heading, or a name that cannot be used
        ReasonRole,                    // the second line
        HeadingRole,                   // bool
    };

    explicit TypeListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    void setCustomTypes(const QStringList &objectNames);
    // A search that is an object name of nobody yet is offered as a type of the app's own; one that could not
    // be sent says why.
    void setSearch(const QString &search);
    // The first row that can be chosen, at or after `row` in the direction of `step`; -1 for none.
    int choosable(int row, int step = 1) const;
    int rowOf(const QString &objectName) const;
    void rebuild();

private:
    struct Row
    {
        QString title = {};
        QString objectName = {};
        QString reason = {};
        bool isHeading = false;
    };
    void addGroup(const QString &title, const QList<Row> &rows);
    QList<Row> ownTypes() const;

    QStringList m_custom;
    QString m_search;
    QList<Row> m_rows;
};

} // namespace crier
