// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/decoder_page.h"

#include "app/text/verdict_sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/visible_marks.h"
#include "ui/editor/plain_editor.h"
#include "ui/service/code_list_model.h"
#include "ui/service/verdict_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

using namespace std::chrono_literals;

namespace crier {

namespace {

constexpr int historyRows = 200;
constexpr auto pause = 250ms; // after the last key, until the text is read

} // namespace

DecoderPage::DecoderPage(SendDesk &desk, const Clock &clock, QWidget *parent)
    : ServicePage(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_pasteTitle(new PlainLabel(this))
    , m_paste(new PlainEditor(this))
    , m_clear(new QPushButton(this))
    , m_recognised(new PlainLabel(this))
    , m_verdictView(new VerdictView(this))
    , m_searchTitle(new PlainLabel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothingFound(new PlainLabel(this))
    , m_codes(new CodeListModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("decoderPage"));
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeLeft());
    splitter->addWidget(makeRight());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({600, 400}); // shares, not pixels
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::group, 0, 0);
    layout->addWidget(splitter);

    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &DecoderPage::read);
    connect(m_paste, &PlainEditor::edited, m_pause, qOverload<>(&QTimer::start));
    connect(m_clear, &QPushButton::clicked, this, &DecoderPage::clear);
    connect(m_search, &QLineEdit::textChanged, this, &DecoderPage::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DecoderPage::onCodeChosen);
    connect(&m_desk, &SendDesk::pageReady, this, &DecoderPage::onPage);
    retranslate();
}

QWidget *DecoderPage::makeLeft()
{
    m_pasteTitle->setBuddy(m_paste);
    m_paste->setObjectName(QStringLiteral("decoderPaste"));
    m_paste->setFont(monospaceFont(this));
    m_paste->setTabChangesFocus(true);
    m_paste->setMinimumHeight(m_paste->fontMetrics().lineSpacing() * 3);
    m_paste->setMaximumHeight(m_paste->fontMetrics().lineSpacing() * 8);
    m_clear->setObjectName(QStringLiteral("decoderClear"));
    m_recognised->setObjectName(QStringLiteral("decoderRecognised"));
    m_recognised->setWordWrap(true);
    m_recognised->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *head = new QHBoxLayout;
    head->addWidget(m_pasteTitle, 1);
    head->addWidget(m_clear);
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, space::row, 0);
    layout->setSpacing(space::row);
    layout->addLayout(head);
    layout->addWidget(m_paste, 1);
    layout->addWidget(m_recognised);
    layout->addWidget(m_verdictView, 3);
    return left;
}

