// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_store.h"
#include "ui/send/send_control.h"

#include <QWidget>

class QLineEdit;
class QSplitter;

namespace crier {

class ByteMeter;
class ChatroomView;
class ContentDocument;
class ContentEditor;
class DraftKeeper;
class FindingsPanel;
class LatestSends;
class PlainLabel;
class SendBar;
class TypePicker;

// The place where a message is written and sent. Puts the parts together; the deciding is in SendControl, the
// bytes in ContentDocument.
class ComposeView : public QWidget
{
    Q_OBJECT

public:
    ComposeView(SendDesk &desk, SendControl &control, DraftKeeper &keeper, QWidget *parent = nullptr);

    ~ComposeView() override; // what is not saved yet is handed to the keeper

    // The first start: words to try with.
    void beginWithSample(const QString &sender);
    void restore(const SavedDraft &saved);
    void beginEmpty(const QString &sender);
    SavedDraft snapshot() const;
    // The draft as the editors show it at this moment; false while an input method is composing.
    bool takeDraft(Draft *draft);
    QString sender() const;

    void profileChanged();
    void say(const QString &sentence);
    ChatroomView *chatroom() const { return m_chatroom; }
    LatestSends *latest() const { return m_latest; }
    QSplitter *splitter() const { return m_splitter; }
    QList<QWidget *> panes() const;
    void focusEditor();
    void focusSend();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildComposer();
    void connectParts();
    void onChanged();
    void send();
    Draft draft() const;
    QList<Finding> findings() const;
    void showDraftState(const QString &text, bool isTrouble);
    void retranslate();

    SendControl &m_control;
    DraftKeeper &m_keeper;
    ContentDocument *m_document;
    QSplitter *m_splitter;
    PlainLabel *m_senderLabel;
    QLineEdit *m_sender;
    PlainLabel *m_typeLabel;
    TypePicker *m_type;
    ContentEditor *m_editor;
    FindingsPanel *m_findings;
    ByteMeter *m_meter;
    PlainLabel *m_draftState;
    PlainLabel *m_notice;
    ChatroomView *m_chatroom;
    SendBar *m_bar;
    LatestSends *m_latest;
    bool m_loading = false;
};

} // namespace crier
