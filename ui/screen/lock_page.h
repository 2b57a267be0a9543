// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace crier {

class PlainLabel;

// Covers a window while it is locked, and offers to unlock it.
class LockPage : public QWidget
{
    Q_OBJECT

public:
    explicit LockPage(QWidget *window);

    void cover();

Q_SIGNALS:
    void unlockWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    PlainLabel *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    QPushButton *m_unlock;
};

} // namespace crier
