// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/pasted_request.h"

#include "app/inspector/curl_reader.h"
#include "app/json/json_scan.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::MultilineOption);
}

// "POST /x HTTP/1.1", with or without curl's mark in front.
const QRegularExpression &requestLine()
{
    static const QRegularExpression line =
        pattern(u"^(> )?([A-Z]{3,7})[ \\t]+(\\S+)[ \\t]+HTTP/\\d(?:\\.\\d)?[ \\t]*\\r?$"_s);
    return line;
}

PastedRequest readHttp(const QString &text, const QRegularExpressionMatch &first)
{
    PastedRequest request;
    request.form = RequestForm::Http;
    request.isContentTypeKnown = true;
    request.method = first.captured(2);
    request.target = first.captured(3);
    const bool isTranscript = !first.captured(1).isEmpty();
    qsizetype at = text.indexOf(u'\n', first.capturedStart());
    while (at >= 0) {
        const qsizetype start = at + 1;
        const qsizetype end = text.indexOf(u'\n', start);
        QString line = text.mid(start, end < 0 ? -1 : end - start);
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (isTranscript) {
            if (!line.startsWith(u'>'))
                return request; // curl does not print the body
            line = line.mid(2);
        }
        if (line.isEmpty()) {
            // Without a line break of its own it is no blank line, only the end of the last header.
            if (!isTranscript && end >= 0)
                request.body = text.mid(end + 1).toUtf8();
            return request;
        }
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0)
            request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
        at = end;
    }
    return request;
}

// Whether a form found in a log ends before its body did: at a quotation mark that is not the one around all
// of it, or within JSON that nobody encoded.
bool endsEarly(const QString &text, const QRegularExpressionMatch &form)
{
    const QString body = form.captured(1);
    const QString content = body.section("content="_L1, -1);
    if (body.contains("content="_L1) && content.startsWith(u'{') && !content.endsWith(u'}'))
        return true;
    QStringView rest = QStringView(text).sliced(form.capturedEnd(1));
    if (rest.startsWith(u'\\')) // JSON within JSON
        rest = rest.sliced(1);
    const QChar around = form.capturedStart(1) > 0 ? text.at(form.capturedStart(1) - 1) : QChar();
    const bool endsAtQuote = rest.startsWith(u'"') || rest.startsWith(u'\'');
    return endsAtQuote && rest.front() != around;
}

// `App-Key: x`, `"RC-App-Key":"x"`, `App-Key=x`, `App-Key:[x]`, `appKey => 'x'`
PastedRequest readHeaders(const QString &text)
{
    static const QRegularExpression header =
        pattern(u"(?<![\\w-])((?:RC[-_]?)?(?:App[-_ "
                u"]?Key|Nonce|Timestamp|Signature)|X-Request-ID|Content-Type|Content-Length)"
                "[\"']?\\s*(?:=>|[:=])\\s*\\[?\\s*[\"']?([^\"',;\\s\\]}&)]+)"_s);
    static const QRegularExpression form =
        pattern(u"(?<![\\w%])((?:fromUserId|objectName|content)=[^\\s\"'\\\\]+)"_s);
    static const QRegularExpression address = pattern(u"\\bhttps?://[^\\s\"'<>]+"_s);
    PastedRequest request;
    for (auto matches = header.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        QString name = match.captured(1).toLower().replace(u'_', u'-').remove(u' ');
        const bool isOldFamily = name.startsWith("rc"_L1);
        if (name.endsWith("appkey"_L1) || name.endsWith("app-key"_L1))
            name = isOldFamily ? u"RC-App-Key"_s : u"App-Key"_s;
        request.headers.append({name, match.captured(2)});
    }
    if (const QRegularExpressionMatch body = form.match(text); body.hasMatch()) {
        request.body = body.captured(1).toUtf8();
        request.isBodyPartial = endsEarly(text, body);
    }
    if (!request.headers.isEmpty() || request.body) {
        request.form = RequestForm::Headers;
        request.target = address.match(text).captured();
    }
    return request;
}

} // namespace

QStringList PastedRequest::values(QLatin1StringView name) const
{
    QStringList found;
    for (const auto &[header, value] : headers) {
        if (header.compare(name, Qt::CaseInsensitive) == 0)
            found.append(value);
    }
    return found;
}

QStringList PastedRequest::signedValues(QLatin1StringView name) const
{
    const QByteArray old = QByteArray("RC-") + name.toString().toLatin1();
    return values(name) + values(QLatin1StringView(old));
}

PastedRequest readRequest(const QByteArray &pasted)
{
    const bool isCut = pasted.size() > maxPastedRequestBytes;
    const QByteArray bytes = pasted.left(maxPastedRequestBytes);
    const std::optional<JsonPosition> bad = findInvalidUtf8(bytes);
    const QString text = QString::fromUtf8(bytes);
    PastedRequest request;
    const QRegularExpressionMatch first = requestLine().match(text);
    if (first.hasMatch() && !first.captured(1).isEmpty())
        request = readHttp(text, first); // a transcript shows what was sent, the command above it less
    else if (hasCurlCommand(text))
        request = readCurlCommand(text);
    else if (first.hasMatch())
        request = readHttp(text, first);
    else
        request = readHeaders(text);
    request.isCut = isCut;
    request.hasBadBytes = bytes.contains('\0') || (bad && !(isCut && bad->offset + 4 > bytes.size()));
    return request;
}

} // namespace crier
