// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/drafts_dialog.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/drafts/draft_delegate.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/drafts/draft_list_model.h"
#include "ui/drafts/draft_words.h"
#include "ui/drafts/versions_pane.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace crier {

namespace {

void ink(QWidget *widget, const QColor &color)
{
    QPalette colors = widget->palette();
    colors.setColor(QPalette::WindowText, color);
    widget->setPalette(colors);
}

} // namespace

DraftsDialog::DraftsDialog(DraftKeeper &keeper, QWidget *parent)
    : QDialog(parent)
    , m_keeper(keeper)
    , m_model(new DraftListModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_pages(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_empty(new PlainLabel(this))
    , m_withDeleted(new QCheckBox(this))
    , m_hint(new PlainLabel(this))
    , m_open(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_undoRow(new QWidget(this))
    , m_undoText(new PlainLabel(this))
    , m_undo(new QPushButton(this))
    , m_message(new PlainLabel(this))
    , m_troubleText(new PlainLabel(this))
    , m_versions(new VersionsPane(keeper, this))
{
    setObjectName(QStringLiteral("draftsDialog"));
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::group);
    splitter->addWidget(buildList());
    splitter->addWidget(m_versions);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({320, 440});
    m_troubleText->setObjectName(QStringLiteral("draftTroubles"));
    m_troubleText->setWordWrap(true);
    m_troubleText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::group);
    foot->addWidget(m_troubleText, 1);
    foot->addWidget(buttons, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::group);
    layout->addWidget(splitter, 1);
    layout->addLayout(foot);
    resize(820, 560);
    connectParts();
    retranslate();
    showChoice();
    showTroubles();
}

QWidget *DraftsDialog::buildList()
{
    auto *left = new QWidget(this);
    m_search->setObjectName(QStringLiteral("draftSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    m_found->setSourceModel(m_model);
    m_found->setFilterRole(DraftListModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("draftList"));
    m_list->setModel(m_found);
    m_list->setItemDelegate(new DraftDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(220);
    m_empty->setObjectName(QStringLiteral("draftsEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_list);
    m_withDeleted->setObjectName(QStringLiteral("draftsWithDeleted"));
    m_hint->setObjectName(QStringLiteral("draftHint"));
    m_hint->setWordWrap(true);
    m_hint->setFont(quietFont(font()));
    m_open->setObjectName(QStringLiteral("draftOpen"));
    m_copy->setObjectName(QStringLiteral("draftCopy"));
    m_remove->setObjectName(QStringLiteral("draftRemove"));
    m_undo->setObjectName(QStringLiteral("draftUndo"));
    m_undoText->setObjectName(QStringLiteral("draftUndoText"));
    m_undoText->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("draftMessage"));
    m_message->setWordWrap(true);
    m_message->hide();
    for (QPushButton *button : {m_open, m_copy, m_remove, m_undo})
        button->setAutoDefault(false); // Enter is the list's

    auto *undo = new QHBoxLayout(m_undoRow);
    undo->setContentsMargins(0, 0, 0, 0);
    undo->setSpacing(space::row);
    undo->addWidget(m_undoText, 1);
    undo->addWidget(m_undo, 0, Qt::AlignTop);
    m_undoRow->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::row);
    buttons->addWidget(m_open);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_search);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_withDeleted);
    layout->addLayout(buttons);
    layout->addWidget(m_hint);
    layout->addWidget(m_undoRow);
    layout->addWidget(m_message);
    return left;
}

void DraftsDialog::connectParts()
{
    connect(&m_keeper, &DraftKeeper::listed, this, &DraftsDialog::onListed);
    connect(&m_keeper, &DraftKeeper::opened, this, &DraftsDialog::onOpened);
    connect(&m_keeper, &DraftKeeper::removed, this, &DraftsDialog::onRemoved);
    connect(&m_keeper, &DraftKeeper::takenBack, this, &DraftsDialog::onTakenBack);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        const auto before = chosen();
        m_found->setFilterFixedString(text.trimmed());
        choose(before ? before->id : QString());
    });
    connect(m_search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    m_search->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DraftsDialog::showChoice);
    connect(m_list, &QListView::activated, this, &DraftsDialog::openChosen);
    connect(m_withDeleted, &QCheckBox::toggled, this, &DraftsDialog::refresh);
    connect(m_open, &QPushButton::clicked, this, &DraftsDialog::openChosen);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const auto draft = chosen()) {
            m_awaited = Awaited::Open;
            Q_EMIT copyWanted(draft->id);
        }
    });
    connect(m_remove, &QPushButton::clicked, this, &DraftsDialog::removeOrTakeBack);
    auto *removeKey = new QAction(m_list);
    removeKey->setShortcut(QKeySequence::Delete);
    removeKey->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(removeKey);
    connect(removeKey, &QAction::triggered, m_remove, &QPushButton::click);
    connect(m_undo, &QPushButton::clicked, this, [this] { m_keeper.takeBack(m_deletedId); });
    connect(m_versions, &VersionsPane::restoreWanted, this,
            [this](const QString &id, const QString &version) {
                m_awaited = Awaited::Restore;
                Q_EMIT restoreWanted(id, version);
            });
}

