// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/curl_command.h"
#include "app/rongcloud/profile.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QTimer;
class QToolButton;

namespace crier {

class PlainLabel;

// The request that a press of Send would make now, before it is made: where it goes, its headers with the
// secret values masked, the form's fields, the content and the body byte for byte, and the sums the log will
// keep. Made by the same functions that make the real one.
class RequestView : public QWidget
{
    Q_OBJECT

public:
    explicit RequestView(QWidget *parent = nullptr);

    // Costs nothing while the view is hidden; while it is shown, encoding and hashing wait until the typing
    // pauses.
    void setRequest(const Profile &profile, const Draft &draft);

    // Where the keyboard goes first.
    QWidget *firstPane() const;

public Q_SLOTS:
    void copyAsCurl(crier::Shell shell);
    void copyContent();
    void copyBody();

Q_SIGNALS:
    void copied(const QString &sentence); // the view shows the sentence as well

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Section
    {
        PlainLabel *title;
        QPlainTextEdit *text;
    };
    Section addSection(QBoxLayout &layout, const char *objectName, bool fits);
    QLineEdit *addSum(QLayout &layout, PlainLabel *label, const char *objectName);
    QWidget *buildButtons();
    void refresh();
    void showHead();
    void say(const QString &sentence);
    void retranslate();

    Profile m_profile;
    Draft m_draft;
    bool m_isStale = true;
    QTimer *m_settle;
    Section m_head;
    Section m_fields;
    Section m_content;
    Section m_body;
    PlainLabel *m_contentSumTitle;
    PlainLabel *m_bodySumTitle;
    QLineEdit *m_contentSum;
    QLineEdit *m_bodySum;
    QToolButton *m_curl;
    QToolButton *m_copyContent;
    QToolButton *m_copyBody;
    QAction *m_posix;
    QAction *m_powerShell;
    QAction *m_cmd;
    PlainLabel *m_notice;
};

} // namespace crier
