// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/ask_strip.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace crier {

namespace {
constexpr qsizetype mostTold = 3;
} // namespace

AskStrip::AskStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new PlainLabel(this))
    , m_question(new PlainLabel(this))
    , m_show(new QPushButton(this))
    , m_back(new QPushButton(this))
    , m_anyway(new QPushButton(this))
{
    setObjectName(QStringLiteral("askStrip"));
    setFrameShape(QFrame::StyledPanel);
    m_question->setObjectName(QStringLiteral("askQuestion"));
    m_question->setWordWrap(true);
    m_show->setObjectName(QStringLiteral("askShow"));
    m_back->setObjectName(QStringLiteral("askBack"));
    m_anyway->setObjectName(QStringLiteral("askAnyway"));
    for (QPushButton *button : {m_show, m_back, m_anyway}) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    auto *text = new QHBoxLayout;
    text->setSpacing(space::row);
    text->addWidget(m_icon, 0, Qt::AlignTop);
    text->addWidget(m_question, 1);
    // "Send anyway" stands at the other end than Send did.
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::row);
    buttons->addWidget(m_anyway);
    buttons->addWidget(m_show);
    buttons->addWidget(m_back);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::row, space::group, space::row);
    layout->setSpacing(space::row);
    layout->addLayout(text);
    layout->addLayout(buttons);
    connect(m_show, &QPushButton::clicked, this, [this] {
        const Finding first = m_warnings.value(0, Finding{.problem = Problem::ContentLarge});
        withdraw();
        Q_EMIT showWanted(first);
    });
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_back->setFocus(Qt::OtherFocusReason); // a click gives it none everywhere
        withdraw();
    });
    connect(m_anyway, &QPushButton::clicked, this, &AskStrip::confirm);
    hide();
}

void AskStrip::ask(const Draft &draft, const QList<Finding> &warnings)
{
    m_draft = draft;
    m_warnings = warnings;
    m_since.start();
    refresh();
    show();
    m_show->setFocus(Qt::OtherFocusReason);
    announce(m_question, m_question->text());
}

void AskStrip::withdraw()
{
    if (!isAsking())
        return;
    m_warnings.clear();
    // Qt would hand the keyboard to whatever comes next.
    if (isAncestorOf(QApplication::focusWidget()))
        Q_EMIT keyboardLeft();
    hide();
}

void AskStrip::confirm()
{
    if (!isAsking() || !m_since.hasExpired(deafTime.count()))
        return;
    const Draft draft = m_draft; // a new question may take its place
    Q_EMIT confirmed(draft);
}

void AskStrip::refresh()
{
    if (m_warnings.isEmpty())
        return;
    const QColor color = warningColor(palette());
    m_icon->setPixmap(tintedPixmap(IconName::Warning, {iconSize, iconSize}, devicePixelRatioF(), color));
    QStringList lines{tr("Before this goes out: %n warning(s).", nullptr, int(m_warnings.size()))};
    for (const Finding &warning : m_warnings.first(std::min(mostTold, m_warnings.size())))
        lines.append(QStringLiteral("• ") + findingSentence(warning));
    if (m_warnings.size() > mostTold)
        lines.append(tr("... and %n more, in the Problems tab.", nullptr, int(m_warnings.size() - mostTold)));
    m_question->setText(lines.join(u'\n'));
    m_show->setText(tr("Show the first"));
    m_back->setText(tr("Do not send"));
    m_anyway->setText(tr("Send anyway"));
    m_anyway->setAccessibleDescription(m_question->text());
    setAccessibleName(tr("Warnings before sending"));
}

void AskStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        withdraw();
    else
        QFrame::keyPressEvent(event);
}

// A held key answers nothing.
bool AskStrip::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (isKey && static_cast<QKeyEvent *>(event)->isAutoRepeat())
        return true;
    return QFrame::eventFilter(watched, event);
}

void AskStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace crier
