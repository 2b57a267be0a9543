// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/field_row.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/form/field_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

QString fieldLabel(const MessageField &field)
{
    return speaksChinese() ? field.labelChinese : field.label;
}

QString fieldHelp(const MessageField &field)
{
    return speaksChinese() ? field.helpChinese : field.help;
}

FieldRow::FieldRow(const MessageField &field, const JsonPath &path, bool isMain, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_path(path)
    , m_editor(FieldEditor::make(field, isMain, this))
    , m_label(new PlainLabel(this))
    , m_noteIcon(new PlainLabel(this))
    , m_note(new PlainLabel(this))
{
    const QString name = jsonPathText(path);
    m_editor->input()->setObjectName(QStringLiteral("field:") + name);
    m_note->setObjectName(QStringLiteral("note:") + name);
    m_label->setBuddy(m_editor->input());
    m_note->setWordWrap(true);
    m_note->setFont(quietFont(font()));
    m_noteIcon->setAlignment(Qt::AlignTop);
    m_noteIcon->hide();

    auto *note = new QHBoxLayout;
    note->setSpacing(space::tight);
    note->addWidget(m_noteIcon, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tight);
    layout->addWidget(m_label);
    layout->addWidget(m_editor, isMain ? 1 : 0);
    layout->addLayout(note);
    refresh();
}

void FieldRow::show(const FieldValue &value)
{
    m_editor->setText(value.text);
    m_editor->setEditable(value.isEditable);
    if (value.isEditable == m_isEditable)
        return;
    m_isEditable = value.isEditable;
    refresh();
}

void FieldRow::setFindings(const QList<Finding> &findings)
{
    const auto found = std::find_if(findings.cbegin(), findings.cend(), [this](const Finding &finding) {
        return finding.path.size() >= m_path.size() && finding.path.first(m_path.size()) == m_path;
    });
    const std::optional<Finding> mine = found == findings.cend() ? std::nullopt : std::optional(*found);
    if (mine == m_finding)
        return;
    m_finding = mine;
    refresh();
}

void FieldRow::refresh()
{
    const QString label = fieldLabel(m_field);
    const bool isElement = !m_path.isEmpty() && m_path.last().index >= 0;
    m_label->setText(m_field.isRequired ? tr("%1 (required)", "%1 is the label of a field").arg(label)
                                        : label);
    m_label->setVisible(!isElement);

    QString note = isElement ? QString() : fieldHelp(m_field);
    QColor color = quietText(palette());
    const bool isError = m_finding && severityOf(m_finding->problem) == Severity::Error;
    if (m_finding) {
        note = findingSentence(*m_finding);
        color = isError ? errorColor(palette()) : warningColor(palette());
        m_noteIcon->setPixmap(tintedPixmap(isError ? IconName::Error : IconName::Warning,
                                           {iconSize, iconSize}, devicePixelRatioF(), color));
    } else if (!m_isEditable) {
        note = tr("This value is not of the kind a form can show. Change it in the JSON tab.");
    }
    m_noteIcon->setVisible(m_finding.has_value());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_note->setPalette(colors);
    m_editor->input()->setAccessibleName(isElement ? tr("%1, item %2", "a field that is a list, and a number")
                                                         .arg(label)
                                                         .arg(m_path.last().index + 1)
                                                   : m_label->text());
    m_editor->input()->setAccessibleDescription(note);
}

void FieldRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace crier