void DraftsDialog::refresh()
{
    m_keeper.list(m_withDeleted->isChecked());
}

std::optional<DraftSummary> DraftsDialog::chosen() const
{
    const QModelIndex current = m_list->currentIndex();
    return current.isValid() ? std::optional(m_model->draftAt(m_found->mapToSource(current).row()))
                             : std::nullopt;
}

// The first one where it is not there, and nothing where there is none.
void DraftsDialog::choose(const QString &id)
{
    const int row = m_model->rowOf(id);
    QModelIndex index = row < 0 ? QModelIndex() : m_found->mapFromSource(m_model->index(row));
    if (!index.isValid())
        index = m_found->index(0, 0);
    m_list->setCurrentIndex(index);
    if (index.isValid())
        m_list->scrollTo(index);
    showChoice();
}

void DraftsDialog::onListed(const DraftListing &listing)
{
    const auto before = chosen();
    const auto current = std::find_if(listing.drafts.cbegin(), listing.drafts.cend(),
                                      [](const DraftSummary &draft) { return draft.isCurrent; });
    m_isListed = true;
    m_model->setDrafts(listing.drafts);
    m_troubles = listing.troubles;
    if (before)
        choose(before->id);
    else
        choose(current == listing.drafts.cend() ? QString() : current->id);
    showTroubles();
}

