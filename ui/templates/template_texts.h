// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/template_fill.h"

#include <QString>

namespace crier {

// Sentences about the first few problems, a line each; where a variable is meant by the label that the form
// of `message` shows.
QString problemLines(const QList<TemplateProblem> &problems);
QString problemLines(QList<TemplateProblem> problems, const MessageTemplate &message);

// What members will read, where the type of `message` is one of text; else the content as it goes out.
QString previewText(const MessageTemplate &message, const QByteArray &content);

// In the language itself: "English", "简体中文".
QString languageName(const QString &language);

// "Maintenance-notice.json": a name that every system takes for a file.
QString fileNameFor(const QString &templateName);

} // namespace crier
