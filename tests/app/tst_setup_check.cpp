// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_check.h"

#include "app/sandbox/sandbox_server.h"
#include "app/send/proxy_passwords.h"
#include "app/setup/setup_judge.h"
#include "app/setup/setup_text.h"
#include "tests/support/connect_proxy.h"
#include "tests/support/fault_scenarios.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_certificates.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTest>

#include <memory>

using namespace crier;
using namespace crier::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000;
constexpr qint64 day = 86'400;

// A sandbox and all the paths it was ever asked for.
struct Service
{
    explicit Service(const SandboxSettings &settings = {})
        : server(settings)
    {
        isUp = server.start();
        QObject::connect(&server, &SandboxServer::requestReceived, &server,
                         [this](const SandboxRequest &request) { paths.append(request.path); });
    }

    SetupOrder order(const QString &sender = u"ops"_s) const
    {
        SetupOrder order;
        order.profile.name = u"Shop"_s;
        order.profile.environment = Environment::Test;
        order.profile.baseUrl = QUrl(server.url());
        order.profile.appKey.value = QString::fromLatin1(server.appKey());
        order.profile.defaultSender.value = sender;
        order.secret = Secret(server.appSecret());
        return order;
    }

    SandboxServer server;
    QStringList paths;
    bool isUp = false;
};

SetupOrder orderFor(const QUrl &url)
{
    SetupOrder order;
    order.profile.name = u"Shop"_s;
    order.profile.environment = Environment::Test;
    order.profile.baseUrl = url;
    order.profile.appKey.value = u"app-key"_s;
    order.profile.defaultSender.value = u"ops"_s;
    order.secret = Secret("app-secret");
    return order;
}

QUrl loopback(const QString &scheme, quint16 port, const QString &host = u"127.0.0.1"_s)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(host);
    url.setPort(port);
    return url;
}

QByteArray dated(const QByteArray &status, const QByteArray &body, qint64 secondsAhead = 0)
{
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(secondsAhead);
    const QString date = QLocale::c().toString(now, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'");
    return httpAnswer(status, body, "Date: " + date.toLatin1() + "\r\n");
}

} // namespace

Q_DECLARE_METATYPE(LeafOptions)

class TestSetupCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aSoundSetUpIsSaidToBeOne();
    void withoutASenderTheKeptAliveRoomsAreAskedFor();
    void whatIsEnteredIsLookedAtFirst_data();
    void whatIsEnteredIsLookedAtFirst();
    void withoutASecretTheNetworkIsStillLookedAt();
    void aNameNobodyKnowsEndsTheCheck();
    void aRefusedPortIsSaidToBeOne();
    void everyAddressOfANameIsTried();
    void aGoodCertificateIsDescribed();
    void aCertificateThatEndsSoonIsAWarning();
    void aBadCertificateIsToldApart_data();
    void aBadCertificateIsToldApart();
    void whatIsNotTlsIsToldApart();
    void aSilentTlsServerIsGivenUp();
    void aWrongClockIsMeasured_data();
    void aWrongClockIsMeasured();
    void halfOfTheRoundTripIsTakenIntoAccount();
    void anAnswerIsJudgedByItsCode_data();
    void anAnswerIsJudgedByItsCode();
    void aWrongSecretIsABadSignature();
    void aSilentServiceIsGivenUp();
    void aRedirectIsNotFollowed();
    void theSenderIsLookedUp_data();
    void theSenderIsLookedUp();
    void theRehearsalRoomIsLookedUp_data();
    void theRehearsalRoomIsLookedUp();
    void textFromOutsideIsTamed();
    void aProxyIsUsedAndNamed();
    void aProxyThatWantsAPasswordAsksForIt();
    void aProxyThatIsNotThereIsBlamed();
    void aPasswordInTheEnvironmentIsNotTold();
    void stopEndsItAtOnce();
    void aNewCheckReplacesTheRunningOne();
    void whoIsToldMayStartTheNext();
    void theReportIsTextAndJson();
    void theSourcesOfTheCheckKnowNoBroadcast();

private:
    SetupReport run(SetupOrder order);
    SetupVerdict verdictOf(const SetupReport &report, SetupStepId id) const
    {
        return report.step(id)->verdict;
    }
    std::unique_ptr<FaultServer> serveTls(const LeafOptions &leaf, bool isFromStranger = false,
                                          const QByteArray &answer = dated("200 OK", "{\"code\":200}"));
    void countPaths(const FaultServer &server);

    std::unique_ptr<TestCertificates> m_certificates;
    std::unique_ptr<TestCertificates> m_strangers;
    QList<QSslCertificate> m_authority;
    QNetworkAccessManager m_manager;
    ProxyPasswords m_proxyPasswords;
    SystemClock m_clock;
    QStringList m_paths; // of the whole test run
};

void TestSetupCheck::initTestCase()
{
    m_certificates = std::make_unique<TestCertificates>();
    m_strangers = std::make_unique<TestCertificates>();
    m_authority = QSslCertificate::fromPath(m_certificates->authorityFile());
    QCOMPARE(m_authority.size(), 1);
}

