// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_model.h"

#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/common/texts.h"

#include <algorithm>

namespace crier {

namespace {

constexpr int pageSize = 200;

QString typeText(const QString &objectName)
{
    const MessageType *type = findMessageType(objectName);
    if (!type)
        return oneLine(objectName, 64);
    return LogModel::tr("%1 - %2", "name and object name of a message type")
        .arg(speaksChinese() ? type->nameChinese : type->name, objectName);
}

QString codeText(const SendRow &row)
{
    if (row.code)
        return QString::number(*row.code);
    return row.httpStatus ? LogModel::tr("HTTP %1").arg(*row.httpStatus) : QString();
}

} // namespace

LogModel::LogModel(SendDesk &desk, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
{
    connect(&m_desk, &SendDesk::pageReady, this, &LogModel::onPage);
    connect(&m_desk, &SendDesk::newerReady, this, &LogModel::onNewer);
    connect(&m_desk, &SendDesk::readFailed, this, &LogModel::onFailed);
    connect(&m_desk, &SendDesk::rowsChanged, this, &LogModel::refresh);
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SendRow &row = m_rows.at(index.row());
    if (role == Qt::TextAlignmentRole)
        return index.column() == DurationColumn || index.column() == CodeColumn
                   ? QVariant::fromValue(Qt::AlignTrailing | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == OutcomeColumn)
        return plainToolTip(outcomeSentence(row));
    if (role == Qt::ToolTipRole && index.column() == TimeColumn)
        return plainToolTip(exactTime(row.startedAt));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case TimeColumn:
        return shortTime(row.startedAt);
    case EnvironmentColumn:
        return environmentWord(row.environment);
    case SenderColumn:
        return oneLine(row.sender, 80);
    case TypeColumn:
        return typeText(row.objectName);
    case OutcomeColumn:
        return stateWord(row.state);
    case CodeColumn:
        return codeText(row);
    case DurationColumn:
        return row.durationMs ? durationText(*row.durationMs) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == DurationColumn || section == CodeColumn
                   ? QVariant::fromValue(Qt::AlignTrailing | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case TimeColumn:
        return tr("Time");
    case EnvironmentColumn:
        return tr("Environment");
    case SenderColumn:
        return tr("Sender");
    case TypeColumn:
        return tr("Type");
    case OutcomeColumn:
        return tr("Outcome");
    case CodeColumn:
        return tr("Code");
    case DurationColumn:
        return tr("Duration");
    case ColumnCount:
        break;
    }
    return {};
}

bool LogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_active && !m_atEnd && !m_changing && m_pageToken == 0;
}

void LogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_pageToken = nextToken();
    m_fromTop = m_rows.isEmpty();
    m_desk.requestPage(m_pageToken, m_fromTop ? std::nullopt : std::optional(m_rows.last().id), pageSize);
}

void LogModel::reload()
{
    m_active = true;
    m_fromTop = true;
    m_newerToken = 0;
    m_pageToken = nextToken();
    m_desk.requestPage(m_pageToken, std::nullopt, pageSize);
}

int LogModel::rowOf(qint64 id) const
{
    // Newest first: ids fall.
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id,
                                        [](const SendRow &row, qint64 wanted) { return row.id > wanted; });
    return found != m_rows.end() && found->id == id ? int(found - m_rows.begin()) : -1;
}

void LogModel::setRead(qint64 id)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows.at(row).isRead)
        return;
    m_rows[row].isRead = true;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void LogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

// Open rows get an end, unread ones get read; everything else stands for ever.
qint64 LogModel::oldestThatMayChange() const
{
    qint64 after = m_rows.isEmpty() ? 0 : m_rows.first().id;
    const qsizetype looked = std::min<qsizetype>(m_rows.size(), pageSize / 2);
    for (qsizetype i = 0; i < looked; ++i) {
        if (!isEnd(m_rows.at(i).state) || !m_rows.at(i).isRead)
            after = m_rows.at(i).id - 1;
    }
    return after;
}

void LogModel::refresh()
{
    if (!m_active)
        return;
    if (m_newerToken != 0 || (m_pageToken != 0 && m_fromTop)) {
        m_again = true;
        return;
    }
    m_newerToken = nextToken();
    m_desk.requestNewer(m_newerToken, oldestThatMayChange(), pageSize);
}

void LogModel::insert(int first, const QList<SendRow> &rows)
{
    m_changing = true;
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_rows = m_rows.first(first) + rows + m_rows.sliced(first);
    m_changing = false;
    endInsertRows();
}

void LogModel::onPage(quint64 token, const QList<SendRow> &rows, bool isLast)
{
    if (token != m_pageToken)
        return;
    m_pageToken = 0;
    m_atEnd = isLast;
    if (m_fromTop) {
        m_fromTop = false;
        m_changing = true;
        beginResetModel();
        m_rows = rows;
        m_changing = false;
        endResetModel();
        Q_EMIT loaded();
    } else if (!rows.isEmpty()) {
        insert(int(m_rows.size()), rows);
    }
    if (std::exchange(m_again, false))
        refresh();
}

void LogModel::onNewer(quint64 token, const QList<SendRow> &rows)
{
    if (token != m_newerToken)
        return;
    m_newerToken = 0;
    const qint64 top = m_rows.isEmpty() ? 0 : m_rows.first().id;
    // More came at once than one answer holds: there would be a hole.
    if (rows.size() >= pageSize && rows.last().id > top) {
        reload();
        return;
    }
    qsizetype fresh = 0;
    while (fresh < rows.size() && rows.at(fresh).id > top)
        ++fresh;
    for (qsizetype i = fresh; i < rows.size(); ++i) {
        const int row = rowOf(rows.at(i).id);
        if (row >= 0) {
            m_rows[row] = rows.at(i);
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    if (fresh > 0)
        insert(0, rows.first(fresh));
    if (std::exchange(m_again, false))
        refresh();
}

void LogModel::onFailed(quint64 token, const Error &error)
{
    if (token != m_pageToken && token != m_newerToken)
        return;
    if (token == m_pageToken) {
        m_pageToken = 0;
        m_atEnd = true; // asked again by reload() only, not by every scroll
    } else {
        m_newerToken = 0;
    }
    m_again = false;
    Q_EMIT failed(error);
}

} // namespace crier
