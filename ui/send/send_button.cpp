// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/send_button.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QKeyEvent>

namespace crier {

namespace {

constexpr int longestName = 180; // pixels of the profile's name that the button shows

QString actOf(Environment environment, const QString &profileName)
{
    switch (environment) {
    case Environment::Sandbox:
        return SendButton::tr("Send to sandbox");
    case Environment::Test:
        return SendButton::tr("Send to everyone in %1", "%1 is a profile name").arg(profileName);
    case Environment::Live:
        break;
    }
    return SendButton::tr("Broadcast to everyone in %1", "%1 is a profile name").arg(profileName);
}

} // namespace

SendButton::SendButton(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("sendButton"));
    setIconSize({20, 20});
    setAutoDefault(false);
    setDefault(true); // looks like the primary action; in a main window Enter does not look for a default
    setFont(strongFont(font()));
}

void SendButton::setProfile(const Profile &profile)
{
    m_profile = profile;
    setIcon(crier::icon(IconName::Send));
    retranslate();
}

void SendButton::retranslate()
{
    QString name = fontMetrics().elidedText(oneLine(m_profile.name), Qt::ElideRight, longestName);
    name.replace(u'&', QStringLiteral("&&"));
    setText(actOf(m_profile.environment, name));
    setAccessibleName(actOf(m_profile.environment, oneLine(m_profile.name)));
    setToolTip(plainToolTip(accessibleName()));
    updateGeometry();
}

QSize SendButton::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    return {std::max(hint.width() + 2 * space::group, 200), std::max(hint.height() + space::row, 44)};
}

void SendButton::keyPressEvent(QKeyEvent *event)
{
    if (event->isAutoRepeat() || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void SendButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

} // namespace crier
