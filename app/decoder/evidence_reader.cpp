// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/evidence_reader.h"

#include "app/base/visible_text.h"
#include "app/decoder/export_row.h"
#include "app/json/json_scan.h"
#include "app/rongcloud/error_codes.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

constexpr qsizetype longestPart = 500;
constexpr int mostCodes = 20;

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::MultilineOption);
}

QRegularExpression pattern(const char *text)
{
    return pattern(QString::fromUtf8(text));
}

QString firstGroup(const QRegularExpression &expression, const QString &text)
{
    const QRegularExpressionMatch match = expression.match(text);
    return match.hasMatch() ? match.captured(1) : QString();
}

QString shortened(const QString &text)
{
    QString out = text.left(longestPart);
    if (!out.isEmpty() && out.back().isHighSurrogate())
        out.chop(1);
    return withVisibleControls(out.trimmed());
}

// The part of the text in which the platform may have spoken: not what stands in a web page, whose numbers
// are those of whoever made the page.
qsizetype startOfPage(const QString &text)
{
    static const QRegularExpression page = pattern("<\\s*(?:!doctype\\s+html|html|head|body)\\b");
    return text.indexOf(page);
}

// Another attempt may follow.
QString behindPage(const QString &text, qsizetype page)
{
    const qsizetype end =
        page < 0 ? -1 : text.sliced(page).lastIndexOf("</html>"_L1, -1, Qt::CaseInsensitive);
    return end < 0 ? QString() : text.sliced(page + end);
}

std::optional<QDateTime> readTime(const QString &text)
{
    static const QRegularExpression iso =
        pattern("\\b(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[T "
                "](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?\\s?(Z\\b|[+-]\\d\\d:?\\d\\d)?");
    const QRegularExpressionMatch match = iso.match(text);
    if (!match.hasMatch())
        return {};
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    QTime time = QTime::fromString(match.captured(4), u"hh:mm:ss"_s);
    if (!date.isValid() || !time.isValid())
        return {};
    time = time.addMSecs(match.captured(5).leftJustified(3, u'0').left(3).toInt());
    QString zone = match.captured(6);
    if (zone.isEmpty())
        return QDateTime(date, time).toUTC(); // written by a program of this person's team, most likely here
    if (zone.compare("Z"_L1, Qt::CaseInsensitive) == 0)
        return QDateTime(date, time, Qt::UTC);
    zone.remove(u':');
    const int seconds = (zone.mid(1, 2).toInt() * 60 + zone.mid(3, 2).toInt()) * 60;
    return QDateTime(date, time, Qt::UTC).addSecs(zone.startsWith(u'-') ? seconds : -seconds);
}

// Of an answer's Date header.
std::optional<QDateTime> readServiceTime(const QString &text)
{
    static const QRegularExpression header = pattern("^(?:<\\s)?Date:\\s*\\w{3},\\s*([^\\r\\n]+?)\\s*GMT");
    QDateTime time = QLocale::c().toDateTime(firstGroup(header, text), u"dd MMM yyyy hh:mm:ss"_s);
    if (!time.isValid())
        return {};
    time.setTimeSpec(Qt::UTC);
    return time;
}

std::optional<QDateTime> readSignedTime(const QString &text)
{
    static const QRegularExpression header =
        pattern("\\bTimestamp[\"']?\\s*[:=]\\s*\\[?[\"']?(\\d{13}|\\d{10})\\b");
    const QString digits = firstGroup(header, text);
    if (digits.isEmpty())
        return {};
    return digits.size() == 13 ? QDateTime::fromMSecsSinceEpoch(digits.toLongLong(), Qt::UTC)
                               : QDateTime::fromSecsSinceEpoch(digits.toLongLong(), Qt::UTC);
}

