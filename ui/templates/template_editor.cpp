// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/template_editor.h"

#include "app/compose/check.h"
#include "app/compose/text_view.h"
#include "app/rongcloud/message_types.h"
#include "app/templates/template_check.h"
#include "app/text/sentences.h"
#include "app/text/template_sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/wheel_guard.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/text_history.h"
#include "ui/templates/status_line.h"
#include "ui/templates/template_texts.h"
#include "ui/templates/variable_editor.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

namespace {

// Those a template may be in without being asked for; another one that it is in already stays.
const QStringList &offeredLanguages()
{
    static const QStringList languages{QStringLiteral("en"), QStringLiteral("zh_CN"), QStringLiteral("zh_TW"),
                                       QStringLiteral("ar"), QStringLiteral("de"),    QStringLiteral("es"),
                                       QStringLiteral("fr"), QStringLiteral("id"),    QStringLiteral("ja"),
                                       QStringLiteral("ko"), QStringLiteral("pt_BR"), QStringLiteral("ru"),
                                       QStringLiteral("tr"), QStringLiteral("vi")};
    return languages;
}

void addLanguage(QComboBox &box, const QString &language)
{
    box.addItem(QStringLiteral("%1 (%2)").arg(languageName(language), language), language);
}

void remember(QList<TemplateVariable> &known, const QList<TemplateVariable> &variables)
{
    for (const TemplateVariable &variable : variables) {
        known.removeIf([&variable](const TemplateVariable &old) { return old.name == variable.name; });
        known.append(variable);
    }
}

} // namespace

TemplateEditor::TemplateEditor(TemplateStore store, MessageTemplate message,
                               std::optional<StoredTemplate> replaced, QWidget *parent)
    : QDialog(parent)
    , m_store(std::move(store))
    , m_message(std::move(message))
    , m_replaced(std::move(replaced))
    , m_known(m_message.variables)
    , m_nameLabel(new PlainLabel(this))
    , m_name(new QLineEdit(m_message.name, this))
    , m_languageLabel(new PlainLabel(this))
    , m_language(new QComboBox(this))
    , m_descriptionLabel(new PlainLabel(this))
    , m_description(new QLineEdit(m_message.description, this))
    , m_contentLabel(new PlainLabel(this))
    , m_content(new PlainEditor(this))
    , m_variables(new VariableEditor(this))
    , m_status(new StatusLine(this))
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("templateEditor"));
    if (m_message.language.isEmpty())
        m_message.language = speaksChinese() ? QStringLiteral("zh_CN") : QStringLiteral("en");
    for (const QString &language : offeredLanguages())
        addLanguage(*m_language, language);
    if (m_language->findData(m_message.language) < 0)
        addLanguage(*m_language, m_message.language);
    m_language->setCurrentIndex(m_language->findData(m_message.language));

    const MessageType *type = findMessageType(m_message.objectName);
    if (type && textOfContent(m_message.content, type->textField))
        m_textField = type->textField;
    m_content->showText(m_textField.isEmpty() ? QString::fromUtf8(m_message.content)
                                              : *textOfContent(m_message.content, m_textField));
    m_variables->setVariables(m_message.variables);
    new TextHistory(*m_content);
    build();
    retranslate();
    takeFields();
    m_begun = m_message;
    m_name->setFocus();
}

void TemplateEditor::build()
{
    m_name->setObjectName(QStringLiteral("editorName"));
    m_language->setObjectName(QStringLiteral("editorLanguage"));
    m_description->setObjectName(QStringLiteral("editorDescription"));
    m_content->setObjectName(QStringLiteral("editorContent"));
    m_status->setObjectName(QStringLiteral("editorStatus"));
    m_save->setObjectName(QStringLiteral("editorSave"));
    m_cancel->setObjectName(QStringLiteral("editorCancel"));
    m_nameLabel->setBuddy(m_name);
    m_languageLabel->setBuddy(m_language);
    m_descriptionLabel->setBuddy(m_description);
    m_contentLabel->setBuddy(m_content);
    m_name->setMaxLength(maxTemplateNameLength);
    if (m_textField.isEmpty())
        m_content->setFont(monospaceFont(m_content));
    m_content->setMinimumHeight(m_content->fontMetrics().lineSpacing() * 3 + 3 * space::tight);
    ignoreWheel(m_language);
    m_save->setDefault(true);
    m_cancel->setAutoDefault(false);

    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(space::row);
    fields->setVerticalSpacing(space::row);
    fields->addWidget(m_nameLabel, 0, 0);
    fields->addWidget(m_name, 0, 1);
    fields->addWidget(m_languageLabel, 0, 2);
    fields->addWidget(m_language, 0, 3);
    fields->addWidget(m_descriptionLabel, 1, 0);
    fields->addWidget(m_description, 1, 1, 1, 3);
    fields->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::row);
    layout->addLayout(fields);
    layout->addWidget(m_contentLabel);
    layout->addWidget(m_content, 1);
    layout->addWidget(m_variables, 1);
    layout->addWidget(m_status);
    layout->addLayout(buttons);
    resize(700, 500);

    connect(m_content, &PlainEditor::edited, this, &TemplateEditor::takeContent);
    connect(m_variables, &VariableEditor::edited, this, &TemplateEditor::takeFields);
    connect(m_name, &QLineEdit::textChanged, this, &TemplateEditor::takeFields);
    connect(m_description, &QLineEdit::textChanged, this, &TemplateEditor::takeFields);
    connect(m_language, &QComboBox::currentIndexChanged, this, &TemplateEditor::takeFields);
    connect(m_save, &QPushButton::clicked, this, &TemplateEditor::save);
    connect(m_cancel, &QPushButton::clicked, this, &TemplateEditor::reject);
    connect(m_status, &StatusLine::offerTaken, this, &TemplateEditor::onOffer);
}

