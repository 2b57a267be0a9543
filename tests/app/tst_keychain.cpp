// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/patient_secret_store.h"
#include "tests/support/private_bus.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVirtualObject>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace crier;
using namespace std::chrono_literals;

namespace {

const QByteArray password("throw-away");
const QByteArray letters("s3cr3t canary \xE5\xAF\x86\xE9\x92\xA5 +/=&%");
const QByteArray others("the secret of another profile");

// What the program under test is asked, in a process of its own: a session bus is a matter of a whole
// process.
//   --ask PATIENCE_MS (read ID | write ID HEX | remove ID)...
// Prints a line an answer: its trouble as a number, the milliseconds it took, the secret in hex.
int askStore(const QStringList &arguments)
{
    hardenProcess(); // as the real programs do, in case a key store minds
    PatientSecretStore store(makeSystemSecretBackend(), std::chrono::milliseconds(arguments.value(0).toInt()),
                             nullptr);
    qsizetype next = 1;
    bool wasSilent = false;
    QElapsedTimer elapsed;
    std::function<void()> ask = [&] {
        if (next >= arguments.size()) {
            QCoreApplication::exit(0);
            return;
        }
        const QString task = arguments.value(next++);
        const QByteArray id = arguments.value(next++).toUtf8();
        const auto done = [&](const SecretAnswer &answer) {
            wasSilent = wasSilent || answer.trouble == SecretTrouble::Silent;
            std::printf("%d %lld %s\n", int(answer.trouble), static_cast<long long>(elapsed.elapsed()),
                        answer.secret.reveal().toHex().constData());
            ask();
        };
        elapsed.start();
        if (task == QLatin1String("read"))
            store.read(id, qApp, done);
        else if (task == QLatin1String("write"))
            store.write(id, Secret(QByteArray::fromHex(arguments.value(next++).toLatin1())), qApp, done);
        else
            store.remove(id, qApp, done);
    };
    QMetaObject::invokeMethod(qApp, ask, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    std::fflush(stdout);
    // What a silent service still works on belongs to QtKeychain for ever; the leak checker would complain.
    if (wasSilent)
        std::_Exit(code);
    return code;
}

struct Said
{
    SecretTrouble trouble = SecretTrouble::None;
    int milliseconds = 0;
    QByteArray secret = {};
};

QStringList writing(const QString &id, const QByteArray &secret)
{
    return {QStringLiteral("write"), id, QString::fromLatin1(secret.toHex())};
}

QStringList reading(const QString &id)
{
    return {QStringLiteral("read"), id};
}

QStringList removing(const QString &id)
{
    return {QStringLiteral("remove"), id};
}

// Asks the real store in `environment`; an empty list when the program did not end well.
QList<Said> said(const QProcessEnvironment &environment, std::chrono::milliseconds patience,
                 const QStringList &tasks)
{
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(),
                  QStringList{QStringLiteral("--ask"), QString::number(patience.count())} + tasks);
    if (!program.waitForFinished(60'000)) {
        program.kill();
        program.waitForFinished();
        return {};
    }
    if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0)
        return {};
    QList<Said> all;
    for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3)
            all.append({SecretTrouble(words[0].toInt()), words[1].toInt(), QByteArray::fromHex(words[2])});
    }
    return all;
}

// Owns a name on a bus and never answers anybody.
class SilentService : public QDBusVirtualObject
{
    Q_OBJECT

public:
    SilentService(const QDBusConnection &bus, const QString &name)
        : m_bus(bus)
        , m_name(name)
    {
        m_isThere = m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath) &&
                    m_bus.registerService(name);
    }
    ~SilentService() override
    {
        m_bus.unregisterService(m_name);
        m_bus.unregisterObject(QStringLiteral("/"), QDBusConnection::UnregisterTree);
    }

    bool isThere() const { return m_isThere; }
    int calls() const { return m_calls; }
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &, const QDBusConnection &) override
    {
        ++m_calls;
        return true;
    }

