// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/version.h"
#include "tests/support/crierctl_process.h"

#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList orderTo(const QString &url)
{
    return {u"send"_s,
            u"--url"_s,
            url,
            u"--app-key"_s,
            u"k"_s,
            u"--from"_s,
            u"ops-team"_s,
            u"--type"_s,
            u"RC:TxtMsg"_s,
            u"--content"_s,
            uR"({"content":"hello"})"_s,
            u"--app-secret-env"_s,
            u"CRIER_TEST_SECRET"_s};
}

} // namespace

// What --version tells, and what the programs say when a part of their installation is missing.
class TestCliInstallation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theVersionStandsOnTheFirstLine_data();
    void theVersionStandsOnTheFirstLine();
    void withoutSqliteNothingIsSentOrMade();
    void withoutSqliteTheRestGoesOn();
    void withoutTlsNothingIsSentOverHttps();
    void withoutTlsCheckSaysSo();
    void withoutAPlatformPluginTheWindowSaysSo();
    void withoutADisplayTheWindowSaysSo();

private:
    // A copy of `program` that finds no plugin but those in `plugins` of its folder; its path.
    QString damagedCopy(const QString &program);
    CrierctlRun runWindow(const QString &program, const QProcessEnvironment &environment);

    std::unique_ptr<QTemporaryDir> m_folder;
    Crierctl m_crierctl;
};

void TestCliInstallation::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_crierctl.environment.insert(u"CRIER_TEST_SECRET"_s, u"s"_s);
    m_crierctl.environment.remove(u"QT_PLUGIN_PATH"_s);
}

QString TestCliInstallation::damagedCopy(const QString &program)
{
#if defined(Q_OS_WIN)
    const QString name = program + u".exe"_s;
#else
    const QString name = program;
#endif
    const QString copy = m_folder->filePath(name);
    QFile conf(m_folder->filePath(u"qt.conf"_s));
    if (!QFile::copy(QStringLiteral(CRIER_BIN_DIR) + u'/' + name, copy) ||
        !QDir(m_folder->path()).mkpath(u"plugins"_s) || !conf.open(QIODevice::WriteOnly))
        return {};
    conf.write("[Paths]\nPrefix = .\nPlugins = plugins\n");
    return copy;
}

CrierctlRun TestCliInstallation::runWindow(const QString &program, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, {u"--data-dir"_s, m_crierctl.dataDir()});
    CrierctlRun run;
    if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    process.kill();
    process.waitForFinished();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

void TestCliInstallation::theVersionStandsOnTheFirstLine_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("crierctl") << u"crierctl"_s;
    QTest::newRow("crier") << u"crier"_s;
}

void TestCliInstallation::theVersionStandsOnTheFirstLine()
{
    QFETCH(const QString, program);
    m_crierctl.executable = QStringLiteral(CRIER_BIN_DIR) + u'/' + program;
    if (!QFile::exists(m_crierctl.executable))
        QSKIP("This build has no window.");
    const CrierctlRun run = m_crierctl.run({u"--version"_s});
    m_crierctl.executable.clear();
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    const QList<QByteArray> lines = run.out.split('\n');
    QCOMPARE(lines.first(), program.toUtf8() + " " CRIER_VERSION);
    QVERIFY2(run.out.contains("Qt: " + QByteArray(qVersion())), run.out.constData());
    QVERIFY2(run.out.contains("GPL-3.0-or-later"), run.out.constData());
    QVERIFY2(run.out.contains("With: ") || run.out.contains("Without: "), run.out.constData());
}

void TestCliInstallation::withoutSqliteNothingIsSentOrMade()
{
    Crierctl crierctl;
    crierctl.environment = m_crierctl.environment;
    crierctl.executable = damagedCopy(u"crierctl"_s);
    QVERIFY(!crierctl.executable.isEmpty());
    for (const QStringList &arguments :
         {orderTo(u"http://127.0.0.1:1"_s), QStringList{u"log"_s, u"list"_s}}) {
        const CrierctlRun run = crierctl.run(arguments);
        QVERIFY2(run.exitCode == 7 && run.onlyComplainsOnce(), (run.out + run.err).constData());
        QVERIFY2(run.err.contains("SQLite") && run.err.contains("Install Crier again"), run.err.constData());
        QVERIFY(!QFile::exists(crierctl.dataDir()));
    }
}

