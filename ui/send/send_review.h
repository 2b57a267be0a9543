// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/send_control.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QWidget;

namespace crier {

class ReviewSheet;

// Leads a live send from the Send button over the review sheet to the confirmed order. What is confirmed are
// the bytes the sheet showed, with the warnings it showed: where another one has come, it asks again. When
// message, profile or arming are not what they were, the sheet closes and says so, and nothing is sent.
class SendReview : public QObject
{
    Q_OBJECT

public:
    // `now` gives the message as the composer shows it, none while an input method is composing; `warnings`
    // all that is to be asked about it at this moment.
    SendReview(SendControl &control, std::function<std::optional<Draft>()> now,
               std::function<QList<Finding>(const Draft &)> warnings, QWidget *over);

    void open(const Draft &draft, const QList<Finding> &warnings);
    // The composer shows another message.
    void noteDraft(const Draft &draft);

Q_SIGNALS:
    // Without a send; the sentence says why, and is empty when the person went back.
    void ended(const QString &sentence);

private:
    void onStanding();
    void onConfirmed();
    void end(const QString &sentence);

    SendControl &m_control;
    std::function<std::optional<Draft>()> m_now;
    std::function<QList<Finding>(const Draft &)> m_warnings;
    QList<Finding> m_told; // what the sheet shows
    QWidget *m_over;
    QPointer<ReviewSheet> m_sheet;
};

} // namespace crier
