// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/setup/setup_report.h"

#include <QWidget>

class QToolButton;

namespace crier {

class PlainLabel;

// One step of the set-up check: icon, name, word, time and sentence; below them, unfolded by itself where
// something is to be done, the advice and the facts.
class SetupStepRow : public QWidget
{
    Q_OBJECT

public:
    explicit SetupStepRow(QWidget *parent = nullptr);

    void setStep(const SetupStep &step);
    const SetupStep &step() const { return m_step; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void unfold(bool open);
    void refresh();

    SetupStep m_step;
    PlainLabel *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    PlainLabel *m_advice;
    PlainLabel *m_facts;
    QToolButton *m_more;
};

} // namespace crier
