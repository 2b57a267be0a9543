// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/send_bar.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/send/send_button.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>

namespace crier {

namespace {

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::TryAgain:
    case Remedy::OpenAgain:
    case Remedy::StartSandbox:
        return SendBar::tr("Try again");
    case Remedy::Acknowledge:
        return SendBar::tr("I have seen this");
    case Remedy::Arm:
        return SendBar::tr("Arm...");
    case Remedy::GiveSecret:
        return SendBar::tr("Enter the secret...");
    }
    return {};
}

} // namespace

SendBar::SendBar(SendControl &control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_includeSender(new QCheckBox(this))
    , m_askOnline(new QPushButton(this))
    , m_online(new PlainLabel(this))
    , m_icon(new PlainLabel(this))
    , m_reason(new PlainLabel(this))
    , m_remedy(new QPushButton(this))
    , m_button(new SendButton(this))
{
    m_includeSender->setObjectName(QStringLiteral("includeSender"));
    m_reason->setObjectName(QStringLiteral("sendReason"));
    m_remedy->setObjectName(QStringLiteral("remedyButton"));
    m_askOnline->setObjectName(QStringLiteral("askOnline"));
    m_askOnline->setAutoDefault(false);
    m_askOnline->setFlat(true);
    m_askOnline->hide();
    m_online->setObjectName(QStringLiteral("onlineState"));
    m_online->setFont(quietFont(font()));
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_remedy->setAutoDefault(false);
    m_remedy->hide();

    auto *line = new QHBoxLayout;
    line->setSpacing(space::row);
    line->addWidget(m_icon);
    line->addWidget(m_reason, 1);
    line->addWidget(m_remedy);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(space::group);
    layout->setVerticalSpacing(space::tight);
    auto *sender = new QHBoxLayout;
    sender->setSpacing(space::row);
    sender->addWidget(m_includeSender);
    sender->addWidget(m_askOnline);
    sender->addWidget(m_online, 1);
    sender->addStretch();
    layout->addLayout(sender, 0, 0);
    layout->addLayout(line, 1, 0);
    layout->addWidget(m_button, 0, 1, 2, 1, Qt::AlignVCenter);
    layout->setColumnStretch(0, 1);
    // Room for two lines of reason, so that nothing moves when one appears.
    layout->setRowMinimumHeight(1, std::max(2 * fontMetrics().lineSpacing(), m_remedy->sizeHint().height()));

    connect(m_button, &QPushButton::clicked, this, &SendBar::sendPressed);
    connect(m_remedy, &QPushButton::clicked, this, [this] { m_control.remedy(); });
    connect(m_askOnline, &QPushButton::clicked, this, &SendBar::onlineWanted);
    connect(m_includeSender, &QCheckBox::toggled, this, [this](bool isOn) {
        m_askOnline->setVisible(isOn);
        m_online->setVisible(isOn);
    });
    connect(&m_control, &SendControl::standingChanged, this, &SendBar::showStanding);
    setTabOrder(m_includeSender, m_askOnline);
    setTabOrder(m_askOnline, m_remedy);
    setTabOrder(m_remedy, m_button);
    retranslate();
}

void SendBar::focusSend()
{
    if (m_button->isEnabled()) {
        m_button->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_keyboardWaits = true;
        m_reason->setFocusPolicy(Qt::TabFocus);
        m_reason->setFocus(Qt::ShortcutFocusReason);
        announce(m_reason, m_reason->text());
    }
}

void SendBar::showStanding()
{
    const Standing &standing = m_control.standing();
    m_reason->setText(standing.reason);
    const bool waits = !standing.canSend && !standing.reason.isEmpty();
    m_icon->setVisible(waits);
    if (waits) {
        const IconName name = standing.isSending                ? IconName::Sending
                              : standing.isHolding              ? IconName::Waiting
                              : standing.remedy == Remedy::Arm  ? IconName::Lock
                              : standing.remedy != Remedy::None ? IconName::Warning
                                                                : IconName::Info;
        m_icon->setPixmap(
            tintedPixmap(name, {iconSize, iconSize}, devicePixelRatioF(),
                         standing.remedy == Remedy::None ? quietText(palette()) : warningColor(palette())));
    }
    if (standing.remedy == Remedy::None && m_remedy->hasFocus()) {
        m_keyboardWaits = true; // what it mended is mended: the next key belongs to Send, or to nothing yet
        m_reason->setFocusPolicy(Qt::TabFocus);
        m_reason->setFocus(Qt::OtherFocusReason);
    }
    m_remedy->setVisible(standing.remedy != Remedy::None);
    m_remedy->setText(remedyText(standing.remedy));
    m_button->setAccessibleDescription(standing.reason);

    if (standing.canSend == m_button->isEnabledTo(this))
        return;
    if (!standing.canSend) {
        // Qt would hand the focus to whatever comes next, and the next key with it. It waits on the reason
        // instead, where keys do nothing, and comes back.
        if (m_button->hasFocus()) {
            m_keyboardWaits = true;
            m_reason->setFocusPolicy(Qt::TabFocus);
            m_reason->setFocus(Qt::OtherFocusReason);
        }
        m_button->setEnabled(false);
        return;
    }
    m_button->setEnabled(true);
    if (m_keyboardWaits && m_reason->hasFocus())
        m_button->setFocus(Qt::OtherFocusReason);
    m_keyboardWaits = false;
    m_reason->setFocusPolicy(Qt::NoFocus);
}

void SendBar::showOnline(const QString &sentence)
{
    m_online->setText(sentence);
    if (!sentence.isEmpty() && m_online->isVisible())
        announce(m_online, sentence);
}

void SendBar::setAsking(bool asking)
{
    m_askOnline->setEnabled(!asking);
}

void SendBar::showProfile()
{
    m_button->setProfile(m_control.profile());
}

void SendBar::retranslate()
{
    m_includeSender->setText(tr("&Also deliver to the sender"));
    m_includeSender->setToolTip(plainToolTip(tr("The sender gets the message as well, when online.")));
    m_askOnline->setText(tr("Check whether online"));
    m_askOnline->setToolTip(plainToolTip(tr("Asks the service once; no chatroom is reached by this.")));
    showProfile();
    showStanding();
}

void SendBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_control.refresh();
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        showStanding();
    }
    QWidget::changeEvent(event);
}

} // namespace crier
