// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/incidents/incidents.h"
#include "app/send/send_desk.h"
#include "ui/service/service_page.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableWidget;

namespace crier {

class IncidentChart;
class PlainLabel;

// How the last hours went, out of the log alone: per profile, and over time. Asks the log while it is to be
// seen, when rows change and once a minute; hidden it does nothing.
class IncidentPage : public ServicePage
{
    Q_OBJECT

public:
    IncidentPage(SendDesk &desk, const Clock &clock, QWidget *parent = nullptr);

    QString title() const override;
    // Its results are marked as those of the profile in use; those of others stay, under their own names.
    void setProfile(const Profile &profile, const Secret &secret) override;

Q_SIGNALS:
    // A support bundle about the last results.
    void bundleWanted();
    // What is shown is of now.
    void refreshed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void ask();
    void onRows(quint64 token, const QList<SendRow> &rows);
    void onFailed(quint64 token, const Error &error);
    void showReport();
    void showCards();
    void showTable();
    void showBucket(int bucket);
    std::chrono::hours span() const;
    void retranslate();

    SendDesk &m_desk;
    const Clock &m_clock;
    Profile m_profile;
    QList<SendRow> m_rows;
    IncidentReport m_report;
    QString m_trouble;
    bool m_isRead = false;
    quint64 m_token = 0; // 0: nothing is asked
    bool m_again = false;
    QTimer m_settle; // many changes at once are one
    QTimer m_minute;
    QComboBox *m_span;
    PlainLabel *m_spanTitle;
    QCheckBox *m_asTable;
    QPushButton *m_bundle;
    PlainLabel *m_summary;
    PlainLabel *m_cut;
    QScrollArea *m_cards;
    QStackedWidget *m_views;
    IncidentChart *m_chart;
    QTableWidget *m_table;
    PlainLabel *m_bucket;
    PlainLabel *m_empty;
    QStackedWidget *m_pages;
};

} // namespace crier
