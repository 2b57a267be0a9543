// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/evidence_reader.h"
#include "app/decoder/verdict.h"
#include "app/store/log_export.h"
#include "app/text/verdict_sentences.h"
#include "tests/support/sample_records.h"

#include <QElapsedTimer>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const char htmlReply[] = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n"
                         "<html><body><h1>Error code 1004</h1></body></html>";

const char transcript[] = "* Connected to api.rong-api.com (1.2.3.4) port 443\n"
                          "> POST /message/chatroom/broadcast.json HTTP/1.1\n"
                          "> Host: api.rong-api.com\n"
                          "> App-Key: uwd1c0sxdlx2\n"
                          "> Nonce: 14314\n"
                          "> Timestamp: 1767226500000\n"
                          "> X-Request-ID: abc-123\n"
                          "> \n"
                          "} [120 bytes data]\n"
                          "< HTTP/1.1 100 Continue\n"
                          "< HTTP/1.1 401 Unauthorized\n"
                          "< Date: Thu, 01 Jan 2026 00:00:00 GMT\n"
                          "< \n"
                          "{\"code\":1004,\"errorMessage\":\"Signature error\"}\n"
                          "* Connection #0 to host left intact\n";

} // namespace

class TestEvidenceReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pastedTextsAreRecognised_data();
    void pastedTextsAreRecognised();
    void connectionsAreReadFromWords_data();
    void connectionsAreReadFromWords();
    void anotherAttemptMayHaveArrived_data();
    void anotherAttemptMayHaveArrived();
    void aTranscriptTellsWhoWhereAndWhen();
    void timesAreReadWithTheirZones();
    void rowsOfTheLogAreRead();
    void rowsOfTheLogSayWhy();
    void olderRowsOfTheLogAreRead();
    void nothingIsLeftOutSilently();
    void hostileTextsAreReadQuickly_data();
    void hostileTextsAreReadQuickly();
};

void TestEvidenceReader::pastedTextsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<PastedKind>("kind");
    QTest::addColumn<int>("code");   // 0: none
    QTest::addColumn<int>("status"); // 0: none
    QTest::addColumn<QString>("message");
    QTest::addColumn<AnswerKind>("answer");
    const auto row = [](const char *name, const QByteArray &pasted, PastedKind kind, int code, int status,
                        const char *message, AnswerKind answer) {
        QTest::newRow(name) << pasted << kind << code << status << QString::fromUtf8(message) << answer;
    };
    using enum PastedKind;
    const AnswerKind service = AnswerKind::Service, none = AnswerKind::NotSeen;
    row("number", " 1008\n", Number, 1008, 0, "", none);
    row("negative number", "-1", Number, -1, 0, "", none);
    row("status", "429", Number, 0, 429, "", none);
    row("number of an SDK", "500", Number, 500, 0, "", none);
    row("unknown number", "7777", Number, 7777, 0, "", none);
    row("answer", "{\"code\":1004,\"errorMessage\":\"Signature error\"}", Answer, 1004, 0, "Signature error",
        service);
    row("answer, spread out", "{\n \"url\": \"/x\",\n \"code\" : \"1009\",\n \"msg\": \"off\"\n}", Answer,
        1009, 0, "off", service);
    row("answer, escapes", "{\"code\":1002,\"errorMessage\":\"\\u53c2\\u6570 <b>\"}", Answer, 1002, 0,
        "\xe5\x8f\x82\xe6\x95\xb0 <b>", service);
    row("whole reply", "HTTP/1.1 429 Too Many Requests\r\nServer: x\r\n\r\n{\"code\":1008}", HttpReply, 1008,
        429, "", service);
    row("whole reply, line feeds", "HTTP/2 430\nserver: x\n\n{\"code\":1009,\"errorMessage\":\"n\"}",
        HttpReply, 1009, 430, "n", service);
    row("whole reply, a page", htmlReply, HttpReply, 0, 502, "", AnswerKind::Html);
    row("whole reply, empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", HttpReply, 0, 200, "",
        AnswerKind::Empty);
    row("whole reply, other text", "HTTP/1.1 200 OK\r\n\r\nupstream error 1004", HttpReply, 1004, 200, "",
        service);
    row("whole reply, no code", "HTTP/1.1 200 OK\r\n\r\nhello", HttpReply, 0, 200, "", AnswerKind::Other);
    row("page alone", "<!DOCTYPE html><html><title>Error 1004</title></html>", WebPage, 0, 0, "",
        AnswerKind::Html);
    row("curl -v", transcript, CurlTranscript, 1004, 401, "Signature error", service);
    row("log, pairs", "2026-01-01 12:00:00 ERROR broadcast failed status=429 code=1008 msg=\"too fast\"",
        LogLine, 1008, 429, "too fast", service);
    row("log, JSON with JSON in it",
        "{\"level\":\"error\",\"time\":\"2026-01-01T12:00:00Z\",\"body\":\"{\\\"code\\\":1004,"
        "\\\"errorMessage\\\":"
        "\\\"bad sign\\\"}\"}",
        LogLine, 1004, 0, "bad sign", service);
    row("log, words", "rongcloud broadcast: HTTP 401, error code: 1001", LogLine, 1001, 401, "", service);
    row("log, Java", "CodeResult [code=1008, errorMessage=too many calls]", LogLine, 1008, 0,
        "too many calls", service);
    row("log, Go", "2026/01/01 12:00:00 1004 Signature error", LogLine, 1004, 0, "", service);
    row("log, status alone", "POST broadcast.json statusCode: 503", LogLine, 0, 503, "", none);
    row("errno of the service", "{\"errno\":1004}", Answer, 1004, 0, "", service);
    row("exit code is no code", "job failed with exit code 1, http status 502", LogLine, 0, 502, "", none);
    row("accepted", "{\"code\":200}", Answer, 200, 0, "", service);
    row("prose", "it does not work", Nothing, 0, 0, "", none);
    row("empty", "", Nothing, 0, 0, "", none);
    row("blank", " \n ", Nothing, 0, 0, "", none);
}

