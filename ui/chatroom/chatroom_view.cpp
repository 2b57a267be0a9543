// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chatroom_view.h"

#include "ui/chatroom/chatroom_delegate.h"
#include "ui/chatroom/chatroom_model.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>
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
    layout->addLayout(buildSwitches());
    auto *screen = new QHBoxLayout; // in the middle, no wider than the device
    screen->addStretch(0);
    screen->addWidget(m_list, 1);
    screen->addStretch(0);
    layout->addLayout(screen, 1);
    retranslate();
}

QHBoxLayout *ChatroomView::buildSwitches()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    auto *colors = new QButtonGroup(this);
    m_light = addSwitch(*row, *colors, "previewLight");
    m_dark = addSwitch(*row, *colors, "previewDark");
    row->addSpacing(space::row);
    auto *devices = new QButtonGroup(this);
    m_phone = addSwitch(*row, *devices, "previewPhone");
    m_tablet = addSwitch(*row, *devices, "previewTablet");
    row->addStretch(1);
    return row;
}

QToolButton *ChatroomView::addSwitch(QHBoxLayout &row, QButtonGroup &group, const char *objectName)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(objectName));
    made->setCheckable(true);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    made->setFont(quietFont(font()));
    group.addButton(made);
    row.addWidget(made);
    connect(made, &QToolButton::clicked, this, &ChatroomView::chooseLook);
    return made;
}

void ChatroomView::setPreviewLook(const PreviewLook &look)
{
    m_look = look;
    showLook();
}

void ChatroomView::chooseLook()
{
    PreviewLook chosen;
    chosen.device = m_tablet->isChecked() ? PreviewLook::Device::Tablet : PreviewLook::Device::Phone;
    const bool dark = m_dark->isChecked();
    // Who only chose a device still follows the window.
    const bool follows = m_look.colors == PreviewLook::Colors::LikeWindow && dark == isDark(palette());
    if (!follows)
        chosen.colors = dark ? PreviewLook::Colors::Dark : PreviewLook::Colors::Light;
    if (chosen == m_look)
        return;
    setPreviewLook(chosen);
    Q_EMIT previewLookChanged();
}

void ChatroomView::showLook()
{
    const bool follows = m_look.colors == PreviewLook::Colors::LikeWindow;
    const bool dark = follows ? isDark(palette()) : m_look.colors == PreviewLook::Colors::Dark;
    const bool isPhone = m_look.device == PreviewLook::Device::Phone;
    (dark ? m_dark : m_light)->setChecked(true);
    (isPhone ? m_phone : m_tablet)->setChecked(true);
    m_list->setPalette(follows ? QPalette() : previewPalette(dark));
    m_list->setMaximumWidth(screenWidth(m_look.device) + 2 * m_list->frameWidth() +
                            m_list->verticalScrollBar()->sizeHint().width());
    m_list->viewport()->update();
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
    m_title->setText(isSandbox ? tr("Cha&troom") : tr("Prev&iew"));
    m_hint->setText(isSandbox ? tr("What a member of the sandbox's chatroom sees")
                              : tr("What members will see, roughly: each app draws messages its own way"));
    m_list->setAccessibleName(isSandbox ? tr("Chatroom") : tr("Preview"));
    m_list->setAccessibleDescription(m_hint->text());
    m_light->setText(tr("Light", "colours"));
    m_light->setAccessibleName(tr("Show the preview in light colors"));
    m_dark->setText(tr("Dark", "colours"));
    m_dark->setAccessibleName(tr("Show the preview in dark colors"));
    m_phone->setText(tr("Phone"));
    m_phone->setAccessibleName(tr("Show the preview as wide as a phone"));
    m_tablet->setText(tr("Tablet"));
    m_tablet->setAccessibleName(tr("Show the preview as wide as a tablet"));
    for (QToolButton *each : {m_light, m_dark, m_phone, m_tablet})
        each->setToolTip(plainToolTip(each->accessibleName()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    m_hint->setPalette(quiet);
    m_delegate->forget();
    m_model->retranslate();
    showLook();
}

void ChatroomView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
