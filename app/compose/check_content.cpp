// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check_parts.h"
#include "app/compose/fix.h"
#include "app/json/json_format.h"
#include "app/rongcloud/message_types.h"

#include <algorithm>

namespace crier {

namespace {

Problem problemOf(JsonFault fault)
{
    switch (fault) {
    case JsonFault::Empty:
        return Problem::ContentMissing;
    case JsonFault::InvalidUtf8:
        return Problem::ContentNotUtf8;
    case JsonFault::NulCharacter:
        return Problem::ContentNul;
    case JsonFault::LoneSurrogate:
        return Problem::ContentLoneSurrogate;
    case JsonFault::DuplicateKey:
        return Problem::ContentDuplicateKey;
    default:
        return Problem::ContentBadJson;
    }
}

void addFaultAs(Problem problem, const JsonTree &tree, QList<Finding> &findings)
{
    const JsonFault fault = tree.fault();
    Finding finding{.problem = problem, .position = tree.faultPosition()};
    finding.start = finding.position.offset;
    finding.end = std::min(finding.start + 1, tree.bytes().size());
    if (problem == Problem::ContentBadJson || problem == Problem::ContentDoubtfulJson)
        finding.jsonFault = fault;
    finding.text = tree.faultKey();
    finding.isFixable = fault == JsonFault::ByteOrderMark || fault == JsonFault::TrailingComma ||
                        (fault == JsonFault::DuplicateKey && withoutRepeatedMember(tree));
    findings.append(finding);
}

void addFault(const JsonTree &tree, QList<Finding> &findings)
{
    if (tree.fault() == JsonFault::Empty)
        findings.append({.problem = Problem::ContentMissing});
    else
        addFaultAs(problemOf(tree.fault()), tree, findings);
}

// Escapes that need not be: a text of \uXXXX takes up to twice the bytes of the same text as it is.
// `spent` is what all escapes cost, also those that must be.
void warnAboutSwelling(const QByteArray &content, qsizetype spent, QList<Finding> &findings)
{
    const auto isMuch = [&content](qsizetype bytes) {
        return bytes > warnSwollenBytes && bytes * 100 > content.size() * warnSwollenPercent;
    };
    const std::optional<QByteArray> plain = isMuch(spent) ? plainlySpelledJson(content) : std::nullopt;
    if (!plain)
        return;
    const qsizetype saved = content.size() - plain->size();
    if (isMuch(saved))
        findings.append({.problem = Problem::ContentSwollen, .number = saved, .isFixable = true});
}

void checkBuiltInContent(const QByteArray &content, const MessageType &type, const CheckContext &context,
                         QList<Finding> &findings)
{
    const JsonTree tree = JsonTree::parse(content);
    if (!tree.ok()) {
        addFault(tree, findings);
        return;
    }
    if (!tree.isObject()) {
        const JsonNode &root = tree.node(0);
        Finding finding = findingAt(Problem::ContentBadJson, content, root.start, root.end);
        finding.jsonFault = JsonFault::NotAnObject;
        findings.append(finding);
        return;
    }
    if (content.size() > maxContentBytes)
        return; // refused already; what takes long is for what could be sent
    checkFields(tree, type, findings);
    const qsizetype spent = checkText(content, tree, &type, context, findings);
    warnAboutSwelling(content, spent, findings);
}

// The content of an app's own type may be any text, so only what no text can hold is refused.
void checkCustomContent(const QByteArray &content, const CheckContext &context, QList<Finding> &findings)
{
    const bool isTooLong = content.size() > maxContentBytes; // then no more than the bytes is looked at
    const JsonTree tree = isTooLong ? JsonTree() : JsonTree::parse(content);
    if (tree.ok()) {
        const qsizetype spent = checkText(content, tree, nullptr, context, findings);
        warnAboutSwelling(content, spent, findings);
        return;
    }
    const auto invalid = findInvalidUtf8(content);
    if (invalid)
        findings.append(findingAt(Problem::ContentNotUtf8, content, invalid->offset, invalid->offset + 1));
    const qsizetype nul = content.indexOf('\0');
    if (nul >= 0)
        findings.append(findingAt(Problem::ContentNul, content, nul, nul + 1));
    if (invalid || nul >= 0 || isTooLong)
        return;
    checkText(content, tree, nullptr, context, findings);
    // What nests deeper than Crier reads may be sound all the same.
    if (looksLikeJson(content) && tree.fault() != JsonFault::TooDeep)
        addFaultAs(Problem::ContentDoubtfulJson, tree, findings);
}

} // namespace

bool looksLikeJson(const QByteArray &content)
{
    const QByteArrayView mark = "\xEF\xBB\xBF";
    const QByteArray text = (content.startsWith(mark) ? content.sliced(mark.size()) : content).trimmed();
    const char next = text.mid(1).trimmed().left(1).append('\0').at(0);
    if (text.startsWith('{'))
        return next != '{' || text.at(1) != '{'; // which would be a placeholder
    // "[Notice] The service ..." is a text.
    return text.startsWith('[') && (text.size() == 1 || QByteArrayView("[]{}\"'-0123456789").contains(next));
}

Finding findingAt(Problem problem, const QByteArray &content, qsizetype start, qsizetype end)
{
    return {.problem = problem, .position = positionAt(content, start), .start = start, .end = end};
}

void checkContent(const Draft &draft, const CheckContext &context, QList<Finding> &findings)
{
    if (draft.content.isEmpty()) {
        findings.append({.problem = Problem::ContentMissing});
        return;
    }
    if (draft.content.size() > maxContentBytes)
        findings.append({.problem = Problem::ContentTooLong, .number = draft.content.size()});
    if (const MessageType *type = findMessageType(draft.objectName.value))
        checkBuiltInContent(draft.content, *type, context, findings);
    else
        checkCustomContent(draft.content, context, findings);
}

} // namespace crier
