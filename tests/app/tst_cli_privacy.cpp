// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crierctl_process.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList hello{u"--from"_s, u"ops-team"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s, u"hello"_s};

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// What crierctl keeps to itself: the secret, the log, and the way to this computer.
class TestCliPrivacy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.errors().constData()); }
    void init() { QVERIFY(m_sandbox.requests()); } // what an earlier test sent is none of the next one's

    void aDryRunShowsTheRequestAndSendsNothing();
    void aDryRunAsJsonNamesTheSameBody();
    void theSecretIsNowhereOnTheDisk();
    void theSecretIsGoneFromTheRunningProcess();
    void theSandboxShowsNoSignature();
    void folderAndFilesAreForThisUserAlone();
    void aFolderWithOtherThingsIsLeftAsItIs();
    void noProxyStandsBeforeThisComputer_data();
    void noProxyStandsBeforeThisComputer();
    void theLanguageIsTheSystems_data();
    void theLanguageIsTheSystems();
    void jsonStaysTheSameInEveryLanguage();

private:
    SandboxProcess m_sandbox;
};

void TestCliPrivacy::aDryRunShowsTheRequestAndSendsNothing()
{
    Crierctl crierctl;
    const CrierctlRun run = crierctl.run(m_sandbox.sendHere(crierctl, hello + QStringList{u"--dry-run"_s}));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.out.contains("POST " + m_sandbox.url().toUtf8() + "/message/chatroom/broadcast.json"));
    QVERIFY(run.out.contains("fromUserId=ops-team"));
    QVERIFY(run.out.contains("App-Key: " + m_sandbox.appKey().toUtf8()));
    QVERIFY(!run.out.contains(m_sandbox.appSecret().toUtf8()));

    // Neither as it is signed nor in any other form of 40 hexadecimal digits.
    static const QRegularExpression nonce(u"Nonce: (\\d+)"_s), timestamp(u"Timestamp: (\\d+)"_s);
    const QString out = QString::fromUtf8(run.out);
    const QString signedText =
        m_sandbox.appSecret() + nonce.match(out).captured(1) + timestamp.match(out).captured(1);
    QVERIFY(timestamp.match(out).hasMatch() && nonce.match(out).hasMatch());
    QVERIFY(!run.out.toLower().contains(
        QCryptographicHash::hash(signedText.toUtf8(), QCryptographicHash::Sha1).toHex()));
    static const QRegularExpression sha1(u"(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QVERIFY(!sha1.match(out).hasMatch());

    QCOMPARE(m_sandbox.requests(), QList<QJsonObject>());
    QVERIFY(!QFile::exists(crierctl.dataDir()));
    QCOMPARE(crierctl.rows(), QList<QJsonObject>());
}

void TestCliPrivacy::aDryRunAsJsonNamesTheSameBody()
{
    Crierctl crierctl;
    const QStringList arguments = m_sandbox.sendHere(crierctl, hello + QStringList{u"--json"_s});
    const CrierctlRun dry = crierctl.run(arguments + QStringList{u"--dry-run"_s});
    const CrierctlRun real = crierctl.run(arguments);
    QCOMPARE(dry.exitCode, 0);
    QCOMPARE(real.exitCode, 0);
    QCOMPARE(memberNames(dry.out), memberNames(real.out));
    QCOMPARE(dry.object().value(u"outcome"_s).toString(), u"dry_run"_s);
    QVERIFY(dry.object().value(u"id"_s).isNull());
    QVERIFY(dry.object().value(u"http_status"_s).isNull());
    QVERIFY(dry.object().value(u"code"_s).isNull());
    QCOMPARE(dry.object().value(u"content_sha256"_s), real.object().value(u"content_sha256"_s));
    QCOMPARE(dry.object().value(u"body_sha256"_s), real.object().value(u"body_sha256"_s));
}

void TestCliPrivacy::theSecretIsNowhereOnTheDisk()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(m_sandbox.sendHere(crierctl, hello)).exitCode, 0);
    for (const QString &format : {u"csv"_s, u"jsonl"_s})
        QCOMPARE(crierctl.run({u"log"_s, u"export"_s, u"--format"_s, format, crierctl.scratchFile(format)})
                     .exitCode,
                 0);
    int files = 0;
    QDirIterator everything(crierctl.scratchFile(u"."_s), QDir::Files | QDir::Hidden,
                            QDirIterator::Subdirectories);
    while (everything.hasNext()) {
        QVERIFY(!readFile(everything.next()).contains(m_sandbox.appSecret().toUtf8()));
        ++files;
    }
    QVERIFY(files >= 3); // the ledger and two exports
}