void TestCliInstallation::withoutSqliteTheRestGoesOn()
{
    Crierctl crierctl;
    crierctl.executable = damagedCopy(u"crierctl"_s);
    const CrierctlRun run =
        crierctl.run({u"validate"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s, u"hello"_s});
    QVERIFY2(run.exitCode == 0 && run.err.isEmpty(), run.err.constData());
}

void TestCliInstallation::withoutTlsNothingIsSentOverHttps()
{
    Crierctl crierctl;
    crierctl.environment = m_crierctl.environment;
    crierctl.executable = damagedCopy(u"crierctl"_s);
    const QDir plugins(m_folder->filePath(u"plugins"_s));
    if (!QFile::link(QLibraryInfo::path(QLibraryInfo::PluginsPath) + u"/sqldrivers"_s,
                     plugins.filePath(u"sqldrivers"_s)))
        QSKIP("The driver stands elsewhere.");
    const CrierctlRun run = crierctl.run(orderTo(u"https://127.0.0.1:1"_s));
    QVERIFY2(run.exitCode == 3 && run.onlyComplainsOnce(), (run.out + run.err).constData());
    QVERIFY2(run.err.contains("TLS") && run.err.contains("Install Crier again"), run.err.constData());
    QCOMPARE(crierctl.rows(), QList<QJsonObject>());
    // This computer is reached without it.
    const CrierctlRun plain = crierctl.run(orderTo(u"http://127.0.0.1:1"_s));
    QVERIFY2(plain.exitCode == 5 && !plain.err.contains("TLS"), plain.err.constData());
}

void TestCliInstallation::withoutTlsCheckSaysSo()
{
    Crierctl crierctl;
    crierctl.environment = m_crierctl.environment;
    crierctl.executable = damagedCopy(u"crierctl"_s);
    QTcpServer server; // the connection is made before encryption is looked at
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const CrierctlRun run =
        crierctl.run({u"check"_s, u"--url"_s, u"https://127.0.0.1:%1"_s.arg(server.serverPort()),
                      u"--app-key"_s, u"k"_s, u"--app-secret-env"_s, u"CRIER_TEST_SECRET"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 5 && run.err.isEmpty(), run.err.constData());
    QVERIFY2(run.out.contains("tls_missing") && run.out.contains("Install Crier again"), run.out.constData());
}

void TestCliInstallation::withoutAPlatformPluginTheWindowSaysSo()
{
#if defined(Q_OS_WIN)
    QSKIP("Qt itself shows a message there.");
#endif
    const QString copy = damagedCopy(u"crier"_s);
    if (copy.isEmpty())
        QSKIP("This build has no window.");
    const CrierctlRun run = runWindow(copy, m_crierctl.environment);
    QVERIFY2(run.exitCode == 1 && run.complaints().size() == 1, (run.out + run.err).constData());
    QVERIFY2(run.err.contains("platform plugin") && run.err.contains("Install Crier again"),
             run.err.constData());
}

void TestCliInstallation::withoutADisplayTheWindowSaysSo()
{
#if !defined(Q_OS_LINUX)
    QSKIP("There is always one.");
#endif
    const QString program = QStringLiteral(CRIER_BIN_DIR "/crier");
    if (!QFile::exists(program))
        QSKIP("This build has no window.");
    QProcessEnvironment environment = m_crierctl.environment;
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.remove(u"DISPLAY"_s);
    const CrierctlRun run = runWindow(program, environment);
    QVERIFY2(run.exitCode == 1 && run.complaints().size() == 1, (run.out + run.err).constData());
    QVERIFY2(run.err.contains("no display") && run.err.contains("crierctl"), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCliInstallation)
#include "tst_cli_installation.moc"
