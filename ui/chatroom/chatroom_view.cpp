// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chatroom_view.h"

#include "ui/chatroom/chatroom_delegate.h"
#include "ui/chatroom/chatroom_model.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QDateTime>
#include <QEvent>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace crier {

ChatroomView::ChatroomView(Environment environment, QWidget *parent)
    : QWidget(parent)
    , m_environment(environment)
    , m_model(new ChatroomModel(this))
    , m_delegate(new ChatroomDelegate(*m_model, this))
    , m_title(new PlainLabel(this))
    , m_hint(new ElidedLabel(this))
    , m_list(new QListView(this))
{
    m_title->setFont(strongFont(font()));
    m_title->setBuddy(m_list);
    m_hint->setFont(quietFont(font()));
    m_list->setObjectName(QStringLiteral("chatroom"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setTabKeyNavigation(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tight);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    retranslate();
}

void ChatroomView::setEnvironment(Environment environment)
{
    if (environment != m_environment)
        m_model->clearReceived(); // what the sandbox got was never in the other one's chatrooms
    m_environment = environment;
    retranslate();
}

void ChatroomView::setPreview(const Draft &draft)
{
    const int before = m_model->rowCount();
    m_model->setPreview(draft);
    // The view does not look at sizes again by itself when an item's data changes.
    if (before == m_model->rowCount() && before > 0)
        Q_EMIT m_delegate->sizeHintChanged(m_model->index(before - 1));
    stayAtEnd();
}

void ChatroomView::append(const Draft &received, const QDateTime &time)
{
    m_model->append(received, time);
    stayAtEnd();
}

// After the layout, which the view puts off.
void ChatroomView::stayAtEnd()
{
    QMetaObject::invokeMethod(m_list, &QListView::scrollToBottom, Qt::QueuedConnection);
}

void ChatroomView::retranslate()
{
    const bool isSandbox = m_environment == Environment::Sandbox;
    m_title->setText(isSandbox ? tr("Chatr&oom") : tr("&Preview"));
    m_hint->setText(isSandbox ? tr("What a member of the sandbox's chatroom sees")
                              : tr("What members will see, roughly: each app draws messages its own way"));
    m_list->setAccessibleName(isSandbox ? tr("Chatroom") : tr("Preview"));
    m_list->setAccessibleDescription(m_hint->text());
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    m_hint->setPalette(quiet);
    m_delegate->forget();
    m_model->retranslate();
}

void ChatroomView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
