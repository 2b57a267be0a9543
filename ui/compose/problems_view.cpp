// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/problems_view.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/compose/findings_panel.h"

#include <QEvent>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int mostShown = 100; // a person mends a few and looks again
}

ProblemsView::ProblemsView(QWidget *parent)
    : QScrollArea(parent)
    , m_empty(new PlainLabel(this))
    , m_panel(new FindingsPanel(mostShown, this))
{
    setObjectName(QStringLiteral("problems"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->addWidget(m_empty);
    layout->addWidget(m_panel);
    layout->addStretch();
    m_empty->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("noProblems"));
    m_panel->setObjectName(QStringLiteral("allFindings"));
    setWidget(page);
    retranslate();
}

void ProblemsView::setFindings(const QList<Finding> &findings)
{
    m_panel->setFindings(findings);
    m_empty->setVisible(withoutMerelyMissing(findings).isEmpty());
}

void ProblemsView::retranslate()
{
    setAccessibleName(tr("Problems"));
    m_empty->setText(
        tr("No problems found. Errors that would stop the message and warnings worth a look appear "
           "here while you write."));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, quietText(palette()));
    m_empty->setPalette(colors);
}

void ProblemsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

} // namespace crier
