// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"
#include "tests/durability/other_user.h"
#include "tests/support/secret_forms.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStringConverter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace crier::test;

// Runs every feature with a secret that can be found again, then looks for it everywhere.
class SecretCanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSearchFindsEveryForm();
    void nothingWritesTheSecretOrASignature_data();
    void nothingWritesTheSecretOrASignature();
    void aRunningProgramDoesNotShowTheSecret();
    void aCrashLeavesNoDumpAndOtherProgramsCannotLook();
    void aCrashLeavesNoCoreFile();

private:
    void expectNone(const QByteArray &where, const QByteArray &bytes, const QList<Needle> &needles);
    void searchFiles(const QList<Needle> &needles);

    Scratch m_scratch;
    QString m_home;
    QString m_dataDir;
    int m_runs = 0;
};

void SecretCanaryTest::initTestCase()
{
    QVERIFY(m_scratch.isValid());
    m_home = m_scratch.filePath(u"home"_s);
    m_dataDir = m_home + u"/data"_s;
    QVERIFY(QDir().mkpath(m_home + u"/tmp"_s));
}

void SecretCanaryTest::expectNone(const QByteArray &where, const QByteArray &bytes,
                                  const QList<Needle> &needles)
{
    QCOMPARE(trace(where, bytes, needles), QByteArray());
}

void SecretCanaryTest::searchFiles(const QList<Needle> &needles)
{
    const FolderSearch search = searchFolder(m_home, needles);
    QCOMPARE(search.trace, QByteArray());
    QVERIFY(search.files > 0);
}

void SecretCanaryTest::theSearchFindsEveryForm()
{
    const QByteArray secret = "0123456789abcdef0123456789abcdef";
    const QList<Needle> needles = formsOf("the secret", secret);
    const auto isFoundIn = [&needles](const QByteArray &text) {
        return !trace("this text", text, needles).isEmpty();
    };
    QVERIFY(isFoundIn("secret=" + secret + ';'));
    QVERIFY(isFoundIn("x" + secret.toHex() + "x"));
    QVERIFY(isFoundIn(QByteArray("p" + secret).toBase64()));
    QVERIFY(isFoundIn(QByteArray("pq" + secret + "r").toBase64()));
    QVERIFY(isFoundIn(QByteArray("pqr" + secret + "s").toBase64()));
    QVERIFY(isFoundIn(QByteArray("key=") + "%30%31%32%33%34%35%36%37%38%39%61%62%63%64%65%66"
                                           "%30%31%32%33%34%35%36%37%38%39%61%62%63%64%65%66"));
    const QString text = u"secret "_s + QString::fromLatin1(secret);
    QVERIFY(isFoundIn(QStringEncoder(QStringConverter::Utf16LE)(text)));
    QVERIFY(isFoundIn(QStringEncoder(QStringConverter::Utf16BE)(text)));
    QVERIFY(!isFoundIn("nothing of the kind"));
}

void SecretCanaryTest::nothingWritesTheSecretOrASignature_data()
{
    QTest::addColumn<QStringList>("sandboxOptions");
    QTest::addColumn<QStringList>("sendOptions");
    QTest::addColumn<int>("exitCode");
    const QStringList none;
    QTest::newRow("accepted") << none << none << 0;
    QTest::newRow("rejected") << QStringList{u"--service"_s, u"off"_s} << none << 4;
    QTest::newRow("server error") << QStringList{u"--fault"_s, u"500"_s} << none << 6;
    QTest::newRow("garbage") << QStringList{u"--fault"_s, u"garbage"_s} << none << 6;
    QTest::newRow("redirect") << QStringList{u"--fault"_s, u"redirect"_s} << none << 6;
    QTest::newRow("connection lost") << QStringList{u"--fault"_s, u"reset"_s} << none << 6;
    QTest::newRow("time-out") << QStringList{u"--fault"_s, u"silent"_s}
                              << QStringList{u"--timeout"_s, u"0.3"_s} << 6;
    QTest::newRow("dry run") << none << QStringList{u"--dry-run"_s} << 0;
    QTest::newRow("refused") << none << none << 3;
    QTest::newRow("usage") << none << QStringList{u"--no-such-option"_s} << 2;
}

