// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QElapsedTimer>
#include <QFrame>

class QPushButton;

namespace crier {

class PlainLabel;

// The question that stands between the Send button and a message with warnings: what they are, and whether it
// shall go all the same. Its answer is not where Send was, and is deaf for its first half second, so that a
// double press does not answer what nobody has read.
class AskStrip : public QFrame
{
    Q_OBJECT

public:
    explicit AskStrip(QWidget *parent = nullptr);

    // Shows the question for this very message. `warnings` is not empty.
    void ask(const Draft &draft, const QList<Finding> &warnings);
    // The question is over, whatever the answer was.
    void withdraw();
    bool isAsking() const { return isVisibleTo(parentWidget()); }
    const QList<Finding> &warnings() const { return m_warnings; }

Q_SIGNALS:
    // "Send anyway" for the message that was asked about. The question stays until it is withdrawn.
    void confirmed(const crier::Draft &draft);
    void showWanted(const crier::Finding &finding);
    // The keyboard needs another place: the person answered "Do not send", or the question is about to go
    // away from under it. A keyboard that is elsewhere stays there.
    void keyboardLeft();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void confirm();
    void refresh();

    Draft m_draft;
    QList<Finding> m_warnings;
    QElapsedTimer m_since;
    PlainLabel *m_icon;
    PlainLabel *m_question;
    QPushButton *m_show;
    QPushButton *m_back;
    QPushButton *m_anyway;
};

} // namespace crier
