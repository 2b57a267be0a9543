// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "app/text/translations.h"
#include "ui/compose/compose_view.h"
#include "ui/compose/content_editor.h"
#include "ui/editor/json_editor.h"
#include "ui/editor/plain_editor.h"
#include "ui/pictures/picture_field.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QMultiMap>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <memory>

using namespace crier;

namespace {

const QByteArray doubtful = "{\"content\":\"see http://example.com/x\"}";

// As keys go: to whatever has the keyboard at that moment.
void typeKeys(const char *keys)
{
    for (; *keys; ++keys)
        QTest::keyClick(QApplication::focusWidget(), *keys);
}

void compose(QWidget *editor, const QString &preedit)
{
    QInputMethodEvent composing(preedit, {});
    QCoreApplication::sendEvent(editor, &composing);
}

void commit(QWidget *editor, const QString &text)
{
    QInputMethodEvent done;
    done.setCommitString(text);
    QCoreApplication::sendEvent(editor, &done);
}

// The letters that Alt goes with at this moment, each with what it is for.
QMultiMap<QChar, QString> mnemonics(const QMainWindow &window)
{
    QMultiMap<QChar, QString> found;
    const auto note = [&found](const QString &text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            found.insert(key.toString().back(), text);
    };
    for (const QAction *action : window.menuBar()->actions())
        note(action->text());
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *tabs = qobject_cast<const QTabBar *>(widget);
        if (label && label->buddy())
            note(label->text());
        if (button)
            note(button->text());
        for (int i = 0; tabs && i < tabs->count(); ++i) {
            if (tabs->isTabVisible(i))
                note(tabs->tabText(i));
        }
    }
    return found;
}

QString collisions(const QMainWindow &window)
{
    QStringList found;
    const QMultiMap<QChar, QString> letters = mnemonics(window);
    for (const QChar letter : letters.uniqueKeys()) {
        if (letters.count(letter) > 1)
            found.append(QStringLiteral("Alt+%1: %2").arg(letter).arg(letters.values(letter).join(u'/')));
    }
    return found.join(QStringLiteral("; "));
}

} // namespace

