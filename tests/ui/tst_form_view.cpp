// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/message_document.h"
#include "ui/compose/content_editor.h"
#include "ui/editor/json_editor.h"
#include "ui/form/form_view.h"
#include "ui/form/picture_source.h"
#include "ui/pictures/picture_field.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFile>
#include <QImage>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QWheelEvent>

#include <memory>

using namespace crier;

namespace {
const QString text = QStringLiteral("RC:TxtMsg");
const QString file = QStringLiteral("RC:FileMsg");
const QString combined = QStringLiteral("RC:CombineMsg");
} // namespace

// The two tabs over one document, by real key events.
class tst_form_view : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<MessageDocument>();
        m_document->load(text, "{}");
        m_editor = std::make_unique<ContentEditor>(*m_document);
        m_editor->resize(600, 500);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }

    void cleanup()
    {
        m_editor.reset();
        m_document.reset();
    }

    void typingChangesOneTokenAndNoOtherByte()
    {
        m_document->load(file, "{ \"size\" : 1.0 ,\n\t\"own\": [1e3, 12345678901234567890],\"name\":\"a\" }");
        QLineEdit *const name = line("name");
        QVERIFY(name);
        name->setFocus();
        QTest::keyClick(name, Qt::Key_End);
        QTest::keyClicks(name, QStringLiteral("b\"c"));
        QCOMPARE(
            m_document->content(),
            QByteArray("{ \"size\" : 1.0 ,\n\t\"own\": [1e3, 12345678901234567890],\"name\":\"ab\\\"c\" }"));
        QCOMPARE(line("size")->text(), QStringLiteral("1.0"));
    }

    void undoSurvivesTheTabsAndBringsBackFieldByField()
    {
        m_document->load(file, "{\"name\":\"\"}");
        QLineEdit *name = line("name");
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral("rules.pdf"));
        m_editor->setShowsJson(true);
        JsonEditor *const json = m_editor->json();
        json->setFocus();
        QCOMPARE(json->exactText(), QStringLiteral("{\"name\":\"rules.pdf\"}"));
        json->setCursorOffset(json->textLength() - 1);
        QTest::keyClicks(json, QStringLiteral(",\"x\":1"));
        QCOMPARE(m_document->content(), QByteArray("{\"name\":\"rules.pdf\",\"x\":1}"));
        QTest::keyClick(json, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(json->exactText(), QStringLiteral("{\"name\":\"rules.pdf\"}"));
        m_editor->setShowsJson(false);
        name->setFocus();
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(name->text(), QString());
        QCOMPARE(m_document->content(), QByteArray("{\"name\":\"\"}"));
        QTest::keySequence(name, QKeySequence(QKeySequence::Redo));
        QCOMPARE(name->text(), QStringLiteral("rules.pdf"));
    }

    void lookingIsNotWriting()
    {
        const QByteArray written = "{ \"content\":\"caf\\u00e9 \\/ x\" , \"extra\" : \"\", \"zz\":1.50}";
        m_document->load(text, written);
        for (int i = 0; i < 3; ++i) {
            m_editor->setShowsJson(i % 2 == 0);
            QCOMPARE(m_document->content(), written);
        }
        QVERIFY(!m_document->canUndo());
    }

    void brokenJsonIsSaidWithAWayThereAndNothingIsLost()
    {
        const QByteArray broken = "{\"content\":\"a\",\n \"x\" 1}";
        m_document->load(text, broken);
        m_editor->setShowsJson(false);
        auto *const why = m_editor->findChild<QLabel *>(QStringLiteral("whyNoForm"));
        auto *const show = m_editor->findChild<QPushButton *>(QStringLiteral("showFault"));
        QVERIFY(why->isVisible());
        QVERIFY(why->text().contains(QStringLiteral("2")));
        QTest::mouseClick(show, Qt::LeftButton);
        QVERIFY(m_editor->showsJson());
        QCOMPARE(m_editor->json()->cursorOffset(), m_document->tree().faultPosition().offset);
        QCOMPARE(m_document->content(), broken);
        // Mended, the form is back.
        m_document->setContent("{\"content\":\"a\",\n \"x\": 1}");
        m_editor->setShowsJson(false);
        QVERIFY(m_editor->form()->isVisible());
    }

    void anEmptyContentBecomesAnObjectWithTheFirstValue()
    {
        m_document->load(file, "");
        line("name")->setFocus();
        QTest::keyClicks(line("name"), QStringLiteral("a"));
        QCOMPARE(m_document->content(), QByteArray("{\"name\":\"a\"}"));
    }

    void listsGrowShrinkAndMove()
    {
        m_document->load(combined, "{\"nameList\":[ \"Ann\" , \"Bo\" ],\"own\":1.0}");
        QCOMPARE(line("nameList[1]")->text(), QStringLiteral("Bo"));
        QTest::mouseClick(button("add:nameList"), Qt::LeftButton);
        QVERIFY(line("nameList[2]"));
        QTest::keyClicks(line("nameList[2]"), QStringLiteral("Cy"));
        QCOMPARE(m_document->tree().text(
                     m_document->tree().find({jsonKey(QStringLiteral("nameList")), jsonIndex(2)})),
                 QStringLiteral("Cy"));
        QTest::mouseClick(button("up:nameList[2]"), Qt::LeftButton);
        QCOMPARE(line("nameList[1]")->text(), QStringLiteral("Cy"));
        QCOMPARE(line("nameList[2]")->text(), QStringLiteral("Bo"));
        QTest::mouseClick(button("remove:nameList[0]"), Qt::LeftButton);
        QCOMPARE(line("nameList[0]")->text(), QStringLiteral("Cy"));
        QVERIFY(m_document->content().contains("\"own\":1.0"));
    }

    void theSendersProfileIsUnderMoreFieldsAndGoesAgain()
    {
        m_document->load(text, "{\"content\":\"x\"}");
        QVERIFY(!line("user.name"));
        QTest::mouseClick(m_editor->findChild<QToolButton *>(QStringLiteral("moreFields")), Qt::LeftButton);
        QLineEdit *const name = line("user.name");
        QVERIFY(name && name->isVisible());
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral("Ann"));
        QCOMPARE(m_document->content(), QByteArray("{\"content\":\"x\",\"user\":{\"name\":\"Ann\"}}"));
        QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(name, Qt::Key_Delete);
        QCOMPARE(m_document->content(), QByteArray("{\"content\":\"x\"}"));
    }

    void aValueOfAnotherKindIsShownAndLeftAlone()
    {
        m_document->load(file, "{\"name\":[1, 2]}");
        QCOMPARE(line("name")->text(), QStringLiteral("[1, 2]"));
        QVERIFY(line("name")->isReadOnly());
        QTest::keyClicks(line("name"), QStringLiteral("x"));
        QCOMPARE(m_document->content(), QByteArray("{\"name\":[1, 2]}"));
    }

    void findingsStandAtTheirField()
    {
        m_document->load(
            file, "{\"name\":\"a\",\"size\":\"x\",\"type\":\"pdf\",\"fileUrl\":\"http://example.com/a\"}");
        const Draft draft{
            .sender = {QStringLiteral("u")}, .objectName = {file}, .content = m_document->content()};
        m_editor->setFindings(checkDraft(draft));
        auto *const note = m_editor->findChild<QLabel *>(QStringLiteral("note:size"));
        QVERIFY(!note->text().isEmpty());
        QCOMPARE(input("size")->accessibleDescription(), note->text());
        const QString bad = note->text();
        m_editor->setFindings({});
        QVERIFY(note->text() != bad); // the help again
    }

    void whatAnInputMethodComposesIsNotTheMessageYet()
    {
        m_document->load(text, "{\"content\":\"\"}");
        auto *const editor = m_editor->findChild<PlainEditor *>(QStringLiteral("field:content"));
        editor->setFocus();
        QInputMethodEvent composing(QStringLiteral("ni"), {});
        QCoreApplication::sendEvent(editor, &composing);
        QCOMPARE(m_document->content(), QByteArray("{\"content\":\"\"}"));
        QVERIFY(!m_editor->flush());
        QInputMethodEvent done;
        done.setCommitString(QStringLiteral("\u4F60"));
        QCoreApplication::sendEvent(editor, &done);
        QVERIFY(m_editor->flush());
        QCOMPARE(m_document->content(), QByteArray("{\"content\":\"\xE4\xBD\xA0\"}"));
    }

    void everyTypeHasAFormThatShowsItsExample_data()
    {
        QTest::addColumn<QString>("objectName");
        for (const MessageType &type : messageTypes()) {
            if (!type.fields.isEmpty())
                QTest::newRow(type.objectName.toUtf8().constData()) << type.objectName;
        }
    }

    void everyTypeHasAFormThatShowsItsExample()
    {
        QFETCH(QString, objectName);
        const MessageType &type = *findMessageType(objectName);
        m_document->load(objectName, type.example);
        for (const MessageField &field : type.fields) {
            if (field.kind == FieldKind::User || m_document->tree().member(0, field.name) < 0)
                continue;
            const bool isList = field.kind == FieldKind::TextList || field.kind == FieldKind::ItemList;
            const QString name = isList ? field.name + QStringLiteral("[0]") : field.name;
            QWidget *const shown = input(qPrintable(name));
            QVERIFY2(shown, qPrintable(name));
            QVERIFY2(!shown->accessibleName().isEmpty(), qPrintable(name));
        }
        QCOMPARE(m_document->content(), type.example); // shown, not written
    }

    void aButtonOfAListKeepsTheKeyboard()
    {
        m_document->load(combined, "{\"nameList\":[\"Ann\",\"Bo\",\"Cy\"]}");
        press("up:nameList[2]");
        QVERIFY(button("up:nameList[1]")->hasFocus());
        press("up:nameList[1]");
        QVERIFY(button("up:nameList[0]")->hasFocus());
        press("up:nameList[0]"); // once too often
        QCOMPARE(m_document->content(), QByteArray("{\"nameList\":[\"Cy\",\"Ann\",\"Bo\"]}"));
        press("remove:nameList[2]");
        QVERIFY(button("remove:nameList[1]")->hasFocus());
        press("remove:nameList[0]");
        QVERIFY(button("remove:nameList[0]")->hasFocus());
        press("remove:nameList[0]");
        QVERIFY(button("add:nameList")->hasFocus());
        QCOMPARE(m_document->content(), QByteArray("{\"nameList\":[]}"));
    }

    void undoGoesToTheFieldAndNothingElseDoes()
    {
        m_document->load(file, "{\"name\":\"a\",\"size\":\"1\"}");
        line("name")->setFocus();
        QTest::keyClicks(line("name"), QStringLiteral("b"));
        line("size")->setFocus();
        m_document->setContent("{\"name\":\"c\",\"size\":\"1\"}");
        QVERIFY(line("size")->hasFocus());
        QTest::keyClick(line("size"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(line("name")->hasFocus());
    }

    void anUnknownMemberDoesNotOpenMoreFields()
    {
        m_document->load(text, "{\"content\":\"x\",\"own\":1}");
        QVERIFY(!m_editor->form()->showField({jsonKey(QStringLiteral("own"))}));
        auto *const more = m_editor->findChild<QToolButton *>(QStringLiteral("moreFields"));
        QVERIFY(!more->isChecked());
        QVERIFY(
            m_editor->form()->showField({jsonKey(QStringLiteral("user")), jsonKey(QStringLiteral("name"))}));
        QVERIFY(more->isChecked());
    }

    void aLongLineIsNotCut()
    {
        const QByteArray name(40'000, 'n');
        m_document->load(file, "{\"name\":\"" + name + "\"}");
        QCOMPARE(line("name")->text().size(), name.size());
        line("name")->setFocus();
        QTest::keyClick(line("name"), Qt::Key_End);
        QTest::keyClick(line("name"), 'm');
        QCOMPARE(m_document->content(), "{\"name\":\"" + name + "m\"}");
    }

    void anItemOfAListSharesTheHistory()
    {
        const QByteArray written = "{\"msgList\":[\"" + QByteArray(9'000, 'x') + "\"]}";
        m_document->load(QStringLiteral("RC:CombineV2Msg"), written);
        auto *const item = m_editor->findChild<PlainEditor *>(QStringLiteral("field:msgList[0]"));
        QVERIFY(item);
        item->setFocus();
        const QString before = item->exactText();
        item->setCursorOffset(5);
        QTest::keyClick(item, 'y');
        QTest::keyClick(item, Qt::Key_Z, Qt::ControlModifier); // before the text has settled
        QCOMPARE(item->exactText(), before);
        QVERIFY(m_editor->flush());
        QCOMPARE(m_document->content(), written);
        // A row that is made later knows of the history as well.
        m_document->load(combined, "{\"nameList\":[\"Ann\"]}");
        press("add:nameList");
        QContextMenuEvent wanted(QContextMenuEvent::Keyboard, QPoint(2, 2), QPoint(2, 2));
        QCoreApplication::sendEvent(line("nameList[1]"), &wanted);
        auto *const undo = line("nameList[1]")->findChild<QAction *>(QStringLiteral("edit-undo"));
        QVERIFY(undo && undo->isEnabled());
        QApplication::activePopupWidget()->close();
    }

    void anotherTypeKeepsTheKeyboardInTheMessage()
    {
        m_document->load(text, "{\"content\":\"x\"}");
        m_document->setType(file);
        line("name")->setFocus();
        QTest::keyClick(line("name"), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_document->objectName(), text);
        QVERIFY(input("content")->hasFocus());
        m_document->setType(QStringLiteral("App:Notice"));
        QVERIFY(m_editor->json()->hasFocus());
    }

    void halfACharacterInOneFieldIsNotForgottenForAnother()
    {
        m_document->load(file, "{\"name\":\"a\",\"size\":\"1\"}");
        line("name")->setFocus();
        line("name")->insert(QString(QChar(0xD83D)));
        Q_EMIT line("name")->textEdited(line("name")->text());
        QVERIFY(m_document->loneSurrogate() > 0);
        line("size")->setFocus();
        QTest::keyClick(line("size"), '2');
        QVERIFY(m_document->loneSurrogate() > 0);
        line("name")->setFocus();
        line("name")->selectAll();
        QTest::keyClick(line("name"), 'b');
        QCOMPARE(m_document->loneSurrogate(), 0);
    }

    void scrollingPastAChoiceChangesNothing()
    {
        const MessageType *found = nullptr;
        QString name;
        for (const MessageType &type : messageTypes()) {
            for (const MessageField &field : type.fields) {
                if (field.kind == FieldKind::Boolean && !found) {
                    found = &type;
                    name = field.name;
                }
            }
        }
        QVERIFY(found);
        m_document->load(found->objectName, "{}");
        if (auto *const more = m_editor->findChild<QToolButton *>(QStringLiteral("moreFields")))
            more->setChecked(true);
        QWidget *const box = input(qPrintable(name));
        QVERIFY(box);
        box->setFocus();
        QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(box, &wheel);
        QCOMPARE(m_document->content(), QByteArray("{}"));
    }

    void aPictureThatIsStillReadIsForTheMessageItWasTakenFor()
    {
        const QByteArray other = "{\"content\":\"\",\"imageUri\":\"https://example.com/other.jpg\"}";
        m_document->load(QStringLiteral("RC:ImgMsg"), "{\"content\":\"\"}");
        auto *const field = m_editor->findChild<PictureField *>();
        QVERIFY(field);
        field->take(picture({800, 600}));
        m_document->load(QStringLiteral("RC:ImgMsg"), other);
        settleReaders();
        QCOMPARE(m_document->content(), other);
        field->take(picture({800, 600}));
        m_editor->setShowsJson(true); // where the form follows nothing
        m_document->replace(QStringLiteral("RC:ImgMsg"), "{\"content\":\"\"}");
        settleReaders();
        QCOMPARE(m_document->content(), QByteArray("{\"content\":\"\"}"));
    }

    void aPictureOverwritesNoMeasureThatIsNotItsOwn()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.gif"));
        QFile gif(path);
        QVERIFY(gif.open(QIODevice::WriteOnly));
        gif.write(QByteArray::fromHex(
            "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401"
            "003b"));
        gif.close();
        m_document->load(QStringLiteral("RC:GIFMsg"), "{\"width\":77}");
        auto *const source = m_editor->findChild<PictureSource *>();
        QVERIFY(source);
        QSignalSpy taken(source, &PictureSource::pictureTaken);
        QSignalSpy troubled(m_editor.get(), &ContentEditor::troubled);
        source->take(path);
        QVERIFY(taken.wait());
        QCOMPARE(m_document->content(), QByteArray("{\"width\":77,\"gifDataSize\":43,\"height\":1}"));
        QCOMPARE(troubled.size(), 1);
        // The next picture is another one: what the first one filled follows.
        m_document->setContent("{\"gifDataSize\":43,\"height\":1}");
        source->take(path);
        QVERIFY(taken.wait());
        QCOMPARE(m_document->content(), QByteArray("{\"gifDataSize\":43,\"height\":1,\"width\":1}"));
        QCOMPARE(troubled.size(), 1);
        source->take(path);
        m_document->load(QStringLiteral("RC:GIFMsg"), "{}");
        settleReaders();
        QCOMPARE(m_document->content(), QByteArray("{}"));
    }

private:
    static QImage picture(const QSize &size)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        return image;
    }
    // Whatever was being read is read, and its answer has come.
    static void settleReaders()
    {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }
    void press(const char *name) const
    {
        button(name)->setFocus();
        QTest::keyClick(button(name), Qt::Key_Space);
    }
    QWidget *input(const char *name) const
    {
        return m_editor->findChild<QWidget *>(QStringLiteral("field:") + QLatin1String(name));
    }
    QLineEdit *line(const char *name) const { return qobject_cast<QLineEdit *>(input(name)); }
    QPushButton *button(const char *name) const
    {
        return m_editor->findChild<QPushButton *>(QLatin1String(name));
    }

    std::unique_ptr<MessageDocument> m_document;
    std::unique_ptr<ContentEditor> m_editor;
};

QTEST_MAIN(tst_form_view)
#include "tst_form_view.moc"
