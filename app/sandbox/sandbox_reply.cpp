// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox_reply.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

QByteArray reasonPhrase(int httpStatus)
{
    switch (httpStatus) {
    case 200:
        return "OK"_ba;
    case 307:
        return "Temporary Redirect"_ba;
    case 400:
        return "Bad Request"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 404:
        return "Not Found"_ba;
    case 411:
        return "Length Required"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 417:
        return "Expectation Failed"_ba;
    case 429:
        return "Too Many Requests"_ba;
    case 430:
        return "Service Not Enabled"_ba; // no standard status; old editions of the platform use it
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 500:
        return "Internal Server Error"_ba;
    case 502:
        return "Bad Gateway"_ba;
    case 504:
        return "Gateway Timeout"_ba;
    case 505:
        return "HTTP Version Not Supported"_ba;
    default:
        return "Answer"_ba;
    }
}

// Everything up to the body; `moreFields` are whole lines.
QByteArray headerBytes(int httpStatus, const QByteArray &contentType, const QDateTime &now,
                       const QByteArray &moreFields = {})
{
    const QString date = QLocale::c().toString(now.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'");
    return "HTTP/1.1 " + QByteArray::number(httpStatus) + ' ' + reasonPhrase(httpStatus) +
           "\r\nDate: " + date.toLatin1() + "\r\nContent-Type: " + contentType + "\r\nConnection: close\r\n" +
           moreFields + "\r\n";
}

QByteArray wholeHeader(int httpStatus, const QByteArray &contentType, const QByteArray &body,
                       const QDateTime &now, const QByteArray &moreFields = {})
{
    return headerBytes(httpStatus, contentType, now,
                       moreFields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n");
}

const QByteArray &jsonType()
{
    static const QByteArray type = "application/json"_ba;
    return type;
}

SandboxReply answerReply(const SandboxAnswer &answer, const QDateTime &now)
{
    const QByteArray body = answer.body();
    SandboxReply reply;
    reply.bytes = wholeHeader(answer.httpStatus, jsonType(), body, now) + body;
    reply.httpStatus = answer.httpStatus;
    reply.code = answer.code;
    reply.errorMessage = answer.errorMessage;
    reply.accepted = answer.isSuccess();
    return reply;
}

SandboxReply textReply(int httpStatus, const QByteArray &contentType, const QByteArray &body,
                       const QDateTime &now, const QByteArray &moreFields = {})
{
    SandboxReply reply;
    reply.bytes = wholeHeader(httpStatus, contentType, body, now, moreFields) + body;
    reply.httpStatus = httpStatus;
    return reply;
}

QByteArray garbage()
{
    // Begins like the answer of a TLS server, goes on like nothing at all.
    constexpr unsigned char bytes[] = {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46, 0x00,
                                       0xff, 0xfe, 0x0d, 0x0a, 0x80, 0x3c, 0x00, 0x0a};
    QByteArray all;
    std::copy(std::begin(bytes), std::end(bytes), std::back_inserter(all));
    return all;
}

} // namespace

SandboxReply makeReply(const SandboxAnswer &answer, SandboxFault fault, std::chrono::milliseconds slowAnswer,
                       const QString &serverUrl, const QDateTime &now)
{
    using End = SandboxReply::End;
    SandboxReply reply;
    reply.accepted = answer.isSuccess();

    switch (fault) {
    case SandboxFault::None:
        return answerReply(answer, now);
    case SandboxFault::Slow:
        reply = answerReply(answer, now);
        reply.delay = slowAnswer;
        return reply;
    case SandboxFault::ServerError:
        return answerReply({500, 1000, u"Internal server error."_s, {}}, now);
    case SandboxFault::GatewayTimeout:
        return answerReply({504, 1050, u"Internal service timed out."_s, {}}, now);
    case SandboxFault::BadGateway:
        return textReply(502, "text/html"_ba, "<html><body><h1>502 Bad Gateway</h1></body></html>\n"_ba, now);
    case SandboxFault::Redirect:
        return textReply(307, "text/plain"_ba, "Elsewhere.\n"_ba, now,
                         "Location: " + serverUrl.toLatin1() + "/redirected/broadcast.json\r\n");
    case SandboxFault::NotJson: {
        const bool accepted = reply.accepted;
        reply = textReply(200, jsonType(), "Thank you, all is well.\n"_ba, now);
        reply.accepted = accepted;
        return reply;
    }
    case SandboxFault::DuplicateCode: {
        const bool accepted = reply.accepted;
        reply = textReply(200, jsonType(), "{\"code\":1002,\"code\":200}"_ba, now);
        reply.accepted = accepted;
        return reply;
    }
    case SandboxFault::Garbage:
        reply.bytes = garbage();
        reply.end = End::Close;
        return reply;
    case SandboxFault::EndlessBody:
        // No length, and a value that blanks never complete.
        reply.bytes = headerBytes(200, jsonType(), now) + "{\"code\":200,";
        reply.httpStatus = 200;
        reply.end = End::Endless;
        return reply;
    case SandboxFault::CloseAfterRead:
        reply.end = End::Close;
        return reply;
    case SandboxFault::Reset:
        reply.end = End::Reset;
        return reply;
    case SandboxFault::CutHeader: {
        const QByteArray header = wholeHeader(answer.httpStatus, jsonType(), answer.body(), now);
        reply.bytes = header.first(header.size() / 2);
        reply.httpStatus = answer.httpStatus;
        reply.end = End::Close;
        return reply;
    }
    case SandboxFault::CutBody: {
        const QByteArray body = answer.body();
        reply.bytes = wholeHeader(answer.httpStatus, jsonType(), body, now) + body.first(body.size() / 2);
        reply.httpStatus = answer.httpStatus;
        reply.end = End::Close;
        return reply;
    }
    case SandboxFault::Silent:
        reply.end = End::Hold;
        return reply;
    }
    Q_UNREACHABLE();
    return reply;
}

SandboxReply makeRefusal(int httpStatus, const QDateTime &now)
{
    return textReply(httpStatus, "text/plain"_ba, reasonPhrase(httpStatus) + '\n', now);
}

} // namespace crier
