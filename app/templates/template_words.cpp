// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_words.h"

namespace crier {

QString kindWord(VariableKind kind)
{
    switch (kind) {
    case VariableKind::Text:
        return QStringLiteral("text");
    case VariableKind::Date:
        return QStringLiteral("date");
    case VariableKind::Choice:
        return QStringLiteral("choice");
    }
    return {};
}

QString formatWord(DateFormat format)
{
    switch (format) {
    case DateFormat::DateTime:
        return QStringLiteral("dateTime");
    case DateFormat::Date:
        return QStringLiteral("date");
    case DateFormat::Time:
        return QStringLiteral("time");
    }
    return {};
}

std::optional<VariableKind> kindFromWord(const QString &word)
{
    for (const VariableKind kind : {VariableKind::Text, VariableKind::Date, VariableKind::Choice}) {
        if (kindWord(kind) == word)
            return kind;
    }
    return std::nullopt;
}

std::optional<DateFormat> formatFromWord(const QString &word)
{
    for (const DateFormat format : {DateFormat::DateTime, DateFormat::Date, DateFormat::Time}) {
        if (formatWord(format) == word)
            return format;
    }
    return std::nullopt;
}

} // namespace crier
