// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/inspector/inspection.h"
#include "ui/service/service_page.h"

class QListWidget;
class QPushButton;
class QTimer;

namespace crier {

class PlainEditor;
class PlainLabel;

// What is wrong with a pasted request, and which mistake made its signature. All is computed here; nothing is
// sent, and what is pasted is not kept.
class InspectorPage : public ServicePage
{
    Q_OBJECT

public:
    // `clock` must outlive it.
    explicit InspectorPage(const Clock &clock, QWidget *parent = nullptr);

    QString title() const override;
    void setProfile(const Profile &profile, const Secret &secret) override;
    // Secrets of other profiles that are known without asking anybody, and whose they are.
    void setOtherSecrets(const QStringList &profiles, const QList<Secret> &secrets);

protected:
    void changeEvent(QEvent *event) override;

private:
    void inspectNow();
    void showInspection();
    void clear();
    void retranslate();

    const Clock &m_clock;
    Profile m_profile;
    Secret m_secret;
    QStringList m_otherProfiles;
    QList<Secret> m_otherSecrets;
    PlainLabel *m_pasteTitle;
    PlainEditor *m_paste;
    PlainLabel *m_secretNote;
    QPushButton *m_check;
    QPushButton *m_clear;
    PlainLabel *m_listTitle;
    PlainLabel *m_form;
    QListWidget *m_list;
    QTimer *m_pause;
    std::optional<Inspection> m_inspection;
};

} // namespace crier