void TestEvidenceReader::pastedTextsAreRecognised()
{
    QFETCH(QByteArray, pasted);
    QFETCH(int, code);
    QFETCH(int, status);
    const EvidenceReading reading = readEvidence(pasted);
    QFETCH(PastedKind, kind);
    QFETCH(AnswerKind, answer);
    QCOMPARE(reading.kind, kind);
    QCOMPARE(reading.evidence.code.value_or(0), code);
    QCOMPARE(reading.evidence.httpStatus.value_or(0), status);
    QTEST(reading.evidence.serviceMessage, "message");
    QCOMPARE(reading.evidence.answer, answer);
    QCOMPARE(explain(reading.evidence).isKnown(), reading.kind != PastedKind::Nothing);
    QVERIFY(!recognitionSentences(reading).isEmpty());
}

void TestEvidenceReader::connectionsAreReadFromWords_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<QString>("reason");
    QTest::newRow("curl 6") << QByteArray("curl: (6) Could not resolve host: api.x") << u"host_not_found"_s;
    QTest::newRow("Java") << QByteArray("java.net.UnknownHostException: api.x") << u"host_not_found"_s;
    QTest::newRow("curl 7") << QByteArray("curl: (7) Failed to connect") << u"connection_refused"_s;
    QTest::newRow("Node") << QByteArray("Error: connect ECONNREFUSED 1.2.3.4:443") << u"connection_refused"_s;
    QTest::newRow("curl 60") << QByteArray("curl: (60) SSL certificate problem: unable to get local issuer")
                             << u"tls_failed"_s;
    QTest::newRow("Go, TLS") << QByteArray("Post \"https://api.x\": x509: certificate has expired")
                             << u"tls_failed"_s;
    QTest::newRow("Go, connect") << QByteArray("dial tcp 1.2.3.4:443: i/o timeout") << u"connect_timeout"_s;
    QTest::newRow("Java, connect") << QByteArray("java.net.SocketTimeoutException: connect timed out")
                                   << u"connect_timeout"_s;
    QTest::newRow("Java, read") << QByteArray("java.net.SocketTimeoutException: Read timed out")
                                << u"timed_out"_s;
    QTest::newRow("Node, may be either") << QByteArray("Error: ETIMEDOUT") << u"timed_out"_s;
    QTest::newRow("curl 52") << QByteArray("curl: (52) Empty reply from server") << u"connection_lost"_s;
    QTest::newRow("Node, reset") << QByteArray("Error: socket hang up") << u"connection_lost"_s;
    QTest::newRow("proxy") << QByteArray("curl: (5) Could not resolve proxy: proxy.x") << u"proxy_failed"_s;
    // One address after the other, one attempt after the other.
    const QByteArray connected =
        "* Connected to api.x (1.2.3.4) port 443\n> POST /x HTTP/1.1\n> Host: api.x\n> \n";
    QTest::newRow("no IPv6, then a time-out")
        << "* Immediate connect fail for 2001:db8::1: Network is unreachable\n" + connected +
               "* Operation timed out after 30001 milliseconds with 0 bytes received\n"
               "curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received"
        << u"timed_out"_s;
    QTest::newRow("::1 refused, then an empty reply")
        << QByteArray("connect to ::1 port 80 failed: Connection refused\ncurl: (52) Empty reply from server")
        << u"connection_lost"_s;
    QTest::newRow("an address that times out, then none left")
        << QByteArray("* connect to 1.2.3.4 port 443 failed: Connection timed out\n"
                      "curl: (7) Failed to connect to api.x port 443: Connection timed out")
        << u"connection_refused"_s;
    QTest::newRow("curl, connect") << QByteArray(
                                          "curl: (28) Failed to connect to api.x port 443 after 3000 ms: "
                                          "Timeout was reached")
                                   << u"connect_timeout"_s;
    QTest::newRow("curl tries again")
        << QByteArray("Warning: Transient problem: timeout Will retry in 1 seconds.\n"
                      "curl: (7) Failed to connect to api.x port 443")
        << u"timed_out"_s;
    QTest::newRow("curl -v cut off") << "* Immediate connect fail for ::1: Network is unreachable\n" +
                                            connected
                                     << u"none"_s;
    QTest::newRow("redirected and refused")
        << connected + "curl: (7) Failed to connect to elsewhere" << u"other_network"_s;
    QTest::newRow("two attempts, last unknown")
        << QByteArray("attempt 1: Connection refused\nattempt 2: Read timed out") << u"timed_out"_s;
    QTest::newRow("two attempts, first unknown")
        << QByteArray("attempt 1: Read timed out\nattempt 2: Connection refused") << u"timed_out"_s;
    QTest::newRow("two attempts in one line")
        << QByteArray("{\"log\":\"1: connection reset\\n2: Connection refused; 3: none\"}")
        << u"connection_lost"_s;
    QTest::newRow("two attempts in one sentence")
        << QByteArray("after Connection refused the second attempt: Read timed out") << u"timed_out"_s;
    const auto line = [](const char *name, const char *pasted, const char *reason) {
        QTest::newRow(name) << QByteArray(pasted) << QString::fromLatin1(reason);
    };
    line("one line, lost then refused",
         "attempt 1: socket hang up; attempt 2: connect ECONNREFUSED 1.2.3.4:443", "connection_lost");
    line("one line, refused then lost",
         "attempt 1: connect ECONNREFUSED 1.2.3.4:443; attempt 2: socket hang up", "connection_lost");
    line("a list of errors", "{\"errors\":[\"read ECONNRESET\",\"getaddrinfo ENOTFOUND x\"]}",
         "connection_lost");
    line("a list of errors, the other way", "{\"errors\":[\"getaddrinfo ENOTFOUND x\",\"read ECONNRESET\"]}",
         "connection_lost");
    line("one line, certificate then time-out", "x509: certificate has expired, then: deadline exceeded",
         "timed_out");
    line("curl 7, then a time-out",
         "1: curl: (7) Failed to connect to api.x port 443: Connection refused 2: operation timed out",
         "timed_out");
    line("curl 7, then curl 28",
         "curl: (7) Failed to connect to api.x port 443 curl: (28) Operation timed out", "timed_out");
    line("curl 7, comma, reset", "curl: (7) Failed to connect to api.x port 443, connection reset",
         "connection_lost");
    line("curl 35, then a reset", "curl: (35) Recv failure: Connection reset by peer; read ECONNRESET",
         "connection_lost");
    line("Go, refused then read",
         "dial tcp 1.2.3.4:443: connect: connection refused read tcp 1.2.3.4:443: i/o "
         "timeout",
         "timed_out");
    line("Java, connect then read",
         "SocketTimeoutException: connect timed out, SocketTimeoutException: Read "
         "timed out",
         "timed_out");
    line("Node, connect then either", "connect ETIMEDOUT 1.2.3.4:443; ESOCKETTIMEDOUT", "timed_out");
    line("curl 6, then a time-out", "curl: (6) Could not resolve host: api.x #2 Operation timed out",
         "timed_out");
    line("curl 35, numbers", "1: curl: (35) SSL connect error 2: connection reset", "connection_lost");
    line("certificate, then a reset", "curl: (60) SSL certificate problem - connection reset",
         "connection_lost");
    // Certainly before the first byte, in words that mean the opposite elsewhere.
    line("curl 7, timed out", "curl: (7) Failed to connect to api.x port 443: Connection timed out",
         "connection_refused");
    line("curl 7, port", "curl: (7) Failed to connect to api.x port 80: Connection timed out",
         "connection_refused");
    line("curl 7, macOS", "curl: (7) Failed to connect to api.x port 443: Operation timed out",
         "connection_refused");
    line("curl 35, reset",
         "curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to api.x:443", "tls_failed");
    line("curl 35, end", "curl: (35) error:0A000126:SSL routines::unexpected eof while reading",
         "tls_failed");
    line("SSL_connect alone", "OpenSSL SSL_connect: Connection reset by peer in connection to api.x:443",
         "tls_failed");
    line("Ruby, SSL_connect", "Errno::ECONNRESET: Connection reset by peer - SSL_connect", "tls_failed");
    line("Node, connect", "Error: connect ETIMEDOUT 1.2.3.4:443", "connect_timeout");
    line("Java, connect, twice",
         "connect timed out; nested exception is java.net.SocketTimeoutException: "
         "Connect timed out",
         "connect_timeout");
    line("Apache",
         "ConnectTimeoutException: Connect to api.x:443 [api.x/1.2.3.4, api.x/1.2.3.5] failed: connect "
         "timed out",
         "connect_timeout");
    line("OkHttp",
         "java.net.SocketTimeoutException: failed to connect to api.x/1.2.3.4 (port 443) after 9999ms",
         "connect_timeout");
    line("Python, connect",
         "Max retries exceeded (Caused by ConnectTimeoutError(<x>, 'Connection to api.x timed out. (connect "
         "timeout=3)'))",
         "connect_timeout");
    line("Python, proxy",
         "ProxyError('Cannot connect to proxy.', ConnectionResetError(104, 'Connection reset by "
         "peer'))",
         "proxy_failed");
    line("Go, connect, its own time",
         "dial tcp 1.2.3.4:443: i/o timeout (Client.Timeout exceeded while awaiting "
         "headers)",
         "connect_timeout");
    line("curl 28, connect", "curl: (28) Connection timed out after 3001 milliseconds", "connect_timeout");
    line("curl 28, host", "curl: (28) Resolving timed out after 3001 milliseconds", "connect_timeout");
    line("Go, read", "read tcp 10.0.0.2:5->1.2.3.4:443: i/o timeout", "timed_out");
    line("newer curl tries again",
         "Warning: Problem: timeout. Will retry in 1 second.\ncurl: (7) Failed to connect", "timed_out");
    // Numbers that are no codes.
    QTest::newRow("milliseconds")
        << QByteArray("broadcast failed after 1008 ms: java.net.SocketTimeoutException: Read timed out")
        << u"timed_out"_s;
    QTest::newRow("length of what was sent")
        << QByteArray("> POST /x HTTP/1.1\n> Content-Length: 1004\n> \ncurl: (28) Operation timed out")
        << u"timed_out"_s;
    QTest::newRow("curl's milliseconds")
        << QByteArray("Operation timed out after 1001 milliseconds") << u"timed_out"_s;
    QTest::newRow("Python's errno") << QByteArray("[Errno 111] Connection refused")
                                    << u"connection_refused"_s;
    QTest::newRow("Node's errno, host")
        << QByteArray("errno: -3008, code: 'ENOTFOUND'") << u"host_not_found"_s;
    QTest::newRow("Node's errno, reset")
        << QByteArray("errno: -104, code: 'ECONNRESET'") << u"connection_lost"_s;
    QTest::newRow("times alone") << QByteArray("took 1008ms, 1004 bytes, uid=1000, timeout: 1001")
                                 << u"none"_s;
}

