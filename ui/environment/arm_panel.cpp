// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environment/arm_panel.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace crier {

ArmPanel::ArmPanel(Arming &arming, QWidget *parent)
    : QFrame(parent)
    , m_arming(arming)
    , m_icon(new PlainLabel(this))
    , m_question(new PlainLabel(this))
    , m_name(new QLineEdit(this))
    , m_arm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("armPanel"));
    setFrameShape(QFrame::StyledPanel);
    m_question->setObjectName(QStringLiteral("armQuestion"));
    m_question->setWordWrap(true);
    m_name->setObjectName(QStringLiteral("armName"));
    m_arm->setObjectName(QStringLiteral("armConfirm"));
    m_cancel->setObjectName(QStringLiteral("armCancel"));
    m_arm->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(space::group, space::row, space::group, space::row);
    layout->setSpacing(space::row);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_question, 0, 1, 1, 3);
    layout->addWidget(m_name, 1, 1);
    layout->addWidget(m_arm, 1, 2);
    layout->addWidget(m_cancel, 1, 3);
    layout->setColumnStretch(1, 1);
    connect(m_arm, &QPushButton::clicked, this, &ArmPanel::confirm);
    connect(m_name, &QLineEdit::returnPressed, this, &ArmPanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &ArmPanel::leave);
    hide();
}

void ArmPanel::ask(const Profile &profile)
{
    if (profile.environment != Environment::Live)
        return;
    m_profile = profile;
    m_wasWrong = false;
    m_name->clear();
    retranslate();
    show();
    m_name->setFocus(Qt::OtherFocusReason);
    announce(m_question, m_question->text());
}

void ArmPanel::setProfile(const Profile &profile)
{
    if (!isHidden() && !(profile == m_profile))
        leave();
}

void ArmPanel::confirm()
{
    if (m_arming.arm(m_profile, m_name->text())) {
        leave();
        return;
    }
    m_wasWrong = true;
    retranslate();
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
    announce(m_question, m_question->text());
}

void ArmPanel::leave()
{
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    m_name->clear();
    hide();
    if (hadKeyboard)
        Q_EMIT left();
}

void ArmPanel::retranslate()
{
    const QString app = oneLine(m_profile.name, 120);
    m_icon->setPixmap(tintedPixmap(m_wasWrong ? IconName::Error : IconName::Warning, {iconSize, iconSize},
                                   devicePixelRatioF(),
                                   m_wasWrong ? errorColor(palette()) : warningColor(palette())));
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(m_arming.idle()).count();
    m_question->setText(m_wasWrong
                            ? tr("That is not the name. To arm live mode, type it exactly as it stands "
                                 "here: %1")
                                  .arg(app)
                            : tr("While live mode is armed, sends reach real people. It ends by itself when "
                                 "nothing is done for %1 min. To arm it, type the name of the app: %2")
                                  .arg(QString::number(minutes), app));
    m_name->setAccessibleName(tr("Name of the app"));
    m_name->setAccessibleDescription(m_question->text());
    m_arm->setText(tr("Arm"));
    m_cancel->setText(tr("Stay disarmed"));
    setAccessibleName(tr("Arm live mode"));
}

void ArmPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

void ArmPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace crier
