// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace crier {

namespace {

class WheelGuard : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel)
            return QObject::eventFilter(watched, event);
        event->ignore(); // for the page around it
        return true;
    }
};

} // namespace

void ignoreWheel(QWidget *box)
{
    box->installEventFilter(new WheelGuard(box));
    box->setFocusPolicy(Qt::StrongFocus);
}

} // namespace crier