void TestSetupCheck::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY",
                             "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
        qunsetenv(name);
}

// After every single test: nothing here ever asked for a path that reaches people.
void TestSetupCheck::cleanup()
{
    for (const QString &path : std::as_const(m_paths))
        QVERIFY2(!path.contains(u"broadcast"_s) && !path.contains(u"message"_s), qPrintable(path));
}

SetupReport TestSetupCheck::run(SetupOrder order)
{
    if (order.patience == SetupOrder().patience)
        order.patience = 30s; // a busy computer is no finding
    SetupCheck check(m_manager, m_clock, m_proxyPasswords);
    QSignalSpy finished(&check, &SetupCheck::finished);
    QSignalSpy changed(&check, &SetupCheck::stepChanged);
    check.start(order);
    if (!finished.isEmpty() || !finished.wait(patience))
        return {};
    // Each step is over, was told at least once, and the last one is what cannot be checked.
    const SetupReport report = check.report();
    for (const SetupStep &step : report.steps) {
        const bool isOver = step.status() != SetupStatus::Waiting && step.status() != SetupStatus::Running;
        const bool wasTold = std::any_of(changed.cbegin(), changed.cend(), [&step](const QVariantList &told) {
            const auto each = told.first().value<SetupStep>();
            return each.id == step.id && each.verdict == step.verdict;
        });
        if (!isOver || !wasTold || setupSentence(step).isEmpty())
            qWarning("A step has no end: %d", int(step.id));
    }
    if (report.steps.constLast().id != SetupStepId::Broadcast ||
        report.steps.constLast().status() != SetupStatus::CannotCheck || finished.size() != 1)
        qWarning("The end of the check is wrong");
    return report;
}

std::unique_ptr<FaultServer> TestSetupCheck::serveTls(const LeafOptions &leaf, bool isFromStranger,
                                                      const QByteArray &answer)
{
    const CertificateFiles files = (isFromStranger ? m_strangers : m_certificates)->leaf(leaf);
    return std::make_unique<FaultServer>(
        Behaviour{.answer = answer, .ending = Ending::CloseNotify},
        TlsSetup{.certificateFile = files.certificate, .keyFile = files.key});
}

void TestSetupCheck::countPaths(const FaultServer &server)
{
    for (const QByteArray &head : server.heads())
        m_paths.append(QString::fromLatin1(head.split(' ').value(1)));
}

void TestSetupCheck::aSoundSetUpIsSaidToBeOne()
{
    Service service;
    QVERIFY(service.isUp);
    SetupOrder order = service.order();
    order.room.value = u"lobby"_s;
    const SetupReport report = run(order);
    const std::pair<SetupStepId, SetupVerdict> expected[] = {
        {SetupStepId::Profile, SetupVerdict::ProfileUsable},
        {SetupStepId::Proxy, SetupVerdict::ProxyNotNeeded},
        {SetupStepId::Name, SetupVerdict::NameIsAddress},
        {SetupStepId::Connect, SetupVerdict::Connected},
        {SetupStepId::Tls, SetupVerdict::TlsNotUsed},
        {SetupStepId::Clock, SetupVerdict::ClockRight},
        {SetupStepId::Credentials, SetupVerdict::CredentialsAccepted},
        {SetupStepId::Sender, SetupVerdict::SenderKnown},
        {SetupStepId::Online, SetupVerdict::SenderOnline},
        {SetupStepId::Room, SetupVerdict::RoomExists},
        {SetupStepId::Broadcast, SetupVerdict::BroadcastNotChecked},
    };
    QCOMPARE(report.steps.size(), qsizetype(std::size(expected)));
    for (qsizetype i = 0; i < report.steps.size(); ++i) {
        QCOMPARE(report.steps.at(i).id, expected[i].first);
        QCOMPARE(report.steps.at(i).verdict, expected[i].second);
    }
    QCOMPARE(report.worst(), SetupStatus::Ok);
    QVERIFY(report.step(SetupStepId::Connect)->duration);
    QVERIFY(report.step(SetupStepId::Clock)->duration);
    QCOMPARE(report.step(SetupStepId::Sender)->fact(SetupFactId::UserName), u"Name of ops"_s);
    QCOMPARE(report.step(SetupStepId::Room)->fact(SetupFactId::Members), u"3"_s);
    // Whether the sender is online is asked once, as the vendor wishes, and the broadcast not at all.
    QCOMPARE(service.paths,
             (QStringList{u"/user/checkOnline.json"_s, u"/user/info.json"_s, u"/chatroom/get.json"_s}));
    m_paths += service.paths;
}

