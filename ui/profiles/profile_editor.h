// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/profile.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimeEdit;

namespace crier {

class PlainLabel;
class SecretEdit;
class StatusLine;
class ZoneBox;

// One profile as a form. Checks what stands in it and hands it over; storing it is the caller's to do, who
// closes the dialog or says what is in the way.
class ProfileEditor : public QDialog
{
    Q_OBJECT

public:
    // Without an id the profile is a new one. `storeName` is where the secret would be kept.
    ProfileEditor(const Profile &profile, const QList<Profile> &others, const QString &storeName,
                  QWidget *parent);

    void showTrouble(const QString &sentence);

Q_SIGNALS:
    // An empty secret: nothing was typed, so what the key store has stays.
    void saveWanted(const crier::Profile &profile, const crier::Secret &secret);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addRow(QFormLayout &form, PlainLabel *&label, QWidget *field, const char *objectName);
    QWidget *buildForm();
    void load();
    Profile edited() const;
    void chooseEnvironment();
    void chooseCentre();
    void showAddress();
    bool check();
    void save();
    void retranslate();

    Profile m_profile;
    QList<Profile> m_others;
    QString m_storeName;
    QFormLayout *m_form = nullptr;
    PlainLabel *m_nameLabel;
    QLineEdit *m_name;
    PlainLabel *m_environmentLabel;
    QComboBox *m_environment;
    PlainLabel *m_centreLabel;
    QComboBox *m_centre;
    PlainLabel *m_hostLabel;
    QComboBox *m_host;
    PlainLabel *m_addressLabel;
    QLineEdit *m_address;
    PlainLabel *m_keyLabel;
    QLineEdit *m_key;
    PlainLabel *m_secretLabel;
    SecretEdit *m_secret;
    PlainLabel *m_secretHint;
    PlainLabel *m_senderLabel;
    QLineEdit *m_sender;
    PlainLabel *m_roomLabel;
    QLineEdit *m_room;
    PlainLabel *m_intervalLabel;
    QSpinBox *m_interval;
    PlainLabel *m_holdLabel;
    QComboBox *m_hold;
    QCheckBox *m_hasHours;
    QTimeEdit *m_from;
    PlainLabel *m_until;
    QTimeEdit *m_to;
    ZoneBox *m_zone;
    StatusLine *m_status;
    QPushButton *m_save;
    QPushButton *m_cancel;
    bool m_isHoldChosen = false; // by the person, so another environment does not change it
    bool m_wasTried = false;     // to save it: from then on what is wrong is said while it is mended
};

} // namespace crier
