// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/findings_panel.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace crier {

namespace {

constexpr int mostShown = 3;
constexpr int iconSize = 16;

bool isMerelyMissing(Problem problem)
{
    return problem == Problem::SenderMissing || problem == Problem::TypeMissing ||
           problem == Problem::ContentMissing;
}

} // namespace

FindingsPanel::FindingsPanel(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("findings"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::tight);
    hide();
}

void FindingsPanel::setFindings(const QList<Finding> &findings)
{
    QList<Finding> shown;
    for (const Finding &finding : findings) {
        if (!isMerelyMissing(finding.problem) && shown.size() < mostShown)
            shown.append(finding);
    }
    if (shown == m_findings)
        return;
    m_findings = shown;
    rebuild();
}

void FindingsPanel::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Finding &finding : std::as_const(m_findings)) {
        const bool isError = severityOf(finding.problem) == Severity::Error;
        const QColor color = isError ? errorColor(palette()) : warningColor(palette());
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(space::row);
        auto *picture = new QLabel(row);
        picture->setPixmap(tintedPixmap(isError ? IconName::Error : IconName::Warning, {iconSize, iconSize},
                                        devicePixelRatioF(), color));
        auto *sentence = new PlainLabel(findingSentence(finding), row);
        sentence->setWordWrap(true);
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, color);
        sentence->setPalette(colors);
        layout->addWidget(picture, 0, Qt::AlignTop);
        layout->addWidget(sentence, 1);
        m_rows->addWidget(row);
    }
    setVisible(!m_findings.isEmpty());
}

void FindingsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace crier