void TestSetupCheck::withoutASenderTheKeptAliveRoomsAreAskedFor()
{
    Service service;
    const SetupReport report = run(service.order({}));
    QCOMPARE(verdictOf(report, SetupStepId::Clock), SetupVerdict::ClockRight);
    QCOMPARE(verdictOf(report, SetupStepId::Credentials), SetupVerdict::CredentialsAccepted);
    QCOMPARE(verdictOf(report, SetupStepId::Sender), SetupVerdict::NoSender);
    QCOMPARE(verdictOf(report, SetupStepId::Online), SetupVerdict::NoSender);
    QCOMPARE(verdictOf(report, SetupStepId::Room), SetupVerdict::NoRoom);
    QCOMPARE(service.paths, QStringList{u"/chatroom/keepalive/query.json"_s});
    m_paths += service.paths;

    SetupOrder wrong = service.order({});
    wrong.secret = Secret("another");
    QCOMPARE(verdictOf(run(wrong), SetupStepId::Credentials), SetupVerdict::CredentialsBadSignature);
}

void TestSetupCheck::whatIsEnteredIsLookedAtFirst_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("nothing") << QUrl();
    QTest::newRow("http elsewhere") << QUrl(u"http://api.example.invalid"_s);
    QTest::newRow("no web address") << QUrl(u"ftp://127.0.0.1"_s);
}

void TestSetupCheck::whatIsEnteredIsLookedAtFirst()
{
    QFETCH(const QUrl, url);
    const SetupReport report = run(orderFor(url));
    QCOMPARE(verdictOf(report, SetupStepId::Profile), SetupVerdict::ProfileUnusable);
    for (const SetupStep &step : report.steps) {
        if (step.id != SetupStepId::Profile && step.id != SetupStepId::Broadcast) {
            QCOMPARE(step.verdict, SetupVerdict::SkippedAfter);
            QCOMPARE(step.blockedBy, std::optional(SetupStepId::Profile));
        }
    }
}

void TestSetupCheck::withoutASecretTheNetworkIsStillLookedAt()
{
    Service service;
    SetupOrder order = service.order();
    order.secret = Secret();
    const SetupReport report = run(order);
    QCOMPARE(verdictOf(report, SetupStepId::Profile), SetupVerdict::ProfileUnusable);
    QCOMPARE(verdictOf(report, SetupStepId::Connect), SetupVerdict::Connected);
    QCOMPARE(verdictOf(report, SetupStepId::Clock), SetupVerdict::SkippedAfter);
    QCOMPARE(verdictOf(report, SetupStepId::Credentials), SetupVerdict::SkippedAfter);
    QCOMPARE(service.paths, QStringList());
}

void TestSetupCheck::aNameNobodyKnowsEndsTheCheck()
{
    const SetupReport report = run(orderFor(QUrl(u"https://no-such-host.invalid"_s)));
    const SetupStep &name = *report.step(SetupStepId::Name);
    // Without a name server that can be reached nobody can say that the name does not exist.
    QVERIFY(name.verdict == SetupVerdict::NameNotFound || name.verdict == SetupVerdict::NameServerFailed ||
            name.verdict == SetupVerdict::NameTimedOut);
    QCOMPARE(name.subject, u"no-such-host.invalid"_s);
    QVERIFY(!setupAdvice(name).isEmpty());
    for (const SetupStepId id : {SetupStepId::Connect, SetupStepId::Tls, SetupStepId::Clock,
                                 SetupStepId::Credentials, SetupStepId::Sender, SetupStepId::Room}) {
        QCOMPARE(verdictOf(report, id), SetupVerdict::SkippedAfter);
        QCOMPARE(report.step(id)->blockedBy, std::optional(SetupStepId::Name));
    }
    QCOMPARE(report.worst(), SetupStatus::Failed);
}

void TestSetupCheck::aRefusedPortIsSaidToBeOne()
{
    SetupOrder order;
    {
        Service gone;
        order = gone.order();
    }
    const SetupReport report = run(order);
    QCOMPARE(verdictOf(report, SetupStepId::Connect), SetupVerdict::ConnectRefused);
    QCOMPARE(report.step(SetupStepId::Connect)->fact(SetupFactId::NotReached),
             authorityOf(order.profile.baseUrl));
    QCOMPARE(report.step(SetupStepId::Credentials)->blockedBy, std::optional(SetupStepId::Connect));
}

void TestSetupCheck::everyAddressOfANameIsTried()
{
    Service service;
    SetupOrder order = service.order();
    order.profile.baseUrl.setHost(u"localhost"_s);
    const SetupReport report = run(order);
    const SetupStep &name = *report.step(SetupStepId::Name);
    const SetupStep &connection = *report.step(SetupStepId::Connect);
    QCOMPARE(name.verdict, SetupVerdict::NameFound);
    QVERIFY(connection.status() == SetupStatus::Ok || connection.verdict == SetupVerdict::SomeAddressesFail);
    const auto count = [](const SetupStep &step, SetupFactId id) {
        return std::count_if(step.facts.cbegin(), step.facts.cend(),
                             [id](const SetupFact &fact) { return fact.id == id; });
    };
    QCOMPARE(count(connection, SetupFactId::Reached) + count(connection, SetupFactId::NotReached),
             count(name, SetupFactId::IpAddress));
    QCOMPARE(verdictOf(report, SetupStepId::Credentials), SetupVerdict::CredentialsAccepted);
    m_paths += service.paths;
}

