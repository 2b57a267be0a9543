// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/type_list_model.h"

#include "app/compose/check.h"
#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/common/texts.h"

namespace crier {

namespace {

QString titleOf(const MessageType &type)
{
    return TypeListModel::tr("%1 - %2", "name and object name of a message type")
        .arg(speaksChinese() ? type.nameChinese : type.name, type.objectName);
}

bool matches(const MessageType &type, const QString &search)
{
    for (const QString &text : {type.objectName, type.name, type.nameChinese}) {
        if (text.contains(search, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

TypeListModel::TypeListModel(QObject *parent)
    : QAbstractListModel(parent)
{
    rebuild();
}

int TypeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TypeListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.title;
    case ObjectNameRole:
        return row.objectName;
    case ReasonRole:
    case Qt::AccessibleDescriptionRole:
        return row.reason;
    case HeadingRole:
        return row.isHeading;
    default:
        return {};
    }
}

Qt::ItemFlags TypeListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows.at(index.row()).objectName.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void TypeListModel::setCustomTypes(const QStringList &objectNames)
{
    m_custom = objectNames;
    rebuild();
}

void TypeListModel::setSearch(const QString &search)
{
    m_search = search.trimmed();
    rebuild();
}

void TypeListModel::addGroup(const QString &title, const QList<Row> &rows)
{
    if (rows.isEmpty())
        return;
    m_rows.append({.title = title, .isHeading = true});
    m_rows.append(rows);
}

// The remembered ones that match, and what was typed where it is a name that could be one.
QList<TypeListModel::Row> TypeListModel::ownTypes() const
{
    QList<Row> rows;
    for (const QString &name : m_custom) {
        if (name.contains(m_search, Qt::CaseInsensitive))
            rows.append({.title = oneLine(name, 80), .objectName = name, .reason = tr("Used before.")});
    }
    if (m_search.isEmpty()) {
        if (rows.isEmpty())
            rows.append({.title = tr("Type its object name above, for example App:Notice.")});
        return rows;
    }
    if (findMessageType(m_search) || m_custom.contains(m_search))
        return rows;
    const QList<Finding> wrong = checkObjectName(m_search);
    if (wrong.isEmpty())
        rows.append({.title = tr("Use \"%1\"").arg(m_search),
                     .objectName = m_search,
                     .reason = tr("A type your app has registered; members see what your app makes of it.")});
    else
        rows.append({.title = tr("\"%1\" cannot be a type").arg(oneLine(m_search, 60)),
                     .reason = findingSentence(wrong.first())});
    return rows;
}

void TypeListModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    const auto group = [this](Fit fit) {
        QList<Row> rows;
        for (const MessageType &type : messageTypes()) {
            if (type.fit == fit && matches(type, m_search))
                rows.append({.title = titleOf(type),
                             .objectName = type.objectName,
                             .reason = speaksChinese() ? type.fitReasonChinese : type.fitReason});
        }
        return rows;
    };
    addGroup(tr("Recommended"), group(Fit::Recommended));
    addGroup(tr("Possible"), group(Fit::Possible));
    addGroup(tr("Your own"), ownTypes());
    addGroup(tr("Not meant for chatrooms"), group(Fit::Discouraged));
    addGroup(tr("Internal to the service"), group(Fit::Internal));
    endResetModel();
}

int TypeListModel::choosable(int row, int step) const
{
    for (; row >= 0 && row < m_rows.size(); row += step) {
        if (!m_rows.at(row).objectName.isEmpty())
            return row;
    }
    return -1;
}

int TypeListModel::rowOf(const QString &objectName) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (!objectName.isEmpty() && m_rows.at(row).objectName == objectName)
            return row;
    }
    return -1;
}

} // namespace crier
