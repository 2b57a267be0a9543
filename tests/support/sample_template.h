// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/template_check.h"

namespace crier {

// A template with a variable of every kind: `who` and `what` are texts, `when` is a date, `place` a choice.
inline MessageTemplate sampleTemplate(const QString &name)
{
    MessageTemplate message = templateOf(
        QStringLiteral("RC:TxtMsg"), R"({ "content" : "{{who}}: {{what}} at {{when}}{{place}}","n":1.0 })");
    message.name = name;
    message.description = QStringLiteral("For meetings.");
    message.language = QStringLiteral("en");
    message.variables[0].defaultText = QStringLiteral("Team");
    message.variables[1].isMultiline = true;
    message.variables[1].label = QStringLiteral("Q & A");
    message.variables[2].kind = VariableKind::Date;
    message.variables[2].timeZone = QStringLiteral("Asia/Shanghai");
    message.variables[3].kind = VariableKind::Choice;
    message.variables[3].choices = {QStringLiteral(" in hall 1"), QStringLiteral(" in hall 2")};
    message.variables[3].isRequired = false;
    return message;
}

} // namespace crier
