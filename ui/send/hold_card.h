// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/send_control.h"

#include <QFrame>

class QPushButton;
class QShortcut;

namespace crier {

class PlainLabel;

// A confirmed send that waits: how long still, and the ways to stop it. Esc cancels from anywhere in the
// window.
class HoldCard : public QFrame
{
    Q_OBJECT

public:
    // `parent` is in the window whose Esc it is, and is shown in all of its places.
    HoldCard(SendControl &control, QWidget *parent);

Q_SIGNALS:
    // The keyboard was in the card and needs another place. A keyboard that is elsewhere stays there.
    void keyboardLeft();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    SendControl &m_control;
    PlainLabel *m_icon;
    PlainLabel *m_sentence;
    QPushButton *m_cancel;
    QPushButton *m_pause;
    QShortcut *m_escape;
};

} // namespace crier
