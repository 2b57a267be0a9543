// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/compose_notes.h"

#include <QDialog>

class QComboBox;
class QPushButton;

namespace crier {

class PlainEditor;
class PlainLabel;
class StatusLine;

// Writes the message that a profile keeps ready to take another one back in words. Begins with the one it has
// or with the bundled correction. Open it with open(); it only tells, keeping it is for the caller.
class CorrectionDialog : public QDialog
{
    Q_OBJECT

public:
    CorrectionDialog(const QString &profileName, const std::optional<CorrectionText> &current,
                     QWidget *parent = nullptr);

public Q_SLOTS:
    // It could not be kept: the dialog stays, and nothing that was written is lost.
    void showTrouble(const QString &sentence);
    // What is not kept yet is not thrown away without a question.
    void reject() override;

Q_SIGNALS:
    // Close the dialog (accept()) when it is kept.
    void saved(const QString &objectName, const QByteArray &content);
    void removed(); // the profile is to have none

protected:
    void changeEvent(QEvent *event) override;

private:
    void save();
    QByteArray content() const;
    void check();
    void retranslate();

    QString m_profileName;
    CorrectionText m_begun;
    PlainLabel *m_what;
    PlainLabel *m_typeLabel;
    QComboBox *m_type;
    PlainLabel *m_textLabel;
    PlainEditor *m_text;
    StatusLine *m_status;
    QPushButton *m_remove;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace crier
