// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/content_editor.h"

#include "app/rongcloud/message_types.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/compose/content_document.h"
#include "ui/editor/plain_editor.h"

#include <QEvent>
#include <QTabWidget>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace crier {

namespace {
constexpr int textTab = 0;
constexpr int jsonTab = 1;
constexpr int smallDocument = 8 * 1024; // characters; below, every key is taken over at once
constexpr std::chrono::milliseconds settleTime{40};
} // namespace

ContentEditor::ContentEditor(ContentDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_tabs(new QTabWidget(this))
    , m_text(new PlainEditor(this))
    , m_json(new PlainEditor(this))
    , m_jsonPage(new QWidget(this))
    , m_whyNoText(new PlainLabel(this))
    , m_settle(new QTimer(this))
{
    m_tabs->setObjectName(QStringLiteral("contentTabs"));
    m_text->setObjectName(QStringLiteral("textEditor"));
    m_json->setObjectName(QStringLiteral("jsonEditor"));
    m_whyNoText->setObjectName(QStringLiteral("whyNoText"));
    m_whyNoText->setWordWrap(true);
    m_json->setFont(monospaceFont(this));
    for (PlainEditor *editor : {m_text, m_json}) {
        editor->document()->setDocumentMargin(space::row);
        editor->setFrameShape(QFrame::NoFrame);
    }

    auto *jsonLayout = new QVBoxLayout(m_jsonPage);
    jsonLayout->setContentsMargins(0, 0, 0, 0);
    jsonLayout->setSpacing(0);
    jsonLayout->addWidget(m_json);
    m_whyNoText->setMargin(space::row);
    jsonLayout->addWidget(m_whyNoText);

    m_tabs->addTab(m_text, QString());
    m_tabs->addTab(m_jsonPage, QString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    setFocusProxy(m_tabs);

    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, [this] { flush(); });
    connect(m_text, &PlainEditor::edited, this, &ContentEditor::onEdited);
    connect(m_json, &PlainEditor::edited, this, &ContentEditor::onEdited);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ContentEditor::onTabChanged);
    connect(&m_document, &ContentDocument::typeChanged, this, &ContentEditor::onTypeChanged);
    connect(&m_document, &ContentDocument::changed, this, &ContentEditor::updateTextTab);
    retranslate();
    onTypeChanged();
}

ContentEditor::~ContentEditor()
{
    // The tabs tell of a change while they are taken down.
    disconnect(m_tabs, nullptr, this, nullptr);
}

bool ContentEditor::showsJson() const
{
    return m_tabs->currentIndex() == jsonTab;
}

void ContentEditor::setShowsJson(bool json)
{
    if (json || m_tabs->isTabEnabled(textTab))
        m_tabs->setCurrentIndex(json ? jsonTab : textTab);
}

PlainEditor *ContentEditor::currentEditor() const
{
    return showsJson() ? m_json : m_text;
}

int ContentEditor::cursorPosition() const
{
    return currentEditor()->textCursor().position();
}

void ContentEditor::setCursorPosition(int position)
{
    PlainEditor *editor = currentEditor();
    QTextCursor cursor = editor->textCursor();
    cursor.setPosition(qBound(0, position, editor->document()->characterCount() - 1));
    editor->setTextCursor(cursor);
}

bool ContentEditor::flush()
{
    m_settle->stop();
    if (currentEditor()->isComposing())
        return false;
    if (!m_untaken)
        return true;
    m_untaken = false;
    m_taking = true;
    if (showsJson())
        m_document.setRaw(m_json->exactText());
    else
        m_document.setText(m_text->exactText());
    m_taking = false;
    return true;
}

void ContentEditor::onEdited()
{
    // The hidden tab changes only through showText(), which is silent.
    m_untaken = true;
    if (currentEditor()->document()->characterCount() <= smallDocument)
        flush();
    else
        m_settle->start(); // from the last key again
    Q_EMIT touched();
}

void ContentEditor::onTypeChanged()
{
    m_settle->stop();
    m_untaken = false;
    const bool hasText = !m_document.textField().isEmpty();
    const std::optional<QString> text = m_document.text();
    m_taking = true;
    m_tabs->setTabVisible(textTab, hasText);
    m_tabs->setTabEnabled(textTab, text.has_value());
    if (text)
        m_text->showText(*text);
    else if (!hasText || !showsJson())
        m_tabs->setCurrentIndex(jsonTab);
    m_json->showText(m_document.raw());
    m_taking = false;
    retranslate();
    updateTextTab();
}

void ContentEditor::onTabChanged()
{
    if (m_taking)
        return;
    // What the tab just left shows is in the document, or is on its way: take it before the other one shows.
    // Looking is not writing: a tab that was only looked at changes no byte.
    m_settle->stop();
    const bool wasTyped = std::exchange(m_untaken, false);
    m_taking = true;
    if (showsJson()) {
        if (wasTyped && (m_document.text() || m_document.loneSurrogate() != 0))
            m_document.setText(m_text->exactText());
        m_json->showText(m_document.raw());
    } else {
        if (wasTyped)
            m_document.setRaw(m_json->exactText());
        if (const std::optional<QString> text = m_document.text())
            m_text->showText(*text);
        else
            m_tabs->setCurrentIndex(jsonTab);
    }
    m_taking = false;
    Q_EMIT tabChanged();
}

// The person keeps the tab they are typing in, whatever they type.
void ContentEditor::updateTextTab()
{
    const bool hasField = !m_document.textField().isEmpty();
    const bool usable = !showsJson() || m_document.text().has_value();
    m_tabs->setTabEnabled(textTab, usable);
    m_whyNoText->setVisible(hasField && !usable);
    m_tabs->setTabToolTip(textTab, usable ? QString() : plainToolTip(m_whyNoText->text()));
}

void ContentEditor::retranslate()
{
    m_tabs->setTabText(textTab, tr("&Text"));
    m_tabs->setTabText(jsonTab, m_document.isCustom() ? tr("&Content") : tr("&JSON"));
    m_tabs->setAccessibleName(tr("Message"));
    m_text->setAccessibleName(tr("Message text"));
    m_text->setPlaceholderText(tr("What everyone will read"));
    m_json->setAccessibleName(tr("Message content as it is sent"));
    // An example is shown and never sent: the person writes their own.
    const MessageType *type = findMessageType(m_document.objectName());
    m_json->setPlaceholderText(m_document.isCustom() ? tr("Whatever your app expects")
                               : type && !type->example.isEmpty()
                                   ? tr("For example: %1").arg(QString::fromUtf8(type->example))
                                   : QStringLiteral("{ }"));
    m_whyNoText->setText(
        tr("The Text tab comes back when the JSON is one valid object with a text in \"%1\".",
           "%1 is a JSON key")
            .arg(m_document.textField()));
}

void ContentEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
