// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen/window_lock.h"

#include "ui/screen/lock_page.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QTimer>

#include <utility>

namespace crier {

namespace {

// QWidget::isAncestorOf() ends at the edge of a window.
bool belongsTo(const QWidget *dialog, const QWidget *window)
{
    const QWidget *above = dialog->parentWidget();
    while (above && above != window)
        above = above->parentWidget();
    return above == window;
}

} // namespace

WindowLock::WindowLock(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_page(new LockPage(&window))
    , m_idle(new QTimer(this))
{
    m_idle->setSingleShot(true);
    connect(m_idle, &QTimer::timeout, this, &WindowLock::lock);
    connect(m_page, &LockPage::unlockWanted, this, &WindowLock::unlock);
}

void WindowLock::setIdle(std::chrono::milliseconds idle)
{
    m_idle->setInterval(idle);
    if (idle.count() > 0 && !m_isLocked)
        m_idle->start();
    else
        m_idle->stop();
}

void WindowLock::touch()
{
    if (m_idle->isActive())
        m_idle->start();
}

// A menu that is off takes the shortcuts of its commands along.
void WindowLock::allow(bool allowed)
{
    for (QAction *menu : m_window.menuBar()->actions())
        menu->setEnabled(allowed);
    m_window.centralWidget()->setEnabled(allowed);
}

void WindowLock::lock()
{
    if (m_isLocked)
        return;
    m_isLocked = true;
    m_idle->stop();
    m_focus = m_window.focusWidget();
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (!other->isVisible() || !belongsTo(other, &m_window))
            continue;
        if (other->windowType() != Qt::Popup)
            m_hidden.append(other);
        other->hide();
    }
    Q_EMIT locked(); // what this says in the window is then covered as well
    allow(false);
    m_page->cover();
}

void WindowLock::unlock()
{
    if (!m_isLocked)
        return;
    m_isLocked = false;
    m_page->hide();
    allow(true);
    for (const QPointer<QWidget> &dialog : std::exchange(m_hidden, {})) {
        if (dialog)
            dialog->show();
    }
    if (m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
    if (m_idle->interval() > 0)
        m_idle->start();
    Q_EMIT unlocked();
}

} // namespace crier
