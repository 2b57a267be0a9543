// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/rongcloud/names.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace crier {

class PlainLabel;
class StatusLine;

// Where an App Secret is typed. The field itself always hides what is in it, so nothing can be copied, cut,
// dragged or selected out of it; showing it is a deliberate press, and ends by itself when the focus goes
// elsewhere. White space around it is taken off, and that is said.
class SecretEdit : public QWidget
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);
    ~SecretEdit() override;

    // What must not be given as the secret.
    void setAppKey(const AppKey &appKey);
    // What an empty field means, in the field itself: "Kept in the key store".
    void setPlaceholder(const QString &text);
    // As typed, without white space around it. Empty when there is none, or when it is refused.
    Secret secret() const;
    bool isEmpty() const;
    // Why what is typed cannot be the secret; empty: it can, or nothing is typed.
    QString problem() const;
    bool isRevealed() const;
    // Overwrites what this widget holds.
    void clear();
    // The same for a window that is locked, and says so where something was typed.
    void forget();
    void focusField();
    // For a label's buddy.
    QWidget *field() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void onEdited();
    void setRevealed(bool revealed);
    void showRevealed();
    void check();
    void retranslate();

    AppKey m_appKey;
    bool m_wasTrimmed = false;
    QLineEdit *m_line;
    QPushButton *m_reveal;
    PlainLabel *m_revealed;
    StatusLine *m_status;
};

} // namespace crier
