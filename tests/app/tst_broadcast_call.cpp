// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/broadcast_call.h"

#include "tests/support/fault_scenarios.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/wire_call.h"

#include <QAuthenticator>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSet>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace crier;
using namespace crier::test;
using namespace std::chrono_literals;

namespace {
#if defined(CRIER_SANITIZED)
constexpr int slowness = 2;
#else
constexpr int slowness = 1;
#endif
constexpr int patience = 30'000; // the most a test waits; never waited for when all is well

// For peers that hang: short, so that the test is; long enough for a handshake on a busy machine.
constexpr std::chrono::milliseconds shortInactivity = 600ms * slowness;
constexpr std::chrono::milliseconds shortDeadline = 1'200ms * slowness;

QByteArray stateName(SendState state)
{
    return stateId(state).toLatin1();
}

QByteArray headerLine(const QByteArray &head, const QByteArray &name)
{
    QByteArray found;
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(name.size() + 1).compare(name + ':', Qt::CaseInsensitive) == 0)
            found += (found.isEmpty() ? "" : "|") + line.sliced(name.size() + 1).trimmed();
    }
    return found;
}

qint64 residentKibibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmRSS:");
    return at < 0 ? -1 : text.sliced(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong();
}
} // namespace

class TestBroadcastCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void atMostOneCopyWhateverThePeerDoes_data();
    void atMostOneCopyWhateverThePeerDoes();
    void aRefusingGateLetsNothingOut_data() { addSchemes(); }
    void aRefusingGateLetsNothingOut();
    void aRefusedConnectionIsNotSent_data() { addSchemes(); }
    void aRefusedConnectionIsNotSent();
    void anUnknownHostIsNotSent();
    void plainHttpToAnotherComputerIsRefused();
    void tlsToAPortWithoutItIsNotSent();

    void aRedirectIsNotFollowed_data();
    void aRedirectIsNotFollowed();
    void aChallengeIsNotAnswered_data() { addSchemes(); }
    void aChallengeIsNotAnswered();
    void cookiesAreNotKept_data() { addSchemes(); }
    void cookiesAreNotKept();
    void theHeaderIsExactlyOurs_data() { addSchemes(); }
    void theHeaderIsExactlyOurs();
    void aProxyFromTheEnvironmentDoesNotDivertLoopback();

    void anEndlessBodyEndsEarlyInLittleMemory_data() { addSchemes(); }
    void anEndlessBodyEndsEarlyInLittleMemory();
    void aDrippingBodyEndsAtTheDeadline_data() { addSchemes(); }
    void aDrippingBodyEndsAtTheDeadline();

    void abortBeforeTheGateIsNotSent_data() { addSchemes(); }
    void abortBeforeTheGateIsNotSent();
    void abortAfterTheGateIsUnknown_data() { addSchemes(); }
    void abortAfterTheGateIsUnknown();
    void abortAfterTheEndChangesNothing();
    void aCallThatIsDeletedInFlightSaysNothingMore_data() { addSchemes(); }
    void aCallThatIsDeletedInFlightSaysNothingMore();

    void theBodyArrivesByteForByte_data();
    void theBodyArrivesByteForByte();
    void callsInARowArriveOnceEach_data() { addSchemes(); }
    void callsInARowArriveOnceEach();

private:
    static void addSchemes();
    std::optional<TlsSetup> tlsFor(const QString &scheme);
    TransportOptions options(bool isShort = false) const;
    std::unique_ptr<FaultServer> serve(const QString &scheme, Behaviour behaviour);

    std::unique_ptr<TestCertificates> m_certificates;
    CertificateFiles m_leaf;
    QList<QSslCertificate> m_authority;
};

void TestBroadcastCall::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    m_certificates = std::make_unique<TestCertificates>();
    m_leaf = m_certificates->leaf();
    m_authority = QSslCertificate::fromPath(m_certificates->authorityFile());
    QCOMPARE(m_authority.size(), 1);
}

void TestBroadcastCall::addSchemes()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("http") << QStringLiteral("http");
    QTest::newRow("https") << QStringLiteral("https");
}

std::optional<TlsSetup> TestBroadcastCall::tlsFor(const QString &scheme)
{
    if (scheme == QLatin1String("http"))
        return {};
    return TlsSetup{.certificateFile = m_leaf.certificate, .keyFile = m_leaf.key};
}

