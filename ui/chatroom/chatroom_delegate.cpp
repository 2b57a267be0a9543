// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chatroom_delegate.h"

#include "ui/chatroom/chat_layout.h"
#include "ui/chatroom/chatroom_model.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QPainter>
#include <QStyle>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace crier {

namespace {

constexpr int avatarSize = 32;
constexpr int bubblePadding = 10;
constexpr int radius = 12;
constexpr int narrowScreen = 420;   // up to here a bubble takes all the room there is
constexpr qreal bubbleShare = 0.72; // of a wider screen

// What a person takes for one: an emoji of several code points stays whole.
QString firstCharacter(const QString &name)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? name.left(end) : QString();
}

// Everything but bubbles and cards stands in the middle, without a face beside it.
bool isCentred(const ChatMessage &message)
{
    return message.look == ChatLook::Strip || message.look == ChatLook::Unseen;
}

} // namespace

struct ChatroomDelegate::Frame
{
    QFont headFont;
    ChatLayout content;
    ChatLayout note;
    int headHeight = 0; // sender and time over the bubble
    int padding = 0;
    QSize bubble = {};
    int noteHeight = 0;

    int height() const { return space::row + headHeight + bubble.height() + noteHeight + space::tight; }
};

ChatroomDelegate::ChatroomDelegate(const ChatroomModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

ChatroomDelegate::Frame ChatroomDelegate::frameOf(const ChatMessage &message,
                                                  const QStyleOptionViewItem &option) const
{
    const int width = option.rect.width();
    const bool isStrip = message.look == ChatLook::Strip;
    const int aside = isCentred(message) ? 4 * space::group : 4 * space::group + avatarSize + space::row;
    int room = std::max(40, width - aside - 2 * bubblePadding);
    if (width > narrowScreen)
        room = std::min(room, int(width * bubbleShare));
    const QFont small = quietFont(option.font);
    ChatMessage note; // laid out like the rest
    if (!message.note.isEmpty())
        note.parts = {{.kind = ChatPart::Kind::Quiet, .text = message.note}};
    Frame frame{.headFont = small,
                .content = ChatLayout(message, isCentred(message) ? small : option.font, option.direction,
                                      room, m_pictures),
                .note = ChatLayout(note, option.font, option.direction, room, m_pictures)};
    const int head = QFontMetrics(small).height();
    frame.headHeight = isStrip && !message.isPreview ? 0 : head + space::tight;
    frame.padding = isStrip ? space::tight : bubblePadding - 2;
    frame.bubble = frame.content.size() + QSize(2 * bubblePadding, 2 * frame.padding);
    frame.noteHeight = message.note.isEmpty() ? 0 : frame.note.size().height() + space::tight;
    return frame;
}

QSize ChatroomDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ChatMessage &message = m_model.messageAt(index.row());
    const std::pair key(message.id, option.rect.width());
    auto height = m_heights.constFind(key);
    if (height == m_heights.constEnd()) {
        if (m_heights.size() > 2'000)
            m_heights.clear();
        height = m_heights.insert(key, frameOf(message, option).height());
    }
    return {40, *height}; // the view gives the width
}

void ChatroomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const ChatMessage &message = m_model.messageAt(index.row());
    const Frame frame = frameOf(message, option);
    const QPalette &palette = option.palette;
    const bool dark = isDark(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const QColor quiet = blend(text, base, 0.32);
    const bool isStrip = message.look == ChatLook::Strip;
    const bool isCard = message.look == ChatLook::Card;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    const auto mirrored = [&option](const QRect &box) {
        return QStyle::visualRect(option.direction, option.rect, box);
    };
    const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    int top = option.rect.top() + space::row;
    const int left = option.rect.left() + space::group;
    const int bubbleLeft = isCentred(message)
                               ? option.rect.left() + (option.rect.width() - frame.bubble.width()) / 2
                               : left + avatarSize + space::row;

    if (!isCentred(message)) {
        const QRect avatar = mirrored(QRect(left, top, avatarSize, avatarSize));
        const QColor tone = QColor::fromHsl(int(qHash(message.sender) % 360U), 90, dark ? 90 : 190);
        painter->setPen(message.isPreview ? QPen(quiet, 1.2, Qt::DashLine) : QPen(Qt::NoPen));
        painter->setBrush(message.isPreview ? QBrush(Qt::NoBrush) : QBrush(tone));
        painter->drawEllipse(QRectF(avatar).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->setPen(message.isPreview ? quiet : dark ? QColor(Qt::white) : QColor(Qt::black));
        painter->setFont(strongFont(option.font));
        painter->drawText(avatar, Qt::AlignCenter, firstCharacter(message.sender).toUpper());
    }
    if (frame.headHeight > 0) {
        QString head =
            message.isPreview
                ? tr("%1 - preview of the next message", "%1 is a sender").arg(message.sender)
                : tr("%1  %2", "sender and time").arg(message.sender, shortTime(message.time.toUTC()));
        if (message.isPreview && message.sender.isEmpty())
            head = tr("Preview of the next message");
        const int from = isCentred(message) ? left : bubbleLeft;
        const QRect room =
            mirrored(QRect(from, top, option.rect.right() - space::group - from, frame.headHeight));
        painter->setFont(frame.headFont);
        painter->setPen(quiet);
        const QString shown = painter->fontMetrics().elidedText(head, Qt::ElideMiddle, room.width());
        painter->drawText(room, isCentred(message) ? int(Qt::AlignHCenter) : leading, shown);
        top += frame.headHeight;
    }

    const QRect bubble = mirrored(QRect({bubbleLeft, top}, frame.bubble));
    const QRectF outline = QRectF(bubble).adjusted(0.5, 0.5, -0.5, -0.5);
    QColor ground = base;
    painter->setPen(Qt::NoPen);
    if (message.isPreview || message.look == ChatLook::Unseen) {
        painter->setPen(QPen(quiet, 1.2, message.isPreview ? Qt::DashLine : Qt::DotLine));
    } else if (isStrip) {
        ground = blend(base, text, 0.10);
    } else if (isCard) {
        ground = blend(base, text, 0.04);
        painter->setPen(QPen(blend(base, text, 0.2), 1));
    } else {
        ground = blend(base, QColor(0x00, 0x72, 0xB2), dark ? 0.38 : 0.13);
    }
    painter->setBrush(ground);
    painter->drawRoundedRect(outline, isStrip ? 6 : radius, isStrip ? 6 : radius);

    painter->setFont(frame.headFont);
    const ChatInk ink{.ground = ground,
                      .text = isCentred(message) ? blend(text, ground, 0.28) : text,
                      .quiet = blend(text, ground, 0.32),
                      .accent = dark ? QColor(0x6C, 0xB6, 0xE8) : QColor(0x00, 0x5A, 0x8E)};
    frame.content.paint(*painter, bubble.topLeft() + QPoint(bubblePadding, frame.padding), ink);
    if (frame.noteHeight > 0) {
        const QRect note(
            isCentred(message) ? option.rect.left() + (option.rect.width() - frame.note.size().width()) / 2
                               : bubbleLeft,
            bubble.bottom() + 1 + space::tight, frame.note.size().width(), frame.note.size().height());
        frame.note.paint(*painter, mirrored(note).topLeft(), {base, text, quiet, ink.accent});
    }
    painter->restore();
}

} // namespace crier
