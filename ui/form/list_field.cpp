// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/list_field.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/form/field_editor.h"
#include "ui/form/field_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crier {

ListField::ListField(const MessageField &field, const JsonPath &path, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_path(path)
    , m_label(new PlainLabel(this))
    , m_note(new PlainLabel(this))
    , m_layout(new QVBoxLayout)
    , m_add(new QPushButton(this))
{
    m_note->setWordWrap(true);
    m_note->setFont(quietFont(font()));
    m_note->setObjectName(QStringLiteral("note:") + jsonPathText(path));
    m_add->setObjectName(QStringLiteral("add:") + jsonPathText(path));
    m_label->setBuddy(m_add);
    m_layout->setSpacing(space::tight);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tight);
    layout->addWidget(m_label);
    layout->addLayout(m_layout);
    layout->addLayout(foot);
    layout->addWidget(m_note);
    connect(m_add, &QPushButton::clicked, this, &ListField::addWanted);
    retranslate();
}

void ListField::addLine()
{
    const int index = int(m_rows.size());
    auto *const holder = new QWidget(this);
    JsonPath path = m_path;
    path.append(jsonIndex(index));
    auto *const row = new FieldRow(elementField(m_field), path, false, holder);
    auto *const up = new QPushButton(holder);
    auto *const remove = new QPushButton(holder);
    up->setObjectName(QStringLiteral("up:") + jsonPathText(path));
    remove->setObjectName(QStringLiteral("remove:") + jsonPathText(path));
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tight);
    layout->addWidget(row, 1);
    layout->addWidget(up, 0, Qt::AlignTop);
    layout->addWidget(remove, 0, Qt::AlignTop);
    m_layout->addWidget(holder);
    m_rows.append(row);
    m_lines.append({holder, up, remove});
    // That of the first is not disabled: the keyboard that brought an item up there would be sent away by it.
    connect(up, &QPushButton::clicked, this, [this, up, index] {
        if (index > 0)
            Q_EMIT moveWanted(index, index - 1);
        else
            announce(up, tr("This is the first item already."));
    });
    connect(remove, &QPushButton::clicked, this, [this, index] { Q_EMIT removeWanted(index); });
    retranslate();
    Q_EMIT rowAdded(row);
}

void ListField::setCount(int count)
{
    while (m_rows.size() < count)
        addLine();
    while (m_rows.size() > count) {
        FieldRow *const row = m_rows.takeLast();
        Q_EMIT rowRemoved(row);
        // A button of this very row may be what led here.
        QWidget *const holder = m_lines.takeLast().holder;
        holder->hide();
        m_layout->removeWidget(holder);
        holder->deleteLater();
    }
}

void ListField::setFindings(const QList<Finding> &findings)
{
    for (FieldRow *row : std::as_const(m_rows))
        row->setFindings(findings);
    QString note = fieldHelp(m_field);
    QColor color = quietText(palette());
    for (const Finding &finding : findings) {
        if (finding.path != m_path)
            continue;
        note = findingSentence(finding);
        color =
            severityOf(finding.problem) == Severity::Error ? errorColor(palette()) : warningColor(palette());
        break;
    }
    m_note->setText(note);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_note->setPalette(colors);
}

void ListField::setEditable(bool editable)
{
    m_add->setEnabled(editable);
}

void ListField::focusUp(int index)
{
    if (index < m_lines.size())
        m_lines.at(index).up->setFocus(Qt::OtherFocusReason);
}

void ListField::focusRemove(int index)
{
    if (m_lines.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_lines.at(std::min<qsizetype>(index, m_lines.size() - 1)).remove->setFocus(Qt::OtherFocusReason);
}

void ListField::retranslate()
{
    const QString label = fieldLabel(m_field);
    m_label->setText(
        m_field.isRequired ? FieldRow::tr("%1 (required)", "%1 is the label of a field").arg(label) : label);
    m_add->setText(tr("Add item"));
    m_add->setAccessibleName(tr("Add an item to %1").arg(label));
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines.at(i).up->setText(tr("Up"));
        m_lines.at(i).up->setAccessibleName(tr("Move item %1 of %2 up").arg(i + 1).arg(label));
        m_lines.at(i).remove->setText(tr("Remove"));
        m_lines.at(i).remove->setAccessibleName(tr("Remove item %1 of %2").arg(i + 1).arg(label));
    }
    setFindings({});
}

void ListField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
