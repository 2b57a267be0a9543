// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chatroom/chat_message.h"

#include <QAbstractListModel>
#include <QList>

namespace crier {

// A chatroom as its members see it: what arrived, and as the last item the draft that has not been sent.
class ChatroomModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ChatroomModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const ChatMessage &messageAt(int row) const { return m_messages.at(row); }

    void append(const Draft &received, const QDateTime &time);
    // Another chatroom: nothing has arrived in it.
    void clearReceived();
    // The ghost at the end; a draft without content has none.
    void setPreview(const Draft &draft);
    void retranslate();

private:
    void rebuildPreview();
    bool hasPreview() const { return !m_messages.isEmpty() && m_messages.last().isPreview; }

    QList<ChatMessage> m_messages;
    QList<Draft> m_received; // of m_messages, for another language
    Draft m_preview;
    quint64 m_lastId = 0;
};

} // namespace crier
