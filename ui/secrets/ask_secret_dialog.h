// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"

#include <QDialog>

class QPushButton;

namespace crier {

class EnvironmentBand;
class PlainLabel;
class SecretEdit;

// Asks for the secret of one profile, for this session only: says why, and whom it is for. Open it with
// open(). Ends in given() or rejected().
class AskSecretDialog : public QDialog
{
    Q_OBJECT

public:
    // `why`: secretSentence(), or empty when there is nothing to explain.
    AskSecretDialog(const Profile &profile, const QString &why, QWidget *parent = nullptr);

public Q_SLOTS:
    void done(int result) override;

Q_SIGNALS:
    void given(const crier::Secret &secret);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void check();
    void retranslate();

    Profile m_profile;
    EnvironmentBand *m_band;
    PlainLabel *m_why;
    PlainLabel *m_what;
    PlainLabel *m_label;
    SecretEdit *m_secret;
    QPushButton *m_cancel;
    QPushButton *m_use;
};

} // namespace crier