void TestEvidenceReader::connectionsAreReadFromWords()
{
    QFETCH(QByteArray, pasted);
    const EvidenceReading reading = readEvidence(pasted);
    QTEST(reasonId(reading.evidence.reason), "reason");
    QVERIFY(!reading.evidence.code);
    QVERIFY(!reading.evidence.httpStatus);
}

void TestEvidenceReader::anotherAttemptMayHaveArrived_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<bool>("isSafe");
    const auto row = [](const char *name, const QByteArray &pasted, const char *cause, bool isSafe = false) {
        QTest::newRow(name) << pasted << QString::fromLatin1(cause) << isSafe;
    };
    row("time-out, then a code", "attempt 1: Read timed out\nattempt 2: {\"code\":1008}", "rate");
    row("code, then a time-out", "attempt 1: {\"code\":1008}\nattempt 2: Read timed out", "rate");
    row("one line", "attempt 1: socket hang up; attempt 2: code=1004", "signature");
    row("one line, the other way", "attempt 1: code=1004; attempt 2: socket hang up", "signature");
    row("time-out, then a status", "attempt 1: Read timed out\nattempt 2: HTTP/1.1 401 Unauthorized",
        "credentials");
    row("status, then a time-out", "attempt 1: HTTP/1.1 401 Unauthorized\nattempt 2: Read timed out",
        "credentials");
    row("refused in between", "1: connection reset\n2: connection refused\n3: code=1009", "service-off");
    row("curl tries again", "Warning: Problem: timeout. Will retry in 1 second.\n{\"code\":1008}", "rate");
    row("after a page of a proxy",
        "HTTP/1.1 407 x\n\n<html><body>no</body></html>\nattempt 2: Read timed out", "proxy");
    row("words of a program", "{\"errorMessage\":\"Task timed out after 3.00 seconds\"}\n{\"code\":1008}",
        "rate");
    row("words of the reply and others",
        "{\"code\":1004,\"errorMessage\":\"timed out\"}\nattempt 2: Read timed out", "signature");
    row("accepted, then refused", "attempt 1: code=200\nattempt 2: code=1008", "rate");
    row("refused, then a fault of the service", "attempt 1: code=1008\nattempt 2: code=1050", "rate");
    row("a gateway's fault, then refused",
        "attempt 1: HTTP/1.1 502 Bad Gateway\nattempt 2: HTTP/1.1 401 Unauthorized", "credentials");

    row("a code alone", "{\"code\":1008}", "rate", true);
    row("refused twice", "attempt 1: code=1008\nattempt 2: code=1004", "rate", true);
    row("refused, then a code", "attempt 1: Connection refused\nattempt 2: {\"code\":1008}", "rate", true);
    row("connect, then a code", "SocketTimeoutException: connect timed out\ncode=1004", "signature", true);
    row("TLS, then a code", "SSL_connect: Connection reset by peer\ncode=1004", "signature", true);
    row("words of the reply", "{\"code\":1004,\"errorMessage\":\"the signature \\\"x\\\" timed out\\nEOF\"}",
        "signature", true);
    row("words of the reply, in a string",
        "{\"body\":\"{\\\"code\\\":1004,\\\"errorMessage\\\":\\\"timed out\\\"}\"}", "signature", true);
    row("words of the reply, first", "{\"errorMessage\":\"timed out\",\"code\":1004}", "signature", true);
    row("curl shows the code and says the status",
        "{\"code\":1008}\ncurl: (22) The requested URL returned error: 429", "rate", true);
    row("curl says the status", "curl: (22) The requested URL returned error: 401", "credentials", true);
    row("curl says the status of a fault", "curl: (22) The requested URL returned error: 502\ncode=1008",
        "rate");
    row("curl says what the proxy said", "curl: (56) Received HTTP code 407 from proxy after CONNECT",
        "proxy", true);
    row("curl -v", transcript, "signature-and-clock", true);
}

