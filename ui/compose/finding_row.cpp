// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/finding_row.h"

#include "app/compose/fix.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace crier {

FindingRow::FindingRow(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_show(new QPushButton(this))
    , m_fix(new QPushButton(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("findingSentence"));
    m_show->setObjectName(QStringLiteral("showFinding"));
    m_fix->setObjectName(QStringLiteral("fixFinding"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_fix, 0, Qt::AlignTop);
    layout->addWidget(m_show, 0, Qt::AlignTop);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT showWanted(m_finding); });
    connect(m_fix, &QPushButton::clicked, this, [this] { Q_EMIT fixWanted(m_finding); });
}

void FindingRow::setFinding(const Finding &finding)
{
    m_finding = finding;
    refresh();
}

void FindingRow::refresh()
{
    const bool isError = severityOf(m_finding.problem) == Severity::Error;
    const QColor color = isError ? errorColor(palette()) : warningColor(palette());
    m_icon->setPixmap(tintedPixmap(isError ? IconName::Error : IconName::Warning, {iconSize, iconSize},
                                   devicePixelRatioF(), color));
    const QString sentence = findingSentence(m_finding);
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(isError ? tr("Error: %1").arg(sentence) : tr("Warning: %1").arg(sentence));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_sentence->setPalette(colors);
    m_show->setText(tr("Show"));
    m_show->setAccessibleName(tr("Show the place of: %1").arg(sentence));
    const bool canFix = hasFix(m_finding);
    m_fix->setVisible(canFix);
    if (canFix) {
        m_fix->setText(fixSentence(m_finding));
        m_fix->setAccessibleDescription(sentence);
    }
}

void FindingRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace crier
