// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/saved_draft.h"
#include "app/service/online_check.h"
#include "ui/send/send_control.h"

#include <QWidget>

class QLineEdit;
class QNetworkAccessManager;
class QSplitter;
class QTabWidget;

namespace crier {

class AskStrip;
class ByteMeter;
class ChatroomView;
class ContentEditor;
class DraftChecker;
class DraftKeeper;
class FindingsPanel;
class LatestSends;
class MessageDocument;
class NoticeBar;
class PlainLabel;
class ProblemsView;
class ProxyPasswords;
class RequestView;
class SendBar;
class SendReview;
class TypePicker;

// The place where a message is written and sent. Puts the parts together; the deciding is in SendControl, the
// bytes in MessageDocument.
class ComposeView : public QWidget
{
    Q_OBJECT

public:
    ComposeView(SendDesk &desk, SendControl &control, DraftKeeper &keeper, QNetworkAccessManager &network,
                const ProxyPasswords &proxyPasswords, QWidget *parent = nullptr);

    ~ComposeView() override; // what is not saved yet is handed to the keeper

    // The first start: words to try with.
    void beginWithSample(const QString &sender);
    // Says it when the draft was written for another profile. The draft on the disk stays what it is.
    void restore(const SavedDraft &saved);
    // The same at the person's wish, from another draft: says what of its sender and profile is different
    // now.
    void turnTo(const SavedDraft &saved);
    void beginEmpty(const QString &sender);
    // Another content in the place of this one, as one step that can be undone; sender and profile stay.
    void adoptContent(const QString &objectName, const QByteArray &content);
    SavedDraft snapshot() const;
    // The draft as the editors show it at this moment; false while an input method is composing.
    bool takeDraft(Draft *draft);
    QString sender() const;

    void profileChanged();
    void setCustomTypes(const QStringList &objectNames);
    void say(const QString &sentence);
    ChatroomView *chatroom() const { return m_chatroom; }
    LatestSends *latest() const { return m_latest; }
    ContentEditor *editor() const { return m_editor; }
    QSplitter *splitter() const { return m_splitter; }
    QList<QWidget *> panes() const;
    void focusEditor();
    // To the Send button; with a live profile that can be sent to, the review. Never sends.
    void focusSend();
    // One finding after the other, in the order of the list.
    void showNextFinding(int step);
    // Reads a file into the content; says why where it cannot be.
    void openContentFile(const QString &path);

Q_SIGNALS:
    void typeChosen(const QString &objectName);
    // A hold ended without a send; the place says it too.
    void holdTold(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildComposer();
    void buildSide();
    void connectParts();
    void load(const SavedDraft &saved);
    QString otherProfileSentence(const SavedDraft &saved) const;
    void onChanged();
    void showChange();
    void onFindings(const QList<Finding> &findings);
    void showSide();
    void send();
    void onConfirmed(const Draft &asked);
    void ask(const Draft &taken, const QList<Finding> &warnings);
    void press(const Draft &taken);
    QList<Finding> presentWarnings() const;
    void onReviewEnded(const QString &sentence);
    void onHoldEnded(HoldEnd why);
    void askOnline();
    void onOnline(const OnlineAnswer &answer);
    void forgetOnline();
    void showFinding(const Finding &finding);
    void fix(const Finding &finding);
    Draft draft() const;
    CheckContext context() const;
    QList<Finding> ownFindings() const;
    void showDraftState(const QString &text, bool isTrouble);
    void retranslate();

    SendControl &m_control;
    DraftKeeper &m_keeper;
    MessageDocument *m_document;
    DraftChecker *m_checker;
    OnlineCheck *m_onlineCheck;
    QSplitter *m_splitter;
    PlainLabel *m_senderLabel;
    QLineEdit *m_sender;
    PlainLabel *m_typeLabel;
    TypePicker *m_type;
    ContentEditor *m_editor;
    FindingsPanel *m_findings;
    ByteMeter *m_meter;
    PlainLabel *m_draftState;
    NoticeBar *m_notice;
    QTabWidget *m_side;
    ChatroomView *m_chatroom;
    RequestView *m_request;
    ProblemsView *m_problems;
    AskStrip *m_ask;
    Profile m_askedFor; // whose question it is
    SendReview *m_review;
    SendBar *m_bar;
    LatestSends *m_latest;
    QList<Finding> m_found;
    qsizetype m_shownFinding = -1;
    std::optional<bool> m_senderIsOnline; // as answered last for the present sender and profile
    bool m_loading = false;
};

} // namespace crier