void TestEvidenceReader::anotherAttemptMayHaveArrived()
{
    QFETCH(QByteArray, pasted);
    QFETCH(bool, isSafe);
    const Verdict verdict = explain(readEvidence(pasted).evidence);
    QTEST(causeId(verdict.cause), "cause");
    QCOMPARE(deliveryId(verdict.delivery), isSafe ? u"not_delivered"_s : u"unknown"_s);
    const VerdictText text = verdictText(verdict);
    QCOMPARE(text.delivery.contains("earlier or later attempt in this text may have arrived"_L1), !isSafe);
    QCOMPARE(text.action.startsWith("First ask someone"_L1), !isSafe);
}

void TestEvidenceReader::aTranscriptTellsWhoWhereAndWhen()
{
    const Evidence evidence = readEvidence(transcript).evidence;
    QCOMPARE(evidence.host, u"api.rong-api.com"_s);
    QCOMPARE(evidence.appKey, u"uwd1c0sxdlx2"_s);
    QCOMPARE(evidence.requestId, u"abc-123"_s);
    QCOMPARE(evidence.when, std::optional(QDateTime(QDate(2026, 1, 1), QTime(0, 15), Qt::UTC)));
    QCOMPARE(evidence.clockDifference, std::optional(std::chrono::seconds(900)));
    QCOMPARE(explain(evidence).cause, Cause::SignatureAndClock);
}

