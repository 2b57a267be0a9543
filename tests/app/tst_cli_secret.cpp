// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/profiles/profile_store.h"
#include "app/rongcloud/request.h"
#include "app/sandbox/sandbox_server.h"
#include "tests/support/sample_profile.h"
#include "tests/support/scripted_secret_store.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <memory>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

// The commands with a key store that does as it is told, in this very process.
class TestCliSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_sandbox.reset(); }

    void addPutsTheSecretIntoTheKeyStore();
    void addIsAllOrNothing_data() { troubles(); }
    void addIsAllOrNothing();
    void aSecretThatIsTheAppKeyIsRefused();
    void removeTakesTheSecretAlong();
    void removeIsAllOrNothing();
    void sendAsksTheKeyStore();
    void whatIsGivenIsPreferred();
    void whatIsRefusedAnywayDoesNotAsk();
    void withoutASecretNothingIsSent_data() { troubles(); }
    void withoutASecretNothingIsSent();
    void theKeyStoresSecretIsCheckedToo();
    void inspectTriesTheSecretsOfAllProfiles();

private:
    void troubles();
    ExitCode inspectRequest(const QByteArray &signedSecret, const QStringList &more);
    ExitCode run(const QStringList &arguments);
    ExitCode add(const QStringList &more = {});
    ExitCode send(const QStringList &more = {});
    QList<Profile> profiles() const { return *ProfileStore(m_folder->path()).list(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SandboxServer> m_sandbox;
    std::unique_ptr<ScriptedSecretStore> m_secrets;
    QList<SandboxRequest> m_received;
};

void TestCliSecret::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    SandboxSettings settings;
    settings.interval = std::chrono::milliseconds(0);
    m_sandbox = std::make_unique<SandboxServer>(settings);
    QVERIFY(m_sandbox->start());
    m_received.clear();
    connect(m_sandbox.get(), &SandboxServer::requestReceived, this,
            [this](const SandboxRequest &request) { m_received.append(request); });
    m_secrets = std::make_unique<ScriptedSecretStore>();
    qputenv("SECRET", m_sandbox->appSecret());
}

void TestCliSecret::troubles()
{
    QTest::addColumn<SecretTrouble>("trouble");
    QTest::newRow("not found") << SecretTrouble::NotFound;
    QTest::newRow("absent") << SecretTrouble::Absent;
    QTest::newRow("locked") << SecretTrouble::Locked;
    QTest::newRow("denied") << SecretTrouble::Denied;
    QTest::newRow("silent") << SecretTrouble::Silent;
    QTest::newRow("failed") << SecretTrouble::Failed;
}

ExitCode TestCliSecret::run(const QStringList &arguments)
{
    const CliContext context{m_folder->path(), [this] { return m_secrets.get(); }};
    return arguments.first() == u"profile"_s ? runProfileCommand(arguments.mid(1), context)
                                             : runSendCommand(arguments.mid(1), context);
}

