// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "app/rongcloud/request.h"
#include "app/text/translations.h"
#include "app/version.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/compose/compose_view.h"
#include "ui/compose/type_picker.h"
#include "ui/editor/plain_editor.h"
#include "ui/log/log_model.h"
#include "ui/log/log_view.h"
#include "ui/main_window/about_dialog.h"
#include "ui/main_window/place_rail.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

using namespace crier;

namespace {

bool hasChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

// What a person reads: labels, buttons, tabs, headings, menus.
QList<std::pair<QString, QString>> visibleTexts(const QWidget &window)
{
    QList<std::pair<QString, QString>> texts;
    for (const QLabel *label : window.findChildren<QLabel *>())
        texts.append({label->objectName(), label->text()});
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>())
        texts.append({button->objectName(), button->text()});
    for (const QAction *action : window.findChildren<QAction *>()) {
        texts.append({action->objectName(), action->text()});
        texts.append({action->objectName(), action->statusTip()});
    }
    for (const QMenu *menu : window.findChildren<QMenu *>())
        texts.append({menu->objectName(), menu->title()});
    for (const QTabWidget *tabs : window.findChildren<QTabWidget *>()) {
        for (int i = 0; i < tabs->count(); ++i)
            texts.append({tabs->objectName(), tabs->tabText(i)});
    }
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        texts.append({widget->objectName(), widget->accessibleName()});
        texts.append({widget->objectName(), widget->accessibleDescription()});
    }
    return texts;
}

} // namespace

