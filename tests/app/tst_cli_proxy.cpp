// SPDX-License-Identifier: GPL-3.0-or-later
// crierctl behind a proxy that wants a name and a password, which come with the proxy variable.
#include "tests/support/connect_proxy.h"
#include "tests/support/crierctl_process.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int patience = 60'000; // never waited for when all is well
const QByteArray password = "open-sesame-4711";
} // namespace

class TestCliProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePasswordOfTheVariableIsUsedAndNeverPrinted_data();
    void thePasswordOfTheVariableIsUsedAndNeverPrinted();
    void withoutOneTheSendNamesTheWayOut();

private:
    static CrierctlRun run(Crierctl &crierctl, const QStringList &command, const QByteArray &proxy);
};

// The proxy lives in this process, so nothing here may block while crierctl runs.
CrierctlRun TestCliProxy::run(Crierctl &crierctl, const QStringList &command, const QByteArray &proxy)
{
    crierctl.environment.insert(u"https_proxy"_s, QString::fromLatin1(proxy));
    crierctl.environment.insert(u"ELSEWHERE"_s, u"some-secret"_s);
    QProcess process;
    crierctl.start(process, command + QStringList{u"--url"_s, u"https://crier.invalid"_s, u"--app-key"_s,
                                                  u"key"_s, u"--app-secret-env"_s, u"ELSEWHERE"_s});
    CrierctlRun run;
    [&] { QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience); }();
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

namespace {
const QStringList send{u"send"_s,   u"--live"_s,    u"crier.invalid"_s, u"--from"_s, u"ops-team"_s,
                       u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s,        u"hello"_s};

// Takes in connections and hangs up: what is behind the proxy is no service.
class HangingUp : public QTcpServer
{
public:
    HangingUp()
    {
        listen(QHostAddress(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this,
                [this] { nextPendingConnection()->disconnectFromHost(); });
    }
};
} // namespace

void TestCliProxy::thePasswordOfTheVariableIsUsedAndNeverPrinted_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("send") << send;
    QTest::newRow("send, as JSON") << send + QStringList{u"--json"_s};
    QTest::newRow("check") << QStringList{u"check"_s};
    QTest::newRow("check, as JSON") << QStringList{u"check"_s, u"--json"_s};
}

void TestCliProxy::thePasswordOfTheVariableIsUsedAndNeverPrinted()
{
    QFETCH(const QStringList, command);
    HangingUp goal;
    test::ConnectProxy proxy(goal.serverPort(), "anna:" + password);
    Crierctl crierctl;
    const CrierctlRun done =
        run(crierctl, command, "http://anna:" + password + '@' + proxy.address().toLatin1());
    QCOMPARE(done.exitCode, 5); // it got through, and there was nobody
    QVERIFY(proxy.letThrough() > 0);
    QCOMPARE(proxy.goals(), QStringList{u"crier.invalid:443"_s});
    QVERIFY(!done.out.contains(password) && !done.out.contains("anna"));
    QVERIFY(!done.err.contains(password) && !done.err.contains("anna"));
    QDirIterator files(crierctl.dataDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(password), qPrintable(file.fileName()));
    }
}

void TestCliProxy::withoutOneTheSendNamesTheWayOut()
{
    HangingUp goal;
    test::ConnectProxy proxy(goal.serverPort(), "anna:" + password);
    Crierctl crierctl;
    const CrierctlRun done = run(crierctl, send + QStringList{u"--json"_s}, proxy.url());
    QCOMPARE(done.exitCode, 5);
    QCOMPARE(proxy.letThrough(), 0);
    QCOMPARE(done.object().value(u"outcome"_s).toString(), u"not_sent"_s);
    QVERIFY(done.object().value(u"message"_s).toString().contains(u"https_proxy"_s));
    QCOMPARE(crierctl.rows().size(), 1);
}

QTEST_GUILESS_MAIN(TestCliProxy)
#include "tst_cli_proxy.moc"
