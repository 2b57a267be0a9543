// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crierctl_process.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList hello{u"--from"_s, u"ops-team"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s, u"hello"_s};
const QStringList json{u"--json"_s};

QDateTime timeOf(const QJsonObject &report)
{
    return QDateTime::fromString(report.value(u"started_at"_s).toString(), Qt::ISODateWithMs);
}

} // namespace

// The rate limit as somebody meets it who runs crierctl again and again.
class TestCliRateLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.errors().constData()); }
    void init() { QVERIFY(m_sandbox.requests()); } // what an earlier test sent is none of the next one's

    void aSecondSendWithinASecondIsRefused();
    void waitSpacesTheSendsBySecondsAtTheServer();
    void aThrottledAnswerDoublesTheWaitAndSaysSo();
    void serviceOffStopsSendingUntilTryAgain();
    void whileOneIsInFlightNoOtherStarts();

private:
    SandboxProcess m_sandbox;
};

void TestCliRateLimit::aSecondSendWithinASecondIsRefused()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(m_sandbox.sendHere(crierctl, hello)).exitCode, 0);
    const CrierctlRun second = crierctl.run(m_sandbox.sendHere(crierctl, hello + json));
    QCOMPARE(second.exitCode, 3);
    QCOMPARE(second.object().value(u"outcome"_s).toString(), u"refused"_s);
    QVERIFY(second.object().value(u"id"_s).isNull());
    QVERIFY(second.object().value(u"http_status"_s).isNull());
    QCOMPARE(second.complaints().size(), 1);
    QCOMPARE(m_sandbox.requests().value_or(QList<QJsonObject>()).size(), 1);
    QCOMPARE(crierctl.rows().size(), 1);
}

void TestCliRateLimit::waitSpacesTheSendsBySecondsAtTheServer()
{
    Crierctl crierctl;
    for (int press = 0; press < 3; ++press)
        QCOMPARE(crierctl.run(m_sandbox.sendHere(crierctl, hello + QStringList{u"--wait"_s})).exitCode, 0);
    const auto requests = m_sandbox.requests();
    QVERIFY(requests);
    QCOMPARE(requests->size(), 3);
    for (int i = 1; i < 3; ++i) {
        const qint64 gap = requests->at(i).value(u"arrived_monotonic_ms"_s).toInteger() -
                           requests->at(i - 1).value(u"arrived_monotonic_ms"_s).toInteger();
        QVERIFY2(gap >= 1'000, qPrintable(u"%1 ms"_s.arg(gap)));
    }
    QCOMPARE(crierctl.rows().size(), 3);
}

void TestCliRateLimit::aThrottledAnswerDoublesTheWaitAndSaysSo()
{
    SandboxProcess strict;
    QVERIFY2(strict.start({u"--interval-ms"_s, u"2500"_s}), strict.errors().constData());
    Crierctl someoneElse; // another computer with the same App Key: its sends count at the server only
    QCOMPARE(someoneElse.run(strict.sendHere(someoneElse, hello)).exitCode, 0);

    Crierctl crierctl;
    const CrierctlRun throttled = crierctl.run(strict.sendHere(crierctl, hello + json));
    QCOMPARE(throttled.exitCode, 4);
    QCOMPARE(throttled.object().value(u"http_status"_s), QJsonValue(429));
    QCOMPARE(throttled.object().value(u"code"_s), QJsonValue(1008));

    const CrierctlRun refused = crierctl.run(strict.sendHere(crierctl, hello));
    QCOMPARE(refused.exitCode, 3);
    QCOMPARE(refused.complaints().size(), 1);
    // More than the ordinary second is left, and the sentence names it.
    static const QRegularExpression longWait(uR"(\b(1\.\d|2|2\.0) s\b)"_s);
    QVERIFY2(longWait.match(QString::fromUtf8(refused.err)).hasMatch(), refused.err.constData());

    const CrierctlRun waited =
        crierctl.run(strict.sendHere(crierctl, hello + json + QStringList{u"--wait"_s}));
    const QDateTime throttledEnd =
        timeOf(throttled.object()).addMSecs(throttled.object().value(u"duration_ms"_s).toInteger());
    QVERIFY(throttledEnd.msecsTo(timeOf(waited.object())) >= 1'990); // two clocks and roundings apart
}

void TestCliRateLimit::serviceOffStopsSendingUntilTryAgain()
{
    SandboxProcess off;
    QVERIFY2(off.start({u"--service"_s, u"off"_s}), off.errors().constData());
    Crierctl crierctl;
    const QStringList arguments = off.sendHere(crierctl, hello + json);
    QCOMPARE(crierctl.run(arguments).object().value(u"code"_s), QJsonValue(1009));

    // Waiting does not help: a person has to decide.
    const CrierctlRun refused = crierctl.run(arguments + QStringList{u"--wait"_s});
    QCOMPARE(refused.exitCode, 3);
    QCOMPARE(refused.complaints().size(), 1);
    QCOMPARE(off.requests().value_or(QList<QJsonObject>()).size(), 1);
    QCOMPARE(crierctl.rows().size(), 1);

    // A press that is refused anyway does not lift the stop for the next one.
    QStringList wordless = arguments;
    wordless.replace(wordless.indexOf(u"--text"_s) + 1, QString());
    QCOMPARE(crierctl.run(wordless + QStringList{u"--try-again"_s}).exitCode, 3);
    QCOMPARE(crierctl.run(arguments + QStringList{u"--wait"_s}).exitCode, 3);
    QVERIFY(off.requests().value_or(QList<QJsonObject>()).isEmpty());

    const CrierctlRun again = crierctl.run(arguments + QStringList{u"--wait"_s, u"--try-again"_s});
    QCOMPARE(again.exitCode, 4); // the sandbox is still off and says so
    QCOMPARE(off.requests().value_or(QList<QJsonObject>()).size(), 1);
    QCOMPARE(crierctl.rows().size(), 2);
}

void TestCliRateLimit::whileOneIsInFlightNoOtherStarts()
{
    SandboxProcess silent;
    QVERIFY2(silent.start({u"--fault"_s, u"silent"_s}), silent.errors().constData());
    Crierctl crierctl;
    QProcess first;
    crierctl.start(first, silent.sendHere(crierctl, hello));
    QCOMPARE(silent.nextRequest().value(u"path"_s).toString(), u"/message/chatroom/broadcast.json"_s);

    const CrierctlRun second = crierctl.run(silent.sendHere(crierctl, hello));
    QCOMPARE(second.exitCode, 3);
    QCOMPARE(second.complaints().size(), 1);
    QCOMPARE(silent.requests(), QList<QJsonObject>());
    QCOMPARE(crierctl.rows().size(), 1);

    first.kill();
    QVERIFY(first.waitForFinished());
}

QTEST_GUILESS_MAIN(TestCliRateLimit)
#include "tst_cli_rate_limit.moc"
