// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/compose_view.h"

#include "app/compose/content_file.h"
#include "app/compose/draft_checker.h"
#include "app/compose/fix.h"
#include "app/compose/message_document.h"
#include "app/compose/text_view.h"
#include "app/text/sentences.h"
#include "ui/chatroom/chatroom_view.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/compose/byte_meter.h"
#include "ui/compose/content_editor.h"
#include "ui/compose/findings_panel.h"
#include "ui/compose/notice_bar.h"
#include "ui/compose/problems_view.h"
#include "ui/compose/type_picker.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/editor/json_editor.h"
#include "ui/preview/request_view.h"
#include "ui/send/ask_strip.h"
#include "ui/send/latest_sends.h"
#include "ui/send/send_bar.h"
#include "ui/send/send_button.h"
#include "ui/send/send_review.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

namespace {

const QString textMessage = QStringLiteral("RC:TxtMsg");
constexpr int findingsUnderEditor = 2;
constexpr int previewTab = 0;
constexpr int problemsTab = 2;

QFrame *ruler(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

ComposeView::ComposeView(SendDesk &desk, SendControl &control, DraftKeeper &keeper,
                         QNetworkAccessManager &network, const ProxyPasswords &proxyPasswords,
                         QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_keeper(keeper)
    , m_document(new MessageDocument(this))
    , m_checker(new DraftChecker(this))
    , m_onlineCheck(new OnlineCheck(network, proxyPasswords, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_senderLabel(new PlainLabel(this))
    , m_sender(new QLineEdit(this))
    , m_typeLabel(new PlainLabel(this))
    , m_type(new TypePicker(this))
    , m_editor(new ContentEditor(*m_document, this))
    , m_findings(new FindingsPanel(findingsUnderEditor, this))
    , m_meter(new ByteMeter(this))
    , m_draftState(new PlainLabel(this))
    , m_notice(new NoticeBar(this))
    , m_side(new QTabWidget(this))
    , m_chatroom(new ChatroomView(control.profile().environment, this))
    , m_request(new RequestView(this))
    , m_problems(new ProblemsView(this))
    , m_ask(new AskStrip(this))
    , m_review(new SendReview(
          control,
          [this]() -> std::optional<Draft> {
              Draft taken;
              return takeDraft(&taken) ? std::optional(taken) : std::nullopt;
          },
          [this](const Draft &shown) {
              onFindings(checkDraft(shown, context()));
              return presentWarnings();
          },
          this))
    , m_bar(new SendBar(control, this))
    , m_latest(new LatestSends(desk, this))
{
    setAcceptDrops(true);
    buildSide();
    m_splitter->setObjectName(QStringLiteral("composeSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::group);
    m_splitter->addWidget(buildComposer());
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_ask);
    layout->addWidget(m_bar);
    layout->addWidget(ruler(this));
    layout->addWidget(m_latest);
    connectParts();
    m_type->setType(textMessage);
    m_document->load(textMessage, contentWithText({}, QStringLiteral("content"), {}));
    retranslate();
    onChanged();
}

ComposeView::~ComposeView()
{
    m_loading = true; // nobody needs to hear of the last changes any more
    m_keeper.flush();
    m_keeper.setSnapshot({});
}

void ComposeView::buildSide()
{
    m_side->setObjectName(QStringLiteral("sideTabs"));
    m_side->setDocumentMode(true);
    m_side->setMinimumWidth(260);
    m_chatroom->layout()->setContentsMargins(0, space::row, 0, 0);
    m_request->layout()->setContentsMargins(0, space::row, 0, 0);
    m_side->addTab(m_chatroom, QString());
    m_side->addTab(m_request, QString());
    m_side->addTab(m_problems, QString());
}

QWidget *ComposeView::buildComposer()
{
    auto *composer = new QWidget(this);
    m_sender->setObjectName(QStringLiteral("sender"));
    m_senderLabel->setBuddy(m_sender);
    m_typeLabel->setBuddy(m_type);
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
    connect(m_sender, &QLineEdit::textChanged, this, [this] {
        forgetOnline();
        onChanged();
    });
    connect(m_sender, &QLineEdit::textEdited, m_notice, &NoticeBar::withdrawOffer);
    connect(m_type, &TypePicker::typeChanged, this, [this](const QString &type) {
        if (!m_editor->flush()) {
            m_type->setType(m_document->objectName());
            say(tr("An input method is still composing. Finish the word, then choose the type."));
            return;
        }
        m_keeper.keepVersion(VersionReason::TypeChange);
        m_document->setType(type);
        Q_EMIT typeChosen(type);
    });
    // Undo can change the type as well.
    connect(m_document, &MessageDocument::typeChanged, this,
            [this] { m_type->setType(m_document->objectName()); });
    connect(m_document, &MessageDocument::changed, this, &ComposeView::onChanged);
    connect(m_checker, &DraftChecker::checked, this, &ComposeView::onFindings);
    connect(m_editor, &ContentEditor::touched, this, [this] {
        if (!m_loading)
            m_keeper.touch();
    });
    connect(m_editor, &ContentEditor::tabChanged, this, [this] {
        if (!m_loading)
            m_keeper.touch();
    });
    connect(m_editor, &ContentEditor::moved, this, [this] {
        if (!m_loading)
            m_keeper.touchPlace();
    });
    connect(m_editor, &ContentEditor::rewriteComing, this,
            [this] { m_keeper.keepVersion(VersionReason::Format); });
    connect(m_editor, &ContentEditor::troubled, this, &ComposeView::say);
    for (FindingsPanel *panel : {m_findings, m_problems->panel()}) {
        connect(panel, &FindingsPanel::showWanted, this, &ComposeView::showFinding);
        connect(panel, &FindingsPanel::fixWanted, this, &ComposeView::fix);
        connect(panel, &FindingsPanel::moreWanted, this, [this] { m_side->setCurrentIndex(problemsTab); });
    }
    connect(m_side, &QTabWidget::currentChanged, this, &ComposeView::showSide);
    connect(m_bar->includeSender(), &QCheckBox::toggled, this, &ComposeView::onChanged);
    connect(m_bar, &SendBar::sendPressed, this, &ComposeView::send);
    connect(m_bar, &SendBar::onlineWanted, this, &ComposeView::askOnline);
    connect(m_onlineCheck, &OnlineCheck::answered, this, &ComposeView::onOnline);
    connect(m_ask, &AskStrip::confirmed, this, &ComposeView::onConfirmed);
    connect(m_ask, &AskStrip::showWanted, this, &ComposeView::showFinding);
    connect(m_ask, &AskStrip::keyboardLeft, this, &ComposeView::focusEditor);
    connect(m_review, &SendReview::ended, this, &ComposeView::onReviewEnded);
    connect(&m_control, &SendControl::holdEnded, this, &ComposeView::onHoldEnded);
    connect(&m_control, &SendControl::pressed, m_latest, &LatestSends::clearReport);
    connect(&m_control, &SendControl::finished, m_latest, &LatestSends::showReport);
    connect(&m_keeper, &DraftKeeper::saved, this, [this] { showDraftState(tr("Draft saved"), false); });
    connect(&m_keeper, &DraftKeeper::failed, this, [this](const Error &error) {
        showDraftState(tr("Draft not saved: %1").arg(errorSentence(error)), true);
    });
    m_keeper.setSnapshot([this] { return snapshot(); });
    connect(&m_keeper, &DraftKeeper::leaving, m_editor, &ContentEditor::finishComposing);
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

CheckContext ComposeView::context() const
{
    return {.environment = m_control.profile().environment, .senderIsOnline = m_senderIsOnline};
}

// What only the editors know: the content does not hold it, so checkDraft() could not find it any more.
QList<Finding> ComposeView::ownFindings() const
{
    QList<Finding> findings;
    for (const auto &[problem, at] :
         {std::pair(Problem::ContentNul, m_document->nul()),
          std::pair(Problem::ContentLoneSurrogate, m_document->loneSurrogate())}) {
        if (at == 0)
            continue;
        findings.append({.problem = problem, .number = at});
        findings.last().position.column = int(at);
    }
    return findings;
}

void ComposeView::onChanged()
{
    if (m_loading)
        return;
    showChange();
    m_keeper.touch();
}

void ComposeView::showChange()
{
    m_ask->withdraw();
    const Draft now = draft();
    m_control.noteDraft(now);
    m_review->noteDraft(now);
    m_meter->setBytes(now.content.size());
    m_checker->check(now, context());
    showSide();
}

void ComposeView::onFindings(const QList<Finding> &findings)
{
    m_found = ownFindings() + findings;
    m_editor->setFindings(m_found);
    m_findings->setFindings(m_found);
    m_problems->setFindings(m_found);
    m_control.setFindings(m_found);
    const qsizetype count = withoutMerelyMissing(m_found).size();
    m_side->setTabText(problemsTab, count == 0 ? tr("Pro&blems") : tr("Pro&blems (%1)").arg(count));
}

// What cannot be seen costs nothing: the request is made only when somebody looks at it.
void ComposeView::showSide()
{
    const Draft now = draft();
    m_request->setRequest(m_control.profile(), now);
    if (m_side->currentWidget() == m_chatroom)
        m_chatroom->setPreview(now);
}

bool ComposeView::takeDraft(Draft *taken)
{
    if (!m_editor->flush())
        return false;
    *taken = draft();
    return true;
}

QString ComposeView::sender() const
{
    return m_sender->text();
}

void ComposeView::profileChanged()
{
    forgetOnline();
    if (m_ask->isAsking() && !(m_control.profile() == m_askedFor)) {
        m_ask->withdraw();
        say(tr("The profile changed before you answered, so nothing was sent. Press Send again."));
    }
    m_chatroom->setEnvironment(m_control.profile().environment);
    m_bar->button()->setProfile(m_control.profile());
    m_checker->check(draft(), context());
    showSide();
}

void ComposeView::setCustomTypes(const QStringList &objectNames)
{
    m_type->setCustomTypes(objectNames);
}

void ComposeView::say(const QString &sentence)
{
    m_notice->say(sentence);
}

void ComposeView::openContentFile(const QString &path)
{
    const ContentFile file = readContentFile(path);
    if (file.trouble != ContentFileTrouble::None) {
        say(contentFileSentence(path, file));
        return;
    }
    m_keeper.keepVersion(VersionReason::LoadFile);
    adoptContent(m_document->objectName(), file.content);
    m_editor->setShowsJson(true);
    say({});
}

void ComposeView::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void ComposeView::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return;
    event->acceptProposedAction();
    openContentFile(urls.first().toLocalFile());
}

QList<QWidget *> ComposeView::panes() const
{
    QWidget *side = m_side->currentWidget();
    if (side == m_chatroom)
        side = m_chatroom->list();
    else if (side == m_request)
        side = m_request->firstPane();
    return {m_sender, m_editor->currentInput(), side, m_bar->includeSender(),
            m_latest->findChild<QWidget *>(QStringLiteral("latestSend0"))};
}

void ComposeView::focusEditor()
{
    m_editor->currentInput()->setFocus(Qt::ShortcutFocusReason);
}

void ComposeView::focusSend()
{
    if (m_control.profile().environment == Environment::Live && m_control.standing().canSend)
        send();
    else
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
    m_side->setAccessibleName(tr("Preview, request and problems"));
    m_side->setTabText(previewTab, tr("Preview"));
    m_side->setTabText(previewTab + 1, tr("Re&quest"));
    onFindings(m_found);
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