void TestSetupCheck::aGoodCertificateIsDescribed()
{
    const auto server = serveTls({.notAfter = 100 * day + 60});
    SetupOrder order = orderFor(loopback(u"https"_s, server->port()));
    order.extraAuthorities = m_authority;
    const SetupReport report = run(order);
    server->settle();
    countPaths(*server);
    const SetupStep &tls = *report.step(SetupStepId::Tls);
    // The authority of the tests ends earlier than the leaf, which is what is looked at here.
    QCOMPARE(tls.verdict, SetupVerdict::TlsGood);
    QCOMPARE(tls.fact(SetupFactId::TlsVersion), u"TLS 1.3"_s);
    QVERIFY(!tls.fact(SetupFactId::Cipher).isEmpty());
    QCOMPARE(tls.fact(SetupFactId::Subject), u"Crier test"_s);
    QVERIFY(tls.fact(SetupFactId::Issuer).startsWith(u"Test authority"_s));
    QCOMPARE(tls.fact(SetupFactId::DaysLeft), u"100"_s);
    QCOMPARE(verdictOf(report, SetupStepId::Credentials), SetupVerdict::CredentialsAccepted);
    QVERIFY(!m_paths.isEmpty());
}

void TestSetupCheck::aCertificateThatEndsSoonIsAWarning()
{
    const auto server = serveTls({.notAfter = 20 * day + 60});
    SetupOrder order = orderFor(loopback(u"https"_s, server->port()));
    order.extraAuthorities = m_authority;
    const SetupStep tls = *run(order).step(SetupStepId::Tls);
    QCOMPARE(tls.verdict, SetupVerdict::TlsEndsSoon);
    QCOMPARE(tls.status(), SetupStatus::Warning);
    QCOMPARE(tls.number, 20);
    QVERIFY(setupSentence(tls).contains(u"20"));
}

void TestSetupCheck::aBadCertificateIsToldApart_data()
{
    QTest::addColumn<LeafOptions>("leaf");
    QTest::addColumn<bool>("isFromStranger");
    QTest::addColumn<SetupVerdict>("expected");
    QTest::newRow("expired") << LeafOptions{.notBefore = -2 * day, .notAfter = -day} << false
                             << SetupVerdict::TlsExpired;
    QTest::newRow("not yet valid") << LeafOptions{.notBefore = day, .notAfter = 2 * day} << false
                                   << SetupVerdict::TlsNotYetValid;
    QTest::newRow("self-signed") << LeafOptions{.selfSigned = true} << false << SetupVerdict::TlsSelfSigned;
    QTest::newRow("wrong host") << LeafOptions{.names = {"DNS:example.com"}} << false
                                << SetupVerdict::TlsWrongHost;
    QTest::newRow("unknown authority") << LeafOptions{} << true << SetupVerdict::TlsUnknownAuthority;
    QTest::newRow("unknown authority and expired")
        << LeafOptions{.notBefore = -2 * day, .notAfter = -day} << true << SetupVerdict::TlsUnknownAuthority;
    QTest::newRow("for clients only")
        << LeafOptions{.clientOnly = true} << false << SetupVerdict::TlsCertificateRefused;
}

void TestSetupCheck::aBadCertificateIsToldApart()
{
    QFETCH(const LeafOptions, leaf);
    QFETCH(const bool, isFromStranger);
    QFETCH(const SetupVerdict, expected);
    const auto server = serveTls(leaf, isFromStranger);
    QVERIFY(permissiveHandshake(server->port()));
    SetupOrder order = orderFor(loopback(u"https"_s, server->port()));
    order.extraAuthorities = m_authority;
    const SetupReport report = run(order);
    server->settle();
    const SetupStep &tls = *report.step(SetupStepId::Tls);
    QCOMPARE(tls.verdict, expected);
    QCOMPARE(tls.fact(SetupFactId::Subject), u"Crier test"_s);
    QVERIFY(!tls.fact(SetupFactId::TlsTrouble).isEmpty());
    QVERIFY(!setupAdvice(tls).isEmpty());
    QCOMPARE(report.step(SetupStepId::Credentials)->blockedBy, std::optional(SetupStepId::Tls));
    QCOMPARE(server->requestBytes(), 0); // nothing is said to a peer that is not believed
}

void TestSetupCheck::whatIsNotTlsIsToldApart()
{
    FaultServer server(Behaviour{.read = ReadUntil::Nothing, .answer = "SSH-2.0-nobody_here\r\n"});
    const SetupReport report = run(orderFor(loopback(u"https"_s, server.port())));
    QCOMPARE(verdictOf(report, SetupStepId::Connect), SetupVerdict::Connected);
    QCOMPARE(verdictOf(report, SetupStepId::Tls), SetupVerdict::TlsHandshakeFailed);
}

void TestSetupCheck::aSilentTlsServerIsGivenUp()
{
    FaultServer server(Behaviour{.ending = Ending::HoldOpen}); // waits for a request in plain text
    SetupOrder order = orderFor(loopback(u"https"_s, server.port()));
    order.patience = 400ms;
    const SetupReport report = run(order);
    QCOMPARE(verdictOf(report, SetupStepId::Tls), SetupVerdict::TlsTimedOut);
}