// The last status line counts: before it there may be "100 Continue" or a proxy's "200 Connection
// established".
std::optional<int> readStatus(const QString &text)
{
    static const QRegularExpression line = pattern("\\bHTTP/\\d(?:\\.\\d)?[ \\t]+([1-9]\\d\\d)\\b");
    static const QRegularExpression words =
        pattern("\\b(?:http[_ -]?(?:status|code)(?:[_ -]?code)?|status[_ "
                "-]?code|status|http|returned error)[\"']?[ \\t]*[:=]?[ \\t]*"
                "[\"']?([1-5]\\d\\d)\\b");
    std::optional<int> status;
    for (auto matches = line.globalMatch(text); matches.hasNext();) {
        const int number = matches.next().captured(1).toInt();
        if (number >= 200 || !status)
            status = number;
    }
    if (!status) {
        const QString number = firstGroup(words, text);
        if (!number.isEmpty())
            status = number.toInt();
    }
    return status;
}

// Numbers that have a name of their own are looked for first. A bare one counts only with `mayBeBare`: beside
// the words for a lost connection it is a time or a length.
QList<int> readCodes(QString text, bool isFromCurl, bool mayBeBare)
{
    static const QRegularExpression notAnswered =
        pattern("^[>*] .*$"); // what was sent, and curl's own remarks
    static const QRegularExpression notOurs =
        pattern("\\b(?:http[_ -]?|status[_ -]?|exit[_ -]?)code[\"']?[ \\t]*[:=]?[ \\t]*[\"']?\\d+");
    static const QRegularExpression named =
        pattern("(?<![A-Za-z0-9_-])(?:code|error[_ ]?code|err[_ "
                "]?code|ret[_ ]?code|ret|(errno))[\"']?\\s*[:=]?\\s*[\"']?"
                "(-?\\d{1,9})(?![\\d.])");
    static const QRegularExpression measured = pattern(
        "\\b(?:content-length|timeout|elapsed|duration|took|cost|after|port|line|pid|tid|uid|gid|length|"
        "size)[\"']?[ \\t]*[:=]?[ \\t]*[\"']?\\d+");
    static const QRegularExpression alone =
        pattern("(?<![\\w.:/+-])(10[0-5]\\d|150[128])(?![\\w:/-]|\\.\\d)"
                "(?![ \\t]*(?:(?:ms|msecs?|milliseconds?|s|secs?|seconds?|b|bytes?|kb)\\b|毫秒|秒|字节))");
    if (isFromCurl)
        text.remove(notAnswered);
    text.remove(notOurs);
    QList<int> codes;
    const auto add = [&codes](int code) {
        if (!codes.contains(code))
            codes.append(code);
    };
    for (auto matches = named.globalMatch(text); matches.hasNext() && codes.size() < mostCodes;) {
        const QRegularExpressionMatch match = matches.next();
        const int code = match.captured(2).toInt();
        // The operating system's numbers go by that name too.
        if (!match.hasCaptured(1) || findCode(CodeScope::Service, code))
            add(code);
    }
    if (!codes.isEmpty() || !mayBeBare)
        return codes;
    text.remove(measured);
    for (auto matches = alone.globalMatch(text); matches.hasNext() && codes.size() < mostCodes;)
        add(matches.next().captured(1).toInt());
    return codes;
}

QString readMessage(const QString &text)
{
    static const QRegularExpression quoted = pattern(
        "\\b(?:errorMessage|error_message|errMsg|message|msg)[\"']?\\s*[:=]\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");
    static const QRegularExpression bare =
        pattern("\\b(?:errorMessage|error_message|errMsg)[\"']?\\s*[:=]\\s*'?([^\"',;}\\]\\r\\n]+)");
    // The documented name first, wherever it stands.
    static const QRegularExpression documented =
        pattern("\\berrorMessage[\"']?\\s*[:=]\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");
    for (const QRegularExpression &expression : {documented, quoted}) {
        const QString token = firstGroup(expression, text);
        if (token.isEmpty())
            continue;
        const std::optional<QString> decoded = decodeJsonString(token.toUtf8());
        return shortened(decoded ? *decoded : token.mid(1, token.size() - 2));
    }
    return shortened(firstGroup(bare, text));
}

struct Phrase
{
    Phrase(const QString &words, EndReason end)
        : expression(pattern(words))
        , reason(end)
    {}

