// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"

#include "app/rongcloud/message_types.h"

#include <algorithm>

namespace crier {

namespace {

bool isControl(QChar character)
{
    const char16_t unit = character.unicode();
    return unit < 0x20 || (unit >= 0x7F && unit <= 0x9F) || unit == 0x2028 || unit == 0x2029;
}

bool isVisibleAscii(QChar character)
{
    return character > QLatin1Char(' ') && character < QLatin1Char('\x7F');
}

// Position from 1 of the first character that `matches`, 0 for none.
template<typename Matches>
qsizetype firstPosition(const QString &text, Matches matches)
{
    const auto found = std::find_if(text.cbegin(), text.cend(), matches);
    return found == text.cend() ? 0 : found - text.cbegin() + 1;
}

void addNumber(QList<Finding> &findings, Problem problem, qint64 number)
{
    findings.append({.problem = problem, .number = number});
}

void addAt(QList<Finding> &findings, Problem problem, const JsonPosition &position)
{
    findings.append({.problem = problem, .position = position});
}

void checkSender(const QString &sender, QList<Finding> &findings)
{
    if (sender.trimmed().isEmpty()) {
        findings.append({.problem = Problem::SenderMissing});
        return;
    }
    if (const qsizetype size = sender.toUtf8().size(); size > maxSenderBytes)
        addNumber(findings, Problem::SenderTooLong, size);
    if (const qsizetype at = firstPosition(sender, isControl))
        addNumber(findings, Problem::SenderControl, at);
    if (const qsizetype at = firstLoneSurrogate(sender))
        addNumber(findings, Problem::SenderLoneSurrogate, at);
}

void checkType(const QString &name, QList<Finding> &findings)
{
    if (name.trimmed().isEmpty()) {
        findings.append({.problem = Problem::TypeMissing});
        return;
    }
    if (findMessageType(name))
        return;
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
}

// An announcement without a word in it would still reach everyone.
bool isWordless(const QByteArray &content, const JsonScan &scan, const QString &textField)
{
    for (const JsonMember &member : scan.members) {
        if (member.key != textField)
            continue;
        const auto token =
            QByteArrayView(content).sliced(member.valueStart, member.valueEnd - member.valueStart);
        const std::optional<QString> text = decodeJsonString(token);
        return text && text->trimmed().isEmpty();
    }
    return false;
}

void checkBuiltInContent(const QByteArray &content, const QString &textField, QList<Finding> &findings)
{
    const JsonScan scan = scanJsonObject(content);
    switch (scan.fault) {
    case JsonFault::None:
        if (!textField.isEmpty() && isWordless(content, scan, textField))
            findings.append({.problem = Problem::ContentMissing});
        return;
    case JsonFault::Empty:
        findings.append({.problem = Problem::ContentMissing});
        return;
    case JsonFault::InvalidUtf8:
        addAt(findings, Problem::ContentNotUtf8, scan.position);
        return;
    case JsonFault::NulCharacter:
        addAt(findings, Problem::ContentNul, scan.position);
        return;
    case JsonFault::LoneSurrogate:
        addAt(findings, Problem::ContentLoneSurrogate, scan.position);
        return;
    case JsonFault::DuplicateKey:
        findings.append(
            {.problem = Problem::ContentDuplicateKey, .position = scan.position, .text = scan.key});
        return;
    default:
        findings.append(
            {.problem = Problem::ContentBadJson, .position = scan.position, .jsonFault = scan.fault});
    }
}

// The content of an app's own type may be any text, so only what no text can hold is refused.
void checkCustomContent(const QByteArray &content, QList<Finding> &findings)
{
    if (const auto position = findInvalidUtf8(content))
        addAt(findings, Problem::ContentNotUtf8, *position);
    if (const qsizetype at = content.indexOf('\0'); at >= 0)
        addAt(findings, Problem::ContentNul, positionAt(content, at));
}

void checkContent(const Draft &draft, QList<Finding> &findings)
{
    if (draft.content.isEmpty()) {
        findings.append({.problem = Problem::ContentMissing});
        return;
    }
    if (draft.content.size() > maxContentBytes)
        addNumber(findings, Problem::ContentTooLong, draft.content.size());
    if (const MessageType *type = findMessageType(draft.objectName.value))
        checkBuiltInContent(draft.content, type->textField, findings);
    else
        checkCustomContent(draft.content, findings);
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

void warnAboutType(const QString &name, QList<Finding> &findings)
{
    const MessageType *const type = findMessageType(name);
    if (!type)
        return;
    if (type->fit == Fit::Discouraged)
        findings.append({.problem = Problem::TypeDiscouraged, .text = name});
    if (type->fit == Fit::Internal)
        findings.append({.problem = Problem::TypeInternal, .text = name});
}

void warnAboutSize(const Draft &draft, QList<Finding> &findings)
{
    if (draft.content.size() > maxContentBytes)
        return; // refused already
    if (draft.content.size() > warnContentBytes)
        addNumber(findings, Problem::ContentLarge, draft.content.size());
    if (const qsizetype size = bodySize(draft); size > warnBodyBytes)
        addNumber(findings, Problem::BodyLarge, size);
}

} // namespace

Severity severityOf(Problem problem)
{
    switch (problem) {
    case Problem::ContentLarge:
    case Problem::BodyLarge:
    case Problem::TypeDiscouraged:
    case Problem::TypeInternal:
        return Severity::Warning;
    default:
        return Severity::Error;
    }
}

QList<Finding> checkDraft(const Draft &draft)
{
    QList<Finding> findings;
    checkSender(draft.sender.value, findings);
    checkType(draft.objectName.value, findings);
    checkContent(draft, findings);
    warnAboutType(draft.objectName.value, findings);
    warnAboutSize(draft, findings);
    return findings;
}

QList<Finding> checkProfile(const Profile &profile, const Secret &secret)
{
    QList<Finding> findings = checkBaseUrl(profile.baseUrl);
    const QString &key = profile.appKey.value;
    if (key.trimmed().isEmpty()) {
        findings.append({.problem = Problem::AppKeyMissing});
    } else if (const qsizetype at = firstPosition(key, [](QChar c) { return !isVisibleAscii(c); })) {
        addNumber(findings, Problem::AppKeyBadCharacter, at);
    }
    // Blanks around a pasted value must not hide that it is the wrong one.
    const QByteArrayView secretBytes = QByteArrayView(secret.reveal()).trimmed();
    if (secretBytes.isEmpty())
        findings.append({.problem = Problem::SecretMissing});
    else if (secretBytes == QByteArrayView(key.toUtf8()).trimmed())
        findings.append({.problem = Problem::SecretEqualsAppKey});
    return findings;
}

QList<Finding> checkBaseUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return {{.problem = Problem::UrlInvalid}};
    QList<Finding> findings;
    const bool isHttps = url.scheme() == QLatin1String("https");
    const bool isLocalHttp = url.scheme() == QLatin1String("http") && isLoopback(url);
    if (!isHttps && !isLocalHttp)
        findings.append({.problem = Problem::UrlNotHttps});
    if (url.authority().contains(QLatin1Char('@')))
        findings.append({.problem = Problem::UrlHasUserInfo});
    const QString path = url.path();
    if ((!path.isEmpty() && path != QLatin1String("/")) || url.hasQuery() || url.hasFragment())
        findings.append({.problem = Problem::UrlHasPath});
    return findings;
}

bool hasError(const QList<Finding> &findings)
{
    return std::any_of(findings.cbegin(), findings.cend(),
                       [](const Finding &finding) { return severityOf(finding.problem) == Severity::Error; });
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
