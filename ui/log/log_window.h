// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/send_desk.h"

#include <QMainWindow>

class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace crier {

class DecoderPage;
class IncidentPage;
class LogView;
class PlainLabel;

// A window for support (`crier --view LOG`): one log, read and never written, of whichever computer. There is
// no secret, no draft and no sandbox in it, and no way to send.
class LogWindow : public QMainWindow
{
    Q_OBJECT

public:
    // `desk` is set up for `path` with readOnly; the window opens it when it is first shown.
    LogWindow(SendDesk &desk, const Clock &clock, const QString &path, QWidget *parent = nullptr);

    LogView *log() const { return m_log; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void onOpened(const StoreStatus &status);
    void showBundle(std::optional<qint64> id);
    QString troubleSentence(const Error &error) const;
    void retranslate();

    SendDesk &m_desk;
    const Clock &m_clock;
    QString m_path;
    StoreStatus m_status;
    bool m_isAsked = false;
    QWidget *m_band;
    PlainLabel *m_bandIcon;
    PlainLabel *m_bandWord;
    PlainLabel *m_bandText;
    QStackedWidget *m_pages;
    PlainLabel *m_trouble;
    QPushButton *m_again;
    QTabWidget *m_tabs;
    LogView *m_log;
    IncidentPage *m_incidents;
    DecoderPage *m_decoder;
    QMenu *m_fileMenu;
    QMenu *m_logMenu;
    QAction *m_bundle;
    QAction *m_close;
};

} // namespace crier
