// SPDX-License-Identifier: GPL-3.0-or-later
// A broadcast on its way through a proxy: never more than one copy, whatever the proxy asks for.
#include "app/send/one_shot_body.h"
#include "app/send/proxy_passwords.h"
#include "app/send/sender.h"
#include "app/send/transport.h"
#include "app/text/sentences.h"
#include "tests/support/connect_proxy.h"
#include "tests/support/fault_scenarios.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/wire_call.h"

#include <QNetworkReply>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QTest>

using namespace crier;
using namespace crier::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int patience = 30'000;               // the most a test waits; never waited for when all is well
const QString host = u"api.example.invalid"_s; // only the proxy knows where that is
const QByteArray credentials = "anna:open sesame";
} // namespace

class TestProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { init(); }

    void theEnvironmentsProxyIsUsed();
    void aPasswordThatIsKnownSendsOnce_data();
    void aPasswordThatIsKnownSendsOnce();
    void withoutTheRightPasswordNothingLeaves_data();
    void withoutTheRightPasswordNothingLeaves();
    void aWrongPasswordIsNotRemembered();
    void aServiceThatPosesAsAProxyLearnsNothing();
    void plainHttpNeverGoesThroughAProxy();
    void aBodyIsNotPostedAgainForAProxy();
    void passwordsAreKeptByPlace();

private:
    std::unique_ptr<FaultServer> serve(const QByteArray &answer = acceptedAnswer());
    WireCall::Setup through(QNetworkAccessManager &manager, const ProxyPasswords &passwords) const;
    static void run(WireCall &call);

    std::unique_ptr<TestCertificates> m_certificates;
    CertificateFiles m_leaf;
    QList<QSslCertificate> m_authority;
};

void TestProxy::initTestCase()
{
    m_certificates = std::make_unique<TestCertificates>();
    m_leaf = m_certificates->leaf({.names = {"DNS:" + host.toLatin1()}});
    m_authority = QSslCertificate::fromPath(m_certificates->authorityFile());
    QCOMPARE(m_authority.size(), 1);
}

void TestProxy::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY",
                             "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
        qunsetenv(name);
}

std::unique_ptr<FaultServer> TestProxy::serve(const QByteArray &answer)
{
    return std::make_unique<FaultServer>(
        Behaviour{.answer = answer, .ending = Ending::CloseNotify},
        TlsSetup{.certificateFile = m_leaf.certificate, .keyFile = m_leaf.key});
}

WireCall::Setup TestProxy::through(QNetworkAccessManager &manager, const ProxyPasswords &passwords) const
{
    return {.url = broadcastUrl(u"https"_s, 443, host),
            .options = {.inactivity = 20'000ms,
                        .deadline = 25'000ms,
                        .extraAuthorities = m_authority,
                        .proxyPasswords = &passwords},
            .manager = &manager};
}

void TestProxy::run(WireCall &call)
{
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    call.close();
}

void TestProxy::theEnvironmentsProxyIsUsed()
{
    const auto server = serve();
    ConnectProxy proxy(server->port());
    qputenv("https_proxy", proxy.url());
    WireCall call(
        {.url = broadcastUrl(u"https"_s, 443, host),
         .options = {.inactivity = 20'000ms, .deadline = 25'000ms, .extraAuthorities = m_authority}});
    run(call);
    server->settle();
    QCOMPARE(call.outcome().state, SendState::Accepted);
    QCOMPARE(proxy.goals(), QStringList{host + u":443"_s});
    QCOMPARE(proxy.letThrough(), 1);
    QCOMPARE(server->arrivals(call.id()).complete, 1);
    QCOMPARE(server->connections(), 1);
}

void TestProxy::aPasswordThatIsKnownSendsOnce_data()
{
    QTest::addColumn<QByteArray>("inVariable");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<bool>("hangsUp");
    for (const bool hangsUp : {false, true}) {
        const char *after = hangsUp ? "hangs up" : "stays";
        QTest::addRow("typed, the proxy %s", after) << QByteArray() << true << hangsUp;
        QTest::addRow("in the variable, the proxy %s", after)
            << QByteArray("anna:open%20sesame@") << false << hangsUp;
        QTest::addRow("typed because the variable's is wrong, the proxy %s", after)
            << QByteArray("ben:guess@") << true << hangsUp;
    }
}

