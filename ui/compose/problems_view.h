// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QScrollArea>

namespace crier {

class FindingsPanel;
class PlainLabel;

// All findings, for the tab beside the preview.
class ProblemsView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProblemsView(QWidget *parent = nullptr);

    void setFindings(const QList<Finding> &findings);
    FindingsPanel *panel() const { return m_panel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    PlainLabel *m_empty;
    FindingsPanel *m_panel;
};

} // namespace crier
