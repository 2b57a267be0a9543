// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/compose_view.h"

#include "app/text/sentences.h"
#include "ui/chatroom/chatroom_view.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/compose/byte_meter.h"
#include "ui/compose/content_document.h"
#include "ui/compose/content_editor.h"
#include "ui/compose/findings_panel.h"
#include "ui/compose/type_picker.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/editor/plain_editor.h"
#include "ui/send/latest_sends.h"
#include "ui/send/send_bar.h"
#include "ui/send/send_button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QVBoxLayout>

namespace crier {

namespace {

const QString textMessage = QStringLiteral("RC:TxtMsg");

QFrame *ruler(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

ComposeView::ComposeView(SendDesk &desk, SendControl &control, DraftKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_keeper(keeper)
    , m_document(new ContentDocument(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_senderLabel(new PlainLabel(this))
    , m_sender(new QLineEdit(this))
    , m_typeLabel(new PlainLabel(this))
    , m_type(new TypePicker(this))
    , m_editor(new ContentEditor(*m_document, this))
    , m_findings(new FindingsPanel(this))
    , m_meter(new ByteMeter(this))
    , m_draftState(new PlainLabel(this))
    , m_notice(new PlainLabel(this))
    , m_chatroom(new ChatroomView(control.profile().environment, this))
    , m_bar(new SendBar(control, this))
    , m_latest(new LatestSends(desk, this))
{
    m_splitter->setObjectName(QStringLiteral("composeSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::group);
    m_splitter->addWidget(buildComposer());
    m_splitter->addWidget(m_chatroom);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_chatroom->setMinimumWidth(240);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    m_notice->setObjectName(QStringLiteral("composeNotice"));
    m_notice->setWordWrap(true);
    m_notice->hide();
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_bar);
    layout->addWidget(ruler(this));
    layout->addWidget(m_latest);
    connectParts();
    m_document->begin(textMessage, QString());
    retranslate();
    onChanged();
}

ComposeView::~ComposeView()
{
    m_loading = true; // nobody needs to hear of the last changes any more
    m_keeper.flush();
    m_keeper.setSnapshot({});
}

QWidget *ComposeView::buildComposer()
{
    auto *composer = new QWidget(this);
    m_sender->setObjectName(QStringLiteral("sender"));
    m_senderLabel->setBuddy(m_sender);
    m_typeLabel->setBuddy(m_type->box());
    m_draftState->setObjectName(QStringLiteral("draftState"));
    m_draftState->setFont(quietFont(font()));

    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(space::group);
    fields->setVerticalSpacing(space::row);
    fields->addWidget(m_senderLabel, 0, 0);
    fields->addWidget(m_sender, 0, 1);
    fields->addWidget(m_typeLabel, 1, 0);
    fields->addWidget(m_type, 1, 1);
    fields->setColumnStretch(1, 1);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::group);
    foot->addWidget(m_meter, 1);
    foot->addWidget(m_draftState, 0, Qt::AlignBottom);

    auto *layout = new QVBoxLayout(composer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addLayout(fields);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_findings);
    layout->addLayout(foot);
    composer->setMinimumWidth(320);
    return composer;
}

void ComposeView::connectParts()
{
    connect(m_sender, &QLineEdit::textChanged, this, &ComposeView::onChanged);
    connect(m_type, &TypePicker::typeChanged, this, [this](const QString &type) {
        m_editor->flush();
        m_document->setType(type);
    });
    connect(m_document, &ContentDocument::changed, this, &ComposeView::onChanged);
    connect(m_editor, &ContentEditor::touched, this, [this] {
        if (!m_loading)
            m_keeper.touch();
    });
    connect(m_editor, &ContentEditor::tabChanged, this, &ComposeView::onChanged);
    connect(m_bar->includeSender(), &QCheckBox::toggled, this, &ComposeView::onChanged);
    connect(m_bar, &SendBar::sendPressed, this, &ComposeView::send);
    connect(&m_control, &SendControl::pressed, m_latest, &LatestSends::clearReport);
    connect(&m_control, &SendControl::finished, m_latest, &LatestSends::showReport);
    connect(&m_keeper, &DraftKeeper::saved, this, [this] { showDraftState(tr("Draft saved"), false); });
    connect(&m_keeper, &DraftKeeper::failed, this, [this](const Error &error) {
        showDraftState(tr("Draft not saved: %1").arg(errorSentence(error)), true);
    });
    m_keeper.setSnapshot([this] { return snapshot(); });
}

Draft ComposeView::draft() const
{
    Draft draft;
    draft.sender.value = m_sender->text();
    draft.objectName.value = m_document->objectName();
    draft.content = m_document->content();
    draft.includeSender = m_bar->includeSender()->isChecked();
    return draft;
}

QList<Finding> ComposeView::findings() const
{
    QList<Finding> findings;
    if (const qsizetype at = m_document->loneSurrogate()) {
        // Bytes cannot hold it, so checkDraft() could not find it any more.
        Finding finding{.problem = Problem::ContentLoneSurrogate,
                        .number = at,
                        .position = {},
                        .jsonFault = {},
                        .text = {}};
        finding.position.column = int(at);
        findings.append(finding);
    }
    findings += checkDraft(draft());
    return findings;
}

void ComposeView::onChanged()
{
    if (m_loading)
        return;
    const QList<Finding> found = findings();
    m_findings->setFindings(found);
    m_meter->setBytes(m_document->content().size());
    m_control.setFindings(found);
    m_chatroom->setPreview(draft());
    m_keeper.touch();
}

bool ComposeView::takeDraft(Draft *taken)
{
    if (!m_editor->flush())
        return false;
    *taken = draft();
    return true;
}

void ComposeView::send()
{
    Draft taken;
    if (takeDraft(&taken))
        m_control.press(taken);
}

SavedDraft ComposeView::snapshot() const
{
    SavedDraft saved;
    m_editor->flush();
    saved.draft = draft();
    saved.profile = m_control.profile().name;
    saved.asJson = m_editor->showsJson();
    saved.cursor = m_editor->cursorPosition();
    return saved;
}

void ComposeView::restore(const SavedDraft &saved)
{
    m_loading = true;
    m_sender->setText(saved.draft.sender.value);
    m_type->setType(saved.draft.objectName.value);
    m_document->load(saved.draft.objectName.value, saved.draft.content);
    m_bar->includeSender()->setChecked(saved.draft.includeSender);
    m_editor->setShowsJson(saved.asJson);
    m_editor->setCursorPosition(saved.cursor);
    m_loading = false;
    onChanged();
    showDraftState(tr("Draft saved"), false);
}

void ComposeView::beginWithSample(const QString &sender)
{
    SavedDraft sample;
    sample.draft.sender.value = sender;
    sample.draft.objectName.value = textMessage;
    ContentDocument words;
    words.begin(textMessage,
                tr("Hello from Crier! This announcement goes to the sandbox, so nobody is disturbed."));
    sample.draft.content = words.content();
    restore(sample);
    m_draftState->setText(QString());
}

void ComposeView::beginEmpty(const QString &sender)
{
    SavedDraft empty;
    empty.draft.sender.value = sender;
    empty.draft.objectName.value = textMessage;
    ContentDocument words;
    words.begin(textMessage, QString());
    empty.draft.content = words.content();
    restore(empty);
    m_draftState->setText(QString());
    m_latest->clearReport();
}

QString ComposeView::sender() const
{
    return m_sender->text();
}

void ComposeView::profileChanged()
{
    m_chatroom->setEnvironment(m_control.profile().environment);
    m_bar->button()->setProfile(m_control.profile());
}

void ComposeView::say(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
    announce(m_notice, sentence);
}

QList<QWidget *> ComposeView::panes() const
{
    return {m_sender, m_editor->currentEditor(), m_chatroom->list(), m_bar->includeSender(),
            m_latest->findChild<QWidget *>(QStringLiteral("latestSend0"))};
}

void ComposeView::focusEditor()
{
    m_editor->currentEditor()->setFocus(Qt::ShortcutFocusReason);
}

void ComposeView::focusSend()
{
    m_bar->focusSend();
}

void ComposeView::showDraftState(const QString &text, bool isTrouble)
{
    m_draftState->setText(text);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, isTrouble ? errorColor(palette()) : quietText(palette()));
    m_draftState->setPalette(colors);
}

void ComposeView::retranslate()
{
    m_senderLabel->setText(tr("&Sender ID"));
    m_sender->setAccessibleName(tr("Sender ID"));
    m_sender->setPlaceholderText(tr("The user ID members see as the sender"));
    m_typeLabel->setText(tr("T&ype"));
    m_draftState->clear();
    m_findings->setAccessibleName(tr("Problems"));
}

void ComposeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComposeView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_control.setWatched(true);
}

void ComposeView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_control.setWatched(false);
}

} // namespace crier
