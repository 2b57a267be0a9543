// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/findings_panel.h"

#include "ui/common/look.h"
#include "ui/compose/finding_row.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace crier {

QList<Finding> withoutMerelyMissing(const QList<Finding> &findings)
{
    QList<Finding> shown;
    for (const Finding &finding : findings) {
        if (!isMerelyMissing(finding.problem))
            shown.append(finding);
    }
    return shown;
}

FindingsPanel::FindingsPanel(int mostShown, QWidget *parent)
    : QWidget(parent)
    , m_mostShown(mostShown)
    , m_layout(new QVBoxLayout(this))
    , m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("findings"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::row);
    m_more->setObjectName(QStringLiteral("moreFindings"));
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, &FindingsPanel::moreWanted);
    hide();
}

void FindingsPanel::setFindings(const QList<Finding> &findings)
{
    const QList<Finding> shown = withoutMerelyMissing(findings);
    if (shown == m_findings)
        return;
    m_findings = shown;
    refresh();
}

void FindingsPanel::refresh()
{
    const qsizetype count = std::min<qsizetype>(m_mostShown, m_findings.size());
    while (m_rows.size() < count) {
        auto *const row = new FindingRow(this);
        m_layout->insertWidget(int(m_rows.size()), row);
        m_rows.append(row);
        connect(row, &FindingRow::showWanted, this, &FindingsPanel::showWanted);
        connect(row, &FindingRow::fixWanted, this, &FindingsPanel::fixWanted);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (i < count)
            m_rows.at(i)->setFinding(m_findings.at(i));
        m_rows.at(i)->setVisible(i < count);
    }
    const qsizetype more = m_findings.size() - count;
    m_more->setVisible(more > 0);
    m_more->setText(tr("%n more", nullptr, int(more)));
    setVisible(!m_findings.isEmpty());
}

void FindingsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace crier