void TestCliPrivacy::theSecretIsGoneFromTheRunningProcess()
{
#if !defined(Q_OS_LINUX)
    QSKIP("only Linux shows the environment of a process as a file");
#endif
    SandboxProcess silent;
    QVERIFY2(silent.start({u"--fault"_s, u"silent"_s}), silent.errors().constData());
    Crierctl crierctl;
    crierctl.environment.insert(u"CRIER_TEST_MARK"_s, u"still here"_s);
    QProcess sender;
    crierctl.start(sender, silent.sendHere(crierctl, hello));
    QVERIFY(!silent.nextRequest().isEmpty());

    const QString process = u"/proc/%1/"_s.arg(sender.processId());
    const QByteArray environment = readFile(process + u"environ"_s); // empty where even we may not look
    QVERIFY(environment.isEmpty() || environment.contains("still here"));
    QVERIFY(!environment.contains(silent.appSecret().toUtf8()));
    const QByteArray commandLine = readFile(process + u"cmdline"_s);
    QVERIFY(commandLine.contains("--app-secret-env"));
    QVERIFY(!commandLine.contains(silent.appSecret().toUtf8()));

    sender.kill();
    QVERIFY(sender.waitForFinished());
}

void TestCliPrivacy::theSandboxShowsNoSignature()
{
    Crierctl crierctl;
    QCOMPARE(crierctl.run(m_sandbox.sendHere(crierctl, hello)).exitCode, 0);
    const auto requests = m_sandbox.requests();
    QVERIFY(requests);
    QCOMPARE(requests->size(), 1);
    const QJsonObject headers = requests->first().value(u"headers"_s).toObject();
    QVERIFY(headers.contains(u"nonce"_s) && headers.contains(u"timestamp"_s));
    QVERIFY(!headers.contains(u"signature"_s));
}

void TestCliPrivacy::folderAndFilesAreForThisUserAlone()
{
#if defined(Q_OS_WIN)
    QSKIP("Windows keeps permissions as access lists, inherited from the folder");
#endif
    Crierctl crierctl;
    const CrierctlRun run =
        crierctl.runThroughShell(u"umask 0; exec \"$0\" \"$@\""_s, m_sandbox.sendHere(crierctl, hello));
    QCOMPARE(run.exitCode, 0);
    constexpr auto folderMode = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    constexpr auto fileMode = QFile::ReadOwner | QFile::WriteOwner;
    constexpr auto userBits = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser; // for whoever asks
    QCOMPARE(QFile::permissions(crierctl.dataDir()) & ~userBits, folderMode);
    int files = 0;
    QDirIterator everything(crierctl.dataDir(), QDir::Files | QDir::Hidden);
    while (everything.hasNext()) {
        QCOMPARE(QFile::permissions(everything.next()) & ~userBits, fileMode);
        ++files;
    }
    QVERIFY(files >= 1);

    // One that came from a copy, say, is closed again.
    const QString ledger = crierctl.dataDir() + u"/sendlog.db"_s;
    QVERIFY(QFile::setPermissions(ledger, fileMode | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(crierctl.dataDir(), folderMode | QFile::ReadOther | QFile::ExeOther));
    QCOMPARE(crierctl.rows().size(), 1);
    QCOMPARE(QFile::permissions(ledger) & ~userBits, fileMode);
    QCOMPARE(QFile::permissions(crierctl.dataDir()) & ~userBits, folderMode);
}

void TestCliPrivacy::aFolderWithOtherThingsIsLeftAsItIs()
{
#if defined(Q_OS_WIN)
    QSKIP("Windows keeps permissions as access lists, inherited from the folder");
#endif
    Crierctl crierctl;
    QVERIFY(QDir().mkpath(crierctl.dataDir()));
    QVERIFY(!crierctl.writeScratchFile(u"data/somebody's"_s, "x").isEmpty());
    const QFile::Permissions open = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                    QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(crierctl.dataDir(), open));
    QCOMPARE(crierctl.run(m_sandbox.sendHere(crierctl, hello)).exitCode, 0);
    QVERIFY(QFile::permissions(crierctl.dataDir()).testFlags(open));
    QVERIFY(
        !(QFile::permissions(crierctl.dataDir() + u"/sendlog.db"_s) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestCliPrivacy::noProxyStandsBeforeThisComputer_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("by number") << u"127.0.0.1"_s;
    QTest::newRow("by name") << u"localhost"_s;
}

void TestCliPrivacy::noProxyStandsBeforeThisComputer()
{
    QFETCH(QString, host);
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress(QHostAddress::LocalHost)));
    Crierctl crierctl;
    for (const QString &name :
         {u"http_proxy"_s, u"HTTP_PROXY"_s, u"https_proxy"_s, u"all_proxy"_s, u"ALL_PROXY"_s})
        crierctl.environment.insert(name, u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()));
    QStringList arguments = m_sandbox.sendHere(crierctl, hello);
    arguments.replaceInStrings(u"//127.0.0.1:"_s, u"//%1:"_s.arg(host));
    QCOMPARE(crierctl.run(arguments).exitCode, 0);
    QVERIFY(!proxy.hasPendingConnections());
    QCOMPARE(m_sandbox.requests().value_or(QList<QJsonObject>()).size(), 1);
}

