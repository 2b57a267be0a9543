// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/template_fill.h"

#include <QDateTime>
#include <QList>
#include <QWidget>

#include <functional>

namespace crier {

class PlainLabel;

// Asks for the values of a template's variables, in their order.
class TemplateForm : public QWidget
{
    Q_OBJECT

public:
    // Dates begin with the next full hour after `now`.
    TemplateForm(const MessageTemplate &message, const QDateTime &now, QWidget *parent = nullptr);

    TemplateValues values() const;
    void focusFirst();

Q_SIGNALS:
    // Something was typed or chosen; not while an input method is composing.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        TemplateVariable variable;
        PlainLabel *label;
        QWidget *input;
        std::function<QString()> value;
    };
    Field makeField(const TemplateVariable &variable, const QDateTime &now);
    void retranslate();

    QList<Field> m_fields;
    PlainLabel *m_nothing;
};

} // namespace crier
