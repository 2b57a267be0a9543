// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

class TestCliExplain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsExplained();
    void aPastedReplyIsExplained();
    void theLogTellsWhat1008Means();
    void negativeCodesAreCodes();
    void scriptsGetOneObject();
    void whatIsNotRecognisedIsSaid();
    void nothingInAReplyActsOnATerminal();
    void itSpeaksChinese();
    void aWrongCommandLineIsAUsageError_data();
    void aWrongCommandLineIsAUsageError();
};

void TestCliExplain::aCodeIsExplained()
{
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run({u"explain"_s, u"1009"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.out.contains("Meaning: Code 1009: The chatroom broadcast service is not enabled"));
    QVERIFY(run.out.contains("What to do: Enable chatroom broadcast"));
    QVERIFY(run.out.contains("Delivered? It was not delivered to anybody."));
    QVERIFY(run.out.contains("Source: docs.rongcloud.io/"));
    QVERIFY(!QFile::exists(crierctl.dataDir())); // asking writes nothing
}

void TestCliExplain::aPastedReplyIsExplained()
{
    const CrierctlRun run = Crierctl().run(
        {u"explain"_s, u"-"_s}, "HTTP/1.1 401 Unauthorized\r\n\r\n{\"code\":1004,\"errorMessage\":\"sign\"}");
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.startsWith("Read as a whole HTTP reply.\nCode: 1004.\nHTTP status: 401.\n\nMeaning: "));
    QVERIFY(QString::fromUtf8(run.out).contains(u"The service said: “sign”"_s));
}

void TestCliExplain::theLogTellsWhat1008Means()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.errors().constData());
    Crierctl crierctl;
    const QStringList ask{u"explain"_s, u"1008"_s, u"--json"_s, u"--app-key"_s, sandbox.appKey()};
    QCOMPARE(crierctl.run(ask).object()[u"verdict"_s].toString(), u"off-or-other-user"_s);
    QVERIFY(!QFile::exists(crierctl.dataDir())); // asking writes nothing

    const QStringList send =
        sandbox.sendHere(crierctl, {u"--from"_s, u"ann"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s, u"a"_s});
    QCOMPARE(crierctl.run(send).exitCode, 0);
    const QString verdict = crierctl.run(ask).object()[u"verdict"_s].toString();
    QVERIFY2(verdict == u"sent-too-soon"_s || verdict == u"other-program"_s, qPrintable(verdict));
    const CrierctlRun other = crierctl.run({u"explain"_s, u"1008"_s, u"--app-key"_s, u"another"_s});
    QVERIFY(other.out.contains("No time stands there; for the look into Crier's log it was taken to be "));
    QVERIFY(other.out.contains("no send of this App Key in the minute before"));

    const CrierctlRun unknown = crierctl.run({u"explain"_s, u"1008"_s, u"--profile"_s, u"Shop"_s});
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY(unknown.onlyComplainsOnce());
    QCOMPARE(crierctl.run(ask + QStringList{u"--profile"_s, u"Shop"_s}).exitCode, 2);
}

void TestCliExplain::negativeCodesAreCodes()
{
    const CrierctlRun run = Crierctl().run({u"explain"_s, u"-1"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.object()[u"verdict"_s].toString(), u"sdk-number"_s);
}

void TestCliExplain::scriptsGetOneObject()
{
    const CrierctlRun run = Crierctl().run({u"explain"_s, u"--json"_s, u"1050"_s});
    QCOMPARE(run.exitCode, 0);
    // memberNames() passes over lists.
    QCOMPARE(memberNames(run.out),
             QStringList({u"known"_s, u"verdict"_s, u"code"_s, u"http_status"_s, u"delivery"_s, u"meaning"_s,
                          u"cause"_s, u"action"_s, u"message"_s, u"certainty"_s}));
    for (const QString &list : {u"actors"_s, u"sources"_s, u"alternatives"_s, u"recognised"_s})
        QVERIFY(run.object()[list].isArray());
    QCOMPARE(run.object()[u"code"_s].toInt(), 1050);
    QCOMPARE(run.object()[u"delivery"_s].toString(), u"unknown"_s);
    QCOMPARE(run.object()[u"actors"_s].toArray().first().toString(), u"vendor_support"_s);
    QVERIFY(run.object()[u"http_status"_s].isNull());
}

void TestCliExplain::whatIsNotRecognisedIsSaid()
{
    for (const QByteArray &pasted : {QByteArray("it does not work"), QByteArray()}) {
        const CrierctlRun run = Crierctl().run({u"explain"_s, u"-"_s}, pasted);
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.onlyComplainsOnce());
        const CrierctlRun asJson = Crierctl().run({u"explain"_s, u"-"_s, u"--json"_s}, pasted);
        QCOMPARE(asJson.exitCode, 3);
        QCOMPARE(asJson.object()[u"known"_s].toBool(true), false);
    }
    const CrierctlRun raw = Crierctl().run({u"explain"_s, u"7777"_s});
    QCOMPARE(raw.exitCode, 0);
    QVERIFY(raw.out.contains("Code 7777 is in no list"));
}

void TestCliExplain::nothingInAReplyActsOnATerminal()
{
    const CrierctlRun run = Crierctl().run(
        {u"explain"_s, u"-"_s}, "code=1002 request_id=abcd errorMessage=\"\x1b[2J\x07\xe2\x80\xae\"");
    QCOMPARE(run.exitCode, 0);
    QVERIFY(!run.out.contains('\x1b'));
    QVERIFY(!run.out.contains('\x07'));
    QVERIFY(!run.out.contains("\xe2\x80\xae"));
}

void TestCliExplain::itSpeaksChinese()
{
    Crierctl crierctl;
    crierctl.environment.insert(u"LANGUAGE"_s, u"zh_CN"_s);
    crierctl.environment.insert(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
    const CrierctlRun run = crierctl.run({u"explain"_s, u"1009"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(QString::fromUtf8(run.out).contains(u"聊天室广播"_s));
    QVERIFY(!run.out.contains("chatroom broadcast"));
}

void TestCliExplain::aWrongCommandLineIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("two codes") << QStringList{u"1008"_s, u"1009"_s};
    QTest::newRow("code and input") << QStringList{u"1008"_s, u"-"_s};
    QTest::newRow("no such option") << QStringList{u"1008"_s, u"--color"_s};
}

void TestCliExplain::aWrongCommandLineIsAUsageError()
{
    QFETCH(QStringList, arguments);
    const CrierctlRun run = Crierctl().run(QStringList{u"explain"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.onlyComplainsOnce());
}

QTEST_GUILESS_MAIN(TestCliExplain)
#include "tst_cli_explain.moc"
