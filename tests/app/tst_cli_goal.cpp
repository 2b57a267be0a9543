// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/closed_port.h"
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList hello{u"--from"_s, u"ops-team"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s, u"hello"_s};
const QStringList json{u"--json"_s};

} // namespace

// Where a send goes, who allowed it, and where its secret comes from.
class TestCliGoal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.errors().constData()); }
    void init() { QVERIFY(m_sandbox.requests()); } // what an earlier test sent is none of the next one's

    void aLiveProfileIsSentToOnlyWhenNamed_data();
    void aLiveProfileIsSentToOnlyWhenNamed();
    void aLiveAddressIsSentToOnlyWhenItsHostIsNamed();
    void nothingElseIsCalledLive();
    void aLiveDryRunNeedsNoName();
    void anUnknownProfileNamesThoseThereAre();
    void aProfileIsNoAddress_data();
    void aProfileIsNoAddress();
    void outsideItsHoursASendIsWarnedAbout();
    void theSecretComesOnStandardInput_data();
    void theSecretComesOnStandardInput();
    void standardInputGivesOneThing();

private:
    // A stored profile that goes to the sandbox, whatever it is called.
    QStringList addProfile(const QString &name, const QString &environment) const
    {
        return {u"profile"_s,   u"add"_s,           name,          u"--url"_s,    m_sandbox.url(),
                u"--app-key"_s, m_sandbox.appKey(), u"--sender"_s, u"ops-team"_s, u"--environment"_s,
                environment};
    }
    QStringList sendBy(Crierctl &crierctl, const QString &profile, const QStringList &more = {}) const
    {
        crierctl.environment.insert(SandboxProcess::secretVariable(), m_sandbox.appSecret());
        return QStringList{u"send"_s,
                           u"--profile"_s,
                           profile,
                           u"--app-secret-env"_s,
                           SandboxProcess::secretVariable(),
                           u"--type"_s,
                           u"RC:TxtMsg"_s,
                           u"--text"_s,
                           u"hello"_s} +
               more;
    }

    SandboxProcess m_sandbox;
};

void TestCliGoal::aLiveProfileIsSentToOnlyWhenNamed_data()
{
    QTest::addColumn<QString>("live"); // null: not there
    QTest::addColumn<bool>("sends");
    QTest::newRow("not named") << QString() << false;
    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("another") << u"Caf\u00E9 Shop 2"_s << false;
    QTest::newRow("in small letters") << u"caf\u00E9 shop"_s << false;
    QTest::newRow("without the accent") << u"Cafe Shop"_s << false;
    QTest::newRow("its name") << u"Caf\u00E9 Shop"_s << true;
    QTest::newRow("as another keyboard types it") << u" Cafe\u0301 \uFF33hop"_s << true;
}

void TestCliGoal::aLiveProfileIsSentToOnlyWhenNamed()
{
    QFETCH(QString, live);
    QFETCH(bool, sends);
    Crierctl crierctl;
    QCOMPARE(crierctl.run(addProfile(u"Caf\u00E9 Shop"_s, u"live"_s)).exitCode, 0);
    const QStringList named = live.isNull() ? QStringList() : QStringList{u"--live"_s, live};
    const CrierctlRun run = crierctl.run(sendBy(crierctl, u"CAF\u00C9 shop"_s, json + named));
    QVERIFY2(run.exitCode == (sends ? 0 : 3), run.err.constData());
    QCOMPARE(run.object().value(u"outcome"_s).toString(), sends ? u"accepted"_s : u"refused"_s);
    QCOMPARE(m_sandbox.requests()->size(), sends ? 1 : 0);
    const QList<QJsonObject> rows = crierctl.rows();
    QCOMPARE(rows.size(), sends ? 1 : 0);
    if (sends) {
        QCOMPARE(rows.first().value(u"environment"_s), QJsonValue(u"live"_s));
        QCOMPARE(rows.first().value(u"profile"_s), QJsonValue(u"Caf\u00E9 Shop"_s));
    } else {
        QCOMPARE(run.complaints().size(), 1);
        QVERIFY2(run.err.contains("Caf\xC3\xA9 Shop") && run.err.contains("--live"), run.err.constData());
    }
}

void TestCliGoal::aLiveAddressIsSentToOnlyWhenItsHostIsNamed()
{
    const ClosedPort closed;
    const QString host = u"127.0.0.2:%1"_s.arg(closed.port()); // not the one address that counts as here
    Crierctl crierctl;
    for (const QString &live : {QString(), u""_s, u"127.0.0.2"_s, u"https://"_s + host, u"localhost"_s}) {
        const QStringList named = live.isNull() ? QStringList() : QStringList{u"--live"_s, live};
        const CrierctlRun run = crierctl.run(
            withOption(m_sandbox.sendHere(crierctl, hello + named), u"--url"_s, u"https://"_s + host));
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.onlyComplainsOnce() && run.err.contains(host.toUtf8()), run.err.constData());
    }
    QVERIFY(crierctl.rows().isEmpty());
    const QStringList named{u"--live"_s, host};
    QCOMPARE(
        crierctl
            .run(withOption(m_sandbox.sendHere(crierctl, hello + named), u"--url"_s, u"https://"_s + host))
            .exitCode,
        5);
    QCOMPARE(crierctl.rows().size(), 1);
}

