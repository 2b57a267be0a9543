// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_view.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/log/log_delegate.h"
#include "ui/log/log_detail.h"
#include "ui/log/log_model.h"

#include <QAction>
#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

namespace {
constexpr int iconRoom = 48; // beside a word in the table: its icon and the cell's margins
} // namespace

LogView::LogView(SendDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new LogModel(desk, this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_detail(new LogDetail(this))
    , m_title(new PlainLabel(this))
    , m_message(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_emptyAction(new QPushButton(this))
    , m_exportButton(new QPushButton(this))
{
    buildActions();
    buildTable();
    m_title->setFont(strongFont(font()));
    m_title->setBuddy(m_table);
    m_message->setObjectName(QStringLiteral("logMessage"));
    m_message->setWordWrap(true);
    m_message->hide();
    m_exportButton->setObjectName(QStringLiteral("exportButton"));
    m_exportButton->setIcon(icon(IconName::Export));
    connect(m_exportButton, &QPushButton::clicked, m_exportAction, &QAction::trigger);

    auto *emptyPage = new QWidget(this);
    auto *emptyLayout = new QVBoxLayout(emptyPage);
    m_empty->setObjectName(QStringLiteral("logEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    emptyLayout->addStretch(2);
    emptyLayout->addWidget(m_empty);
    emptyLayout->addSpacing(space::row);
    emptyLayout->addWidget(m_emptyAction, 0, Qt::AlignHCenter);
    emptyLayout->addStretch(3);
    connect(m_emptyAction, &QPushButton::clicked, this, &LogView::composeWanted);

    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_pages->addWidget(emptyPage);
    m_pages->addWidget(m_splitter);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_message, 1);
    head->addStretch();
    head->addWidget(m_exportButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::row, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);

    connect(m_model, &LogModel::loaded, this, &LogView::onLoaded);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &LogView::showPage);
    connect(m_model, &LogModel::failed, this,
            [this](const Error &error) { say(errorSentence(error), true); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LogView::onCurrentChanged);
    connect(&m_desk, &SendDesk::opened, this, &LogView::onOpened);
    connect(&m_desk, &SendDesk::statusChanged, this, [this](const StoreStatus &status) {
        m_setAside = status.setAsidePath;
        retranslate();
    });
    connect(&m_desk, &SendDesk::recordReady, this, &LogView::onRecord);
    connect(&m_desk, &SendDesk::exportFinished, this, &LogView::onExported);
    connect(&m_desk, &SendDesk::sendFinished, this, [this](const SendReport &report) {
        // The detail shows an open row that has ended meanwhile.
        if (report.id && m_detail->record() && m_detail->record()->row.id == *report.id)
            showRecordOf(*report.id);
    });
    setTabOrder(m_exportButton, m_table);
    setTabOrder(m_table, m_detail);
    retranslate();
    showPage();
}

void LogView::buildTable()
{
    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new LogDelegate(*m_model, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(24, m_table->fontMetrics().height() + space::row));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(recordActions());
}

void LogView::buildActions()
{
    const auto make = [this](const char *name, IconName picture) {
        auto *action = new QAction(icon(picture), QString(), this);
        action->setObjectName(QString::fromLatin1(name));
        m_actions.append(action);
        return action;
    };
    m_copyContent = make("actionCopyContent", IconName::Copy);
    m_copyRequestId = make("actionCopyRequestId", IconName::Copy);
    m_copyJson = make("actionCopyJson", IconName::Copy);
    m_reuse = make("actionReuse", IconName::Compose);
    m_correct = make("actionCorrect", IconName::Compose);
    m_explain = make("actionExplain", IconName::Info);
    m_bundle = make("actionBundle", IconName::Service);
    m_exportAction = make("actionExport", IconName::Export);
    m_exportAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    for (QAction *action : recordActions())
        action->setEnabled(false); // until there is a record to copy from
    connect(m_copyContent, &QAction::triggered, m_detail, &LogDetail::copyContent);
    connect(m_copyRequestId, &QAction::triggered, m_detail, &LogDetail::copyRequestId);
    connect(m_copyJson, &QAction::triggered, m_detail, &LogDetail::copyAsJson);
    connect(m_reuse, &QAction::triggered, this, [this] {
        if (const std::optional<SendRecord> &record = m_detail->record())
            Q_EMIT reuseWanted(record->row.objectName, record->content);
    });
    connect(m_correct, &QAction::triggered, this, &LogView::correctionWanted);
    connect(m_explain, &QAction::triggered, this, [this] {
        if (const std::optional<SendRecord> &record = m_detail->record())
            Q_EMIT explanationWanted(*record);
    });
    connect(m_bundle, &QAction::triggered, this, [this] {
        if (const std::optional<SendRecord> &record = m_detail->record())
            Q_EMIT bundleWanted(record->row.id);
    });
    connect(m_exportAction, &QAction::triggered, this, &LogView::exportLog);
    m_detail->addTool(m_reuse);
    m_detail->addTool(m_correct);
    m_detail->addTool(m_explain);
    m_detail->addTool(m_bundle);
}

// Those that need a chosen send.
QList<QAction *> LogView::recordActions() const
{
    return {m_copyContent, m_copyRequestId, m_copyJson, m_reuse, m_correct, m_explain, m_bundle};
}

void LogView::hideComposing()
{
    m_emptyAction->hide();
    m_reuse->setVisible(false);
    m_correct->setVisible(false);
}

QList<QWidget *> LogView::panes() const
{
    return {m_table, m_detail->findChild<QWidget *>(QStringLiteral("logContent")),
            m_detail->findChild<QWidget *>(QStringLiteral("factTime"))};
}

void LogView::onOpened(const StoreStatus &status)
{
    m_readable = status.canRead;
    m_setAside = status.setAsidePath;
    showExport();
    retranslate();
    if (!m_readable) {
        if (status.error)
            say(errorSentence(*status.error), true);
        return;
    }
    m_message->hide();
    if (isVisible() || m_loaded) // opened again: it may be another file
        m_model->reload();
}

void LogView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_readable && !m_loaded)
        m_model->reload();
}

void LogView::onLoaded()
{
    m_loaded = true;
    showPage();
    if (const qint64 wanted = std::exchange(m_wanted, 0))
        openRow(wanted);
}

void LogView::fitColumns()
{
    // Wide enough for the words as they are now; the type takes what is left.
    QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < LogModel::ColumnCount; ++column) {
        if (column == LogModel::TypeColumn)
            continue;
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        m_table->resizeColumnToContents(column);
        const int most = column == LogModel::SenderColumn ? 180 : 240;
        header->resizeSection(column, std::clamp(header->sectionSize(column) + space::row, 64, most));
    }
    // Room for the words that later rows may bring, in the bold that unread ones have.
    const QFontMetrics bold(strongFont(m_table->font()));
    int widest = 0;
    for (const SendState state : {SendState::Intent, SendState::OnWire, SendState::Accepted,
                                  SendState::Rejected, SendState::NotSent, SendState::Unknown})
        widest = std::max(widest, bold.horizontalAdvance(stateWord(state)));
    const auto widen = [header](int column, int width) {
        header->resizeSection(column, std::max(header->sectionSize(column), width));
    };
    widen(LogModel::OutcomeColumn, widest + iconRoom);
    widen(LogModel::TimeColumn,
          bold.horizontalAdvance(QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat)) +
              iconRoom / 2);
    widen(LogModel::CodeColumn, bold.horizontalAdvance(QStringLiteral("HTTP 000")) + iconRoom / 2);
    header->setSectionResizeMode(LogModel::TypeColumn, QHeaderView::Stretch);
}

