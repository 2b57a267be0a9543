// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen/screen_watch.h"

#include <QAbstractNativeEventFilter>
#include <QCoreApplication>
#include <QWidget>

#include <windows.h>
#include <wtsapi32.h>

namespace crier {

namespace {

// Sleep is told to every window; locking only to one that has asked for it.
class SessionListener : public QObject, public QAbstractNativeEventFilter
{
public:
    explicit SessionListener(ScreenWatch &watch)
        : QObject(&watch)
        , m_watch(watch)
    {
        m_isRegistered =
            WTSRegisterSessionNotification(reinterpret_cast<HWND>(m_ear.winId()), NOTIFY_FOR_THIS_SESSION);
        QCoreApplication::instance()->installNativeEventFilter(this);
    }
    ~SessionListener() override
    {
        QCoreApplication::instance()->removeNativeEventFilter(this);
        if (m_isRegistered)
            WTSUnRegisterSessionNotification(reinterpret_cast<HWND>(m_ear.winId()));
    }

    bool nativeEventFilter(const QByteArray &, void *message, qintptr *) override
    {
        const MSG *told = static_cast<const MSG *>(message);
        if ((told->message == WM_WTSSESSION_CHANGE && told->wParam == WTS_SESSION_LOCK) ||
            (told->message == WM_POWERBROADCAST && told->wParam == PBT_APMSUSPEND))
            Q_EMIT m_watch.locked();
        return false;
    }

private:
    ScreenWatch &m_watch;
    QWidget m_ear; // never shown; has the window handle the notifications go to
    bool m_isRegistered = false;
};

} // namespace

QObject *listenForLocking(ScreenWatch &watch)
{
    return new SessionListener(watch);
}

} // namespace crier
