// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/icons/icons.h"

#include <QAbstractButton>
#include <QWidget>

class QVBoxLayout;

namespace crier {

// One place: icon over word, and a count when something there needs a person.
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(IconName picture, QWidget *parent);

    // `sentence` says what the count counts; empty with a count of 0.
    void setCount(int count, const QString &sentence);
    int count() const { return m_count; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconName m_picture;
    int m_count = 0;
};

// The places of the window, one under the other; exactly one is current.
class PlaceRail : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceRail(QWidget *parent = nullptr);

    // Places are numbered in the order they are added.
    RailButton *addPlace(IconName picture, const QString &objectName);
    RailButton *button(int place) const { return m_buttons.at(place); }
    void setCurrent(int place);
    int current() const;

Q_SIGNALS:
    void chosen(int place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
    QList<RailButton *> m_buttons;
};

} // namespace crier
