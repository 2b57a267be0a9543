// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    struct Parts;
    void measure(Parts &parts, const ChatMessage &message, const QFont &font, int width) const;

    const ChatroomModel &m_model;
    mutable QHash<std::pair<quint64, int>, int> m_heights;
};

} // namespace crier