void TestSetupCheck::aWrongClockIsMeasured_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<SetupVerdict>("clock");
    QTest::addColumn<SetupVerdict>("credentials");
    const auto accepted = SetupVerdict::CredentialsAccepted;
    QTest::newRow("right") << 0 << SetupVerdict::ClockRight << accepted;
    QTest::newRow("15 s ahead") << 15 << SetupVerdict::ClockRight << accepted;
    QTest::newRow("2 min ahead") << 120 << SetupVerdict::ClockOff << accepted;
    QTest::newRow("2 min behind") << -120 << SetupVerdict::ClockOff << accepted;
    QTest::newRow("an hour ahead") << 3'600 << SetupVerdict::ClockFarOff
                                   << SetupVerdict::CredentialsBadSignature;
    QTest::newRow("an hour behind") << -3'600 << SetupVerdict::ClockFarOff
                                    << SetupVerdict::CredentialsBadSignature;
}

void TestSetupCheck::aWrongClockIsMeasured()
{
    QFETCH(const int, ahead);
    QFETCH(const SetupVerdict, clock);
    QFETCH(const SetupVerdict, credentials);
    SandboxSettings settings;
    settings.dateOffset = std::chrono::seconds(ahead);
    Service service(settings);
    const SetupReport report = run(service.order());
    const SetupStep &step = *report.step(SetupStepId::Clock);
    QCOMPARE(step.verdict, clock);
    QVERIFY2(std::abs(step.number - ahead) <= 10, QByteArray::number(step.number).constData());
    QCOMPARE(verdictOf(report, SetupStepId::Credentials), credentials);
    if (credentials == SetupVerdict::CredentialsBadSignature) { // the clock is what to mend first
        QVERIFY(setupAdvice(*report.step(SetupStepId::Credentials)).contains(u"clock first"_s));
        QCOMPARE(report.step(SetupStepId::Sender)->blockedBy, std::optional(SetupStepId::Credentials));
    }
    m_paths += service.paths;
}

void TestSetupCheck::halfOfTheRoundTripIsTakenIntoAccount()
{
    WireFacts facts;
    facts.date = "Sun, 06 Nov 1994 08:49:37 GMT";
    SetupStep step;
    const QDateTime received(QDate(1994, 11, 6), QTime(8, 50, 8, 500), Qt::UTC);
    judgeClock(step, facts, {received, 0s});
    QCOMPARE(step.number, -31);
    QCOMPARE(step.verdict, SetupVerdict::ClockOff);
    judgeClock(step, facts, {received, 4s});
    QCOMPARE(step.number, -29);
    QCOMPARE(step.verdict, SetupVerdict::ClockRight);
    for (const QByteArray &none : {QByteArray(), QByteArray("tomorrow"), QByteArray("1994-11-06")}) {
        facts.date = none;
        judgeClock(step, facts, {received, 0s});
        QCOMPARE(step.verdict, SetupVerdict::ClockNotTold);
    }
}

void TestSetupCheck::anAnswerIsJudgedByItsCode_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<SetupVerdict>("expected");
    const auto row = [](const char *name, const QByteArray &status, const QByteArray &body,
                        SetupVerdict expected) { QTest::newRow(name) << dated(status, body) << expected; };
    row("1001", "401 Unauthorized", "{\"code\":1001,\"errorMessage\":\"no pair\"}",
        SetupVerdict::CredentialsSecretOfAnother);
    row("1004", "401 Unauthorized", "{\"code\":1004,\"errorMessage\":\"signature\"}",
        SetupVerdict::CredentialsBadSignature);
    row("1002 of the App Key", "400 Bad Request", "{\"code\":1002,\"errorMessage\":\"Invalidate App-Key.\"}",
        SetupVerdict::CredentialsUnknownKey);
    row("1002 of something else", "400 Bad Request", "{\"code\":1002,\"errorMessage\":\"userId\"}",
        SetupVerdict::CredentialsUnclear);
    row("1006", "401 Unauthorized", "{\"code\":1006}", SetupVerdict::CredentialsRefused);
    row("1000", "500 Internal Server Error", "{\"code\":1000}", SetupVerdict::CredentialsRefused);
    row("1008", "429 Too Many Requests", "{\"code\":1008}", SetupVerdict::CredentialsUnclear);
    row("a page", "200 OK", "<html><b>Sign in to the hotel's network</b></html>",
        SetupVerdict::CredentialsNoAnswer);
    row("a page that is an error", "502 Bad Gateway", "<html>502</html>", SetupVerdict::CredentialsNoAnswer);
    row("two codes", "200 OK", "{\"code\":1004,\"code\":200}", SetupVerdict::CredentialsNoAnswer);
    row("200 with a status that says otherwise", "404 Not Found", "{\"code\":200}",
        SetupVerdict::CredentialsNoAnswer);
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-nobody_here\r\n\r\n")
                             << SetupVerdict::CredentialsNoAnswer;
    QTest::newRow("nothing") << QByteArray() << SetupVerdict::CredentialsNoAnswer;
}

