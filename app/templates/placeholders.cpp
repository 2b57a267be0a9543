// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/placeholders.h"

#include <algorithm>

namespace crier {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isLetterOrDigit(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9');
}

qsizetype pastSpaces(const QByteArray &content, qsizetype at)
{
    while (at < content.size() && content.at(at) == ' ')
        ++at;
    return at;
}

// What the two braces at `offset` begin.
Placeholder placeholderAt(const QByteArray &content, qsizetype offset)
{
    if (content.mid(offset, 4) == "{{{{")
        return {.kind = Placeholder::Kind::Literal, .offset = offset, .size = 4};
    const qsizetype start = pastSpaces(content, offset + 2);
    qsizetype end = start;
    while (end < content.size() &&
           (end == start ? isLetter(content.at(end)) : isLetterOrDigit(content.at(end))))
        ++end;
    const qsizetype close = pastSpaces(content, end);
    if (end == start || content.mid(close, 2) != "}}")
        return {.kind = Placeholder::Kind::Malformed, .offset = offset, .size = 2};
    return {.offset = offset,
            .size = close + 2 - offset,
            .name = QString::fromLatin1(content.mid(start, end - start))};
}

} // namespace

QList<Placeholder> findPlaceholders(const QByteArray &content)
{
    QList<Placeholder> found;
    for (qsizetype at = content.indexOf("{{"); at >= 0; at = content.indexOf("{{", at)) {
        found.append(placeholderAt(content, at));
        at += found.last().size;
    }
    return found;
}

QStringList placeholderNames(const QByteArray &content)
{
    QStringList names;
    for (const Placeholder &placeholder : findPlaceholders(content)) {
        if (placeholder.kind == Placeholder::Kind::Variable && !names.contains(placeholder.name))
            names.append(placeholder.name);
    }
    return names;
}

bool isVariableName(const QString &name)
{
    const QByteArray bytes = name.toUtf8();
    return !bytes.isEmpty() && isLetter(bytes.front()) &&
           std::all_of(bytes.cbegin(), bytes.cend(), isLetterOrDigit);
}

} // namespace crier
