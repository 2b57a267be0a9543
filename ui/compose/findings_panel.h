// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace crier {

class FindingRow;

// What is wrong with the message, the most serious first, each with a way there and, where there is one, a
// fix. What is merely not filled in yet is said beside Send only.
class FindingsPanel : public QWidget
{
    Q_OBJECT

public:
    // Shows at most `mostShown`; the rest is behind a button that asks for moreWanted().
    explicit FindingsPanel(int mostShown, QWidget *parent = nullptr);

    void setFindings(const QList<Finding> &findings);

Q_SIGNALS:
    void showWanted(const crier::Finding &finding);
    void fixWanted(const crier::Finding &finding);
    void moreWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    int m_mostShown;
    QList<Finding> m_findings;
    QList<FindingRow *> m_rows; // kept for the next findings
    QVBoxLayout *m_layout;
    QPushButton *m_more;
};

// The findings a list shows.
QList<Finding> withoutMerelyMissing(const QList<Finding> &findings);

} // namespace crier