void TestProxy::aPasswordThatIsKnownSendsOnce()
{
    QFETCH(const QByteArray, inVariable);
    QFETCH(const bool, isKept);
    QFETCH(const bool, hangsUp);
    const auto server = serve();
    ConnectProxy proxy(server->port(), credentials,
                       hangsUp ? ConnectProxy::AfterAsking::HangUp : ConnectProxy::AfterAsking::Stay);
    qputenv("https_proxy", "http://" + inVariable + proxy.address().toLatin1());
    ProxyPasswords passwords;
    if (isKept)
        passwords.keep(proxy.address(), u"anna"_s, Secret("open sesame"));

    QNetworkAccessManager manager;
    for (int sent = 1; sent <= 2; ++sent) {
        WireCall call(through(manager, passwords));
        run(call);
        QCOMPARE(call.outcome().state, SendState::Accepted);
        QCOMPARE(call.gateCalls(), 1);
        QCOMPARE(server->arrivals(call.id()).complete, 1);
        QCOMPARE(proxy.letThrough(), sent);
        QVERIFY(proxy.asked() >= sent && proxy.asked() <= 2 * sent);
    }
    manager.clearConnectionCache();
    server->settle();
    QCOMPARE(server->allArrivals().complete, 2);
    QCOMPARE(server->allArrivals().partial, 0);
    for (const QByteArray &head : server->heads())
        QVERIFY(!head.toLower().contains("proxy-"));
}

void TestProxy::withoutTheRightPasswordNothingLeaves_data()
{
    QTest::addColumn<QByteArray>("inVariable");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<bool>("hangsUp");
    for (const bool hangsUp : {false, true}) {
        const char *after = hangsUp ? "hangs up" : "stays";
        QTest::addRow("none, the proxy %s", after) << QByteArray() << QByteArray() << hangsUp;
        QTest::addRow("a wrong one, the proxy %s", after) << QByteArray() << QByteArray("guess") << hangsUp;
        QTest::addRow("a wrong one in the variable, the proxy %s", after)
            << QByteArray("anna:guess@") << QByteArray() << hangsUp;
    }
}

void TestProxy::withoutTheRightPasswordNothingLeaves()
{
    QFETCH(const QByteArray, inVariable);
    QFETCH(const QByteArray, kept);
    QFETCH(const bool, hangsUp);
    const auto server = serve();
    ConnectProxy proxy(server->port(), credentials,
                       hangsUp ? ConnectProxy::AfterAsking::HangUp : ConnectProxy::AfterAsking::Stay);
    qputenv("https_proxy", "http://" + inVariable + proxy.address().toLatin1());
    ProxyPasswords passwords;
    if (!kept.isEmpty())
        passwords.keep(proxy.address(), u"anna"_s, Secret(kept));
    QNetworkAccessManager manager;
    WireCall call(through(manager, passwords));
    run(call);
    manager.clearConnectionCache();
    server->settle();

    const Outcome outcome = call.outcome();
    QCOMPARE(outcome.state, SendState::NotSent);
    QCOMPARE(outcome.reason, EndReason::ProxyWantsPassword);
    QCOMPARE(call.gateCalls(), 0);
    QCOMPARE(server->connections(), 0);
    QVERIFY(proxy.asked() >= 1 && proxy.asked() <= 2);
    QVERIFY(!outcome.detail.contains(u"guess"_s));
    SendReport report;
    report.id = 1;
    report.outcome = outcome;
    QVERIFY(outcomeSentence(report).contains(u"Service > Check setup"_s)); // the way out
}

void TestProxy::aWrongPasswordIsNotRemembered()
{
    const auto server = serve();
    ConnectProxy proxy(server->port(), credentials);
    qputenv("https_proxy", proxy.url());
    ProxyPasswords passwords;
    QNetworkAccessManager manager;
    passwords.keep(proxy.address(), u"anna"_s, Secret("guess"));
    WireCall first(through(manager, passwords));
    run(first);
    QCOMPARE(first.outcome().state, SendState::NotSent);
    passwords.keep(proxy.address(), u"anna"_s, Secret("open sesame"));
    WireCall second(through(manager, passwords));
    run(second);
    QCOMPARE(second.outcome().state, SendState::Accepted);
    manager.clearConnectionCache();
    server->settle();
    QCOMPARE(server->arrivals(second.id()).complete, 1);
    QCOMPARE(server->allArrivals().complete, 1);
}

