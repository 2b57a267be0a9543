// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/status_line.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace crier {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_picture(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_offer(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("statusText"));
    m_text->setWordWrap(true);
    m_offer->setObjectName(QStringLiteral("statusOffer"));
    m_offer->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_picture, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer, 0, Qt::AlignTop);
    connect(m_offer, &QPushButton::clicked, this, &StatusLine::offerTaken);
    hide();
}

QString StatusLine::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void StatusLine::say(Tone tone, const QString &text, const QString &offer)
{
    if (text.isEmpty()) {
        clear();
        return;
    }
    const bool isNews = text != this->text();
    m_tone = tone;
    m_text->setText(text);
    m_offer->setText(offer);
    m_offer->setVisible(!offer.isEmpty());
    paintTone();
    show();
    if (isNews)
        announce(m_text, text);
}

void StatusLine::clear()
{
    hide();
}

void StatusLine::paintTone()
{
    const QColor color = m_tone == Tone::Trouble   ? errorColor(palette())
                         : m_tone == Tone::Warning ? warningColor(palette())
                                                   : palette().color(QPalette::Active, QPalette::WindowText);
    const IconName picture = m_tone == Tone::Trouble   ? IconName::Error
                             : m_tone == Tone::Warning ? IconName::Warning
                                                       : IconName::Info;
    m_picture->setPixmap(tintedPixmap(picture, {iconSize, iconSize}, devicePixelRatioF(), color));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_text->setPalette(colors);
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintTone();
    QWidget::changeEvent(event);
}

} // namespace crier
