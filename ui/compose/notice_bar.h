// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QPushButton;

namespace crier {

class PlainLabel;

// The line above the composer: what happened, and with an offer the one thing to do about it. Hidden while
// there is nothing to say.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void say(const QString &sentence);
    // `act` is done when the person takes the offer; the notice is over then.
    void offer(const QString &sentence, const QString &label, std::function<void()> act);
    // An offer that makes no sense any more is taken back; a sentence without one stays.
    void withdrawOffer();

private:
    PlainLabel *m_sentence;
    QPushButton *m_action;
    std::function<void()> m_act;
};

} // namespace crier
