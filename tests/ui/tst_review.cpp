// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/live_window.h"

#include "app/rongcloud/request.h"
#include "ui/log/log_view.h"

#include <QCheckBox>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>

using namespace crier;

namespace {

constexpr std::chrono::seconds none{0};
constexpr std::chrono::seconds second{1};

void sendKey(QWidget *widget, QEvent::Type type, int key, bool repeat)
{
    QKeyEvent event(type, key, Qt::NoModifier, key == Qt::Key_Space ? QStringLiteral(" ") : QString(),
                    repeat);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

// The way of a live message from Send over review and hold to the wire, with real clicks, and a server that
// counts what arrived.
class ReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aDisarmedProfileIsNeverSentTo()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        QVERIFY(!live.fixture.sendButton()->isEnabled());
        QVERIFY(live.fixture.reason().contains(QStringLiteral("Disarmed")));
        QVERIFY(live.fixture.sendButton()->accessibleName().contains(live.profile.name));
        Draft draft;
        QVERIFY(live.fixture.window.compose()->takeDraft(&draft));
        QVERIFY(!live.control().press(draft));
        QVERIFY(!live.control().confirm(draft, live.profile));
        QVERIFY(live.arm());
        QVERIFY(!live.control().press(draft)); // a press alone is not enough
        QVERIFY(live.fixture.reports.isEmpty());
        QVERIFY(live.requests.isEmpty());
    }

    void theSheetShowsWhatWillGoAndOneConfirmationSendsItOnce()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        Draft draft;
        QVERIFY(live.fixture.window.compose()->takeDraft(&draft));
        QVERIFY(live.fixture.labelText("reviewReach").contains(QStringLiteral("cannot be recalled")));
        QVERIFY(live.fixture.labelText("reviewReach").contains(live.profile.name));
        QCOMPARE(live.fixture.labelText("reviewHost"), authorityOf(live.profile.baseUrl));
        QVERIFY(live.fixture.labelText("reviewSender").contains(draft.sender.value));
        QVERIFY(live.fixture.labelText("reviewType").contains(QStringLiteral("RC:TxtMsg")));
        QVERIFY(live.fixture.labelText("reviewSize").contains(QString::number(draft.content.size())));
        QCOMPARE(live.fixture.labelText("reviewHash").remove(u' '),
                 QString::fromLatin1(sha256Hex(draft.content)));
        auto *preview = live.sheet()->findChild<QListView *>(QStringLiteral("chatroom"));
        QCOMPARE(preview->model()->index(0, 0).data().toString(), live.fixture.textEditor()->exactText());

        auto *confirm = live.find<QPushButton>("reviewConfirm");
        const auto onScreen = [](const QWidget *widget) {
            return QRect(widget->mapToGlobal(QPoint()), widget->size());
        };
        QVERIFY(!confirm->isDefault() && !confirm->autoDefault() && !confirm->hasFocus());
        QVERIFY(!onScreen(confirm).intersects(onScreen(live.fixture.sendButton())));
        QVERIFY(live.requests.isEmpty());

