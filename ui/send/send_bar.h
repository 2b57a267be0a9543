// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/send_control.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace crier {

class PlainLabel;
class SendButton;

// The checkbox, the Send button, and the line that says why it cannot be pressed and what to do.
class SendBar : public QWidget
{
    Q_OBJECT

public:
    explicit SendBar(SendControl &control, QWidget *parent = nullptr);

    QCheckBox *includeSender() const { return m_includeSender; }
    // What is known of the sender being online; asked only when the person wants it.
    void showOnline(const QString &sentence);
    void setAsking(bool asking);
    SendButton *button() const { return m_button; }
    // The keyboard goes to the Send button, or to the line that says why it is off.
    void focusSend();

Q_SIGNALS:
    void sendPressed();
    void onlineWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showStanding();
    void showProfile();
    void retranslate();

    SendControl &m_control;
    QCheckBox *m_includeSender;
    QPushButton *m_askOnline;
    PlainLabel *m_online;
    PlainLabel *m_icon;
    PlainLabel *m_reason;
    QPushButton *m_remedy;
    SendButton *m_button;
    bool m_keyboardWaits = false; // the focus was on Send when it went off
};

} // namespace crier
