// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/setup_step_row.h"

#include "app/setup/setup_text.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>

namespace crier {

namespace {

IconName iconOf(SetupStatus status)
{
    switch (status) {
    case SetupStatus::Waiting:
        return IconName::Waiting;
    case SetupStatus::Running:
        return IconName::Sending;
    case SetupStatus::Ok:
        return IconName::Accepted;
    case SetupStatus::Warning:
        return IconName::Warning;
    case SetupStatus::Failed:
        return IconName::Error;
    case SetupStatus::Skipped:
        return IconName::NotSent;
    case SetupStatus::CannotCheck:
        return IconName::Unknown;
    }
    return IconName::Info;
}

QColor colorOf(SetupStatus status, const QPalette &palette)
{
    switch (status) {
    case SetupStatus::Ok:
        return stateColor(SendState::Accepted, palette);
    case SetupStatus::Warning:
        return warningColor(palette);
    case SetupStatus::Failed:
        return errorColor(palette);
    default:
        return quietText(palette);
    }
}

} // namespace

SetupStepRow::SetupStepRow(QWidget *parent)
    : QWidget(parent)
    , m_icon(new PlainLabel(this))
    , m_title(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_advice(new PlainLabel(this))
    , m_facts(new PlainLabel(this))
    , m_more(new QToolButton(this))
{
    m_title->setObjectName(QStringLiteral("stepTitle"));
    m_sentence->setObjectName(QStringLiteral("stepSentence"));
    m_advice->setObjectName(QStringLiteral("stepAdvice"));
    m_facts->setObjectName(QStringLiteral("stepFacts"));
    m_more->setObjectName(QStringLiteral("stepMore"));
    for (PlainLabel *label : {m_sentence, m_advice, m_facts}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_title->setFont(strongFont(m_title->font()));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_more, &QToolButton::toggled, this, &SetupStepRow::unfold);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(space::row);
    layout->setVerticalSpacing(space::tight);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_more, 0, 2);
    layout->addWidget(m_sentence, 1, 1, 1, 2);
    layout->addWidget(m_advice, 2, 1, 1, 2);
    layout->addWidget(m_facts, 3, 1, 1, 2);
    unfold(false);
    refresh();
}

void SetupStepRow::setStep(const SetupStep &step)
{
    const SetupStatus before = m_step.status();
    m_step = step;
    refresh();
    if (before != step.status()) {
        const bool needsHelp = step.status() == SetupStatus::Warning || step.status() == SetupStatus::Failed;
        m_more->setChecked(needsHelp);
        unfold(needsHelp);
    }
}

void SetupStepRow::unfold(bool open)
{
    m_more->setArrowType(open                                   ? Qt::DownArrow
                         : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                                : Qt::RightArrow);
    m_advice->setVisible(open && !m_advice->text().isEmpty());
    m_facts->setVisible(open && !m_facts->text().isEmpty());
}

void SetupStepRow::refresh()
{
    const SetupStatus status = m_step.status();
    const QColor color = colorOf(status, palette());
    const QString name = setupStepName(m_step.id);
    const QString word = setupStatusWord(status);
    m_icon->setPixmap(tintedPixmap(iconOf(status), {iconSize, iconSize}, devicePixelRatioF(), color));
    //: A step of the set-up check, how it ended, and how long it took
    const QString title = m_step.duration
                              ? tr("%1: %2, %3").arg(name, word, durationText(m_step.duration->count()))
                              //: A step of the set-up check and how it ended
                              : tr("%1: %2").arg(name, word);
    m_title->setText(title);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_title->setPalette(colors);

    const QString sentence = setupSentence(m_step);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_title->setAccessibleName(sentence.isEmpty() ? title : title + QLatin1Char('\n') + sentence);
    const QString advice = setupAdvice(m_step);
    m_advice->setText(advice.isEmpty() ? QString() : tr("What to do: %1").arg(advice));
    QStringList facts;
    for (const SetupFact &fact : m_step.facts)
        //: A label and its value, in a list of details
        facts.append(tr("%1: %2", "fact").arg(setupFactLabel(fact.id), fact.value));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    m_facts->setPalette(quiet);

    m_more->setText(tr("Details"));
    m_more->setAccessibleName(tr("Details of: %1").arg(name));
    const bool hasMore = !advice.isEmpty() || !facts.isEmpty();
    m_more->setVisible(hasMore);
    unfold(m_more->isChecked());
}

void SetupStepRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::LayoutDirectionChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace crier