void TestEvidenceReader::timesAreReadWithTheirZones()
{
    const auto when = [](const char *time) {
        return readEvidence(QByteArray(time) + " code=1008").evidence.when;
    };
    const QDateTime noon(QDate(2026, 1, 1), QTime(12, 0, 0, 250), Qt::UTC);
    QCOMPARE(when("2026-01-01T12:00:00.250Z"), std::optional(noon));
    QCOMPARE(when("2026-01-01 20:00:00,250 +0800"), std::optional(noon));
    QCOMPARE(when("2026-01-01T07:00:00.25-05:00"), std::optional(noon));
    QCOMPARE(when("2026/01/01 12:00:00.250"),
             std::optional(QDateTime(QDate(2026, 1, 1), QTime(12, 0, 0, 250)).toUTC()));
    QVERIFY(!when("2026-13-01T12:00:00Z"));
}

void TestEvidenceReader::rowsOfTheLogAreRead()
{
    SendRecord record = sampleRecord("{\"content\":\"a, \\\"b\\\"\\n\"}");
    record.row.id = 7;
    record.row.state = SendState::Rejected;
    record.row.code = 1008;
    record.row.httpStatus = 429;
    record.row.serviceMessage = u"too fast, \"slow\" down"_s;
    for (const QByteArray &pasted : {recordAsJson(record), recordAsJson(record) + '\n' + recordAsJson(record),
                                     rowAsJson(record.row), csvHeader() + '\n' + recordAsCsv(record),
                                     recordAsCsv(record), recordAsCsv(record) + '\n' + recordAsCsv(record)}) {
        const EvidenceReading reading = readEvidence(pasted);
        QCOMPARE(reading.kind, PastedKind::ExportRow);
        QCOMPARE(reading.evidence.code, std::optional(1008));
        QCOMPARE(reading.evidence.httpStatus, std::optional(429));
        QCOMPARE(reading.evidence.state, std::optional(SendState::Rejected));
        QCOMPARE(reading.evidence.when, std::optional(record.row.startedAt));
        QCOMPARE(reading.evidence.requestId, QString::fromLatin1(record.row.requestId));
        QCOMPARE(reading.evidence.appKey, record.row.appKey);
        QCOMPARE(reading.evidence.host, record.row.host);
        QCOMPARE(reading.evidence.environment, std::optional(Environment::Test));
        QCOMPARE(reading.evidence.serviceMessage, u"too fast, \"slow\" down"_s);
        QCOMPARE(reading.evidence.reason, EndReason::None);
    }
    QCOMPARE(readEvidence(recordAsJson(record) + '\n' + recordAsJson(record)).otherRows, 1);
    QCOMPARE(readEvidence(recordAsCsv(record) + '\n' + recordAsCsv(record)).otherRows, 1);
    QCOMPARE(readEvidence(csvHeader() + '\n' + recordAsCsv(record)).otherRows, 0);
}

