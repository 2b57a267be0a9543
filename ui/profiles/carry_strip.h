// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QFrame>

#include <optional>

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
    // The profile in use was `before` and became `after` elsewhere; meanwhile the window speaks for `now`.
    void askAfterChange(const Profile &now, const Profile &before, const Profile &after);
    void withdraw();
    bool isAsking() const { return isVisibleTo(parentWidget()); }
    // Where the message would go.
    const Profile &target() const { return m_to; }

Q_SIGNALS:
    void takeAlong(const QByteArray &id);
    void beginNew(const QByteArray &id);
    void withdrawn();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void open();
    void retranslate();

    Profile m_from;
    Profile m_to;
    std::optional<Profile> m_before; // of m_to
    PlainLabel *m_icon;
    PlainLabel *m_question;
    QPushButton *m_new;
    QPushButton *m_along;
    QPushButton *m_stay;
};

} // namespace crier
