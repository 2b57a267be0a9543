// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/message_template.h"

#include <QDateTime>
#include <QWidget>

class QCheckBox;
class QDateTimeEdit;

namespace crier {

class ZoneBox;

// Asks for the date of a variable: what the clocks show, and whose clocks.
class DateField : public QWidget
{
    Q_OBJECT

public:
    // Begins with the next full hour after `now`.
    DateField(const TemplateVariable &variable, const QDateTime &now, QWidget *parent = nullptr);

    // As readMoment() reads it; empty where the date is left out.
    QString value() const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    TemplateVariable m_variable;
    QCheckBox *m_isGiven; // of one that may be left out; else null
    QDateTimeEdit *m_clock;
    ZoneBox *m_zone; // null where only the day counts
};

} // namespace crier