private:
    QDBusConnection m_bus;
    QString m_name;
    bool m_isThere = false;
    int m_calls = 0;
};

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsReadByTheNextProcess()
    {
        PrivateBus bus;
        QVERIFY(bus.isRunning());
        QVERIFY(bus.startKeyring(password));
        QList<Said> answers =
            said(bus.environment(), 20s,
                 reading(QStringLiteral("one")) + writing(QStringLiteral("one"), letters) +
                     writing(QStringLiteral("two"), others) + reading(QStringLiteral("one")));
        QCOMPARE(answers.size(), 4);
        QCOMPARE(answers[0].trouble, SecretTrouble::NotFound);
        QCOMPARE(answers[1].trouble, SecretTrouble::None);
        QCOMPARE(answers[2].trouble, SecretTrouble::None);
        QCOMPARE(answers[3].secret, letters);

        // Somebody else's look: one entry each, under the program's name, and nothing in clear on the disk.
        QCOMPARE(entries(bus, QStringLiteral("crier/one")), 1);
        QCOMPARE(entries(bus, QStringLiteral("crier/two")), 1);
        QCOMPARE(filesWith(bus.home(), letters), QStringList());
        QCOMPARE(filesWith(bus.home(), letters.toBase64()), QStringList());

        answers = said(bus.environment(), 20s,
                       reading(QStringLiteral("one")) + reading(QStringLiteral("two")) +
                           writing(QStringLiteral("one"), others) + reading(QStringLiteral("one")) +
                           removing(QStringLiteral("one")) + reading(QStringLiteral("one")) +
                           reading(QStringLiteral("two")) + removing(QStringLiteral("one")));
        QCOMPARE(answers.size(), 8);
        QCOMPARE(answers[0].secret, letters);
        QCOMPARE(answers[1].secret, others);
        QCOMPARE(answers[2].trouble, SecretTrouble::None);
        QCOMPARE(answers[3].secret, others);
        QCOMPARE(answers[4].trouble, SecretTrouble::None);
        QCOMPARE(answers[5].trouble, SecretTrouble::NotFound);
        QCOMPARE(answers[6].secret, others);
        QCOMPARE(answers[7].trouble, SecretTrouble::None); // it was not there: as good as removed
        QCOMPARE(entries(bus, QStringLiteral("crier/one")), 0);
        QCOMPARE(entries(bus, QStringLiteral("crier/two")), 1);
    }

    void aLockedKeyRingIsNotAnEmptyOne_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("locked by its owner") << false;
        QTest::newRow("not unlocked since the start") << true;
    }

    void aLockedKeyRingIsNotAnEmptyOne()
    {
        QFETCH(bool, restarted);
        PrivateBus bus;
        QVERIFY(bus.isRunning());
        QVERIFY(bus.startKeyring(password));
        QCOMPARE(said(bus.environment(), 20s, writing(QStringLiteral("one"), letters)).size(), 1);
        if (restarted) {
            bus.stopKeyring();
            QVERIFY(bus.startKeyring({}));
        } else {
            QVERIFY(bus.lockKeyring());
        }
        const QList<Said> answers =
            said(bus.environment(), 10s,
                 reading(QStringLiteral("one")) + reading(QStringLiteral("two")) +
                     writing(QStringLiteral("one"), others) + writing(QStringLiteral("two"), others) +
                     removing(QStringLiteral("one")));
        QCOMPARE(answers.size(), 5);
        for (const Said &answer : answers) {
            QCOMPARE(answer.trouble, SecretTrouble::Locked);
            QVERIFY(answer.milliseconds < 10'000);
        }
        bus.stopKeyring();
        QVERIFY(bus.startKeyring(password));
        const QList<Said> unlocked =
            said(bus.environment(), 20s, reading(QStringLiteral("one")) + reading(QStringLiteral("two")));
        QCOMPARE(unlocked.size(), 2);
        QCOMPARE(unlocked[0].secret, letters); // neither overwritten nor removed
        QCOMPARE(unlocked[1].trouble, SecretTrouble::NotFound);
    }

    // The question for the password is open, and nobody answers it.
    void aQuestionNobodyAnswersEndsInTime()
    {
        PrivateBus bus;
        QVERIFY(bus.isRunning());
        QVERIFY(bus.startKeyring(password));
        QCOMPARE(said(bus.environment(), 20s, writing(QStringLiteral("one"), letters)).size(), 1);
        QVERIFY(bus.lockKeyring());
        SilentService prompter(bus.connection(), QStringLiteral("org.gnome.keyring.SystemPrompter"));
        QVERIFY(prompter.isThere());
        endsInSilence(bus);
        QTRY_VERIFY(prompter.calls() > 0);
    }

    void aServiceThatNeverAnswersEndsInTime()
    {
        PrivateBus bus;
        QVERIFY(bus.isRunning());
        SilentService secrets(bus.connection(), QStringLiteral("org.freedesktop.secrets"));
        QVERIFY(secrets.isThere());
        endsInSilence(bus);
        QTRY_VERIFY(secrets.calls() > 0);
    }

    void withoutAServiceThereIsNoStore()
    {
        PrivateBus bus;
        QVERIFY(bus.isRunning());
        isAbsent(bus.environment());
    }

    void withoutABusThereIsNoStore_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("no address") << QString();
        QTest::newRow("nobody listens") << QStringLiteral("unix:path=/nonexistent/bus");
        QTest::newRow("nonsense") << QStringLiteral("nonsense");
    }

    void withoutABusThereIsNoStore()
    {
        QFETCH(QString, address);
        PrivateBus bus; // for its home
        QProcessEnvironment environment = bus.environment();
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        if (!address.isEmpty())
            environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
        isAbsent(environment);
    }

private:
    static QStringList everything()
    {
        return reading(QStringLiteral("one")) + writing(QStringLiteral("one"), others) +
               removing(QStringLiteral("one"));
    }

    static void isAbsent(const QProcessEnvironment &environment)
    {
        const QList<Said> answers = said(environment, 20s, everything());
        QCOMPARE(answers.size(), 3);
        for (const Said &answer : answers) {
            QCOMPARE(answer.trouble, SecretTrouble::Absent);
            QVERIFY2(answer.milliseconds < 5'000, QByteArray::number(answer.milliseconds).constData());
        }
    }

    static void endsInSilence(const PrivateBus &bus)
    {
        const QList<Said> answers = said(bus.environment(), 500ms, everything());
        QCOMPARE(answers.size(), 3);
        for (const Said &answer : answers) {
            QCOMPARE(answer.trouble, SecretTrouble::Silent);
            QVERIFY2(answer.milliseconds >= 499 && answer.milliseconds < 5'000,
                     QByteArray::number(answer.milliseconds).constData());
        }
    }

    static qsizetype entries(const PrivateBus &bus, const QString &key)
    {
        qDBusRegisterMetaType<QMap<QString, QString>>();
        QDBusMessage search = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
            QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"));
        search << QVariant::fromValue(QMap<QString, QString>{{QStringLiteral("user"), key}});
        const QDBusReply<QList<QDBusObjectPath>> found = bus.connection().call(search);
        return found.isValid() ? found.value().size() : -1;
    }

    static QStringList filesWith(const QString &folder, const QByteArray &bytes)
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                found.append(file.fileName());
        }
        return found;
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--ask"))
        return askStore(arguments.mid(2));
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
