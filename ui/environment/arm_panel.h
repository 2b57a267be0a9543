// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/arming.h"

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace crier {

class PlainLabel;

// Asks for the name of the app before live sending is let through. Compared only when the person says so, so
// that an input method can be used. Stands under the band.
class ArmPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ArmPanel(Arming &arming, QWidget *parent = nullptr);

    void ask(const Profile &profile);
    // The profile is this one now: a question about another one is taken back.
    void setProfile(const Profile &profile);
    // Arming has another idle time now; an open question says so.
    void idleChanged() { retranslate(); }

Q_SIGNALS:
    // It is gone, and had the keyboard.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void confirm();
    void leave();
    void retranslate();

    Arming &m_arming;
    Profile m_profile;
    bool m_wasWrong = false;
    PlainLabel *m_icon;
    PlainLabel *m_question;
    QLineEdit *m_name;
    QPushButton *m_arm;
    QPushButton *m_cancel;
};

} // namespace crier