QWidget *DecoderPage::makeRight()
{
    m_searchTitle->setBuddy(m_search);
    m_search->setObjectName(QStringLiteral("codeSearch"));
    m_search->setClearButtonEnabled(true);
    m_found->setSourceModel(m_codes);
    m_found->setFilterRole(CodeListModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("codeList"));
    m_list->setModel(m_found);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothingFound->setObjectName(QStringLiteral("codeNothingFound"));
    m_nothingFound->setWordWrap(true);
    m_nothingFound->hide();

    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(space::row, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(m_searchTitle);
    layout->addWidget(m_search);
    layout->addWidget(m_nothingFound);
    layout->addWidget(m_list, 1);
    return right;
}

QString DecoderPage::title() const
{
    return tr("Errors");
}

void DecoderPage::setProfile(const Profile &profile, const Secret &)
{
    m_profile = profile;
    // A pasted text may have been explained with the history of the profile before.
    if (m_shown == Shown::Verdict && !m_isFromLog)
        read();
}

void DecoderPage::setClockDifference(const QString &appKey, std::chrono::seconds difference)
{
    m_clockDifferences.insert(appKey, difference);
    if (m_shown != Shown::Verdict)
        return;
    explainNow(m_evidence);
    askHistory();
}

void DecoderPage::showOutcome(const SendRecord &record)
{
    m_pause->stop();
    m_paste->showText(QString());
    m_reading = {};
    m_isFromLog = true;
    m_row = record.row.id;
    explainNow(evidenceOf(record.row));
    askHistory();
    m_verdictView->setFocus();
}

void DecoderPage::read()
{
    m_pause->stop();
    m_token = 0;
    m_isFromLog = false;
    m_row = 0;
    const QString text = m_paste->exactText();
    if (text.trimmed().isEmpty()) {
        m_reading = {};
        m_shown = Shown::Hint;
        showAgain();
        return;
    }
    m_reading = readEvidence(text.toUtf8());
    explainNow(m_reading.evidence);
    announce(m_verdictView, verdictText(m_verdict).meaning);
    askHistory();
}

void DecoderPage::explainNow(Evidence evidence)
{
    m_evidence = evidence;
    completeEvidence(evidence, m_profile);
    const auto measured = m_clockDifferences.constFind(evidence.appKey);
    if (!evidence.clockDifference && measured != m_clockDifferences.cend())
        evidence.clockDifference = *measured;
    m_verdict = explain(evidence);
    m_shown = Shown::Verdict;
    showAgain();
}

// Only where it can change the verdict.
void DecoderPage::askHistory()
{
    m_token = 0;
    if (!needsHistory(m_verdict.evidence))
        return;
    m_token = nextToken();
    m_desk.requestPage(m_token, m_row > 0 ? std::optional(m_row) : std::nullopt, historyRows);
}

void DecoderPage::onPage(quint64 token, const QList<SendRow> &rows, bool isLast)
{
    if (token != m_token || m_token == 0)
        return;
    m_token = 0;
    Evidence evidence = m_verdict.evidence;
    if (evidence.appKey.isEmpty())
        return;
    addHistory(evidence, rows, isLast, m_clock.utcNow(), m_row);
    if (!evidence.history)
        return; // the page ends after the minute in question
    const bool wasShown = m_shown == Shown::Verdict;
    m_verdict = explain(evidence);
    if (wasShown)
        showAgain();
}

void DecoderPage::onCodeChosen()
{
    const QModelIndex chosen = m_found->mapToSource(m_list->currentIndex());
    if (!chosen.isValid())
        return;
    m_entry = &m_codes->entryAt(chosen.row());
    m_shown = Shown::Entry;
    showAgain();
}

void DecoderPage::search()
{
    // Or the view would choose a neighbour of what goes, and show that instead of what the person looks at.
    m_list->setCurrentIndex({});
    m_found->setFilterFixedString(m_search->text().trimmed());
    const bool isEmpty = m_found->rowCount() == 0;
    m_nothingFound->setVisible(isEmpty);
    if (isEmpty)
        announce(m_nothingFound, m_nothingFound->text());
}

void DecoderPage::showAgain()
{
    QString recognised;
    switch (m_shown) {
    case Shown::Hint:
        m_verdictView->showHint(
            tr("What it means, why it came and what to do will stand here. Nothing is sent."));
        break;
    case Shown::Verdict:
        m_verdictView->showVerdict(m_verdict);
        recognised = m_isFromLog ? tr("A send of the log, %1.").arg(exactTime(*m_verdict.evidence.when))
                                 : recognitionText(m_reading);
        for (const QString &sentence : assumptionSentences(m_evidence, m_verdict))
            recognised += QLatin1Char(' ') + sentence;
        break;
    case Shown::Entry:
        m_verdictView->showEntry(*m_entry);
        recognised = tr("From the table of codes.");
        break;
    }
    m_recognised->setText(withVisibleMarks(recognised).text);
    m_recognised->setVisible(!recognised.isEmpty());
}

void DecoderPage::clear()
{
    m_paste->showText(QString());
    m_list->setCurrentIndex({});
    read();
    m_paste->setFocus();
}

void DecoderPage::retranslate()
{
    m_pasteTitle->setText(tr("&Paste a reply, a line of a log, or a code"));
    m_paste->setAccessibleName(tr("Reply, line of a log, or code"));
    m_paste->setPlaceholderText(
        tr("{\"code\":1008,...}, what curl printed, a line of another program's log, 1004"));
    m_clear->setText(tr("C&lear"));
    m_searchTitle->setText(tr("Look &up a code"));
    m_search->setAccessibleName(tr("Search the codes"));
    m_search->setPlaceholderText(tr("Number or word"));
    m_list->setAccessibleName(tr("Codes"));
    m_nothingFound->setText(tr("No code is described that way. Try a shorter word, or the number alone."));
    m_codes->retranslate();
    showAgain();
}

void DecoderPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ServicePage::changeEvent(event);
}

} // namespace crier
