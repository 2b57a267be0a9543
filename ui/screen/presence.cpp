// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen/presence.h"

#include <QCoreApplication>
#include <QEvent>

namespace crier {

namespace {
constexpr std::chrono::milliseconds atMostEvery{1'000};
}

Presence::Presence(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool Presence::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::InputMethod:
        // Only what the system sent; an input method's events do not say so.
        if ((event->spontaneous() || event->type() == QEvent::InputMethod) &&
            (!m_since.isValid() || m_since.hasExpired(atMostEvery.count()))) {
            m_since.start();
            Q_EMIT acted();
        }
        break;
    default:
        break;
    }
    return false;
}

} // namespace crier
