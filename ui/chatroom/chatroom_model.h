// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>

namespace crier {

// How a member's app would draw a message.
enum class ChatLook {
    Bubble, // has a text
    Strip,  // a grey notice line
    Card,   // anything else: its type and its fields, plainly
};

// One message in the chatroom, ready to be painted.
struct ChatMessage
{
    quint64 id = 0; // of this list
    ChatLook look = ChatLook::Bubble;
    QString sender;
    QString title;  // of a card: the type
    QString text;   // plain text, shortened if very long
    QString note;   // "Preview - not sent yet", "your app decides how this looks"
    QDateTime time; // local; none for the preview
    bool isPreview = false;
};

// What `draft` looks like to a member.
ChatMessage chatMessageOf(const Draft &draft);

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
