// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/send_record.h"

#include <QWidget>

#include <functional>
#include <optional>

class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QAction;
class QHBoxLayout;
class QToolButton;

namespace crier {

class PlainLabel;

// Everything the log knows about one send: the outcome as a sentence, the exact content, and the facts.
class LogDetail : public QWidget
{
    Q_OBJECT

public:
    explicit LogDetail(QWidget *parent = nullptr);

    void setRecord(const std::optional<SendRecord> &record);
    // A button for what can be done with the send.
    void addTool(QAction *action);
    const std::optional<SendRecord> &record() const { return m_record; }

public Q_SLOTS:
    void copyContent();
    void copyRequestId();
    void copyAsJson();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Fact
    {
        PlainLabel *label;
        QLineEdit *value;
        std::function<QString()> title;
        std::function<QString(const SendRecord &)> read;
    };
    void addFact(QFormLayout &form, const QString &objectName, std::function<QString()> title,
                 std::function<QString(const SendRecord &)> read);
    void addFacts(QFormLayout &form);
    void showRecord();
    void retranslate();

    QWidget *m_body = nullptr; // everything below the outcome
    std::optional<SendRecord> m_record;
    PlainLabel *m_outcomeIcon;
    PlainLabel *m_outcome;
    PlainLabel *m_contentTitle;
    QPlainTextEdit *m_content;
    QToolButton *m_copy;
    QHBoxLayout *m_tools;
    QList<Fact> m_facts;
};

} // namespace crier
