// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decoder/verdict.h"

#include <QList>
#include <QScrollArea>

#include <functional>

class QGridLayout;

namespace crier {

class PlainLabel;

// One verdict, or one row of the table of codes, as labelled sentences. Text from outside stays text.
class VerdictView : public QScrollArea
{
    Q_OBJECT

public:
    explicit VerdictView(QWidget *parent = nullptr);

    void showVerdict(const Verdict &verdict);
    void showEntry(const CodeEntry &entry);
    // Nothing but `sentence`.
    void showHint(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        PlainLabel *name;
        PlainLabel *value;
        std::function<QString()> title;
    };
    void addRow(QGridLayout &layout, const QString &objectName, std::function<QString()> title);
    void setRow(int row, const QString &text);
    void setHead(const QString &text, Delivery delivery);
    void paintHead();
    void retranslate();

    PlainLabel *m_icon;
    PlainLabel *m_head;
    QList<Row> m_rows;
    std::optional<Delivery> m_delivery; // none: a hint is shown
};

} // namespace crier
