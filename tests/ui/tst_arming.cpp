// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/arming.h"
#include "tests/support/fake_clock.h"
#include "tests/ui/live_window.h"
#include "ui/screen/screen_watch.h"
#ifdef CRIER_TEST_DBUS
#include "ui/screen/screen_watch_dbus.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QProcess>
#include <QStandardPaths>
#endif

#include <QAction>
#include <QInputMethodEvent>
#include <QSignalSpy>

using namespace crier;

namespace {

Profile liveProfile()
{
    Profile profile;
    profile.name = QStringLiteral("Shop Live");
    profile.environment = Environment::Live;
    profile.baseUrl = QUrl(QStringLiteral("https://api.example"));
    profile.appKey.value = QStringLiteral("key");
    profile.id = "one";
    return profile;
}

} // namespace

#ifdef CRIER_TEST_DBUS
// As logind answers a program in no session (the newer one), or does not know "auto" yet (the older one).
class LoginManager : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit LoginManager(bool isOlder)
        : m_isOlder(isOlder)
    {}
    static QDBusObjectPath session()
    {
        return QDBusObjectPath(QStringLiteral("/org/freedesktop/login1/session/_31"));
    }

public Q_SLOTS:
    QDBusObjectPath GetSession(const QString &id)
    {
        asked.append(id);
        return answer(!m_isOlder && id == QLatin1String("auto"));
    }
    QDBusObjectPath GetSessionByPID(uint pid)
    {
        asked.append(QString::number(pid));
        return answer(m_isOlder);
    }

public:
    QStringList asked;

private:
    QDBusObjectPath answer(bool isKnown)
    {
        if (!isKnown)
            sendErrorReply(QStringLiteral("org.freedesktop.login1.NoSessionForPID"), QString());
        return session();
    }

    bool m_isOlder;
};
#endif

