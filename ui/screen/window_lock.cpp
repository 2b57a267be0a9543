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

constexpr std::chrono::seconds watchEvery{30};

// QWidget::isAncestorOf() ends at the edge of a window.
bool belongsTo(const QWidget *dialog, const QWidget *window)
{
    const QWidget *above = dialog->parentWidget();
    while (above && above != window)
        above = above->parentWidget();
    return above == window;
}

} // namespace

WindowLock::WindowLock(QMainWindow &window, const Clock &clock)
    : QObject(&window)
    , m_window(window)
    , m_clock(clock)
    , m_page(new LockPage(&window))
    , m_idle(new QTimer(this))
    , m_watch(new QTimer(this))
{
    m_idle->setSingleShot(true);
    m_watch->setInterval(watchEvery);
    connect(m_idle, &QTimer::timeout, this, &WindowLock::lock);
    connect(m_watch, &QTimer::timeout, this, &WindowLock::look);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            look();
    });
    connect(m_page, &LockPage::unlockWanted, this, &WindowLock::unlock);
}

void WindowLock::setIdle(std::chrono::milliseconds idle)
{
    m_idle->setInterval(idle);
    restart();
}

void WindowLock::restart()
{
    if (m_isLocked || m_idle->interval() <= 0) {
        m_idle->stop();
        m_watch->stop();
        return;
    }
    m_until = m_clock.utcNow().addMSecs(m_idle->interval());
    m_idle->start();
    m_watch->start();
}

void WindowLock::look()
{
    if (m_idle->isActive() && m_clock.utcNow() >= m_until)
        lock();
}

void WindowLock::touch()
{
    look();
    restart();
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
    restart();
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
    restart();
    Q_EMIT unlocked();
}

} // namespace crier
