// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/fix.h"

#include "app/compose/base64.h"
#include "app/compose/content_places.h"
#include "app/compose/field_values.h"
#include "app/compose/json_characters.h"
#include "app/compose/links.h"
#include "app/json/json_edit.h"
#include "app/json/json_format.h"
#include "app/json/json_string.h"

#include <algorithm>

namespace crier {

namespace {

using Bytes = std::optional<QByteArray>;

Bytes edited(const QByteArray &bytes, const std::optional<ByteEdit> &edit)
{
    if (!edit || edit->isNothing())
        return std::nullopt;
    return applied(bytes, *edit);
}

Bytes withoutFault(const QByteArray &content, JsonFault fault)
{
    const JsonTree tree = JsonTree::parse(content);
    if (tree.fault() != fault)
        return std::nullopt;
    switch (fault) {
    case JsonFault::ByteOrderMark:
        return content.sliced(QByteArrayView("\xEF\xBB\xBF").size());
    case JsonFault::TrailingComma:
        return applied(content, {tree.faultPosition().offset, 1, {}});
    default:
        return std::nullopt;
    }
}

// All places of the finding's problem: marks that nobody sees are taken out, "http" gets its s.
Bytes withPlacesMendedOnce(const QByteArray &content, const MessageType *type, const Finding &finding)
{
    const JsonTree tree = JsonTree::parse(content);
    if (type && !tree.ok())
        return std::nullopt;
    // A finding about the link in a field that takes an address is about nothing else.
    const MessageField *const field = type ? findField(*type, finding.path) : nullptr;
    const bool isAddress = finding.problem == Problem::LinkNotHttps && field && field->kind == FieldKind::Url;
    const int node = isAddress ? tree.find(finding.path) : -1;
    QByteArray mended;
    qsizetype copied = 0;
    findContentPlaces(content, tree, type, {}, [&](const ContentPlace &place) {
        if (place.problem != finding.problem || (place.isAddress ? place.node : -1) != node)
            return;
        if (place.problem == Problem::LinkNotHttps) {
            constexpr qsizetype afterHttp = 4;
            mended += content.sliced(copied, place.start + afterHttp - copied) + 's';
            copied = place.start + afterHttp;
        } else {
            mended += content.sliced(copied, place.start - copied);
            copied = place.end;
        }
    });
    if (copied == 0 && mended.isEmpty())
        return std::nullopt;
    return mended + content.sliced(copied);
}

// What belonged to a mark that is gone now may have no business there any more, so it is looked for again.
Bytes withPlacesMended(const Draft &draft, const Finding &finding)
{
    constexpr int mostRounds = 8;
    const MessageType *const type = findMessageType(draft.objectName.value);
    Bytes mended = withPlacesMendedOnce(draft.content, type, finding);
    for (int round = 1; round < mostRounds && mended; ++round) {
        const Bytes again = withPlacesMendedOnce(*mended, type, finding);
        if (!again)
            break;
        mended = again;
    }
    return mended;
}

// What is left of a string when only the characters that `isKept` stay, each as it was spelled.
template<typename IsKept>
QByteArray keepingCharacters(QByteArrayView inner, IsKept isKept)
{
    QByteArray kept;
    JsonCharacters characters(inner);
    while (characters.next()) {
        if (isKept(characters))
            kept += inner.sliced(characters.start(), characters.end() - characters.start());
    }
    return kept;
}

// The alphabet of links, and padding that is missing behind the last symbol: blanks may follow it.
QByteArray withSymbolsRepaired(QByteArrayView inner)
{
    JsonCharacters characters(inner);
    qsizetype symbols = 0;
    qsizetype symbolsEnd = 0;
    while (characters.next()) {
        if (QChar::isSpace(characters.character()))
            continue;
        ++symbols;
        symbolsEnd = characters.end();
    }
    QByteArray repaired = inner.toByteArray();
    repaired.replace('-', '+').replace('_', '/');
    repaired.insert(symbolsEnd, QByteArray((4 - symbols % 4) % 4, '='));
    return repaired;
}

Bytes mendedBase64(const JsonTree &tree, const Finding &finding)
{
    const int node = tree.find(finding.path);
    if (node < 0 || tree.node(node).kind != JsonKind::String)
        return std::nullopt;
    const QByteArrayView inner = stringInner(tree, node);
    const Base64Faults faults = examineBase64(unescapeJson(inner));
    const QByteArray prefix = keepingCharacters(
        inner, [&faults](const JsonCharacters &at) { return at.decodedStart() < faults.prefixEnd; });
    const QByteArrayView data = inner.sliced(prefix.size());
    QByteArray mended;
    if (finding.problem == Problem::Base64DataPrefix)
        mended = data.toByteArray();
    else if (finding.problem == Problem::Base64LineBreaks)
        mended = prefix + keepingCharacters(
                              data, [](const JsonCharacters &at) { return !QChar::isSpace(at.character()); });
    else if (faults.isRepairable)
        mended = prefix + withSymbolsRepaired(data);
    else
        return std::nullopt;
    return edited(tree.bytes(), setJsonValue(tree, finding.path, '"' + mended + '"'));
}

Bytes mendedField(const Draft &draft, const Finding &finding)
{
    const MessageType *const type = findMessageType(draft.objectName.value);
    const MessageField *const field = type ? findField(*type, finding.path) : nullptr;
    const JsonTree tree = JsonTree::parse(draft.content);
    if (!field || !tree.isObject())
        return std::nullopt;
    const int node = tree.find(finding.path);
    const auto with = [&](const QByteArray &token) {
        return edited(draft.content, setJsonValue(tree, finding.path, token));
    };
    switch (finding.problem) {
    case Problem::FieldMissing:
        return node < 0 ? with(emptyValue(field->kind)) : std::nullopt;
    case Problem::FieldWrongKind:
    case Problem::OptionalWrongKind:
        if (node >= 0) {
            if (const Bytes token = convertedValue(tree, node, *field))
                return with(*token);
        }
        return std::nullopt;
    case Problem::LinkBroken:
    case Problem::OptionalLinkBroken:
        if (const auto address = correctedAddress(tree.text(node).value_or(QString())))
            return with(encodeJsonString(*address));
        return std::nullopt;
    case Problem::FieldClientOnly:
    case Problem::MentionsMeaningless:
        return edited(draft.content, removeJsonValue(tree, finding.path));
    default:
        return mendedBase64(tree, finding);
    }
}

Bytes mendedContent(const Draft &draft, const Finding &finding)
{
    switch (finding.problem) {
    case Problem::ContentDoubtfulJson:
        return finding.jsonFault == JsonFault::DuplicateKey
                   ? withoutRepeatedMember(JsonTree::parse(draft.content))
                   : withoutFault(draft.content, finding.jsonFault);
    case Problem::ContentBadJson:
        return withoutFault(draft.content, finding.jsonFault);
    case Problem::ContentDuplicateKey:
        return withoutRepeatedMember(JsonTree::parse(draft.content));
    case Problem::BidiControls:
    case Problem::InvisibleCharacters:
    case Problem::LinkNotHttps:
        return withPlacesMended(draft, finding);
    case Problem::ContentSwollen:
        return plainlySpelledJson(draft.content);
    default:
        return mendedField(draft, finding);
    }
}

} // namespace

bool hasFix(const Finding &finding)
{
    return finding.isFixable;
}

std::optional<Draft> fixedDraft(const Draft &draft, const Finding &finding)
{
    if (!finding.isFixable)
        return std::nullopt;
    Draft fixed = draft;
    if (finding.problem == Problem::SenderBlanks) {
        fixed.sender.value = draft.sender.value.trimmed();
    } else if (const Bytes content = mendedContent(draft, finding)) {
        fixed.content = *content;
    }
    return fixed == draft ? std::nullopt : std::optional(fixed);
}

} // namespace crier
