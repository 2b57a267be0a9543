// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox_server.h"
#include "app/send/proxy_passwords.h"
#include "app/service/online_check.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

using namespace crier;

namespace {

Profile profileOf(const SandboxServer &server)
{
    Profile profile;
    profile.environment = Environment::Sandbox;
    profile.baseUrl = QUrl(server.url());
    profile.appKey.value = QString::fromLatin1(server.appKey());
    return profile;
}

} // namespace

class tst_online_check : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServiceIsAskedOnceAndSaysYesOrNo_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("isOnline");
        QTest::newRow("online") << QStringLiteral("ops & team") << true;
        QTest::newRow("offline") << QStringLiteral("offline-user") << false;
    }

    void theServiceIsAskedOnceAndSaysYesOrNo()
    {
        QFETCH(QString, user);
        QFETCH(bool, isOnline);
        SandboxServer server({});
        QVERIFY(server.start());
        QSignalSpy received(&server, &SandboxServer::requestReceived);
        QNetworkAccessManager manager;
        const ProxyPasswords none;
        OnlineCheck check(manager, none);
        QSignalSpy answered(&check, &OnlineCheck::answered);
        check.ask(profileOf(server), Secret(server.appSecret()), {user});
        QVERIFY(check.isAsking());
        QVERIFY(answered.wait(10'000));
        const auto answer = answered.first().first().value<OnlineAnswer>();
        QCOMPARE(answer.user.value, user);
        QCOMPARE(answer.isOnline, std::optional(isOnline));
        QVERIFY(!check.isAsking());

        // The question that reads only, and nothing else; the broadcast path was not touched.
        QCOMPARE(received.size(), 1);
        const auto request = received.first().first().value<SandboxRequest>();
        QCOMPARE(request.path, QStringLiteral("/user/checkOnline.json"));
        QCOMPARE(request.form, (QList<std::pair<QString, QString>>{{QStringLiteral("userId"), user}}));
    }

    void anAppKeyThatIsNoHeaderIsNotSent()
    {
        SandboxServer server({});
        QVERIFY(server.start());
        QSignalSpy received(&server, &SandboxServer::requestReceived);
        QNetworkAccessManager manager;
        const ProxyPasswords none;
        OnlineCheck check(manager, none);
        QSignalSpy answered(&check, &OnlineCheck::answered);
        Profile profile = profileOf(server);
        profile.appKey.value = QStringLiteral("key\r\nX-Other: 1");
        check.ask(profile, Secret(server.appSecret()), {QStringLiteral("u")});
        QVERIFY(answered.wait(10'000));
        QVERIFY(!answered.first().first().value<OnlineAnswer>().isOnline);
        QVERIFY(received.isEmpty());
    }

    void aWrongSecretIsNoAnswer()
    {
        SandboxServer server({});
        QVERIFY(server.start());
        QNetworkAccessManager manager;
        const ProxyPasswords none;
        OnlineCheck check(manager, none);
        QSignalSpy answered(&check, &OnlineCheck::answered);
        check.ask(profileOf(server), Secret("not-the-secret"), {QStringLiteral("u")});
        QVERIFY(answered.wait(10'000));
        const auto answer = answered.first().first().value<OnlineAnswer>();
        QVERIFY(!answer.isOnline);
        QCOMPARE(answer.outcome.code, std::optional(1004));
    }

    void nobodyThereIsNoAnswer()
    {
        Profile profile;
        {
            SandboxServer server({});
            QVERIFY(server.start());
            profile = profileOf(server);
        }
        QNetworkAccessManager manager;
        const ProxyPasswords none;
        OnlineCheck check(manager, none);
        QSignalSpy answered(&check, &OnlineCheck::answered);
        check.ask(profile, Secret("s"), {QStringLiteral("u")});
        QVERIFY(answered.wait(10'000));
        const auto answer = answered.first().first().value<OnlineAnswer>();
        QVERIFY(!answer.isOnline);
        QCOMPARE(answer.outcome.reason, EndReason::ConnectionRefused);
    }

    void theNewestQuestionWins()
    {
        SandboxServer server({});
        QVERIFY(server.start());
        QNetworkAccessManager manager;
        const ProxyPasswords none;
        OnlineCheck check(manager, none);
        QSignalSpy answered(&check, &OnlineCheck::answered);
        check.ask(profileOf(server), Secret(server.appSecret()), {QStringLiteral("offline-1")});
        check.ask(profileOf(server), Secret(server.appSecret()), {QStringLiteral("second")});
        QVERIFY(answered.wait(10'000));
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.first().first().value<OnlineAnswer>().user.value, QStringLiteral("second"));
    }
};

QTEST_GUILESS_MAIN(tst_online_check)
#include "tst_online_check.moc"
