// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QStringList>

namespace crier {

// What was found, as a test writes it down: "field-missing imageUri".
inline QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings) {
        QString id = problemId(finding.problem);
        if (!finding.path.isEmpty())
            id += QLatin1Char(' ') + jsonPathText(finding.path);
        ids.append(id);
    }
    return ids;
}

inline Draft draftOf(const char *type, const QByteArray &content)
{
    return {.sender = {QStringLiteral("ops-team")},
            .objectName = {QString::fromLatin1(type)},
            .content = content,
            .includeSender = false};
}

// What checkDraft() says of a content, without what it says of the type.
inline QList<Finding> contentFindings(const char *type, const QByteArray &content,
                                      const CheckContext &context = {})
{
    QList<Finding> findings = checkDraft(draftOf(type, content), context);
    findings.removeIf([](const Finding &finding) { return partOf(finding.problem) != Part::Content; });
    return findings;
}

// The content of a text message.
inline QByteArray textContent(const QString &text)
{
    return "{\"content\":" + encodeJsonString(text) + '}';
}

// The problems of a text, each with how often.
inline QString problemsIn(const QString &text, const CheckContext &context = {})
{
    QStringList problems;
    for (const Finding &finding : contentFindings("RC:TxtMsg", textContent(text), context))
        problems.append(problemId(finding.problem) + QLatin1Char(' ') + QString::number(finding.number));
    return problems.join(QStringLiteral(", "));
}

} // namespace crier
