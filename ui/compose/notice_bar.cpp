// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/notice_bar.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace crier {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new PlainLabel(this))
    , m_action(new QPushButton(this))
{
    m_sentence->setObjectName(QStringLiteral("composeNotice"));
    m_sentence->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_action->setAutoDefault(false);
    m_action->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = std::exchange(m_act, {});
        say({});
        if (act)
            act();
    });
    hide();
}

void NoticeBar::say(const QString &sentence)
{
    m_act = {};
    m_action->hide();
    m_sentence->setText(sentence);
    setVisible(!sentence.isEmpty());
    announce(m_sentence, sentence);
}

void NoticeBar::offer(const QString &sentence, const QString &label, std::function<void()> act)
{
    say(sentence);
    m_act = std::move(act);
    m_action->setText(label);
    m_action->show();
}

void NoticeBar::withdrawOffer()
{
    if (m_act)
        say({});
}

} // namespace crier
