// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/carry_strip.h"

#include "app/text/profile_sentences.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace crier {

namespace {

// "LIVE Shop"
QString placeOf(const Profile &profile)
{
    return CarryStrip::tr("%1 %2", "environment as a word, and name of a profile")
        .arg(environmentWord(profile.environment), oneLine(profile.name, 60));
}

QString buttonText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

CarryStrip::CarryStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new PlainLabel(this))
    , m_question(new PlainLabel(this))
    , m_new(new QPushButton(this))
    , m_along(new QPushButton(this))
    , m_stay(new QPushButton(this))
{
    setObjectName(QStringLiteral("carryStrip"));
    setFrameShape(QFrame::StyledPanel);
    m_question->setObjectName(QStringLiteral("carryQuestion"));
    m_question->setWordWrap(true);
    m_new->setObjectName(QStringLiteral("carryNew"));
    m_along->setObjectName(QStringLiteral("carryAlong"));
    m_stay->setObjectName(QStringLiteral("carryStay"));
    auto *text = new QHBoxLayout;
    text->setSpacing(space::row);
    text->addWidget(m_icon, 0, Qt::AlignTop);
    text->addWidget(m_question, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::row);
    for (QPushButton *button : {m_new, m_along, m_stay}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::row, space::group, space::row);
    layout->setSpacing(space::row);
    layout->addLayout(text);
    layout->addLayout(buttons);
    connect(m_new, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT beginNew(m_to.id);
    });
    connect(m_along, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT takeAlong(m_to.id);
    });
    connect(m_stay, &QPushButton::clicked, this, &CarryStrip::withdraw);
    hide();
}

void CarryStrip::ask(const Profile &from, const Profile &to)
{
    m_from = from;
    m_to = to;
    m_before.reset();
    open();
}

void CarryStrip::askAfterChange(const Profile &now, const Profile &before, const Profile &after)
{
    m_from = now;
    m_to = after;
    m_before = before;
    open();
}

void CarryStrip::open()
{
    retranslate();
    show();
    m_new->setFocus(Qt::OtherFocusReason);
    announce(m_question, m_question->text());
}

void CarryStrip::withdraw()
{
    if (!isAsking())
        return;
    hide();
    Q_EMIT withdrawn();
}

void CarryStrip::retranslate()
{
    m_icon->setPixmap(tintedPixmap(environmentIcon(m_to.environment), {iconSize, iconSize},
                                   devicePixelRatioF(), environmentInk(m_to.environment, palette())));
    m_question->setText(
        m_before ? tr("%1 There is a message in the composer that was written for it as it was. What shall "
                      "become of it? In all cases it stays among the drafts.")
                       .arg(profileChangeSentence(*m_before, m_to))
                 : tr("You go from %1 to %2, and there is a message in the composer. What shall become "
                      "of it? In both cases it stays among the drafts.")
                       .arg(placeOf(m_from), placeOf(m_to)));
    m_new->setText(buttonText(tr("Begin a new one there")));
    m_along->setText(buttonText(tr("Take this draft along to %1").arg(placeOf(m_to))));
    m_stay->setText(buttonText(tr("Stay with %1").arg(placeOf(m_from))));
    for (QPushButton *button : {m_new, m_along, m_stay})
        button->setAccessibleDescription(m_question->text());
    setAccessibleName(tr("Change of profile"));
}

void CarryStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        withdraw();
    else
        QFrame::keyPressEvent(event);
}

void CarryStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace crier
