// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/decoder/evidence_reader.h"
#include "app/decoder/verdict.h"
#include "app/send/send_desk.h"
#include "ui/service/service_page.h"

#include <QHash>

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QTimer;

namespace crier {

class CodeListModel;
class PlainEditor;
class PlainLabel;
class VerdictView;

// What a code, a reply, a line of a log or a send of our own means, why it came and what to do; and the whole
// table of codes to look things up in. Asks the log only for what a verdict needs.
class DecoderPage : public ServicePage
{
    Q_OBJECT

public:
    // Both must outlive it.
    DecoderPage(SendDesk &desk, const Clock &clock, QWidget *parent = nullptr);

    QString title() const override;
    void setProfile(const Profile &profile, const Secret &secret) override;

    // Explains a send of the log.
    void showOutcome(const SendRecord &record);
    // How far this computer's clock is from the service's (Evidence::clockDifference), as measured with
    // `appKey`: holds from now on for what says nothing of a clock itself.
    void setClockDifference(const QString &appKey, std::chrono::seconds difference);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Shown { Hint, Verdict, Entry };

    QWidget *makeLeft();
    QWidget *makeRight();
    void read();
    // With what is known here beside the text or the row.
    void explainNow(Evidence evidence);
    void askHistory();
    void onPage(quint64 token, const QList<SendRow> &rows, bool isLast);
    void onCodeChosen();
    void search();
    void showAgain();
    void clear();
    void retranslate();

    SendDesk &m_desk;
    const Clock &m_clock;
    QHash<QString, std::chrono::seconds> m_clockDifferences; // by App Key
    Profile m_profile;
    PlainLabel *m_pasteTitle;
    PlainEditor *m_paste;
    QPushButton *m_clear;
    PlainLabel *m_recognised;
    VerdictView *m_verdictView;
    PlainLabel *m_searchTitle;
    QLineEdit *m_search;
    QListView *m_list;
    PlainLabel *m_nothingFound;
    CodeListModel *m_codes;
    QSortFilterProxyModel *m_found;
    QTimer *m_pause;
    Shown m_shown = Shown::Hint;
    Verdict m_verdict;
    const CodeEntry *m_entry = nullptr; // chosen from the table
    EvidenceReading m_reading;
    Evidence m_evidence; // what the text or the row itself says
    bool m_isFromLog = false;
    qint64 m_row = 0; // of the log, which the verdict is about; 0: of none
    quint64 m_token = 0;
};

} // namespace crier
