// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/evidence_reader.h"

#include "app/base/visible_text.h"
#include "app/decoder/export_row.h"
#include "app/json/json_scan.h"
#include "app/rongcloud/error_codes.h"

#include <QLocale>
#include <QMap>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

constexpr qsizetype longestPart = 500;
constexpr int mostCodes = 20;

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromUtf8(text), QRegularExpression::CaseInsensitiveOption |
                                                           QRegularExpression::MultilineOption);
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
    static const QRegularExpression words = pattern("\\b(?:http[_ -]?(?:status|code)(?:[_ -]?code)?|status[_ "
                                                    "-]?code|status|http)[\"']?[ \\t]*[:=]?[ \\t]*[\"']?"
                                                    "([1-5]\\d\\d)\\b");
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
    const char *expression;
    EndReason reason;
};

// How programs and libraries say what happened to the connection. In one line the first of these counts: what
// certainly came after the first byte, then what certainly came before it; where words leave that open, the
// end is taken for one after it.
constexpr std::array<Phrase, 16> phrases{{
    {"read timed out", EndReason::TimedOut},
    {"empty reply from server", EndReason::ConnectionLost},
    {"curl: \\(6\\)|could not resolve host|UnknownHostException|ENOTFOUND|EAI_AGAIN|no such host|getaddrinfo|"
     "name or service not known|nodename nor servname",
     EndReason::HostNotFound},
    {"curl: \\((?:5|97)\\)|proxy authentication|could not resolve proxy|ProxyError|received http code 407",
     EndReason::ProxyFailed},
    {"curl: \\((?:35|51|53|54|58|59|60|77|83)\\)|SSLHandshake|SSLPeerUnverified|x509:|certificate (?:has "
     "expired|verify "
     "failed|is not)|unable to get local issuer|self.signed certificate|CERTIFICATE_VERIFY_FAILED|tls: ",
     EndReason::TlsFailed},
    {"curl: \\(7\\)|ECONNREFUSED|connection refused", EndReason::ConnectionRefused},
    {"connect timed out|connection (?:timed out|timeout) after|ConnectTimeout|dial tcp[^\\n]{0,300}i/o "
     "timeout|resolving timed out|failed to connect to [^\\n]{0,300}: (?:(?:connection )?timed out|timeout "
     "was reached)|"
     "connect to [^\\n]{0,300} failed: [^\\n]{0,60}timed out",
     EndReason::ConnectTimeout},
    {"ENETUNREACH|EHOSTUNREACH|network is unreachable|no route to host", EndReason::NetworkUnavailable},
    {"curl: \\(28\\)|SocketTimeoutException|read timed out|operation timed "
     "out|ETIMEDOUT|ESOCKETTIMEDOUT|deadline exceeded|Client\\.Timeout exceeded|timed out|"
     "transient problem: (?:timeout|http error)",
     EndReason::TimedOut},
    {"curl: \\(18\\)|unexpected EOF|transfer closed with", EndReason::AnswerIncomplete},
    {"curl: \\((?:52|55|56|92)\\)|ECONNRESET|connection reset|socket hang up|broken "
     "pipe|RemoteDisconnected|connection was closed|connection aborted",
     EndReason::ConnectionLost},
    {"curl: \\(47\\)|too many redirects|maximum \\(\\d+\\) redirects", EndReason::Redirected},
    {"curl: \\(63\\)", EndReason::AnswerTooLarge},
    {"JSONDecodeError|unexpected token|JsonSyntaxException|invalid character '", EndReason::AnswerUnreadable},
    {"\\bEOF\\b", EndReason::ConnectionLost},
    {"curl: \\(\\d+\\)", EndReason::OtherNetwork},
}};

// The phrase of each line that has one, by where the line begins.
QMap<qsizetype, std::size_t> phrasesByLine(const QString &text)
{
    QMap<qsizetype, std::size_t> found;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        qsizetype end = 0; // of the line before
        for (auto matches = pattern(phrases.at(i).expression).globalMatch(text); matches.hasNext();) {
            const qsizetype at = matches.next().capturedStart();
            if (at < end)
                continue; // one is enough
            const qsizetype start = text.lastIndexOf(u'\n', at) + 1;
            end = text.indexOf(u'\n', at);
            if (!found.contains(start))
                found.insert(start, i);
            if (end < 0)
                break;
        }
    }
    return found;
}

// Line by line, because a program tries one address after the other and one time after the other: what came
// after the first byte in any of them makes all that failed before it of no account.
EndReason readReason(const QString &text)
{
    static const QRegularExpression end = pattern("curl: \\(\\d+\\)");
    static const QRegularExpression request = pattern("^> (?!CONNECT )[A-Z]{3,7} \\S+ HTTP/");
    QString lines = text;
    lines.replace("\\n"_L1, "\n"_L1); // as JSON and stack traces in one line have it
    const bool hasEnd = lines.contains(end);
    std::optional<std::size_t> before, after;
    const QMap<qsizetype, std::size_t> found = phrasesByLine(lines);
    for (auto line = found.cbegin(); line != found.cend(); ++line) {
        // What curl says in the end decides, not what it remarked on the way.
        if (hasEnd && QStringView(lines).sliced(line.key()).startsWith("* "_L1))
            continue;
        const std::size_t phrase = line.value();
        std::optional<std::size_t> &first = phrases.at(phrase).reason >= EndReason::TimedOut ? after : before;
        first = first ? std::min(*first, phrase) : phrase;
    }
    if (after)
        return phrases.at(*after).reason;
    if (!before)
        return EndReason::None;
    // A request that is shown as sent had a connection.
    if (lines.contains(request))
        return hasEnd ? EndReason::OtherNetwork : EndReason::None;
    return phrases.at(*before).reason;
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
    const EndReason reason = readReason(spoken);
    const std::optional<QString> body = bodyOf(plain, isFromCurl);
    takeCodes(readCodes(body && page < 0 ? *body : spoken, isFromCurl, reason == EndReason::None), reading);
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
