// SPDX-License-Identifier: GPL-3.0-or-later
// Who it comes from, and of which type it is.
#include "app/compose/check_parts.h"
#include "app/rongcloud/message_types.h"

#include <algorithm>

namespace crier {

namespace {

bool isControl(QChar character)
{
    const char16_t unit = character.unicode();
    return unit < 0x20 || (unit >= 0x7F && unit <= 0x9F) || unit == 0x2028 || unit == 0x2029;
}

void addNumber(QList<Finding> &findings, Problem problem, qint64 number)
{
    findings.append({.problem = problem, .number = number});
}

} // namespace

void checkSender(const QString &sender, QList<Finding> &findings)
{
    const QString bare = sender.trimmed();
    if (bare.isEmpty()) {
        findings.append({.problem = Problem::SenderMissing});
        return;
    }
    if (const qsizetype size = sender.toUtf8().size(); size > maxSenderBytes)
        addNumber(findings, Problem::SenderTooLong, size);
    const qsizetype control = firstPosition(sender, isControl);
    if (control)
        addNumber(findings, Problem::SenderControl, control);
    if (const qsizetype at = firstLoneSurrogate(sender))
        addNumber(findings, Problem::SenderLoneSurrogate, at);
    if (!control && bare.size() != sender.size())
        findings.append({.problem = Problem::SenderBlanks, .isFixable = true});
}

QList<Finding> checkObjectName(const QString &name)
{
    QList<Finding> findings;
    if (name.trimmed().isEmpty()) {
        findings.append({.problem = Problem::TypeMissing});
        return findings;
    }
    if (const MessageType *const type = findMessageType(name)) {
        if (type->fit == Fit::Discouraged)
            findings.append({.problem = Problem::TypeDiscouraged, .text = name});
        if (type->fit == Fit::Internal)
            findings.append({.problem = Problem::TypeInternal, .text = name});
        return findings;
    }
    if (name.size() > maxObjectNameCharacters)
        addNumber(findings, Problem::TypeTooLong, name.size());
    if (const qsizetype at = firstPosition(name, isControl))
        addNumber(findings, Problem::TypeControl, at);
    const auto isForeign = [](QChar character) {
        return !isVisibleAscii(character) && !isControl(character);
    };
    if (const qsizetype at = firstPosition(name, isForeign))
        addNumber(findings, Problem::TypeNotAscii, at);
    // Every "RC:" name belongs to the platform. "rc:" is not a name anybody should have either: it is a slip.
    if (name.startsWith(QLatin1String("RC:"), Qt::CaseInsensitive))
        findings.append({.problem = Problem::TypeUnknownBuiltIn, .text = name});
    return findings;
}

qsizetype firstLoneSurrogate(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        if (!unit.isSurrogate())
            continue;
        if (unit.isLowSurrogate() || i + 1 == text.size() || !text.at(i + 1).isLowSurrogate())
            return i + 1;
        ++i;
    }
    return 0;
}

} // namespace crier
