// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_store.h"
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject stepOf(const QJsonObject &report, const QString &name)
{
    for (const QJsonValue &step : report[u"steps"_s].toArray()) {
        if (step[u"step"_s].toString() == name)
            return step.toObject();
    }
    return {};
}

QString verdictOf(const QJsonObject &report, const QString &name)
{
    return stepOf(report, name)[u"verdict"_s].toString();
}

// check of `sandbox`, whose secret goes into the environment.
QStringList checkOf(const SandboxProcess &sandbox, Crierctl &crierctl)
{
    crierctl.environment.insert(SandboxProcess::secretVariable(), sandbox.appSecret());
    return {u"check"_s,
            u"--url"_s,
            sandbox.url(),
            u"--app-key"_s,
            sandbox.appKey(),
            u"--app-secret-env"_s,
            SandboxProcess::secretVariable()};
}

// A profile that says it is live and goes to `sandbox`, without its secret.
QStringList addShop(const SandboxProcess &sandbox)
{
    return {u"profile"_s,     u"add"_s,      u"Shop"_s,     u"--url"_s,         sandbox.url(), u"--app-key"_s,
            sandbox.appKey(), u"--sender"_s, u"ops-team"_s, u"--environment"_s, u"live"_s};
}

} // namespace

class TestCliCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSandboxIsSound();
    void scriptsGetOneObject();
    void theServiceIsAskedOnlyWhatReads();
    void aStepThatFailedIsAnExitCode();
    void warningsAreNoFailure();
    void aStoredProfileIsCheckedWithItsSender();
    void withoutAKeyStoreThereIsAWayOut();
    void theSecretComesOnStandardInput();
    void aWrongCommandLineIsAUsageError_data();
    void aWrongCommandLineIsAUsageError();
    void theSecretIsNowhereInWhatIsPrinted();
    void theReportSpeaksChinese();
};

void TestCliCheck::theSandboxIsSound()
{
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run(
        {u"check"_s, u"--profile"_s, u"sandbox"_s, u"--sender"_s, u"ops"_s, u"--room"_s, u"lobby"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.out.contains("[ok] App Key and signature"));
    QVERIFY(run.out.contains("[ok] Rehearsal room"));
    QVERIFY(run.out.contains("[cannot be checked] Broadcast enabled: "));
    QVERIFY(run.out.endsWith("Everything that can be seen from here is right. Nobody was reached.\n"));
    QVERIFY(!QFile::exists(crierctl.dataDir())); // asking writes nothing
}

void TestCliCheck::scriptsGetOneObject()
{
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run({u"check"_s, u"--profile"_s, u"SANDBOX"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject report = run.object();
    QCOMPARE(report.keys(), (QStringList{u"address"_s, u"environment"_s, u"message"_s, u"ok"_s, u"profile"_s,
                                         u"started_at"_s, u"steps"_s, u"worst"_s}));
    QCOMPARE(report[u"ok"_s].toBool(), true);
    QCOMPARE(report[u"environment"_s].toString(), u"sandbox"_s);
    QCOMPARE(report[u"steps"_s].toArray().size(), 11);
    QCOMPARE(verdictOf(report, u"credentials"_s), u"credentials_accepted"_s);
    QCOMPARE(verdictOf(report, u"sender"_s), u"no_sender"_s);
    QCOMPARE(stepOf(report, u"broadcast"_s)[u"status"_s].toString(), u"cannot_check"_s);
}

void TestCliCheck::theServiceIsAskedOnlyWhatReads()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    Crierctl crierctl;
    const CrierctlRun run = crierctl.run(checkOf(sandbox, crierctl) +
                                         QStringList{u"--sender"_s, u"ops"_s, u"--room"_s, u"lobby"_s});
    QCOMPARE(run.exitCode, 0);
    const auto requests = sandbox.requests();
    QVERIFY(requests);
    QStringList paths;
    for (const QJsonObject &request : *requests)
        paths.append(request[u"path"_s].toString());
    QCOMPARE(paths,
             (QStringList{u"/user/checkOnline.json"_s, u"/user/info.json"_s, u"/chatroom/get.json"_s}));
}

void TestCliCheck::aStepThatFailedIsAnExitCode()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    Crierctl crierctl;
    const QStringList check = checkOf(sandbox, crierctl) + QStringList{u"--json"_s};
    crierctl.environment.insert(SandboxProcess::secretVariable(), u"not-the-secret"_s);
    CrierctlRun run = crierctl.run(check);
    QCOMPARE(run.exitCode, 5);
    QCOMPARE(run.object()[u"ok"_s].toBool(true), false);
    QCOMPARE(verdictOf(run.object(), u"credentials"_s), u"credentials_bad_signature"_s);
    QVERIFY(!stepOf(run.object(), u"credentials"_s)[u"advice"_s].toString().isEmpty());

    sandbox.stop();
    run = crierctl.run(check);
    QCOMPARE(run.exitCode, 5);
    QCOMPARE(verdictOf(run.object(), u"connect"_s), u"connect_refused"_s);
    QCOMPARE(verdictOf(run.object(), u"credentials"_s), u"skipped_after"_s);
}

void TestCliCheck::warningsAreNoFailure()
{
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run(
        {u"check"_s, u"--profile"_s, u"sandbox"_s, u"--sender"_s, u"unknown-ops"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.object()[u"worst"_s].toString(), u"warning"_s);
}

void TestCliCheck::aStoredProfileIsCheckedWithItsSender()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    Crierctl crierctl;
    QCOMPARE(crierctl.run(addShop(sandbox)).exitCode, 0);
    crierctl.environment.insert(SandboxProcess::secretVariable(), sandbox.appSecret());
    const CrierctlRun run = crierctl.run({u"check"_s, u"--profile"_s, u"shop"_s, u"--app-secret-env"_s,
                                          SandboxProcess::secretVariable(), u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.object()[u"profile"_s].toString(), u"Shop"_s);
    QCOMPARE(run.object()[u"environment"_s].toString(),
             u"live"_s); // a check needs no arming: it reaches nobody
    QCOMPARE(verdictOf(run.object(), u"sender"_s), u"sender_known"_s);
    QVERIFY(!run.out.contains(sandbox.appSecret().toLatin1()));

    // And with its rehearsal room, where no other one is named.
    ProfileStore store(crierctl.dataDir());
    Profile profile = store.list()->first();
    profile.rehearsalRoom.value = u"lobby"_s;
    QVERIFY(store.replace(profile).ok());
    const QStringList check{
        u"check"_s, u"--profile"_s, u"shop"_s, u"--app-secret-env"_s, SandboxProcess::secretVariable(),
        u"--json"_s};
    QVERIFY(crierctl.run(check).out.contains("chatroom lobby exists"));
    QVERIFY(!crierctl.run(check + QStringList{u"--room"_s, u"other"_s}).out.contains("lobby"));
}

void TestCliCheck::withoutAKeyStoreThereIsAWayOut()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    Crierctl crierctl;
    crierctl.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
    QCOMPARE(crierctl.run(addShop(sandbox)).exitCode, 0);
    const CrierctlRun run = crierctl.run({u"check"_s, u"--profile"_s, u"Shop"_s});
    QCOMPARE(run.exitCode, 5); // App Key and signature could not be asked about
    QCOMPARE(run.complaints().size(), 1);
    QVERIFY(run.err.contains("--app-secret-env"));
    QVERIFY(run.out.contains("[ok] Connection")); // what needs no secret is checked all the same
    QVERIFY(run.out.contains("[skipped] App Key and signature"));
}

void TestCliCheck::theSecretComesOnStandardInput()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run({u"check"_s, u"--url"_s, sandbox.url(), u"--app-key"_s,
                                          sandbox.appKey(), u"--app-secret-stdin"_s, u"--json"_s},
                                         ' ' + sandbox.appSecret().toLatin1() + "\n");
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(verdictOf(run.object(), u"credentials"_s), u"credentials_accepted"_s);
    QVERIFY(run.err.contains("white space"));
}

