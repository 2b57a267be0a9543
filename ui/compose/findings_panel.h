// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QWidget>

class QVBoxLayout;

namespace crier {

// What is wrong with the message, each as an icon and a sentence, right under the editor. What is merely not
// filled in yet is said beside Send only.
class FindingsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget *parent = nullptr);

    void setFindings(const QList<Finding> &findings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    QList<Finding> m_findings;
    QVBoxLayout *m_rows;
};

} // namespace crier
