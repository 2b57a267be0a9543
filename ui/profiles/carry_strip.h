// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QFrame>

class QPushButton;

namespace crier {

class PlainLabel;

// Before another profile becomes current while there is a draft: shall it come along? No content goes into
// another environment without this question.
class CarryStrip : public QFrame
{
    Q_OBJECT

public:
    explicit CarryStrip(QWidget *parent = nullptr);

    void ask(const Profile &from, const Profile &to);
    void withdraw();
    bool isAsking() const { return isVisibleTo(parentWidget()); }

Q_SIGNALS:
    void takeAlong(const QByteArray &id);
    void beginNew(const QByteArray &id);
    void withdrawn();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Profile m_from;
    Profile m_to;
    PlainLabel *m_icon;
    PlainLabel *m_question;
    QPushButton *m_new;
    QPushButton *m_along;
    QPushButton *m_stay;
};

} // namespace crier