ExitCode TestCliSecret::inspectRequest(const QByteArray &signedSecret, const QStringList &more)
{
    const QByteArray timestamp = QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    const QString path = m_folder->filePath(u"request"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return ExitCode::StorageFailed;
    file.write("App-Key: " + m_sandbox->appKey() + "\nNonce: 14\nTimestamp: " + timestamp +
               "\nSignature: " + signature(Secret(signedSecret), "14", timestamp) + '\n');
    file.close();
    if (!std::freopen(QFile::encodeName(path).constData(), "r", stdin))
        return ExitCode::StorageFailed;
    const CliContext context{m_folder->path(), [this] { return m_secrets.get(); }};
    return runInspectCommand(QStringList{u"-"_s} + more, context);
}

ExitCode TestCliSecret::add(const QStringList &more)
{
    return run(QStringList{u"profile"_s, u"add"_s, u"Shop"_s, u"--url"_s, m_sandbox->url(), u"--app-key"_s,
                           QString::fromLatin1(m_sandbox->appKey()), u"--environment"_s, u"test"_s,
                           u"--sender"_s, u"ops-team"_s} +
               more);
}

ExitCode TestCliSecret::send(const QStringList &more)
{
    return run(QStringList{u"send"_s, u"--profile"_s, u"shop"_s, u"--type"_s, u"RC:TxtMsg"_s, u"--text"_s,
                           u"hello"_s} +
               more);
}

void TestCliSecret::addPutsTheSecretIntoTheKeyStore()
{
    qputenv("SECRET", " \t" + m_sandbox->appSecret() + "\n");
    QCOMPARE(add({u"--app-secret-env"_s, u"SECRET"_s}), ExitCode::Ok);
    QCOMPARE(profiles().size(), 1);
    QCOMPARE(m_secrets->kept,
             (QHash<QByteArray, QByteArray>{{profiles().first().id, m_sandbox->appSecret()}}));
    QVERIFY(!qEnvironmentVariableIsSet("SECRET"));
    QFile file(m_folder->filePath(u"profiles.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(m_sandbox->appSecret()));
}

void TestCliSecret::addIsAllOrNothing()
{
    QFETCH(SecretTrouble, trouble);
    m_secrets->trouble = trouble;
    QCOMPARE(add({u"--app-secret-env"_s, u"SECRET"_s}), ExitCode::Refused);
    QCOMPARE(m_secrets->questions, 1);
    if (trouble == SecretTrouble::Silent) {
        QCOMPARE(profiles().size(), 1); // the secret may be saved yet, and must be found then
        return;
    }
    QVERIFY(profiles().isEmpty());
    QCOMPARE(add(), ExitCode::Ok); // the way out that it names
}

void TestCliSecret::aSecretThatIsTheAppKeyIsRefused()
{
    qputenv("SECRET", m_sandbox->appKey() + "\n");
    QCOMPARE(add({u"--app-secret-env"_s, u"SECRET"_s}), ExitCode::Refused);
    QVERIFY(profiles().isEmpty());
    QCOMPARE(m_secrets->questions, 0);
}

void TestCliSecret::removeTakesTheSecretAlong()
{
    QCOMPARE(add({u"--app-secret-env"_s, u"SECRET"_s}), ExitCode::Ok);
    m_secrets->kept.insert("other", "theirs");
    QCOMPARE(run({u"profile"_s, u"remove"_s, u"SHOP"_s}), ExitCode::Ok);
    QVERIFY(profiles().isEmpty());
    QCOMPARE(m_secrets->kept, (QHash<QByteArray, QByteArray>{{"other", "theirs"}}));
}

void TestCliSecret::removeIsAllOrNothing()
{
    QCOMPARE(add({u"--app-secret-env"_s, u"SECRET"_s}), ExitCode::Ok);
    m_secrets->trouble = SecretTrouble::Locked;
    QCOMPARE(run({u"profile"_s, u"remove"_s, u"Shop"_s}), ExitCode::Refused);
    QCOMPARE(profiles().size(), 1);
    QCOMPARE(run({u"profile"_s, u"remove"_s, u"Shop"_s, u"--keep-secret"_s}), ExitCode::Ok);
    QVERIFY(profiles().isEmpty());
    QCOMPARE(m_secrets->kept.size(), 1);
}

void TestCliSecret::sendAsksTheKeyStore()
{
    QCOMPARE(add({u"--app-secret-env"_s, u"SECRET"_s}), ExitCode::Ok);
    QCOMPARE(send(), ExitCode::Ok);
    QCOMPARE(m_received.size(), 1);
    QVERIFY(m_received.first().accepted);
    QVERIFY(m_received.first().form.contains(std::pair(u"fromUserId"_s, u"ops-team"_s))); // the profile's own
}

void TestCliSecret::whatIsGivenIsPreferred()
{
    QCOMPARE(add(), ExitCode::Ok);
    QCOMPARE(send({u"--app-secret-env"_s, u"SECRET"_s, u"--from"_s, u"ann"_s}), ExitCode::Ok);
    QCOMPARE(m_secrets->questions, 0);
    QVERIFY(m_received.first().form.contains(std::pair(u"fromUserId"_s, u"ann"_s)));
}

void TestCliSecret::whatIsRefusedAnywayDoesNotAsk()
{
    QCOMPARE(add(), ExitCode::Ok);
    QCOMPARE(send({u"--from"_s, QString(65, u'x')}), ExitCode::Refused);
    QCOMPARE(send({u"--live"_s, u"Shop"_s}), ExitCode::Refused); // it is not live
    QCOMPARE(m_secrets->questions, 0);
    QVERIFY(m_received.isEmpty());
}

void TestCliSecret::withoutASecretNothingIsSent()
{
    QFETCH(SecretTrouble, trouble);
    QCOMPARE(add({u"--app-secret-env"_s, u"SECRET"_s}), ExitCode::Ok);
    m_secrets->trouble = trouble;
    QCOMPARE(send(), ExitCode::Refused);
    QVERIFY(m_received.isEmpty());
    QVERIFY(!QFile::exists(m_folder->filePath(u"sendlog.db"_s))); // nor was a row written
}

void TestCliSecret::theKeyStoresSecretIsCheckedToo()
{
    QCOMPARE(add(), ExitCode::Ok);
    const QByteArray id = profiles().first().id;
    for (const QByteArray &bad : {QByteArray(), m_sandbox->appKey()}) {
        m_secrets->kept.insert(id, bad);
        QCOMPARE(send(), ExitCode::Refused);
    }
    QVERIFY(m_received.isEmpty());
}

void TestCliSecret::inspectTriesTheSecretsOfAllProfiles()
{
    QCOMPARE(add(), ExitCode::Ok);
    QCOMPARE(run({u"profile"_s, u"add"_s, u"Other"_s, u"--url"_s, m_sandbox->url(), u"--app-key"_s,
                  u"c9kqb3rdkbb7j"_s, u"--environment"_s, u"test"_s}),
             ExitCode::Ok);
    m_secrets->kept.insert(profiles().at(0).id, "of-the-shop");
    m_secrets->kept.insert(profiles().at(1).id, "of-the-other");
    QCOMPARE(inspectRequest("of-the-other", {}), ExitCode::Ok); // it cannot be told
    QCOMPARE(m_secrets->questions, 0);
    QCOMPARE(inspectRequest("of-the-other", {u"--all-profiles"_s}), ExitCode::Refused);
    QCOMPARE(m_secrets->questions, 2);
    QCOMPARE(inspectRequest("of-the-shop", {u"--all-profiles"_s}), ExitCode::Ok); // its own App Key's
    QCOMPARE(inspectRequest("of-the-shop", {u"--profile"_s, u"Other"_s, u"--all-profiles"_s}), ExitCode::Ok);
    m_secrets->questions = 0;
    m_secrets->trouble = SecretTrouble::Locked;
    QCOMPARE(inspectRequest("of-the-other", {u"--all-profiles"_s}), ExitCode::Ok);
    QCOMPARE(m_secrets->questions, 1);
}

QTEST_GUILESS_MAIN(TestCliSecret)
#include "tst_cli_secret.moc"
