// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLabel>
#include <QString>

class QWidget;

namespace crier {

// A label that shows text as it is, never as markup, whatever is in it.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);
};

// One line; what does not fit is cut with an ellipsis and shown whole in the tool tip.
class ElidedLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

// Text from outside in a tool tip: Qt would guess whether it is markup.
QString plainToolTip(const QString &text);

// One line for lists: line breaks become spaces, controls and invisible characters become visible signs.
QString oneLine(const QString &text, qsizetype longest = 200);

// The time of day for today, the date as well for other days; local time, the language's own format.
QString shortTime(const QDateTime &utc);
// Local date and time with milliseconds and offset.
QString exactTime(const QDateTime &utc);
QString durationText(qint64 milliseconds);
// "42 bytes", "1.5 KiB": whole numbers of bytes below 1 KiB.
QString sizeText(qint64 bytes);

// Tells assistive technology at once, wherever the focus is. `about` is the widget that shows the sentence.
void announce(QWidget *about, const QString &sentence);

// Overwrites the characters themselves, also those of the widget that gave out this text: for secrets.
void wipeText(const QString &text);

// A number for one question to the SendDesk, different for every question of this program.
quint64 nextToken();

} // namespace crier
