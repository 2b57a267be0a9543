// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "app/base/app_paths.h"
#include "app/compose/text_view.h"
#include "ui/compose/compose_view.h"
#include "ui/editor/plain_editor.h"
#include "ui/send/send_control.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>

using namespace crier;

// Sending from the real window to the real sandbox, with real keys and clicks.
class SendWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theFirstSendWorksAtOnce()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(!fixture.textEditor()->exactText().isEmpty());
        QVERIFY(!fixture.sender()->text().isEmpty());
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(1));
        QCOMPARE(fixture.reports.first().outcome.state, SendState::Accepted);
        QCOMPARE(fixture.received.size(), 1);
        QVERIFY(fixture.received.first().accepted);
        QCOMPARE(fixture.received.first().content,
                 contentWithText({}, QStringLiteral("content"), fixture.textEditor()->exactText()));

        // As a member would see it: the message, and under it the draft that is still there.
        auto *chatroom = fixture.window.findChild<QListView *>(QStringLiteral("chatroom"));
        QTRY_COMPARE(chatroom->model()->rowCount(), 2);
        QCOMPARE(chatroom->model()->index(0, 0).data().toString(), fixture.textEditor()->exactText());
        QVERIFY(!fixture.labelText("outcome").isEmpty());
        QTRY_VERIFY(fixture.window.findChild<QWidget *>(QStringLiteral("latestSend0"))->isVisible());
    }

    void fiftyClicksInOneSecondLetOneThrough()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        QElapsedTimer elapsed;
        elapsed.start();
        int clicks = 0;
        // Spread over less than a second by waiting for the end of the first one in between.
        while (clicks < 50 && elapsed.elapsed() < 900) {
            QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
            ++clicks;
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        QCOMPARE(clicks, 50);
        QVERIFY(fixture.waitForReports(1));
        QVERIFY(fixture.waitForSend());
        QCOMPARE(fixture.reports.size(), 1);
        QCOMPARE(fixture.received.size(), 1);
    }

    void sendComesBackOneSecondAfterTheEndAndNeverEarlier()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        for (int round = 0; round < 3; ++round) {
            QVERIFY(fixture.waitForSend());
            const auto before = fixture.clock.monotonicNow();
            std::chrono::milliseconds slotAt{0};
            SlotView slot;
            const auto told = connect(&fixture.desk, &SendDesk::slotChanged, this,
                                      [&](const SlotView &view, std::chrono::milliseconds at) {
                                          if (view.state == SlotState::Waiting) {
                                              slot = view;
                                              slotAt = at;
                                          }
                                      });
            QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
            QVERIFY(!fixture.sendButton()->isEnabled());
            QVERIFY(fixture.waitForReports(round + 1));
            QVERIFY(!fixture.sendButton()->isEnabled());
            QVERIFY(!fixture.reason().isEmpty());
            QCOMPARE(fixture.sendButton()->accessibleDescription(), fixture.reason());
            std::chrono::milliseconds enabledAt{0};
            const auto enabled = connect(&fixture.window.control(), &SendControl::standingChanged, this, [&] {
                if (fixture.window.control().standing().canSend && enabledAt.count() == 0)
                    enabledAt = fixture.clock.monotonicNow();
            });
            QVERIFY(fixture.waitForSend());
            disconnect(told);
            disconnect(enabled);
            qInfo("Send came back %lld ms after the moment",
                  static_cast<long long>((enabledAt - slotAt - slot.wait).count()));
            QVERIFY(enabledAt >= slotAt + slot.wait);
            QVERIFY(enabledAt - before >= std::chrono::milliseconds{1'000});
        }
        // The sandbox keeps the same limit and would have said so.
        for (const SandboxRequest &request : std::as_const(fixture.received))
            QVERIFY(request.accepted);
    }

    void aHeldKeySendsOnce_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("expected");
        QTest::newRow("Space") << int(Qt::Key_Space) << 1;
        QTest::newRow("Enter") << int(Qt::Key_Return) << 0;
    }

    void aHeldKeySendsOnce()
    {
        QFETCH(int, key);
        QFETCH(int, expected);
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        fixture.sendButton()->setFocus();
        QVERIFY(fixture.sendButton()->hasFocus());
        const QString before = fixture.textEditor()->exactText();
        const auto post = [&](QEvent::Type type, bool repeat) {
            QWidget *focus = QApplication::focusWidget();
            QKeyEvent event(type, key, Qt::NoModifier,
                            key == Qt::Key_Space ? QStringLiteral(" ") : QStringLiteral("\r"), repeat);
            QCoreApplication::sendEvent(focus ? focus : &fixture.window, &event);
        };
        // As X11 repeats: release and press in pairs, for as long as it takes to be free again and longer.
        post(QEvent::KeyPress, false);
        for (int i = 0; i < 30; ++i) {
            post(QEvent::KeyRelease, true);
            post(QEvent::KeyPress, true);
        }
        post(QEvent::KeyRelease, false);
        for (int i = 0; i < 30; ++i)
            post(QEvent::KeyPress, true);
        if (expected > 0)
            QVERIFY(fixture.waitForReports(expected));
        QVERIFY(fixture.waitForSend());
        QCOMPARE(fixture.reports.size(), expected);
        QCOMPARE(fixture.received.size(), expected);
        QCOMPARE(fixture.textEditor()->exactText(), before);
        QVERIFY(fixture.sendButton()->hasFocus()); // it came back
    }

    void enterIsANewLineAndCtrlEnterGoesToSendWithoutSending()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        PlainEditor *editor = fixture.textEditor();
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("one"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::keyClicks(editor, QStringLiteral("two"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(editor, QStringLiteral("three"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(fixture.sendButton()->hasFocus());
        QTest::keyClick(fixture.sendButton(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.reports.size(), 0);
        QTest::keyClick(fixture.sendButton(), Qt::Key_Space);
        QVERIFY(fixture.waitForReports(1));
        QCOMPARE(fixture.received.first().content, QByteArray("{\"content\":\"one\\ntwo\\nthree\"}"));
    }

    void whatIsTypedArrivesByteForByte_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("line separator") << QStringLiteral("a\u2028b");
        QTest::newRow("no-break space") << QStringLiteral("10\u00a0km");
        QTest::newRow("emoji family") << QString::fromUtf8("👨‍👩‍👧‍👦 ok");
        QTest::newRow("Chinese") << QString::fromUtf8("系统将于今晚 22:00 重启");
        QTest::newRow("Arabic") << QString::fromUtf8("سيُعاد التشغيل");
        QTest::newRow("form characters") << QStringLiteral("a&b=c+d%41 ~");
        QTest::newRow("trailing spaces") << QStringLiteral("  two  ");
        QTest::newRow("long") << QStringLiteral("長い text ").repeated(2'000);
    }

    void whatIsTypedArrivesByteForByte()
    {
        QFETCH(QString, text);
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        PlainEditor *editor = fixture.textEditor();
        editor->selectAll();
        QApplication::clipboard()->setText(text);
        editor->paste();
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton); // also right after a long paste
        QVERIFY(fixture.waitForReports(1));
        const QByteArray expected = "{\"content\":\"" + text.toUtf8() + "\"}";
        QCOMPARE(fixture.received.first().content, expected);
        QTabWidget *tabs = fixture.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"));
        tabs->setCurrentIndex(1);
        QCOMPARE(fixture.jsonEditor()->exactText().toUtf8(), expected);
    }

    void findingsBlockAndSayWhy_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("json");
        QTest::newRow("no sender") << QString() << QString();
        QTest::newRow("sender too long") << QString(65, u'x') << QString();
        QTest::newRow("broken JSON") << QStringLiteral("ops") << QStringLiteral("{\"content\":\"a\",}");
        QTest::newRow("duplicate key")
            << QStringLiteral("ops") << QStringLiteral("{\"content\":\"a\",\"content\":\"b\"}");
        QTest::newRow("too large") << QStringLiteral("ops")
                                   << QStringLiteral("{\"content\":\"%1\"}").arg(QString(140'000, u'x'));
    }

    void findingsBlockAndSayWhy()
    {
        QFETCH(QString, sender);
        QFETCH(QString, json);
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        fixture.sender()->setText(sender);
        if (!json.isEmpty()) {
            fixture.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"))->setCurrentIndex(1);
            WindowFixture::replaceAll(*fixture.jsonEditor(), json);
        }
        QTRY_VERIFY(!fixture.sendButton()->isEnabled());
        QVERIFY(!fixture.reason().isEmpty());
        QCOMPARE(fixture.sendButton()->accessibleDescription(), fixture.reason());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QCOMPARE(fixture.reports.size(), 0);
        QCOMPARE(fixture.received.size(), 0);
    }

    void aLoneSurrogateBlocks()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        fixture.textEditor()->editText(0, 0, QString(QChar(0xD83D)));
        QVERIFY(!fixture.sendButton()->isEnabled());
        QVERIFY(!fixture.reason().isEmpty());
    }

    void markupFromTheServiceAndThePersonStaysText()
    {
        SandboxSettings settings;
        settings.serviceOn = false;
        WindowFixture fixture(m_folder->path(), {.sandbox = settings,
                                                 .profile = SandboxHost::unstartedProfile(),
                                                 .secret = {},
                                                 .withSandbox = true});
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        fixture.sender()->setText(QStringLiteral("<b>ops</b>"));
        WindowFixture::replaceAll(*fixture.textEditor(), QStringLiteral("<img src=x><h1>big</h1>"));
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(1));
        QCOMPARE(fixture.reports.first().outcome.state, SendState::Rejected);
        fixture.window.showLogRow(*fixture.reports.first().id);
        auto *content = fixture.window.findChild<QPlainTextEdit *>(QStringLiteral("logContent"));
        QTRY_COMPARE(content->toPlainText(), QStringLiteral("{\"content\":\"<img src=x><h1>big</h1>\"}"));
        for (const QLabel *label : fixture.window.findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

    void aServiceThatIsOffWaitsForTryAgain()
    {
        SandboxSettings settings;
        settings.serviceOn = false;
        WindowFixture fixture(m_folder->path(), {.sandbox = settings,
                                                 .profile = SandboxHost::unstartedProfile(),
                                                 .secret = {},
                                                 .withSandbox = true});
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(1));
        auto *remedy = fixture.window.findChild<QAbstractButton *>(QStringLiteral("remedyButton"));
        QTRY_VERIFY(remedy->isVisible());
        QVERIFY(!fixture.sendButton()->isEnabled());
        fixture.sandbox->setServiceOn(true);
        QTest::mouseClick(remedy, Qt::LeftButton);
        QVERIFY(fixture.waitForSend());
        QVERIFY(!remedy->isVisible());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(2));
        QCOMPARE(fixture.reports.last().outcome.state, SendState::Accepted);
    }

    void aCompositionIsNotJudgedBeforeItIsCommitted()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        PlainEditor *editor = fixture.textEditor();
        editor->setFocus();
        editor->selectAll();
        QTest::keyClick(editor, Qt::Key_Delete);
        const QString empty = fixture.labelText("byteCount");
        QInputMethodEvent composing(QStringLiteral("ni hao"), {});
        QCoreApplication::sendEvent(editor, &composing);
        QCOMPARE(fixture.labelText("byteCount"), empty);
        Draft draft;
        QVERIFY(!fixture.window.compose()->takeDraft(&draft));
        QInputMethodEvent committed;
        committed.setCommitString(QString::fromUtf8("你好"));
        QCoreApplication::sendEvent(editor, &committed);
        QVERIFY(fixture.window.compose()->takeDraft(&draft));
        QCOMPARE(draft.content, QByteArray("{\"content\":\"你好\"}"));
        QVERIFY(fixture.labelText("byteCount") != empty);
    }

    void theWindowStaysUntilASendHasEnded()
    {
        SandboxSettings settings;
        settings.faults = {{SandboxFault::Slow, 1}};
        settings.slowAnswer = std::chrono::milliseconds{400};
        WindowFixture fixture(m_folder->path(), {.sandbox = settings,
                                                 .profile = SandboxHost::unstartedProfile(),
                                                 .secret = {},
                                                 .withSandbox = true});
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(!fixture.window.close());
        QVERIFY(fixture.window.isVisible());
        QVERIFY(!fixture.labelText("composeNotice").isEmpty());
        QTRY_VERIFY(!fixture.window.isVisible());
        QCOMPARE(fixture.reports.size(), 1);
        QCOMPARE(fixture.reports.first().outcome.state, SendState::Accepted);
    }

    // Asked once to close, with a draft that could not be saved: the person has gone on, so it is forgotten.
    void aWindowThatCouldNotCloseDoesNotCloseByItselfLater()
    {
        SandboxSettings settings;
        settings.interval = std::chrono::milliseconds{0};
        settings.faults = {{SandboxFault::Slow, 2}};
        settings.slowAnswer = std::chrono::milliseconds{400};
        WindowFixture fixture(m_folder->path(), {.sandbox = settings,
                                                 .profile = SandboxHost::unstartedProfile(),
                                                 .secret = {},
                                                 .withSandbox = true});
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        QVERIFY(fixture.keeper.flushAndWait().ok());
        const QDir folder(m_folder->path());
        QVERIFY(QDir(folder).rename(QStringLiteral("drafts"), QStringLiteral("away")));
        QFile inItsPlace(folder.filePath(QStringLiteral("drafts")));
        QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
        const auto notice = [&] { return fixture.labelText("composeNotice"); };

        WindowFixture::replaceAll(*fixture.textEditor(), QStringLiteral("The doors open at ten"));
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(!fixture.window.close());
        QVERIFY2(notice().contains(QStringLiteral("A send is under way")), qPrintable(notice()));
        QVERIFY(fixture.waitForReports(1));
        QTRY_VERIFY2(notice().contains(QStringLiteral("could not be saved")), qPrintable(notice()));
        QVERIFY(fixture.window.isVisible());

        WindowFixture::replaceAll(*fixture.textEditor(), QStringLiteral("The doors open at eleven"));
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(2));
        QVERIFY(fixture.waitForSend()); // the end of the send has been dealt with
        QVERIFY(fixture.window.isVisible());
        // What was written since is lost by a press that was told of it, and by no other.
        QVERIFY(!fixture.window.close());
        QVERIFY2(notice().contains(QStringLiteral("could not be saved")), qPrintable(notice()));
        WindowFixture::replaceAll(*fixture.textEditor(), QStringLiteral("The doors open at twelve"));
        QVERIFY(!fixture.window.close());
        QVERIFY(fixture.window.close());
        // Back again, for the draft's lock file to be let go of.
        QVERIFY(inItsPlace.remove());
        QVERIFY(QDir(folder).rename(QStringLiteral("away"), QStringLiteral("drafts")));
    }

    void aDamagedLogIsSetAsideAndWaitsToBeSeen()
    {
        {
            QFile file(ledgerPath(m_folder->path()));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(20'000, 'x'));
        }
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        auto *remedy = fixture.window.findChild<QAbstractButton *>(QStringLiteral("remedyButton"));
        QTRY_VERIFY(remedy->isVisible());
        QVERIFY(!fixture.sendButton()->isEnabled());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QCOMPARE(fixture.reports.size(), 0);
        QTest::mouseClick(remedy, Qt::LeftButton);
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(1));
        QCOMPARE(fixture.reports.first().outcome.state, SendState::Accepted);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(SendWindowTest)
#include "tst_send_window.moc"