// 407 through the tunnel is the service's own; what is meant for the proxy is not for it.
void TestProxy::aServiceThatPosesAsAProxyLearnsNothing()
{
    const auto server = serve(httpAnswer("407 Proxy Authentication Required", "who?",
                                         "Proxy-Authenticate: Basic realm=\"x\"\r\n"
                                         "Connection: keep-alive\r\n"));
    ConnectProxy proxy(server->port(), credentials);
    qputenv("https_proxy", proxy.url());
    ProxyPasswords passwords;
    passwords.keep(proxy.address(), u"anna"_s, Secret("open sesame"));
    QNetworkAccessManager manager;
    WireCall call(through(manager, passwords));
    run(call);
    manager.clearConnectionCache();
    server->settle();
    QCOMPARE(call.outcome().state, SendState::Unknown);
    QCOMPARE(server->arrivals(call.id()).complete, 1);
    QCOMPARE(server->heads().size(), 1);
    QVERIFY(!server->heads().at(0).toLower().contains("proxy-authorization"));
}

void TestProxy::plainHttpNeverGoesThroughAProxy()
{
    FaultServer proxy({.answer = acceptedAnswer(), .ending = Ending::CloseNotify});
    const QByteArray address = "http://anna:open%20sesame@127.0.0.1:" + QByteArray::number(proxy.port());
    qputenv("http_proxy", address);
    qputenv("all_proxy", address);
    WireCall call({.url = broadcastUrl(u"http"_s, 80, host), .options = {}});
    run(call);
    QCOMPARE(call.outcome().state, SendState::NotSent);
    QCOMPARE(call.gateCalls(), 0);
    proxy.settle();
    QCOMPARE(proxy.connections(), 0);
}

// What would be if it did: Qt wants to post the body again with the password, and OneShotBody refuses.
void TestProxy::aBodyIsNotPostedAgainForAProxy()
{
    FaultServer proxy({.answer = httpAnswer("407 Proxy Authentication Required", "who?",
                                            "Proxy-Authenticate: Basic realm=\"x\"\r\n"
                                            "Connection: keep-alive\r\n"),
                       .ending = Ending::NextRequest});
    const QByteArray bytes = "content=%7B%7D";
    const auto post = [&](const QByteArray &id, QIODevice *upload) {
        QNetworkAccessManager manager;
        manager.setProxy(
            {QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port(), u"anna"_s, u"open sesame"_s});
        QNetworkRequest request(broadcastUrl(u"http"_s, 80, host));
        request.setRawHeader("X-Request-ID", id);
        request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        const std::unique_ptr<QNetworkReply> reply(upload ? manager.post(request, upload)
                                                          : manager.post(request, bytes));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
    };
    int gateCalls = 0;
    OneShotBody body(bytes, [&gateCalls] {
        ++gateCalls;
        return EndReason::None;
    });
    post("one-shot", &body);
    QCOMPARE(gateCalls, 1);
    QCOMPARE(proxy.arrivals("one-shot").complete, 1);
    post("plain", nullptr);
    proxy.settle();
    QCOMPARE(proxy.arrivals("one-shot").complete, 1);
    QVERIFY(proxy.arrivals("plain").complete > 1); // so the above means something
}

void TestProxy::passwordsAreKeptByPlace()
{
    ProxyPasswords passwords;
    passwords.keep(u"[::1]:3128"_s, u"anna"_s, Secret("one"));
    passwords.keep(u"proxy.example:3128"_s, u"ben"_s, Secret("two"));
    passwords.keep(u"proxy.example:3128"_s, u"cleo"_s, Secret("three"));
    const auto filled = [&passwords](const QString &name, quint16 port) {
        QNetworkProxy proxy(QNetworkProxy::HttpProxy, name, port);
        passwords.fillIn(proxy);
        return proxy.user() + u'/' + proxy.password();
    };
    QCOMPARE(filled(u"::1"_s, 3128), u"anna/one"_s);
    QCOMPARE(filled(u"proxy.example"_s, 3128), u"cleo/three"_s);
    QCOMPARE(filled(u"proxy.example"_s, 3129), u"/"_s);
    QCOMPARE(filled(u"other.example"_s, 3128), u"/"_s);
    QNetworkProxy direct(QNetworkProxy::NoProxy);
    passwords.fillIn(direct);
    QVERIFY(direct.user().isEmpty());
    QCOMPARE(ProxyPasswords::placeOf(direct), QString());
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