    QRegularExpression expression;
    EndReason reason;
};

// Words of one failed connection up to `ending`, which is near: not those of the next attempt in the line.
QString upTo(const QString &ending)
{
    const QString next =
        u"(?!curl: \\(|refused|n[o']t (?:connect|resolve)|unreachable|certificate|read timed|"
        "(?:read|write) tcp|attempt|retr(?:y|ie)|\\bthen\\b|#\\d|(?<!port) \\d\\d?[:.)] )"_s;
    const QString same = u"[^\\n;,|\"]"_s;
    return u"(?="_s + same + u"{0,300}?"_s + ending + u")(?:"_s + next + same + u")*?"_s + ending;
}

// How programs and libraries say what happened to the connection; of several the first counts. These came
// certainly before the first byte, and some are told in words that mean the opposite elsewhere: all of those
// belong to the expression.
QList<Phrase> phrasesBefore()
{
    const QString handshake = u"(?:timed out|connection reset|broken pipe|unexpected eof|\\bEOF\\b)"_s;
    const QString curlGoesOn = u"(?:"_s + upTo(handshake) + u")?"_s;
    return {
        {u"curl: \\(6\\)"_s + curlGoesOn +
             u"|could not resolve host|UnknownHostException|ENOTFOUND|EAI_AGAIN|no such host|getaddrinfo|"
             "name or service not known|nodename nor servname"_s,
         EndReason::HostNotFound},
        {u"curl: \\((?:5|97)\\)"_s + curlGoesOn +
             u"|ProxyError\\('(?:cannot|unable to) connect to proxy[.', ]{1,4}\\w{1,60}\\((?:\\d{1,5}, )?"
             "'[^'\\n]{0,200}'|proxy authentication|could not resolve proxy|ProxyError|"
             "(?:curl: \\(56\\) )?received http code 407"_s,
         EndReason::ProxyFailed},
        {u"curl: \\((?:35|51|53|54|58|59|60|77|83)\\)"_s + curlGoesOn +
             u"|SSLHandshake|SSLPeerUnverified|x509:|certificate (?:has expired|verify failed|is not)|"
             "unable to get local issuer|self.signed certificate|CERTIFICATE_VERIFY_FAILED|tls: |"
             "(?:Errno::ECONNRESET: )?connection reset by peer - SSL_connect|(?:SSL_connect|TLS connect error)"_s +
             upTo(handshake),
         EndReason::TlsFailed},
        {u"curl: \\(7\\)"_s + curlGoesOn + u"|ECONNREFUSED|connection refused"_s,
         EndReason::ConnectionRefused},
        {u"(?:SocketTimeoutException: )?\\bconnect timed out|SocketTimeoutException: failed to connect to|"
         "\\bconnect ETIMEDOUT|(?:curl: \\(28\\) )?connection (?:timed out|timeout) after|"
         "(?:curl: \\(28\\) )?resolving timed out|connection to \\S{1,255} timed out\\. \\(connect timeout|"
         "ConnectTimeout|(?:curl: \\(28\\) )?(?:failed to )?\\bconnect to "_s +
             upTo(u": (?:(?:(?:connect|connection|operation) )?timed out|timeout was reached)"_s) +
             u"|dial tcp"_s +
             upTo(u"i/o timeout(?: \\(Client\\.Timeout exceeded while awaiting headers\\))?"_s),
         EndReason::ConnectTimeout},
        {u"ENETUNREACH|EHOSTUNREACH|network is unreachable|no route to host"_s,
         EndReason::NetworkUnavailable},
    };
}

