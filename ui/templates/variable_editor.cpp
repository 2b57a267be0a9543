// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/variable_editor.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/wheel_guard.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/text_history.h"
#include "ui/templates/zone_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTableWidget>

namespace crier {

namespace {

enum Column { NameColumn, KindColumn, LabelColumn, ColumnCount };
constexpr int textLines = 3;

QString kindName(VariableKind kind)
{
    switch (kind) {
    case VariableKind::Text:
        return VariableEditor::tr("Text");
    case VariableKind::Date:
        return VariableEditor::tr("Date");
    case VariableKind::Choice:
        return VariableEditor::tr("Choice");
    }
    return {};
}

QString formatName(DateFormat format)
{
    switch (format) {
    case DateFormat::DateTime:
        return VariableEditor::tr("Date and time");
    case DateFormat::Date:
        return VariableEditor::tr("Date only");
    case DateFormat::Time:
        return VariableEditor::tr("Time only");
    }
    return {};
}

// Choices stand in the editor a line each.
QStringList linesOf(const QString &text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

VariableEditor::VariableEditor(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_none(new PlainLabel(this))
    , m_detail(new QWidget(this))
    , m_kindLabel(new PlainLabel(m_detail))
    , m_kind(new QComboBox(m_detail))
    , m_labelLabel(new PlainLabel(m_detail))
    , m_label(new QLineEdit(m_detail))
    , m_textLabel(new PlainLabel(m_detail))
    , m_text(new PlainEditor(m_detail))
    , m_history(new TextHistory(*m_text))
    , m_choiceLabel(new PlainLabel(m_detail))
    , m_choice(new QComboBox(m_detail))
    , m_formatLabel(new PlainLabel(m_detail))
    , m_format(new QComboBox(m_detail))
    , m_zoneLabel(new PlainLabel(m_detail))
    , m_zone(new ZoneBox(m_detail))
    , m_required(new QCheckBox(m_detail))
    , m_multiline(new QCheckBox(m_detail))
{
    m_table->setObjectName(QStringLiteral("variableTable"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMinimumWidth(200);
    m_none->setObjectName(QStringLiteral("noVariables"));
    m_none->setWordWrap(true);

    auto *form = new QFormLayout(m_detail);
    buildDetail(*form);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::group);
    layout->addWidget(m_none, 1, Qt::AlignTop);
    layout->addWidget(m_table, 2);
    layout->addWidget(m_detail, 3);
    connect(m_table, &QTableWidget::currentCellChanged, this, &VariableEditor::showCurrent);
    retranslate();
}

void VariableEditor::buildDetail(QFormLayout &form)
{
    form.setContentsMargins(0, 0, 0, 0);
    form.setHorizontalSpacing(space::row);
    form.setVerticalSpacing(space::tight);
    form.setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_kind->setObjectName(QStringLiteral("variableKind"));
    m_label->setObjectName(QStringLiteral("variableLabel"));
    m_text->setObjectName(QStringLiteral("variableText"));
    m_choice->setObjectName(QStringLiteral("variableChoice"));
    m_format->setObjectName(QStringLiteral("variableFormat"));
    m_zone->setObjectName(QStringLiteral("variableZone"));
    m_required->setObjectName(QStringLiteral("variableRequired"));
    m_multiline->setObjectName(QStringLiteral("variableMultiline"));
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * textLines + 3 * space::tight);
    for (const VariableKind kind : {VariableKind::Text, VariableKind::Date, VariableKind::Choice})
        m_kind->addItem(QString(), int(kind));
    for (const DateFormat format : {DateFormat::DateTime, DateFormat::Date, DateFormat::Time})
        m_format->addItem(QString(), int(format));

    const auto addRow = [&form](PlainLabel *label, QWidget *field) {
        label->setBuddy(field);
        form.addRow(label, field);
    };
    addRow(m_kindLabel, m_kind);
    addRow(m_labelLabel, m_label);
    addRow(m_textLabel, m_text);
    addRow(m_choiceLabel, m_choice);
    addRow(m_formatLabel, m_format);
    addRow(m_zoneLabel, m_zone);
    form.addRow(m_multiline);
    form.addRow(m_required);

    for (QComboBox *box : {m_kind, m_choice, m_format}) {
        ignoreWheel(box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, &VariableEditor::takeOver);
    }
    connect(m_label, &QLineEdit::textChanged, this, &VariableEditor::takeOver);
    connect(m_text, &PlainEditor::edited, this, &VariableEditor::takeOver);
    connect(m_zone, &ZoneBox::zoneChanged, this, &VariableEditor::takeOver);
    for (QCheckBox *box : {m_required, m_multiline})
        connect(box, &QCheckBox::toggled, this, &VariableEditor::takeOver);
}

void VariableEditor::setVariables(const QList<TemplateVariable> &variables)
{
    if (variables == m_variables && m_table->rowCount() == variables.size())
        return;
    const TemplateVariable *before = current();
    const QString name = before ? before->name : QString();
    m_variables = variables;
    fillTable();
    int row = m_variables.isEmpty() ? -1 : 0;
    for (int i = 0; i < m_variables.size(); ++i) {
        if (m_variables.at(i).name == name)
            row = i;
    }
    m_table->setCurrentCell(row, 0);
    showCurrent();
}

TemplateVariable *VariableEditor::current()
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_variables.size() ? &m_variables[row] : nullptr;
}

void VariableEditor::fillTable()
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(int(m_variables.size()));
    for (int row = 0; row < m_variables.size(); ++row)
        fillRow(row);
    m_table->resizeColumnToContents(NameColumn);
    m_table->resizeColumnToContents(KindColumn);
}

void VariableEditor::fillRow(int row)
{
    const TemplateVariable &variable = m_variables.at(row);
    const QStringList cells{variable.name, kindName(variable.kind), oneLine(shownLabel(variable))};
    for (int column = 0; column < ColumnCount; ++column)
        m_table->setItem(row, column, new QTableWidgetItem(cells.at(column)));
}

void VariableEditor::showCurrent()
{
    const TemplateVariable *variable = current();
    m_none->setVisible(m_variables.isEmpty());
    m_table->setVisible(!m_variables.isEmpty());
    m_detail->setVisible(variable);
    if (!variable)
        return;
    m_showing = true;
    const bool isText = variable->kind == VariableKind::Text;
    const bool isChoice = variable->kind == VariableKind::Choice;
    const bool isDate = variable->kind == VariableKind::Date;
    m_kind->setCurrentIndex(m_kind->findData(int(variable->kind)));
    if (m_label->text() != variable->label)
        m_label->setText(variable->label);
    m_required->setChecked(variable->isRequired);
    m_multiline->setChecked(variable->isMultiline);
    m_multiline->setVisible(isText);
    m_textLabel->setText(isChoice ? tr("C&hoices, a line each") : tr("Begins &with"));
    m_text->setAccessibleName(isChoice ? tr("Choices, a line each") : tr("Begins with"));
    // Empty lines, which are no choices, stay while somebody is typing.
    if (!isChoice || linesOf(m_text->exactText()) != variable->choices)
        m_text->showText(isChoice ? variable->choices.join(u'\n') : variable->defaultText);
    if (m_historyName != variable->name || m_historyKind != variable->kind) {
        m_historyName = variable->name;
        m_historyKind = variable->kind;
        m_history->restart();
    }
    m_choice->clear();
    m_choice->addItem(tr("None of them"), QString());
    for (const QString &choice : variable->choices)
        m_choice->addItem(oneLine(choice), choice);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(variable->defaultText)));
    m_format->setCurrentIndex(m_format->findData(int(variable->format)));
    if (m_zone->zone() != variable->timeZone)
        m_zone->setZone(variable->timeZone);
    const std::initializer_list<std::pair<QWidget *, bool>> visible{
        {m_textLabel, !isDate},  {m_text, !isDate},  {m_choiceLabel, isChoice}, {m_choice, isChoice},
        {m_formatLabel, isDate}, {m_format, isDate}, {m_zoneLabel, isDate},     {m_zone, isDate}};
    for (const auto &[widget, isVisible] : visible)
        widget->setVisible(isVisible);
    m_showing = false;
}

