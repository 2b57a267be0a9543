// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/message_template.h"
#include "app/templates/template_problem.h"

namespace crier {

// Everything that keeps a template from being stored and filled in. Pure.
QList<TemplateProblem> checkTemplate(const MessageTemplate &message);

// "en", "zh_CN", "pt-BR"
bool isLanguage(const QString &language);

// Whether such a content is JSON, in which values are escaped: else it is plain text. Also JSON that a file
// holds as a string is JSON.
bool isJsonContent(const QString &objectName, const QByteArray &content);

// A template of a message as it was written: name and language are still empty, and every {{name}} in it is a
// required text.
MessageTemplate templateOf(const QString &objectName, const QByteArray &content);
// The same template with another content. A variable that is used no more is left out, one that is new comes
// from `known` or is a required text; the order is that of their first use.
void setTemplateContent(MessageTemplate &message, const QByteArray &content,
                        const QList<TemplateVariable> &known);

} // namespace crier