void TestCliPrivacy::theLanguageIsTheSystems_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("LC_ALL") << u"LC_ALL"_s << u"zh_CN.UTF-8"_s << true;
    QTest::newRow("LC_MESSAGES") << u"LC_MESSAGES"_s << u"zh_CN.UTF-8"_s << true;
    QTest::newRow("LANG") << u"LANG"_s << u"zh_CN.UTF-8"_s << true;
    QTest::newRow("LANGUAGE, over English") << u"LANGUAGE"_s << u"zh_CN:en"_s << true;
    QTest::newRow("plain") << u"LANG"_s << u"C"_s << false;
    QTest::newRow("English") << u"LANG"_s << u"en_US.UTF-8"_s << false;
    QTest::newRow("a language Crier does not speak") << u"LANG"_s << u"tlh_AQ.UTF-8"_s << false;
}

void TestCliPrivacy::theLanguageIsTheSystems()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(bool, isChinese);
    Crierctl crierctl;
    crierctl.environment.remove(u"LC_ALL"_s);
    crierctl.environment.insert(u"LANG"_s, u"en_US.UTF-8"_s);
    crierctl.environment.insert(variable, value);
    static const QRegularExpression chinese(u"\\p{Han}"_s);

    const CrierctlRun wrong = crierctl.run({u"log"_s, u"lst"_s});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY2(wrong.complaints().size() == 1,
             wrong.err.constData()); // and not a word of the libraries about locales
    QVERIFY2(chinese.match(QString::fromUtf8(wrong.err)).hasMatch() == isChinese, wrong.err.constData());
    const CrierctlRun help = crierctl.run({u"send"_s, u"--help"_s});
    QCOMPARE(chinese.match(QString::fromUtf8(help.out)).hasMatch(), isChinese);
    const CrierctlRun sent = crierctl.run(m_sandbox.sendHere(crierctl, hello));
    QCOMPARE(sent.exitCode, 0);
    QCOMPARE(chinese.match(QString::fromUtf8(sent.out)).hasMatch(), isChinese);
    const CrierctlRun refused = crierctl.run(m_sandbox.sendHere(crierctl, hello));
    QCOMPARE(refused.exitCode, 3);
    QCOMPARE(chinese.match(QString::fromUtf8(refused.err)).hasMatch(), isChinese);
}

void TestCliPrivacy::jsonStaysTheSameInEveryLanguage()
{
    Crierctl crierctl;
    crierctl.environment.insert(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
    const CrierctlRun run = crierctl.run(m_sandbox.sendHere(crierctl, hello + QStringList{u"--json"_s}));
    QCOMPARE(run.object().value(u"outcome"_s).toString(), u"accepted"_s);
    crierctl.environment.insert(u"LC_ALL"_s, u"ar_EG.UTF-8"_s); // a locale with digits of its own
    const QJsonObject row = crierctl.rows().value(0);
    QCOMPARE(row.value(u"outcome"_s).toString(), u"accepted"_s);
    QCOMPARE(row.value(u"id"_s), QJsonValue(1));
    QCOMPARE(row.value(u"started_at"_s), run.object().value(u"started_at"_s));
}

QTEST_GUILESS_MAIN(TestCliPrivacy)
#include "tst_cli_privacy.moc"
