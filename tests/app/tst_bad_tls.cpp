// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/broadcast_call.h"

#include "tests/support/fault_scenarios.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/wire_call.h"

#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <memory>

using namespace crier;
using namespace crier::test;
using namespace std::chrono_literals;

namespace {
// Handshakes either work or fail; nothing here hangs.
constexpr int patience = 30'000;

struct Peer
{
    LeafOptions leaf{};
    TlsVersion only = TlsVersion::Any;
    QByteArray ciphers = TlsSetup{}.ciphers;
    bool isFromStranger = false; // signed by an authority nobody named
    bool hasCertificate = true;
};
} // namespace
Q_DECLARE_METATYPE(Peer)

// Every way in which a TLS peer can be wrong (reliability 2.4): refused before the first request byte.
class TestBadTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGoodPeerIsAccepted_data();
    void aGoodPeerIsAccepted();
    void aBadPeerGetsNoRequestByte_data();
    void aBadPeerGetsNoRequestByte();
    void anAuthorityOfOneCallIsNotTrustedByTheNext();
    void withoutItsAuthorityAGoodPeerIsRefused();

private:
    std::unique_ptr<FaultServer> serve(const Peer &peer);
    TransportOptions options(bool trusts = true) const;

    std::unique_ptr<TestCertificates> m_certificates;
    std::unique_ptr<TestCertificates> m_strangers;
    QList<QSslCertificate> m_authority;
};

void TestBadTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    m_certificates = std::make_unique<TestCertificates>();
    m_strangers = std::make_unique<TestCertificates>();
    m_authority = QSslCertificate::fromPath(m_certificates->authorityFile());
    QCOMPARE(m_authority.size(), 1);
}

std::unique_ptr<FaultServer> TestBadTls::serve(const Peer &peer)
{
    TlsSetup setup{.certificateFile = {}, .keyFile = {}, .only = peer.only, .ciphers = peer.ciphers};
    if (peer.hasCertificate) {
        const CertificateFiles files = (peer.isFromStranger ? m_strangers : m_certificates)->leaf(peer.leaf);
        setup.certificateFile = files.certificate;
        setup.keyFile = files.key;
    }
    return std::make_unique<FaultServer>(Behaviour{.answer = acceptedAnswer(), .ending = Ending::CloseNotify},
                                         setup);
}

TransportOptions TestBadTls::options(bool trusts) const
{
    return {.inactivity = 20'000ms,
            .deadline = 25'000ms,
            .extraAuthorities = trusts ? m_authority : QList<QSslCertificate>()};
}

void TestBadTls::aGoodPeerIsAccepted_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<Peer>("peer");
    const QString name = QStringLiteral("localhost");
    QTest::newRow("by name") << name << Peer{};
    QTest::newRow("by address") << QStringLiteral("127.0.0.1") << Peer{};
    QTest::newRow("TLS 1.2") << name << Peer{.only = TlsVersion::V1_2};
    QTest::newRow("TLS 1.3") << name << Peer{.only = TlsVersion::V1_3};
    QTest::newRow("RSA 2048") << name << Peer{.leaf = {.key = KeyKind::Rsa2048}};
    QTest::newRow("RSA 2048 with TLS 1.2")
        << name << Peer{.leaf = {.key = KeyKind::Rsa2048}, .only = TlsVersion::V1_2};
    QTest::newRow("ChaCha20 with TLS 1.2")
        << name << Peer{.only = TlsVersion::V1_2, .ciphers = "ECDHE-ECDSA-CHACHA20-POLY1305"};
}

void TestBadTls::aGoodPeerIsAccepted()
{
    QFETCH(const QString, host);
    QFETCH(const Peer, peer);
    const auto server = serve(peer);
    WireCall call({.url = broadcastUrl(QStringLiteral("https"), server->port(), host), .options = options()});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QVERIFY2(call.outcome().state == SendState::Accepted, call.outcome().detail.toUtf8().constData());
    QCOMPARE(server->arrivals(call.id()).complete, 1);
    QCOMPARE(call.gateCalls(), 1);
}