TransportOptions TestBroadcastCall::options(bool isShort) const
{
    return {.inactivity = isShort ? shortInactivity : 20'000ms,
            .deadline = isShort ? shortDeadline : 25'000ms,
            .extraAuthorities = m_authority};
}

std::unique_ptr<FaultServer> TestBroadcastCall::serve(const QString &scheme, Behaviour behaviour)
{
    return std::make_unique<FaultServer>(std::move(behaviour), tlsFor(scheme));
}

void TestBroadcastCall::atMostOneCopyWhateverThePeerDoes_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<int>("index");
    const QList<FaultScenario> scenarios = faultScenarios();
    for (int i = 0; i < scenarios.size(); ++i) {
        for (const char *scheme : {"http", "https"}) {
            const bool exists =
                !(qstrcmp(scheme, "http") == 0 ? scenarios[i].plain : scenarios[i].tls).isEmpty();
            if (exists)
                QTest::addRow("%s, %s", scheme, scenarios[i].name.constData())
                    << QString::fromLatin1(scheme) << i;
        }
    }
    QVERIFY(scenarios.size() >= 27);
}

void TestBroadcastCall::atMostOneCopyWhateverThePeerDoes()
{
    QFETCH(const QString, scheme);
    QFETCH(const int, index);
    const FaultScenario scenario = faultScenarios().at(index);
    const QList<SendState> expected = scheme == QLatin1String("http") ? scenario.plain : scenario.tls;
    bool isSet = false;
    const int wanted = qEnvironmentVariableIntValue("CRIER_WIRE_RUNS", &isSet);
    constexpr int together = 5; // calls at the same time, each with a manager of its own: hangers cost time
    const QByteArray body(scenario.isLarge ? 400'000 : 600, 'x');

    for (int left = isSet ? wanted : together; left > 0; left -= together) {
        const auto server = serve(scheme, scenario.behaviour);
        std::vector<std::unique_ptr<WireCall>> calls;
        for (int i = 0; i < std::min(left, together); ++i) {
            calls.push_back(
                std::make_unique<WireCall>(WireCall::Setup{.url = broadcastUrl(scheme, server->port()),
                                                           .options = options(scenario.hangs),
                                                           .body = body}));
            calls.back()->start();
        }
        const auto isOver = [](const auto &call) { return call->isOver(); };
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(calls.begin(), calls.end(), isOver), patience);
        if (scenario.hangs)
            QVERIFY2(timer.elapsed() < shortDeadline.count() + 1'000 * slowness, "ended late");
        QCoreApplication::processEvents(); // a second end, if there were one, would come now
        for (const auto &call : calls)
            call->close();
        server->settle();

        for (const auto &call : calls) {
            const FaultServer::Arrivals arrivals = server->arrivals(call->id());
            const Outcome outcome = call->outcome();
            QVERIFY2(arrivals.complete + arrivals.partial <= 1,
                     QByteArray(QByteArray::number(arrivals.complete) + " complete, " +
                                QByteArray::number(arrivals.partial) + " partial")
                         .constData());
            QVERIFY(call->gateCalls() <= 1);
            QCOMPARE(call->finishedCount(), 1);
            QCOMPARE(call->facts().handedOut, call->gateCalls() == 1);
            QVERIFY2(expected.contains(outcome.state),
                     QByteArray(stateName(outcome.state) + ", " + reasonId(outcome.reason).toLatin1() + ", " +
                                outcome.detail.toUtf8())
                         .constData());
            if (outcome.state == SendState::NotSent)
                QCOMPARE(arrivals.complete + arrivals.partial, 0);
            if (outcome.state == SendState::Accepted || outcome.state == SendState::Rejected)
                QCOMPARE(arrivals.complete + arrivals.partial, 1);
        }
        // Also what came without an id.
        const FaultServer::Arrivals all = server->allArrivals();
        QVERIFY(all.complete + all.partial <= int(calls.size()));
    }
}

void TestBroadcastCall::aRefusingGateLetsNothingOut()
{
    QFETCH(const QString, scheme);
    for (const EndReason reason : {EndReason::GateSlotTaken, EndReason::GateStorage}) {
        const auto server = serve(scheme, {.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
        WireCall call(
            {.url = broadcastUrl(scheme, server->port()), .options = options(), .gateSays = reason});
        call.start();
        QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
        call.close();
        server->settle();

        QCOMPARE(server->requestBytes(), 0);
        QCOMPARE(call.gateCalls(), 1);
        QCOMPARE(call.finishedCount(), 1);
        QVERIFY(!call.facts().handedOut);
        QCOMPARE(call.outcome().state, SendState::NotSent);
        QCOMPARE(call.outcome().reason, reason);
    }
}

void TestBroadcastCall::aRefusedConnectionIsNotSent()
{
    QFETCH(const QString, scheme);
    quint16 port = 0;
    {
        const FaultServer gone(Behaviour{});
        port = gone.port();
    }
    WireCall call({.url = broadcastUrl(scheme, port), .options = options()});
    call.start();
    QCOMPARE(call.finishedCount(), 0); // never from inside start()
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCOMPARE(call.gateCalls(), 0);
    QCOMPARE(call.outcome().state, SendState::NotSent);
    QCOMPARE(call.outcome().reason, EndReason::ConnectionRefused);
}

void TestBroadcastCall::anUnknownHostIsNotSent()
{
    QUrl url = broadcastUrl(QStringLiteral("https"), 443, QStringLiteral("nobody.crier.invalid"));
    WireCall call(
        {.url = url, .options = {.inactivity = 5'000ms, .deadline = 5'000ms, .extraAuthorities = {}}});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCOMPARE(call.gateCalls(), 0);
    QCOMPARE(call.outcome().state, SendState::NotSent);
    // A resolver that is out of reach may take longer than the deadline.
    const EndReason reason = call.outcome().reason;
    QVERIFY2(reason == EndReason::HostNotFound || reason == EndReason::ConnectTimeout,
             QByteArray(reasonId(reason).toLatin1()).constData());
}

void TestBroadcastCall::plainHttpToAnotherComputerIsRefused()
{
    WireCall call({.url = broadcastUrl(QStringLiteral("http"), 80, QStringLiteral("nobody.crier.invalid")),
                   .options = options()});
    call.start();
    QCOMPARE(call.finishedCount(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCOMPARE(call.gateCalls(), 0);
    QCOMPARE(call.outcome().state, SendState::NotSent);
    QCOMPARE(call.outcome().reason, EndReason::TlsFailed); // refused as unprotected, not as unreachable
}

void TestBroadcastCall::tlsToAPortWithoutItIsNotSent()
{
    FaultServer server({.ending = Ending::HoldOpen});
    WireCall call({.url = broadcastUrl(QStringLiteral("https"), server.port()), .options = options(true)});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCOMPARE(call.gateCalls(), 0);
    QCOMPARE(call.outcome().state, SendState::NotSent);
}

void TestBroadcastCall::aRedirectIsNotFollowed_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"301 Moved Permanently", "302 Found", "303 See Other",
                               "307 Temporary Redirect", "308 Permanent Redirect"}) {
        for (const char *scheme : {"http", "https"})
            QTest::addRow("%s, %s", scheme, status) << QString::fromLatin1(scheme) << QByteArray(status);
    }
}

void TestBroadcastCall::aRedirectIsNotFollowed()
{
    QFETCH(const QString, scheme);
    QFETCH(const QByteArray, status);
    for (const QByteArray &body : {QByteArray(), QByteArray("{\"code\":200}")}) {
        const Behaviour accepting{.answer = acceptedAnswer(), .ending = Ending::CloseNotify};
        const auto elsewhere = serve(scheme, accepting);
        const QByteArray location = "Location: " + scheme.toLatin1() +
                                    "://127.0.0.1:" + QByteArray::number(elsewhere->port()) +
                                    "/elsewhere\r\n";
        const auto server =
            serve(scheme, {.answer = httpAnswer(status, body, location), .ending = Ending::CloseNotify});
        WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options()});
        call.start();
        QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
        QCoreApplication::processEvents();
        call.close();
        server->settle();
        elsewhere->settle();

        QCOMPARE(elsewhere->connections(), 0);
        QCOMPARE(server->arrivals(call.id()).complete, 1);
        QCOMPARE(server->connections(), 1);
        QCOMPARE(call.gateCalls(), 1);
        QCOMPARE(call.outcome().state, SendState::Unknown);
        QCOMPARE(call.outcome().reason, EndReason::Redirected);
    }
}

