// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/request.h"
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray secretBytes = "cli1nspect0rSecret";

QByteArray headers(const QByteArray &signedSecret)
{
    const QByteArray timestamp = QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    return "App-Key: uwd1c0sxdlx2\nNonce: 14\nTimestamp: " + timestamp +
           "\nSignature: " + signature(Secret(signedSecret), "14", timestamp) + '\n';
}

QStringList inspectWithSecret(Crierctl &crierctl)
{
    crierctl.environment.insert(u"CRIER_TEST_SECRET"_s, QString::fromLatin1(secretBytes));
    return {u"inspect"_s, u"-"_s, u"--app-secret-env"_s, u"CRIER_TEST_SECRET"_s};
}

} // namespace

class TestCliInspect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRightRequestIsSaidToBeRight();
    void aMistakeIsTold();
    void scriptsGetOneObject();
    void itWorksWithoutASecret();
    void aProfileSaysWhoseRequestItShouldBe();
    void nothingInARequestActsOnATerminal();
    void whatIsNoRequestIsRefused();
    void theSecretIsNeverPrinted();
    void aWrongCommandLineIsAUsageError_data();
    void aWrongCommandLineIsAUsageError();
};

void TestCliInspect::aRightRequestIsSaidToBeRight()
{
    Crierctl crierctl;
    const QStringList arguments = inspectWithSecret(crierctl);
    const CrierctlRun run = crierctl.run(arguments, headers(secretBytes));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.out.startsWith("Read as headers out of a log.\nright: The signature is right"));
    QVERIFY(!QFile::exists(crierctl.dataDir())); // asking writes nothing
}

void TestCliInspect::aMistakeIsTold()
{
    Crierctl crierctl;
    const QStringList arguments = inspectWithSecret(crierctl);
    const CrierctlRun run = crierctl.run(arguments, headers("uwd1c0sxdlx2"));
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.out.contains(
        "error: It is known how this signature was made: The App Key was used in the place of "
        "the App Secret."));
}

void TestCliInspect::scriptsGetOneObject()
{
    Crierctl crierctl;
    const QStringList arguments = inspectWithSecret(crierctl) + QStringList{u"--json"_s};
    const CrierctlRun run = crierctl.run(arguments, headers("uwd1c0sxdlx2"));
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.object()[u"ok"_s].toBool(true), false);
    QCOMPARE(run.object()[u"form"_s].toString(), u"headers"_s);
    QCOMPARE(run.object()[u"signature"_s].toString(), u"wrong"_s);
    QCOMPARE(run.object()[u"slips"_s].toArray(), QJsonArray{u"app-key-as-secret"_s});
    const QJsonObject first = run.object()[u"observations"_s].toArray().first().toObject();
    QCOMPARE(first[u"severity"_s].toString(), u"error"_s);
    QCOMPARE(first[u"observation"_s].toString(), u"signature-mistake"_s);
    QVERIFY(!first[u"message"_s].toString().isEmpty());
}

void TestCliInspect::itWorksWithoutASecret()
{
    const CrierctlRun run = Crierctl().run({u"inspect"_s, u"-"_s}, headers(secretBytes));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("note: Whether the signature is right cannot be told without the App Secret."));
}

void TestCliInspect::aProfileSaysWhoseRequestItShouldBe()
{
    Crierctl crierctl;
    crierctl.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s); // no key store
    QCOMPARE(crierctl
                 .run({u"profile"_s, u"add"_s, u"Shop"_s, u"--url"_s, u"https://e.com"_s, u"--app-key"_s,
                       u"c9kqb3rdkbb7j"_s, u"--environment"_s, u"test"_s})
                 .exitCode,
             0);
    const QStringList ask{u"inspect"_s, u"-"_s, u"--profile"_s, u"Shop"_s};
    const CrierctlRun run = crierctl.run(ask, headers(secretBytes));
    QVERIFY(run.out.contains("uwd1c0sxdlx2, is not the one of this profile"));
    QVERIFY(run.out.contains("cannot be told without the App Secret"));
    QCOMPARE(run.complaints().size(), 1); // why there is no secret

    const CrierctlRun unknown = crierctl.run({u"inspect"_s, u"-"_s, u"--profile"_s, u"Other"_s}, "x");
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY(unknown.onlyComplainsOnce());
}

void TestCliInspect::nothingInARequestActsOnATerminal()
{
    const CrierctlRun run = Crierctl().run({u"inspect"_s, u"-"_s, u"--app-key"_s, u"k"_s},
                                           "POST /\x1b[2J\x07.json HTTP/1.1\nApp-Key: \x1b]0;x\x07\n\n");
    QVERIFY(run.out.contains("error: "));
    QVERIFY(!run.out.contains('\x1b'));
    QVERIFY(!run.out.contains('\x07'));
}

void TestCliInspect::whatIsNoRequestIsRefused()
{
    for (const QByteArray &pasted : {QByteArray("it does not work"), QByteArray(), QByteArray(300, '\0')}) {
        const CrierctlRun run = Crierctl().run({u"inspect"_s, u"-"_s}, pasted);
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.onlyComplainsOnce());
    }
}

void TestCliInspect::theSecretIsNeverPrinted()
{
    Crierctl crierctl;
    const QStringList arguments = inspectWithSecret(crierctl);
    for (const QByteArray &pasted : {headers(secretBytes), headers(secretBytes + '\n'), headers("x"),
                                     headers(secretBytes) + "X-Request-ID: " + secretBytes}) {
        for (const QStringList &more : {QStringList(), QStringList{u"--json"_s}}) {
            const CrierctlRun run = crierctl.run(arguments + more, pasted);
            QVERIFY(!run.out.contains(secretBytes));
            QVERIFY(!run.err.contains(secretBytes));
        }
    }
}

void TestCliInspect::aWrongCommandLineIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("a file") << QStringList{u"request.txt"_s};
    QTest::newRow("secret from the input") << QStringList{u"-"_s, u"--app-secret-stdin"_s};
    QTest::newRow("empty variable") << QStringList{u"-"_s, u"--app-secret-env"_s, u"CRIER_NOT_SET"_s};
    QTest::newRow("no such option") << QStringList{u"-"_s, u"--app-secret"_s, u"x"_s};
}

void TestCliInspect::aWrongCommandLineIsAUsageError()
{
    QFETCH(QStringList, arguments);
    const CrierctlRun run = Crierctl().run(QStringList{u"inspect"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.onlyComplainsOnce());
}

QTEST_GUILESS_MAIN(TestCliInspect)
#include "tst_cli_inspect.moc"
