// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QPushButton>

namespace crier {

// Names the act, and has one width whatever state it is in. Space presses it once however long it is held;
// Enter never does, because Ctrl+Enter leads here and a finger may still be on the key.
class SendButton : public QPushButton
{
    Q_OBJECT

public:
    explicit SendButton(QWidget *parent = nullptr);

    void setProfile(const Profile &profile);
    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Profile m_profile;
};

} // namespace crier
