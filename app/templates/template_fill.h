// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/message_template.h"
#include "app/templates/template_problem.h"

#include <QMap>

namespace crier {

// By name of the variable. Of a date: as readMoment() reads it.
using TemplateValues = QMap<QString, QString>;

struct FilledTemplate
{
    // The content with every value in its place and every other byte as it was. Where a value is missing or
    // cannot be used its blank stays, so that the rest can be looked at; then there is a fault, and it is not
    // for sending.
    QByteArray content;
    QList<TemplateProblem> problems; // in the order of the variables; some may only be warnings
    bool ok() const { return !hasFault(problems); }
};

// Fills in `values`, for what is not among them the defaults. A value is text and nothing else: braces in it
// are not looked at again. `zone` is for dates that name none, before the variable's own and this computer's.
// `message` is one in which checkTemplate() found nothing.
FilledTemplate fillTemplate(const MessageTemplate &message, const TemplateValues &values,
                            const QString &zone = {});

} // namespace crier
