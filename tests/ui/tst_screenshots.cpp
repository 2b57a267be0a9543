// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/live_window.h"

#include "app/rongcloud/message_types.h"
#include "app/text/translations.h"
#include "ui/compose/compose_view.h"
#include "ui/editor/plain_editor.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QImage>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSet>
#include <QStyle>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace crier;

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x2B, 0x2D, 0x30), QColor(0x23, 0x25, 0x28));
    palette.setColor(QPalette::Base, QColor(0x1B, 0x1D, 0x1F));
    palette.setColor(QPalette::AlternateBase, QColor(0x21, 0x23, 0x26));
    palette.setColor(QPalette::Text, QColor(0xE6, 0xE6, 0xE6));
    palette.setColor(QPalette::WindowText, QColor(0xE6, 0xE6, 0xE6));
    palette.setColor(QPalette::ButtonText, QColor(0xE6, 0xE6, 0xE6));
    palette.setColor(QPalette::Highlight, QColor(0x2F, 0x6F, 0xB0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x90, 0x90, 0x90));
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x80, 0x80, 0x80));
    return palette;
}

} // namespace

// Pictures of the window for people to look at, in the folder CRIER_SCREENSHOTS names.
class Screenshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString wanted = qEnvironmentVariable("CRIER_SCREENSHOTS");
        m_target = wanted.isEmpty() ? QDir(m_scratch.path()) : QDir(wanted);
        QVERIFY(QDir().mkpath(m_target.path()));
    }

    void pictures_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        for (const char *language : {"en", "zh_CN"}) {
            for (const bool dark : {false, true}) {
                for (const QSize size : {QSize(900, 600), QSize(1200, 800)}) {
                    QTest::addRow("%s-%s-%dx%d", language, dark ? "dark" : "light", size.width(),
                                  size.height())
                        << QString::fromLatin1(language) << dark << size;
                }
            }
        }
    }

    void pictures()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QApplication::setPalette(dark ? darkPalette() : QApplication::style()->standardPalette());
        installTranslations(*QCoreApplication::instance(), language);
        QTemporaryDir folder;
        SandboxSettings settings;
        settings.interval = std::chrono::milliseconds{0};
        WindowFixture fixture(folder.path(), {.sandbox = settings,
                                              .profile = SandboxHost::unstartedProfile(),
                                              .secret = {},
                                              .withSandbox = true});
        fixture.window.resize(size);
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        keep(fixture.window, name + QStringLiteral("-first"));

        // One of each: accepted, unknown, rejected, not sent.
        send(fixture, 1);
        fixture.sandbox->addFault(SandboxFault::CloseAfterRead, 1);
        send(fixture, 2);
        fixture.sandbox->setServiceOn(false);
        send(fixture, 3);
        QCOMPARE(fixture.received.size(), 3);
        keep(fixture.window, name + QStringLiteral("-compose"));
        Profile nobodyThere;
        nobodyThere.name = QStringLiteral("Shop Test");
        nobodyThere.environment = Environment::Test;
        nobodyThere.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:1"));
        nobodyThere.appKey.value = QStringLiteral("shop-test-key");
        fixture.window.setProfile(nobodyThere, Secret("not-a-secret"));
        send(fixture, 4);
        QCOMPARE(fixture.reports.last().outcome.state, SendState::NotSent);
        fixture.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"))->setCurrentIndex(1);
        // What is wrong, and where.
        WindowFixture::replaceAll(*fixture.jsonEditor(), QStringLiteral("{\"content\":\"a\",}"));
        keep(fixture.window, name + QStringLiteral("-test"));
        Profile live = nobodyThere;
        live.name = QStringLiteral("Shop Live - Singapore");
        live.environment = Environment::Live;
        live.baseUrl = QUrl(QStringLiteral("https://127.0.0.1:1"));
        fixture.window.setProfile(live, Secret("not-a-secret"));
        keep(fixture.window, name + QStringLiteral("-live"));

        fixture.window.findChild<QAction *>(QStringLiteral("actionLog"))->trigger();
        auto *table = fixture.window.findChild<QTableView *>(QStringLiteral("logTable"));
        QTRY_COMPARE(table->model()->rowCount(), 4);
        table->setCurrentIndex(table->model()->index(2, 0));
        auto *content = fixture.window.findChild<QPlainTextEdit *>(QStringLiteral("logContent"));
        QTRY_VERIFY(!content->toPlainText().isEmpty());
        keep(fixture.window, name + QStringLiteral("-log"));
    }

    void live_data() { looks(); }

    // Disarmed, arming, armed, the review, the hold.
    void live()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? darkPalette() : QApplication::style()->standardPalette());
        installTranslations(*QCoreApplication::instance(), language);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QTemporaryDir folder;
        LiveWindow live(folder.path(), std::chrono::seconds{30});
        live.fixture.window.resize(900, 600);
        QVERIFY(live.start(QStringLiteral("Sale ends at 22:00 UTC, see http://example.com/sale")));
        keep(live.fixture.window, name + QStringLiteral("-disarmed"));
        QTest::mouseClick(live.find("armingButton"), Qt::LeftButton);
        keep(live.fixture.window, name + QStringLiteral("-arm"));
        QTest::keyClick(live.find<QLineEdit>("armName"), Qt::Key_Return);
        keep(live.fixture.window, name + QStringLiteral("-arm-wrong"));
        QTest::keyClick(live.find<QLineEdit>("armName"), Qt::Key_Escape);
        QVERIFY(live.arm());
        keep(live.fixture.window, name + QStringLiteral("-armed"));
        QVERIFY(live.openSheet());
        keep(*live.sheet(), name + QStringLiteral("-review"));
        live.find<QCheckBox>("reviewAccepted")->setChecked(true);
        QVERIFY(live.confirm());
        QVERIFY(live.isHolding());
        keep(live.fixture.window, name + QStringLiteral("-hold"));
        live.control().cancelHold(HoldEnd::Cancelled);
        keep(live.fixture.window, name + QStringLiteral("-cancelled"));
    }

    void profiles_data() { looks(); }

    // The first start, the questions of a change of profile and of a secret, the profiles, the lock.
    void profiles()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? darkPalette() : QApplication::style()->standardPalette());
        installTranslations(*QCoreApplication::instance(), language);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QTemporaryDir folder;
        WindowFixture fixture(folder.path());
        fixture.window.resize(900, 600);
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        keep(fixture.window, name + QStringLiteral("-start"));
        const auto trigger = [&](const char *action) {
            fixture.window.findChild<QAction *>(QString::fromLatin1(action))->trigger();
        };
        trigger("actionSetUp");
        auto *setUp = fixture.window.findChild<QDialog *>(QStringLiteral("firstRun"));
        keep(*setUp, name + QStringLiteral("-set-up"));
        setUp->close();
        for (const Environment environment : {Environment::Test, Environment::Live}) {
            Profile profile =
                LiveWindow::profileOf(SandboxServer(SandboxSettings{}), std::chrono::seconds{10});
            profile.environment = environment;
            profile.id.clear();
            profile.baseUrl = QUrl(QStringLiteral("https://api.example.com"));
            profile.name = environment == Environment::Test ? QStringLiteral("Shop Test")
                                                            : QStringLiteral("Shop Live - Singapore");
            QVERIFY(fixture.profiles.add(profile).ok());
        }
        trigger("actionProfiles");
        auto *dialog = fixture.window.findChild<QDialog *>(QStringLiteral("profilesDialog"));
        keep(*dialog, name + QStringLiteral("-profiles"));
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(QStringLiteral("profilesDelete")),
                          Qt::LeftButton);
        keep(*dialog, name + QStringLiteral("-delete"));
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(QStringLiteral("profilesAdd")),
                          Qt::LeftButton);
        auto *editor = dialog->findChild<QDialog *>(QStringLiteral("profileEditor"));
        keep(*editor, name + QStringLiteral("-editor"));
        QTest::mouseClick(editor->findChild<QAbstractButton *>(QStringLiteral("profileSave")),
                          Qt::LeftButton);
        keep(*editor, name + QStringLiteral("-editor-wrong"));
        editor->close();
        dialog->close();
        Q_EMIT fixture.window.findChild<QMenu *>(QStringLiteral("menuProfile"))->aboutToShow();
        trigger("actionProfile3");
        keep(fixture.window, name + QStringLiteral("-carry"));
        const auto press = [&](const char *button) {
            QTest::mouseClick(fixture.window.findChild<QAbstractButton *>(QString::fromLatin1(button)),
                              Qt::LeftButton);
        };
        press("carryAlong");
        QTRY_COMPARE(fixture.window.control().standing().remedy, Remedy::GiveSecret);
        keep(fixture.window, name + QStringLiteral("-no-secret"));
        press("remedyButton");
        keep(fixture.window, name + QStringLiteral("-secret"));
        trigger("actionLock");
        keep(fixture.window, name + QStringLiteral("-locked"));
    }

    void service_data() { looks(); }

    // The pages of the Service place, each with something to say, and a support bundle.
    void service()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? darkPalette() : QApplication::style()->standardPalette());
        installTranslations(*QCoreApplication::instance(), language);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QTemporaryDir folder;
        SandboxSettings sandbox;
        sandbox.interval = std::chrono::milliseconds{0};
        sandbox.faults = {{SandboxFault::None, 2}, {SandboxFault::ServerError, 1}};
        WindowFixture::Options options;
        options.sandbox = sandbox;
        WindowFixture fixture(folder.path(), options);
        fixture.window.resize(900, 600);
        QVERIFY(fixture.start());
        for (int count = 1; count <= 3; ++count)
            send(fixture, count);
        fixture.window.showPlace(MainWindow::ServicePlace);
        const auto tabs = fixture.window.findChild<QTabWidget *>(QStringLiteral("serviceTabs"));
        QCOMPARE(tabs->count(), 4);
        const auto button = [&fixture](const char *objectName) {
            return fixture.window.findChild<QAbstractButton *>(QString::fromLatin1(objectName));
        };
        keep(fixture.window, name + QStringLiteral("-setup-before"));
        button("setupStart")->click();
        QTRY_VERIFY_WITH_TIMEOUT(button("setupCopy")->isEnabled(), 30'000);
        keep(fixture.window, name + QStringLiteral("-setup"));
        tabs->setCurrentIndex(1);
        const auto editor = [&fixture](const char *objectName) {
            return fixture.window.findChild<PlainEditor *>(QString::fromLatin1(objectName));
        };
        keep(fixture.window, name + QStringLiteral("-errors-before"));
        WindowFixture::replaceAll(
            *editor("decoderPaste"),
            QStringLiteral(
                "HTTP/1.1 429 Too Many Requests\n\n{\"code\":1008,\"errorMessage\":\"Too many\"}"));
        QTRY_VERIFY(!fixture.labelText("decoderRecognised").isEmpty());
        keep(fixture.window, name + QStringLiteral("-errors"));
        tabs->setCurrentIndex(2);
        WindowFixture::replaceAll(*editor("inspectorPaste"),
                                  QStringLiteral("POST /message/chatroom/broadcast.json HTTP/1.1\n"
                                                 "App-Key: sandbox-app-key\nNonce: 14314\n"
                                                 "Timestamp: 1408710653491\n"
                                                 "Signature: 45beb7cc7307889a8e711219a47b7cf6a5b000e8\n\n"
                                                 "content=%257B%257D&fromUserId=a,b"));
        button("inspectorCheck")->click();
        keep(fixture.window, name + QStringLiteral("-inspector"));
        tabs->setCurrentIndex(3);
        QTRY_VERIFY(fixture.window.findChild<QWidget *>(QStringLiteral("incidentChart"))->isVisible());
        keep(fixture.window, name + QStringLiteral("-incidents"));
        button("incidentBundle")->click();
        const auto bundle = fixture.window.findChild<QDialog *>(QStringLiteral("bundleDialog"));
        QVERIFY(bundle);
        QTRY_VERIFY(bundle->findChild<QAbstractButton *>(QStringLiteral("bundleSave"))->isEnabled());
        keep(*bundle, name + QStringLiteral("-bundle"));
    }

    void everyType_data()
    {
        QTest::addColumn<QString>("objectName");
        for (const MessageType &type : messageTypes()) {
            if (!type.fields.isEmpty())
                QTest::newRow(type.objectName.toUtf8().constData()) << type.objectName;
        }
    }

    // The form, the preview and the JSON of every type, with its example.
    void everyType()
    {
        QFETCH(QString, objectName);
        QApplication::setPalette(QApplication::style()->standardPalette());
        installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
        QTemporaryDir folder;
        WindowFixture fixture(folder.path());
        fixture.window.resize(1080, 760);
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        fixture.window.compose()->adoptContent(objectName, findMessageType(objectName)->example);
        QString name = objectName;
        name.replace(u':', u'-');
        keep(fixture.window, QStringLiteral("type-%1-form").arg(name));
        fixture.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"))->setCurrentIndex(1);
        fixture.window.findChild<QAction *>(QStringLiteral("actionFormat"))->trigger();
        fixture.window.findChild<QTabWidget *>(QStringLiteral("sideTabs"))->setCurrentIndex(1);
        keep(fixture.window, QStringLiteral("type-%1-json").arg(name));
    }

private:
    static void looks()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        for (const char *language : {"en", "zh_CN"}) {
            for (const bool dark : {false, true})
                QTest::addRow("%s-%s", language, dark ? "dark" : "light")
                    << QString::fromLatin1(language) << dark;
        }
    }

    void send(WindowFixture &fixture, int count)
    {
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(count));
    }

    void keep(QWidget &window, const QString &name)
    {
        QCoreApplication::processEvents();
        const QImage picture = window.grab().toImage();
        QVERIFY(!picture.isNull());
        QSet<QRgb> colors;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3)
                colors.insert(picture.pixel(x, y));
        }
        QVERIFY2(colors.size() > 30, "an empty picture");
        QVERIFY(picture.save(m_target.filePath(name + QStringLiteral(".png"))));
    }

    QTemporaryDir m_scratch;
    QDir m_target;
};

QTEST_MAIN(Screenshots)
#include "tst_screenshots.moc"