void TestSetupCheck::anAnswerIsJudgedByItsCode()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const SetupVerdict, expected);
    FaultServer server(Behaviour{.answer = answer});
    const SetupReport report = run(orderFor(loopback(u"http"_s, server.port())));
    server.settle();
    countPaths(server);
    const SetupStep &step = *report.step(SetupStepId::Credentials);
    QCOMPARE(step.verdict, expected);
    QVERIFY(!setupAdvice(step).isEmpty());
    if (step.status() == SetupStatus::Failed) {
        QCOMPARE(report.step(SetupStepId::Sender)->blockedBy, std::optional(SetupStepId::Credentials));
        QCOMPARE(server.allArrivals().complete, 1);
    }
}

void TestSetupCheck::aWrongSecretIsABadSignature()
{
    Service service;
    SetupOrder order = service.order();
    order.secret = Secret("not-the-secret");
    const SetupStep step = *run(order).step(SetupStepId::Credentials);
    QCOMPARE(step.verdict, SetupVerdict::CredentialsBadSignature);
    QVERIFY(setupAdvice(step).contains(u"App Secret"_s));
    QCOMPARE(service.paths, QStringList{u"/user/checkOnline.json"_s});
}

void TestSetupCheck::aSilentServiceIsGivenUp()
{
    FaultServer server(Behaviour{.ending = Ending::HoldOpen});
    SetupOrder order = orderFor(loopback(u"http"_s, server.port()));
    order.patience = 400ms;
    const SetupReport report = run(order);
    QCOMPARE(verdictOf(report, SetupStepId::Connect), SetupVerdict::Connected);
    QCOMPARE(verdictOf(report, SetupStepId::Clock), SetupVerdict::ClockNotTold);
    const SetupStep &step = *report.step(SetupStepId::Credentials);
    QCOMPARE(step.verdict, SetupVerdict::CredentialsNoAnswer);
    QCOMPARE(step.outcome->reason, EndReason::TimedOut);
    server.settle();
    countPaths(server);
}

void TestSetupCheck::aRedirectIsNotFollowed()
{
    Service elsewhere;
    FaultServer server(Behaviour{.answer = httpAnswer("307 Temporary Redirect", "{\"code\":200}",
                                                      "Location: " + elsewhere.server.url().toLatin1() +
                                                          "/user/checkOnline.json\r\n")});
    const SetupReport report = run(orderFor(loopback(u"http"_s, server.port())));
    const SetupStep &step = *report.step(SetupStepId::Credentials);
    QCOMPARE(step.verdict, SetupVerdict::CredentialsNoAnswer);
    QCOMPARE(step.outcome->reason, EndReason::Redirected);
    QCOMPARE(elsewhere.paths, QStringList());
    server.settle();
    QCOMPARE(server.allArrivals().complete, 1);
}

void TestSetupCheck::theSenderIsLookedUp_data()
{
    QTest::addColumn<QString>("sender");
    QTest::addColumn<SetupVerdict>("known");
    QTest::addColumn<SetupVerdict>("online");
    QTest::newRow("known") << u"ops & team"_s << SetupVerdict::SenderKnown << SetupVerdict::SenderOnline;
    QTest::newRow("offline") << u"offline-ops"_s << SetupVerdict::SenderKnown << SetupVerdict::SenderOffline;
    QTest::newRow("unknown") << u"unknown-ops"_s << SetupVerdict::SenderNameless
                             << SetupVerdict::SenderOnline;
}

void TestSetupCheck::theSenderIsLookedUp()
{
    QFETCH(const QString, sender);
    QFETCH(const SetupVerdict, known);
    QFETCH(const SetupVerdict, online);
    Service service;
    const SetupReport report = run(service.order(sender));
    QCOMPARE(verdictOf(report, SetupStepId::Sender), known);
    QCOMPARE(verdictOf(report, SetupStepId::Online), online);
    QVERIFY(setupSentence(*report.step(SetupStepId::Sender)).contains(sender));
    m_paths += service.paths;
}

void TestSetupCheck::theRehearsalRoomIsLookedUp_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<SetupVerdict>("expected");
    QTest::newRow("there") << u"lobby"_s << SetupVerdict::RoomExists;
    QTest::newRow("empty") << u"empty-room"_s << SetupVerdict::RoomEmpty;
    QTest::newRow("gone") << u"missing-room"_s << SetupVerdict::RoomMissing;
    QTest::newRow("none given") << QString() << SetupVerdict::NoRoom;
}

void TestSetupCheck::theRehearsalRoomIsLookedUp()
{
    QFETCH(const QString, room);
    QFETCH(const SetupVerdict, expected);
    Service service;
    SetupOrder order = service.order();
    order.room.value = room;
    QCOMPARE(verdictOf(run(order), SetupStepId::Room), expected);
    m_paths += service.paths;
}

