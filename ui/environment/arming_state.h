// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/arming.h"

#include <QWidget>

class QPushButton;
class QTimer;

namespace crier {

class PlainLabel;

// At the end of the environment band, for live profiles only: "Disarmed [Arm...]" or "Armed, ends in 9 min
// [Disarm]".
class ArmingState : public QWidget
{
    Q_OBJECT

public:
    explicit ArmingState(Arming &arming, QWidget *parent = nullptr);

    void setProfile(const Profile &profile);

Q_SIGNALS:
    void armWanted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();

    Arming &m_arming;
    Profile m_profile;
    PlainLabel *m_icon;
    PlainLabel *m_text;
    QPushButton *m_button;
    QTimer *m_tick; // only while armed and to be seen
};

} // namespace crier