void TestEvidenceReader::rowsOfTheLogSayWhy()
{
    SendRecord record = sampleRecord("{}");
    record.row.state = SendState::NotSent;
    record.row.reason = EndReason::GateSlotTaken;
    for (const QByteArray &pasted :
         {recordAsJson(record), recordAsCsv(record), csvHeader() + recordAsCsv(record)})
        QCOMPARE(explain(readEvidence(pasted).evidence).cause, Cause::SlotTaken);

    record.row.reason = EndReason::None;
    record.row.state = SendState::Rejected;
    record.row.code = 1002;
    record.row.serviceMessage = u"App-Key is unknown"_s;
    QCOMPARE(explain(readEvidence(recordAsCsv(record)).evidence).cause, Cause::AppKeyUnknown);

    record.row.code.reset();
    record.row.state = SendState::Intent;
    const Verdict open = explain(readEvidence(recordAsJson(record)).evidence);
    QCOMPARE(open.cause, Cause::UnderWay);
    QCOMPARE(open.delivery, Delivery::Unknown);
}

// Exports had neither reason nor service_message once.
void TestEvidenceReader::olderRowsOfTheLogAreRead()
{
    const QByteArray header =
        "id,outcome,http_status,code,message,request_id,content_sha256,body_sha256,started_at,"
        "duration_ms,profile,environment,app_key,host,sender,type,include_sender,operator,"
        "content\r\n";
    const QByteArray row =
        "7,not_sent,,,Not sent,r-1,aa,bb,2026-01-01T00:00:00.000Z,5,Shop,test,key,api.x,ops,t,0,me,"
        "{}\r\n";
    for (const QByteArray &pasted : {row, header + row}) {
        const EvidenceReading reading = readEvidence(pasted);
        QCOMPARE(reading.kind, PastedKind::ExportRow);
        QCOMPARE(reading.evidence.host, u"api.x"_s);
        const Verdict verdict = explain(reading.evidence);
        QCOMPARE(verdict.cause, Cause::NoReason);
        QCOMPARE(verdict.delivery, Delivery::NotDelivered);
    }
}

