// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secret.h"

#include <QTest>

#include <cstdlib>
#include <type_traits>
#include <utility>

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
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
