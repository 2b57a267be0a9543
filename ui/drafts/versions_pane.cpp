// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/versions_pane.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/drafts/difference_view.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/drafts/draft_words.h"
#include "ui/drafts/version_model.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace crier {

namespace {
enum Against { PresentState, VersionBefore };
} // namespace

VersionsPane::VersionsPane(DraftKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_model(new VersionModel(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new PlainLabel(this))
    , m_title(new PlainLabel(this))
    , m_versions(new QTreeView(this))
    , m_againstLabel(new PlainLabel(this))
    , m_against(new QComboBox(this))
    , m_summary(new ElidedLabel(this))
    , m_difference(new DifferenceView(this))
    , m_hint(new PlainLabel(this))
    , m_restore(new QPushButton(this))
{
    build();
    connect(&m_keeper, &DraftKeeper::versionsListed, this, &VersionsPane::onVersions);
    connect(&m_keeper, &DraftKeeper::compared, this, &VersionsPane::onCompared);
    connect(m_versions->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &VersionsPane::compare);
    connect(m_against, &QComboBox::currentIndexChanged, this, &VersionsPane::compare);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (m_draft && !chosen().isEmpty())
            Q_EMIT restoreWanted(m_draft->id, chosen());
    });
    retranslate();
    showPage();
}

void VersionsPane::build()
{
    m_versions->setObjectName(QStringLiteral("draftVersions"));
    m_versions->setModel(m_model);
    m_versions->setRootIsDecorated(false);
    m_versions->setUniformRowHeights(true);
    m_versions->setAlternatingRowColors(true);
    m_versions->header()->setStretchLastSection(false);
    m_versions->header()->setSectionsMovable(false);
    m_versions->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_versions->header()->setSectionResizeMode(VersionModel::ReasonColumn, QHeaderView::Stretch);
    m_title->setFont(strongFont(font()));
    m_title->setBuddy(m_versions);
    m_against->setObjectName(QStringLiteral("draftAgainst"));
    m_against->addItems({QString(), QString()});
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_against->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_againstLabel->setBuddy(m_against);
    m_summary->setObjectName(QStringLiteral("draftSummary"));
    m_summary->setFont(quietFont(font()));
    m_difference->setObjectName(QStringLiteral("draftDifference"));
    m_hint->setObjectName(QStringLiteral("draftRestoreHint"));
    m_hint->setWordWrap(true);
    m_hint->setFont(quietFont(font()));
    m_restore->setObjectName(QStringLiteral("draftRestore"));
    m_restore->setAutoDefault(false);
    m_empty->setObjectName(QStringLiteral("draftVersionsEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    auto *choice = new QHBoxLayout;
    choice->setSpacing(space::row);
    choice->addWidget(m_againstLabel);
    choice->addWidget(m_against);
    choice->addWidget(m_summary, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::row);
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_restore, 0, Qt::AlignTop);
    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, space::tight, 0, 0);
    lowerLayout->setSpacing(space::row);
    lowerLayout->addLayout(choice);
    lowerLayout->addWidget(m_difference, 1);
    lowerLayout->addLayout(foot);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_versions);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({140, 260});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tight);
    layout->addWidget(m_title);
    layout->addWidget(m_pages, 1);
}

QString VersionsPane::chosen() const
{
    const QModelIndex current = m_versions->currentIndex();
    return current.isValid() ? m_model->versionAt(current.row()).id : QString();
}

void VersionsPane::setDraft(const std::optional<DraftSummary> &draft)
{
    const bool isSame = draft && m_draft && draft->id == m_draft->id;
    m_draft = draft;
    if (!isSame) {
        m_isAnswered = false;
        m_model->setVersions({});
    }
    if (m_draft && !m_draft->isDeleted && !m_draft->isNewer)
        m_keeper.versions(m_draft->id);
    showPage();
}

void VersionsPane::onVersions(const QString &id, const QList<DraftVersion> &versions)
{
    if (!m_draft || m_draft->id != id)
        return;
    m_isAnswered = true;
    const QString before = chosen();
    m_model->setVersions(versions);
    showPage();
    if (!versions.isEmpty())
        m_versions->setCurrentIndex(m_model->index(std::max(m_model->rowOf(before), 0), 0));
}

void VersionsPane::compare()
{
    const QString version = chosen();
    m_restore->setEnabled(!version.isEmpty() && m_draft && !m_draft->isOpenElsewhere);
    if (!m_draft || version.isEmpty()) {
        m_before.clear();
        m_after.clear();
        return;
    }
    const int row = m_versions->currentIndex().row();
    if (m_against->currentIndex() == PresentState) {
        m_before = version;
        m_after.clear();
    } else if (row + 1 < m_model->rowCount()) {
        m_before = m_model->versionAt(row + 1).id;
        m_after = version;
    } else {
        m_before.clear();
        m_after = version;
        m_difference->setNotice(tr("This is the oldest version."));
        m_summary->clear();
        return;
    }
    m_keeper.compare(m_draft->id, m_before, m_after);
}

void VersionsPane::onCompared(const QString &id, const QString &before, const QString &after,
                              const DraftComparison &comparison)
{
    if (!m_draft || m_draft->id != id || before != m_before || after != m_after)
        return;
    for (const DraftFileState state : {comparison.before, comparison.after}) {
        if (state != DraftFileState::Sound) {
            m_difference->setNotice(openSentence(outcomeOf(state)));
            m_summary->clear();
            return;
        }
    }
    if (comparison.parts.isEmpty())
        m_difference->setNotice(after.isEmpty() ? tr("The draft is as it was in this version.")
                                                : tr("Nothing changed between the two versions."));
    else
        m_difference->setParts(comparison.parts);
    m_summary->setText(m_difference->summary());
}

void VersionsPane::showPage()
{
    QString empty;
    if (!m_draft)
        empty = tr("Choose a draft to see its versions.");
    else if (m_draft->isDeleted)
        empty = tr("Take the draft back to see its versions.");
    else if (m_draft->isNewer)
        empty = openSentence(OpenOutcome::Newer);
    else if (m_isAnswered && m_model->rowCount() == 0)
        empty =
            tr("No versions yet. Crier keeps one after each minute of work, and before big changes such as "
               "another type or a template.");
    m_empty->setText(empty);
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    m_hint->setText(m_draft && m_draft->isOpenElsewhere
                        ? tr("It is open in another window; restore it there.")
                        : tr("The present state becomes a version first, so nothing is lost."));
    m_restore->setAccessibleDescription(m_hint->text());
    compare();
}

void VersionsPane::retranslate()
{
    m_title->setText(tr("&Versions"));
    m_versions->setAccessibleName(tr("Versions, newest first"));
    m_againstLabel->setText(tr("Compare &with"));
    m_against->setItemText(PresentState, tr("the present state"));
    m_against->setItemText(VersionBefore, tr("the version before"));
    m_against->setAccessibleName(tr("Compare with"));
    m_difference->setAccessibleName(tr("What changed"));
    m_restore->setText(tr("&Restore this version"));
    m_model->retranslate();
}

void VersionsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showPage();
    }
    QWidget::changeEvent(event);
}

} // namespace crier
