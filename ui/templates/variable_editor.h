// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/message_template.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QTableWidget;

namespace crier {

class PlainEditor;
class PlainLabel;
class TextHistory;
class ZoneBox;

// How a template's variables are asked for: a table of them, and beside it what belongs to the chosen one.
// Which variables there are is decided by the content.
class VariableEditor : public QWidget
{
    Q_OBJECT

public:
    explicit VariableEditor(QWidget *parent = nullptr);

    void setVariables(const QList<TemplateVariable> &variables);
    const QList<TemplateVariable> &variables() const { return m_variables; }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildDetail(QFormLayout &form);
    TemplateVariable *current();
    void showCurrent();
    void takeOver();
    void fillTable();
    void fillRow(int row);
    void retranslate();

    QList<TemplateVariable> m_variables;
    bool m_showing = false;
    QTableWidget *m_table;
    PlainLabel *m_none;
    QWidget *m_detail;
    PlainLabel *m_kindLabel;
    QComboBox *m_kind;
    PlainLabel *m_labelLabel;
    QLineEdit *m_label;
    PlainLabel *m_textLabel; // of the default or the choices
    PlainEditor *m_text;
    TextHistory *m_history;
    QString m_historyName; // whose text, and of which kind, it is the history of
    VariableKind m_historyKind = VariableKind::Text;
    PlainLabel *m_choiceLabel;
    QComboBox *m_choice; // which one it begins with
    PlainLabel *m_formatLabel;
    QComboBox *m_format;
    PlainLabel *m_zoneLabel;
    ZoneBox *m_zone;
    QCheckBox *m_required;
    QCheckBox *m_multiline;
};

} // namespace crier