void TestEvidenceReader::nothingIsLeftOutSilently()
{
    const EvidenceReading several = readEvidence("code=200\ncode=1004\ncode=1008\ncode=1008");
    QCOMPARE(several.evidence.code, std::optional(1004));
    QCOMPARE(several.otherCodes, QList<int>{1008});
    QVERIFY(recognitionSentences(several).join(u' ').contains("1008"_L1));

    const EvidenceReading cut = readEvidence("code=1004 " + QByteArray(maxPastedBytes, 'x'));
    QVERIFY(cut.isCut);
    QCOMPARE(cut.evidence.code, std::optional(1004));
    QVERIFY(recognitionSentences(cut).join(u' ').contains("256 KiB"_L1));
    QVERIFY(!readEvidence("code=1004").isCut);

    QVERIFY(readEvidence(QByteArray("code=1004 \0", 11)).hasBadBytes);
    QVERIFY(readEvidence("code=1004 \xff").hasBadBytes);
    // A character that the cut goes through is not a bad one.
    const QByteArray chinese = QByteArray("\xe4\xbd\xa0").repeated(int(maxPastedBytes));
    QVERIFY(!readEvidence(chinese).hasBadBytes);
    QVERIFY(!readEvidence("x" + chinese).hasBadBytes);
}

void TestEvidenceReader::hostileTextsAreReadQuickly_data()
{
    QTest::addColumn<QByteArray>("pasted");
    const auto row = [](const char *name, const QByteArray &part) {
        QTest::newRow(name) << part.repeated(int(2 * maxPastedBytes / part.size()));
    };
    row("NULs", QByteArray(1, '\0'));
    row("braces", "{");
    row("quotes", "message:\"");
    row("escapes", "msg=\"\\\\");
    row("statuses", "HTTP/1.1 100 Continue\n");
    row("codes", "code=1\n");
    row("digits", "1");
    row("tags", "< html");
    row("commas", ",\"");
    row("colons", "errorMessage:");
    row("requests", "> x\n");
    row("blanks", "code ");
    row("ends", "EOF\n");
    row("ends in one line", "EOF ");
    row("attempts", "failed to connect to ");
    row("curls", "curl: (7) x");
    row("dials", "dial tcp ");
    row("replies", "code:1,errorMessage:\"\\\\");
    row("handshakes", "SSL_connect");
}

void TestEvidenceReader::hostileTextsAreReadQuickly()
{
    QFETCH(QByteArray, pasted);
    QElapsedTimer timer;
    timer.start();
    const EvidenceReading reading = readEvidence(pasted);
    QVERIFY(reading.isCut);
    QVERIFY(!verdictText(explain(reading.evidence)).meaning.isEmpty());
    QVERIFY2(timer.elapsed() < 5'000, "reading takes longer than a person waits");
}

QTEST_GUILESS_MAIN(TestEvidenceReader)
#include "tst_evidence_reader.moc"
