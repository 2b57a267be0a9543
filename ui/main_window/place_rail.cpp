// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/place_rail.h"

#include "ui/common/look.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int pictureSize = 24;
constexpr int narrowest = 80;
} // namespace

RailButton::RailButton(IconName picture, QWidget *parent)
    : QAbstractButton(parent)
    , m_picture(picture)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void RailButton::setCount(int count, const QString &sentence)
{
    if (count == m_count && sentence == accessibleDescription())
        return;
    m_count = count;
    setAccessibleDescription(sentence);
    update();
}

QSize RailButton::sizeHint() const
{
    return {std::max(narrowest, fontMetrics().horizontalAdvance(text()) + 2 * space::group),
            pictureSize + fontMetrics().height() + space::tight + 2 * space::group};
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = palette().color(QPalette::Window);
    const QColor ink = palette().color(QPalette::WindowText);
    const QRect box = rect().adjusted(space::tight, 2, -space::tight, -2);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(blend(ground, ink, isChecked() ? 0.12 : 0.06));
        painter.drawRoundedRect(box, 6, 6);
    }
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Highlight));
        const QRect bar(box.left(), box.top() + space::row, 3, box.height() - 2 * space::row);
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), box, bar), 1.5, 1.5);
    }
    const int top = box.top() + (box.height() - pictureSize - space::tight - fontMetrics().height()) / 2;
    const QRect picture(box.center().x() - pictureSize / 2 + 1, top, pictureSize, pictureSize);
    painter.drawPixmap(picture, tintedPixmap(m_picture, picture.size(), devicePixelRatioF(), ink));
    painter.setFont(isChecked() ? strongFont(font()) : font());
    painter.setPen(ink);
    painter.drawText(
        QRect(box.left(), picture.bottom() + space::tight, box.width(), fontMetrics().height() + 2),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextShowMnemonic, text());

    if (m_count > 0) {
        const QString number = m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
        painter.setFont(strongFont(quietFont(font())));
        const int height = painter.fontMetrics().height() + 2;
        const int width = std::max(height, painter.fontMetrics().horizontalAdvance(number) + space::row);
        const QRect badge(picture.right() - 4, picture.top() - 4, width, height);
        painter.setPen(QPen(ground, 1.5));
        painter.setBrush(environmentColor(Environment::Live));
        painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
        painter.setPen(Qt::white);
        painter.drawText(badge, Qt::AlignCenter, number);
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = box.adjusted(1, 1, -1, -1);
        option.backgroundColor = ground;
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

PlaceRail::PlaceRail(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, space::tight, 1, space::tight);
    m_layout->setSpacing(0);
    m_layout->addStretch();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

RailButton *PlaceRail::addPlace(IconName picture, const QString &objectName)
{
    auto *button = new RailButton(picture, this);
    button->setObjectName(objectName);
    const int place = int(m_buttons.size());
    m_buttons.append(button);
    m_layout->insertWidget(place, button);
    button->setChecked(place == 0);
    connect(button, &QAbstractButton::toggled, this, [this, place](bool on) {
        if (on)
            Q_EMIT chosen(place);
    });
    return button;
}

void PlaceRail::setCurrent(int place)
{
    m_buttons.at(place)->setChecked(true);
}

int PlaceRail::current() const
{
    for (int place = 0; place < m_buttons.size(); ++place) {
        if (m_buttons.at(place)->isChecked())
            return place;
    }
    return 0;
}

void PlaceRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(),
                     blend(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.03));
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()),
                     blend(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.16));
}

} // namespace crier
