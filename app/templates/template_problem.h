// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/json_scan.h"

#include <QList>
#include <QString>

namespace crier {

// What is wrong with a template, its file, or what is to be filled in. The sentence is made in
// text/template_sentences.h.
enum class TemplateFault {
    // The file.
    FileUnreadable, // text: the system's words
    FileTooLarge,
    BadJson,             // position, jsonFault, name: the key that is there twice
    NotATemplate,        // no object, or no "version"
    NewerVersion,        // number
    UnknownMember,       // name; of: the variable it stands in
    MissingMember,       // name; of
    WrongMember,         // name; of. Another kind of value than it must have
    MemberOfAnotherKind, // name; of. Such as choices of a date
    KindUnknown,         // of, text
    FormatUnknown,       // of, text
    // The template.
    NameMissing,
    NameTooLong,     // number: characters
    LanguageUnknown, // text
    TypeUnusable,    // text
    ContentMissing,
    ContentNotUtf8,
    ContentNotJson,       // position, jsonFault, name: as in BadJson. A built-in type needs JSON
    PlaceholderInTheOpen, // name: stands in JSON outside of a string
    PlaceholderMalformed, // text: how it begins
    VariableNameBad,      // of
    VariableTwice,        // of
    VariableUndeclared,   // of: used, but not described
    VariableUnused,       // of: described, but not used
    TooManyVariables,     // number
    ZoneUnknown,          // of, text
    NoChoices,            // of
    ChoiceTwice,          // of, text
    DefaultNotAChoice,    // of, text
    // The values.
    ValueOfNothing,     // of: the template has no such variable
    ValueMissing,       // of
    ValueNotAChoice,    // of, text
    ValueLoneSurrogate, // of
    ValueNul,           // of
    ValueLineBreak,     // of
    DateUnreadable,     // of, text
    DateNeedsTime,      // of, text
    DateInGap,          // of, text: the time, zone: whose clocks skip it
    DateTwice,          // of, text, zone: a warning
    ResultNotJson,      // position, jsonFault, name
};

struct TemplateProblem
{
    TemplateFault fault;
    QString of = {}; // the variable: its name, or where it has none its number
    QString name = {};
    QString text = {};
    QString zone = {};
    qint64 number = 0;
    JsonPosition position = {};
    JsonFault jsonFault = JsonFault::None;
    friend bool operator==(const TemplateProblem &, const TemplateProblem &) = default;
};

// A warning does not keep the result from being used.
constexpr bool isWarning(const TemplateProblem &problem)
{
    return problem.fault == TemplateFault::DateTwice;
}
bool hasFault(const QList<TemplateProblem> &problems);

} // namespace crier
