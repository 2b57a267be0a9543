// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/ask_secret_dialog.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/environment/environment_band.h"
#include "ui/secrets/secret_edit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace crier {

AskSecretDialog::AskSecretDialog(const Profile &profile, const QString &why, QWidget *parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_band(new EnvironmentBand(profile, this))
    , m_why(new PlainLabel(why, this))
    , m_what(new PlainLabel(this))
    , m_label(new PlainLabel(this))
    , m_secret(new SecretEdit(this))
    , m_cancel(new QPushButton(this))
    , m_use(new QPushButton(this))
{
    setObjectName(QStringLiteral("askSecretDialog"));
    m_why->setObjectName(QStringLiteral("askSecretWhy"));
    m_what->setObjectName(QStringLiteral("askSecretWhat"));
    m_secret->setObjectName(QStringLiteral("askSecretEdit"));
    m_cancel->setObjectName(QStringLiteral("askSecretCancel"));
    m_use->setObjectName(QStringLiteral("askSecretUse"));
    for (PlainLabel *label : {m_why, m_what})
        label->setWordWrap(true);
    m_why->setVisible(!why.isEmpty());
    m_label->setBuddy(m_secret->field());
    m_secret->setAppKey(profile.appKey);
    m_cancel->setAutoDefault(false);
    m_use->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addWidget(m_band);
    layout->addWidget(m_why);
    layout->addWidget(m_what);
    layout->addWidget(m_label);
    layout->addWidget(m_secret);
    layout->addStretch();
    layout->addLayout(buttons);
    resize(480, 280);

    connect(m_secret, &SecretEdit::changed, this, &AskSecretDialog::check);
    connect(m_cancel, &QPushButton::clicked, this, &AskSecretDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &AskSecretDialog::accept);
    retranslate();
    m_secret->focusField();
}

void AskSecretDialog::done(int result)
{
    const Secret secret = m_secret->secret();
    if (result == Accepted && secret.isEmpty())
        return;
    m_secret->clear();
    QDialog::done(result);
    if (result == Accepted)
        Q_EMIT given(secret);
}

void AskSecretDialog::check()
{
    QString missing;
    if (m_secret->isEmpty())
        missing = tr("Type or paste the App Secret first.");
    else
        missing = m_secret->problem();
    m_use->setEnabled(missing.isEmpty());
    m_use->setAccessibleDescription(missing);
    m_use->setToolTip(plainToolTip(missing));
}

void AskSecretDialog::retranslate()
{
    setWindowTitle(tr("App Secret of %1", "%1 is a profile name").arg(oneLine(m_profile.name, 60)));
    m_what->setText(
        tr("Type or paste the App Secret of “%1”, which stands in the service's console. Crier keeps "
           "it in memory until it is locked or closed, and writes it nowhere.")
            .arg(oneLine(m_profile.name, 60)));
    m_label->setText(tr("App &Secret"));
    m_cancel->setText(tr("&Cancel"));
    m_use->setText(tr("&Use for this session"));
    check();
}

bool AskSecretDialog::event(QEvent *event)
{
    // What the field has to say comes and goes; Qt leaves lines that wrap out of a window's least size.
    if (event->type() == QEvent::LayoutRequest) {
        const int wanted = layout()->totalHeightForWidth(width());
        if (wanted > height())
            resize(width(), wanted);
    }
    return QDialog::event(event);
}

void AskSecretDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace crier