void LogView::showPage()
{
    if (m_model->rowCount() > 0 && !std::exchange(m_isFitted, true))
        fitColumns(); // an empty table has nothing to fit to
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    showExport();
}

void LogView::showExport()
{
    const bool possible = m_readable && !m_isExporting;
    m_exportAction->setEnabled(possible);
    m_exportButton->setEnabled(possible);
}

void LogView::openRow(qint64 id)
{
    if (!m_loaded) {
        m_wanted = id;
        return;
    }
    const int row = m_model->rowOf(id);
    if (row < 0) { // further down than what has been read
        m_table->clearSelection();
        showRecordOf(id);
        return;
    }
    const QModelIndex index = m_model->index(row, 0);
    if (m_table->currentIndex().row() == row)
        showRecordOf(id);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void LogView::onCurrentChanged()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        showRecordOf(m_model->rowAt(current.row()).id);
    else
        m_detail->setRecord(std::nullopt);
}

void LogView::showRecordOf(qint64 id)
{
    m_recordToken = nextToken();
    m_desk.requestRecord(m_recordToken, id);
}

void LogView::onRecord(quint64 token, const std::optional<SendRecord> &record)
{
    if (token != m_recordToken)
        return;
    m_detail->setRecord(record);
    for (QAction *action : recordActions())
        action->setEnabled(record.has_value());
    if (record && !record->row.isRead && isVisible()) {
        m_model->setRead(record->row.id);
        m_desk.markRead(record->row.id);
    }
}

