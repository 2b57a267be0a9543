// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/incident_chart.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/service/incident_words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace crier {

namespace {

constexpr int legendSize = 14;

// One kind of outcome: part of a bar. The pattern tells them apart where colours do not.
struct Band
{
    SendState state;
    int OutcomeCounts::*count;
    Qt::BrushStyle pattern;
};
constexpr std::array<Band, 5> bands{{
    {SendState::Accepted, &OutcomeCounts::accepted, Qt::SolidPattern},
    {SendState::NotSent, &OutcomeCounts::notSent, Qt::HorPattern},
    {SendState::Unknown, &OutcomeCounts::unknown, Qt::DiagCrossPattern},
    {SendState::Rejected, &OutcomeCounts::rejected, Qt::Dense3Pattern},
    {SendState::OnWire, &OutcomeCounts::open, Qt::Dense6Pattern},
}};

} // namespace

IncidentChart::IncidentChart(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("incidentChart"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

QSize IncidentChart::sizeHint() const
{
    return {560, 220};
}

QSize IncidentChart::minimumSizeHint() const
{
    return {320, fontMetrics().height() * 6};
}

void IncidentChart::setReport(const IncidentReport &report)
{
    m_report = report;
    m_chosen = std::min(m_chosen, int(report.buckets.size()) - 1);
    describe();
    update();
}

void IncidentChart::describe()
{
    setAccessibleName(tr("Outcomes and response times"));
    setAccessibleDescription(m_chosen >= 0 ? bucketText(m_report, m_chosen)
                                           : tr("Left and Right go through the times."));
}

void IncidentChart::choose(int bucket)
{
    const int last = int(m_report.buckets.size()) - 1;
    bucket = std::clamp(bucket, std::min(0, last), last);
    if (bucket == m_chosen)
        return;
    m_chosen = bucket;
    describe();
    update();
    Q_EMIT bucketChosen(bucket);
}

// What is left for the bars beside the numbers and above the times.
QRect IncidentChart::plot() const
{
    const QFontMetrics metrics = fontMetrics();
    const int left = metrics.horizontalAdvance(QLocale().toString(topCount())) + space::row;
    const int right = metrics.horizontalAdvance(durationText(topTime())) + space::row;
    return rect().adjusted(left, metrics.height() + space::row, -right, -2 * metrics.height() - space::group);
}

int IncidentChart::topCount() const
{
    int top = 1;
    for (const IncidentBucket &bucket : m_report.buckets)
        top = std::max(top, bucket.counts.total());
    return top;
}

qint64 IncidentChart::topTime() const
{
    qint64 top = 1;
    for (const IncidentBucket &bucket : m_report.buckets)
        top = std::max(top, bucket.times.p95.value_or(0));
    return top;
}

QRectF IncidentChart::barOf(int bucket) const
{
    const QRectF area = plot();
    const qreal width = area.width() / qreal(std::max<qsizetype>(1, m_report.buckets.size()));
    return {area.left() + width * bucket, area.top(), width, area.height()};
}

int IncidentChart::bucketAt(const QPoint &position) const
{
    for (int i = 0; i < m_report.buckets.size(); ++i) {
        if (barOf(i).contains(position))
            return i;
    }
    return -1;
}

void IncidentChart::paintBars(QPainter &painter) const
{
    const int top = topCount();
    const QColor ground = palette().color(QPalette::Base);
    for (int i = 0; i < m_report.buckets.size(); ++i) {
        const QRectF column = barOf(i);
        if (i == m_chosen) {
            painter.fillRect(column, blend(ground, palette().color(QPalette::Highlight), 0.25));
        }
        const qreal gap = std::min<qreal>(3, column.width() / 6);
        qreal bottom = column.bottom();
        for (const Band &band : bands) {
            const int count = m_report.buckets.at(i).counts.*band.count;
            if (count == 0)
                continue;
            // One send in a thousand must still be seen.
            const qreal height = std::max<qreal>(3, column.height() * count / top);
            const QRectF part(column.left() + gap, bottom - height, column.width() - 2 * gap, height);
            const QColor color = stateColor(band.state, palette());
            painter.fillRect(part, ground);
            painter.fillRect(part, QBrush(color, band.pattern));
            painter.setPen(QPen(color, 1));
            painter.drawRect(part);
            bottom -= height;
        }
    }
}

void IncidentChart::paintTimes(QPainter &painter) const
{
    const qint64 top = topTime();
    const QColor ink = palette().color(QPalette::Text);
    const auto paintLine = [&](std::optional<qint64> ResponseTimes::*which, Qt::PenStyle style) {
        std::optional<QPointF> before;
        painter.setPen(QPen(ink, 1.5, style));
        painter.setBrush(ink);
        for (int i = 0; i < m_report.buckets.size(); ++i) {
            const std::optional<qint64> time = m_report.buckets.at(i).times.*which;
            if (!time) { // no answers: a line across would make some up
                before.reset();
                continue;
            }
            const QRectF column = barOf(i);
            const QPointF point(column.center().x(),
                                column.bottom() - column.height() * qreal(*time) / qreal(top));
            if (before)
                painter.drawLine(*before, point);
            painter.drawEllipse(point, 1.5, 1.5);
            before = point;
        }
        painter.setBrush(Qt::NoBrush);
    };
    paintLine(&ResponseTimes::p50, Qt::SolidLine);
    paintLine(&ResponseTimes::p95, Qt::DotLine);
}

void IncidentChart::paintAxes(QPainter &painter) const
{
    const QRect area = plot();
    const QColor quiet = quietText(palette());
    painter.setPen(QPen(blend(palette().color(QPalette::Base), quiet, 0.5), 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.drawLine(area.topLeft(), area.topRight());
    painter.setPen(quiet);
    const int line = fontMetrics().height();
    const auto number = [&](int y, const QString &count, const QString &time) {
        painter.drawText(QRect(0, y - line / 2, area.left() - space::tight, line),
                         Qt::AlignRight | Qt::AlignVCenter, count);
        painter.drawText(QRect(area.right() + space::tight, y - line / 2, width() - area.right(), line),
                         Qt::AlignLeft | Qt::AlignVCenter, time);
    };
    number(area.top(), QLocale().toString(topCount()), durationText(topTime()));
    number(area.bottom(), QLocale().toString(0), durationText(0));
    for (const int bucket : {0, incidentBuckets / 4, incidentBuckets / 2, incidentBuckets * 3 / 4}) {
        if (bucket < m_report.buckets.size())
            painter.drawText(QPointF(barOf(bucket).left(), area.bottom() + line),
                             bucketTime(m_report.buckets.at(bucket).from));
    }
    painter.drawText(
        QRect(area.right() - 200, area.bottom() + line - painter.fontMetrics().ascent(), 200, line),
        Qt::AlignRight | Qt::AlignTop, bucketTime(m_report.until));
}

// What the parts of the bars and the lines mean.
void IncidentChart::paintKey(QPainter &painter) const
{
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height();
    const int y = height() - line;
    int x = plot().left();
    const auto word = [&](const QString &text, const QColor &color) {
        painter.setPen(color);
        painter.drawText(QPoint(x, y + metrics.ascent()), text);
        x += metrics.horizontalAdvance(text) + space::group;
    };
    for (const Band &band : bands) {
        if (m_report.counts.*band.count == 0)
            continue;
        const QColor color = stateColor(band.state, palette());
        painter.drawPixmap(
            x, y + (line - legendSize) / 2,
            tintedPixmap(stateIcon(band.state), {legendSize, legendSize}, devicePixelRatioF(), color));
        x += legendSize + space::tight;
        word(stateWord(band.state), color);
    }
    if (m_report.times.p50) {
        const QColor ink = palette().color(QPalette::Text);
        for (const auto &[style, text] : {std::pair(Qt::SolidLine, tr("half of the answers")),
                                          std::pair(Qt::DotLine, tr("95 % of the answers"))}) {
            painter.setPen(QPen(ink, 1.5, style));
            painter.drawLine(x, y + line / 2, x + 20, y + line / 2);
            x += 20 + space::tight;
            word(text, ink);
        }
    }
}

void IncidentChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintAxes(painter);
    paintBars(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTimes(painter);
    paintKey(painter);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Base);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void IncidentChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_report.buckets.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        choose(m_chosen < 0 ? last : m_chosen - 1);
        return;
    case Qt::Key_Right:
        choose(m_chosen < 0 ? last : m_chosen + 1);
        return;
    case Qt::Key_Home:
        choose(0);
        return;
    case Qt::Key_End:
        choose(last);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void IncidentChart::mousePressEvent(QMouseEvent *event)
{
    if (const int bucket = bucketAt(event->position().toPoint()); bucket >= 0)
        choose(bucket);
}

bool IncidentChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bucket = bucketAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           bucket >= 0 ? plainToolTip(bucketText(m_report, bucket)) : QString(), this);
        return true;
    }
    if (event->type() == QEvent::LanguageChange)
        describe();
    return QWidget::event(event);
}

} // namespace crier
