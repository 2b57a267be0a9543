// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace crier {

class PlainLabel;

// One finding: icon, word and sentence, where it is, and the buttons that lead there or mend it.
class FindingRow : public QWidget
{
    Q_OBJECT

public:
    explicit FindingRow(QWidget *parent = nullptr);

    void setFinding(const Finding &finding);
    const Finding &finding() const { return m_finding; }

Q_SIGNALS:
    void showWanted(const crier::Finding &finding);
    void fixWanted(const crier::Finding &finding);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Finding m_finding{.problem = Problem::SenderMissing};
    QLabel *m_icon;
    PlainLabel *m_sentence;
    QPushButton *m_show;
    QPushButton *m_fix;
};

} // namespace crier
