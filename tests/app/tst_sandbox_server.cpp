// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox_rules.h"
#include "app/sandbox/sandbox_server.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#ifdef Q_OS_UNIX
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace crier;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray appKey = "key-1"_ba;
const QByteArray appSecret = "s3cr3t/+=&"_ba;
const QByteArray broadcastPath = "/message/chatroom/broadcast.json"_ba;
const QByteArray goodBody = "fromUserId=ann&objectName=RC:TxtMsg&content=%7B%22content%22%3A%22hi%22%7D"_ba;

using Headers = QList<std::pair<QByteArray, QByteArray>>;

// A request as bytes, without any help from the client's code.
struct Call
{
    QByteArray method = "POST"_ba;
    QByteArray path = broadcastPath;
    Headers headers;
    QByteArray body = goodBody;

    QByteArray bytes() const
    {
        QByteArray all = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        for (const auto &[name, value] : headers) {
            all += name + ": " + value + "\r\n";
        }
        return all + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    void set(const QByteArray &name, const QByteArray &value)
    {
        remove(name);
        headers.append({name, value});
    }
    void remove(const QByteArray &name)
    {
        headers.removeIf([&name](const auto &header) { return header.first == name; });
    }
    void sign(const QByteArray &secret = appSecret, const QByteArray &prefix = {})
    {
        QByteArray nonce;
        QByteArray timestamp;
        for (const auto &[name, value] : std::as_const(headers)) {
            if (name == prefix + "Nonce") {
                nonce = value;
            } else if (name == prefix + "Timestamp") {
                timestamp = value;
            }
        }
        const QByteArray text = secret + nonce + timestamp;
        set(prefix + "Signature", QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex());
    }
};

QByteArray freshNonce()
{
    static int made = 0;
    return QByteArray::number(++made);
}

// Correct in everything.
Call goodCall(const QByteArray &path = broadcastPath, const QByteArray &body = goodBody,
              const QByteArray &prefix = {})
{
    Call call;
    call.path = path;
    call.body = body;
    call.set(prefix + "App-Key", appKey);
    call.set(prefix + "Nonce", freshNonce());
    call.set(prefix + "Timestamp", QByteArray::number(QDateTime::currentMSecsSinceEpoch()));
    call.sign(appSecret, prefix);
    call.set("Content-Type"_ba, "application/x-www-form-urlencoded"_ba);
    return call;
}

struct Reply
{
    QByteArray raw;

    int status() const
    {
        static const QRegularExpression line(u"^HTTP/1\\.1 (\\d{3}) "_s);
        return line.match(QString::fromLatin1(raw)).captured(1).toInt();
    }
    QByteArray body() const
    {
        const qsizetype end = raw.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : raw.mid(end + 4);
    }
    QByteArray header(const QByteArray &name) const
    {
        const QByteArray start = "\r\n" + name + ": ";
        const qsizetype at = raw.indexOf(start);
        const qsizetype from = at + start.size();
        return at < 0 ? QByteArray() : raw.mid(from, raw.indexOf('\r', from) - from);
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body()).object(); }
    int code() const { return json().value("code"_L1).toInt(); }
};

quint16 portOf(const SandboxServer &server)
{
    return static_cast<quint16>(QUrl(server.url()).port());
}

// What the server says until it ends the connection.
Reply talk(const SandboxServer &server, const QByteArray &bytes)
{
    QTcpSocket socket;
    QSignalSpy ended(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), portOf(server));
    socket.write(bytes);
    if (ended.isEmpty() && !ended.wait(10'000)) {
        return {"no end: "_ba + socket.readAll()};
    }
    return {socket.readAll()};
}

// A socket that has sent `bytes` and is still open.
std::unique_ptr<QTcpSocket> openWith(const SandboxServer &server, const QByteArray &bytes)
{
    auto socket = std::make_unique<QTcpSocket>();
    QSignalSpy connected(socket.get(), &QTcpSocket::connected);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), portOf(server));
    socket->write(bytes);
    if (connected.isEmpty() && !connected.wait(10'000)) {
        return nullptr;
    }
    return socket;
}

SandboxSettings settingsWithoutRate()
{
    SandboxSettings settings;
    settings.appKey = appKey;
    settings.appSecret = appSecret;
    settings.interval = 0ms;
    return settings;
}

SandboxSettings settingsWith(SandboxFault fault, int count = -1)
{
    SandboxSettings settings = settingsWithoutRate();
    settings.faults.append({fault, count});
    return settings;
}

// Every byte escaped: nothing depends on what needs escaping.
QByteArray escapeAll(const QByteArray &bytes)
{
    QByteArray all;
    for (const char c : bytes) {
        all += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return all;
}

HttpRequest ruleRequest(const QByteArray &nonce, const QByteArray &timestamp, const QByteArray &signature)
{
    return {"POST"_ba,
            broadcastPath,
            {{"App-Key"_ba, appKey},
             {"Nonce"_ba, nonce},
             {"Timestamp"_ba, timestamp},
             {"Signature"_ba, signature},
             {"Content-Type"_ba, "application/x-www-form-urlencoded"_ba}},
            goodBody};
}

SandboxAnswer judge(SandboxRules &rules, const HttpRequest &request, SandboxMoment moment)
{
    return rules.answer(request, decodeForm(request.body), moment);
}

HttpRequest signedRequest(qint64 wallMs)
{
    const QByteArray nonce = freshNonce();
    const QByteArray timestamp = QByteArray::number(wallMs);
    return ruleRequest(
        nonce, timestamp,
        QCryptographicHash::hash(appSecret + nonce + timestamp, QCryptographicHash::Sha1).toHex());
}

constexpr qint64 someDay = 1'767'225'600'000;

} // namespace

class TestSandboxServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    // Rules
    void aCorrectBroadcastIsAcceptedWithNothingButItsCode();
    void theSignatureIsTheDocumentedOne_data();
    void theSignatureIsTheDocumentedOne();
    void wrongHeadersAreAnsweredAsDocumented_data();
    void wrongHeadersAreAnsweredAsDocumented();
    void bothHeaderFamiliesAreUnderstood();
    void secondsAreUnderstoodToo();
    void timestampsFiveMinutesOffAreRefused_data();
    void timestampsFiveMinutesOffAreRefused();
    void aNonceIsTakenOnce();
    void aNonceIsForgottenAfterTenMinutes();
    void aForgedRequestBurnsNoNonce();
    void wrongParametersAreAnsweredAsDocumented_data();
    void wrongParametersAreAnsweredAsDocumented();
    void limitsAreInclusive();
    void aSecondBroadcastWithinTheIntervalIsRefused();
    void broadcastsAreSpacedByTheirFirstBytes();
    void onlyBroadcastsWithCredentialsCountForTheRate();
    void theServiceSwitchedOffSaysSoOnce();
    void theSiblingsAnswerWithTheirMembers();
    void anUnknownPathIsFourHundredAndFour();

    // What was read
    void contentArrivesByteForByte_data();
    void contentArrivesByteForByte();
    void theDecoderRefusesWhatIsNotAForm_data();
    void theDecoderRefusesWhatIsNotAForm();
    void theRequestIsReportedWithoutItsSignature();
    void theArrivalIsThatOfTheFirstByte();

    // HTTP
    void aRequestMayComeByteByByte();
    void anAnswerIsProperHttp();
    void badHttpIsRefusedAtOnce_data();
    void badHttpIsRefusedAtOnce();
    void aClientThatWaitsForContinueIsToldToGoOn();
    void aTooLargeBodyIsRefusedWhileItIsStillComing();
    void whatFollowsARequestIsIgnored();
    void aPeerThatLeavesEarlyIsNoRequest();
    void junkDoesNotHurt();
    void manyConnectionsDoNotHurt();

    // Faults
    void everyFaultHasAName();
    void faultsComeInTurnAndAreCounted();
    void faultsLeaveOtherCallsAlone();
    void answeredFaultsSayWhatTheyShould_data();
    void answeredFaultsSayWhatTheyShould();
    void aFaultDoesNotMakeABadRequestGood();
    void slowAnswersLater();
    void closeEndsWithoutAWord();
    void resetIsARealReset();
    void cutHeaderEndsInsideTheHeader();
    void cutBodyEndsInsideTheBody();
    void garbageIsNotHttp();
    void theEndlessBodyGoesOnAndStopsWithItsReader();
    void silentSaysNothingAndStaysOpen();

    // The server
    void itListensOnTheLoopbackOnly();
    void aTakenPortIsSaid();
    void theSecretIsMadeAnew();
    void itWorksInAnotherThread();
};

void TestSandboxServer::aCorrectBroadcastIsAcceptedWithNothingButItsCode()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const Reply reply = talk(server, goodCall().bytes());
    QCOMPARE(reply.status(), 200);
    QCOMPARE(reply.body(), "{\"code\":200}"_ba);
    QCOMPARE(requests.size(), 1);
    const auto request = requests.first().first().value<SandboxRequest>();
    QVERIFY(request.accepted);
    QCOMPARE(request.httpStatus, 200);
    QCOMPARE(request.code, 200);
}

void TestSandboxServer::theSignatureIsTheDocumentedOne_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("vendor") << "Y1W2MeFwwwRxa0"_ba
                            << "14314"_ba
                            << "1408710653000"_ba
                            << "30be0bbca9c9b2e27578701e9fda2358a814c88f"_ba;
    QTest::newRow("18 characters") << "testAppSecret"_ba
                                   << "100000000000000001"_ba
                                   << "1700000000000"_ba
                                   << "fcd07fabbeb6757e10de221e76237699b081b95c"_ba;
    QTest::newRow("zeros") << "testAppSecret"_ba
                           << "0"_ba
                           << "0"_ba
                           << "7705bafeb797bc404034cff7c501eb3c39ef332d"_ba;
    QTest::newRow("reserved characters") << "s3cr3t/+=&"_ba
                                         << "7"_ba
                                         << "1767225600000"_ba
                                         << "27ecc22b4490e9fd13e98d090bc615e646df5fe9"_ba;
}

void TestSandboxServer::theSignatureIsTheDocumentedOne()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, nonce);
    QFETCH(QByteArray, timestamp);
    QFETCH(QByteArray, expected);
    QCOMPARE(sandboxSignature(secret, nonce, timestamp), expected);

    SandboxRules rules(appKey, secret, 0ms, true);
    const SandboxMoment moment{1, timestamp.toLongLong()};
    QCOMPARE(judge(rules, ruleRequest(nonce, timestamp, expected), moment).code, 200);
    SandboxRules others(appKey, "another secret"_ba, 0ms, true);
    QCOMPARE(judge(others, ruleRequest(nonce, timestamp, expected), moment).code, 1004);
}

void TestSandboxServer::wrongHeadersAreAnsweredAsDocumented_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("mentioned");

    for (const QByteArray &name :
         {"App-Key"_ba, "Nonce"_ba, "Timestamp"_ba, "Signature"_ba, "Content-Type"_ba}) {
        Call without = goodCall();
        without.remove(name);
        QTest::addRow("no %s", name.constData())
            << without.bytes() << 400 << 1002 << QString::fromLatin1(name);
        Call empty = goodCall();
        empty.set(name, {});
        QTest::addRow("empty %s", name.constData())
            << empty.bytes() << 400 << 1002 << QString::fromLatin1(name);
        Call twice = goodCall();
        twice.headers.append(twice.headers.at(0));
        twice.headers.append({name, "x"_ba});
        QTest::addRow("%s twice", name.constData()) << twice.bytes() << 400 << 1002 << QString();
    }
    {
        Call call = goodCall();
        call.remove("Nonce"_ba);
        call.set("RC-Nonce"_ba, freshNonce());
        QTest::newRow("mixed families") << call.bytes() << 400 << 1002 << u"Nonce"_s;
    }
    {
        Call call = goodCall();
        call.set("App-Key"_ba, "key-2"_ba);
        QTest::newRow("unknown App Key") << call.bytes() << 400 << 1002 << u"Invalidate App-Key."_s;
    }
    {
        Call call = goodCall();
        call.set("Nonce"_ba, "1234567890123456789"_ba);
        call.sign();
        QTest::newRow("nonce of 19") << call.bytes() << 400 << 1005 << u"Nonce"_s;
    }
    {
        Call call = goodCall();
        call.set("X-Request-ID"_ba, QByteArray(37, 'a'));
        QTest::newRow("request id of 37") << call.bytes() << 400 << 1005 << u"X-Request-ID"_s;
    }
    {
        Call call = goodCall();
        call.set("X-Request-ID"_ba, QByteArray(36, 'a'));
        QTest::newRow("request id of 36") << call.bytes() << 200 << 200 << QString();
    }
    {
        Call call = goodCall();
        call.sign("another secret"_ba);
        QTest::newRow("wrong secret") << call.bytes() << 401 << 1004 << u"Signature"_s;
    }
    {
        Call call = goodCall();
        call.sign(appKey);
        QTest::newRow("App Key as secret") << call.bytes() << 401 << 1004 << u"Signature"_s;
    }
    {
        Call call = goodCall();
        for (auto &[name, value] : call.headers) {
            value = name == "Signature" ? value.toUpper() : value;
        }
        QTest::newRow("upper-case signature") << call.bytes() << 401 << 1004 << u"Signature"_s;
    }
    {
        Call call = goodCall();
        call.set("Timestamp"_ba, "soon"_ba);
        call.sign();
        QTest::newRow("timestamp not digits") << call.bytes() << 401 << 1004 << u"Signature"_s;
    }
    {
        Call call = goodCall();
        call.set("Timestamp"_ba, QByteArray(40, '9'));
        call.sign();
        QTest::newRow("timestamp beyond numbers") << call.bytes() << 401 << 1004 << u"Signature"_s;
    }
    {
        Call call = goodCall();
        call.set("Content-Type"_ba, "application/json"_ba);
        QTest::newRow("JSON body") << call.bytes() << 400 << 1002 << u"Content-Type"_s;
    }
    {
        Call call = goodCall();
        call.set("Content-Type"_ba, "Application/X-WWW-Form-Urlencoded ; charset=utf-8"_ba);
        QTest::newRow("content type with charset") << call.bytes() << 200 << 200 << QString();
    }
    {
        Call call = goodCall();
        call.method = "PUT"_ba;
        QTest::newRow("not POST") << call.bytes() << 400 << 1003 << u"POST"_s;
    }
    {
        Call call = goodCall();
        call.body.clear();
        QTest::newRow("no body") << call.bytes() << 400 << 1003 << u"POST"_s;
    }
}

