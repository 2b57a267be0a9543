// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/send_desk.h"

#include <QAbstractButton>

#include <array>

namespace crier {

class PlainLabel;

// One earlier send as a line to press: icon, time, word, the beginning of its text.
class SendLine : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SendLine(QWidget *parent = nullptr);

    void setRow(const SendRow &row);
    qint64 id() const { return m_row.id; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    SendRow m_row;
};

// The strip under the composer: what the last press came to, as a sentence, and the last three sends.
// Rejected and unknown ones stay until somebody has opened them.
class LatestSends : public QWidget
{
    Q_OBJECT

public:
    explicit LatestSends(SendDesk &desk, QWidget *parent = nullptr);

    void showReport(const SendReport &report);
    void clearReport();

Q_SIGNALS:
    void opened(qint64 id);

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr int lineCount = 3;
    void reload();
    void onPage(quint64 token, const QList<SendRow> &rows);
    void showRows();
    void showOutcome();
    void retranslate();

    SendDesk &m_desk;
    quint64 m_token = 0;
    QList<SendRow> m_rows;
    std::optional<SendReport> m_report;
    PlainLabel *m_title;
    PlainLabel *m_outcomeIcon;
    PlainLabel *m_outcome;
    PlainLabel *m_empty;
    std::array<SendLine *, lineCount> m_lines{};
};

} // namespace crier
