// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/inline_picture.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace crier {

class ChatroomModel;
struct ChatMessage;

// Paints chat messages: bubbles, notice strips, cards, and the dashed ghost of what is not sent yet. Plain
// text only. Heights are remembered per message and width, so that a key press measures one message.
class ChatroomDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ChatroomDelegate(const ChatroomModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Fonts or the language changed.
    void forget() { m_heights.clear(); }

private:
    struct Frame;
    Frame frameOf(const ChatMessage &message, const QStyleOptionViewItem &option) const;

    const ChatroomModel &m_model;
    mutable QHash<std::pair<quint64, int>, int> m_heights;
    mutable InlinePictures m_pictures;
};

} // namespace crier
