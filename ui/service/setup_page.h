// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/setup/setup_check.h"
#include "ui/service/service_page.h"

class QLineEdit;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace crier {

class PlainLabel;
class ProxyPasswords;
class SetupStepRow;
class StatusLine;

// "Check setup": whether broadcasts could be sent with the profile, step by step, reaching nobody.
class SetupPage : public ServicePage
{
    Q_OBJECT

public:
    // What a person types for a proxy goes into `proxyPasswords`.
    SetupPage(QNetworkAccessManager &manager, const Clock &clock, ProxyPasswords &proxyPasswords,
              QWidget *parent = nullptr);

    QString title() const override;
    void setProfile(const Profile &profile, const Secret &secret) override;

Q_SIGNALS:
    // This computer's clock minus that of the service that `appKey` belongs to; positive: it is fast.
    void clockMeasured(const QString &appKey, std::chrono::seconds difference);

protected:
    void changeEvent(QEvent *event) override;

private:
    void startOrStop();
    void showStep(const SetupStep &step);
    void showEnd(const SetupReport &report);
    void askForProxyPassword(const QString &proxy);
    void takeProxyPassword();
    void wipeProxyPassword();
    void copyText();
    void clearResults();
    void sayEnd();
    void retranslate();
    void refreshIntroduction();

    ProxyPasswords &m_proxyPasswords;
    SetupCheck m_check;
    Profile m_profile;
    Secret m_secret;
    QString m_proxy; // that wants a password
    PlainLabel *m_introduction;
    PlainLabel *m_roomLabel;
    QLineEdit *m_room;
    QPushButton *m_start;
    QToolButton *m_copy;
    StatusLine *m_status;
    QWidget *m_proxyRow;
    PlainLabel *m_proxyQuestion;
    QLineEdit *m_proxyUser;
    QLineEdit *m_proxyPassword;
    QPushButton *m_proxyAgain;
    QScrollArea *m_scroll;
    QList<SetupStepRow *> m_rows;
};

} // namespace crier
