// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/first_run.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/wheel_guard.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace crier {

FirstRunDialog::FirstRunDialog(const QString &language, const QString &storeName, QWidget *parent)
    : QDialog(parent)
    , m_storeName(storeName)
    , m_intro(new PlainLabel(this))
    , m_languageLabel(new PlainLabel(this))
    , m_language(new QComboBox(this))
    , m_secret(new PlainLabel(this))
    , m_profileState(new PlainLabel(this))
    , m_profile(new QPushButton(this))
    , m_room(new PlainLabel(this))
    , m_checkState(new PlainLabel(this))
    , m_check(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("firstRun"));
    m_language->setObjectName(QStringLiteral("firstRunLanguage"));
    m_room->setObjectName(QStringLiteral("firstRunRoom"));
    m_profileState->setObjectName(QStringLiteral("firstRunProfileState"));
    m_profile->setObjectName(QStringLiteral("firstRunProfile"));
    m_check->setObjectName(QStringLiteral("firstRunCheck"));
    m_close->setObjectName(QStringLiteral("firstRunClose"));
    // Languages by their own names, so that who cannot read the present one finds theirs.
    m_language->addItem(QString(), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(language)));
    ignoreWheel(m_language);
    m_languageLabel->setBuddy(m_language);
    for (PlainLabel *label : {m_intro, m_secret, m_profileState, m_room, m_checkState})
        label->setWordWrap(true);
    for (QPushButton *button : {m_profile, m_check, m_close})
        button->setAutoDefault(false);

    auto *steps = new QGridLayout;
    steps->setHorizontalSpacing(space::group);
    steps->setVerticalSpacing(space::group);
    steps->addWidget(m_languageLabel, 0, 0);
    steps->addWidget(m_language, 0, 1);
    steps->addWidget(m_profileState, 1, 0);
    steps->addWidget(m_profile, 1, 1);
    steps->addWidget(m_secret, 2, 0, 1, 2);
    steps->addWidget(m_room, 3, 0, 1, 2);
    steps->addWidget(m_checkState, 4, 0);
    steps->addWidget(m_check, 4, 1);
    steps->setColumnStretch(0, 1);
    auto *end = new QHBoxLayout;
    end->addStretch();
    end->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::group);
    layout->addWidget(m_intro);
    layout->addLayout(steps);
    layout->addStretch();
    layout->addLayout(end);
    resize(560, 380);

    connect(m_language, &QComboBox::activated, this,
            [this] { Q_EMIT languageWanted(m_language->currentData().toString()); });
    connect(m_profile, &QPushButton::clicked, this, &FirstRunDialog::profileWanted);
    connect(m_check, &QPushButton::clicked, this, &FirstRunDialog::checkWanted);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
}

void FirstRunDialog::setProgress(bool hasProfile, bool isInUse)
{
    m_hasProfile = hasProfile;
    m_isInUse = isInUse;
    retranslate();
}

void FirstRunDialog::retranslate()
{
    setWindowTitle(tr("Set up your own app"));
    m_intro->setText(
        tr("The sandbox works without any of this. You can stop here at any time and go on later "
           "with Profile > Set up."));
    m_languageLabel->setText(tr("1. &Language of the window"));
    m_language->setAccessibleName(tr("Language of the window"));
    m_language->setItemText(0, tr("As the system"));
    m_profileState->setText(m_hasProfile ? tr("2. Your app - done: there is a profile.")
                                         : tr("2. Your app: its name, data centre, App Key and App Secret."));
    m_profile->setText(m_hasProfile ? tr("Add another one...") : tr("Add your app..."));
    m_secret->setText(
        tr("Who holds the App Secret can send to everybody in the name of your app. Crier keeps "
           "it in %1 and in no file.")
            .arg(m_storeName));
    m_room->setText(
        tr("Optional: a rehearsal room, a chatroom of yours that Check setup looks at. Its ID is a "
           "field of the profile."));
    m_checkState->setText(
        m_isInUse
            ? tr("3. Check the setup: finds out what does not work, and reaches nobody.")
            : tr("3. Check the setup: first choose your app's profile in the band above the composer."));
    m_check->setText(tr("Check setup"));
    m_check->setEnabled(m_isInUse);
    m_check->setAccessibleDescription(m_checkState->text());
    m_profile->setAccessibleDescription(m_profileState->text());
    m_close->setText(tr("Close"));
}

void FirstRunDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

FirstRunStrip::FirstRunStrip(QWidget *parent)
    : QFrame(parent)
    , m_sentence(new PlainLabel(this))
    , m_setUp(new QPushButton(this))
    , m_stay(new QPushButton(this))
{
    setObjectName(QStringLiteral("firstRunStrip"));
    m_setUp->setObjectName(QStringLiteral("firstRunSetUp"));
    m_stay->setObjectName(QStringLiteral("firstRunStay"));
    m_sentence->setWordWrap(true);
    m_setUp->setAutoDefault(false);
    m_stay->setAutoDefault(false);
    m_stay->setFlat(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::group, space::tight, space::group, space::tight);
    layout->setSpacing(space::row);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_setUp);
    layout->addWidget(m_stay);
    connect(m_setUp, &QPushButton::clicked, this, &FirstRunStrip::setUpWanted);
    connect(m_stay, &QPushButton::clicked, this, &FirstRunStrip::dismissed);
    retranslate();
    hide();
}

void FirstRunStrip::retranslate()
{
    m_sentence->setText(tr("This is the sandbox: try everything, nobody is reached."));
    m_setUp->setText(tr("Set up your own app..."));
    m_stay->setText(tr("Stay in the sandbox"));
    setAccessibleName(m_sentence->text());
}

void FirstRunStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace crier
