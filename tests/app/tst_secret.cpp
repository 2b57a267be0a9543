// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secret.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <type_traits>
#include <utility>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>

#include <csignal>
#endif

using namespace crier;

namespace {

const QByteArray letters("s3cr3t/+=&");
const QByteArray variable("CRIER_TEST_SECRET");

// Whether `secret << value` would compile, for whatever `secret` may be printed with.
template<typename Stream, typename Value, typename = void>
struct CanPrint : std::false_type
{};
template<typename Stream, typename Value>
struct CanPrint<Stream, Value, std::void_t<decltype(std::declval<Stream>() << std::declval<const Value &>())>>
    : std::true_type
{};

static_assert(CanPrint<QDebug, QByteArray>::value);
static_assert(!CanPrint<QDebug, Secret>::value, "a secret must not be printable");
static_assert(!std::is_convertible_v<Secret, QByteArray>, "a secret must not become bytes unasked");
static_assert(!std::is_convertible_v<QByteArray, Secret>, "bytes must not become a secret unasked");
static_assert(!std::is_convertible_v<Secret, QString>, "a secret must not become text unasked");

#if defined(Q_OS_UNIX)
const QString crashOption = QStringLiteral("--crash");
const QString hardened = QStringLiteral("hardened");

// Dies with a secret in its memory, and allowed to leave a core file.
int crashWithASecret(bool isHardened)
{
    if (isHardened)
        hardenProcess();
    const Secret secret(letters.repeated(3));
    std::raise(SIGSEGV);
    return int(secret.reveal().size());
}

// Whether such a crash left any file, in the folder it happened in. Not asked under a sanitizer, which turns
// a crash into a report.
[[maybe_unused]] bool leavesACore(const QString &how)
{
    const QTemporaryDir folder;
    QProcess program;
    program.setWorkingDirectory(folder.path());
    program.setChildProcessModifier([] {
        rlimit limit{};
        getrlimit(RLIMIT_CORE, &limit);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_CORE, &limit);
    });
    program.start(QCoreApplication::applicationFilePath(), {crashOption, how});
    if (!program.waitForFinished(30'000) || program.exitStatus() != QProcess::CrashExit)
        return true; // it did not crash: nothing is known
    return !QDir(folder.path()).isEmpty();
}
#endif

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv(variable.constData()); }

    void anUnsetSecretIsEmpty()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QByteArray()).isEmpty());
    }

    void itGivesBackWhatItWasGiven()
    {
        const Secret secret(letters);
        QVERIFY(!secret.isEmpty());
        QCOMPARE(secret.reveal(), letters);
        QCOMPARE(Secret(QByteArray("a\0b", 3)).reveal(), QByteArray("a\0b", 3));
    }

    void wipingEmptiesIt()
    {
        Secret secret{QByteArray(letters)};
        secret.wipe();
        QVERIFY(secret.isEmpty());
        secret.wipe(); // once more does no harm
        QVERIFY(secret.isEmpty());
    }

    void wipingLeavesOtherPeoplesBytesAlone()
    {
        const QByteArray mine = letters; // the same memory until somebody writes
        Secret secret(mine);
        secret.wipe();
        QCOMPARE(mine, QByteArray("s3cr3t/+=&"));
    }

    void aCopyIsOfItsOwn()
    {
        Secret first{QByteArray(letters)};
        const Secret second(first);
        Secret third;
        third = first;
        QVERIFY(first.reveal().constData() != second.reveal().constData());
        QVERIFY(first.reveal().constData() != third.reveal().constData());
        first.wipe();
        QCOMPARE(second.reveal(), letters);
        QCOMPARE(third.reveal(), letters);
    }

    void movingLeavesNothingBehind()
    {
        Secret first{QByteArray(letters)};
        const char *const memory = first.reveal().constData();
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT: what is left there is the point
        QCOMPARE(second.reveal(), letters);
        QCOMPARE(second.reveal().constData(), memory); // moved, not copied: one place to wipe

        Secret third(QByteArray("old"));
        third = std::move(second);
        QVERIFY(second.isEmpty()); // NOLINT
        QCOMPARE(third.reveal(), letters);
        QCOMPARE(third.reveal().constData(), memory);
    }

    void assigningToItselfKeepsIt()
    {
        Secret secret{QByteArray(letters)};
        const Secret &same = secret;
        secret = same;
        QCOMPARE(secret.reveal(), letters);
    }

    void takingItFromTheEnvironmentRemovesIt()
    {
        QVERIFY(qputenv(variable.constData(), letters));
        const Secret secret = takeSecretFromEnvironment(variable);
        QCOMPARE(secret.reveal(), letters);
        QVERIFY(!qEnvironmentVariableIsSet(variable.constData()));
        QVERIFY(takeSecretFromEnvironment(variable).isEmpty());
    }

    void theMemoryOfTheEnvironmentIsWiped()
    {
#if defined(Q_OS_WIN)
        QSKIP("the Windows library keeps its own copy of the environment");
#endif
        // putenv() keeps this very memory as the environment, as the system does with what a program starts
        // with.
        static QByteArray entry = variable + '=' + letters;
        QCOMPARE(putenv(entry.data()), 0);
        const Secret secret = takeSecretFromEnvironment(variable);
        QCOMPARE(secret.reveal(), letters);
        QCOMPARE(entry, variable + '=' + QByteArray(letters.size(), '\0'));
    }

    void aVariableThatIsNotSetGivesNone()
    {
        QVERIFY(takeSecretFromEnvironment(variable).isEmpty());
        QVERIFY(takeSecretFromEnvironment(QByteArray()).isEmpty());
        QVERIFY(qputenv(variable.constData(), ""));
        QVERIFY(takeSecretFromEnvironment(variable).isEmpty());
    }

    void aCrashLeavesNoCoreFile()
    {
#if defined(Q_OS_UNIX) && !defined(CRIER_SANITIZED)
        if (!leavesACore(QStringLiteral("as it comes")))
            QSKIP("this system leaves no core file beside a program that crashes");
        QVERIFY(!leavesACore(hardened));
#else
        QSKIP("core files are not to be had here");
#endif
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
#if defined(Q_OS_UNIX)
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == crashOption)
        return crashWithASecret(arguments.value(2) == hardened);
#endif
    TestSecret test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secret.moc"
