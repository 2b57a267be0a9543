// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"

#include <QFrame>

class QPushButton;

namespace crier {

class PlainLabel;
class SecretEdit;

// Asks for the secret of the profile in use when the key store does not give it: for this session, or to
// keep.
class SecretPanel : public QFrame
{
    Q_OBJECT

public:
    explicit SecretPanel(const QString &storeName, QWidget *parent = nullptr);

    // `trouble` says why it is asked for.
    void ask(const Profile &profile, const QString &trouble);
    void withdraw();

Q_SIGNALS:
    void given(const crier::Secret &secret, bool keep);
    void tryAgainWanted(); // the key store may answer now

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void give(bool keep);
    void retranslate();

    QString m_storeName;
    Profile m_profile;
    QString m_trouble;
    PlainLabel *m_icon;
    PlainLabel *m_question;
    SecretEdit *m_secret;
    QPushButton *m_use;
    QPushButton *m_keep;
    QPushButton *m_again;
    QPushButton *m_cancel;
};

} // namespace crier