void TestBroadcastCall::aChallengeIsNotAnswered()
{
    QFETCH(const QString, scheme);
    const QByteArray basic = "WWW-Authenticate: Basic realm=\"x\"\r\nConnection: keep-alive\r\n";
    const auto server = serve(
        scheme, {.answer = httpAnswer("401 Unauthorized", "who?", basic), .ending = Ending::NextRequest});
    QNetworkAccessManager manager;
    // Even somebody who offers credentials does not bring a second copy about.
    connect(&manager, &QNetworkAccessManager::authenticationRequired, this,
            [](QNetworkReply *, QAuthenticator *authenticator) {
                authenticator->setUser(QStringLiteral("user"));
                authenticator->setPassword(QStringLiteral("password"));
            });
    WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options(), .manager = &manager});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    call.close();
    manager.clearConnectionCache();
    server->settle();

    QCOMPARE(server->arrivals(call.id()).complete, 1);
    QCOMPARE(server->allArrivals().partial, 0);
    QCOMPARE(server->heads().size(), 1);
    QCOMPARE(headerLine(server->heads().at(0), "Authorization"), QByteArray());
    QCOMPARE(call.outcome().state, SendState::Unknown);
}

void TestBroadcastCall::cookiesAreNotKept()
{
    QFETCH(const QString, scheme);
    const auto server = serve(scheme, {.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
    QVERIFY(acceptedAnswer().contains("Set-Cookie:"));
    QNetworkAccessManager manager;
    for (int i = 0; i < 2; ++i) {
        WireCall call(
            {.url = broadcastUrl(scheme, server->port()), .options = options(), .manager = &manager});
        call.start();
        QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
        QCOMPARE(call.outcome().state, SendState::Accepted);
    }
    const QList<QByteArray> heads = server->heads();
    QCOMPARE(heads.size(), 2);
    for (const QByteArray &head : heads)
        QCOMPARE(headerLine(head, "Cookie"), QByteArray());
}

void TestBroadcastCall::theHeaderIsExactlyOurs()
{
    QFETCH(const QString, scheme);
    const auto server = serve(scheme, {.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
    const Secret secret(QByteArray("s3cr3t/+=&"));
    const Profile profile{.name = QStringLiteral("wire"),
                          .environment = Environment::Test,
                          .baseUrl =
                              QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(server->port())),
                          .appKey = {QStringLiteral("wire-app-key")},
                          .defaultSender = {}};
    const Draft draft{
        {QStringLiteral("crier")}, {QStringLiteral("RC:TxtMsg")}, "{\"content\":\"1+1\"}", true};
    const Attempt attempt{QDateTime::fromMSecsSinceEpoch(1'767'225'600'000, Qt::UTC), "7", freshRequestId()};
    const SignedRequest request = buildBroadcast(profile, secret, draft, attempt);

    QNetworkAccessManager manager;
    BroadcastCall call(
        manager, request, [] { return EndReason::None; }, options());
    int finished = 0;
    connect(&call, &BroadcastCall::finished, this, [&finished] { ++finished; });
    call.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished, 1, patience);

    QCOMPARE(server->heads().size(), 1);
    const QByteArray head = server->heads().at(0);
    QVERIFY2(head.startsWith("POST /message/chatroom/broadcast.json HTTP/1.1\r\n"),
             QByteArray(head).constData());
    QSet<QByteArray> names;
    const QList<QByteArray> lines = head.trimmed().split('\n');
    for (const QByteArray &line : lines.sliced(1)) {
        const QByteArray name = line.first(line.indexOf(':')).toLower();
        QVERIFY2(!names.contains(name), QByteArray("twice: " + name).constData());
        names.insert(name);
    }
    const QSet<QByteArray> wanted{
        "app-key",        "nonce",           "timestamp",  "signature",  "x-request-id", "content-type",
        "content-length", "accept-encoding", "connection", "user-agent", "host"};
    // Qt adds the languages of this computer's user.
    QCOMPARE(names - QSet<QByteArray>{"accept-language"}, wanted);
    QCOMPARE(headerLine(head, "App-Key"), QByteArray("wire-app-key"));
    QCOMPARE(headerLine(head, "Nonce"), QByteArray("7"));
    QCOMPARE(headerLine(head, "Timestamp"), QByteArray("1767225600000"));
    QCOMPARE(headerLine(head, "Signature"), QByteArray("27ecc22b4490e9fd13e98d090bc615e646df5fe9"));
    QCOMPARE(headerLine(head, "X-Request-ID"), attempt.requestId);
    QCOMPARE(headerLine(head, "Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(headerLine(head, "Content-Length"), QByteArray::number(request.body.size()));
    QCOMPARE(headerLine(head, "Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(headerLine(head, "Connection").toLower(), QByteArray("close"));
    QVERIFY(headerLine(head, "User-Agent").startsWith("Crier/"));
    QCOMPARE(server->bodies(), QList<QByteArray>{request.body});
}

void TestBroadcastCall::aProxyFromTheEnvironmentDoesNotDivertLoopback()
{
    FaultServer proxy({.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.port());
    const QList<QByteArray> variables{"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"};
    const auto cleanUp = qScopeGuard([&variables] {
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        for (const QByteArray &variable : variables)
            qunsetenv(variable.constData());
    });
    for (const QByteArray &variable : variables)
        qputenv(variable.constData(), address);
    qunsetenv("no_proxy");
    QNetworkProxyFactory::setUseSystemConfiguration(true);

    for (const QString &scheme : {QStringLiteral("http"), QStringLiteral("https")}) {
        const auto server = serve(scheme, {.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
        QNetworkAccessManager diverted; // as a proxy chosen for the last send would leave it
        diverted.setProxy({QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.port()});
        for (QNetworkAccessManager *manager : {static_cast<QNetworkAccessManager *>(nullptr), &diverted}) {
            WireCall call(
                {.url = broadcastUrl(scheme, server->port()), .options = options(), .manager = manager});
            call.start();
            QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
            QCOMPARE(call.outcome().state, SendState::Accepted);
            QCOMPARE(server->arrivals(call.id()).complete, 1);
        }
    }
    QCOMPARE(proxy.connections(), 0);

    // The variables do divert others, so the above means something.
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(
        manager.get(QNetworkRequest(QUrl(QStringLiteral("http://nobody.crier.invalid/")))));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
    QVERIFY(proxy.connections() > 0);
}

void TestBroadcastCall::anEndlessBodyEndsEarlyInLittleMemory()
{
    QFETCH(const QString, scheme);
    if (residentKibibytes() < 0)
        QSKIP("No /proc to read the resident size from");
    const auto server = serve(
        scheme, {.answer = "HTTP/1.1 200 OK\r\n\r\n{\"code\":200}", .endless = QByteArray(65'536, ' ')});
    WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options()});
    const qint64 before = residentKibibytes();
    qint64 most = before;
    connect(&call.call(), &BroadcastCall::finished, this,
            [&most] { most = std::max(most, residentKibibytes()); });
    QElapsedTimer timer;
    timer.start();
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);

    QVERIFY2(timer.elapsed() < 5'000, "ended by a time-out, not by the size");
    QVERIFY2(most - before < 64 * 1'024,
             QByteArray(QByteArray::number(most - before) + " KiB more").constData());
    QCOMPARE(call.outcome().state, SendState::Unknown);
    QCOMPARE(call.outcome().reason, EndReason::AnswerTooLarge);
    QVERIFY(call.facts().body.size() <= maxAnswerBytes + 1);
}

void TestBroadcastCall::aDrippingBodyEndsAtTheDeadline()
{
    QFETCH(const QString, scheme);
    const QByteArray header = "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n";
    const auto server =
        serve(scheme, {.answer = header + QByteArray(10'000, ' '), .dripFrom = header.size()});
    WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options(true)});
    QElapsedTimer timer;
    timer.start();
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QVERIFY(timer.elapsed() >= shortDeadline.count() - 20);
    QVERIFY(timer.elapsed() < shortDeadline.count() + 1'000 * slowness);
    QCOMPARE(call.outcome().state, SendState::Unknown);
    QCOMPARE(call.outcome().reason, EndReason::TimedOut);
}

void TestBroadcastCall::abortBeforeTheGateIsNotSent()
{
    QFETCH(const QString, scheme);
    const auto server = serve(scheme, {.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
    WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options()});
    call.start();
    call.call().abort(EndReason::Cancelled);
    call.call().abort(EndReason::TimedOut); // too late to change the reason
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCoreApplication::processEvents();
    call.close();
    server->settle();

    QCOMPARE(server->requestBytes(), 0);
    QCOMPARE(call.gateCalls(), 0);
    QCOMPARE(call.finishedCount(), 1);
    QCOMPARE(call.outcome().state, SendState::NotSent);
    QCOMPARE(call.outcome().reason, EndReason::Cancelled);
}

void TestBroadcastCall::abortAfterTheGateIsUnknown()
{
    QFETCH(const QString, scheme);
    const auto server = serve(scheme, {.ending = Ending::HoldOpen});
    WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options()});
    call.start();
    QTRY_COMPARE_WITH_TIMEOUT(server->arrivals(call.id()).complete, 1, patience);
    call.call().abort(EndReason::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCoreApplication::processEvents();
    call.close();
    server->settle();

    QCOMPARE(server->allArrivals().complete, 1);
    QCOMPARE(call.gateCalls(), 1);
    QCOMPARE(call.finishedCount(), 1);
    QCOMPARE(call.outcome().state, SendState::Unknown);
    QCOMPARE(call.outcome().reason, EndReason::Cancelled);
}

void TestBroadcastCall::abortAfterTheEndChangesNothing()
{
    const auto server =
        serve(QStringLiteral("http"), {.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
    WireCall call({.url = broadcastUrl(QStringLiteral("http"), server->port()), .options = options()});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    call.call().abort(EndReason::Cancelled);
    QCoreApplication::processEvents();
    QCOMPARE(call.finishedCount(), 1);
    QCOMPARE(call.outcome().state, SendState::Accepted);
}

void TestBroadcastCall::aCallThatIsDeletedInFlightSaysNothingMore()
{
    QFETCH(const QString, scheme);
    const auto server = serve(scheme, {.ending = Ending::HoldOpen});
    WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options()});
    call.start();
    QTRY_COMPARE_WITH_TIMEOUT(server->arrivals(call.id()).complete, 1, patience);
    call.close();
    QCoreApplication::processEvents();
    server->settle();
    QCOMPARE(call.finishedCount(), 0);
    QCOMPARE(server->allArrivals().complete, 1);
    QCOMPARE(server->allArrivals().partial, 0);
}

void TestBroadcastCall::theBodyArrivesByteForByte_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<int>("size");
    for (const int size : {1, 16'383, 16'384, 16'385, 3 * 131'072}) { // Qt's chunk is 16 KiB
        for (const char *scheme : {"http", "https"})
            QTest::addRow("%s, %d bytes", scheme, size) << QString::fromLatin1(scheme) << size;
    }
}

void TestBroadcastCall::theBodyArrivesByteForByte()
{
    QFETCH(const QString, scheme);
    QFETCH(const int, size);
    QRandomGenerator random{quint32(size)}; // any byte may come: nothing on the way may look at them
    QByteArray body(size, Qt::Uninitialized);
    for (char &byte : body)
        byte = char(random.bounded(256));
    const auto server = serve(scheme, {.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
    WireCall call({.url = broadcastUrl(scheme, server->port()), .options = options(), .body = body});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCOMPARE(call.outcome().state, SendState::Accepted);
    QCOMPARE(server->bodies().size(), 1);
    QVERIFY(server->bodies().at(0) == body);
    QCOMPARE(server->requestBytes(), server->heads().at(0).size() + size);
}

void TestBroadcastCall::callsInARowArriveOnceEach()
{
    QFETCH(const QString, scheme);
    const auto server =
        serve(scheme, {.answer = httpAnswer("200 OK", "{\"code\":200}", "Connection: keep-alive\r\n"),
                       .ending = Ending::NextRequest,
                       .dropEverySecond = true});
    QNetworkAccessManager manager;
    constexpr int calls = 8;
    QList<QByteArray> ids;
    for (int i = 0; i < calls; ++i) {
        WireCall call(
            {.url = broadcastUrl(scheme, server->port()), .options = options(), .manager = &manager});
        call.start();
        QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
        QCOMPARE(call.outcome().state, SendState::Accepted);
        ids.append(call.id());
    }
    manager.clearConnectionCache();
    server->settle();
    for (const QByteArray &id : std::as_const(ids))
        QCOMPARE(server->arrivals(id).complete, 1);
    QCOMPARE(server->allArrivals().complete, calls);
    QCOMPARE(server->allArrivals().partial, 0);
    QCOMPARE(server->connections(), calls); // a fresh one each: a kept one may be dead
}

QTEST_GUILESS_MAIN(TestBroadcastCall)
#include "tst_broadcast_call.moc"
