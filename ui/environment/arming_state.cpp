// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environment/arming_state.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace crier {

namespace {

constexpr std::chrono::seconds calm{10}; // between two looks at the minutes

QString remainingText(std::chrono::milliseconds remaining)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(remaining);
    // Rounded: the timer itself is a coarse one, and may begin a little above the full time.
    if (seconds > std::chrono::seconds{90})
        return ArmingState::tr("Armed, ends in %1 min")
            .arg(std::chrono::round<std::chrono::minutes>(seconds).count());
    return ArmingState::tr("Armed, ends in %1 s").arg(seconds.count());
}

} // namespace

ArmingState::ArmingState(Arming &arming, QWidget *parent)
    : QWidget(parent)
    , m_arming(arming)
    , m_icon(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_button(new QPushButton(this))
    , m_tick(new QTimer(this))
{
    setObjectName(QStringLiteral("armingState"));
    m_text->setObjectName(QStringLiteral("armingText"));
    m_text->setFont(strongFont(font()));
    m_button->setObjectName(QStringLiteral("armingButton"));
    m_button->setAutoDefault(false);
    m_tick->setSingleShot(true);
    QPalette onBand = palette();
    onBand.setColor(QPalette::WindowText, Qt::white);
    m_text->setPalette(onBand);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_icon);
    layout->addWidget(m_text);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_arming.isArmed())
            m_arming.disarm(DisarmReason::Asked);
        else
            Q_EMIT armWanted();
    });
    connect(m_tick, &QTimer::timeout, this, &ArmingState::refresh);
    connect(&m_arming, &Arming::armed, this, &ArmingState::refresh);
    connect(&m_arming, &Arming::disarmed, this, &ArmingState::refresh);
    refresh();
}

void ArmingState::setProfile(const Profile &profile)
{
    m_profile = profile;
    refresh();
}

void ArmingState::refresh()
{
    setVisible(m_profile.environment == Environment::Live);
    const bool isArmed = m_arming.isArmed();
    m_icon->setPixmap(tintedPixmap(isArmed ? IconName::Live : IconName::Lock, {iconSize, iconSize},
                                   devicePixelRatioF(), Qt::white));
    m_text->setText(isArmed ? remainingText(m_arming.remaining()) : tr("Disarmed"));
    m_button->setText(isArmed ? tr("Disarm") : tr("Arm..."));
    m_button->setAccessibleName(isArmed ? tr("Disarm live mode") : tr("Arm live mode"));
    m_button->setAccessibleDescription(m_text->text());
    if (isArmed && isVisible())
        m_tick->start(m_arming.remaining() > std::chrono::minutes{2}
                          ? std::chrono::duration_cast<std::chrono::milliseconds>(calm)
                          : std::chrono::milliseconds{1'000});
    else
        m_tick->stop();
}

void ArmingState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void ArmingState::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ArmingState::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick->stop();
}

} // namespace crier