// Where words leave it open, the end is taken for one after the first byte.
QList<Phrase> phrasesAfter()
{
    return {
        {u"read timed out"_s, EndReason::TimedOut},
        {u"empty reply from server"_s, EndReason::ConnectionLost},
        {u"curl: \\(28\\)|SocketTimeoutException|ETIMEDOUT|ESOCKETTIMEDOUT|deadline exceeded|"
         "Client\\.Timeout exceeded|timed out|(?:read|write) tcp[^\\n]{0,200}i/o timeout|"
         "problem: (?:timeout|http error|\\(retrying all errors\\))"_s,
         EndReason::TimedOut},
        {u"curl: \\(18\\)|unexpected EOF|transfer closed with"_s, EndReason::AnswerIncomplete},
        {u"curl: \\((?:52|55|56|92)\\)|ECONNRESET|connection reset|socket hang up|broken "
         "pipe|RemoteDisconnected|connection was closed|connection aborted"_s,
         EndReason::ConnectionLost},
        {u"curl: \\(47\\)|too many redirects|maximum \\(\\d+\\) redirects"_s, EndReason::Redirected},
        {u"curl: \\(63\\)"_s, EndReason::AnswerTooLarge},
        {u"JSONDecodeError|unexpected token|JsonSyntaxException|invalid character '"_s,
         EndReason::AnswerUnreadable},
        {u"\\bEOF\\b"_s, EndReason::ConnectionLost},
        {u"curl: \\(\\d+\\)"_s, EndReason::OtherNetwork},
    };
}

// The reason of the first of `phrases` that `text` has, and `text` without all of them.
EndReason takePhrases(const QList<Phrase> &phrases, QString &text)
{
    const QString whole = text;
    EndReason reason = EndReason::None;
    for (const Phrase &phrase : phrases) {
        for (auto matches = phrase.expression.globalMatch(whole); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            std::fill_n(text.begin() + match.capturedStart(), match.capturedLength(), u' ');
            if (reason == EndReason::None)
                reason = phrase.reason;
        }
    }
    return reason;
}

EndReason firstReason(const QList<Phrase> &phrases, const QString &text)
{
    const auto first = std::find_if(phrases.cbegin(), phrases.cend(), [&text](const Phrase &phrase) {
        return text.contains(phrase.expression);
    });
    return first == phrases.cend() ? EndReason::None : first->reason;
}

struct End
{
    EndReason reason = EndReason::None;
    bool mayHaveArrived = false;
};

// A program tries one address after the other and one time after the other, in lines of their own or in one:
// what came after the first byte in any of them makes all that failed before it of no account.
End readEnd(const QString &text)
{
    static const QRegularExpression end = pattern(u"curl: \\(\\d+\\)"_s);
    static const QRegularExpression request = pattern(u"^> (?!CONNECT )[A-Z]{3,7} \\S+ HTTP/"_s);
    static const QRegularExpression remark = pattern(u"^\\* .*$"_s);
    // curl's word for the status of a reply that refuses.
    static const QRegularExpression refused =
        pattern(u"curl: \\(22\\)[^\\n]{0,100}error: (?:40[0134]|429|430)\\b"_s);
    static const QList<Phrase> phrases = phrasesBefore(), later = phrasesAfter();
    QString lines = text;
    lines.replace("\\n"_L1, "\n"_L1); // as JSON and stack traces in one line have it
    const bool hasEnd = lines.contains(end), hasRequest = lines.contains(request);
    // What curl says in the end decides, not what it remarked on the way.
    if (hasEnd)
        lines.remove(remark);
    const EndReason before = takePhrases(phrases, lines);
    if (const EndReason after = firstReason(later, lines); after != EndReason::None)
        return {after, firstReason(later, lines.remove(refused)) != EndReason::None};
    // A request that is shown as sent had a connection.
    if (before != EndReason::None && hasRequest)
        return {hasEnd ? EndReason::OtherNetwork : EndReason::None, false};
    return {before, false};
}

// What the service says of a failure in a reply is about that reply.
QString withoutReplies(QString text)
{
    // The code and the words, in either order.
    static const QRegularExpression reply =
        pattern("(?<![A-Za-z0-9_-])code[\"']?\\s*[:=]\\s*[\"']?-?\\d{1,9}[\"']?\\s*,\\s*[\"']?errorMessage"
                "[\"']?\\s*[:=]\\s*\"(?:[^\"\\\\]|\\\\.)*\"|\\berrorMessage[\"']?\\s*[:=]\\s*"
                "\"(?:[^\"\\\\]|\\\\.)*\"\\s*,\\s*[\"']?code[\"']?\\s*[:=]\\s*[\"']?-?\\d{1,9}");
    return text.remove(reply);
}

