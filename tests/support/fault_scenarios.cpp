// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_scenarios.h"

namespace crier::test {

namespace {
using namespace std::chrono_literals;

const QList<SendState> unknown{SendState::Unknown};
const QList<SendState> accepted{SendState::Accepted};
const QList<SendState> rejected{SendState::Rejected};
const QList<SendState> notSent{SendState::NotSent};
// Hung up on before or while the first bytes leave: which of the two depends on who was faster.
const QList<SendState> race{SendState::NotSent, SendState::Unknown};
// The answer is on the way while the request still is; a close may overtake it.
const QList<SendState> earlyAnswer{SendState::Accepted, SendState::Unknown};

FaultScenario both(const QByteArray &name, const Behaviour &behaviour, const QList<SendState> &expected)
{
    return {name, behaviour, expected, expected};
}

FaultScenario hanging(const QByteArray &name, const Behaviour &behaviour, const QList<SendState> &expected)
{
    return {name, behaviour, expected, expected, true};
}

FaultScenario large(const QByteArray &name, const Behaviour &behaviour, const QList<SendState> &expected)
{
    return {name, behaviour, expected, expected, false, true};
}

FaultScenario answered(const QByteArray &name, const QByteArray &answer, const QList<SendState> &expected)
{
    return both(name, {.answer = answer, .ending = Ending::CloseNotify}, expected);
}

QList<FaultScenario> cutConnections()
{
    const QByteArray halfHeader = "HTTP/1.1 200 OK\r\nContent-Type: appli";
    return {
        both("closes after the request", {}, unknown),
        both("closes after the request with close_notify", {.ending = Ending::CloseNotify}, unknown),
        hanging("closes one way and keeps the connection", {.ending = Ending::HalfClose}, unknown),
        both("resets after the request", {.ending = Ending::Reset}, unknown),
        both("half a status line, then closes", {.answer = "HTTP/1.1 20"}, unknown),
        both("half a status line, then resets", {.answer = "HTTP/1.1 20", .ending = Ending::Reset}, unknown),
        both("status line only, then closes", {.answer = "HTTP/1.1 200 OK\r\n"}, unknown),
        both("half the header, then closes", {.answer = halfHeader}, unknown),
        both("half the header, then close_notify", {.answer = halfHeader, .ending = Ending::CloseNotify},
             unknown),
        both("half the header, then resets", {.answer = halfHeader, .ending = Ending::Reset}, unknown),
        both("100 Continue, then closes", {.answer = "HTTP/1.1 100 Continue\r\n\r\n"}, unknown),
        both("100 Continue, then the answer",
             {.answer = "HTTP/1.1 100 Continue\r\n\r\n" + acceptedAnswer(), .ending = Ending::CloseNotify},
             accepted),
        both("bytes that are not HTTP", {.answer = "SSH-2.0-nobody_here\r\n\r\n"}, unknown),
        {"TLS alert bytes in plain text",
         {.answer = QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7)},
         unknown,
         {}},
        large("closes after half the body", {.read = ReadUntil::HalfBody}, unknown),
        large("resets after half the body", {.read = ReadUntil::HalfBody, .ending = Ending::Reset}, unknown),
        large("closes after the request header", {.read = ReadUntil::Header}, unknown),
        large("resets after the request header", {.read = ReadUntil::Header, .ending = Ending::Reset},
              unknown),
        {"closes right after accept", {.read = ReadUntil::Nothing}, race, notSent},
        {"resets right after accept", {.read = ReadUntil::Nothing, .ending = Ending::Reset}, race, notSent},
        both("keep-alive promised, second request dropped",
             {.answer = httpAnswer("200 OK", "{\"code\":200}", "Connection: keep-alive\r\n"),
              .ending = Ending::NextRequest,
              .dropEverySecond = true},
             accepted),
    };
}

QList<FaultScenario> cutAnswers()
{
    const QByteArray json = "{\"code\":200}";
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    return {
        both("header complete, body empty", {.answer = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n"},
             unknown),
        both("body cut in the middle", {.answer = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"code\":2"},
             unknown),
        both("body cut behind its JSON", {.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + json},
             unknown),
        both("body cut by a reset",
             {.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + json, .ending = Ending::Reset},
             unknown),
        both("chunked body cut in a chunk", {.answer = chunked + "20\r\n{\"code\":2"}, unknown),
        both("chunked body cut behind its JSON in a chunk", {.answer = chunked + "20\r\n" + json}, unknown),
        both("chunked body without its last chunk", {.answer = chunked + "c\r\n" + json + "\r\n"}, unknown),
        both("chunked body with a length, cut in a chunk",
             {.answer =
                  "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n" + json},
             unknown),
        both("chunk length that is no number", {.answer = chunked + "zz\r\n" + json + "\r\n0\r\n\r\n"},
             unknown),
        answered("chunked body", chunked + "c\r\n" + json + "\r\n0\r\n\r\n", accepted),
        answered("body that the close ends", "HTTP/1.1 200 OK\r\n\r\n" + json, accepted),
        answered("body that the close cuts", "HTTP/1.1 200 OK\r\n\r\n{\"code\":20", unknown),
        answered("two lengths, the first right",
                 "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nContent-Length: 100\r\n\r\n" + json, unknown),
        answered("two lengths, the last right",
                 "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 12\r\n\r\n" + json, unknown),
        both("body of 128 KiB",
             {.answer = httpAnswer("200 OK", json + QByteArray(131'072 - 12, ' ')),
              .ending = Ending::CloseNotify},
             unknown),
        both("endless body", {.answer = "HTTP/1.1 200 OK\r\n\r\n" + json, .endless = QByteArray(16'384, ' ')},
             unknown),
        both("endless body with a length",
             {.answer = "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n" + json,
              .endless = QByteArray(16'384, ' ')},
             unknown),
        answered("gzip although identity was asked for",
                 httpAnswer("200 OK",
                            QByteArray::fromHex("1f8b0800000000000203ab564ace4f4955b2323230a805"
                                                "00540396ea0c000000"),
                            "Content-Encoding: gzip\r\n"),
                 unknown),
        answered("204 No Content", "HTTP/1.1 204 No Content\r\n\r\n", unknown),
        answered("200 with an empty body", httpAnswer("200 OK", {}), unknown),
        answered("HTML", httpAnswer("200 OK", "<!doctype html><p>Sign in</p>", "Content-Type: text/html\r\n"),
                 unknown),
        answered("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 12\r\n\r\n" + json, accepted),
        answered("HTTP/1.0 that the close ends", "HTTP/1.0 200 OK\r\n\r\n" + json, accepted),
        large("answers before it read the body, then reads",
              {.read = ReadUntil::Header, .answer = acceptedAnswer(), .ending = Ending::HoldOpen}, accepted),
        large("answers before it read the body, then closes",
              {.read = ReadUntil::Header, .answer = acceptedAnswer(), .ending = Ending::CloseNotify},
              earlyAnswer),
        answered("accepted", acceptedAnswer(), accepted),
        both("accepted, keep-alive offered",
             {.answer = httpAnswer("200 OK", json,
                                   "Connection: keep-alive\r\n"
                                   "Keep-Alive: timeout=60\r\n"),
              .ending = Ending::NextRequest},
             accepted),
        both("accepted, then resets", {.answer = acceptedAnswer(), .ending = Ending::Reset}, earlyAnswer),
        both("accepted after a slow accept",
             {.delay = 150ms, .answer = acceptedAnswer(), .ending = Ending::CloseNotify}, accepted),
    };
}

QList<FaultScenario> statuses()
{
    const QByteArray basic = "WWW-Authenticate: Basic realm=\"x\"\r\n";
    const QByteArray wrongSignature = "{\"code\":1004,\"errorMessage\":\"signature error\"}";
    return {
        answered("408", httpAnswer("408 Request Timeout", "too slow"), unknown),
        answered("408, keep-alive", httpAnswer("408 Request Timeout", "", "Connection: keep-alive\r\n"),
                 unknown),
        answered("429 with code 1008", httpAnswer("429 Too Many Requests", "{\"code\":1008}"), rejected),
        answered("429 without the platform's JSON", httpAnswer("429 Too Many Requests", "slow down"),
                 unknown),
        answered("430 with code 1009", httpAnswer("430 Unknown", "{\"code\":1009}"), rejected),
        answered("503", httpAnswer("503 Service Unavailable", "<h1>later</h1>", "Retry-After: 0\r\n"),
                 unknown),
        answered("500 with code 1000", httpAnswer("500 Internal Server Error", "{\"code\":1000}"), unknown),
        answered("504 with code 1050", httpAnswer("504 Gateway Timeout", "{\"code\":1050}"), unknown),
        answered("401 with code 1004", httpAnswer("401 Unauthorized", wrongSignature), rejected),
        answered("401 with a challenge", httpAnswer("401 Unauthorized", "who?", basic), unknown),
        answered("401 with a challenge and code 1004", httpAnswer("401 Unauthorized", wrongSignature, basic),
                 rejected),
        both("401 with a challenge, keep-alive",
             {.answer = httpAnswer("401 Unauthorized", "who?", basic + "Connection: keep-alive\r\n"),
              .ending = Ending::NextRequest},
             unknown),
        answered("407 with a challenge",
                 httpAnswer("407 Proxy Authentication Required", "who?",
                            "Proxy-Authenticate: Basic realm=\"x\"\r\n"),
                 unknown),
    };
}

QList<FaultScenario> hangers()
{
    const QByteArray header = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    return {
        hanging("silent", {.ending = Ending::HoldOpen}, unknown),
        hanging("header drips", {.answer = acceptedAnswer(), .dripFrom = 0}, unknown),
        hanging("body drips", {.answer = header + QByteArray(1'000, ' '), .dripFrom = header.size()},
                unknown),
        hanging("header complete, body never comes", {.answer = header, .ending = Ending::HoldOpen}, unknown),
        hanging("JSON complete, length not reached",
                {.answer = header + "{\"code\":200}", .ending = Ending::HoldOpen}, unknown),
        // Paced: a peer on the same computer that is faster than Qt reads keeps Qt's thread from ever looking
        // up.
        hanging("endless header",
                {.answer = "HTTP/1.1 200 OK\r\n", .endless = "X-More: and more\r\n", .endlessPause = 1ms},
                unknown),
        hanging("endless status line",
                {.answer = "HTTP/1.1 200 ", .endless = "and so on ", .endlessPause = 1ms}, unknown),
        {"never says anything, not even in TLS",
         {.read = ReadUntil::Nothing, .ending = Ending::HoldOpen},
         unknown,
         notSent,
         true},
        {"stops reading",
         {.read = ReadUntil::Header, .ending = Ending::StopReading},
         unknown,
         unknown,
         true,
         true},
    };
}
} // namespace

QByteArray httpAnswer(const QByteArray &status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

QByteArray acceptedAnswer()
{
    return httpAnswer("200 OK", "{\"code\":200}",
                      "Content-Type: application/json\r\nSet-Cookie: visited=yes; Path=/\r\n");
}

QList<FaultScenario> faultScenarios()
{
    return cutConnections() + cutAnswers() + statuses() + hangers();
}

} // namespace crier::test
