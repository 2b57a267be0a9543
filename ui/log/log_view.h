// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/send_desk.h"

#include <QWidget>

class QAction;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace crier {

class LogDetail;
class LogModel;
class PlainLabel;

// Every send there ever was, newest first, and all about the chosen one. Reads nothing before it is first
// shown.
class LogView : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(SendDesk &desk, QWidget *parent = nullptr);

    // For a log that is only looked at: nothing is offered that begins a message.
    void hideComposing();
    // Chooses the send `id` and marks it read.
    void openRow(qint64 id);
    LogModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QSplitter *splitter() const { return m_splitter; }
    QList<QAction *> logActions() const { return m_actions; }
    QList<QWidget *> panes() const;

public Q_SLOTS:
    void exportLog();

Q_SIGNALS:
    void composeWanted();
    // The chosen send's content as a message to go on with.
    void reuseWanted(const QString &objectName, const QByteArray &content);
    void correctionWanted();
    // What became of the chosen send, why, and what to do.
    void explanationWanted(const crier::SendRecord &record);
    // A support bundle about the chosen send.
    void bundleWanted(qint64 id);
    void notice(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTable();
    void buildActions();
    void onOpened(const StoreStatus &status);
    void onLoaded();
    void onCurrentChanged();
    void showRecordOf(qint64 id);
    QList<QAction *> recordActions() const;
    void onRecord(quint64 token, const std::optional<SendRecord> &record);
    void onExported(const QString &path, qint64 rows, const std::optional<Error> &error);
    void showPage();
    void say(const QString &sentence, bool isTrouble);
    void fitColumns();
    void showExport();
    void retranslate();

    SendDesk &m_desk;
    LogModel *m_model;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QSplitter *m_splitter;
    LogDetail *m_detail;
    PlainLabel *m_title;
    PlainLabel *m_message;
    PlainLabel *m_empty;
    QPushButton *m_emptyAction;
    QPushButton *m_exportButton;
    QAction *m_exportAction;
    QAction *m_copyContent;
    QAction *m_copyRequestId;
    QAction *m_copyJson;
    QAction *m_reuse;
    QAction *m_correct;
    QAction *m_explain;
    QAction *m_bundle;
    QList<QAction *> m_actions;
    quint64 m_recordToken = 0;
    qint64 m_wanted = 0; // to be chosen once its page is here
    bool m_readable = false;
    bool m_loaded = false;
    bool m_isFitted = false;
    bool m_isExporting = false;
    QString m_setAside; // where a damaged log went that nobody has acknowledged
};

} // namespace crier
