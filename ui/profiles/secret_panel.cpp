// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/secret_panel.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/secrets/secret_edit.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace crier {

SecretPanel::SecretPanel(const QString &storeName, QWidget *parent)
    : QFrame(parent)
    , m_storeName(storeName)
    , m_icon(new PlainLabel(this))
    , m_question(new PlainLabel(this))
    , m_secret(new SecretEdit(this))
    , m_use(new QPushButton(this))
    , m_keep(new QPushButton(this))
    , m_again(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("secretPanel"));
    setFrameShape(QFrame::StyledPanel);
    m_question->setObjectName(QStringLiteral("secretQuestion"));
    m_question->setWordWrap(true);
    m_secret->setObjectName(QStringLiteral("secretField"));
    m_use->setObjectName(QStringLiteral("secretUse"));
    m_keep->setObjectName(QStringLiteral("secretKeep"));
    m_again->setObjectName(QStringLiteral("secretAgain"));
    m_cancel->setObjectName(QStringLiteral("secretCancel"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::row);
    for (QPushButton *button : {m_use, m_keep, m_again, m_cancel}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(space::group, space::row, space::group, space::row);
    layout->setSpacing(space::row);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_question, 0, 1);
    layout->addWidget(m_secret, 1, 1);
    layout->addLayout(buttons, 2, 1);
    layout->setColumnStretch(1, 1);
    connect(m_use, &QPushButton::clicked, this, [this] { give(false); });
    connect(m_keep, &QPushButton::clicked, this, [this] { give(true); });
    connect(m_again, &QPushButton::clicked, this, [this] {
        withdraw();
        Q_EMIT tryAgainWanted();
    });
    connect(m_cancel, &QPushButton::clicked, this, &SecretPanel::withdraw);
    hide();
}

void SecretPanel::ask(const Profile &profile, const QString &trouble)
{
    m_profile = profile;
    m_trouble = trouble;
    m_secret->clear();
    m_secret->setAppKey(profile.appKey);
    retranslate();
    show();
    m_secret->focusField();
    announce(m_question, m_question->text());
}

void SecretPanel::withdraw()
{
    m_secret->clear();
    hide();
}

void SecretPanel::give(bool keep)
{
    const Secret secret = m_secret->secret();
    if (secret.isEmpty()) { // or refused, and the field says why
        m_secret->focusField();
        return;
    }
    withdraw();
    Q_EMIT given(secret, keep);
}

void SecretPanel::retranslate()
{
    m_icon->setPixmap(
        tintedPixmap(IconName::Lock, {iconSize, iconSize}, devicePixelRatioF(), warningColor(palette())));
    m_question->setText(tr("%1 To send for %2 now, enter its App Secret.", "%1 is a whole sentence")
                            .arg(m_trouble, oneLine(m_profile.name, 60)));
    m_use->setText(tr("Use it until Crier ends"));
    m_keep->setText(tr("Keep it in %1").arg(m_storeName));
    m_again->setText(tr("Ask the key store again"));
    m_cancel->setText(tr("Not now"));
    setAccessibleName(tr("App Secret"));
}

void SecretPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        withdraw();
    else
        QFrame::keyPressEvent(event);
}

void SecretPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace crier