void SecretCanaryTest::nothingWritesTheSecretOrASignature()
{
    QFETCH(const QStringList, sandboxOptions);
    QFETCH(const QStringList, sendOptions);
    QFETCH(const int, exitCode);

    SandboxProcess sandbox;
    QVERIFY(sandbox.start(m_scratch.filePath(u"sandbox-%1.out"_s.arg(++m_runs)), sandboxOptions));
    const QByteArray secret = sandbox.appSecret();
    QVERIFY(secret.size() >= 16);
    // Everything Qt has to say, too.
    const Environment environment{{u"HOME"_s, m_home},
                                  {u"TMPDIR"_s, m_home + u"/tmp"_s},
                                  {u"XDG_DATA_HOME"_s, m_home + u"/.local/share"_s},
                                  {u"XDG_CONFIG_HOME"_s, m_home + u"/.config"_s},
                                  {u"XDG_CACHE_HOME"_s, m_home + u"/.cache"_s},
                                  {u"QT_LOGGING_RULES"_s, u"*.debug=true"_s}};

    QList<Ending> endings;
    for (const bool asJson : {true, false}) {
        const QString dataDir = m_dataDir + QString::number(m_runs) + (asJson ? u"j"_s : u"p"_s);
        QStringList arguments = sendArguments(sandbox, dataDir, u"canary %1"_s.arg(asJson), {u"--wait"_s});
        if (!asJson)
            arguments.removeAll(u"--json"_s);
        if (exitCode == 3)
            arguments[arguments.indexOf(u"--from"_s) + 1].clear(); // a send needs a sender
        endings.append(Crierctl(arguments + sendOptions, environment, secret).end());
        // A service that is off, or a limit, answers another code the second time; that is no matter here.
        if (asJson)
            QVERIFY2(endings.last().exitCode == exitCode, endings.last().toText().constData());
        for (const QStringList &log :
             {QStringList{u"list"_s, u"--json"_s}, QStringList{u"list"_s}, QStringList{u"show"_s, u"1"_s},
              QStringList{u"export"_s, u"--format"_s, u"csv"_s, dataDir + u"/out.csv"_s},
              QStringList{u"export"_s, u"--format"_s, u"jsonl"_s, dataDir + u"/out.jsonl"_s}})
            endings.append(
                Crierctl(QStringList{u"log"_s, u"--data-dir"_s, dataDir} + log, environment).end());
    }

    QList<Needle> needles = formsOf("the secret", secret);
    QVERIFY(sandbox.sync());
    for (const Arrival &arrival : sandbox.arrivals()) {
        // The service's rule: SHA-1 of secret, nonce and timestamp.
        const QByteArray signature =
            QCryptographicHash::hash(secret + arrival.nonce + arrival.timestamp, QCryptographicHash::Sha1);
        needles += formsOf("a signature", signature.toHex());
        needles.append({"the bytes of a signature", signature});
    }
    for (const Ending &ending : std::as_const(endings)) {
        expectNone("standard output", ending.output, needles);
        expectNone("standard error", ending.errors, needles);
    }
    searchFiles(needles);
}

