// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/incident_page.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/service/incident_card.h"
#include "ui/service/incident_chart.h"
#include "ui/service/incident_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace crier {

using namespace std::chrono_literals;

namespace {
constexpr auto settleTime = 500ms;
constexpr auto minute = 60s;
// More than an hour of one send a second. Looking at them takes the log's thread some 20 ms, which a send
// that begins at that moment has to wait.
constexpr int rowsLookedAt = 5'000;
enum TableColumn {
    FromColumn,
    AcceptedColumn,
    RejectedColumn,
    NotSentColumn,
    UnknownColumn,
    OpenColumn,
    P50Column,
    P95Column,
    TableColumnCount
};
} // namespace

IncidentPage::IncidentPage(SendDesk &desk, const Clock &clock, QWidget *parent)
    : ServicePage(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_span(new QComboBox(this))
    , m_spanTitle(new PlainLabel(this))
    , m_asTable(new QCheckBox(this))
    , m_bundle(new QPushButton(this))
    , m_summary(new PlainLabel(this))
    , m_cut(new PlainLabel(this))
    , m_cards(new QScrollArea(this))
    , m_views(new QStackedWidget(this))
    , m_chart(new IncidentChart(this))
    , m_table(new QTableWidget(this))
    , m_bucket(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("incidentPage"));
    build();
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    m_minute.setInterval(minute);
    m_minute.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_settle, &QTimer::timeout, this, &IncidentPage::ask);
    connect(&m_minute, &QTimer::timeout, this, &IncidentPage::ask);
    connect(&m_desk, &SendDesk::rowsChanged, this, [this] {
        if (isVisible() && !m_settle.isActive())
            m_settle.start();
    });
    connect(&m_desk, &SendDesk::latelyReady, this, &IncidentPage::onRows);
    connect(&m_desk, &SendDesk::readFailed, this, &IncidentPage::onFailed);
    connect(m_span, &QComboBox::currentIndexChanged, this, &IncidentPage::ask);
    connect(m_asTable, &QCheckBox::toggled, this,
            [this](bool asTable) { m_views->setCurrentIndex(asTable ? 1 : 0); });
    connect(m_chart, &IncidentChart::bucketChosen, this, &IncidentPage::showBucket);
    connect(m_bundle, &QPushButton::clicked, this, &IncidentPage::bundleWanted);
    retranslate();
}

