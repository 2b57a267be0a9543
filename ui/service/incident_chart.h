// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/incidents/incidents.h"

#include <QWidget>

namespace crier {

// A report as a picture: a bar of outcomes for each stretch of time, and the response times as two lines over
// them. Left and Right go from bar to bar. For who cannot see it, the sentences are in the accessible
// description, and the page has all of it as a table.
class IncidentChart : public QWidget
{
    Q_OBJECT

public:
    explicit IncidentChart(QWidget *parent = nullptr);

    void setReport(const IncidentReport &report);
    // -1: none.
    int chosenBucket() const { return m_chosen; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void bucketChosen(int bucket);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void choose(int bucket);
    void describe();
    QRect plot() const;
    QRectF barOf(int bucket) const;
    int bucketAt(const QPoint &position) const;
    int topCount() const;
    qint64 topTime() const;
    void paintBars(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintAxes(QPainter &painter) const;
    void paintKey(QPainter &painter) const;

    IncidentReport m_report;
    int m_chosen = -1;
};

} // namespace crier