void DraftsDialog::showChoice()
{
    const auto draft = chosen();
    m_pages->setCurrentIndex(m_found->rowCount() > 0 ? 1 : 0);
    if (!m_isListed)
        m_empty->clear();
    else if (m_model->rowCount() > 0)
        m_empty->setText(tr("No draft matches the search."));
    else
        m_empty->setText(
            tr("No drafts yet. What you write is kept here by itself, and every message you begin "
               "gets a draft of its own."));
    const bool isThere = draft && !draft->isDeleted && !draft->isNewer;
    QString hint;
    if (draft && draft->isCurrent)
        hint = tr("This draft is open in this window. To delete it, begin another message first.");
    else if (draft && draft->isOpenElsewhere)
        hint = openSentence(OpenOutcome::OpenElsewhere);
    else if (draft && draft->isNewer)
        hint = openSentence(OpenOutcome::Newer);
    else if (draft && draft->isDeleted)
        hint = tr("Deleted drafts can be taken back for 30 days.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_open->setEnabled(isThere && !draft->isCurrent && !draft->isOpenElsewhere);
    m_copy->setEnabled(isThere);
    m_remove->setEnabled(draft && !draft->isCurrent && !draft->isOpenElsewhere);
    m_remove->setText(draft && draft->isDeleted ? tr("&Take back") : tr("&Delete"));
    for (QPushButton *button : {m_open, m_copy, m_remove})
        button->setAccessibleDescription(button->isEnabled() ? QString() : hint);
    m_versions->setDraft(draft);
}

void DraftsDialog::openChosen()
{
    const auto draft = chosen();
    if (!draft || !m_open->isEnabled())
        return;
    m_awaited = Awaited::Open;
    Q_EMIT openWanted(draft->id);
}

void DraftsDialog::onOpened(const OpenedDraft &opened)
{
    const Awaited awaited = std::exchange(m_awaited, Awaited::Nothing);
    if (awaited == Awaited::Nothing)
        return;
    if (opened.isOpened() && awaited == Awaited::Open) {
        m_message->hide();
        close();
        return;
    }
    if (opened.isOpened())
        say(tr("The version is restored. What was there before is a version now."), false);
    else
        say(openSentence(opened), true);
    refresh();
}

void DraftsDialog::removeOrTakeBack()
{
    const auto draft = chosen();
    if (!draft)
        return;
    m_message->hide();
    if (draft->isDeleted) {
        m_keeper.takeBack(draft->id);
        return;
    }
    m_deletedTitle = shownTitle(*draft);
    m_keeper.remove(draft->id);
}

void DraftsDialog::onRemoved(const QString &id, const std::optional<Error> &error)
{
    if (!error) {
        m_deletedId = id;
        m_undoText->setText(tr("Deleted: %1", "%1 is a draft's title").arg(oneLine(m_deletedTitle, 60)));
        m_undoRow->show();
        announce(m_undoText, m_undoText->text());
    } else if (error->kind == ErrorKind::Conflict) {
        say(tr("It is open in another window, so it was not deleted. Close it there first."), true);
    } else {
        say(tr("The draft was not deleted. %1").arg(errorSentence(*error)), true);
    }
    refresh();
}

void DraftsDialog::onTakenBack(const QString &id, const std::optional<Error> &error)
{
    if (error) {
        say(tr("The draft was not taken back. %1").arg(errorSentence(*error)), true);
    } else if (id == m_deletedId) {
        m_undoRow->hide();
        m_list->setFocus(); // the button that had it is gone
    }
    refresh();
}

void DraftsDialog::showTroubles()
{
    QString aside;
    QString left;
    for (const DraftTrouble &trouble : std::as_const(m_troubles))
        (trouble.isPutAside ? aside : left) = trouble.path;
    const auto isAside = [](const DraftTrouble &trouble) { return trouble.isPutAside; };
    const auto count = std::count_if(m_troubles.cbegin(), m_troubles.cend(), isAside);
    QStringList sentences;
    if (count > 0)
        sentences.append(tr("Damaged drafts that were kept aside: %1, the last one as %2.")
                             .arg(count)
                             .arg(QDir::toNativeSeparators(aside)));
    if (count < m_troubles.size())
        sentences.append(tr("Files that are no drafts or cannot be read: %1, for example %2.")
                             .arg(m_troubles.size() - count)
                             .arg(QDir::toNativeSeparators(left)));
    m_troubleText->setText(sentences.join(u'\n'));
    m_troubleText->setVisible(!sentences.isEmpty());
    ink(m_troubleText, warningColor(palette()));
}

void DraftsDialog::say(const QString &sentence, bool isTrouble)
{
    m_message->setText(sentence);
    ink(m_message, isTrouble ? errorColor(palette()) : quietText(palette()));
    m_message->show();
    announce(m_message, sentence);
}

void DraftsDialog::retranslate()
{
    setWindowTitle(tr("Drafts"));
    m_search->setPlaceholderText(tr("Search drafts"));
    m_search->setAccessibleName(tr("Search drafts"));
    m_list->setAccessibleName(tr("Drafts, newest first"));
    m_withDeleted->setText(tr("&Show deleted drafts"));
    m_open->setText(tr("&Open"));
    m_copy->setText(tr("Open a &copy"));
    m_undo->setText(tr("&Undo"));
    m_model->retranslate();
}

void DraftsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showChoice();
        showTroubles();
    } else if (event->type() == QEvent::PaletteChange) {
        showTroubles();
    } else if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible()) {
        refresh(); // other windows may have been at work meanwhile
    }
    QDialog::changeEvent(event);
}

void DraftsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    m_search->setFocus();
    refresh();
}

// Down in the search field goes to what was found.
bool DraftsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_list->setFocus();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace crier
