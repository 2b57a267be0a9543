// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"

#include <QWidget>

class QTabWidget;

namespace crier {

class ServicePage;

// The place for finding out why the service does not do what it should: one tab a question.
class ServiceView : public QWidget
{
    Q_OBJECT

public:
    explicit ServiceView(QWidget *parent = nullptr);

    // Takes it over, as the last tab.
    void addPage(ServicePage *page);
    void showPage(ServicePage *page);
    void setProfile(const Profile &profile, const Secret &secret);
    // Where F6 goes, in the order the eye reads.
    QList<QWidget *> panes() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    ServicePage *page(int index) const;

    QTabWidget *m_tabs;
    Profile m_profile;
    Secret m_secret;
};

} // namespace crier