void IncidentPage::build()
{
    m_span->setObjectName(QStringLiteral("incidentSpan"));
    for (const std::chrono::hours span : incidentSpans)
        m_span->addItem(spanWord(span));
    m_spanTitle->setBuddy(m_span);
    m_asTable->setObjectName(QStringLiteral("incidentAsTable"));
    m_bundle->setObjectName(QStringLiteral("incidentBundle"));
    m_bundle->setIcon(icon(IconName::Service));
    m_bundle->setAutoDefault(false);
    m_summary->setObjectName(QStringLiteral("incidentSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cut->setObjectName(QStringLiteral("incidentCut"));
    m_cut->setWordWrap(true);
    m_cut->hide();
    m_cards->setObjectName(QStringLiteral("incidentCards"));
    m_cards->setWidgetResizable(true);
    m_cards->setFrameShape(QFrame::NoFrame);
    m_cards->setFocusPolicy(Qt::NoFocus); // its cards take the focus
    m_table->setObjectName(QStringLiteral("incidentTable"));
    m_table->setColumnCount(TableColumnCount);
    m_table->setRowCount(incidentBuckets);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->verticalHeader()->hide();
    m_bucket->setObjectName(QStringLiteral("incidentBucket"));
    m_bucket->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("incidentEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::row);
    head->addWidget(m_spanTitle);
    head->addWidget(m_span);
    head->addWidget(m_asTable);
    head->addStretch();
    head->addWidget(m_bundle);
    auto *chart = new QWidget(this);
    auto *chartLayout = new QVBoxLayout(chart);
    chartLayout->setContentsMargins(0, 0, 0, 0);
    chartLayout->setSpacing(space::tight);
    chartLayout->addWidget(m_chart, 1);
    chartLayout->addWidget(m_bucket);
    m_views->addWidget(chart);
    m_views->addWidget(m_table);
    auto *facts = new QWidget(this);
    auto *factsLayout = new QVBoxLayout(facts);
    factsLayout->setContentsMargins(0, 0, 0, 0);
    factsLayout->setSpacing(space::row);
    factsLayout->addWidget(m_summary);
    factsLayout->addWidget(m_cut);
    factsLayout->addWidget(m_cards);
    factsLayout->addWidget(m_views, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(facts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::group);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
}

QString IncidentPage::title() const
{
    return tr("Incidents");
}

void IncidentPage::setProfile(const Profile &profile, const Secret &)
{
    if (profile == m_profile)
        return;
    m_profile = profile;
    if (m_isRead)
        showCards();
}

std::chrono::hours IncidentPage::span() const
{
    return incidentSpans[size_t(std::max(0, m_span->currentIndex()))];
}

void IncidentPage::ask()
{
    if (!isVisible())
        return; // showEvent() asks
    if (m_token != 0) {
        m_again = true;
        return;
    }
    m_settle.stop();
    m_token = nextToken();
    m_desk.requestLately(m_token, m_clock.utcNow().addMSecs(-std::chrono::milliseconds(span()).count()),
                         rowsLookedAt);
}

void IncidentPage::onRows(quint64 token, const QList<SendRow> &rows)
{
    if (token != m_token)
        return;
    m_token = 0;
    if (std::exchange(m_again, false)) { // another span, or more rows: this answer is of before
        ask();
        return;
    }
    m_isRead = true;
    m_trouble.clear();
    m_rows = rows;
    showReport();
    Q_EMIT refreshed();
}

void IncidentPage::onFailed(quint64 token, const Error &error)
{
    if (token != m_token)
        return;
    m_token = 0;
    m_again = false;
    m_trouble = errorSentence(error);
    m_rows.clear();
    showReport();
    announce(m_empty, m_trouble);
}

void IncidentPage::showReport()
{
    const bool isEmpty = m_rows.isEmpty();
    m_pages->setCurrentIndex(isEmpty ? 0 : 1);
    if (!m_trouble.isEmpty())
        m_empty->setText(m_trouble);
    else if (m_isRead)
        m_empty->setText(
            tr("Nothing has been sent yet.\nHow the sends of the last hours went will be shown here."));
    else
        m_empty->setText(tr("Reading the log..."));
    m_asTable->setEnabled(!isEmpty);
    if (isEmpty)
        return;
    m_report = incidentsOf(m_rows, m_clock.utcNow(), span());
    m_summary->setText(reportText(m_report, span()));
    m_cut->setVisible(m_rows.size() >= rowsLookedAt);
    m_chart->setReport(m_report);
    showCards();
    showTable();
    showBucket(m_chart->chosenBucket());
}

void IncidentPage::showCards()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    const QDateTime now = m_clock.utcNow();
    for (const ProfileIncidents &facts : std::as_const(m_report.profiles)) {
        const bool isCurrent = facts.appKey == m_profile.appKey.value && facts.profile == m_profile.name &&
                               facts.environment == m_profile.environment;
        layout->addWidget(new IncidentCard(facts, now, isCurrent, row));
    }
    layout->addStretch();
    // The keyboard stays on the card it was on.
    const QList<QWidget *> before = m_cards->findChildren<QWidget *>(QStringLiteral("incidentCard"));
    const auto focused =
        std::find_if(before.cbegin(), before.cend(), [](const QWidget *card) { return card->hasFocus(); });
    const qsizetype place = focused == before.cend() ? -1 : focused - before.cbegin();
    const int scrolled = m_cards->horizontalScrollBar()->value();
    m_cards->setWidget(row);
    m_cards->setFixedHeight(row->sizeHint().height() + m_cards->horizontalScrollBar()->sizeHint().height());
    m_cards->horizontalScrollBar()->setValue(scrolled);
    // New widgets come last in the order of Tab; the eye reads them before the chart.
    const QList<QWidget *> cards = row->findChildren<QWidget *>(QStringLiteral("incidentCard"));
    QWidget *last = m_bundle;
    for (QWidget *const next : cards + QList<QWidget *>{m_chart, m_table}) {
        setTabOrder(last, next);
        last = next;
    }
    if (place >= 0 && place < cards.size())
        cards.at(place)->setFocus();
}

void IncidentPage::showTable()
{
    for (int row = 0; row < m_report.buckets.size(); ++row) {
        const IncidentBucket &bucket = m_report.buckets.at(row);
        const auto put = [&](int column, const QString &text) {
            QTableWidgetItem *item = m_table->item(row, column);
            if (!item) {
                item = new QTableWidgetItem;
                item->setTextAlignment(Qt::Alignment(
                    Qt::AlignVCenter | (column == FromColumn ? Qt::AlignLeft : Qt::AlignRight)));
                m_table->setItem(row, column, item);
            }
            item->setText(text);
        };
        const auto time = [](std::optional<qint64> value) {
            return value ? durationText(*value) : QString();
        };
        const QLocale locale;
        put(FromColumn, bucketTime(bucket.from));
        put(AcceptedColumn, locale.toString(bucket.counts.accepted));
        put(RejectedColumn, locale.toString(bucket.counts.rejected));
        put(NotSentColumn, locale.toString(bucket.counts.notSent));
        put(UnknownColumn, locale.toString(bucket.counts.unknown));
        put(OpenColumn, locale.toString(bucket.counts.open));
        put(P50Column, time(bucket.times.p50));
        put(P95Column, time(bucket.times.p95));
    }
    m_table->resizeColumnsToContents();
}

void IncidentPage::showBucket(int bucket)
{
    m_bucket->setText(bucket >= 0 ? bucketText(m_report, bucket)
                                  : tr("Choose a bar, or press Left and Right, to read its numbers."));
    if (bucket >= 0 && m_chart->hasFocus())
        announce(m_bucket, m_bucket->text());
}

void IncidentPage::retranslate()
{
    m_spanTitle->setText(tr("&Time"));
    m_span->setAccessibleName(tr("Time that is shown"));
    for (int i = 0; i < m_span->count(); ++i)
        m_span->setItemText(i, spanWord(incidentSpans[size_t(i)]));
    m_asTable->setText(tr("As a &table"));
    m_asTable->setAccessibleName(tr("Show the times as a table"));
    m_bundle->setText(tr("Support &bundle..."));
    m_bundle->setAccessibleName(tr("Support bundle about the last results"));
    m_cut->setText(
        tr("There were more sends than are looked at here: the earliest ones of this time are missing. "
           "Export the log to count them all."));
    m_cards->setAccessibleName(tr("Last results by profile"));
    m_table->setAccessibleName(tr("Outcomes and response times, oldest first"));
    m_table->setHorizontalHeaderLabels({tr("From"), stateWord(SendState::Accepted),
                                        stateWord(SendState::Rejected), stateWord(SendState::NotSent),
                                        stateWord(SendState::Unknown), tr("under way"), tr("50 % within"),
                                        tr("95 % within")});
    showReport();
}

void IncidentPage::showEvent(QShowEvent *event)
{
    ServicePage::showEvent(event);
    m_minute.start();
    ask();
}

void IncidentPage::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    m_settle.stop();
    ServicePage::hideEvent(event);
}

void IncidentPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_isRead && !m_rows.isEmpty())
        showCards();
    ServicePage::changeEvent(event);
}

} // namespace crier
