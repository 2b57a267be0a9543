// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen/lock_page.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int lockSize = 48;
}

LockPage::LockPage(QWidget *window)
    : QWidget(window)
    , m_icon(new PlainLabel(this))
    , m_title(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_unlock(new QPushButton(this))
{
    setObjectName(QStringLiteral("lockPage"));
    setAutoFillBackground(true);
    m_title->setFont(strongFont(font()));
    m_sentence->setObjectName(QStringLiteral("lockSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_unlock->setObjectName(QStringLiteral("unlockButton"));
    m_unlock->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::group);
    layout->addStretch();
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence); // as wide as the page, for the height of its lines
    layout->addWidget(m_unlock, 0, Qt::AlignHCenter);
    layout->addStretch();
    window->installEventFilter(this);
    connect(m_unlock, &QPushButton::clicked, this, &LockPage::unlockWanted);
    retranslate();
    hide();
}

void LockPage::cover()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
    m_unlock->setFocus(Qt::OtherFocusReason);
    announce(m_sentence, m_title->text());
}

bool LockPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void LockPage::retranslate()
{
    m_icon->setPixmap(
        tintedPixmap(IconName::Lock, {lockSize, lockSize}, devicePixelRatioF(), quietText(palette())));
    m_title->setText(tr("Crier is locked"));
    m_sentence->setText(tr("No App Secret is in memory, and live mode is disarmed. Your message is kept. "
                           "Unlocking asks the key store again."));
    m_unlock->setText(tr("Unlock"));
    m_unlock->setAccessibleDescription(m_sentence->text());
    setAccessibleName(m_title->text());
}

void LockPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
