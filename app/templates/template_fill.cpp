// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_fill.h"

#include "app/compose/check.h"
#include "app/json/json_tree.h"
#include "app/templates/moment.h"
#include "app/templates/placeholders.h"
#include "app/templates/template_check.h"

#include <algorithm>
#include <optional>

namespace crier {

namespace {

// One variable on its way into the content.
class Filling
{
public:
    Filling(const MessageTemplate &message, const TemplateVariable &variable, const QString &zone,
            QList<TemplateProblem> &problems)
        : m_message(message)
        , m_variable(variable)
        , m_zone(zone)
        , m_problems(problems)
    {}

    // The text in its place; none where `value` cannot be used.
    std::optional<QString> textOf(const QString &value) const
    {
        const bool isDate = m_variable.kind == VariableKind::Date;
        if (isDate ? value.trimmed().isEmpty() : value.isEmpty()) {
            if (!m_variable.isRequired)
                return QString();
            add(TemplateFault::ValueMissing);
            return std::nullopt;
        }
        switch (m_variable.kind) {
        case VariableKind::Text:
            return plainText(value);
        case VariableKind::Choice:
            if (m_variable.choices.contains(value))
                return plainText(value);
            add(TemplateFault::ValueNotAChoice, value);
            return std::nullopt;
        case VariableKind::Date:
            break;
        }
        return dateText(value);
    }

private:
    void add(TemplateFault fault, const QString &text = {}, const QString &zone = {}) const
    {
        m_problems.append({.fault = fault, .of = m_variable.name, .text = text, .zone = zone});
    }

    std::optional<QString> plainText(const QString &value) const
    {
        if (firstLoneSurrogate(value) != 0)
            add(TemplateFault::ValueLoneSurrogate);
        else if (value.contains(QChar::Null))
            add(TemplateFault::ValueNul);
        else if (m_variable.kind == VariableKind::Text && !m_variable.isMultiline &&
                 (value.contains(u'\n') || value.contains(u'\r')))
            add(TemplateFault::ValueLineBreak);
        else
            return value;
        return std::nullopt;
    }

    std::optional<QString> dateText(const QString &value) const
    {
        const Moment moment =
            readMoment(value, m_variable.format, m_zone.isEmpty() ? m_variable.timeZone : m_zone);
        switch (moment.fault) {
        case MomentFault::Unreadable:
            add(TemplateFault::DateUnreadable, value);
            return std::nullopt;
        case MomentFault::NeedsTime:
            add(TemplateFault::DateNeedsTime, value);
            return std::nullopt;
        case MomentFault::ZoneUnknown:
            add(TemplateFault::ZoneUnknown, moment.zone);
            return std::nullopt;
        case MomentFault::InGap:
            add(TemplateFault::DateInGap, value.trimmed().left(16), moment.zone);
            return std::nullopt;
        case MomentFault::None:
            break;
        }
        if (moment.isTwice)
            add(TemplateFault::DateTwice, shownMoment(moment, DateFormat::DateTime, m_message.language),
                moment.zone);
        return shownMoment(moment, m_variable.format, m_message.language);
    }

    const MessageTemplate &m_message;
    const TemplateVariable &m_variable;
    const QString &m_zone;
    QList<TemplateProblem> &m_problems;
};

QByteArray inContent(const QString &text, bool isJson)
{
    if (!isJson)
        return text.toUtf8();
    const QByteArray token = encodeJsonString(text);
    return token.sliced(1, token.size() - 2); // the quotes stand there already
}

} // namespace

FilledTemplate fillTemplate(const MessageTemplate &message, const TemplateValues &values, const QString &zone)
{
    FilledTemplate filled;
    const bool isJson = message.isJson || isJsonContent(message.objectName, message.content);
    QMap<QString, QByteArray> ready;
    for (const TemplateVariable &variable : message.variables) {
        const Filling filling(message, variable, zone, filled.problems);
        if (const auto text = filling.textOf(values.value(variable.name, variable.defaultText)))
            ready.insert(variable.name, inContent(*text, isJson));
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const bool isKnown = std::any_of(message.variables.cbegin(), message.variables.cend(),
                                         [&it](const TemplateVariable &one) { return one.name == it.key(); });
        if (!isKnown)
            filled.problems.append({.fault = TemplateFault::ValueOfNothing, .of = it.key()});
    }

    qsizetype copied = 0;
    for (const Placeholder &placeholder : findPlaceholders(message.content)) {
        const bool isLiteral = placeholder.kind == Placeholder::Kind::Literal;
        const auto value = ready.constFind(placeholder.name);
        if (!isLiteral && value == ready.constEnd())
            continue;
        filled.content += message.content.sliced(copied, placeholder.offset - copied);
        filled.content += isLiteral ? QByteArray("{{") : *value;
        copied = placeholder.offset + placeholder.size;
    }
    filled.content += message.content.sliced(copied);

    // Values are escaped, but one inside of a key can make two keys the same.
    if (isJson && filled.ok()) {
        if (const JsonTree tree = JsonTree::parse(filled.content); !tree.ok())
            filled.problems.append({.fault = TemplateFault::ResultNotJson,
                                    .name = tree.faultKey(),
                                    .position = tree.faultPosition(),
                                    .jsonFault = tree.fault()});
    }
    return filled;
}

} // namespace crier
