// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chatroom_model.h"

namespace crier {

namespace {

constexpr qsizetype mostMessages = 200;

} // namespace

ChatroomModel::ChatroomModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int ChatroomModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

QVariant ChatroomModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChatMessage &message = m_messages.at(index.row());
    if (role == Qt::DisplayRole)
        return message.text();
    if (role == Qt::AccessibleTextRole) {
        if (message.isPreview)
            return tr("Preview, not sent yet: %1").arg(message.text());
        return tr("%1: %2", "sender and text of a chat message").arg(message.sender, message.text());
    }
    return {};
}

void ChatroomModel::append(const Draft &received, const QDateTime &time)
{
    if (m_received.size() >= mostMessages) {
        beginRemoveRows({}, 0, 0);
        m_messages.removeFirst();
        m_received.removeFirst();
        endRemoveRows();
    }
    ChatMessage message = chatMessageOf(received);
    message.id = ++m_lastId;
    message.time = time;
    const int row = int(m_received.size());
    beginInsertRows({}, row, row);
    m_messages.insert(row, message);
    m_received.append(received);
    endInsertRows();
}

void ChatroomModel::clearReceived()
{
    if (m_received.isEmpty())
        return;
    beginRemoveRows({}, 0, int(m_received.size()) - 1);
    m_messages.remove(0, m_received.size());
    m_received.clear();
    endRemoveRows();
}

void ChatroomModel::setPreview(const Draft &draft)
{
    if (draft.sender == m_preview.sender && draft.objectName == m_preview.objectName &&
        draft.content == m_preview.content)
        return;
    m_preview = draft;
    rebuildPreview();
}

void ChatroomModel::rebuildPreview()
{
    ChatMessage ghost = chatMessageOf(m_preview);
    ghost.id = ++m_lastId;
    ghost.isPreview = true;
    const bool wanted = !ghost.parts.isEmpty();
    const int row = int(m_received.size());
    if (wanted && hasPreview()) {
        m_messages.last() = ghost;
        Q_EMIT dataChanged(index(row), index(row));
    } else if (wanted) {
        beginInsertRows({}, row, row);
        m_messages.append(ghost);
        endInsertRows();
    } else if (hasPreview()) {
        beginRemoveRows({}, row, row);
        m_messages.removeLast();
        endRemoveRows();
    }
}

void ChatroomModel::retranslate()
{
    for (qsizetype i = 0; i < m_received.size(); ++i) {
        ChatMessage message = chatMessageOf(m_received.at(i));
        message.id = ++m_lastId;
        message.time = m_messages.at(i).time;
        m_messages[i] = message;
    }
    if (!m_received.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_received.size()) - 1));
    rebuildPreview();
}

} // namespace crier