// The window as a whole: drafts, log, language, access.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
    }

    void aDraftIsBackAfterReopening()
    {
        const QString json = QStringLiteral("{ \"message\" : \"text\u2028with\u00a0all\", \"n\":1.0 }");
        {
            WindowFixture fixture(m_folder->path());
            QVERIFY(fixture.start());
            fixture.sender()->setText(QStringLiteral("night-shift"));
            fixture.chooseType(QStringLiteral("RC:InfoNtf"));
            fixture.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"))->setCurrentIndex(1);
            WindowFixture::replaceAll(*fixture.jsonEditor(), json);
            fixture.jsonEditor()->setCursorOffset(7);
            fixture.window.findChild<QCheckBox *>(QStringLiteral("includeSender"))->setChecked(true);
            fixture.window.close();
        }
        WindowFixture again(m_folder->path());
        QVERIFY(again.start());
        QCOMPARE(again.sender()->text(), QStringLiteral("night-shift"));
        QCOMPARE(again.type()->type(), QStringLiteral("RC:InfoNtf"));
        QCOMPARE(again.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"))->currentIndex(), 1);
        QCOMPARE(again.jsonEditor()->exactText(), json);
        QCOMPARE(again.jsonEditor()->cursorOffset(), 7);
        QVERIFY(again.window.findChild<QCheckBox *>(QStringLiteral("includeSender"))->isChecked());
    }

    void aDraftIsOnDiskOneSecondAfterAKey()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QSignalSpy saved(&fixture.keeper, &DraftKeeper::saved);
        fixture.textEditor()->setFocus();
        QTest::keyClick(fixture.textEditor(), Qt::Key_X);
        QVERIFY(saved.wait(1'500));
        QTRY_VERIFY(!fixture.labelText("draftState").isEmpty());
    }

    void aNewMessageKeepsTheOldDraft()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        fixture.window.findChild<QAction *>(QStringLiteral("actionNew"))->trigger();
        QVERIFY(fixture.textEditor()->exactText().isEmpty());
        QVERIFY(!fixture.sender()->text().isEmpty());
        const QDir drafts(m_folder->filePath(QStringLiteral("drafts")));
        QTRY_COMPARE(drafts.entryList({QStringLiteral("*.json")}, QDir::Files).size(), 2);
    }

    void theEarlierDraftComesBack()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        const QString first = fixture.textEditor()->exactText();
        QVERIFY(!first.isEmpty());
        fixture.window.findChild<QAction *>(QStringLiteral("actionNew"))->trigger();
        QTest::keyClicks(fixture.textEditor(), QStringLiteral("second"));
        QAction *earlier = fixture.window.findChild<QAction *>(QStringLiteral("actionEarlierDraft"));
        earlier->trigger();
        QTRY_COMPARE(fixture.textEditor()->exactText(), first);
        earlier->trigger(); // and the one that was left for it is not lost either
        QTRY_COMPARE(fixture.textEditor()->exactText(), QStringLiteral("second"));
    }

    void lookingAtATabChangesNoByte()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        auto *tabs = fixture.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"));
        tabs->setCurrentIndex(1);
        const QString written = QStringLiteral("{\"content\":\"caf\\u00e9 \\/ x\", \"n\":1.0}");
        fixture.jsonEditor()->selectAll();
        QTest::keyClicks(fixture.jsonEditor(), written);
        QCOMPARE(fixture.jsonEditor()->exactText(), written);
        tabs->setCurrentIndex(0);
        QCOMPARE(fixture.textEditor()->exactText(), QStringLiteral("caf\u00e9 / x"));
        tabs->setCurrentIndex(1);
        QCOMPARE(fixture.jsonEditor()->exactText(), written);
    }

    void scrollingPastTheTypeChangesNothing()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        TypePicker *const picker = fixture.type();
        const QString before = picker->type();
        for (int notch = 0; notch < 3; ++notch) {
            QWheelEvent wheel(QPointF(5, 5), picker->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(picker, &wheel);
        }
        QCOMPARE(picker->type(), before);
    }

    void aTypeWithoutATextStartsEmptyAndCannotBeSent()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        fixture.chooseType(QStringLiteral("RC:CmdMsg"));
        fixture.window.findChild<QTabWidget *>(QStringLiteral("contentTabs"))->setCurrentIndex(1);
        QCOMPARE(fixture.jsonEditor()->exactText(), QStringLiteral("{}"));
        QTRY_VERIFY(!fixture.sendButton()->isEnabled());
        QVERIFY(!fixture.reason().isEmpty());
    }

    void theSettingsAreForTheirOwnerOnly()
    {
        {
            WindowFixture fixture(m_folder->path());
            QVERIFY(fixture.start());
            fixture.window.close();
        }
        const QFile file(m_folder->filePath(QStringLiteral("settings.ini")));
        QVERIFY(file.exists());
#ifdef Q_OS_UNIX
        QCOMPARE(file.permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
#endif
    }

    void aChosenLogRowShowsWhatWentOut()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(1));
        fixture.window.findChild<QAction *>(QStringLiteral("actionLog"))->trigger();
        auto *table = fixture.window.findChild<QTableView *>(QStringLiteral("logTable"));
        QAbstractItemModelTester tester(table->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 0)).center());
        auto *content = fixture.window.findChild<QPlainTextEdit *>(QStringLiteral("logContent"));
        const QByteArray sent = fixture.received.first().content;
        QTRY_COMPARE(content->toPlainText().toUtf8(), sent);
        const auto fact = [&](const char *name) {
            return fixture.window.findChild<QLineEdit *>(QString::fromLatin1(name))->text();
        };
        QCOMPARE(fact("factContentHash").toLatin1(), sha256Hex(sent));
        QCOMPARE(fact("factBodyHash").toLatin1(), fixture.received.first().bodySha256);
        QCOMPARE(fact("factRequestId").toLatin1(), fixture.reports.first().requestId);
        QVERIFY(!fixture.labelText("logOutcome").isEmpty());
    }

    void anUnknownSendStaysCountedUntilItIsOpened()
    {
        SandboxSettings settings;
        settings.faults = {{SandboxFault::CloseAfterRead, 1}};
        WindowFixture fixture(m_folder->path(), {.sandbox = settings,
                                                 .profile = SandboxHost::unstartedProfile(),
                                                 .secret = {},
                                                 .withSandbox = true});
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        auto *log = fixture.window.findChild<RailButton *>(QStringLiteral("railLog"));
        QCOMPARE(log->count(), 0);
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(1));
        QCOMPARE(fixture.reports.first().outcome.state, SendState::Unknown);
        QTRY_COMPARE(log->count(), 1);
        QWidget *line = fixture.window.findChild<QWidget *>(QStringLiteral("latestSend0"));
        QTRY_VERIFY(line->isVisible());
        QTest::mouseClick(line, Qt::LeftButton);
        QTRY_COMPARE(log->count(), 0);
        auto *table = fixture.window.findChild<QTableView *>(QStringLiteral("logTable"));
        QTRY_COMPARE(table->currentIndex().row(), 0);
    }

    void everyFocusableControlHasAName()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        for (const char *place : {"actionCompose", "actionLog"}) {
            fixture.window.findChild<QAction *>(QString::fromLatin1(place))->trigger();
            for (QWidget *widget : fixture.window.findChildren<QWidget *>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                    continue;
                if (widget->objectName().startsWith(QStringLiteral("qt_")))
                    continue; // parts of Qt's own controls
                QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
                QVERIFY(accessible);
                QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                         qPrintable(QStringLiteral("%1 %2").arg(
                             QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
            }
        }
    }

    void f6GoesRoundThePanes()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        fixture.textEditor()->setFocus();
        QSet<QWidget *> seen;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(&fixture.window, Qt::Key_F6);
            QVERIFY(fixture.window.focusWidget());
            seen.insert(fixture.window.focusWidget());
        }
        QVERIFY(seen.size() >= 4);
        QVERIFY(seen.contains(fixture.textEditor()));
    }

    void chineseLeavesNoWordUntranslated()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QVERIFY(fixture.waitForReports(1));
        installTranslations(*QCoreApplication::instance(), QStringLiteral("zh_CN"));
        QVERIFY(fixture.waitForSend());
        QTRY_VERIFY(hasChinese(fixture.labelText("slotState")));
        AboutDialog about(m_folder->path());
        const QRegularExpression letters(QStringLiteral("[A-Za-z]{2}"));
        // Names that are the same in every language.
        const QStringList kept{QStringLiteral("&JSON"),
                               QStringLiteral("&English"),
                               QStringLiteral("App Key"),
                               QStringLiteral("App Secret"),
                               QStringLiteral("Sandbox"), // the profile's name, as the log keeps it
                               QStringLiteral("Crier " CRIER_VERSION)};
        QList<std::pair<QString, QString>> texts = visibleTexts(fixture.window);
        texts += visibleTexts(about);
        QVERIFY(texts.size() > 60);
        for (const auto &[name, text] : std::as_const(texts)) {
            // The scroll buttons of a tab bar are Qt's own and never shown here.
            const bool isQts =
                name.startsWith(QStringLiteral("qt_")) || name.startsWith(QStringLiteral("Scroll"));
            if (!isQts && text.contains(letters) && !kept.contains(text))
                QVERIFY2(hasChinese(text), qPrintable(name + QStringLiteral(": ") + text));
        }
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char *language : {"en", "zh_CN"}) {
            QTest::addRow("%s small", language) << QString::fromLatin1(language) << QSize(900, 600);
            QTest::addRow("%s large", language) << QString::fromLatin1(language) << QSize(1400, 900);
        }
    }

    void nothingIsClipped()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        installTranslations(*QCoreApplication::instance(), language);
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        fixture.window.resize(size);
        QTRY_COMPARE(fixture.window.size(), size);
        for (const char *place : {"actionCompose", "actionLog"}) {
            fixture.window.findChild<QAction *>(QString::fromLatin1(place))->trigger();
            QCoreApplication::processEvents();
            for (const QWidget *widget : fixture.window.findChildren<QWidget *>()) {
                if (!widget->isVisible() || qobject_cast<const ElidedLabel *>(widget))
                    continue;
                const auto *label = qobject_cast<const QLabel *>(widget);
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                if (label && !label->text().isEmpty()) {
                    const int needed = label->wordWrap() ? label->heightForWidth(label->width())
                                                         : label->sizeHint().height();
                    QVERIFY2(label->height() >= needed, qPrintable(label->objectName() + label->text()));
                    if (!label->wordWrap())
                        QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
                } else if (button && !button->text().isEmpty()) {
                    QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                             qPrintable(button->text()));
                    QVERIFY2(button->height() >= button->minimumSizeHint().height(),
                             qPrintable(button->text()));
                }
            }
        }
    }

    void theSendButtonKeepsItsWidth()
    {
        WindowFixture fixture(m_folder->path());
        QVERIFY(fixture.start());
        QVERIFY(fixture.waitForSend());
        const int width = fixture.sendButton()->width();
        QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
        QCOMPARE(fixture.sendButton()->width(), width);
        QVERIFY(fixture.waitForReports(1));
        QVERIFY(!fixture.sendButton()->isEnabled());
        QCOMPARE(fixture.sendButton()->width(), width);
        QVERIFY(fixture.waitForSend());
        QCOMPARE(fixture.sendButton()->width(), width);
    }

    void environmentsCanBeReadInLightAndDark()
    {
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
        dark.setColor(QPalette::WindowText, Qt::white);
        dark.setColor(QPalette::Base, QColor(0x18, 0x18, 0x18));
        QPalette light;
        light.setColor(QPalette::Window, QColor(0xEF, 0xEF, 0xEF));
        light.setColor(QPalette::WindowText, Qt::black);
        light.setColor(QPalette::Base, Qt::white);
        for (const Environment environment : {Environment::Sandbox, Environment::Test, Environment::Live}) {
            QVERIFY(contrast(environmentColor(environment), Qt::white) >= 4.5);
            for (const QPalette &palette : {light, dark})
                QVERIFY(contrast(environmentInk(environment, palette), palette.color(QPalette::Base)) >= 4.5);
        }
        for (const QPalette &palette : {light, dark}) {
            QVERIFY(contrast(quietText(palette), palette.color(QPalette::Window)) >= 4.5);
            for (const SendState state :
                 {SendState::Accepted, SendState::Rejected, SendState::NotSent, SendState::Unknown}) {
                QVERIFY(contrast(stateColor(state, palette), palette.color(QPalette::Window)) >= 4.3);
                QVERIFY(contrast(stateColor(state, palette), palette.color(QPalette::Base)) >= 4.5);
            }
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
