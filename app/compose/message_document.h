// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_edit.h"
#include "app/json/json_tree.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

#include <optional>

namespace crier {

// The one message that form and JSON tab edit: content bytes and the type they are for, with one history that
// both tabs share. Whoever edits says which bytes become which; every other byte stays as it is.
//
// Order of signals: edited() or typeChanged() first, then changed(), then historyChanged().
class MessageDocument : public QObject
{
    Q_OBJECT

public:
    // How an edit joins the history.
    enum class Step {
        Alone,  // a step of its own
        Typing, // joins the step before it when that was typing at the same place a moment ago
    };

    explicit MessageDocument(QObject *parent = nullptr);

    QString objectName() const { return m_type; }
    // Not in the table of built-in types: content is whatever the app wants.
    bool isCustom() const;
    QByteArray content() const { return m_content; }
    // The content read as JSON; made on first use after a change.
    const JsonTree &tree() const;
    // The content as text. A person's JSON tab shows it.
    QString text() const;
    // Position (from 1, UTF-16) of a lone surrogate in what was typed last, which bytes cannot hold; 0 for
    // none.
    qsizetype loneSurrogate() const { return m_loneSurrogate; }
    // Likewise of a NUL, in whose place the content holds U+FFFD.
    qsizetype nul() const { return m_nul; }
    // Says so of a text that was applied; any other change takes it back.
    void noteLoneSurrogate(qsizetype position);
    void noteNul(qsizetype position);

    void apply(const ByteEdit &wanted, Step step = Step::Alone);
    // Only what differs counts as the edit.
    void setContent(const QByteArray &content, Step step = Step::Alone);
    void setText(const QString &text, Step step = Step::Alone);
    // See convertedContent(). What was written for a type comes back with it; a step of its own.
    void setType(const QString &objectName);
    // Another content of whatever type, as one step.
    void replace(const QString &objectName, const QByteArray &content);
    // Another message: no history, nothing remembered.
    void load(const QString &objectName, const QByteArray &content);
    // The next edit begins a step of its own.
    void endTyping();

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }
    void undo();
    void redo();
    // Whether the change that is being told of is one of undo() or redo().
    bool isReverting() const { return m_isReverting; }

Q_SIGNALS:
    // These bytes became others; content() is the new one already.
    void edited(const crier::ByteEdit &edit);
    void typeChanged();
    // The bytes or the type are others now.
    void changed();
    void historyChanged();
    // Comes last: load() or replace() put other content here. What was begun for the content before is for
    // nobody now.
    void loaded();

private:
    struct HistoryStep
    {
        ByteEdit edit;
        QByteArray removed;
        QString typeBefore;
        QString typeAfter;
        bool isTyping = false;
    };

    // What a type held when it was left.
    struct Kept
    {
        QByteArray content;
        QSet<QString> shared;  // its members that every content since then had as well
        QSet<QString> deleted; // and those that had been among these until a person took them out
    };
    static QSet<QString> deletedBy(const Kept &kept, const QByteArray &content);
    void keep(const QString &type, const QByteArray &next);

    void run(const ByteEdit &edit, const QString &type);
    void changeTo(const QString &objectName, const QByteArray &content, bool isTyping);
    void record(HistoryStep step);
    bool joins(const HistoryStep &step) const;
    void forgetTooMuch();

    QString m_type;
    QByteArray m_content;
    mutable std::optional<JsonTree> m_tree;
    void note(qsizetype &known, qsizetype position);
    void forgetNotes();

    qsizetype m_loneSurrogate = 0;
    qsizetype m_nul = 0;
    QHash<QString, Kept> m_kept; // by type
    QString m_lastText;          // the announcement's text as last seen in a type that has one

    QList<HistoryStep> m_steps;
    qsizetype m_done = 0; // steps before this one are done, the rest undone
    qsizetype m_bytesKept = 0;
    QElapsedTimer m_sinceTyping;
    bool m_isTyping = false;
    bool m_isReverting = false;
};

} // namespace crier