        QVERIFY(live.confirm());
        QTest::mouseDClick(confirm, Qt::LeftButton); // the rest of a double click
        QVERIFY(live.fixture.waitForReports(1));
        QCOMPARE(live.fixture.reports.first().outcome.state, SendState::Accepted);
        QCOMPARE(live.requests.size(), 1);
        QCOMPARE(live.requests.first().content, draft.content);
        QTRY_VERIFY(live.control().standing().canSend);
        QCOMPARE(live.requests.size(), 1);
        QCOMPARE(live.fixture.reports.size(), 1);
    }

    void aDoubleClickOnSendConfirmsNothing()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QTest::mouseClick(live.fixture.sendButton(), Qt::LeftButton);
        QTest::mouseDClick(live.fixture.sendButton(), Qt::LeftButton);
        QCOMPARE(live.fixture.window.findChildren<QDialog *>(QStringLiteral("reviewSheet")).size(), 1);
        // Too early, however it comes: a click, one that began too early, a key.
        QElapsedTimer since;
        since.start();
        QSignalSpy pressed(&live.control(), &SendControl::pressed);
        QTest::mouseClick(live.find("reviewConfirm"), Qt::LeftButton);
        QTest::mouseClick(live.find("reviewBack"), Qt::LeftButton);
        QTest::keyClick(live.find("reviewConfirm"), Qt::Key_Space);
        QTest::mousePress(live.find("reviewConfirm"), Qt::LeftButton);
        if (!since.hasExpired(400))
            QVERIFY(live.sheet()->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return since.hasExpired(600); }));
        QTest::mouseRelease(live.find("reviewConfirm"), Qt::LeftButton);
        QVERIFY(live.sheet()->isVisible());
        QCOMPARE(pressed.size(), 0);
        QTest::keyClick(live.sheet(), Qt::Key_Escape);
        QTRY_VERIFY(!live.sheet());
        QVERIFY(live.control().standing().canSend);
        QVERIFY(live.requests.isEmpty());
        QVERIFY(live.fixture.reports.isEmpty());
    }

    void heldKeysAndEnterConfirmNothing()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        auto *confirm = live.find<QPushButton>("reviewConfirm");
        confirm->setFocus();
        QElapsedTimer since;
        since.start();
        QVERIFY(QTest::qWaitFor([&] {
            for (const int key : {Qt::Key_Space, Qt::Key_Return}) {
                sendKey(confirm, QEvent::KeyPress, key, true);
                sendKey(confirm, QEvent::KeyRelease, key, true);
            }
            return since.hasExpired(700);
        }));
        QTest::keyClick(confirm, Qt::Key_Return);
        QTest::keyClick(confirm, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(live.sheet()->isVisible());
        QVERIFY(live.requests.isEmpty());
        QTest::keyClick(confirm, Qt::Key_Space); // and this is how a keyboard does it
        QVERIFY(live.fixture.waitForReports(1));
        QCOMPARE(live.requests.size(), 1);
    }

    void ctrlEnterOpensTheReviewAndNeverSends()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        live.fixture.textEditor()->setFocus();
        QTest::keyClick(live.fixture.textEditor(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(live.sheet());
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(live.sheet(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(live.sheet()->isVisible());
        QVERIFY(live.requests.isEmpty());
    }

    void warningsAskInTheSheet()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start(QStringLiteral("see http://example.com/x")));
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(live.fixture.labelText("reviewWarning").contains(QStringLiteral("http://")));
        QVERIFY(!live.find("reviewConfirm")->isEnabled());
        QVERIFY(!live.fixture.labelText("reviewObstacle").isEmpty());
        live.find<QCheckBox>("reviewAccepted")->setChecked(true);
        QVERIFY(live.find("reviewConfirm")->isEnabled());
        QVERIFY(live.confirm());
        QVERIFY(live.fixture.waitForReports(1));
        QCOMPARE(live.requests.size(), 1);
    }

    void aChangeDuringTheReviewClosesIt_data() { changes(); }
    void aChangeDuringTheReviewClosesIt()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QPointer<QAbstractButton> confirm = live.find("reviewConfirm");
        change(live);
        QVERIFY(!live.sheet() || !live.sheet()->isVisible());
        QVERIFY(live.notice().contains(QStringLiteral("Nothing was sent")));
        if (confirm)
            confirm->click();
        sendsOneOther(live);
    }

    void aHoldWritesAndSendsNothingUntilItIsOver()
    {
        LiveWindow live(m_folder->path(), second);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(!live.fixture.labelText("reviewHold").isEmpty());
        QVERIFY(live.confirm());
        QVERIFY(live.isHolding());
        const auto began = live.fixture.clock.monotonicNow();
        QVERIFY(live.find<QWidget>("holdCard")->isVisible());
        QVERIFY(live.fixture.labelText("holdSentence").contains(QStringLiteral("1 s")));
        QVERIFY(!live.fixture.sendButton()->isEnabled());
        QVERIFY(!live.openSheet());
        QSignalSpy page(&live.fixture.desk, &SendDesk::pageReady);
        live.fixture.desk.requestPage(987'654, std::nullopt, 10);
        QVERIFY(QTest::qWaitFor([&] {
            for (const QList<QVariant> &answer : page) {
                if (answer.first().toULongLong() == 987'654U)
                    return answer.at(1).value<QList<SendRow>>().isEmpty();
            }
            return false;
        }));
        QVERIFY(live.isHolding()); // the page was of this time
        QVERIFY(live.fixture.waitForReports(1));
        QVERIFY(live.fixture.clock.monotonicNow() - began >= std::chrono::milliseconds{900});
        QCOMPARE(live.requests.size(), 1);
        QCOMPARE(live.fixture.reports.first().outcome.state, SendState::Accepted);
        QVERIFY(!live.find<QWidget>("holdCard")->isVisible());
    }

    void aPausedHoldWaitsForThePerson()
    {
        LiveWindow live(m_folder->path(), second);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(live.confirm());
        QTest::mouseClick(live.find("holdPause"), Qt::LeftButton);
        const auto left = live.control().hold()->remaining();
        QElapsedTimer since;
        since.start();
        QVERIFY(QTest::qWaitFor([&] { return since.hasExpired(1'500); }));
        QCOMPARE(live.control().hold()->remaining(), left);
        QVERIFY(live.isHolding());
        QVERIFY(live.requests.isEmpty());
        QTest::mouseClick(live.find("holdPause"), Qt::LeftButton);
        QVERIFY(live.fixture.waitForReports(1));
        QCOMPARE(live.requests.size(), 1);
    }

    void aChangeDuringTheHoldEndsIt_data()
    {
        changes();
        QTest::newRow("Esc") << "escape";
        QTest::newRow("Cancel") << "cancel";
        QTest::newRow("closing the window") << "close";
    }
    void aChangeDuringTheHoldEndsIt()
    {
        LiveWindow live(m_folder->path(), second);
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(live.confirm());
        QVERIFY(live.isHolding());
        change(live);
        QVERIFY(!live.isHolding());
        QVERIFY2(live.notice().contains(QStringLiteral("othing was sent")), qPrintable(live.notice()));
        sendsOneOther(live);
    }

    void escCancelsTheHoldFromEveryPlace()
    {
        LiveWindow live(m_folder->path(), std::chrono::seconds{30});
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(live.confirm());
        QVERIFY(live.isHolding());
        MainWindow &window = live.fixture.window;
        for (const int place : {MainWindow::LogPlace, MainWindow::ServicePlace}) {
            window.showPlace(place);
            QVERIFY(live.find<QWidget>("holdCard")->isVisible());
        }
        window.showPlace(MainWindow::ComposePlace);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QVERIFY(window.log()->isVisible());
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Escape);
        QVERIFY(!live.isHolding());
        QVERIFY(!live.find<QWidget>("holdCard")->isVisible());
        QVERIFY(!live.find<QWidget>("holdCard")->isAncestorOf(window.focusWidget()));
        QVERIFY(window.statusBar()->currentMessage().contains(QStringLiteral("Nothing was sent")));
        QVERIFY(live.requests.isEmpty());
        QVERIFY(live.fixture.reports.isEmpty());
    }

    void theEndOfAHoldGivesTheKeyboardBack()
    {
        LiveWindow live(m_folder->path(), std::chrono::seconds{30});
        QVERIFY(live.start());
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(live.confirm());
        live.fixture.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&live.fixture.window));
        QTRY_VERIFY(live.find("holdCancel")->hasFocus());
        QTest::keyClick(live.find("holdCancel"), Qt::Key_Space);
        QVERIFY(!live.isHolding());
        QVERIFY(live.fixture.textEditor()->hasFocus());
    }

    void aWarningThatComesDuringTheReviewIsAskedAbout()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        keepHours(live, Environment::Live);
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(!live.find<QLabel>("reviewWarning"));
        live.fixture.clock.ahead = hoursLater;
        QVERIFY(live.confirm());
        QTRY_VERIFY(live.sheet() && live.sheet()->isVisible());
        QVERIFY(live.find<QLabel>("reviewWarning"));
        QVERIFY(!live.find("reviewConfirm")->isEnabled());
        QVERIFY(live.requests.isEmpty());
        QVERIFY(live.fixture.reports.isEmpty());
        live.find<QCheckBox>("reviewAccepted")->setChecked(true);
        QVERIFY(live.confirm());
        QVERIFY(live.fixture.waitForReports(1));
        QCOMPARE(live.requests.size(), 1);
    }

    void hoursThatEndDuringAHoldEndIt()
    {
        LiveWindow live(m_folder->path(), second);
        QVERIFY(live.start());
        keepHours(live, Environment::Live);
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(live.confirm());
        QVERIFY(live.isHolding());
        live.control().hold()->pause();
        live.fixture.clock.ahead = hoursLater;
        live.control().hold()->resume();
        QTRY_VERIFY(!live.isHolding());
        QVERIFY(live.notice().contains(QStringLiteral("The hold is over, but nothing was sent")));
        QVERIFY(live.notice().contains(QStringLiteral("UTC")));
        QVERIFY(live.control().standing().canSend);
        QVERIFY(live.requests.isEmpty());
        // What was asked about and answered is no obstacle.
        QVERIFY(live.openSheet());
        live.find<QCheckBox>("reviewAccepted")->setChecked(true);
        QVERIFY(live.confirm());
        QVERIFY(live.fixture.waitForReports(1));
        QCOMPARE(live.requests.size(), 1);
    }

    void theHoursOfATestProfileAskToo()
    {
        LiveWindow live(m_folder->path(), none);
        QVERIFY(live.start());
        keepHours(live, Environment::Test);
        QVERIFY(live.fixture.waitForSend());
        live.fixture.clock.ahead = hoursLater;
        QTest::mouseClick(live.fixture.sendButton(), Qt::LeftButton);
        QVERIFY(live.find<QWidget>("askStrip")->isVisible());
        QVERIFY(live.fixture.labelText("askQuestion").contains(QStringLiteral("UTC")));
        QVERIFY(live.requests.isEmpty());
        QVERIFY(QTest::qWaitFor([&] {
            if (live.find<QWidget>("askStrip")->isVisible())
                QTest::mouseClick(live.find("askAnyway"), Qt::LeftButton);
            return !live.fixture.reports.isEmpty();
        }));
        QCOMPARE(live.requests.size(), 1);
    }

private:
    static constexpr qint64 hoursLater = 3 * 3'600'000;

    // The window's profile may send in this hour, and not in three.
    static void keepHours(LiveWindow &live, Environment environment)
    {
        const QTime now = live.fixture.clock.utcNow().time();
        Profile profile = live.profile;
        profile.environment = environment;
        profile.hours = SendingHours{now.addSecs(-3'600), now.addSecs(3'600), "UTC"};
        live.fixture.window.setProfile(profile, live.control().secret());
    }

    static void changes()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("the text") << "text";
        QTest::newRow("the sender") << "sender";
        QTest::newRow("disarmed") << "disarm";
        QTest::newRow("the screen was locked") << "lock";
        QTest::newRow("another profile") << "profile";
        QTest::newRow("another address of the same profile") << "address";
    }

    static void change(LiveWindow &live)
    {
        QFETCH(QString, what);
        Profile other = live.profile;
        if (what == u"text") {
            WindowFixture::replaceAll(*live.fixture.textEditor(), QStringLiteral("Another one"));
        } else if (what == u"sender") {
            live.fixture.sender()->setText(QStringLiteral("somebody-else"));
        } else if (what == u"disarm") {
            live.fixture.arming.disarm(DisarmReason::Asked);
        } else if (what == u"lock") {
            live.fixture.arming.disarm(DisarmReason::Locked);
        } else if (what == u"profile") {
            other.name = QStringLiteral("Game Live");
            live.fixture.window.setProfile(other, live.control().secret());
        } else if (what == u"address") {
            other.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:9"));
            live.fixture.window.setProfile(other, live.control().secret());
        } else if (what == u"escape") {
            live.fixture.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&live.fixture.window));
            QTest::keyClick(live.find("holdCancel"), Qt::Key_Escape);
        } else if (what == u"cancel") {
            QTest::mouseClick(live.find("holdCancel"), Qt::LeftButton);
        } else if (what == u"close") {
            QVERIFY(!live.fixture.window.close());
        }
    }

    // A whole send of another text through the same window arrives, and it alone: what was given up before is
    // not late, it is gone.
    static void sendsOneOther(LiveWindow &live)
    {
        live.fixture.window.setProfile(live.profile, Secret(live.server.appSecret()));
        WindowFixture::replaceAll(*live.fixture.textEditor(), QStringLiteral("The second one"));
        QVERIFY(live.arm());
        QVERIFY(live.openSheet());
        QVERIFY(live.confirm());
        QVERIFY(live.fixture.waitForReports(1));
        QTRY_VERIFY(live.control().standing().canSend);
        QCOMPARE(live.fixture.reports.size(), 1);
        QCOMPARE(live.requests.size(), 1);
        QCOMPARE(live.requests.first().content, QByteArray("{\"content\":\"The second one\"}"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(ReviewTest)
#include "tst_review.moc"
