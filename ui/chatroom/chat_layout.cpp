// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chat_layout.h"

#include "ui/common/look.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace crier {

namespace {

using Kind = ChatPart::Kind;

constexpr int largestPicture = 200;
constexpr int smallestPicture = 56; // a thumbnail of one pixel is still to be seen
constexpr qreal corner = 6;
constexpr int gap = 4;       // between parts
constexpr int quoteBar = 3;  // beside a quote, and its distance
constexpr int fileIcon = 28; // logical pixels
constexpr int voiceHeight = 24;
constexpr int shortestVoice = 90;
constexpr int longestVoice = 200;
constexpr double longestSeconds = 60; // the platform's limit (dossier 4)

// Lays `text` out in lines of at most `width`; direction follows the text itself.
QSizeF layOut(QTextLayout &layout, const QString &text, const QFont &font, int width)
{
    QString paragraphs = text;
    paragraphs.replace(u'\n', QChar::LineSeparator);
    layout.setText(paragraphs);
    layout.setFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const bool fromRight = text.isRightToLeft();
    option.setTextDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(fromRight ? Qt::AlignRight : Qt::AlignLeft); // a layout does not turn it by itself
    layout.setTextOption(option);
    qreal widest = 0;
    qreal height = 0;
    // A second time in the width that was needed, or lines from the right would hang on the far edge.
    for (qreal lineWidth : {qreal(width), -1.0}) {
        if (lineWidth < 0 && !fromRight)
            break;
        if (lineWidth < 0)
            lineWidth = std::ceil(widest);
        height = 0;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(lineWidth);
            line.setPosition({0, height});
            height += line.height();
            widest = std::max(widest, line.naturalTextWidth());
        }
        layout.endLayout();
    }
    return {std::ceil(widest), std::ceil(height)};
}

QString troubleText(const InlinePicture &picture)
{
    switch (picture.trouble) {
    case InlineTrouble::None:
        break;
    case InlineTrouble::Missing:
        return QCoreApplication::translate("ChatLayout", "No thumbnail");
    case InlineTrouble::NotBase64:
        return QCoreApplication::translate("ChatLayout", "The thumbnail is not Base64");
    case InlineTrouble::NotAPicture:
        return QCoreApplication::translate("ChatLayout", "The thumbnail is no JPEG, PNG or GIF");
    case InlineTrouble::TooLarge:
        return QCoreApplication::translate("ChatLayout",
                                           "The thumbnail has %1 x %2 pixels, too many to be shown here")
            .arg(QLocale().toString(picture.pixels.width()), QLocale().toString(picture.pixels.height()));
    case InlineTrouble::Broken:
        return QCoreApplication::translate("ChatLayout", "The thumbnail is damaged");
    }
    return {};
}

} // namespace

struct ChatLayout::Block
{
    explicit Block(const ChatPart &laidOut)
        : part(laidOut)
    {}
    ChatPart part;
    QSizeF size;
    QPointF position;
    QTextLayout text; // of a picture: what stands in its place
    QSizeF textSize;
    QTextLayout head; // above a quote: of whom
    QSizeF headSize;
    QImage image;
};

ChatLayout::ChatLayout(const ChatMessage &message, const QFont &font, Qt::LayoutDirection direction, int room,
                       InlinePictures &pictures)
    : m_direction(direction)
{
    for (const ChatPart &part : message.parts)
        add(part, font, room, pictures);
    qreal width = 0;
    qreal top = 0;
    for (const auto &block : m_blocks) {
        if (top > 0)
            top += gap;
        block->position = {0, top};
        width = std::max(width, block->size.width());
        top += block->size.height();
    }
    for (const auto &block : m_blocks) {
        const bool isText = block->part.kind != Kind::Picture && block->part.kind != Kind::Voice;
        const bool fromRight = isText ? block->part.text.isRightToLeft() : m_direction == Qt::RightToLeft;
        if (fromRight)
            block->position.setX(width - block->size.width());
    }
    m_size = QSizeF(width, top).toSize();
}

ChatLayout::ChatLayout(ChatLayout &&) noexcept = default;
ChatLayout::~ChatLayout() = default;