void TestSandboxServer::wrongHeadersAreAnsweredAsDocumented()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(QString, mentioned);
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const Reply reply = talk(server, request);
    QCOMPARE(reply.code(), code);
    QCOMPARE(reply.status(), status);
    const QString message = reply.json().value("errorMessage"_L1).toString();
    QVERIFY2(message.contains(mentioned), qPrintable(message));
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().first().value<SandboxRequest>().accepted, code == 200);
    QCOMPARE(requests.first().first().value<SandboxRequest>().errorMessage, message);
}

void TestSandboxServer::bothHeaderFamiliesAreUnderstood()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QCOMPARE(talk(server, goodCall(broadcastPath, goodBody, "RC-"_ba).bytes()).code(), 200);
    Call forged = goodCall(broadcastPath, goodBody, "RC-"_ba);
    forged.sign("another secret"_ba, "RC-"_ba);
    QCOMPARE(talk(server, forged.bytes()).code(), 1004);
}

void TestSandboxServer::secondsAreUnderstoodToo()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    Call call = goodCall();
    call.set("Timestamp"_ba, QByteArray::number(QDateTime::currentSecsSinceEpoch()));
    call.sign();
    QCOMPARE(talk(server, call.bytes()).code(), 200);
}

void TestSandboxServer::timestampsFiveMinutesOffAreRefused_data()
{
    QTest::addColumn<qint64>("offMs");
    QTest::addColumn<int>("code");
    QTest::newRow("exact") << qint64(0) << 200;
    QTest::newRow("5 minutes late") << qint64(-300'000) << 200;
    QTest::newRow("5 minutes early") << qint64(300'000) << 200;
    QTest::newRow("more than 5 minutes late") << qint64(-300'001) << 1004;
    QTest::newRow("more than 5 minutes early") << qint64(300'001) << 1004;
}

void TestSandboxServer::timestampsFiveMinutesOffAreRefused()
{
    QFETCH(qint64, offMs);
    QFETCH(int, code);
    SandboxRules rules(appKey, appSecret, 0ms, true);
    QCOMPARE(judge(rules, signedRequest(someDay + offMs), {1, someDay}).code, code);
}

void TestSandboxServer::aNonceIsTakenOnce()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    const Call call = goodCall();
    QCOMPARE(talk(server, call.bytes()).code(), 200);
    const Reply again = talk(server, call.bytes());
    QCOMPARE(again.code(), 1004);
    QCOMPARE(again.status(), 401);
}

void TestSandboxServer::aNonceIsForgottenAfterTenMinutes()
{
    SandboxRules rules(appKey, appSecret, 0ms, true);
    const HttpRequest request = signedRequest(someDay);
    QCOMPARE(judge(rules, request, {1'000, someDay}).code, 200);
    QCOMPARE(judge(rules, request, {601'000, someDay}).code, 1004);
    QCOMPARE(judge(rules, request, {601'001, someDay}).code, 200);
}

void TestSandboxServer::aForgedRequestBurnsNoNonce()
{
    SandboxRules rules(appKey, appSecret, 0ms, true);
    const HttpRequest request = signedRequest(someDay);
    HttpRequest forged = request;
    forged.headers[3].second = QByteArray(40, '0');
    QCOMPARE(judge(rules, forged, {1, someDay}).code, 1004);
    QCOMPARE(judge(rules, request, {2, someDay}).code, 200);
}

void TestSandboxServer::wrongParametersAreAnsweredAsDocumented_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("mentioned");
    const QByteArray sender = "fromUserId=ann"_ba;
    const QByteArray type = "objectName=app:note"_ba;
    const QByteArray content = "content=hello"_ba;

    QTest::newRow("custom type") << sender + '&' + type + '&' + content << 200 << QString();
    QTest::newRow("any order") << content + '&' + sender + '&' + type << 200 << QString();
    QTest::newRow("no sender") << type + '&' + content << 1002 << u"fromUserId"_s;
    QTest::newRow("no type") << sender + '&' + content << 1002 << u"objectName"_s;
    QTest::newRow("no content") << sender + '&' + type << 1002 << u"content"_s;
    QTest::newRow("empty sender") << "fromUserId=&" + type + '&' + content << 1002 << u"fromUserId"_s;
    QTest::newRow("empty type") << sender + "&objectName=&" + content << 1002 << u"objectName"_s;
    QTest::newRow("empty content") << sender + '&' + type + "&content=" << 1002 << u"content"_s;
    QTest::newRow("sender of 65 bytes")
        << "fromUserId=" + QByteArray(65, 'a') + '&' + type + '&' + content << 1005 << u"fromUserId"_s;
    QTest::newRow("sender of 66 bytes in 22 characters")
        << "fromUserId=" + escapeAll(QString(22, u'\u4e2d').toUtf8()) + '&' + type + '&' + content << 1005
        << u"fromUserId"_s;
    QTest::newRow("type of 33") << sender + "&objectName=" + QByteArray(33, 'a') + '&' + content << 1005
                                << u"objectName"_s;
    QTest::newRow("content of 131073")
        << sender + '&' + type + "&content=" + QByteArray(131'073, 'a') << 1005 << u"content"_s;
    QTest::newRow("sender twice") << sender + '&' + goodBody << 1002 << u"fromUserId"_s;
    QTest::newRow("content twice") << goodBody + '&' + content << 1002 << u"content"_s;
    QTest::newRow("include sender") << goodBody + "&isIncludeSender=1" << 200 << QString();
    QTest::newRow("do not include sender") << goodBody + "&isIncludeSender=0" << 200 << QString();
    QTest::newRow("include sender 2") << goodBody + "&isIncludeSender=2" << 1002 << u"isIncludeSender"_s;
    QTest::newRow("include sender empty") << goodBody + "&isIncludeSender=" << 1002 << u"isIncludeSender"_s;
    QTest::newRow("a sibling's parameter") << goodBody + "&toChatroomId=a" << 1002 << u"Unknown"_s;
    QTest::newRow("push content") << goodBody + "&pushContent=a" << 1002 << u"Unknown"_s;
    QTest::newRow("built-in with text") << sender + "&objectName=RC:TxtMsg&" + content << 1002 << u"JSON"_s;
    QTest::newRow("built-in with array")
        << sender + "&objectName=RC:TxtMsg&content=%5B%5D" << 1002 << u"JSON"_s;
    QTest::newRow("built-in with more than one object")
        << sender + "&objectName=RC:TxtMsg&content=%7B%7D%7B%7D" << 1002 << u"JSON"_s;
    QTest::newRow("bad escape") << goodBody + "%4" << 1002 << u"decoded"_s;
}

void TestSandboxServer::wrongParametersAreAnsweredAsDocumented()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QString, mentioned);
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    const Reply reply = talk(server, goodCall(broadcastPath, body).bytes());
    QCOMPARE(reply.code(), code);
    QCOMPARE(reply.status(), code == 200 ? 200 : 400);
    const QString message = reply.json().value("errorMessage"_L1).toString();
    QVERIFY2(message.contains(mentioned), qPrintable(message));
}

void TestSandboxServer::limitsAreInclusive()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    const QByteArray body = "fromUserId=" + QByteArray(64, 'a') + "&objectName=" + QByteArray(32, 'b') +
                            "&content=" + QByteArray(131'072, 'c');
    Call call = goodCall(broadcastPath, body);
    call.set("Nonce"_ba, "123456789012345678"_ba);
    call.sign();
    QCOMPARE(talk(server, call.bytes()).code(), 200);
}

void TestSandboxServer::aSecondBroadcastWithinTheIntervalIsRefused()
{
    SandboxSettings settings = settingsWithoutRate();
    settings.interval = 1h;
    SandboxServer server(settings);
    QVERIFY(server.start());
    QCOMPARE(talk(server, goodCall().bytes()).code(), 200);
    const Reply second = talk(server, goodCall().bytes());
    QCOMPARE(second.status(), 429);
    QCOMPARE(second.code(), 1008);
    // The siblings have a limit of their own.
    QCOMPARE(talk(server, goodCall("/user/checkOnline.json"_ba, "userId=ann"_ba).bytes()).code(), 200);
}

void TestSandboxServer::broadcastsAreSpacedByTheirFirstBytes()
{
    SandboxRules rules(appKey, appSecret, 1s, true);
    QCOMPARE(judge(rules, signedRequest(someDay), {10'000, someDay}).code, 200);
    QCOMPARE(judge(rules, signedRequest(someDay), {10'999, someDay}).code, 1008);
    // A refused call is a call: the wait begins again.
    QCOMPARE(judge(rules, signedRequest(someDay), {11'500, someDay}).code, 1008);
    QCOMPARE(judge(rules, signedRequest(someDay), {12'500, someDay}).code, 200);
    // Whole later, begun earlier.
    QCOMPARE(judge(rules, signedRequest(someDay), {12'000, someDay}).code, 1008);
    QCOMPARE(judge(rules, signedRequest(someDay), {11'400, someDay}).code, 1008);
    QCOMPARE(judge(rules, signedRequest(someDay), {13'499, someDay}).code, 1008);
    QCOMPARE(judge(rules, signedRequest(someDay), {14'499, someDay}).code, 200);
}

void TestSandboxServer::onlyBroadcastsWithCredentialsCountForTheRate()
{
    SandboxRules rules(appKey, appSecret, 1s, true);
    HttpRequest forged = signedRequest(someDay);
    forged.headers[3].second = QByteArray(40, '0');
    QCOMPARE(judge(rules, forged, {10'000, someDay}).code, 1004);
    QCOMPARE(judge(rules, signedRequest(someDay), {10'001, someDay}).code, 200);

    HttpRequest wrong = signedRequest(someDay);
    wrong.body = "fromUserId=ann"_ba;
    QCOMPARE(judge(rules, wrong, {11'001, someDay}).code, 1002);
    QCOMPARE(judge(rules, signedRequest(someDay), {11'002, someDay}).code, 1008);
}

void TestSandboxServer::theServiceSwitchedOffSaysSoOnce()
{
    SandboxSettings settings = settingsWithoutRate();
    settings.serviceOn = false;
    SandboxServer server(settings);
    QVERIFY(server.start());
    Call forged = goodCall();
    forged.sign("another secret"_ba);
    QCOMPARE(talk(server, forged.bytes()).code(), 1004);
    const Reply first = talk(server, goodCall().bytes());
    QCOMPARE(first.status(), 430);
    QCOMPARE(first.code(), 1009);
    for (int i = 0; i < 2; ++i) {
        const Reply repeated = talk(server, goodCall().bytes());
        QCOMPARE(repeated.status(), 429);
        QCOMPARE(repeated.code(), 1008);
    }
    QCOMPARE(talk(server, goodCall("/user/checkOnline.json"_ba, "userId=ann"_ba).bytes()).code(), 200);
    server.setServiceOn(true);
    QCOMPARE(talk(server, goodCall().bytes()).code(), 200);
    server.setServiceOn(false);
    QCOMPARE(talk(server, goodCall().bytes()).code(), 1009);
}

void TestSandboxServer::theSiblingsAnswerWithTheirMembers()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());

    const QByteArray publish = "/message/chatroom/publish.json"_ba;
    const Reply published =
        talk(server, goodCall(publish, goodBody + "&toChatroomId=a&toChatroomId=b&isPersisted=1").bytes());
    QCOMPARE(published.code(), 200);
    const QJsonArray uids = published.json().value("messageUIDs"_L1).toArray();
    QCOMPARE(uids.size(), 2);
    QCOMPARE(uids.at(0).toObject().value("chatroomId"_L1).toString(), u"a"_s);
    QCOMPARE(uids.at(1).toObject().value("chatroomId"_L1).toString(), u"b"_s);
    QVERIFY(!uids.at(0).toObject().value("messageUID"_L1).toString().isEmpty());
    QVERIFY(uids.at(0).toObject().value("messageUID"_L1) != uids.at(1).toObject().value("messageUID"_L1));
    QCOMPARE(talk(server, goodCall(publish, goodBody).bytes()).code(), 1002);
    QCOMPARE(talk(server, goodCall(publish, goodBody + "&toChatroomId=").bytes()).code(), 1002);

    const QByteArray online = "/user/checkOnline.json"_ba;
    QCOMPARE(talk(server, goodCall(online, "userId=ann"_ba).bytes()).body(),
             "{\"code\":200,\"status\":\"1\"}"_ba);
    QCOMPARE(talk(server, goodCall(online, "userId=offline-bob"_ba).bytes()).body(),
             "{\"code\":200,\"status\":\"0\"}"_ba);
    QCOMPARE(talk(server, goodCall(online, "userId="_ba).bytes()).code(), 1002);
    QCOMPARE(talk(server, goodCall(online, "userId=" + QByteArray(65, 'a')).bytes()).code(), 1005);

    const QByteArray room = "/chatroom/get.json"_ba;
    const QJsonObject known = talk(server, goodCall(room, "chatroomId=hall"_ba).bytes()).json();
    QCOMPARE(known.value("code"_L1).toInt(), 200);
    QCOMPARE(known.value("chatroomId"_L1).toString(), u"hall"_s);
    for (const QString &member :
         {u"createTime"_s, u"memberCount"_s, u"destroyType"_s, u"destroyTime"_s, u"ban"_s}) {
        QVERIFY2(known.contains(member), qPrintable(member));
    }
    QCOMPARE(talk(server, goodCall(room, "chatroomId=missing-hall"_ba).bytes()).code(), 23410);
    QCOMPARE(talk(server, goodCall(room, "chatroomId=empty-hall"_ba).bytes())
                 .json()
                 .value("memberCount"_L1)
                 .toInt(-1),
             0);

    const QByteArray user = "/user/info.json"_ba;
    QCOMPARE(talk(server, goodCall(user, "userId=ann"_ba).bytes()).json().value("userName"_L1).toString(),
             u"Name of ann"_s);
    const QJsonObject stranger = talk(server, goodCall(user, "userId=unknown-ann"_ba).bytes()).json();
    QCOMPARE(stranger.value("code"_L1).toInt(), 200);
    QCOMPARE(stranger.value("userName"_L1).toString(), QString());

    // The one call that takes nothing takes an empty body, too, and still looks at the credentials.
    const QByteArray keptAlive = "/chatroom/keepalive/query.json"_ba;
    QCOMPARE(talk(server, goodCall(keptAlive, {}).bytes()).body(),
             "{\"chatroomIds\":[\"lobby\"],\"code\":200}"_ba);
    QCOMPARE(talk(server, goodCall(keptAlive, "chatroomId=hall"_ba).bytes()).code(), 1002);
    QCOMPARE(talk(server, goodCall(online, {}).bytes()).code(), 1003);
}

void TestSandboxServer::anUnknownPathIsFourHundredAndFour()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    for (const QByteArray &path : {"/message/broadcast.json"_ba, "/"_ba, broadcastPath + "?x=1", "*"_ba}) {
        const Reply reply = talk(server, goodCall(path).bytes());
        QCOMPARE(reply.status(), 404);
        QCOMPARE(reply.code(), 404);
    }
}

void TestSandboxServer::contentArrivesByteForByte_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("reserved") << "&+%=?#/;: "_ba;
    QTest::newRow("looks escaped") << "%41%2B%zz%"_ba;
    QTest::newRow("ZWJ emoji") << u"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"_s.toUtf8();
    QTest::newRow("CJK") << u"全体聊天室公告：请注意。"_s.toUtf8();
    QTest::newRow("Arabic") << u"إعلان للجميع \u202Bمهم\u202C"_s.toUtf8();
    QTest::newRow("line separators") << u"a\u2028b\u2029c\r\n\td"_s.toUtf8();
    QTest::newRow("byte-order mark") << u"\uFEFFtext\uFEFF"_s.toUtf8();
    QTest::newRow("decomposed") << u"e\u0301 \u00e9"_s.toUtf8();
    QTest::newRow("last code point") << u"\U0010FFFF\uFFFF"_s.toUtf8();
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("128 KiB") << u"播"_s.repeated(43'690).toUtf8() + "ab";
}

void TestSandboxServer::contentArrivesByteForByte()
{
    QFETCH(QByteArray, content);
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const QByteArray body = "content=" + escapeAll(content) + "&fromUserId=%61nn+%2b&objectName=app:x";
    QCOMPARE(talk(server, goodCall(broadcastPath, body).bytes()).code(), 200);
    QCOMPARE(requests.size(), 1);
    const auto request = requests.first().first().value<SandboxRequest>();
    QCOMPARE(request.content, content);
    QCOMPARE(request.form.size(), 3);
    QCOMPARE(request.form.at(0).first, u"content"_s);
    QCOMPARE(request.form.at(0).second.toUtf8(), content);
    QCOMPARE(request.form.at(1), std::pair(u"fromUserId"_s, u"ann +"_s));
}

void TestSandboxServer::theDecoderRefusesWhatIsNotAForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("escape cut") << "a=%4"_ba;
    QTest::newRow("lone percent") << "a=%"_ba;
    QTest::newRow("no hex digit") << "a=%4g"_ba;
    QTest::newRow("unicode escape") << "a=%u4e2d"_ba;
    QTest::newRow("bad escape in a name") << "%=a"_ba;
    QTest::newRow("no equals sign") << "a=b&c"_ba;
    QTest::newRow("empty field") << "a=b&&c=d"_ba;
    QTest::newRow("ends in a separator") << "a=b&"_ba;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("invalid byte") << "a=%FF"_ba;
    QTest::newRow("cut sequence") << "a=%E4%B8"_ba;
    QTest::newRow("overlong") << "a=%C0%80"_ba;
    QTest::newRow("surrogate") << "a=%ED%A0%80"_ba;
    QTest::newRow("beyond Unicode") << "a=%F4%90%80%80"_ba;
    QTest::newRow("raw invalid byte") << "a=\xff"_ba;
    QTest::newRow("too many fields") << "a=b" + QByteArray("&a=b").repeated(1'000);
}

void TestSandboxServer::theDecoderRefusesWhatIsNotAForm()
{
    QFETCH(QByteArray, body);
    QVERIFY(!decodeForm(body));
}

void TestSandboxServer::theRequestIsReportedWithoutItsSignature()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    Call call = goodCall();
    call.set("X-Request-ID"_ba, "id-1"_ba);
    call.set("RC-SIGNATURE"_ba, "abc"_ba);
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    talk(server, call.bytes());
    QCOMPARE(requests.size(), 1);
    const auto request = requests.first().first().value<SandboxRequest>();
    QCOMPARE(request.path, QString::fromLatin1(broadcastPath));
    QCOMPARE(request.bodySha256, QCryptographicHash::hash(goodBody, QCryptographicHash::Sha256).toHex());
    QVERIFY(request.headers.contains(std::pair("X-Request-ID"_ba, "id-1"_ba)));
    QVERIFY(request.headers.contains(std::pair("App-Key"_ba, appKey)));
    for (const auto &[name, value] : request.headers) {
        QVERIFY2(!name.toLower().contains("signature"), name.constData());
    }
    QVERIFY(request.receivedAtMs >= before);
    QVERIFY(request.receivedAtMs <= QDateTime::currentMSecsSinceEpoch());
}

void TestSandboxServer::theArrivalIsThatOfTheFirstByte()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const QByteArray slow = goodCall().bytes();
    const auto early = openWith(server, slow.first(40));
    QVERIFY(early);
    QTRY_COMPARE(early->bytesToWrite(), 0);
    // A whole request read on a connection opened later shows that the first bytes were read, too.
    QCOMPARE(talk(server, goodCall().bytes()).code(), 200);
    QElapsedTimer sinceThen;
    sinceThen.start();
    QTRY_VERIFY(sinceThen.elapsed() >= 5); // by which a wrong arrival would be seen
    early->write(slow.mid(40));
    QTRY_COMPARE(requests.size(), 2);
    const auto later = requests.at(0).first().value<SandboxRequest>();
    const auto first = requests.at(1).first().value<SandboxRequest>();
    QVERIFY(first.arrivedMonotonicMs > 0);
    QVERIFY(first.arrivedMonotonicMs <= later.arrivedMonotonicMs);
}

void TestSandboxServer::aRequestMayComeByteByByte()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    const auto socket = openWith(server, {});
    QVERIFY(socket);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QSignalSpy ended(socket.get(), &QTcpSocket::disconnected);
    for (const char c : goodCall().bytes()) {
        QSignalSpy written(socket.get(), &QTcpSocket::bytesWritten);
        socket->write(&c, 1);
        QVERIFY(written.wait());
    }
    QVERIFY(!ended.isEmpty() || ended.wait());
    QCOMPARE(Reply{socket->readAll()}.code(), 200);
}

void TestSandboxServer::anAnswerIsProperHttp()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    const Reply reply = talk(server, goodCall().bytes());
    QVERIFY(reply.raw.startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(reply.header("Content-Type"_ba), "application/json"_ba);
    QCOMPARE(reply.header("Content-Length"_ba), "12"_ba);
    QCOMPARE(reply.header("Connection"_ba), "close"_ba);
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.header("Date"_ba)),
                                             u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    QVERIFY(date.isValid());
    date = QDateTime(date.date(), date.time(), Qt::UTC);
    QVERIFY(qAbs(date.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void TestSandboxServer::badHttpIsRefusedAtOnce_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray start = "POST " + broadcastPath + " HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("TLS") << QByteArray::fromHex("16030100f8010000f40303") << 400;
    QTest::newRow("NUL") << QByteArray("GET \0/ HTTP/1.1", 15) << 400;
    QTest::newRow("bare line feeds") << "GET / HTTP/1.1\nHost: a\n\n"_ba << 400;
    QTest::newRow("bare carriage return") << "GET / HTTP/1.1\rHost: a\r\n\r\n"_ba << 400;
    QTest::newRow("empty first line") << "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 400;
    QTest::newRow("nothing but an end") << "\r\n\r\n"_ba << 400;
    QTest::newRow("two words") << "GET /\r\nHost: a\r\n\r\n"_ba << 400;
    QTest::newRow("two spaces") << "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 400;
    QTest::newRow("bad method") << "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 400;
    QTest::newRow("letters in target") << u"GET /ü HTTP/1.1\r\nHost: a\r\n\r\n"_s.toUtf8() << 400;
    QTest::newRow("HTTP/2 preface") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba << 505;
    QTest::newRow("HTTP/1.2") << "GET / HTTP/1.2\r\nHost: a\r\n\r\n"_ba << 505;
    QTest::newRow("not HTTP") << "GET / FTP/1.1\r\nHost: a\r\n\r\n"_ba << 400;
    QTest::newRow("no host") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("two hosts") << start + "Host: b\r\n\r\n" << 400;
    QTest::newRow("no colon") << start + "Nonce 12\r\n\r\n" << 400;
    QTest::newRow("space before colon") << start + "Nonce : 12\r\n\r\n" << 400;
    QTest::newRow("no name") << start + ": 12\r\n\r\n" << 400;
    QTest::newRow("folded line") << start + "Nonce: 12\r\n 13\r\n\r\n" << 400;
    QTest::newRow("two lengths") << start + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na" << 400;
    QTest::newRow("negative length") << start + "Content-Length: -1\r\n\r\n" << 400;
    QTest::newRow("signed length") << start + "Content-Length: +1\r\n\r\na" << 400;
    QTest::newRow("empty length") << start + "Content-Length: \r\n\r\n" << 400;
    QTest::newRow("chunked") << start + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 411;
    QTest::newRow("chunked and a length")
        << start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"
        << 411;
    QTest::newRow("body over 2 MiB") << start + "Content-Length: 2097153\r\n\r\n" << 413;
    QTest::newRow("length beyond numbers") << start + "Content-Length: 99999999999999999999\r\n\r\n" << 413;
    QTest::newRow("unknown expectation") << start + "Expect: tea\r\nContent-Length: 1\r\n\r\n" << 417;
    QTest::newRow("huge header") << start + "A: " + QByteArray(16 * 1024, 'a') << 431;
    QTest::newRow("many headers") << start + QByteArray("A: b\r\n").repeated(3'000) << 431;
    QTest::newRow("endless first line") << "GET /" + QByteArray(100'000, 'a') << 431;
}

void TestSandboxServer::badHttpIsRefusedAtOnce()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const Reply reply = talk(server, bytes);
    QCOMPARE(reply.status(), status);
    QCOMPARE(reply.json(), QJsonObject());
    QCOMPARE(requests.size(), 0);
}

void TestSandboxServer::aClientThatWaitsForContinueIsToldToGoOn()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    Call call = goodCall();
    call.set("Expect"_ba, "100-continue"_ba);
    const QByteArray bytes = call.bytes();
    const qsizetype headerSize = bytes.indexOf("\r\n\r\n") + 4;
    const auto socket = openWith(server, bytes.first(headerSize));
    QVERIFY(socket);
    QTRY_COMPARE(socket->bytesAvailable(), 25);
    QCOMPARE(socket->readAll(), "HTTP/1.1 100 Continue\r\n\r\n"_ba);
    QSignalSpy ended(socket.get(), &QTcpSocket::disconnected);
    socket->write(bytes.mid(headerSize));
    QVERIFY(!ended.isEmpty() || ended.wait());
    QCOMPARE(Reply{socket->readAll()}.code(), 200);

    // One that does not wait needs not be told.
    call.set("Nonce"_ba, freshNonce());
    call.sign();
    QVERIFY(talk(server, call.bytes()).raw.startsWith("HTTP/1.1 200 OK\r\n"));
}

void TestSandboxServer::aTooLargeBodyIsRefusedWhileItIsStillComing()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    Call call = goodCall();
    call.body = QByteArray(4 * 1024 * 1024, 'a');
    QCOMPARE(talk(server, call.bytes()).status(), 413);

    call = goodCall(broadcastPath, "fromUserId=" + QByteArray(2 * 1024 * 1024 - 11, 'a'));
    QCOMPARE(talk(server, call.bytes()).code(), 1005);
}

void TestSandboxServer::whatFollowsARequestIsIgnored()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const QByteArray pipeline = goodCall().bytes() + goodCall().bytes() + QByteArray(300'000, '\0');
    const Reply reply = talk(server, pipeline);
    QCOMPARE(reply.body(), "{\"code\":200}"_ba);
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().first().value<SandboxRequest>().content, "{\"content\":\"hi\"}"_ba);
}

void TestSandboxServer::aPeerThatLeavesEarlyIsNoRequest()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const QByteArray bytes = goodCall().bytes();
    for (const qsizetype cut :
         {qsizetype(0), qsizetype(1), bytes.indexOf("\r\n\r\n") + 4, bytes.size() - 1}) {
        const auto socket = openWith(server, bytes.first(cut));
        QVERIFY(socket);
        QTRY_COMPARE(socket->bytesToWrite(), 0);
        socket->disconnectFromHost();
    }
    QCOMPARE(talk(server, bytes).code(), 200);
    QCOMPARE(requests.size(), 1);
}

void TestSandboxServer::junkDoesNotHurt()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    quint32 state = 1; // the same junk every time, so that a failure comes again
    const auto next = [&state] { return state = state * 1'664'525U + 1'013'904'223U; };
    for (int round = 0; round < 100; ++round) {
        QByteArray bytes = goodCall().bytes();
        for (int changes = 1 + round % 8; changes > 0; --changes) {
            const auto at = static_cast<qsizetype>((next() >> 8) % static_cast<quint32>(bytes.size()));
            switch (next() >> 30) {
            case 0:
                bytes[at] = static_cast<char>(next() >> 24);
                break;
            case 1:
                bytes.remove(at, 3);
                break;
            case 2:
                bytes.insert(at, bytes.mid(at / 2, 40));
                break;
            default:
                bytes.insert(at, static_cast<char>(next() >> 24));
                break;
            }
        }
        const auto socket = openWith(server, bytes);
        QVERIFY(socket);
        QTRY_COMPARE(socket->bytesToWrite(), 0);
        socket->abort();
    }
    QCOMPARE(talk(server, goodCall().bytes()).code(), 200);
}

void TestSandboxServer::manyConnectionsDoNotHurt()
{
    SandboxServer server(settingsWithoutRate());
    QVERIFY(server.start());
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 200; ++i) {
        sockets.push_back(openWith(server, "POST "_ba));
    }
    sockets.clear();
    QTRY_COMPARE(talk(server, goodCall().bytes()).code(), 200);
}

void TestSandboxServer::everyFaultHasAName()
{
    const QStringList names = sandboxFaultNames();
    QCOMPARE(names, QStringList({u"slow"_s, u"500"_s, u"504"_s, u"502"_s, u"garbage"_s, u"endless"_s,
                                 u"redirect"_s, u"close"_s, u"reset"_s, u"cut-header"_s, u"cut-body"_s,
                                 u"not-json"_s, u"duplicate-code"_s, u"silent"_s}));
    QSet<int> faults;
    for (const QString &name : names) {
        QVERIFY(sandboxFaultFromName(name));
        faults.insert(static_cast<int>(*sandboxFaultFromName(name)));
    }
    QCOMPARE(faults.size(), names.size());
    QVERIFY(!sandboxFaultFromName(u"Slow"_s));
    QVERIFY(!sandboxFaultFromName(u""_s));
}

void TestSandboxServer::faultsComeInTurnAndAreCounted()
{
    SandboxSettings settings = settingsWithoutRate();
    settings.faults = {{SandboxFault::ServerError, 2},
                       {SandboxFault::BadGateway, 0},
                       {SandboxFault::None, 1},
                       {SandboxFault::GatewayTimeout, 1}};
    SandboxServer server(settings);
    QVERIFY(server.start());
    const auto status = [&server] { return talk(server, goodCall().bytes()).status(); };
    for (const int expected : {500, 500, 200, 504, 200}) {
        QCOMPARE(status(), expected);
    }
    server.addFault(SandboxFault::BadGateway, 1);
    server.addFault(SandboxFault::GatewayTimeout, -1);
    server.addFault(SandboxFault::ServerError, 1);
    for (const int expected : {502, 504, 504, 504}) {
        QCOMPARE(status(), expected);
    }
}

void TestSandboxServer::faultsLeaveOtherCallsAlone()
{
    SandboxServer server(settingsWith(SandboxFault::ServerError, 1));
    QVERIFY(server.start());
    QCOMPARE(talk(server, goodCall("/user/checkOnline.json"_ba, "userId=ann"_ba).bytes()).code(), 200);
    QCOMPARE(talk(server, goodCall("/nothing"_ba).bytes()).code(), 404);
    QCOMPARE(talk(server, goodCall().bytes()).status(), 500);
}

void TestSandboxServer::answeredFaultsSayWhatTheyShould_data()
{
    QTest::addColumn<SandboxFault>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QByteArray>("inBody");
    QTest::newRow("500") << SandboxFault::ServerError << 500 << 1000 << false << "\"code\":1000"_ba;
    QTest::newRow("504") << SandboxFault::GatewayTimeout << 504 << 1050 << false << "\"code\":1050"_ba;
    QTest::newRow("502") << SandboxFault::BadGateway << 502 << 0 << false << "<html>"_ba;
    QTest::newRow("redirect") << SandboxFault::Redirect << 307 << 0 << false << QByteArray();
    QTest::newRow("not-json") << SandboxFault::NotJson << 200 << 0 << true << QByteArray();
    QTest::newRow("duplicate-code") << SandboxFault::DuplicateCode << 200 << 0 << true
                                    << "{\"code\":1002,\"code\":200}"_ba;
}

void TestSandboxServer::answeredFaultsSayWhatTheyShould()
{
    QFETCH(SandboxFault, fault);
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(bool, accepted);
    QFETCH(QByteArray, inBody);
    SandboxServer server(settingsWith(fault));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const Reply reply = talk(server, goodCall().bytes());
    QCOMPARE(reply.status(), status);
    QVERIFY2(reply.body().contains(inBody), reply.raw.constData());
    QCOMPARE(reply.header("Content-Length"_ba).toLongLong(), reply.body().size());
    if (fault == SandboxFault::NotJson) {
        QVERIFY(QJsonDocument::fromJson(reply.body()).isNull());
    }
    if (fault == SandboxFault::Redirect) {
        const QByteArray target = reply.header("Location"_ba);
        QVERIFY2(target.startsWith(server.url().toLatin1() + '/'), target.constData());
        QVERIFY(!target.endsWith(broadcastPath));
    }
    QCOMPARE(requests.size(), 1);
    const auto request = requests.first().first().value<SandboxRequest>();
    QCOMPARE(request.accepted, accepted);
    QCOMPARE(request.httpStatus, status);
    QCOMPARE(request.code, code);
}

void TestSandboxServer::aFaultDoesNotMakeABadRequestGood()
{
    SandboxServer server(settingsWith(SandboxFault::NotJson));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    talk(server, goodCall(broadcastPath, "fromUserId=ann"_ba).bytes());
    QCOMPARE(requests.size(), 1);
    QVERIFY(!requests.first().first().value<SandboxRequest>().accepted);
}

void TestSandboxServer::slowAnswersLater()
{
    SandboxSettings settings = settingsWith(SandboxFault::Slow);
    settings.slowAnswer = 200ms;
    SandboxServer server(settings);
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    QElapsedTimer timer;
    timer.start();
    const auto socket = openWith(server, goodCall().bytes());
    QVERIFY(socket);
    QTRY_COMPARE(requests.size(), 1);
    QVERIFY(requests.first().first().value<SandboxRequest>().accepted);
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QVERIFY(timer.elapsed() >= 199);
    QCOMPARE(Reply{socket->readAll()}.code(), 200);

    // Someone who does not wait is no trouble.
    const auto impatient = openWith(server, goodCall().bytes());
    QVERIFY(impatient);
    QTRY_COMPARE(requests.size(), 2);
    impatient->abort();
    QCOMPARE(talk(server, goodCall().bytes()).code(), 200);
}

void TestSandboxServer::closeEndsWithoutAWord()
{
    SandboxServer server(settingsWith(SandboxFault::CloseAfterRead));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    QCOMPARE(talk(server, goodCall().bytes()).raw, QByteArray());
    QCOMPARE(requests.size(), 1);
    const auto request = requests.first().first().value<SandboxRequest>();
    QVERIFY(request.accepted);
    QCOMPARE(request.httpStatus, 0);
    QCOMPARE(request.code, 0);
}

void TestSandboxServer::resetIsARealReset()
{
#ifdef Q_OS_UNIX
    // QTcpSocket tells a reset from an end by nothing, the system does.
    for (const auto &[fault, expected] :
         {std::pair(SandboxFault::Reset, ECONNRESET), std::pair(SandboxFault::CloseAfterRead, 0)}) {
        SandboxServer server(settingsWith(fault));
        QVERIFY(server.start());
        QSignalSpy requests(&server, &SandboxServer::requestReceived);
        const int peer = ::socket(AF_INET, SOCK_STREAM, 0);
        QVERIFY(peer >= 0);
        const auto closer = qScopeGuard([peer] { ::close(peer); });
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(portOf(server));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(peer, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        const QByteArray bytes = goodCall().bytes();
        QCOMPARE(::send(peer, bytes.constData(), static_cast<size_t>(bytes.size()), 0), bytes.size());
        ssize_t received = 0;
        int problem = EAGAIN;
        const auto hasEnded = [&] { // asked again after the end, when a reset would look like an end
            if (problem == EAGAIN) {
                char byte = 0;
                received = ::recv(peer, &byte, 1, MSG_DONTWAIT);
                problem = received < 0 ? errno : 0;
            }
            return problem != EAGAIN;
        };
        QTRY_VERIFY(hasEnded());
        QCOMPARE(problem, expected);
        QVERIFY(received <= 0);
        QCOMPARE(requests.size(), 1);
        QVERIFY(requests.first().first().value<SandboxRequest>().accepted);
    }
#else
    QSKIP("Needs the system's own sockets");
#endif
}

void TestSandboxServer::cutHeaderEndsInsideTheHeader()
{
    SandboxServer server(settingsWith(SandboxFault::CutHeader));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const Reply reply = talk(server, goodCall().bytes());
    QVERIFY(reply.raw.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(!reply.raw.contains("\r\n\r\n"));
    const auto request = requests.first().first().value<SandboxRequest>();
    QVERIFY(request.accepted);
    QCOMPARE(request.httpStatus, 200);
    QCOMPARE(request.code, 0);
}

void TestSandboxServer::cutBodyEndsInsideTheBody()
{
    SandboxServer server(settingsWith(SandboxFault::CutBody));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const Reply reply = talk(server, goodCall().bytes());
    QCOMPARE(reply.header("Content-Length"_ba), "12"_ba);
    QCOMPARE(reply.body(), "{\"code"_ba);
    const auto request = requests.first().first().value<SandboxRequest>();
    QVERIFY(request.accepted);
    QCOMPARE(request.httpStatus, 200);
    QCOMPARE(request.code, 0);
}

void TestSandboxServer::garbageIsNotHttp()
{
    SandboxServer server(settingsWith(SandboxFault::Garbage));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const Reply reply = talk(server, goodCall().bytes());
    QVERIFY(!reply.raw.isEmpty());
    QVERIFY(!reply.raw.contains("HTTP"));
    QVERIFY(requests.first().first().value<SandboxRequest>().accepted);
    QCOMPARE(requests.first().first().value<SandboxRequest>().httpStatus, 0);
}

void TestSandboxServer::theEndlessBodyGoesOnAndStopsWithItsReader()
{
    SandboxServer server(settingsWith(SandboxFault::EndlessBody));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const auto socket = openWith(server, goodCall().bytes());
    QVERIFY(socket);
    socket->setReadBufferSize(64 * 1024);
    QByteArray start;
    qint64 received = 0;
    const auto readOn = [&] {
        const QByteArray bytes = socket->readAll();
        received += bytes.size();
        start += bytes.first(std::min(bytes.size(), 1'000 - std::min(start.size(), qsizetype(1'000))));
        return received;
    };
    connect(socket.get(), &QTcpSocket::readyRead, this, readOn);
    QTRY_VERIFY(received > 4 * 1024 * 1024);
    QVERIFY(start.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(!start.contains("Content-Length"));
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
    QVERIFY(requests.first().first().value<SandboxRequest>().accepted);
    QVERIFY(server.findChild<QTcpServer *>()->findChild<QTcpSocket *>());
    socket->abort();
    QTRY_VERIFY(!server.findChild<QTcpServer *>()->findChild<QTcpSocket *>());
}

void TestSandboxServer::silentSaysNothingAndStaysOpen()
{
    SandboxServer server(settingsWith(SandboxFault::Silent, 1));
    QVERIFY(server.start());
    QSignalSpy requests(&server, &SandboxServer::requestReceived);
    const auto socket = openWith(server, goodCall().bytes());
    QVERIFY(socket);
    QTRY_COMPARE(requests.size(), 1);
    QVERIFY(requests.first().first().value<SandboxRequest>().accepted);
    QCOMPARE(requests.first().first().value<SandboxRequest>().httpStatus, 0);
    QCOMPARE(talk(server, goodCall().bytes()).code(), 200);
    QCOMPARE(socket->bytesAvailable(), 0);
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
}

void TestSandboxServer::itListensOnTheLoopbackOnly()
{
    SandboxServer server(settingsWithoutRate());
    QCOMPARE(server.url(), QString());
    QVERIFY(server.start());
    QVERIFY(server.start()); // once is enough
    QVERIFY(server.url().startsWith("http://127.0.0.1:"_L1));
    QCOMPARE(server.findChild<QTcpServer *>()->serverAddress(), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(server.appKey(), appKey);
    QCOMPARE(server.appSecret(), appSecret);
}

void TestSandboxServer::aTakenPortIsSaid()
{
    SandboxServer first(settingsWithoutRate());
    QVERIFY(first.start());
    SandboxSettings settings = settingsWithoutRate();
    settings.port = portOf(first);
    SandboxServer second(settings);
    QVERIFY(!second.start());
    QVERIFY(second.errorString().contains(QString::number(settings.port)));
    QCOMPARE(second.url(), QString());
}

void TestSandboxServer::theSecretIsMadeAnew()
{
    const SandboxServer first{SandboxSettings{}};
    const SandboxServer second{SandboxSettings{}};
    QCOMPARE(first.appKey(), "sandbox-app-key"_ba);
    QCOMPARE(first.appSecret().size(), 32);
    QVERIFY(first.appSecret() != second.appSecret());
}

void TestSandboxServer::itWorksInAnotherThread()
{
    QThread thread;
    auto *server = new SandboxServer(settingsWithoutRate());
    QSignalSpy requests(server, &SandboxServer::requestReceived);
    server->moveToThread(&thread);
    connect(&thread, &QThread::finished, server, &QObject::deleteLater);
    thread.start();
    bool started = false;
    QMetaObject::invokeMethod(server, &SandboxServer::start, Qt::BlockingQueuedConnection, &started);
    QVERIFY(started);
    QCOMPARE(talk(*server, goodCall().bytes()).code(), 200);
    QTRY_COMPARE(requests.size(), 1);
    thread.quit();
    QVERIFY(thread.wait());
}

QTEST_GUILESS_MAIN(TestSandboxServer)
#include "tst_sandbox_server.moc"
