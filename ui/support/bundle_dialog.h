// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/send/send_desk.h"
#include "app/support/support_bundle.h"

#include <QDialog>
#include <QSet>

#include <optional>

class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace crier {

class PlainLabel;
class StatusLine;

// What a bundle takes besides the log.
struct BundleSources
{
    const Clock &clock;
    bool isOurLog =
        true; // not: the log is of another computer, and neither versions nor settings belong to it
    QString dataDir = {}; // whose settings it tells of; empty: none
    QList<Profile> profiles = {};
    QList<Secret> hidden = {}; // see BundleFacts
};

// Shows what a support bundle holds before it leaves the window: each part can be read and left out. What is
// copied or written is what is shown here, byte for byte. Does not block the window.
class BundleDialog : public QDialog
{
    Q_OBJECT

public:
    // About the send `id`; none: about the latest one.
    BundleDialog(SendDesk &desk, BundleSources sources, std::optional<qint64> id, QWidget *parent = nullptr);

    // What would be written now. Empty until ready().
    QList<BundlePart> chosenParts() const;
    // Without a question; says what became of it in the dialog.
    void saveTo(const QString &path);

Q_SIGNALS:
    // The log has been read, and the parts are shown.
    void ready();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void ask();
    void askForRecord(qint64 id);
    void onFailed(quint64 token, const Error &error);
    void rebuild();
    void showPart();
    void onChecked();
    void copy();
    void save();
    void retranslate();

    SendDesk &m_desk;
    BundleSources m_sources;
    std::optional<qint64> m_id;
    BundleFacts m_facts;
    QList<BundlePart> m_parts;
    QSet<BundlePartId> m_leftOut;
    bool m_isReady = false;
    bool m_filling = false; // the list is made anew, nobody ticks anything
    quint64 m_pageToken = 0;
    quint64 m_recordToken = 0;
    PlainLabel *m_intro;
    PlainLabel *m_listTitle;
    QListWidget *m_list;
    PlainLabel *m_textTitle;
    QPlainTextEdit *m_text;
    StatusLine *m_status;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace crier
