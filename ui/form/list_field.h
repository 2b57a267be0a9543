// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"
#include "app/compose/form_field.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace crier {

class FieldRow;
class PlainLabel;

// A member that is a list: a row an element, each with buttons to move and remove it, and one to add. Knows
// nothing of the document; what a person wants is told.
class ListField : public QWidget
{
    Q_OBJECT

public:
    ListField(const MessageField &field, const JsonPath &path, QWidget *parent = nullptr);

    const JsonPath &path() const { return m_path; }
    const MessageField &field() const { return m_field; }
    QList<FieldRow *> rows() const { return m_rows; }
    // As many rows as there are elements; rows are made and removed at the end.
    void setCount(int count);
    void setFindings(const QList<Finding> &findings);
    void setEditable(bool editable);
    // The keyboard goes to the button of that row, or of the one that is there now.
    void focusUp(int index);
    void focusRemove(int index);

Q_SIGNALS:
    void rowAdded(crier::FieldRow *row);
    void rowRemoved(crier::FieldRow *row); // about to be deleted
    void addWanted();
    void removeWanted(int index);
    void moveWanted(int from, int to);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QWidget *holder;
        QPushButton *up;
        QPushButton *remove;
    };
    void addLine();
    void retranslate();

    MessageField m_field;
    JsonPath m_path;
    PlainLabel *m_label;
    PlainLabel *m_note;
    QVBoxLayout *m_layout;
    QPushButton *m_add;
    QList<FieldRow *> m_rows;
    QList<Line> m_lines;
};

} // namespace crier
