// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QFrame>

class QComboBox;
class QPushButton;

namespace crier {

class PlainLabel;

// The way from the sandbox to an app of one's own as a list of steps, each of which says whether it is done.
// May be closed and opened again at any time; what is done is read from how things are.
class FirstRunDialog : public QDialog
{
    Q_OBJECT

public:
    // `language` as UiSettings has it.
    FirstRunDialog(const QString &language, const QString &storeName, QWidget *parent = nullptr);

    // How far it is: there are profiles, and one of them is in use.
    void setProgress(bool hasProfile, bool isInUse);

Q_SIGNALS:
    void languageWanted(const QString &language);
    void profileWanted();
    void checkWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_storeName;
    bool m_hasProfile = false;
    bool m_isInUse = false;
    PlainLabel *m_intro;
    PlainLabel *m_languageLabel;
    QComboBox *m_language;
    PlainLabel *m_secret;
    PlainLabel *m_profileState;
    QPushButton *m_profile;
    PlainLabel *m_room;
    PlainLabel *m_checkState;
    QPushButton *m_check;
    QPushButton *m_close;
};

// One line at the first starts: the sandbox works, and this is how to go on. Not in the way of anything.
class FirstRunStrip : public QFrame
{
    Q_OBJECT

public:
    explicit FirstRunStrip(QWidget *parent = nullptr);

Q_SIGNALS:
    void setUpWanted();
    void dismissed(); // for good

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    PlainLabel *m_sentence;
    QPushButton *m_setUp;
    QPushButton *m_stay;
};

} // namespace crier