void ChatLayout::add(const ChatPart &part, const QFont &font, int room, InlinePictures &pictures)
{
    auto block = std::make_unique<Block>(part);
    switch (part.kind) {
    case Kind::Text:
    case Kind::Title:
    case Kind::Quiet:
    case Kind::Field:
    case Kind::Quote:
    case Kind::File:
        addText(*block, part, font, room);
        break;
    case Kind::Picture:
        addPicture(*block, part, font, room, pictures);
        break;
    case Kind::Voice: {
        block->textSize = layOut(block->text, part.text, font, room);
        const double share = std::clamp(part.seconds / longestSeconds, 0.0, 1.0);
        const int bar = int(shortestVoice + share * (longestVoice - shortestVoice));
        block->size = {std::min<qreal>(room, bar + space::row + block->textSize.width()), voiceHeight};
        break;
    }
    }
    m_blocks.push_back(std::move(block));
}

void ChatLayout::addText(Block &block, const ChatPart &part, const QFont &font, int room)
{
    int indent = 0;
    if (part.kind == Kind::Quote)
        indent = quoteBar + space::row;
    if (part.kind == Kind::File)
        indent = fileIcon + space::row;
    QFont own = font;
    if (part.kind == Kind::Title)
        own = strongFont(font);
    if (part.kind == Kind::Quiet || part.kind == Kind::Quote)
        own = quietFont(font);
    QString words = part.text;
    if (part.kind == Kind::Field) {
        words = QStringLiteral("%1: %2").arg(part.label, part.text);
        QTextLayout::FormatRange name;
        name.start = 0;
        name.length = int(part.label.size()) + 1;
        name.format.setFontWeight(QFont::DemiBold);
        block.text.setFormats({name});
    }
    block.textSize = layOut(block.text, words, own, room - indent);
    if (part.kind == Kind::Quote && !part.label.isEmpty())
        block.headSize = layOut(block.head, part.label, strongFont(own), room - indent);
    block.size = {indent + std::max(block.textSize.width(), block.headSize.width()),
                  block.textSize.height() + block.headSize.height()};
    if (part.kind == Kind::File)
        block.size.setHeight(std::max<qreal>(fileIcon, block.size.height()));
}

void ChatLayout::addPicture(Block &block, const ChatPart &part, const QFont &font, int room,
                            InlinePictures &pictures)
{
    const int most = std::min(room, largestPicture);
    QSize size = part.size;
    if (!size.isValid()) {
        const InlinePicture picture = pictures.picture(part.base64);
        block.image = picture.image;
        size = picture.trouble == InlineTrouble::None ? picture.pixels : QSize(160, 100);
        if (picture.trouble != InlineTrouble::None)
            block.textSize = layOut(block.text, troubleText(picture), quietFont(font),
                                    std::min(most, size.width()) - 2 * space::row);
    }
    if (size.width() > most || size.height() > most)
        size.scale(most, most, Qt::KeepAspectRatio);
    size = size.expandedTo({smallestPicture, smallestPicture});
    if (block.textSize.height() > 0)
        size.setHeight(std::max(size.height(), int(block.textSize.height()) + 40));
    if (!part.label.isEmpty() && block.image.isNull() && part.size.isValid()) {
        block.textSize = layOut(block.text, part.label, quietFont(font), most - 2 * space::row);
        size = size.expandedTo({int(block.textSize.width()) + 2 * space::row, smallestPicture});
    }
    block.size = size;
}

void ChatLayout::paint(QPainter &painter, const QPoint &topLeft, const ChatInk &ink) const
{
    for (const auto &block : m_blocks) {
        const ChatPart &part = block->part;
        const QRectF box(QPointF(topLeft) + block->position, block->size);
        if (part.kind == Kind::Picture) {
            paintPicture(painter, *block, box, ink);
            continue;
        }
        if (part.kind == Kind::Voice) {
            paintVoice(painter, *block, box, ink);
            continue;
        }
        const bool fromRight = part.text.isRightToLeft();
        const qreal indent = box.width() - std::max(block->textSize.width(), block->headSize.width());
        const QPointF text(box.left() + (fromRight ? 0 : indent), box.top());
        if (part.kind == Kind::Quote) {
            const qreal left = fromRight ? box.right() - quoteBar : box.left();
            painter.fillRect(QRectF(left, box.top(), quoteBar, box.height()), ink.accent);
        }
        if (part.kind == Kind::File) {
            const QPointF icon(fromRight ? box.right() - fileIcon : box.left(), box.top());
            painter.drawPixmap(icon, tintedPixmap(IconName::File, {fileIcon, fileIcon},
                                                  painter.device()->devicePixelRatioF(), ink.accent));
        }
        const bool isQuiet = part.kind == Kind::Quiet || part.kind == Kind::Quote;
        painter.setPen(isQuiet ? ink.quiet : ink.text);
        block->head.draw(&painter, text);
        QList<QTextLayout::FormatRange> signs; // on a ground of their own: a text can hold "[U+202E]" as well
        for (const TextMark &mark : part.marks) {
            QTextLayout::FormatRange sign;
            sign.start = int(mark.start);
            sign.length = int(mark.length);
            sign.format.setBackground(ink.accent);
            sign.format.setForeground(ink.ground);
            signs.append(sign);
        }
        qreal top = text.y() + block->headSize.height();
        if (part.kind == Kind::File)
            top += (box.height() - block->textSize.height()) / 2;
        block->text.draw(&painter, {text.x(), top}, signs);
    }
}