// What stands in the fields becomes the variable's; what belongs to another kind is dropped.
void VariableEditor::takeOver()
{
    TemplateVariable *variable = current();
    if (m_showing || !variable)
        return;
    TemplateVariable changed{.name = variable->name,
                             .label = m_label->text(),
                             .kind = VariableKind(m_kind->currentData().toInt()),
                             .isRequired = m_required->isChecked()};
    const bool isOtherKind = changed.kind != variable->kind;
    if (changed.kind == VariableKind::Text) {
        changed.defaultText = isOtherKind ? QString() : m_text->exactText();
        changed.isMultiline = m_multiline->isChecked() || changed.defaultText.contains(u'\n');
    } else if (changed.kind == VariableKind::Choice) {
        const QString lines = isOtherKind ? variable->defaultText : m_text->exactText();
        // A choice of two lines, which only a file can bring, is cut in two when the choices are written
        // anew.
        changed.choices = lines == variable->choices.join(u'\n') ? variable->choices : linesOf(lines);
        const QString first = m_choice->currentData().toString();
        changed.defaultText = !isOtherKind && changed.choices.contains(first) ? first : QString();
    } else {
        changed.format = DateFormat(m_format->currentData().toInt());
        changed.timeZone = isOtherKind ? QString() : m_zone->zone();
    }
    *variable = changed;
    fillRow(m_table->currentRow());
    showCurrent();
    Q_EMIT edited();
}

void VariableEditor::retranslate()
{
    m_table->setAccessibleName(tr("Blanks of the template"));
    m_table->setHorizontalHeaderLabels({tr("Blank"), tr("Kind"), tr("Asked as")});
    m_none->setText(
        tr("Write {{name}} into the text, with a name of your own, where something is to be filled "
           "in each time."));
    m_kindLabel->setText(tr("&Kind"));
    m_kind->setAccessibleName(tr("Kind"));
    m_labelLabel->setText(tr("&Asked as"));
    m_label->setAccessibleName(tr("Asked as"));
    m_choiceLabel->setText(tr("&Begins with"));
    m_choice->setAccessibleName(tr("Begins with"));
    m_formatLabel->setText(tr("Sho&ws"));
    m_format->setAccessibleName(tr("Shows"));
    m_zoneLabel->setText(tr("Time &zone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->lineEdit()->setPlaceholderText(tr("of the computer it is filled in on"));
    m_required->setText(tr("Must be &filled in"));
    m_multiline->setText(tr("Several &lines"));
    {
        const QSignalBlocker quietKind(m_kind);
        const QSignalBlocker quietFormat(m_format);
        for (int i = 0; i < m_kind->count(); ++i)
            m_kind->setItemText(i, kindName(VariableKind(m_kind->itemData(i).toInt())));
        for (int i = 0; i < m_format->count(); ++i)
            m_format->setItemText(i, formatName(DateFormat(m_format->itemData(i).toInt())));
    }
    fillTable();
    showCurrent();
}

void VariableEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier
