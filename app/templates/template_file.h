// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/message_template.h"
#include "app/templates/template_problem.h"

#include <QByteArray>

namespace crier {

// A template as a file: one JSON object, at most maxTemplateBytes.
//
//   version      1
//   name         for people, unique among one's own
//   description  optional
//   language     "en", "zh_CN", ...
//   objectName   "RC:TxtMsg", or a type of one's own
//   content      a JSON object or array: the content byte for byte as it stands there, blanks inside of its
//                strings; or a string: the content as text, which is plain text only where it is no JSON and
//                the type is one's own
//   variables    optional: an array of objects, one for every {{name}} in the content
//     name       [A-Za-z_][A-Za-z0-9_]*
//     label      optional, for people
//     kind       "text", "date" or "choice"
//     required   optional, true unless told otherwise
//     default    optional: what a text or choice begins with
//     multiline  optional, of a text
//     choices    of a choice: an array of strings
//     format     optional, of a date: "dateTime", "date" or "time"
//     timeZone   optional, of a date: an IANA name
//
// Nothing else may stand in it: a member that is not known is a mistake somebody wants to hear of. A file has
// no place for sender, profile, address or secret.

struct TemplateReading
{
    MessageTemplate message; // without an id
    QList<TemplateProblem> problems;
    QByteArray fileHash; // of the bytes it was read from
    bool ok() const { return problems.isEmpty(); }
};

// Whatever is wrong with the file or with the template in it, all at once where it can be told at once.
TemplateReading readTemplate(const QByteArray &bytes);
TemplateReading readTemplateFile(const QString &path);

// The same template gives the same bytes, made for people to read. White space around a JSON content is not
// kept.
QByteArray templateBytes(const MessageTemplate &message);

} // namespace crier
