// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/content_editor.h"

#include "app/compose/message_document.h"
#include "app/json/json_format.h"
#include "app/json/json_string.h"
#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/json_editor.h"
#include "ui/form/form_view.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace crier {

namespace {
constexpr int formTab = 0;
constexpr int jsonTab = 1;
constexpr qsizetype smallDocument = 8 * 1024; // characters; below, every key is taken over at once
constexpr std::chrono::milliseconds settleTime{25};

QToolButton *makeTool(const QString &objectName, QWidget *parent)
{
    auto *const tool = new QToolButton(parent);
    tool->setObjectName(objectName);
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::TabFocus);
    return tool;
}

} // namespace

ContentEditor::ContentEditor(MessageDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_tabs(new QTabWidget(this))
    , m_formPage(new QStackedWidget(this))
    , m_form(new FormView(document, m_formPage))
    , m_noForm(new QWidget(m_formPage))
    , m_whyNoForm(new PlainLabel(m_noForm))
    , m_showFault(new QPushButton(m_noForm))
    , m_jsonPage(new QWidget(this))
    , m_json(new JsonEditor(m_jsonPage))
    , m_find(new FindBar(m_jsonPage))
    , m_tools(new QWidget(this))
    , m_formatTool(makeTool(QStringLiteral("formatJson"), m_tools))
    , m_compactTool(makeTool(QStringLiteral("compactJson"), m_tools))
    , m_findTool(makeTool(QStringLiteral("findInJson"), m_tools))
    , m_settle(new QTimer(this))
{
    m_tabs->setObjectName(QStringLiteral("contentTabs"));
    buildForm();
    buildJson();
    m_tabs->addTab(m_formPage, QString());
    m_tabs->addTab(m_jsonPage, QString());
    m_tabs->setCornerWidget(m_tools, Qt::TopRightCorner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    setFocusProxy(m_tabs);

    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, [this] { flush(); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &ContentEditor::onTabChanged);
    connect(&m_document, &MessageDocument::edited, this, &ContentEditor::onDocumentEdited);
    connect(&m_document, &MessageDocument::typeChanged, this, &ContentEditor::onTypeChanged);
    connect(&m_document, &MessageDocument::changed, this, &ContentEditor::showForm);
    connect(&m_document, &MessageDocument::historyChanged, this,
            [this] { m_json->setUndoAvailable(m_document.canUndo(), m_document.canRedo()); });
    retranslate();
    onTypeChanged();
    onTabChanged();
}

ContentEditor::~ContentEditor()
{
    // The tabs tell of a change while they are taken down.
    disconnect(m_tabs, nullptr, this, nullptr);
}

void ContentEditor::buildForm()
{
    m_whyNoForm->setObjectName(QStringLiteral("whyNoForm"));
    m_whyNoForm->setWordWrap(true);
    m_showFault->setObjectName(QStringLiteral("showFault"));
    auto *layout = new QVBoxLayout(m_noForm);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::group);
    layout->addWidget(m_whyNoForm);
    layout->addWidget(m_showFault, 0, Qt::AlignLeft);
    layout->addStretch();
    m_formPage->addWidget(m_form);
    m_formPage->addWidget(m_noForm);
    connect(m_form, &FormView::touched, this, &ContentEditor::touched);
    connect(m_form, &FormView::moved, this, &ContentEditor::moved);
    connect(m_form, &FormView::troubled, this, &ContentEditor::troubled);
    connect(m_showFault, &QPushButton::clicked, this, [this] {
        const JsonPosition at = m_document.tree().faultPosition();
        setShowsJson(true);
        revealBytes(at.offset, at.offset);
    });
}

void ContentEditor::buildJson()
{
    m_json->setObjectName(QStringLiteral("jsonEditor"));
    m_json->document()->setDocumentMargin(space::row);
    m_json->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(m_jsonPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_json, 1);
    layout->addWidget(m_find);
    m_find->setEditor(m_json);

    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(0);
    tools->addWidget(m_formatTool);
    tools->addWidget(m_compactTool);
    tools->addWidget(m_findTool);
    connect(m_formatTool, &QToolButton::clicked, this, &ContentEditor::format);
    connect(m_compactTool, &QToolButton::clicked, this, &ContentEditor::compact);
    connect(m_findTool, &QToolButton::clicked, this, &ContentEditor::find);
    connect(m_json, &PlainEditor::edited, this, &ContentEditor::onEdited);
    connect(m_json, &PlainEditor::cursorPositionChanged, this, &ContentEditor::moved);
    connect(m_json, &PlainEditor::troubled, this, &ContentEditor::troubled);
    connect(m_json, &PlainEditor::undoWanted, this, &ContentEditor::undo);
    connect(m_json, &PlainEditor::redoWanted, this, &ContentEditor::redo);
}

bool ContentEditor::showsJson() const
{
    return m_tabs->currentIndex() == jsonTab;
}

void ContentEditor::setShowsJson(bool json)
{
    m_tabs->setCurrentIndex(json || !m_tabs->isTabVisible(formTab) ? jsonTab : formTab);
}

QWidget *ContentEditor::currentInput() const
{
    if (showsJson())
        return m_json;
    if (m_formPage->currentWidget() == m_noForm)
        return m_showFault;
    QWidget *const input = m_form->firstInput();
    return input ? input : m_tabs;
}

int ContentEditor::cursorPosition() const
{
    return showsJson() ? int(m_json->cursorOffset()) : m_form->cursor();
}

void ContentEditor::setCursorPosition(int position)
{
    if (showsJson())
        m_json->setCursorOffset(std::clamp<qsizetype>(position, 0, m_json->textLength()));
    else
        m_form->setCursor(position);
}

QString ContentEditor::currentField() const
{
    return showsJson() ? QString() : jsonPathText(m_form->currentField());
}

void ContentEditor::setCurrentField(const QString &field)
{
    if (!showsJson() && !field.isEmpty())
        m_form->setCurrentField(field);
}

bool ContentEditor::flush()
{
    m_settle->stop();
    if (!m_form->flush() || m_json->isComposing())
        return false;
    if (!std::exchange(m_untaken, false))
        return true;
    m_taking = true;
    m_document.setText(m_json->exactText(), MessageDocument::Step::Typing);
    m_taking = false;
    return true;
}

void ContentEditor::finishComposing()
{
    m_form->finishComposing();
    m_json->finishComposing();
    flush();
}

void ContentEditor::onEdited()
{
    m_untaken = true;
    if (m_json->textLength() <= smallDocument)
        flush();
    else
        m_settle->start(); // from the last key again
    Q_EMIT touched();
}

// Somebody changed the bytes: the form, a fix, undo. The JSON tab itself shows its own changes already.
void ContentEditor::onDocumentEdited(const ByteEdit &edit)
{
    if (m_taking)
        return;
    m_stale = true;
    if (!showsJson())
        return;
    showJson();
    m_json->setCursorOffset(textOffset(edit.offset + edit.inserted.size()));
}

void ContentEditor::onTypeChanged()
{
    const bool hasForm = !m_document.isCustom();
    const bool formHadKeyboard = m_form->hasFocus() || m_form->isAncestorOf(QApplication::focusWidget());
    if (!hasForm)
        m_tabs->setCurrentIndex(jsonTab);
    m_tabs->setTabVisible(formTab, hasForm);
    retranslate();
    if (!hasForm && formHadKeyboard)
        m_json->setFocus(Qt::OtherFocusReason);
}

void ContentEditor::onTabChanged()
{
    // What the tab just left shows is in the document, or is on its way: take it before the other one shows.
    // Looking is not writing: a tab that was only looked at changes no byte.
    flush();
    m_tools->setVisible(showsJson());
    if (showsJson())
        showJson();
    else
        showForm();
    Q_EMIT tabChanged();
}

void ContentEditor::showJson()
{
    if (std::exchange(m_stale, false))
        m_json->showText(m_document.text());
    markFault();
}

// The form, or why there is none at the moment.
void ContentEditor::showForm()
{
    if (showsJson())
        return;
    const JsonTree &tree = m_document.tree();
    if (tree.isObject() || m_document.content().trimmed().isEmpty()) {
        m_formPage->setCurrentWidget(m_form);
        return;
    }
    const QString where = tree.ok() ? QString() : positionText(tree.faultPosition());
    m_whyNoForm->setText(where.isEmpty() ? tr("The content is not one JSON object, so there is nothing to "
                                              "show as a form. Everything you wrote "
                                              "is in the JSON tab.")
                                         : tr("The JSON has an error (%1), so it cannot be shown as a form. "
                                              "Everything you wrote is in the "
                                              "JSON tab; the form comes back when the error is mended.")
                                               .arg(where));
    m_formPage->setCurrentWidget(m_noForm);
}

void ContentEditor::setFindings(const QList<Finding> &findings)
{
    m_findings = findings;
    m_form->setFindings(findings);
    if (showsJson())
        markFault();
}

void ContentEditor::markFault()
{
    for (const Finding &finding : std::as_const(m_findings)) {
        const bool isPlaced = finding.start >= 0 || finding.position.offset > 0;
        if (partOf(finding.problem) != Part::Content || !isPlaced || m_untaken)
            continue;
        const qsizetype start = finding.start >= 0 ? finding.start : finding.position.offset;
        const qsizetype end = std::max(finding.end, start + 1);
        const qsizetype from = textOffset(start);
        m_json->setErrorMark(from, std::max<qsizetype>(1, textOffset(end) - from), findingSentence(finding));
        return;
    }
    m_json->clearErrorMark();
}

void ContentEditor::showFinding(const Finding &finding)
{
    if (!flush())
        return;
    if (!showsJson() && !finding.path.isEmpty() && m_form->showField(finding.path))
        return;
    if (showsJson() || m_document.isCustom() || m_formPage->currentWidget() == m_noForm ||
        finding.start >= 0) {
        setShowsJson(true);
        const qsizetype start = finding.start >= 0 ? finding.start : finding.position.offset;
        revealBytes(start, std::max(start, finding.end));
        return;
    }
    currentInput()->setFocus(Qt::OtherFocusReason);
}

qsizetype ContentEditor::textOffset(qsizetype byte) const
{
    const QByteArray content = m_document.content();
    return textOfUtf8(QByteArrayView(content).first(std::clamp<qsizetype>(byte, 0, content.size()))).size();
}

void ContentEditor::revealBytes(qsizetype start, qsizetype end)
{
    m_json->setFocus(Qt::OtherFocusReason);
    m_json->reveal(textOffset(start), textOffset(end));
}

void ContentEditor::undo()
{
    if (flush())
        m_document.undo();
}

void ContentEditor::redo()
{
    if (flush())
        m_document.redo();
}

void ContentEditor::rewrite(std::optional<QByteArray> (*spelled)(const QByteArray &))
{
    if (!flush())
        return;
    const std::optional<QByteArray> content = spelled(m_document.content());
    if (!content) {
        Q_EMIT troubled(
            tr("The JSON has an error, so it cannot be laid out anew. Mend the error first (F8)."));
        return;
    }
    Q_EMIT rewriteComing();
    m_document.setContent(*content);
}

void ContentEditor::format()
{
    setShowsJson(true);
    rewrite(formattedJson);
}

void ContentEditor::compact()
{
    setShowsJson(true);
    rewrite(compactJson);
}

void ContentEditor::find()
{
    setShowsJson(true);
    m_find->openReplace();
}

void ContentEditor::retranslate()
{
    m_tabs->setTabText(formTab, tr("Fo&rm"));
    m_tabs->setTabText(jsonTab, m_document.isCustom() ? tr("Co&ntent") : tr("&JSON"));
    m_tabs->setAccessibleName(tr("Message"));
    m_json->setAccessibleName(tr("Message content as it is sent"));
    // An example is shown and never sent: the person writes their own.
    const MessageType *type = findMessageType(m_document.objectName());
    m_json->setPlaceholderText(m_document.isCustom() ? tr("Whatever your app expects")
                               : type && !type->example.isEmpty()
                                   ? tr("For example: %1").arg(QString::fromUtf8(type->example))
                                   : QStringLiteral("{ }"));
    m_showFault->setText(tr("Show the place"));
    m_formatTool->setText(tr("Format", "lay JSON out over several lines"));
    m_formatTool->setToolTip(tr("A line for each member; what is sent stays the same JSON"));
    m_compactTool->setText(tr("Compact", "JSON without white space"));
    m_compactTool->setToolTip(tr("No white space between the members; fewer bytes are sent"));
    m_findTool->setText(tr("Find"));
    m_findTool->setToolTip(tr("Find and replace in the JSON"));
    showForm();
}

void ContentEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
