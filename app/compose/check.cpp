// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"

#include "app/compose/check_parts.h"

#include <algorithm>

namespace crier {

namespace {

bool isError(const Finding &finding)
{
    return severityOf(finding.problem) == Severity::Error;
}

qsizetype encodedSize(QByteArrayView value)
{
    const auto isUnreserved = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
               byte == '-' || byte == '.' || byte == '_' || byte == '~';
    };
    const qsizetype plain = std::count_if(value.begin(), value.end(), isUnreserved);
    return plain + 3 * (value.size() - plain);
}

// What formBody() will make of the draft, counted instead of built: this runs on every key press.
qsizetype bodySize(const Draft &draft)
{
    return QByteArrayView("fromUserId=&objectName=&content=").size() +
           (draft.includeSender ? QByteArrayView("&isIncludeSender=1").size() : 0) +
           encodedSize(draft.sender.value.toUtf8()) + encodedSize(draft.objectName.value.toUtf8()) +
           encodedSize(draft.content);
}

void warnAboutSize(const Draft &draft, QList<Finding> &findings)
{
    if (draft.content.size() > maxContentBytes)
        return; // refused already
    if (draft.content.size() > warnContentBytes)
        findings.append({.problem = Problem::ContentLarge, .number = draft.content.size()});
    if (const qsizetype size = bodySize(draft); size > warnBodyBytes)
        findings.append({.problem = Problem::BodyLarge, .number = size});
}

} // namespace

QList<Finding> checkDraft(const Draft &draft, const CheckContext &context)
{
    QList<Finding> findings;
    checkSender(draft.sender.value, findings);
    findings += checkObjectName(draft.objectName.value);
    checkContent(draft, context, findings);
    warnAboutSize(draft, findings);
    if (draft.includeSender && context.senderIsOnline == false)
        findings.append({.problem = Problem::SenderOffline});
    std::stable_partition(findings.begin(), findings.end(), isError);
    return findings;
}

bool hasError(const QList<Finding> &findings)
{
    return std::any_of(findings.cbegin(), findings.cend(), isError);
}

} // namespace crier