// Whether any attempt that `text` tells of ended after the first byte.
bool hasLateEnd(const QString &text)
{
    QString words = withoutReplies(text);
    words.replace("\\\""_L1, "\""_L1); // as in readText()
    words = withoutReplies(words);
    const qsizetype page = startOfPage(words);
    return readEnd(page < 0 ? words : words.left(page)).mayHaveArrived ||
           readEnd(behindPage(words, page)).mayHaveArrived;
}

bool isTranscript(const QString &text)
{
    static const QRegularExpression marked = pattern("^[<>*] \\S");
    static const QRegularExpression failed = pattern("^curl: \\(\\d+\\)");
    int lines = 0;
    for (auto matches = marked.globalMatch(text); matches.hasNext() && lines < 2; matches.next())
        ++lines;
    return lines == 2 || text.contains(failed);
}

// Of a whole reply or a transcript: what stands behind the header; none when there is no status line.
std::optional<QString> bodyOf(const QString &text, bool isFromCurl)
{
    static const QRegularExpression statusLine = pattern("^HTTP/\\d(?:\\.\\d)?[ \\t]+[2-9]\\d\\d\\b");
    QStringList kept;
    const QStringList lines = text.split(u'\n');
    for (QString line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (isFromCurl) {
            if (line.startsWith("> "_L1) || line.startsWith("* "_L1) || line.startsWith("{ ["_L1) ||
                line.startsWith("} ["_L1) || line == ">"_L1 || line.startsWith("curl: "_L1))
                continue;
            if (line.startsWith(u'<') && !line.startsWith("<!"_L1) &&
                (line.size() == 1 || line.at(1) == u' '))
                line = line.mid(2);
        }
        kept.append(line);
    }
    qsizetype status = -1;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        if (statusLine.match(kept.at(i)).hasMatch())
            status = i;
    }
    if (status < 0)
        return {};
    const qsizetype blank = kept.indexOf(QString(), status);
    return blank < 0 ? QString() : kept.mid(blank + 1).join(u'\n').trimmed();
}

bool readNumber(const QString &text, EvidenceReading &reading)
{
    static const QRegularExpression number(u"^-?\\d{1,9}$"_s);
    if (!number.match(text).hasMatch())
        return false;
    reading.kind = PastedKind::Number;
    const int value = text.toInt();
    const bool isCode = findCode(CodeScope::Service, value) || findCode(CodeScope::ServerSdk, value) ||
                        findCode(CodeScope::ClientSdk, value);
    if (!isCode && value >= 100 && value <= 599)
        reading.evidence.httpStatus = value;
    else
        reading.evidence.code = value;
    return true;
}

void takeCodes(const QList<int> &codes, EvidenceReading &reading)
{
    // A failure is what people ask about, and 200 beside one is usually another line.
    for (const int code : codes) {
        if (!reading.evidence.code || (*reading.evidence.code == 200 && code != 200))
            reading.evidence.code = code;
    }
    for (const int code : codes) {
        if (code != *reading.evidence.code && code != 200)
            reading.otherCodes.append(code);
    }
}

void takeWhere(const QString &text, Evidence &evidence)
{
    static const QRegularExpression requestId =
        pattern("\\b(?:X-)?Request[-_ ]?Id[\"']?\\s*[:=]\\s*\\[?[\"']?([A-Za-z0-9._-]{4,64})");
    static const QRegularExpression appKey =
        pattern("\\b(?:RC-)?App[-_ ]?Key[\"']?\\s*[:=]\\s*\\[?[\"']?([A-Za-z0-9]{4,64})");
    static const QRegularExpression address = pattern("\\bhttps?://([A-Za-z0-9.:\\[\\]-]{1,255})");
    static const QRegularExpression hostHeader = pattern("^(?:> )?Host:\\s*([A-Za-z0-9.:\\[\\]-]{1,255})");
    evidence.requestId = firstGroup(requestId, text);
    evidence.appKey = firstGroup(appKey, text);
    evidence.host = firstGroup(hostHeader, text);
    if (evidence.host.isEmpty())
        evidence.host = firstGroup(address, text);
    const std::optional<QDateTime> service = readServiceTime(text), sent = readSignedTime(text);
    evidence.when = readTime(text);
    if (!evidence.when)
        evidence.when = sent ? sent : service;
    if (service && sent)
        evidence.clockDifference = std::chrono::seconds(service->secsTo(*sent));
}