void ChatLayout::paintPicture(QPainter &painter, const Block &block, const QRectF &box,
                              const ChatInk &ink) const
{
    const ChatPart &part = block.part;
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPainterPath frame;
    frame.addRoundedRect(box, corner, corner);
    painter.save();
    painter.setClipPath(frame, Qt::IntersectClip);
    painter.fillRect(box, blend(ink.ground, ink.text, 0.10));
    if (!block.image.isNull()) {
        QSizeF size = block.image.size();
        size.scale(box.size(), Qt::KeepAspectRatio);
        QRectF place({}, size);
        place.moveCenter(box.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, block.image);
    } else {
        const qreal textHeight = block.textSize.height();
        constexpr int edge = 20;
        const qreal top = box.center().y() - (edge + (textHeight > 0 ? gap + textHeight : 0)) / 2;
        if (part.sign == ChatPart::Sign::None)
            painter.drawPixmap(QPointF(box.center().x() - edge / 2.0, top),
                               tintedPixmap(IconName::Picture, {edge, edge}, ratio, ink.quiet));
        painter.setPen(ink.quiet);
        block.text.draw(&painter, {box.center().x() - block.textSize.width() / 2, top + edge + gap});
    }
    painter.restore();
    if (part.sign != ChatPart::Sign::None) {
        constexpr int disc = 36;
        QRectF circle(0, 0, disc, disc);
        circle.moveCenter(box.center());
        if (block.image.isNull())
            circle.moveTop(box.top() + space::tight); // the words of the frame stay readable
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 150));
        painter.drawEllipse(circle);
        if (part.sign == ChatPart::Sign::Play) {
            painter.setBrush(Qt::white);
            const QPointF middle = circle.center();
            painter.drawPolygon(
                QPolygonF{middle + QPointF(-5, -8), middle + QPointF(9, 0), middle + QPointF(-5, 8)});
        } else {
            painter.drawPixmap(circle.topLeft() + QPointF(8, 8),
                               tintedPixmap(IconName::Place, {20, 20}, ratio, Qt::white));
        }
    }
    if (part.sign == ChatPart::Sign::Play && !part.label.isEmpty()) {
        const QFontMetricsF metrics(painter.font());
        QRectF plate(0, 0, metrics.horizontalAdvance(part.label) + 8, metrics.height());
        plate.moveBottomRight(box.bottomRight() - QPointF(4, 4));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 150));
        painter.drawRoundedRect(plate, 4, 4);
        painter.setPen(Qt::white);
        painter.drawText(plate, Qt::AlignCenter, part.label);
    }
}

void ChatLayout::paintVoice(QPainter &painter, const Block &block, const QRectF &box,
                            const ChatInk &ink) const
{
    const bool fromRight = m_direction == Qt::RightToLeft;
    const qreal barWidth = box.width() - block.textSize.width() - space::row;
    const QRectF bar(fromRight ? box.right() - barWidth : box.left(), box.top(), barWidth, box.height());
    painter.setPen(QPen(ink.accent, 2, Qt::SolidLine, Qt::RoundCap));
    // Nobody here has heard it: a pattern that says "sound" and nothing about this one.
    constexpr double heights[] = {5, 9, 14, 8, 16, 11, 6, 13, 18, 10, 7, 12};
    int index = 0;
    for (qreal x = bar.left() + 3; x < bar.right() - 2; x += 5, ++index) {
        const double half = heights[index % int(std::size(heights))] / 2;
        painter.drawLine(QPointF(x, bar.center().y() - half), QPointF(x, bar.center().y() + half));
    }
    painter.setPen(ink.text);
    const QPointF text(fromRight ? box.left() : bar.right() + space::row,
                       box.center().y() - block.textSize.height() / 2);
    block.text.draw(&painter, text);
}

} // namespace crier
