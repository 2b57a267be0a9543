// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chatroom_delegate.h"

#include "ui/chatroom/chatroom_model.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <cmath>

namespace crier {

namespace {

constexpr int avatarSize = 32;
constexpr int bubblePadding = 10;
constexpr int radius = 12;

// Lays `text` out in lines of at most `width`; direction follows the text itself.
void layOut(QTextLayout &layout, const QString &text, const QFont &font, int width, QSizeF *size)
{
    QString paragraphs = text;
    paragraphs.replace(u'\n', QChar::LineSeparator);
    layout.setText(paragraphs);
    layout.setFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal height = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    *size = {std::ceil(widest), std::ceil(height)};
}

} // namespace

struct ChatroomDelegate::Parts
{
    QTextLayout text;
    QSizeF textSize;
    QFont headFont;
    QFont titleFont;
    int headHeight = 0;  // sender and time over the bubble
    int titleHeight = 0; // inside it
    int noteHeight = 0;  // under it
    int bubbleWidth = 0;
    int total = 0;
};

ChatroomDelegate::ChatroomDelegate(const ChatroomModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

void ChatroomDelegate::measure(Parts &parts, const ChatMessage &message, const QFont &font, int width) const
{
    parts.headFont = quietFont(font);
    parts.titleFont = strongFont(font);
    const bool isStrip = message.look == ChatLook::Strip;
    const int room = isStrip ? width - 4 * space::group
                             : width - 2 * space::group - avatarSize - space::row - 2 * space::group;
    const int textRoom = std::max(40, room - 2 * bubblePadding);
    layOut(parts.text, message.text, isStrip ? parts.headFont : font, textRoom, &parts.textSize);

    const QFontMetrics head(parts.headFont);
    const QFontMetrics title(parts.titleFont);
    parts.headHeight = isStrip && !message.isPreview ? 0 : head.height() + space::tight;
    parts.titleHeight = message.title.isEmpty() ? 0 : title.height() + 2;
    parts.noteHeight = message.note.isEmpty() ? 0 : head.height() + space::tight;
    int inner = int(parts.textSize.width());
    if (!message.title.isEmpty())
        inner = std::max(inner, std::min(textRoom, title.horizontalAdvance(message.title)));
    parts.bubbleWidth = inner + 2 * bubblePadding;
    const int padding = isStrip ? space::tight : bubblePadding - 2;
    parts.total = space::row + parts.headHeight + parts.titleHeight + int(parts.textSize.height()) +
                  2 * padding + parts.noteHeight + space::tight;
}

QSize ChatroomDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ChatMessage &message = m_model.messageAt(index.row());
    const int width = option.rect.width();
    const std::pair key(message.id, width);
    auto height = m_heights.constFind(key);
    if (height == m_heights.constEnd()) {
        if (m_heights.size() > 2'000)
            m_heights.clear();
        Parts parts;
        measure(parts, message, option.font, width);
        height = m_heights.insert(key, parts.total);
    }
    return {40, *height}; // the view gives the width
}

void ChatroomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const ChatMessage &message = m_model.messageAt(index.row());
    const QPalette &palette = option.palette;
    Parts parts;
    measure(parts, message, option.font, option.rect.width());
    const bool isStrip = message.look == ChatLook::Strip;
    const bool dark = isDark(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor ink = palette.color(QPalette::Text);
    const QColor quiet = blend(ink, base, 0.32);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    const auto mirrored = [&](const QRect &box) {
        return QStyle::visualRect(option.direction, option.rect, box);
    };
    int top = option.rect.top() + space::row;
    const int left = option.rect.left() + space::group;
    const int bubbleLeft = isStrip ? option.rect.left() + (option.rect.width() - parts.bubbleWidth) / 2
                                   : left + avatarSize + space::row;

    if (!isStrip) {
        const QRect avatar = mirrored(QRect(left, top, avatarSize, avatarSize));
        const QColor tone = QColor::fromHsl(int(qHash(message.sender) % 360U), 90, dark ? 90 : 190);
        painter->setPen(message.isPreview ? QPen(quiet, 1.2, Qt::DashLine) : QPen(Qt::NoPen));
        painter->setBrush(message.isPreview ? QBrush(Qt::NoBrush) : QBrush(tone));
        painter->drawEllipse(QRectF(avatar).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->setPen(message.isPreview ? quiet : dark ? QColor(Qt::white) : QColor(Qt::black));
        painter->setFont(parts.titleFont);
        painter->drawText(avatar, Qt::AlignCenter, message.sender.left(1).toUpper());
    }
    if (parts.headHeight > 0) {
        QString head =
            message.isPreview
                ? tr("%1 - preview of the next message", "%1 is a sender").arg(message.sender)
                : tr("%1  %2", "sender and time").arg(message.sender, shortTime(message.time.toUTC()));
        if (message.isPreview && message.sender.isEmpty())
            head = tr("Preview of the next message");
        const QRect room = mirrored(QRect(isStrip ? left : bubbleLeft, top,
                                          option.rect.right() - space::group - (isStrip ? left : bubbleLeft),
                                          parts.headHeight));
        painter->setFont(parts.headFont);
        painter->setPen(quiet);
        const QString shown = painter->fontMetrics().elidedText(head, Qt::ElideMiddle, room.width());
        painter->drawText(
            room, int(isStrip ? Qt::AlignHCenter : QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
            shown);
        top += parts.headHeight;
    }

    const int padding = isStrip ? space::tight : bubblePadding - 2;
    const QRect bubble = mirrored(QRect(bubbleLeft, top, parts.bubbleWidth,
                                        parts.titleHeight + int(parts.textSize.height()) + 2 * padding));
    const QRectF outline = QRectF(bubble).adjusted(0.5, 0.5, -0.5, -0.5);
    if (message.isPreview) {
        painter->setPen(QPen(quiet, 1.2, Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
    } else {
        painter->setPen(message.look == ChatLook::Card ? QPen(blend(base, ink, 0.2), 1) : QPen(Qt::NoPen));
        painter->setBrush(isStrip ? blend(base, ink, 0.10)
                                  : blend(base, QColor(0x00, 0x72, 0xB2), dark ? 0.38 : 0.13));
        if (message.look == ChatLook::Card)
            painter->setBrush(blend(base, ink, 0.04));
    }
    painter->drawRoundedRect(outline, isStrip ? 6 : radius, isStrip ? 6 : radius);

    int textTop = bubble.top() + padding;
    if (parts.titleHeight > 0) {
        painter->setFont(parts.titleFont);
        painter->setPen(message.isPreview ? quiet : ink);
        const QRect room(bubble.left() + bubblePadding, textTop, bubble.width() - 2 * bubblePadding,
                         parts.titleHeight);
        painter->drawText(room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                          painter->fontMetrics().elidedText(message.title, Qt::ElideRight, room.width()));
        textTop += parts.titleHeight;
    }
    painter->setPen(isStrip ? quiet : ink);
    parts.text.draw(painter, QPointF(bubble.left() + bubblePadding, textTop));
    if (parts.noteHeight > 0) {
        const QRect room = mirrored(QRect(bubbleLeft, bubble.bottom() + space::tight,
                                          option.rect.right() - space::group - bubbleLeft, parts.noteHeight));
        painter->setFont(parts.headFont);
        painter->setPen(quiet);
        painter->drawText(room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                          painter->fontMetrics().elidedText(message.note, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

} // namespace crier