// Who may send to a live profile, and for how long.
class ArmingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void onlyTheNameArms_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("arms");
        QTest::newRow("the name") << "Shop Live"
                                  << "Shop Live" << true;
        QTest::newRow("white space around it") << "Shop Live"
                                               << "  Shop Live\t" << true;
        QTest::newRow("composed and decomposed")
            << QString::fromUtf8("Caf\xC3\xA9") << QStringLiteral("Cafe\u0301") << true;
        QTest::newRow("full width") << "Shop 1" << QStringLiteral("\uFF33hop \uFF11") << true;
        QTest::newRow("Chinese") << QStringLiteral("商城") << QStringLiteral("商城") << true;
        QTest::newRow("another case") << "Shop Live"
                                      << "shop live" << false;
        QTest::newRow("a part") << "Shop Live"
                                << "Shop" << false;
        QTest::newRow("nothing") << "Shop Live"
                                 << "" << false;
        QTest::newRow("no name at all") << " "
                                        << "" << false;
    }
    void onlyTheNameArms()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        QFETCH(bool, arms);
        Profile profile = liveProfile();
        profile.name = name;
        Arming arming;
        QVERIFY(!arming.allows(profile)); // every run starts so
        QCOMPARE(arming.arm(profile, typed), arms);
        QCOMPARE(arming.isArmed(), arms);
        QCOMPARE(arming.allows(profile), arms);
    }

    void sandboxAndTestNeedNone()
    {
        Arming arming;
        Profile profile = liveProfile();
        for (const Environment environment : {Environment::Sandbox, Environment::Test}) {
            profile.environment = environment;
            QVERIFY(arming.allows(profile));
            QVERIFY(!arming.arm(profile, profile.name));
        }
    }

    void anyOtherProfileDisarms()
    {
        QList<Profile> others(6, liveProfile());
        others[0].name += u'!';
        others[1].baseUrl = QUrl(QStringLiteral("https://other.example"));
        others[2].appKey.value += u'x';
        others[3].id = "two";
        others[4].hold = std::chrono::seconds{5};
        others[5].environment = Environment::Sandbox;
        for (const Profile &other : std::as_const(others)) {
            Arming arming;
            QSignalSpy disarmed(&arming, &Arming::disarmed);
            QVERIFY(arming.arm(liveProfile(), liveProfile().name));
            arming.setCurrent(liveProfile());
            QVERIFY(arming.isArmed());
            QCOMPARE(arming.allows(other), other.environment != Environment::Live);
            arming.setCurrent(other);
            QVERIFY(!arming.isArmed());
            QCOMPARE(disarmed.size(), 1);
            QCOMPARE(disarmed.first().first().value<DisarmReason>(), DisarmReason::ProfileChanged);
        }
    }

    void itEndsByItselfAndAnActProlongsIt()
    {
        Arming arming;
        arming.setIdle(std::chrono::milliseconds{400});
        QSignalSpy disarmed(&arming, &Arming::disarmed);
        arming.touch(); // nothing to prolong
        QVERIFY(!arming.isArmed());
        QVERIFY(arming.arm(liveProfile(), liveProfile().name));
        QElapsedTimer since;
        since.start();
        QVERIFY(QTest::qWaitFor([&] {
            arming.touch();
            return since.hasExpired(900);
        }));
        QVERIFY(arming.isArmed());
        QVERIFY(arming.remaining().count() > 0);
        QVERIFY(disarmed.wait());
        QCOMPARE(disarmed.first().first().value<DisarmReason>(), DisarmReason::Idle);
        QVERIFY(since.elapsed() >= 1'200);
        QCOMPARE(arming.remaining().count(), 0);
    }

    // A timer stands still while the computer sleeps; the wall clock does not.
    void timeAsleepCounts_data()
    {
        QTest::addColumn<bool>("touches");
        QTest::newRow("a send is asked for") << false;
        QTest::newRow("an act after waking") << true;
    }
    void timeAsleepCounts()
    {
        QFETCH(bool, touches);
        FakeClock clock;
        Arming arming(clock);
        QSignalSpy disarmed(&arming, &Arming::disarmed);
        QVERIFY(arming.arm(liveProfile(), liveProfile().name));
        clock.wall = clock.wall.addSecs(9 * 60);
        arming.touch();
        clock.wall = clock.wall.addSecs(9 * 60);
        QVERIFY(arming.allows(liveProfile()));
        QVERIFY(arming.remaining() <= std::chrono::minutes{1});
        clock.wall = clock.wall.addSecs(60);
        QCOMPARE(arming.remaining().count(), 0);
        if (touches)
            arming.touch();
        QVERIFY(!arming.allows(liveProfile()));
        QVERIFY(!arming.isArmed());
        QCOMPARE(disarmed.size(), 1);
        QCOMPARE(disarmed.first().first().value<DisarmReason>(), DisarmReason::Idle);
    }

    void theBandAsksForTheName()
    {
        LiveWindow live(m_folder->path(), std::chrono::seconds{0});
        QVERIFY(live.start());
        auto *panel = live.find<QWidget>("armPanel");
        auto *name = live.find<QLineEdit>("armName");
        QVERIFY(live.find<QWidget>("armingState")->isVisible());
        QCOMPARE(live.fixture.labelText("armingText"), QStringLiteral("Disarmed"));
        QVERIFY(!panel->isVisible());
        live.fixture.textEditor()->setFocus();
        QTest::mouseClick(live.find("armingButton"), Qt::LeftButton);
        QVERIFY(panel->isVisible());
        QVERIFY(name->hasFocus());
        QVERIFY(live.fixture.labelText("armQuestion").contains(live.profile.name));
        QTest::keyClicks(name, QStringLiteral("shop"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!live.fixture.arming.isArmed());
        QVERIFY(panel->isVisible());
        QVERIFY(live.fixture.labelText("armQuestion").contains(QStringLiteral("not the name")));
        // What an input method has not committed yet is compared with nothing.
        name->clear();
        QInputMethodEvent composing(QStringLiteral("Shop Live"), {});
        QCoreApplication::sendEvent(name, &composing);
        QVERIFY(!live.fixture.arming.isArmed());
        QInputMethodEvent committed;
        committed.setCommitString(QStringLiteral("Shop Live"));
        QCoreApplication::sendEvent(name, &committed);
        QVERIFY(!live.fixture.arming.isArmed()); // only when it is confirmed
        QTest::mouseClick(live.find("armConfirm"), Qt::LeftButton);
        QVERIFY(live.fixture.arming.isArmed());
        QVERIFY(!panel->isVisible());
        QVERIFY(live.fixture.textEditor()->hasFocus());
        QVERIFY(live.fixture.labelText("armingText").contains(QStringLiteral("10 min")));
        QVERIFY(live.fixture.waitForSend());
        QTest::mouseClick(live.find("armingButton"), Qt::LeftButton);
        QVERIFY(!live.fixture.arming.isArmed());
        QCOMPARE(live.fixture.labelText("armingText"), QStringLiteral("Disarmed"));
        QVERIFY(!live.fixture.sendButton()->isEnabled());
        QVERIFY(live.requests.isEmpty());
    }

    void theLineBesideSendLeadsThereAndEscapeLeaves()
    {
        LiveWindow live(m_folder->path(), std::chrono::seconds{0});
        QVERIFY(live.start());
        auto *remedy = live.find("remedyButton");
        QVERIFY(remedy->isVisible());
        QTest::mouseClick(remedy, Qt::LeftButton);
        QVERIFY(live.find<QWidget>("armPanel")->isVisible());
        QTest::keyClick(live.find<QLineEdit>("armName"), Qt::Key_Escape);
        QVERIFY(!live.find<QWidget>("armPanel")->isVisible());
        QVERIFY(!live.fixture.arming.isArmed());
        // A question about one profile is not answered for another.
        QTest::mouseClick(remedy, Qt::LeftButton);
        Profile other = live.profile;
        other.name = QStringLiteral("Game Live");
        live.fixture.window.setProfile(other, live.control().secret());
        QVERIFY(!live.find<QWidget>("armPanel")->isVisible());
    }

    void theIdleTimeIsThePersonsToChoose()
    {
        LiveWindow live(m_folder->path(), std::chrono::seconds{0});
        QVERIFY(live.start());
        const auto action = [&](int minutes) {
            return live.fixture.window.findChild<QAction *>(QStringLiteral("actionDisarm%1").arg(minutes));
        };
        QVERIFY(action(10)->isChecked());
        QCOMPARE(live.fixture.arming.idle(), std::chrono::minutes{10});
        QTest::mouseClick(live.find<QAbstractButton>("remedyButton"), Qt::LeftButton);
        QVERIFY(live.fixture.labelText("armQuestion").contains(QStringLiteral("10 min.")));
        action(5)->trigger();
        QVERIFY(live.fixture.labelText("armQuestion").contains(QStringLiteral("for 5 min.")));
        QCOMPARE(live.fixture.arming.idle(), std::chrono::minutes{5});
        QCOMPARE(UiSettings(m_folder->path()).disarmMinutes(), 5);
        WindowFixture again(m_folder->path());
        QCOMPARE(again.arming.idle(), std::chrono::minutes{5});
        again.settings.setDisarmMinutes(600); // as if by hand
        QCOMPARE(again.settings.disarmMinutes(), 10);
    }

    void keysAndTheMouseKeepItArmed()
    {
        LiveWindow live(m_folder->path(), std::chrono::seconds{0});
        QVERIFY(live.start());
        live.fixture.arming.setIdle(std::chrono::seconds{30});
        QVERIFY(live.arm());
        // Its timer is a coarse one, and an act counts once a second at most.
        const auto isAtStart = [&] {
            return live.fixture.arming.remaining() > std::chrono::milliseconds{28'800};
        };
        const auto isLater = [&] {
            return live.fixture.arming.remaining() < std::chrono::milliseconds{28'200};
        };
        QTRY_VERIFY(isLater());
        QTest::keyClicks(live.fixture.textEditor(), QStringLiteral("a"));
        QVERIFY(isAtStart());
        QTRY_VERIFY(isLater());
        QTest::mouseClick(live.find<QWidget>("environmentBand"), Qt::LeftButton);
        QVERIFY(isAtStart());
    }

    void otherEnvironmentsHaveNothingToArm()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        QVERIFY(!fixture.window.findChild<QWidget *>(QStringLiteral("armingState"))->isVisible());
        Profile test = SandboxHost::unstartedProfile();
        test.environment = Environment::Test;
        test.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:9"));
        test.appKey.value = QStringLiteral("key");
        fixture.window.setProfile(test, Secret("secret"));
        QVERIFY(!fixture.window.findChild<QWidget *>(QStringLiteral("armingState"))->isVisible());
    }

#ifdef CRIER_TEST_DBUS
    // A bus of its own on which the test plays session manager and screen saver.
    void lockingAndSleepAreHeard()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty())
            QSKIP("dbus-daemon is not installed");
        QProcess daemon;
        daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                               QStringLiteral("--print-address"),
                               QStringLiteral("--address=unix:tmpdir=%1").arg(m_folder->path())});
        QTRY_VERIFY(daemon.canReadLine());
        const QString address = QString::fromLatin1(daemon.readLine()).trimmed();
        const auto toBus = [&](const char *name) {
            return QDBusConnection::connectToBus(address, QString::fromLatin1(name));
        };
        QDBusConnection manager = toBus("manager");
        QVERIFY(manager.registerService(QStringLiteral("org.freedesktop.login1")));
        {
            ScreenBus bus(toBus("listener"), toBus("listener"));
            QSignalSpy locked(&bus, &ScreenBus::locked);
            bus.listen();
            const auto tell = [&](const char *path, const char *interface, const char *name, bool value) {
                QDBusMessage signal = QDBusMessage::createSignal(
                    QString::fromLatin1(path), QString::fromLatin1(interface), QString::fromLatin1(name));
                signal << value;
                return manager.send(signal);
            };
            const char *const login = "/org/freedesktop/login1";
            QVERIFY(tell(login, "org.freedesktop.login1.Manager", "PrepareForSleep", false)); // woke up
            QVERIFY(tell(login, "org.freedesktop.login1.Manager", "PrepareForSleep", true));
            QTRY_COMPARE(locked.size(), 1);
            QVERIFY(tell("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", false));
            QVERIFY(
                tell("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", true));
            QTRY_COMPARE(locked.size(), 2);
        }
        for (const char *name : {"manager", "listener"})
            QDBusConnection::disconnectFromBus(QString::fromLatin1(name));
        daemon.kill();
        QVERIFY(daemon.waitForFinished());
    }

    void theSessionIsFound_data()
    {
        QTest::addColumn<bool>("isOlder");
        QTest::newRow("started by the user's service manager") << false;
        QTest::newRow("an older logind") << true;
    }
    void theSessionIsFound()
    {
        QFETCH(bool, isOlder);
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty())
            QSKIP("dbus-daemon is not installed");
        QProcess daemon;
        daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                               QStringLiteral("--print-address"),
                               QStringLiteral("--address=unix:tmpdir=%1").arg(m_folder->path())});
        QTRY_VERIFY(daemon.canReadLine());
        const QString address = QString::fromLatin1(daemon.readLine()).trimmed();
        const auto toBus = [&](const char *name) {
            return QDBusConnection::connectToBus(address, QString::fromLatin1(name));
        };
        QDBusConnection manager = toBus("manager");
        LoginManager login(isOlder);
        QVERIFY(manager.registerObject(QStringLiteral("/org/freedesktop/login1"), &login,
                                       QDBusConnection::ExportAllSlots));
        QVERIFY(manager.registerService(QStringLiteral("org.freedesktop.login1")));
        {
            ScreenBus bus(toBus("listener"), QDBusConnection(QStringLiteral("none")));
            QSignalSpy locked(&bus, &ScreenBus::locked);
            bus.listen();
            const QStringList questions = isOlder ? QStringList{QStringLiteral("auto"), QStringLiteral("0")}
                                                  : QStringList{QStringLiteral("auto")};
            QTRY_COMPARE(login.asked, questions);
            // Told again and again: it is not known when the answer has arrived.
            const QDBusMessage lock = QDBusMessage::createSignal(
                LoginManager::session().path(), QStringLiteral("org.freedesktop.login1.Session"),
                QStringLiteral("Lock"));
            QTRY_VERIFY(manager.send(lock) && !locked.isEmpty());
        }
        for (const char *name : {"manager", "listener"})
            QDBusConnection::disconnectFromBus(QString::fromLatin1(name));
        daemon.kill();
        QVERIFY(daemon.waitForFinished());
    }
#endif

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(ArmingTest)
#include "tst_arming.moc"