void TestSetupCheck::textFromOutsideIsTamed()
{
    const QByteArray body = "{\"code\":200,\"status\":\"1\",\"userName\":\"<b>bold</b>\\u001b[31m\\u202egnp" +
                            QByteArray(5'000, 'x') +
                            "\",\"createTime\":\"\\u0007\",\"memberCount\":\"many\"}";
    FaultServer server(Behaviour{.answer = dated("200 OK", body)});
    SetupOrder order = orderFor(loopback(u"http"_s, server.port()));
    order.room.value = u"lobby"_s;
    const SetupReport report = run(order);
    server.settle();
    countPaths(server);
    const QString name = report.step(SetupStepId::Sender)->fact(SetupFactId::UserName);
    QVERIFY2(name.startsWith(u"<b>bold</b>\u241b[31m\ufffdgnp"_s), qPrintable(name));
    QVERIFY(name.size() <= 201);
    QCOMPARE(verdictOf(report, SetupStepId::Room), SetupVerdict::RoomNotTold); // "many" is no number
    const QString text = setupReportText(report);
    for (const QChar c : text)
        QVERIFY(c == u'\n' || c >= u' ');
    QVERIFY(!text.contains(QChar(0x202E)));
}

void TestSetupCheck::aProxyIsUsedAndNamed()
{
    const auto server = serveTls({.names = {"DNS:api.example.invalid"}, .notAfter = 100 * day});
    ConnectProxy proxy(server->port());
    QVERIFY(proxy.isUp());
    qputenv("https_proxy", proxy.url());
    SetupOrder order = orderFor(QUrl(u"https://api.example.invalid"_s));
    order.extraAuthorities = m_authority;
    const SetupReport report = run(order);
    server->settle();
    countPaths(*server);
    QCOMPARE(verdictOf(report, SetupStepId::Proxy), SetupVerdict::ProxyInUse);
    QCOMPARE(report.step(SetupStepId::Proxy)->subject, proxy.address());
    QCOMPARE(verdictOf(report, SetupStepId::Name), SetupVerdict::NameLeftToProxy);
    QCOMPARE(verdictOf(report, SetupStepId::Connect), SetupVerdict::Connected);
    QCOMPARE(verdictOf(report, SetupStepId::Tls), SetupVerdict::TlsGood);
    QCOMPARE(verdictOf(report, SetupStepId::Credentials), SetupVerdict::CredentialsAccepted);
    QCOMPARE(proxy.goals(), QStringList{u"api.example.invalid:443"_s}); // for all of them, and nothing else
}

void TestSetupCheck::aProxyThatWantsAPasswordAsksForIt()
{
    const auto server = serveTls({.names = {"DNS:api.example.invalid"}, .notAfter = 100 * day});
    ConnectProxy proxy(server->port(), "anna:open sesame");
    qputenv("https_proxy", proxy.url());
    SetupOrder order = orderFor(QUrl(u"https://api.example.invalid"_s));
    order.extraAuthorities = m_authority;
    order.patience = 30s;

    SetupCheck check(m_manager, m_clock, m_proxyPasswords);
    QSignalSpy wanted(&check, &SetupCheck::proxyPasswordWanted);
    QSignalSpy finished(&check, &SetupCheck::finished);
    check.start(order);
    QVERIFY(finished.wait(patience));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), proxy.address());
    QCOMPARE(verdictOf(check.report(), SetupStepId::Connect), SetupVerdict::ProxyWantsPassword);

    // A wrong one is asked for again, and not tried for ever.
    m_proxyPasswords.keep(proxy.address(), u"anna"_s, Secret("guess"));
    check.start(order);
    QVERIFY(finished.wait(patience));
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(verdictOf(check.report(), SetupStepId::Connect), SetupVerdict::ProxyWantsPassword);

    m_proxyPasswords.keep(proxy.address(), u"anna"_s, Secret("open sesame"));
    check.start(order);
    QVERIFY(finished.wait(patience));
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(verdictOf(check.report(), SetupStepId::Connect), SetupVerdict::Connected);
    QCOMPARE(verdictOf(check.report(), SetupStepId::Tls), SetupVerdict::TlsGood);
    QCOMPARE(verdictOf(check.report(), SetupStepId::Credentials), SetupVerdict::CredentialsAccepted);
    QVERIFY(!setupReportText(check.report()).contains(u"sesame"_s));
    QVERIFY(!setupReportJson(check.report()).contains("sesame"));
    server->settle();
    countPaths(*server);
}

void TestSetupCheck::aProxyThatIsNotThereIsBlamed()
{
    QByteArray gone;
    {
        ConnectProxy proxy(1);
        gone = proxy.url();
    }
    qputenv("https_proxy", gone);
    const SetupReport report = run(orderFor(QUrl(u"https://api.example.invalid"_s)));
    QCOMPARE(verdictOf(report, SetupStepId::Connect), SetupVerdict::ProxyRefused);
}

void TestSetupCheck::aPasswordInTheEnvironmentIsNotTold()
{
    qputenv("https_proxy", "http://anna:open%20sesame@127.0.0.1:9");
    const SetupReport report = run(orderFor(QUrl(u"https://api.example.invalid"_s)));
    const SetupStep &step = *report.step(SetupStepId::Proxy);
    QCOMPARE(step.verdict, SetupVerdict::ProxyInUse);
    QCOMPARE(step.fact(SetupFactId::ProxyVariable), u"https_proxy=http://127.0.0.1:9"_s);
    QVERIFY(!setupReportText(report).contains(u"sesame"_s));
    QVERIFY(!setupReportText(report).contains(u"anna"_s));
}