void TestCliGoal::nothingElseIsCalledLive()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(addProfile(u"Shop test"_s, u"test"_s)).exitCode, 0);
    const QStringList orders[] = {
        sendBy(crierctl, u"Shop test"_s, {u"--live"_s, u"Shop test"_s}),
        m_sandbox.sendHere(crierctl, hello + QStringList{u"--live"_s, m_sandbox.url().mid(7)}),
        QStringList{u"send"_s, u"--profile"_s, u"sandbox"_s, u"--live"_s, u"Sandbox"_s} + hello};
    for (const QStringList &order : orders) {
        const CrierctlRun run = crierctl.run(order);
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.onlyComplainsOnce() && run.err.contains("not live"), run.err.constData());
    }
    QVERIFY(m_sandbox.requests()->isEmpty());
    QCOMPARE(crierctl.run(sendBy(crierctl, u"Shop test"_s)).exitCode, 0);
}

void TestCliGoal::aLiveDryRunNeedsNoName()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(addProfile(u"Shop"_s, u"live"_s)).exitCode, 0);
    const QStringList dry{u"--dry-run"_s};
    QCOMPARE(crierctl.run(sendBy(crierctl, u"Shop"_s, dry)).exitCode, 0);
    QCOMPARE(crierctl.run(sendBy(crierctl, u"Shop"_s, dry + QStringList{u"--live"_s, u"Shop 2"_s})).exitCode,
             3);
    QVERIFY(m_sandbox.requests()->isEmpty());
}

void TestCliGoal::anUnknownProfileNamesThoseThereAre()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(addProfile(u"First"_s, u"test"_s)).exitCode, 0);
    QCOMPARE(crierctl.run(addProfile(u"Second"_s, u"test"_s)).exitCode, 0);
    const CrierctlRun run = crierctl.run(sendBy(crierctl, u"Third"_s));
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.onlyComplainsOnce());
    QVERIFY2(run.err.contains("\"Third\"") && run.err.contains("\"First\", \"Second\""), run.err.constData());
}

void TestCliGoal::aProfileIsNoAddress_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList sandbox = QStringList{u"send"_s, u"--profile"_s, u"sandbox"_s} + hello;
    QTest::newRow("an address") << sandbox + QStringList{u"--url"_s, u"http://127.0.0.1:1"_s};
    QTest::newRow("an App Key") << sandbox + QStringList{u"--app-key"_s, u"key"_s};
    QTest::newRow("a secret for the sandbox") << sandbox + QStringList{u"--app-secret-env"_s, u"ELSEWHERE"_s};
}

void TestCliGoal::aProfileIsNoAddress()
{
    QFETCH(QStringList, arguments);
    Crierctl crierctl;
    crierctl.environment.insert(u"ELSEWHERE"_s, u"some-secret"_s);
    const CrierctlRun run = crierctl.run(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.onlyComplainsOnce());
}

void TestCliGoal::outsideItsHoursASendIsWarnedAbout()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(addProfile(u"Shop"_s, u"test"_s)).exitCode, 0);
    QFile file(crierctl.dataDir() + u"/profiles.json"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray profiles = file.readAll();
    const QByteArray never = "\"sendingHours\": {\"from\": \"25:00\"}, \"name\"";
    QVERIFY(file.resize(0) && file.seek(0) && file.write(profiles.replace("\"name\"", never)) > 0);
    file.close();
    const CrierctlRun run = crierctl.run(sendBy(crierctl, u"Shop"_s));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.complaints().size() == 1 && run.err.contains("sending hours"), run.err.constData());
}

void TestCliGoal::theSecretComesOnStandardInput_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("a line") << QByteArray() << QByteArray("\n") << false;
    QTest::newRow("the line end of Windows") << QByteArray() << QByteArray("\r\n") << false;
    QTest::newRow("no line end") << QByteArray() << QByteArray() << false;
    QTest::newRow("more lines") << QByteArray() << QByteArray("\nanother line\n") << false;
    QTest::newRow("white space") << QByteArray("\t ") << QByteArray("  \n") << true;
}

void TestCliGoal::theSecretComesOnStandardInput()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    QFETCH(bool, isTold);
    Crierctl crierctl;
    const QStringList arguments = QStringList{u"send"_s,      u"--url"_s,         m_sandbox.url(),
                                              u"--app-key"_s, m_sandbox.appKey(), u"--app-secret-stdin"_s} +
                                  hello;
    const CrierctlRun run = crierctl.run(arguments, before + m_sandbox.appSecret().toUtf8() + behind);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(m_sandbox.requests()->size(), 1);
    QCOMPARE(run.complaints().size(), isTold ? 1 : 0);
    QCOMPARE(run.err.contains("white space"), isTold);
}

void TestCliGoal::standardInputGivesOneThing()
{
    Crierctl crierctl;
    QStringList arguments = withOption(hello, u"--text"_s, {});
    arguments << u"--content-file"_s << u"-"_s << u"--url"_s << m_sandbox.url() << u"--app-key"_s
              << m_sandbox.appKey() << u"--app-secret-stdin"_s;
    const CrierctlRun run = crierctl.run(QStringList{u"send"_s} + arguments, "s3cr3t\n{}\n");
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.onlyComplainsOnce() && !run.err.contains("s3cr3t"));
    const QStringList empty = QStringList{u"send"_s,      u"--url"_s,         m_sandbox.url(),
                                          u"--app-key"_s, m_sandbox.appKey(), u"--app-secret-stdin"_s} +
                              hello;
    for (const QByteArray &input : {QByteArray(), QByteArray("\nsecret\n"), QByteArray(5'000, 'x')})
        QCOMPARE(crierctl.run(empty, input).exitCode, 2);
    QVERIFY(m_sandbox.requests()->isEmpty());
}

QTEST_GUILESS_MAIN(TestCliGoal)
#include "tst_cli_goal.moc"