void LogView::exportLog()
{
    const QString name =
        tr("crier-log-%1.csv", "file name; %1 is a date").arg(QDate::currentDate().toString(Qt::ISODate));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString csv = tr("Table, CSV (*.csv)");
    const QString jsonl = tr("JSON lines (*.jsonl)");
    QString chosen = csv;
    QString path = QFileDialog::getSaveFileName(this, tr("Export the log"), QDir(folder).filePath(name),
                                                csv + QStringLiteral(";;") + jsonl, &chosen);
    if (path.isEmpty())
        return;
    const bool asCsv = path.endsWith(u".csv", Qt::CaseInsensitive) ||
                       (!path.endsWith(u".jsonl", Qt::CaseInsensitive) && chosen == csv);
    m_isExporting = true;
    showExport();
    say(tr("Exporting..."), false);
    m_desk.exportLog(path, asCsv);
}

void LogView::onExported(const QString &path, qint64 rows, const std::optional<Error> &error)
{
    m_isExporting = false;
    showExport();
    if (error)
        say(errorSentence(*error), true);
    else
        say(tr("Written to %1. Number of sends: %2.").arg(QDir::toNativeSeparators(path)).arg(rows), false);
}

void LogView::say(const QString &sentence, bool isTrouble)
{
    m_message->setText(sentence);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, isTrouble ? errorColor(palette()) : quietText(palette()));
    m_message->setPalette(colors);
    m_message->show();
    announce(m_message, sentence);
    Q_EMIT notice(sentence);
}

void LogView::retranslate()
{
    m_title->setText(tr("&Log"));
    m_table->setAccessibleName(tr("Sends, newest first"));
    if (!m_readable)
        m_empty->setText(tr("The send log cannot be read."));
    else if (!m_setAside.isEmpty())
        m_empty->setText(
            tr("This log is new. Earlier sends are in the damaged log, kept as\n%1").arg(m_setAside));
    else
        m_empty->setText(
            tr("Nothing has been sent yet.\nEvery send will be kept here with its exact content."));
    m_emptyAction->setText(tr("Write a message"));
    m_exportButton->setText(tr("Export..."));
    m_exportAction->setText(tr("&Export..."));
    m_exportAction->setStatusTip(tr("Write all sends to a file"));
    m_copyContent->setText(tr("Copy &content"));
    m_copyContent->setStatusTip(tr("Copy the content of the chosen send"));
    m_copyRequestId->setText(tr("Copy request &ID"));
    m_copyRequestId->setStatusTip(tr("Copy the request ID of the chosen send"));
    m_reuse->setText(tr("&Use as a new message"));
    m_reuse->setStatusTip(tr("Begin a draft with this content; sender and app stay as they are in Compose"));
    m_correct->setText(tr("&Write a correction"));
    m_correct->setStatusTip(tr("Begin a draft with the app's correction text"));
    m_explain->setText(tr("E&xplain"));
    m_explain->setStatusTip(tr("Say why the chosen send ended as it did, and what to do"));
    m_bundle->setText(tr("&Support bundle..."));
    m_bundle->setStatusTip(tr("Collect what support staff need to know about the chosen send"));
    m_copyJson->setText(tr("Copy as &JSON"));
    m_copyJson->setStatusTip(tr("Copy all about the chosen send"));
    m_model->retranslate();
    if (m_loaded)
        fitColumns();
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