void SecretCanaryTest::aRunningProgramDoesNotShowTheSecret()
{
#if !defined(Q_OS_LINUX)
    QSKIP("Needs /proc.");
#endif
    SandboxProcess sandbox;
    QVERIFY(sandbox.start(m_scratch.filePath(u"sandbox-running.out"_s), {u"--fault"_s, u"slow"_s}));
    Crierctl send(sendArguments(sandbox, m_scratch.freshPath(), u"running"_s), {}, sandbox.appSecret());
    QTRY_COMPARE_WITH_TIMEOUT(sandbox.arrivals().size(), 1, 10'000);

    const QList<Needle> needles = formsOf("the secret", sandbox.appSecret());
    for (const QString &name : {u"cmdline"_s, u"environ"_s}) {
        QFile file(u"/proc/%1/%2"_s.arg(send.processId()).arg(name));
        if (!file.open(QIODevice::ReadOnly))
            continue; // not even this user may look
        const QByteArray bytes = file.readAll();
        expectNone(file.fileName().toUtf8(), bytes, needles);
        if (name == "cmdline"_L1)
            QVERIFY(bytes.contains("CRIER_TEST_SECRET")); // the variable's name: this is the right process
    }
    const Ending ending = send.end();
    QVERIFY2(ending.exitCode == 0, ending.toText().constData());
}

void SecretCanaryTest::aCrashLeavesNoDumpAndOtherProgramsCannotLook()
{
#if !defined(Q_OS_LINUX)
    QSKIP("Needs /proc.");
#elif defined(CRIER_SANITIZED)
    QSKIP("The leak checker needs what is forbidden here.");
#endif
    SandboxProcess sandbox;
    QVERIFY(sandbox.start(m_scratch.filePath(u"sandbox-dump.out"_s), {u"--fault"_s, u"slow"_s}));
    const OtherUser user;
    const QString dataDir = m_scratch.freshPath();
    QVERIFY(QDir().mkpath(dataDir));
    if (user.isPossible())
        QVERIFY(user.give(dataDir) && user.letThrough(m_scratch.path()));
    Crierctl send(sendArguments(sandbox, dataDir, u"no dump"_s), {}, sandbox.appSecret(),
                  user.isPossible() ? user.prefix() : QStringList());
    QTRY_COMPARE_WITH_TIMEOUT(sandbox.arrivals().size(), 1, 10'000);

    const QString process = u"/proc/%1"_s.arg(send.processId());
    QFile limits(process + u"/limits"_s);
    QVERIFY(limits.open(QIODevice::ReadOnly));
    QByteArray coreLimit;
    for (const QByteArray &line : limits.readAll().split('\n')) {
        if (line.startsWith("Max core file size"))
            coreLimit = line.simplified();
    }
    QCOMPARE(coreLimit, QByteArrayLiteral("Max core file size 0 0 bytes"));
    if (!user.isPossible())
        QSKIP("Who may look at a process of the superuser's cannot be told apart.");
    // The memory of a process that must not be dumped belongs to the superuser, whoever started it.
    QCOMPARE(QFileInfo(process + u"/mem"_s).ownerId(), 0U);
    QVERIFY(user.userId() != 0);
    send.end();
}

void SecretCanaryTest::aCrashLeavesNoCoreFile()
{
#if !defined(Q_OS_LINUX)
    QSKIP("Needs a shell and signals as Linux has them.");
#elif defined(CRIER_SANITIZED)
    QSKIP("The leak checker needs what is forbidden here.");
#endif
    const QString folder = m_scratch.freshPath();
    QVERIFY(QDir().mkpath(folder));
    const auto inFolder = [&folder](const QString &command) {
        return QStringList{u"/bin/sh"_s, u"-c"_s, u"ulimit -c unlimited && cd \"$0\" && "_s + command,
                           folder};
    };
    // Whether a program that does nothing about it leaves one there at all.
    const QStringList control = inFolder(u"sh -c 'kill -SEGV $$'; true"_s);
    QCOMPARE(QProcess::execute(control.first(), control.mid(1)), 0);
    if (QDir(folder).isEmpty())
        QSKIP("This system puts no core file beside a program that crashes.");
    for (const QFileInfo &core : QDir(folder).entryInfoList(QDir::Files))
        QVERIFY(QFile::remove(core.filePath()));

    SandboxProcess sandbox;
    QVERIFY(sandbox.start(m_scratch.filePath(u"sandbox-core.out"_s), {u"--fault"_s, u"slow"_s}));
    const QString dataDir = m_scratch.freshPath();
    Crierctl send(sendArguments(sandbox, dataDir, u"core"_s), {}, sandbox.appSecret(),
                  inFolder(u"exec \"$@\""_s));
    QTRY_COMPARE_WITH_TIMEOUT(sandbox.arrivals().size(), 1, 10'000);
    QCOMPARE(
        QProcess::execute(u"/bin/sh"_s, {u"-c"_s, u"kill -SEGV $0"_s, QString::number(send.processId())}),
        0); // it holds the secret now
    QVERIFY(send.end().killed);
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList());
    const FolderSearch search = searchFolder(dataDir, formsOf("the secret", sandbox.appSecret()));
    QCOMPARE(search.trace, QByteArray());
    QVERIFY(search.files > 0);
}

QTEST_GUILESS_MAIN(SecretCanaryTest)
#include "tst_secret_canary.moc"