// Whether one of several codes says that its message was, or may have been, delivered.
bool hasCodeOfADelivery(const QList<int> &codes)
{
    return std::any_of(codes.cbegin(), codes.cend(), [](int code) {
        const CodeEntry *const entry = findCode(CodeScope::Service, code);
        return entry && entry->delivery != Delivery::NotDelivered;
    });
}

// Whether a server, or what stands before it, broke down over one of several requests.
bool hasServerError(const QString &text)
{
    static const QRegularExpression line = pattern("\\bHTTP/\\d(?:\\.\\d)?[ \\t]+5\\d\\d\\b");
    return line.match(text).hasMatch();
}

void readText(const QString &text, EvidenceReading &reading)
{
    Evidence &evidence = reading.evidence;
    // JSON inside of a JSON string has its quotation marks escaped.
    QString plain = text;
    plain.replace("\\\""_L1, "\""_L1);
    const qsizetype page = startOfPage(plain);
    const QString spoken = page < 0 ? plain : plain.left(page);
    const bool isFromCurl = isTranscript(spoken);

    evidence.httpStatus = readStatus(spoken);
    const EndReason reason = readEnd(spoken).reason;
    const std::optional<QString> body = bodyOf(plain, isFromCurl);
    const QList<int> codes =
        readCodes(body && page < 0 ? *body : spoken, isFromCurl, reason == EndReason::None);
    takeCodes(codes, reading);
    evidence.mayHaveArrived = hasLateEnd(text) || hasCodeOfADelivery(codes) || hasServerError(spoken);
    evidence.serviceMessage = readMessage(spoken);
    takeWhere(spoken, evidence);
    if (evidence.code) {
        evidence.answer = AnswerKind::Service;
    } else {
        if (page >= 0)
            evidence.answer = AnswerKind::Html;
        else if (body)
            evidence.answer = body->isEmpty() ? AnswerKind::Empty : AnswerKind::Other;
        if (!evidence.httpStatus && page < 0)
            evidence.reason = reason;
    }

    if (isFromCurl)
        reading.kind = PastedKind::CurlTranscript;
    else if (spoken.startsWith("HTTP/"_L1))
        reading.kind = PastedKind::HttpReply;
    else if (page == 0)
        reading.kind = PastedKind::WebPage;
    else if (evidence.code && plain.startsWith(u'{') && scanJsonObject(text.toUtf8()).ok() && !evidence.when)
        reading.kind = PastedKind::Answer;
    else if (evidence.code || evidence.httpStatus || evidence.reason != EndReason::None || page >= 0)
        reading.kind = PastedKind::LogLine;
}

} // namespace

EvidenceReading readEvidence(const QByteArray &pasted)
{
    EvidenceReading reading;
    reading.isCut = pasted.size() > maxPastedBytes;
    const QByteArray bytes = pasted.left(maxPastedBytes);
    // The cut may go through a character.
    const std::optional<JsonPosition> bad = findInvalidUtf8(bytes);
    reading.hasBadBytes = bytes.contains('\0') || (bad && !(reading.isCut && bad->offset + 4 > bytes.size()));
    QString text = QString::fromUtf8(bytes);
    text.replace(QChar(0), QChar(0x2400));
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    text = text.trimmed();
    if (!readNumber(text, reading) && !readExportRow(text, reading))
        readText(text, reading);
    return reading;
}

} // namespace crier
