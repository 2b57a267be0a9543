// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/template_form.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/wheel_guard.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/text_history.h"
#include "ui/templates/date_field.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>

namespace crier {

namespace {

constexpr int linesShown = 3;
constexpr int widestLabel = 140;

// In a label with a buddy an ampersand would mark a key.
QString withoutMnemonic(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

PlainEditor *makeEditor(const TemplateVariable &variable, QWidget *parent)
{
    auto *editor = new PlainEditor(parent);
    editor->showText(variable.defaultText);
    new TextHistory(*editor);
    editor->setFixedHeight(editor->fontMetrics().lineSpacing() * linesShown + 3 * space::tight);
    return editor;
}

QComboBox *makeChoice(const TemplateVariable &variable, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    if (!variable.isRequired && !variable.choices.contains(QString()))
        box->addItem(QString(), QString());
    for (const QString &choice : variable.choices)
        box->addItem(oneLine(choice), choice);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    // Nothing is chosen for a person who must choose.
    const bool mustChoose = variable.defaultText.isEmpty() && variable.isRequired;
    box->setCurrentIndex(mustChoose ? -1 : box->findData(variable.defaultText));
    ignoreWheel(box);
    return box;
}

} // namespace

TemplateForm::TemplateForm(const MessageTemplate &message, const QDateTime &now, QWidget *parent)
    : QWidget(parent)
    , m_nothing(new PlainLabel(this))
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(space::group);
    layout->setVerticalSpacing(space::row);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setRowWrapPolicy(QFormLayout::DontWrapRows);
    for (const TemplateVariable &variable : message.variables) {
        const Field field = makeField(variable, now);
        m_fields.append(field);
        layout->addRow(field.label, field.input);
    }
    m_nothing->setVisible(m_fields.isEmpty());
    m_nothing->setWordWrap(true);
    if (m_fields.isEmpty())
        layout->addRow(m_nothing);
    retranslate();
}

TemplateForm::Field TemplateForm::makeField(const TemplateVariable &variable, const QDateTime &now)
{
    Field field{variable, new PlainLabel(this), nullptr, {}};
    if (variable.kind == VariableKind::Date) {
        auto *date = new DateField(variable, now, this);
        connect(date, &DateField::edited, this, &TemplateForm::edited);
        field.input = date;
        field.value = [date] { return date->value(); };
    } else if (variable.kind == VariableKind::Choice) {
        auto *box = makeChoice(variable, this);
        connect(box, &QComboBox::currentIndexChanged, this, &TemplateForm::edited);
        field.input = box;
        field.value = [box] { return box->currentData().toString(); };
    } else if (variable.isMultiline) {
        auto *editor = makeEditor(variable, this);
        connect(editor, &PlainEditor::edited, this, &TemplateForm::edited);
        field.input = editor;
        field.value = [editor] { return editor->exactText(); };
    } else {
        auto *edit = new QLineEdit(variable.defaultText, this);
        connect(edit, &QLineEdit::textChanged, this, &TemplateForm::edited);
        field.input = edit;
        field.value = [edit] { return edit->text(); };
    }
    field.input->setObjectName(QStringLiteral("value_") + variable.name);
    field.label->setBuddy(field.input);
    field.label->setWordWrap(true);
    return field;
}

TemplateValues TemplateForm::values() const
{
    TemplateValues values;
    for (const Field &field : m_fields)
        values.insert(field.variable.name, field.value());
    return values;
}

void TemplateForm::focusFirst()
{
    if (!m_fields.isEmpty())
        m_fields.first().input->setFocus(Qt::OtherFocusReason);
}

void TemplateForm::retranslate()
{
    m_nothing->setText(tr("There is nothing to fill in."));
    for (const Field &field : std::as_const(m_fields)) {
        const QString label = oneLine(shownLabel(field.variable));
        const QString shown =
            field.variable.isRequired ? label : tr("%1 (optional)", "%1 is the label of a field").arg(label);
        field.label->setText(withoutMnemonic(shown));
        // A label that may wrap would wrap at once where there is no need.
        field.label->setFixedWidth(
            std::min(widestLabel, fontMetrics().horizontalAdvance(shown) + space::tight));
        field.input->setAccessibleName(shown);
        if (auto *box = qobject_cast<QComboBox *>(field.input))
            box->setPlaceholderText(tr("Choose..."));
    }
}

void TemplateForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
