// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen/screen_watch.h"

#include <QGuiApplication>

namespace crier {

QObject *listenForLocking(ScreenWatch &watch)
{
    auto *listener = new QObject(&watch);
    QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, listener,
                     [&watch](Qt::ApplicationState state) {
                         if (state == Qt::ApplicationSuspended)
                             Q_EMIT watch.locked();
                     });
    return listener;
}

} // namespace crier
