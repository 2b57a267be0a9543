// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_check.h"

#include "app/compose/check.h"
#include "app/json/json_tree.h"
#include "app/rongcloud/message_types.h"
#include "app/templates/moment.h"
#include "app/templates/placeholders.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace crier {

namespace {

constexpr qsizetype malformedShown = 24; // bytes of what cannot be read as a variable

using Problems = QList<TemplateProblem>;

bool isUsableType(const QString &objectName)
{
    Draft draft;
    draft.objectName.value = objectName;
    const QList<Finding> findings = checkDraft(draft);
    return std::none_of(findings.cbegin(), findings.cend(), [](const Finding &finding) {
        switch (finding.problem) {
        case Problem::TypeMissing:
        case Problem::TypeTooLong:
        case Problem::TypeControl:
        case Problem::TypeNotAscii:
        case Problem::TypeUnknownBuiltIn:
            return true;
        default:
            return false;
        }
    });
}

const TemplateVariable *findVariable(const QList<TemplateVariable> &variables, const QString &name)
{
    const auto found =
        std::find_if(variables.cbegin(), variables.cend(),
                     [&name](const TemplateVariable &variable) { return variable.name == name; });
    return found == variables.cend() ? nullptr : &*found;
}

bool isContainer(const JsonTree &tree)
{
    return tree.ok() && (tree.node(0).kind == JsonKind::Object || tree.node(0).kind == JsonKind::Array);
}

// The first variable that stands in JSON where a value should, outside of every string: with a number in the
// place of each such variable the content would be sound.
QString placeholderInTheOpen(const QByteArray &content)
{
    QByteArray numbers = content;
    const QList<Placeholder> placeholders = findPlaceholders(content);
    for (auto it = placeholders.crbegin(); it != placeholders.crend(); ++it)
        numbers.replace(it->offset, it->size, "0");
    if (!isContainer(JsonTree::parse(numbers)))
        return {};
    bool isInString = false;
    qsizetype at = 0;
    for (const Placeholder &placeholder : placeholders) {
        for (; at < placeholder.offset; ++at) {
            if (isInString && content.at(at) == '\\')
                ++at;
            else if (content.at(at) == '"')
                isInString = !isInString;
        }
        if (!isInString)
            return placeholder.name;
        at = placeholder.offset + placeholder.size;
    }
    return {};
}

void checkContent(const MessageTemplate &message, Problems &problems)
{
    const QByteArray &content = message.content;
    if (content.trimmed().isEmpty()) {
        problems.append({.fault = TemplateFault::ContentMissing});
        return;
    }
    if (findInvalidUtf8(content)) {
        problems.append({.fault = TemplateFault::ContentNotUtf8});
        return;
    }
    if (const JsonTree tree = JsonTree::parse(content); !isContainer(tree)) {
        const QString open = placeholderInTheOpen(content);
        if (!open.isEmpty())
            problems.append({.fault = TemplateFault::PlaceholderInTheOpen, .name = open});
        else if (message.isJson || findMessageType(message.objectName))
            problems.append({.fault = TemplateFault::ContentNotJson,
                             .name = tree.faultKey(),
                             .position = tree.faultPosition(),
                             .jsonFault = tree.ok() ? JsonFault::NotAnObject : tree.fault()});
    }
    for (const Placeholder &placeholder : findPlaceholders(content)) {
        if (placeholder.kind != Placeholder::Kind::Malformed)
            continue;
        const QString rest = QString::fromUtf8(content.mid(placeholder.offset, malformedShown));
        problems.append({.fault = TemplateFault::PlaceholderMalformed,
                         .text = message.isJson ? rest.section(u'"', 0, 0) : rest});
    }
}

void checkChoices(const TemplateVariable &variable, Problems &problems)
{
    if (variable.choices.isEmpty())
        problems.append({.fault = TemplateFault::NoChoices, .of = variable.name});
    QSet<QString> seen;
    for (const QString &choice : variable.choices) {
        if (seen.contains(choice))
            problems.append({.fault = TemplateFault::ChoiceTwice, .of = variable.name, .text = choice});
        seen.insert(choice);
    }
    if (!variable.defaultText.isEmpty() && !variable.choices.isEmpty() &&
        !seen.contains(variable.defaultText))
        problems.append(
            {.fault = TemplateFault::DefaultNotAChoice, .of = variable.name, .text = variable.defaultText});
}

void checkVariables(const MessageTemplate &message, Problems &problems)
{
    if (message.variables.size() > maxTemplateVariables) {
        problems.append({.fault = TemplateFault::TooManyVariables, .number = message.variables.size()});
        return;
    }
    const QStringList used = placeholderNames(message.content);
    QSet<QString> described;
    for (const TemplateVariable &variable : message.variables) {
        const QString &name = variable.name;
        if (!isVariableName(name))
            problems.append({.fault = TemplateFault::VariableNameBad, .of = name});
        else if (described.contains(name))
            problems.append({.fault = TemplateFault::VariableTwice, .of = name});
        else if (!used.contains(name))
            problems.append({.fault = TemplateFault::VariableUnused, .of = name});
        described.insert(name);
        if (variable.kind == VariableKind::Choice)
            checkChoices(variable, problems);
        if (!variable.timeZone.isEmpty() && !isTimeZone(variable.timeZone))
            problems.append({.fault = TemplateFault::ZoneUnknown, .of = name, .text = variable.timeZone});
    }
    for (const QString &name : used) {
        if (!described.contains(name))
            problems.append({.fault = TemplateFault::VariableUndeclared, .of = name});
    }
}

} // namespace

QString shownLabel(const TemplateVariable &variable)
{
    return variable.label.trimmed().isEmpty() ? variable.name : variable.label;
}

bool hasFault(const QList<TemplateProblem> &problems)
{
    return !std::all_of(problems.cbegin(), problems.cend(), isWarning);
}

bool isLanguage(const QString &language)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*\\z"));
    return form.match(language).hasMatch() && QLocale(language).language() != QLocale::C;
}

QList<TemplateProblem> checkTemplate(const MessageTemplate &message)
{
    Problems problems;
    if (message.name.trimmed().isEmpty())
        problems.append({.fault = TemplateFault::NameMissing});
    else if (message.name.size() > maxTemplateNameLength)
        problems.append({.fault = TemplateFault::NameTooLong, .number = message.name.size()});
    if (!isLanguage(message.language))
        problems.append({.fault = TemplateFault::LanguageUnknown, .text = message.language});
    if (!isUsableType(message.objectName))
        problems.append({.fault = TemplateFault::TypeUnusable, .text = message.objectName});
    checkContent(message, problems);
    checkVariables(message, problems);
    return problems;
}

bool isJsonContent(const QString &objectName, const QByteArray &content)
{
    return findMessageType(objectName) || isContainer(JsonTree::parse(content));
}

MessageTemplate templateOf(const QString &objectName, const QByteArray &content)
{
    MessageTemplate message;
    message.objectName = objectName;
    setTemplateContent(message, content, {});
    return message;
}

void setTemplateContent(MessageTemplate &message, const QByteArray &content,
                        const QList<TemplateVariable> &known)
{
    message.content = content;
    message.isJson = isJsonContent(message.objectName, content);
    message.variables.clear();
    for (const QString &name : placeholderNames(content)) {
        const TemplateVariable *variable = findVariable(known, name);
        message.variables.append(variable ? *variable : TemplateVariable{.name = name, .label = {}});
    }
}

} // namespace crier