void TestBadTls::aBadPeerGetsNoRequestByte_data()
{
    QTest::addColumn<Peer>("peer");
    constexpr qint64 day = 86'400;
    // The fourteen of reliability 2.4, all reached as https://localhost.
    QTest::newRow("wrong host") << Peer{.leaf = {.names = {"DNS:example.com"}}};
    QTest::newRow("expired") << Peer{.leaf = {.notBefore = -2 * day, .notAfter = -day}};
    QTest::newRow("not yet valid") << Peer{.leaf = {.notBefore = day, .notAfter = 2 * day}};
    QTest::newRow("self-signed") << Peer{.leaf = {.selfSigned = true}};
    QTest::newRow("unknown issuer") << Peer{.isFromStranger = true};
    QTest::newRow("SHA-1 signature") << Peer{.leaf = {.sha1 = true}};
    QTest::newRow("RSA 1024") << Peer{.leaf = {.key = KeyKind::Rsa1024}};
    QTest::newRow("certificate for clients only") << Peer{.leaf = {.clientOnly = true}};
    QTest::newRow("wildcard below the host") << Peer{.leaf = {.names = {"DNS:*.localhost"}}};
    QTest::newRow("wildcard for everything") << Peer{.leaf = {.names = {"DNS:*"}}};
    QTest::newRow("TLS 1.0") << Peer{.only = TlsVersion::V1_0};
    QTest::newRow("TLS 1.1") << Peer{.only = TlsVersion::V1_1};
    QTest::newRow("NULL cipher") << Peer{.only = TlsVersion::V1_2, .ciphers = "eNULL:@SECLEVEL=0"};
    QTest::newRow("anonymous cipher")
        << Peer{.only = TlsVersion::V1_2, .ciphers = "aNULL:!eNULL:@SECLEVEL=0", .hasCertificate = false};
    // And what the cipher list rules out on top.
    QTest::newRow("no forward secrecy") << Peer{
        .leaf = {.key = KeyKind::Rsa2048}, .only = TlsVersion::V1_2, .ciphers = "AES128-SHA:@SECLEVEL=0"};
    QTest::newRow("no forward secrecy, with GCM") << Peer{.leaf = {.key = KeyKind::Rsa2048},
                                                          .only = TlsVersion::V1_2,
                                                          .ciphers = "AES128-GCM-SHA256:@SECLEVEL=0"};
    QTest::newRow("no authenticated encryption")
        << Peer{.only = TlsVersion::V1_2, .ciphers = "ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0"};
}

void TestBadTls::aBadPeerGetsNoRequestByte()
{
    QFETCH(const Peer, peer);
    const auto server = serve(peer);
    QVERIFY2(permissiveHandshake(server->port()),
             "the peer does not work at all, so refusing it proves nothing");
    WireCall call({.url = broadcastUrl(QStringLiteral("https"), server->port(), QStringLiteral("localhost")),
                   .options = options()});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    call.close();
    server->settle();

    QCOMPARE(server->requestBytes(), 0);
    QCOMPARE(call.gateCalls(), 0);
    QCOMPARE(call.finishedCount(), 1);
    QCOMPARE(call.outcome().state, SendState::NotSent);
    QVERIFY2(
        call.outcome().reason == EndReason::TlsFailed,
        (reasonId(call.outcome().reason) + QLatin1String(", ") + call.outcome().detail).toUtf8().constData());
    QVERIFY(!call.outcome().detail.isEmpty()); // which check failed
}

void TestBadTls::anAuthorityOfOneCallIsNotTrustedByTheNext()
{
    QNetworkAccessManager manager;
    for (const bool trusts : {true, false, true}) {
        const auto server = serve({});
        WireCall call({.url = broadcastUrl(QStringLiteral("https"), server->port()),
                       .options = options(trusts),
                       .manager = &manager});
        call.start();
        QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
        QCOMPARE(call.outcome().state, trusts ? SendState::Accepted : SendState::NotSent);
    }
}

void TestBadTls::withoutItsAuthorityAGoodPeerIsRefused()
{
    const auto server = serve({});
    WireCall call({.url = broadcastUrl(QStringLiteral("https"), server->port()), .options = options(false)});
    call.start();
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), patience);
    QCOMPARE(call.outcome().state, SendState::NotSent);
    QCOMPARE(call.outcome().reason, EndReason::TlsFailed);
    QCOMPARE(call.gateCalls(), 0);
}

QTEST_GUILESS_MAIN(TestBadTls)
#include "tst_bad_tls.moc"
