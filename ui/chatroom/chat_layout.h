// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chatroom/chat_message.h"
#include "ui/pictures/inline_picture.h"

#include <QFont>
#include <QPalette>
#include <QRectF>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace crier {

// Colours of what is painted inside a bubble.
struct ChatInk
{
    QColor ground;
    QColor text;
    QColor quiet;
    QColor accent; // bars and signs
};

// The parts of a message laid out one under the other in at most `room` pixels. Each text follows its own
// direction, whatever the window's is. For one painting or measuring; made anew for the next.
class ChatLayout
{
public:
    // `pictures` remembers what has been decoded.
    ChatLayout(const ChatMessage &message, const QFont &font, Qt::LayoutDirection direction, int room,
               InlinePictures &pictures);
    ChatLayout(ChatLayout &&other) noexcept;
    ~ChatLayout();

    QSize size() const { return m_size; }
    void paint(QPainter &painter, const QPoint &topLeft, const ChatInk &ink) const;

private:
    struct Block;
    void add(const ChatPart &part, const QFont &font, int room, InlinePictures &pictures);
    void addText(Block &block, const ChatPart &part, const QFont &font, int room);
    void addPicture(Block &block, const ChatPart &part, const QFont &font, int room,
                    InlinePictures &pictures);
    void paintPicture(QPainter &painter, const Block &block, const QRectF &box, const ChatInk &ink) const;
    void paintVoice(QPainter &painter, const Block &block, const QRectF &box, const ChatInk &ink) const;

    std::vector<std::unique_ptr<Block>> m_blocks;
    Qt::LayoutDirection m_direction;
    QSize m_size;
};

} // namespace crier
