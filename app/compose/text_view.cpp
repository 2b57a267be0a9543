// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/text_view.h"

#include "app/json/json_scan.h"

#include <algorithm>

namespace crier {

namespace {

struct TextValue
{
    qsizetype start = 0;
    qsizetype end = 0;
    QString text;
};

std::optional<TextValue> findText(const QByteArray &content, const QString &field)
{
    const JsonScan scan = scanJsonObject(content);
    if (!scan.ok())
        return std::nullopt;
    const auto member =
        std::find_if(scan.members.cbegin(), scan.members.cend(),
                     [&field](const JsonMember &candidate) { return candidate.key == field; });
    if (member == scan.members.cend())
        return std::nullopt;
    const QByteArrayView token =
        QByteArrayView(content).sliced(member->valueStart, member->valueEnd - member->valueStart);
    const std::optional<QString> text = decodeJsonString(token);
    if (!text)
        return std::nullopt;
    return TextValue{member->valueStart, member->valueEnd, *text};
}

} // namespace

std::optional<QString> textOfContent(const QByteArray &content, const QString &field)
{
    const std::optional<TextValue> value = findText(content, field);
    return value ? std::optional(value->text) : std::nullopt;
}

QByteArray contentWithText(const QByteArray &content, const QString &field, const QString &text)
{
    const QByteArray token = encodeJsonString(text);
    const std::optional<TextValue> value = findText(content, field);
    if (!value)
        return '{' + encodeJsonString(field) + ':' + token + '}';
    if (value->text == text)
        return content; // the token may spell it in another way (\u00e9), and that is the writer's choice
    return content.first(value->start) + token + content.sliced(value->end);
}

} // namespace crier