// Where keys, input methods, drops and the clipboard go while other things happen around them, in the real
// window with a real sandbox.
class tst_compose_keys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
        installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
        m_folder = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        QVERIFY(m_fixture->start());
        QVERIFY(m_fixture->waitForSend());
    }

    void cleanup()
    {
        m_fixture.reset();
        m_folder.reset();
    }

    void keysForTheSenderStayThereWhenTheQuestionIsTakenBack()
    {
        askAbout(doubtful);
        m_fixture->sender()->setFocus();
        m_fixture->sender()->selectAll();
        typeKeys("night-shift");
        QCOMPARE(m_fixture->sender()->text(), QStringLiteral("night-shift"));
        QCOMPARE(content(), doubtful);
        QVERIFY(!ask()->isVisible());
    }

    void tickingTheSenderTakesTheQuestionBackAndKeepsTheKeyboard()
    {
        askAbout(doubtful);
        includeSender()->setFocus();
        typeKeys(" ");
        QVERIFY(includeSender()->isChecked());
        QVERIFY(!ask()->isVisible());
        QVERIFY(includeSender()->hasFocus());
    }

    void replacingTakesTheQuestionBackAndKeepsTheKeyboard()
    {
        write(doubtful);
        action("actionFind")->trigger();
        find("findField")->setText(QStringLiteral("see"));
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(ask()->isVisible());
        find("replaceField")->setText(QStringLiteral("look at"));
        find("replaceField")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(content().contains("look at http"));
        QVERIFY(!ask()->isVisible());
        QVERIFY(find("replaceField")->hasFocus());
    }

    void anUndoWithTheKeyboardOnTheQuestionBringsItToTheMessage()
    {
        askAbout(doubtful);
        QVERIFY(ask()->isAncestorOf(QApplication::focusWidget()));
        action("actionUndo")->trigger();
        QVERIFY(!ask()->isVisible());
        QVERIFY(m_fixture->textEditor()->hasFocus());
    }

    void afterSendAnywayTheNextKeyChangesNothing()
    {
        askAbout(doubtful);
        QVERIFY(answerAnyway());
        QVERIFY(!ask()->isVisible());
        typeKeys("  ");
        QVERIFY(!includeSender()->isChecked());
        QCOMPARE(content(), doubtful);
        QVERIFY(m_fixture->waitForReports(1));
        QVERIFY(m_fixture->waitForSend());
        QCOMPARE(m_fixture->received.size(), 1);
    }

    void whatWasLearnedSinceTheQuestionIsAskedAsWell()
    {
        m_fixture->sender()->setText(QStringLiteral("offline-user"));
        includeSender()->setChecked(true);
        askAbout(doubtful);
        const QString first = m_fixture->labelText("askQuestion");
        QTest::mouseClick(button("askOnline"), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->received.size(), 1);
        QTRY_VERIFY(m_fixture->labelText("onlineState").contains(QStringLiteral("not online")));
        QVERIFY(ask()->isVisible());
        QVERIFY(QTest::qWaitFor([this, first] {
            QTest::mouseClick(button("askAnyway"), Qt::LeftButton);
            return m_fixture->labelText("askQuestion") != first;
        }));
        QVERIFY(ask()->isVisible());
        QVERIFY(m_fixture->reports.isEmpty());
        QVERIFY(answerAnyway());
        QVERIFY(m_fixture->waitForReports(1));
    }

    void anotherProfileTakesTheQuestionBack()
    {
        askAbout(doubtful);
        installTranslations(*QCoreApplication::instance(), QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QVERIFY(ask()->isVisible()); // another language is the same profile
        Profile other = m_fixture->window.control().profile();
        other.name = QStringLiteral("Shop");
        m_fixture->window.setProfile(other, m_fixture->window.control().secret());
        QVERIFY(!ask()->isVisible());
        QVERIFY(!m_fixture->labelText("composeNotice").isEmpty());
    }

    void aDraftThatIsLeftInTheMiddleOfAWordKeepsIt()
    {
        write("{\"content\":\"old \"}");
        m_fixture->textEditor()->setCursorOffset(4);
        const QPointer<PlainEditor> editor = m_fixture->textEditor();
        compose(editor, QStringLiteral("ni"));
        action("actionNew")->trigger();
        QCOMPARE(m_fixture->textEditor()->exactText(), QString());
        QCOMPARE(content(), QByteArray("{\"content\":\"\"}"));
        if (editor) // a late word belongs to what is there now, and to nothing else
            commit(editor, QStringLiteral("x"));
        QCOMPARE(content(), QByteArray("{\"content\":\"x\"}"));
        action("actionEarlierDraft")->trigger();
        QTRY_COMPARE(content(), QByteArray("{\"content\":\"old ni\"}"));
    }

    void anotherTypeInTheMiddleOfAWordIsNotWrittenInto()
    {
        write("{\"content\":\"old \"}");
        const QPointer<PlainEditor> editor = m_fixture->textEditor();
        compose(editor, QStringLiteral("ni"));
        const QByteArray adopted = "{\"message\":\"maintenance\"}";
        m_fixture->window.compose()->adoptContent(QStringLiteral("RC:InfoNtf"), adopted);
        QCOMPARE(content(), adopted);
        if (editor)
            commit(editor, QStringLiteral("x"));
        QCOMPARE(content(), adopted);
    }

    void aTypeAndATemplateInTheMiddleOfAWordSayWhyNot()
    {
        compose(m_fixture->textEditor(), QStringLiteral("ni"));
        m_fixture->chooseType(QStringLiteral("RC:InfoNtf"));
        QVERIFY(m_fixture->labelText("composeNotice").contains(QStringLiteral("input method")));
        m_fixture->window.compose()->say({});
        action("actionSaveTemplate")->trigger();
        QVERIFY(m_fixture->labelText("composeNotice").contains(QStringLiteral("input method")));
        commit(m_fixture->textEditor(), QString());
    }

    void aDraftBringsItsSenderAndTheOneBeforeIsOneClickAway()
    {
        m_fixture->sender()->setText(QStringLiteral("first"));
        action("actionNew")->trigger();
        QCOMPARE(m_fixture->sender()->text(), QStringLiteral("first"));
        m_fixture->sender()->setText(QStringLiteral("second"));
        action("actionEarlierDraft")->trigger();
        QTRY_COMPARE(m_fixture->sender()->text(), QStringLiteral("first"));
        const QString notice = m_fixture->labelText("composeNotice");
        QVERIFY2(notice.contains(QStringLiteral("first")) && notice.contains(QStringLiteral("second")),
                 qPrintable(notice));
        QVERIFY(button("noticeAction")->isVisible());
        QTest::mouseClick(button("noticeAction"), Qt::LeftButton);
        QCOMPARE(m_fixture->sender()->text(), QStringLiteral("second"));
        QVERIFY(!button("noticeAction")->isVisible());
        QVERIFY(m_fixture->labelText("composeNotice").isEmpty());
    }

    void aDraftOfAnotherProfileSaysSo()
    {
        SavedDraft saved = m_fixture->window.compose()->snapshot();
        m_fixture->window.compose()->turnTo(saved);
        QVERIFY(m_fixture->labelText("composeNotice").isEmpty());
        saved.profile = QStringLiteral("Shop");
        saved.target->profileId = "shop-id";
        m_fixture->window.compose()->turnTo(saved);
        QVERIFY(m_fixture->labelText("composeNotice").contains(QStringLiteral("Shop")));
        QVERIFY(!button("noticeAction")->isVisible());
    }

    void aPictureCanBePastedInTheWindow()
    {
        m_fixture->window.compose()->adoptContent(QStringLiteral("RC:ImgMsg"), "{}");
        QImage image(60, 40, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QApplication::clipboard()->setImage(image);
        auto *const field = m_fixture->window.findChild<PictureField *>();
        QVERIFY(field);
        field->setFocus();
        QVERIFY(QApplication::focusWidget());
        QTest::keySequence(QApplication::focusWidget(), QKeySequence::Paste);
        QTRY_VERIFY(content().contains("/9j/"));
        action("actionUndo")->trigger();
        QTRY_VERIFY(!content().contains("/9j/"));
        field->setFocus();
        action("actionPaste")->trigger();
        QTRY_VERIFY(content().contains("/9j/"));
    }

    void aFileDroppedOnTheTextBecomesTheContent()
    {
        const QByteArray written = "{\"content\":\"from a file\"}";
        QMimeData held;
        held.setUrls({QUrl::fromLocalFile(fileWith(written))});
        QWidget *const target = m_fixture->textEditor()->viewport();
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &held, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &held, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &drop);
        QCOMPARE(content(), written);
    }

    void aFilePastedIntoTheTextIsRefusedWithAWayOut()
    {
        auto *const held = new QMimeData;
        held->setUrls({QUrl::fromLocalFile(fileWith("{}"))});
        QApplication::clipboard()->setMimeData(held);
        for (const bool json : {false, true}) {
            m_fixture->window.compose()->editor()->setShowsJson(json);
            m_fixture->window.compose()->focusEditor();
            const QByteArray before = content();
            m_fixture->window.compose()->say({});
            QTest::keySequence(QApplication::focusWidget(), QKeySequence::Paste);
            QCOMPARE(content(), before);
            QVERIFY(m_fixture->labelText("composeNotice").contains(QStringLiteral("file")));
        }
    }

    void replacingIsInTheMenuAndOneClickAway()
    {
        write(doubtful);
        action("actionFind")->trigger();
        QVERIFY(find("replaceField")->isVisible());
        auto *const toggle = m_fixture->window.findChild<QToolButton *>(QStringLiteral("findReplaceToggle"));
        QVERIFY(toggle && toggle->isVisible() && toggle->isChecked());
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(!find("replaceField")->isVisible());
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(find("replaceField")->isVisible());
    }

    void everyLetterWithAltIsForOneThing_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }

    void everyLetterWithAltIsForOneThing()
    {
        QFETCH(QString, language);
        installTranslations(*QCoreApplication::instance(), language);
        const MainWindow &window = m_fixture->window;
        auto *const side = window.findChild<QTabWidget *>(QStringLiteral("sideTabs"));
        for (const QString &type : {QStringLiteral("RC:TxtMsg"), QStringLiteral("App:Notice")}) {
            m_fixture->window.compose()->adoptContent(type, "{}");
            action("actionFind")->trigger(); // the JSON tab, with everything that replaces
            for (int i = 0; i < side->count(); ++i) {
                side->setCurrentIndex(i);
                QVERIFY(mnemonics(window).size() > 10);
                QCOMPARE(collisions(window), QString());
            }
        }
        action("actionLog")->trigger();
        QCOMPARE(collisions(window), QString());
    }

    void whereTheCursorWasIsSavedEvenIfNothingElseChanged()
    {
        write("{\"content\":\"some words\"}");
        QVERIFY(m_fixture->keeper.flushAndWait().ok());
        QTRY_VERIFY(!m_fixture->keeper.hasUnsaved());
        m_fixture->textEditor()->setCursorOffset(3);
        QVERIFY(m_fixture->keeper.hasUnsaved());
        m_fixture->window.close();
        m_fixture.reset();
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        QVERIFY(m_fixture->start());
        QCOMPARE(m_fixture->textEditor()->cursorOffset(), 3);
    }