void TemplateEditor::takeContent()
{
    const QString text = m_content->exactText();
    m_hasHalfCharacter = firstLoneSurrogate(text) != 0;
    if (!m_hasHalfCharacter) {
        const QByteArray content =
            m_textField.isEmpty() ? text.toUtf8() : contentWithText(m_message.content, m_textField, text);
        remember(m_known, m_variables->variables());
        setTemplateContent(m_message, content, m_known);
        m_variables->setVariables(m_message.variables);
    }
    showProblems();
}

void TemplateEditor::takeFields()
{
    m_message.name = m_name->text().trimmed();
    m_message.description = m_description->text().trimmed();
    m_message.language = m_language->currentData().toString();
    m_message.variables = m_variables->variables();
    showProblems();
}

bool TemplateEditor::isChanged()
{
    takeFields();
    return m_hasHalfCharacter || m_content->isComposing() || !(m_message == m_begun);
}

void TemplateEditor::reject()
{
    if (!isChanged()) {
        QDialog::reject();
        return;
    }
    m_offersDiscard = true;
    m_status->say(StatusLine::Tone::Warning,
                  tr("What you changed is not saved yet. Go on writing, save it, or discard it."),
                  tr("Discard"));
}

void TemplateEditor::onOffer()
{
    if (m_offersDiscard)
        QDialog::reject();
    else
        conclude(m_store.add(m_message));
}

void TemplateEditor::showProblems()
{
    m_offersDiscard = false;
    if (!m_wasTried) {
        m_status->clear();
        return;
    }
    QStringList sentences;
    if (m_hasHalfCharacter)
        sentences.append(tr("The text holds half of a character. Type it again."));
    if (const QString problems = problemLines(checkTemplate(m_message)); !problems.isEmpty())
        sentences.append(problems);
    m_status->say(StatusLine::Tone::Trouble, sentences.join(u'\n'));
}

void TemplateEditor::save()
{
    m_wasTried = true;
    takeFields();
    if (!m_status->text().isEmpty())
        return;
    conclude(m_replaced ? m_store.replace(*m_replaced, m_message) : m_store.add(m_message));
}

void TemplateEditor::conclude(const Result<StoredTemplate> &result)
{
    if (result) {
        Q_EMIT stored(*result);
        accept();
        return;
    }
    m_offersDiscard = false;
    const Error &error = result.error();
    const bool isGone = error.kind == ErrorKind::Conflict && error.detail.isEmpty();
    m_status->say(StatusLine::Tone::Trouble, keptFileSentence(error),
                  isGone ? tr("Save as a new one") : QString());
}

void TemplateEditor::retranslate()
{
    setWindowTitle(m_replaced ? tr("Edit template") : tr("Save as template"));
    m_nameLabel->setText(tr("&Name"));
    m_name->setAccessibleName(tr("Name"));
    m_languageLabel->setText(tr("Lan&guage"));
    m_language->setAccessibleName(tr("Language"));
    m_descriptionLabel->setText(tr("&Description"));
    m_description->setAccessibleName(tr("Description"));
    m_contentLabel->setText(m_textField.isEmpty()
                                ? tr("C&ontent, type %1", "%1 is an object name").arg(m_message.objectName)
                                : tr("Te&xt, type %1", "%1 is an object name").arg(m_message.objectName));
    m_content->setAccessibleName(m_textField.isEmpty() ? tr("Content") : tr("Text"));
    m_save->setText(tr("&Save"));
    m_cancel->setText(tr("&Cancel"));
}

void TemplateEditor::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace crier
