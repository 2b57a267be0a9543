// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"
#include "app/compose/form_field.h"

#include <QWidget>

class QLabel;

namespace crier {

class FieldEditor;
class PlainLabel;

// The label of a field, and under the editor its help, or what is wrong with it.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    FieldRow(const MessageField &field, const JsonPath &path, bool isMain, QWidget *parent = nullptr);

    const JsonPath &path() const { return m_path; }
    const MessageField &field() const { return m_field; }
    FieldEditor *editor() const { return m_editor; }

    void show(const FieldValue &value);
    // The first that is about this field is said; none: the help is.
    void setFindings(const QList<Finding> &findings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    MessageField m_field;
    JsonPath m_path;
    FieldEditor *m_editor;
    PlainLabel *m_label;
    PlainLabel *m_noteIcon;
    PlainLabel *m_note;
    bool m_isEditable = true;
    std::optional<Finding> m_finding;
};

// The field's own words, in the language of the window.
QString fieldLabel(const MessageField &field);
QString fieldHelp(const MessageField &field);

} // namespace crier
