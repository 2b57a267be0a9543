// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/byte_meter.h"

#include "app/compose/check.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int barHeight = 4;
constexpr qint64 nearLimit = maxContentBytes * 9 / 10;
} // namespace

ByteMeter::ByteMeter(QWidget *parent)
    : QWidget(parent)
    , m_label(new PlainLabel(this))
{
    m_label->setObjectName(QStringLiteral("byteCount"));
    m_label->setFont(quietFont(font()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, barHeight + space::tight, 0, 0);
    layout->addWidget(m_label);
    refresh();
}

void ByteMeter::setBytes(qint64 bytes)
{
    if (bytes == m_bytes)
        return;
    m_bytes = bytes;
    refresh();
}

QString ByteMeter::text() const
{
    return m_label->text();
}

void ByteMeter::refresh()
{
    QPalette colors = palette();
    if (m_bytes > maxContentBytes) {
        m_label->setText(
            tr("%1 of 128 KiB, %2 too large").arg(sizeText(m_bytes), sizeText(m_bytes - maxContentBytes)));
        colors.setColor(QPalette::WindowText, errorColor(palette()));
    } else if (m_bytes > nearLimit) {
        m_label->setText(tr("%1 of 128 KiB, close to the limit").arg(sizeText(m_bytes)));
        colors.setColor(QPalette::WindowText, warningColor(palette()));
    } else {
        m_label->setText(tr("%1 of 128 KiB").arg(sizeText(m_bytes)));
        colors.setColor(QPalette::WindowText, quietText(palette()));
    }
    m_label->setPalette(colors);
    update();
}

void ByteMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(0, 0, width(), barHeight);
    painter.setBrush(blend(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.14));
    painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    if (m_bytes == 0)
        return;
    const qreal share = std::min(1.0, double(m_bytes) / double(maxContentBytes));
    QRectF filled = track;
    filled.setWidth(std::max(qreal(barHeight), track.width() * share));
    if (layoutDirection() == Qt::RightToLeft)
        filled.moveRight(track.right());
    painter.setBrush(m_bytes > maxContentBytes ? errorColor(palette())
                     : m_bytes > nearLimit     ? warningColor(palette())
                                               : palette().color(QPalette::Highlight));
    painter.drawRoundedRect(filled, barHeight / 2.0, barHeight / 2.0);
}

void ByteMeter::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace crier