private:
    QByteArray content() const
    {
        Draft draft;
        return m_fixture->window.compose()->takeDraft(&draft) ? draft.content : QByteArray("composing");
    }
    void write(const QByteArray &content)
    {
        m_fixture->window.compose()->adoptContent(QStringLiteral("RC:TxtMsg"), content);
        m_fixture->textEditor()->setFocus();
    }
    void askAbout(const QByteArray &content)
    {
        write(content);
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(ask()->isVisible());
    }
    // Until the strip listens.
    bool answerAnyway()
    {
        return QTest::qWaitFor([this] {
            if (ask()->isVisible()) {
                button("askAnyway")->setFocus();
                typeKeys(" ");
            }
            return !ask()->isVisible();
        });
    }
    QString fileWith(const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QStringLiteral("content.json")));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }
    QAction *action(const char *name) const
    {
        return m_fixture->window.findChild<QAction *>(QLatin1String(name));
    }
    QWidget *ask() const { return m_fixture->window.findChild<QWidget *>(QStringLiteral("askStrip")); }
    QCheckBox *includeSender() const
    {
        return m_fixture->window.findChild<QCheckBox *>(QStringLiteral("includeSender"));
    }
    QLineEdit *find(const char *name) const
    {
        return m_fixture->window.findChild<QLineEdit *>(QLatin1String(name));
    }
    QPushButton *button(const char *name) const
    {
        return m_fixture->window.findChild<QPushButton *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(tst_compose_keys)
#include "tst_compose_keys.moc"