void TestSetupCheck::stopEndsItAtOnce()
{
    FaultServer server(Behaviour{.ending = Ending::HoldOpen});
    SetupCheck check(m_manager, m_clock, m_proxyPasswords);
    QSignalSpy finished(&check, &SetupCheck::finished);
    check.start(orderFor(loopback(u"http"_s, server.port())));
    QTRY_COMPARE_WITH_TIMEOUT(check.report().step(SetupStepId::Clock)->status(), SetupStatus::Running,
                              patience);
    check.stop();
    QVERIFY(!check.isRunning());
    QCOMPARE(finished.size(), 1);
    QVERIFY(check.report().stopped);
    QCOMPARE(verdictOf(check.report(), SetupStepId::Connect), SetupVerdict::Connected);
    QCOMPARE(verdictOf(check.report(), SetupStepId::Clock), SetupVerdict::Stopped);
    QCOMPARE(verdictOf(check.report(), SetupStepId::Room), SetupVerdict::Stopped);
    check.stop();
    QCOMPARE(finished.size(), 1);
}

void TestSetupCheck::aNewCheckReplacesTheRunningOne()
{
    FaultServer silent(Behaviour{.ending = Ending::HoldOpen});
    Service service;
    SetupCheck check(m_manager, m_clock, m_proxyPasswords);
    QSignalSpy finished(&check, &SetupCheck::finished);
    check.start(orderFor(loopback(u"http"_s, silent.port())));
    QTRY_COMPARE_WITH_TIMEOUT(check.report().step(SetupStepId::Clock)->status(), SetupStatus::Running,
                              patience);
    check.start(service.order());
    QVERIFY(finished.wait(patience));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(check.report().worst(), SetupStatus::Ok);
    m_paths += service.paths;
}

void TestSetupCheck::whoIsToldMayStartTheNext()
{
    Service service;
    SetupCheck check(m_manager, m_clock, m_proxyPasswords);
    QSignalSpy finished(&check, &SetupCheck::finished);
    int starts = 0;
    connect(&check, &SetupCheck::stepChanged, this, [&](const SetupStep &step) {
        if (step.id == SetupStepId::Connect && ++starts < 4) // when it begins, and when it ends
            check.start(service.order());
    });
    check.start(service.order());
    QVERIFY(finished.wait(patience));
    QCOMPARE(check.report().worst(), SetupStatus::Ok);
    QCOMPARE(finished.size(), 1);
    m_paths += service.paths;
    QCOMPARE(service.paths.count(u"/user/checkOnline.json"_s), 1);
}

void TestSetupCheck::theReportIsTextAndJson()
{
    Service service;
    SetupOrder order = service.order();
    order.room.value = u"missing-room"_s;
    const QByteArray secret = service.server.appSecret();
    const SetupReport report = run(order);
    const QString text = setupReportText(report);
    QVERIFY(text.startsWith(u"Set-up check of Shop (TEST), "_s));
    QVERIFY(text.contains(u"[failed] Rehearsal room"_s));
    QVERIFY(text.contains(u"What to do: "_s));
    QVERIFY(text.contains(u"no green light"_s));
    QVERIFY(!text.contains(QString::fromLatin1(secret)));

    const QByteArray line = setupReportJson(report);
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QCOMPARE(object[u"ok"_s].toBool(true), false);
    QCOMPARE(object[u"environment"_s].toString(), u"test"_s);
    const QJsonArray steps = object[u"steps"_s].toArray();
    QCOMPARE(steps.size(), report.steps.size());
    QStringList names;
    for (const QJsonValue &step : steps)
        names.append(step[u"step"_s].toString());
    QCOMPARE(names.join(u' '),
             u"profile proxy dns connect tls clock credentials sender online room broadcast"_s);
    QCOMPARE(steps[9][u"status"_s].toString(), u"failed"_s);
    QCOMPARE(steps[9][u"verdict"_s].toString(), u"room_missing"_s);
    QCOMPARE(steps[10][u"status"_s].toString(), u"cannot_check"_s);
    QVERIFY(!line.contains(secret));
    m_paths += service.paths;
}

// Requests are built by functions with fixed paths; the check has no business with the one that sends.
void TestSetupCheck::theSourcesOfTheCheckKnowNoBroadcast()
{
    int files = 0;
    QDirIterator sources(QStringLiteral(CRIER_SOURCE_DIR "/app/setup"), {u"*.cpp"_s, u"*.h"_s});
    while (sources.hasNext()) {
        QFile file(sources.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        for (const char *word :
             {"buildBroadcast(", "broadcastUrl(", "app/send/sender.h", "send_desk.h", "/message/", ".json\""})
            QVERIFY2(!text.contains(word), qPrintable(file.fileName() + u": "_s + QString::fromLatin1(word)));
        ++files;
    }
    QVERIFY(files >= 9);
}

QTEST_GUILESS_MAIN(TestSetupCheck)
#include "tst_setup_check.moc"
