// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environment/environment_band.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace crier {

namespace {
constexpr int tagPadding = 10;
} // namespace

QString reachSentence(const Profile &profile)
{
    const QString name = oneLine(profile.name, 80);
    switch (profile.environment) {
    case Environment::Sandbox:
        return QCoreApplication::translate("EnvironmentBand",
                                           "Nobody is reached: messages stay on this computer.");
    case Environment::Test:
        return QCoreApplication::translate("EnvironmentBand",
                                           "%1: everyone in its test chatrooms is reached.",
                                           "%1 is a profile name")
            .arg(name);
    case Environment::Live:
        break;
    }
    return QCoreApplication::translate(
               "EnvironmentBand",
               "%1: real people in all its chatrooms are reached. A broadcast cannot be recalled.",
               "%1 is a profile name")
        .arg(name);
}

EnvironmentBand::EnvironmentBand(Profile profile, QWidget *parent)
    : QWidget(parent)
    , m_profile(std::move(profile))
    , m_row(new QHBoxLayout(this))
{
    m_row->setSpacing(space::group);
    m_row->addStretch();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_OpaquePaintEvent);
    retranslate();
}

void EnvironmentBand::setProfile(const Profile &profile)
{
    m_profile = profile;
    retranslate();
}

void EnvironmentBand::setLeading(QWidget *widget)
{
    m_leading = widget;
    m_row->insertWidget(0, widget);
}

void EnvironmentBand::setTrailing(QWidget *widget)
{
    m_trailing = widget;
    m_row->addWidget(widget);
}

QRect EnvironmentBand::tagBox() const
{
    const QFontMetrics metrics(strongFont(font()), this);
    const int tagHeight = std::max(iconSize + 8, metrics.height() + 6);
    const int wordWidth = metrics.horizontalAdvance(m_word);
    return {space::group, (height() - tagHeight) / 2,
            tagPadding + iconSize + space::tight + 2 + wordWidth + tagPadding + 2, tagHeight};
}

void EnvironmentBand::retranslate()
{
    m_word = environmentWord(m_profile.environment);
    m_sentence = reachSentence(m_profile);
    setAccessibleName(tr("Environment: %1").arg(m_word));
    setAccessibleDescription(m_sentence);
    setToolTip(plainToolTip(m_sentence)); // the band may be too narrow for all of it
    m_row->setContentsMargins(tagBox().right() + space::group, space::tight, space::group, space::tight);
    updateGeometry();
    update();
}

QSize EnvironmentBand::sizeHint() const
{
    return {320, std::max(40, fontMetrics().height() + 20)};
}

QSize EnvironmentBand::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void EnvironmentBand::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
    QWidget::changeEvent(event);
}

// A pill for the sandbox, cut corners for test, a hard rectangle with a second frame for live.
void EnvironmentBand::paintTag(QPainter &painter, const QRect &tag, const QColor &ground) const
{
    const QRectF box = QRectF(tag);
    QPainterPath shape;
    switch (m_profile.environment) {
    case Environment::Sandbox:
        shape.addRoundedRect(box, box.height() / 2, box.height() / 2);
        break;
    case Environment::Test: {
        const qreal cut = box.height() / 3;
        shape.moveTo(box.left() + cut, box.top());
        shape.lineTo(box.right() - cut, box.top());
        shape.lineTo(box.right(), box.center().y());
        shape.lineTo(box.right() - cut, box.bottom());
        shape.lineTo(box.left() + cut, box.bottom());
        shape.lineTo(box.left(), box.center().y());
        shape.closeSubpath();
        break;
    }
    case Environment::Live:
        shape.addRect(box);
        break;
    }
    painter.fillPath(shape, Qt::white);
    if (m_profile.environment == Environment::Live) {
        painter.setPen(QPen(ground, 1.5));
        painter.drawRect(box.adjusted(2.5, 2.5, -2.5, -2.5));
    }
}

void EnvironmentBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = environmentColor(m_profile.environment);
    painter.fillRect(rect(), ground);

    const QFont wordFont = strongFont(font());
    const QRect logical = tagBox();
    const int wordWidth = QFontMetrics(wordFont, this).horizontalAdvance(m_word);
    const QRect tag = QStyle::visualRect(layoutDirection(), rect(), logical);
    paintTag(painter, tag, ground);

    const QRect iconBox = QStyle::visualRect(
        layoutDirection(), tag,
        QRect(tag.left() + tagPadding, tag.center().y() - iconSize / 2 + 1, iconSize, iconSize));
    painter.drawPixmap(iconBox, tintedPixmap(environmentIcon(m_profile.environment), iconBox.size(),
                                             devicePixelRatioF(), ground));
    const QRect wordBox = QStyle::visualRect(
        layoutDirection(), tag,
        QRect(tag.left() + tagPadding + iconSize + space::tight + 2, tag.top(), wordWidth + 2, tag.height()));
    painter.setFont(wordFont);
    painter.setPen(ground);
    painter.drawText(wordBox, Qt::AlignVCenter | Qt::AlignLeft, m_word);

    const auto widthOf = [](const QWidget *widget) {
        return widget && widget->isVisible() ? widget->width() + space::group : 0;
    };
    const int start = logical.right() + space::group + widthOf(m_leading);
    const QRect textBox =
        QStyle::visualRect(layoutDirection(), rect(),
                           QRect(start, 0, width() - start - space::group - widthOf(m_trailing), height()));
    painter.setFont(font());
    painter.setPen(Qt::white);
    painter.drawText(textBox,
                     int(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                     painter.fontMetrics().elidedText(m_sentence, Qt::ElideRight, textBox.width()));
}

} // namespace crier
