// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crierctl_process.h"

#include <QFile>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList goodOrder()
{
    return {u"--from"_s,    u"ops-team"_s,  u"--type"_s,
            u"RC:TxtMsg"_s, u"--content"_s, uR"({"content":"hello"})"_s};
}

} // namespace

// Command lines that say too little, too much or something else.
class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.errors().constData()); }
    void init() { QVERIFY(m_sandbox.requests()); } // what an earlier test sent is none of the next one's

    void aWrongCommandLineIsAUsageError_data();
    void aWrongCommandLineIsAUsageError();
    void helpAndVersionAreListings_data();
    void helpAndVersionAreListings();
    void anEmptyDataFolderIsAUsageError();

private:
    void verifyUsageError(const CrierctlRun &run, const Crierctl &crierctl);

    SandboxProcess m_sandbox;
};

// One sentence on standard error, nothing at the server, no row.
void TestCliUsage::verifyUsageError(const CrierctlRun &run, const Crierctl &crierctl)
{
    QVERIFY2(run.exitCode == 2, (QByteArray::number(run.exitCode) + ": " + run.err).constData());
    QVERIFY2(run.onlyComplainsOnce(), (run.out + run.err).constData());
    QCOMPARE(m_sandbox.requests(), QList<QJsonObject>());
    QCOMPARE(crierctl.rows(), QList<QJsonObject>());
}

void TestCliUsage::aWrongCommandLineIsAUsageError_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value"); // null: without the option
    QTest::newRow("no sender") << u"--from"_s << QString();
    QTest::newRow("no type") << u"--type"_s << QString();
    QTest::newRow("no message") << u"--content"_s << QString();
    QTest::newRow("two messages") << u"--text"_s << u"hello"_s;
    QTest::newRow("no App Key") << u"--app-key"_s << QString();
    QTest::newRow("no secret") << u"--app-secret-env"_s << QString();
    QTest::newRow("no goal") << u"--url"_s << QString();
    QTest::newRow("two goals") << u"--profile"_s << u"sandbox"_s;
    QTest::newRow("unknown option") << u"--urgent"_s << u"yes"_s;
    QTest::newRow("a word too many") << u"hello"_s << u"world"_s;
    QTest::newRow("the secret itself") << u"--app-secret"_s << u"visible"_s;
    QTest::newRow("time-out of nothing") << u"--timeout"_s << u"0"_s;
    QTest::newRow("time-out in words") << u"--timeout"_s << u"soon"_s;
    QTest::newRow("time-out that is no number") << u"--timeout"_s << u"nan"_s;
    QTest::newRow("time-out for ever") << u"--timeout"_s << u"inf"_s;
    QTest::newRow("the sender twice") << u"--from=ann"_s << u"--from=ben"_s;
    QTest::newRow("the content twice") << u"--content={}"_s << u"--content={\"a\":1}"_s;
}

void TestCliUsage::aWrongCommandLineIsAUsageError()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    Crierctl crierctl;
    QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder());
    arguments = withOption(arguments, option, value);
    const CrierctlRun run = crierctl.run(arguments);
    verifyUsageError(run, crierctl);
    QVERIFY(!run.err.contains("visible")); // not even the mistake is repeated
}

void TestCliUsage::helpAndVersionAreListings_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("--help") << QStringList{u"--help"_s} << QByteArray("sandbox");
    QTest::newRow("--version") << QStringList{u"--version"_s} << QByteArray("crierctl ");
    QTest::newRow("send --help") << QStringList{u"send"_s, u"--help"_s} << QByteArray("--app-secret-env");
    QTest::newRow("types --help") << QStringList{u"types"_s, u"--help"_s} << QByteArray("--json");
    QTest::newRow("validate --help") << QStringList{u"validate"_s, u"--help"_s}
                                     << QByteArray("--environment");
    QTest::newRow("log --help") << QStringList{u"log"_s, u"--help"_s} << QByteArray("export");
    QTest::newRow("profile --help") << QStringList{u"profile"_s, u"--help"_s}
                                    << QByteArray("--app-secret-stdin");
    QTest::newRow("sandbox --help") << QStringList{u"sandbox"_s, u"--help"_s} << QByteArray("--fault");
}

void TestCliUsage::helpAndVersionAreListings()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, shown);
    const Crierctl crierctl;
    const CrierctlRun run = crierctl.run(arguments);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains(shown));
    QCOMPARE(run.err, QByteArray());
    QVERIFY(!QFile::exists(crierctl.dataDir())); // asking writes nothing
}

void TestCliUsage::anEmptyDataFolderIsAUsageError()
{
    // What an unset variable in a script makes of --data-dir "$DIR": the log would lie wherever the script
    // ran.
    for (const QString &option : {u"--data-dir="_s, u"--data-dir"_s}) {
        Crierctl crierctl;
        QStringList arguments = m_sandbox.sendHere(crierctl, goodOrder()) + QStringList{option};
        if (!option.endsWith(u'='))
            arguments << QString();
        verifyUsageError(crierctl.run(arguments), crierctl);
    }
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
