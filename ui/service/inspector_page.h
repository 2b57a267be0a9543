// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/inspector/inspection.h"
#include "app/secrets/secret_store.h"
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
    const Profile &profile() const { return m_profile; }

    // The other profiles, as far as their secrets are known.
    struct Others
    {
        QStringList profiles = {}; // whose secrets these are
        QStringList appKeys = {};  // theirs
        QList<Secret> secrets = {};
        QStringList missing = {}; // whose are not known
        bool isAsking = false;    // the key store, for those
        SecretTrouble trouble = SecretTrouble::None;
        QString troubled = {}; // whose it gave none of
        QString storeName = {};
    };
    void setOthers(const Others &others);

Q_SIGNALS:
    // For whoever knows to call setOthers(), without asking anybody.
    void otherSecretsNeeded();
    // The person wants the key store to be asked.
    void otherSecretsWanted();
    // The others that were set are forgotten.
    void profileChanged();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void inspectNow();
    void showInspection();
    void clear();
    void retranslate();
    void showOthers();

    const Clock &m_clock;
    Profile m_profile;
    Secret m_secret;
    Others m_others;
    PlainLabel *m_pasteTitle;
    PlainEditor *m_paste;
    PlainLabel *m_secretNote;
    PlainLabel *m_othersNote;
    QPushButton *m_askOthers;
    QPushButton *m_check;
    QPushButton *m_clear;
    PlainLabel *m_listTitle;
    PlainLabel *m_form;
    QListWidget *m_list;
    QTimer *m_pause;
    std::optional<Inspection> m_inspection;
};

} // namespace crier