void TestCliCheck::aWrongCommandLineIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("both") << QStringList{u"--profile"_s, u"sandbox"_s, u"--url"_s, u"https://a.example"_s}
                          << 2;
    QTest::newRow("half an address") << QStringList{u"--url"_s, u"https://a.example"_s} << 2;
    QTest::newRow("no such option") << QStringList{u"--profile"_s, u"sandbox"_s, u"--loud"_s} << 2;
    QTest::newRow("a word too many") << QStringList{u"--profile"_s, u"sandbox"_s, u"now"_s} << 2;
    QTest::newRow("twice") << QStringList{u"--profile"_s, u"sandbox"_s, u"--room"_s,
                                          u"a"_s,         u"--room"_s,  u"b"_s}
                           << 2;
    QTest::newRow("the secret as an argument")
        << QStringList{u"--url"_s, u"https://a.example"_s, u"--app-key"_s, u"k"_s, u"--app-secret"_s, u"s"_s}
        << 2;
    QTest::newRow("no such profile") << QStringList{u"--profile"_s, u"Shop"_s} << 3;
    QTest::newRow("no secret") << QStringList{u"--url"_s, u"https://a.example"_s, u"--app-key"_s,
                                              u"k"_s,     u"--app-secret-env"_s,  u"CRIER_NO_SUCH"_s}
                               << 2;
}

void TestCliCheck::aWrongCommandLineIsAUsageError()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run(QStringList{u"check"_s} + arguments);
    QCOMPARE(run.exitCode, exitCode);
    QVERIFY(run.onlyComplainsOnce());
}

void TestCliCheck::theSecretIsNowhereInWhatIsPrinted()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    Crierctl crierctl;
    for (const QStringList &more : {QStringList{}, QStringList{u"--json"_s}}) {
        const CrierctlRun run = crierctl.run(checkOf(sandbox, crierctl) + more);
        QCOMPARE(run.exitCode, 0);
        QVERIFY(!run.out.contains(sandbox.appSecret().toLatin1()));
        QVERIFY(!run.out.toLower().contains("signature\":"));
    }
}

void TestCliCheck::theReportSpeaksChinese()
{
    Crierctl crierctl;
    crierctl.environment.insert(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
    const CrierctlRun run = crierctl.run({u"check"_s, u"--profile"_s, u"sandbox"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(QString::fromUtf8(run.out).contains(u"签名"_s));
}

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_cli_check.moc"
