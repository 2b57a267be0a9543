// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"

#include "app/compose/check_parts.h"

#include <algorithm>
#include <cstring>

namespace crier {

namespace {

bool isError(const Finding &finding)
{
    return severityOf(finding.problem) == Severity::Error;
}

// In each byte of `word`, all of them ASCII: the top bit where it is from `first` to `last`.
constexpr quint64 areWithin(quint64 word, quint64 first, quint64 last)
{
    constexpr quint64 ones = 0x0101010101010101u;
    return (word + ones * (0x80 - first)) & ~(word + ones * (0x7F - last));
}

// How many of eight bytes percent-encoding leaves as they are.
int countUnreserved(quint64 word)
{
    constexpr quint64 ones = 0x0101010101010101u;
    constexpr quint64 tops = 0x8080808080808080u;
    constexpr quint64 smallLetters = 0x2020202020202020u;
    const quint64 ascii = word & ~tops;
    const quint64 unreserved = areWithin(ascii | smallLetters, 'a', 'z') | areWithin(ascii, '0', '9') |
                               areWithin(ascii, '-', '.') | areWithin(ascii, '_', '_') |
                               areWithin(ascii, '~', '~');
    return int((((unreserved & ~word & tops) >> 7) * ones) >> 56); // the sum of eight bits
}

qsizetype countUnreserved(QByteArrayView value)
{
    qsizetype count = 0;
    qsizetype i = 0;
    for (; value.size() - i >= 8; i += 8) {
        quint64 word;
        std::memcpy(&word, value.data() + i, sizeof word);
        count += countUnreserved(word);
    }
    quint64 rest = 0; // NUL is not unreserved
    if (i < value.size())
        std::memcpy(&rest, value.data() + i, std::size_t(value.size() - i));
    return count + countUnreserved(rest);
}

qsizetype encodedSize(QByteArrayView value)
{
    const qsizetype plain = countUnreserved(value);
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
