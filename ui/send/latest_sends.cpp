// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/latest_sends.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace crier {

namespace {
constexpr int pictureSize = 16;
constexpr int looked = 50; // how far back an unread one is found
} // namespace

SendLine::SendLine(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void SendLine::setRow(const SendRow &row)
{
    m_row = row;
    const QString name = tr("%1, %2: %3", "time, outcome, beginning of the text")
                             .arg(shortTime(row.startedAt), stateWord(row.state), oneLine(row.excerpt));
    setAccessibleName(name);
    setAccessibleDescription(tr("Opens it in the log."));
    setToolTip(plainToolTip(outcomeSentence(row)));
    update();
}

QSize SendLine::sizeHint() const
{
    return {200, std::max(pictureSize, fontMetrics().height()) + space::row};
}

QSize SendLine::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void SendLine::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !event->isAutoRepeat()) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void SendLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect inner = rect().adjusted(space::tight, 0, -space::tight, 0);
    if (underMouse() || hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(
            blend(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.07));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    const auto place = [&](int left, int width) {
        return QStyle::visualRect(layoutDirection(), inner, QRect(left, 0, width, height()));
    };
    int left = inner.left();
    const QColor color = stateColor(m_row.state, palette());
    const QRect iconBox = place(left, pictureSize);
    painter.drawPixmap(
        iconBox.left(), (height() - pictureSize) / 2,
        tintedPixmap(stateIcon(m_row.state), {pictureSize, pictureSize}, devicePixelRatioF(), color));
    left += pictureSize + space::row;

    const int align = int(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    const QString time = shortTime(m_row.startedAt);
    const int timeWidth = fontMetrics().horizontalAdvance(time);
    painter.setPen(quietText(palette()));
    painter.drawText(place(left, timeWidth + 2), align, time);
    left += timeWidth + space::group;

    const QString word = stateWord(m_row.state);
    const QFont wordFont = m_row.isRead ? font() : strongFont(font());
    // As wide as the widest word, so that the texts stand in a column.
    int wordWidth = 0;
    for (const SendState state : {SendState::Accepted, SendState::Rejected, SendState::NotSent,
                                  SendState::Unknown, SendState::OnWire, m_row.state})
        wordWidth = std::max(wordWidth, QFontMetrics(strongFont(font())).horizontalAdvance(stateWord(state)));
    painter.setFont(wordFont);
    painter.setPen(color);
    painter.drawText(place(left, wordWidth + 2), align, word);
    left += wordWidth + space::group;

    painter.setFont(font());
    painter.setPen(palette().color(QPalette::WindowText));
    const int rest = inner.right() - left;
    painter.drawText(place(left, rest), align,
                     fontMetrics().elidedText(oneLine(m_row.excerpt), Qt::ElideRight, rest));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Window);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

LatestSends::LatestSends(SendDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(new PlainLabel(this))
    , m_outcomeIcon(new PlainLabel(this))
    , m_outcome(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
{
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setFont(strongFont(font()));
    m_empty->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::row);
    head->addWidget(m_title, 0, Qt::AlignTop);
    head->addSpacing(space::tight);
    head->addWidget(m_outcomeIcon, 0, Qt::AlignTop);
    head->addWidget(m_outcome, 1, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(space::tight);
    layout->addWidget(m_empty);
    for (int i = 0; i < lineCount; ++i) {
        auto *line = new SendLine(this);
        line->setObjectName(QStringLiteral("latestSend%1").arg(i));
        line->hide();
        m_lines.at(size_t(i)) = line;
        layout->addWidget(line);
        connect(line, &QAbstractButton::clicked, this, [this, line] { Q_EMIT opened(line->id()); });
    }
    layout->addStretch();
    // Three lines and two of outcome: nothing moves when they fill.
    setMinimumHeight(2 * fontMetrics().lineSpacing() + space::tight +
                     lineCount * m_lines[0]->sizeHint().height());

    connect(&m_desk, &SendDesk::opened, this, &LatestSends::reload);
    connect(&m_desk, &SendDesk::rowsChanged, this, &LatestSends::reload);
    connect(&m_desk, &SendDesk::pageReady, this, &LatestSends::onPage);
    retranslate();
}

void LatestSends::reload()
{
    m_token = nextToken();
    m_desk.requestPage(m_token, std::nullopt, looked);
}

void LatestSends::onPage(quint64 token, const QList<SendRow> &rows)
{
    if (token != m_token)
        return;
    // Newest first: the unread keep their place, the newest of the others fill what is left.
    const qsizetype unread = std::min<qsizetype>(
        lineCount, std::count_if(rows.begin(), rows.end(), [](const SendRow &row) { return !row.isRead; }));
    qsizetype others = lineCount - unread;
    qsizetype unreadLeft = unread;
    // The very newest is always shown, whatever waits to be read.
    if (others == 0 && !rows.isEmpty() && rows.first().isRead) {
        others = 1;
        --unreadLeft;
    }
    m_rows.clear();
    for (const SendRow &row : rows) {
        qsizetype &left = row.isRead ? others : unreadLeft;
        if (left > 0) {
            --left;
            m_rows.append(row);
        }
    }
    showRows();
}

void LatestSends::showRows()
{
    for (qsizetype i = 0; i < lineCount; ++i) {
        SendLine *line = m_lines.at(size_t(i));
        line->setVisible(i < m_rows.size());
        if (i < m_rows.size())
            line->setRow(m_rows.at(i));
    }
    m_empty->setVisible(m_rows.isEmpty());
}

void LatestSends::showReport(const SendReport &report)
{
    m_report = report;
    showOutcome();
    announce(m_outcome, m_outcome->text());
}

void LatestSends::clearReport()
{
    m_report.reset();
    showOutcome();
}

void LatestSends::showOutcome()
{
    m_outcome->setVisible(m_report.has_value());
    m_outcomeIcon->setVisible(m_report.has_value());
    if (!m_report)
        return;
    const bool refused = m_report->isRefused();
    const SendState state = refused ? SendState::NotSent : m_report->outcome.state;
    const QColor color = refused ? warningColor(palette()) : stateColor(state, palette());
    m_outcomeIcon->setPixmap(tintedPixmap(refused ? IconName::Warning : stateIcon(state),
                                          {pictureSize, pictureSize}, devicePixelRatioF(), color));
    m_outcome->setText(outcomeSentence(*m_report));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_outcome->setPalette(colors);
}

void LatestSends::retranslate()
{
    m_title->setText(tr("Latest sends"));
    m_empty->setText(tr("Nothing sent yet. The outcome of each send will appear here."));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    m_empty->setPalette(quiet);
    showOutcome();
    showRows();
}

void LatestSends::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
