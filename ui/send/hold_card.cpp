// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/hold_card.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/send/send_hold.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>

namespace crier {

namespace {
constexpr int handSize = 20;
}

HoldCard::HoldCard(SendControl &control, QWidget *parent)
    : QFrame(parent)
    , m_control(control)
    , m_icon(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_cancel(new QPushButton(this))
    , m_pause(new QPushButton(this))
    , m_escape(new QShortcut(Qt::Key_Escape, parent))
{
    setObjectName(QStringLiteral("holdCard"));
    setFrameShape(QFrame::StyledPanel);
    m_sentence->setObjectName(QStringLiteral("holdSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setFont(strongFont(font()));
    m_cancel->setObjectName(QStringLiteral("holdCancel"));
    m_pause->setObjectName(QStringLiteral("holdPause"));
    for (QPushButton *button : {m_cancel, m_pause}) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::group, space::row, space::group, space::row);
    layout->setSpacing(space::row);
    layout->addWidget(m_icon);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_pause);

    SendHold *const hold = control.hold();
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_control.cancelHold(HoldEnd::Cancelled); });
    connect(m_escape, &QShortcut::activated, this, [this] { m_control.cancelHold(HoldEnd::Cancelled); });
    connect(m_pause, &QPushButton::clicked, hold,
            [hold] { hold->isPaused() ? hold->resume() : hold->pause(); });
    connect(hold, &SendHold::changed, this, &HoldCard::refresh);
    m_escape->setEnabled(false);
    hide();
}

void HoldCard::refresh()
{
    const SendHold *hold = m_control.hold();
    const bool begins = hold->isRunning() && isHidden();
    m_escape->setEnabled(hold->isRunning());
    if (!hold->isRunning()) {
        // Qt would hand the keyboard to whatever comes next.
        if (isAncestorOf(QApplication::focusWidget()))
            Q_EMIT keyboardLeft();
        hide();
        return;
    }
    show();
    const QString app = oneLine(m_control.profile().name, 60);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(hold->remaining()).count();
    m_sentence->setText(
        hold->isPaused() ? tr("Paused %1 s before it goes to everyone in %2. Nothing has left this computer.")
                               .arg(QString::number(seconds), app)
                         : tr("Goes to everyone in %2 in %1 s. Nothing has left this computer yet.")
                               .arg(QString::number(seconds), app));
    m_icon->setPixmap(
        tintedPixmap(IconName::Waiting, {handSize, handSize}, devicePixelRatioF(), warningColor(palette())));
    m_cancel->setText(tr("Cancel the send"));
    m_cancel->setAccessibleDescription(m_sentence->text());
    m_pause->setText(hold->isPaused() ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleDescription(m_sentence->text());
    setAccessibleName(tr("Send on hold"));
    if (begins) {
        m_cancel->setFocus(Qt::OtherFocusReason);
        announce(m_sentence, m_sentence->text());
    }
}

// A key that is still held from the review answers nothing here.
bool HoldCard::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (isKey && static_cast<QKeyEvent *>(event)->isAutoRepeat())
        return true;
    return QFrame::eventFilter(watched, event);
}

void HoldCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace crier
