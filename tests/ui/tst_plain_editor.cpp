// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/plain_editor.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace crier;

namespace {

const QString family = QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467");

// A line of many blocks with nothing twice in it.
QString longLine(int words = 2'000)
{
    QString text;
    for (int i = 0; i < words; ++i)
        text += QStringLiteral("word%1 ").arg(i);
    return text;
}

// The offset after the first block, which in a long line is a soft break.
int firstBreak(const PlainEditor &editor)
{
    return editor.document()->firstBlock().length() - 1;
}

void commit(PlainEditor &editor, const QString &text, int from = 0, int length = 0)
{
    QInputMethodEvent event;
    event.setCommitString(text, from, length);
    QCoreApplication::sendEvent(&editor, &event);
}

} // namespace

class PlainEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
        m_editor = std::make_unique<PlainEditor>();
        m_editor->resize(400, 300);
        m_editor->show();
    }

    void everyTextComesBackExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("line breaks alone") << QStringLiteral("\n\n\n");
        QTest::newRow("carriage returns") << QStringLiteral("a\r\nb\rc\n\r");
        QTest::newRow("separators") << QStringLiteral("a\u2028b\u2029c\u2029");
        QTest::newRow("no-break space, object") << QStringLiteral("a\u00a0b\ufffcc");
        QTest::newRow("frame marks") << QStringLiteral("a\ufdd0b\ufdd1c\ufdd2");
        QTest::newRow("null") << QStringLiteral("a") + QChar() + QStringLiteral("b");
        QTest::newRow("the signs themselves") << QStringLiteral("\u240d\r\u240d\u2400\u00b6\u2029\u00b6");
        QTest::newRow("lone surrogates")
            << QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b") + QChar(0xDE00);
        QTest::newRow("a long line") << longLine();
        QTest::newRow("a long line with carriage returns") << longLine().replace(u' ', u'\r');
        QTest::newRow("long lines") << (longLine(400) + u'\n').repeated(3);
        QTest::newRow("one letter") << QString(10'000, u'x');
        QTest::newRow("families") << family.repeated(1'000);
        QTest::newRow("marks without an end") << u'e' + QString(9'000, QChar(0x301));
    }

    void everyTextComesBackExactly()
    {
        QFETCH(QString, text);
        m_editor->showText(text);
        QCOMPARE(m_editor->exactText(), text);
        QCOMPARE(m_editor->textLength(), text.size());
        m_editor->setSelection(0, text.size());
        QCOMPARE(m_editor->selectedText(), text);
    }

    void whatIsCutAndPastedHereComesBackExactly()
    {
        const QString text = longLine(300) + QStringLiteral("\r\u2029\u00a0\r\n") + QChar() + QChar(0xD83D);
        m_editor->showText(text);
        m_editor->selectAll();
        m_editor->cut();
        QCOMPARE(m_editor->exactText(), QString());
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        m_editor->paste();
        QCOMPARE(m_editor->exactText(), text);
    }

    void aPasteFromElsewhereHasOneKindOfLineBreak()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("a\r\nb\rc\u2029d\u2028e"));
        m_editor->paste();
        QCOMPARE(m_editor->exactText(), QStringLiteral("a\nb\nc\nd\u2028e"));
    }

    void aSignTypedBesideACarriageReturnIsJustASign()
    {
        m_editor->showText(QStringLiteral("a\r"));
        m_editor->setCursorOffset(2);
        commit(*m_editor, QStringLiteral("\u240d"));
        QTest::keyClick(m_editor.get(), Qt::Key_X);
        QCOMPARE(m_editor->exactText(), QStringLiteral("a\r\u240dx"));
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QCOMPARE(m_editor->exactText(), QStringLiteral("a\r\u240dx\n"));
    }

    void aLongLineIsHeldInShortBlocks()
    {
        m_editor->showText(longLine(20'000));
        QVERIFY(m_editor->blockCount() > 50);
        for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next())
            QVERIFY(block.length() <= 2'048);
        m_editor->showText(longLine(30));
        QCOMPARE(m_editor->blockCount(), 1);
    }

    void aBreakIsNeverInsideACharacter()
    {
        m_editor->showText(family.repeated(1'000));
        QVERIFY(m_editor->blockCount() > 3);
        for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next())
            QCOMPARE((block.length() - 1) % family.size(), 0);
    }

    void proseIsBrokenAfterSpaces()
    {
        m_editor->showText(longLine());
        for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next())
            QVERIFY(block.text().endsWith(u' '));
    }

    void keysPassABreakInOnePress()
    {
        m_editor->showText(longLine());
        const int seam = firstBreak(*m_editor);
        m_editor->setCursorOffset(seam - 1);
        for (int offset = seam; offset < seam + 3; ++offset) {
            QTest::keyClick(m_editor.get(), Qt::Key_Right);
            QCOMPARE(m_editor->cursorOffset(), offset);
        }
        for (int offset = seam + 1; offset > seam - 3; --offset) {
            QTest::keyClick(m_editor.get(), Qt::Key_Left);
            QCOMPARE(m_editor->cursorOffset(), offset);
        }
    }

    void endAndThenRightGoesOn()
    {
        m_editor->showText(longLine());
        const int seam = firstBreak(*m_editor);
        m_editor->setCursorOffset(seam - 2);
        QTest::keyClick(m_editor.get(), Qt::Key_End);
        QCOMPARE(m_editor->cursorOffset(), seam);
        QTest::keyClick(m_editor.get(), Qt::Key_Right);
        QCOMPARE(m_editor->cursorOffset(), seam + 1);
    }

    void deletingAtABreakTakesACharacter()
    {
        const QString text = longLine();
        m_editor->showText(text);
        const int seam = firstBreak(*m_editor);
        m_editor->setCursorOffset(seam);
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QCOMPARE(m_editor->exactText(), QString(text).remove(seam - 1, 1));
        QTest::keyClick(m_editor.get(), Qt::Key_Delete);
        QCOMPARE(m_editor->exactText(), QString(text).remove(seam - 1, 2));
        QCOMPARE(m_editor->cursorOffset(), seam - 1);
    }

    void aMarkTypedAfterABreakStaysWithItsLetter()
    {
        m_editor->showText(QString(5'000, u'e'));
        const int seam = firstBreak(*m_editor);
        m_editor->setCursorOffset(seam);
        commit(*m_editor, QStringLiteral("\u0301"));
        for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next())
            QVERIFY(!block.text().startsWith(QChar(0x301)));
        QCOMPARE(m_editor->exactText().indexOf(QChar(0x301)), seam);
    }

    void enterIsALineBreakWithAndWithoutShift()
    {
        m_editor->showText(QStringLiteral("ab"));
        m_editor->setCursorOffset(1);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClick(m_editor.get(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(m_editor->exactText(), QStringLiteral("a\n\nb"));
        QTest::keyClick(m_editor.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_editor->exactText(), QStringLiteral("a\n\nb"));
    }

    void everyChangeOfThePersonsIsToldOnceAndNoOther()
    {
        QSignalSpy edited(m_editor.get(), &PlainEditor::edited);
        m_editor->showText(longLine());
        m_editor->replaceText(5, 3, QStringLiteral("new"));
        m_editor->setCursorOffset(3);
        QCOMPARE(edited.count(), 0);
        QTest::keyClick(m_editor.get(), Qt::Key_X);
        QCOMPARE(edited.count(), 1);
        QTest::keyClick(m_editor.get(), Qt::Key_Right);
        QCOMPARE(edited.count(), 1);
        QGuiApplication::clipboard()->setText(longLine(1'000));
        m_editor->paste(); // with breaks of its own
        QCOMPARE(edited.count(), 2);
        m_editor->setSelection(3'000, 9'000);
        QTest::keyClick(m_editor.get(), Qt::Key_Y);
        QCOMPARE(edited.count(), 3);
        m_editor->editText(0, 1, QStringLiteral("W"));
        QCOMPARE(edited.count(), 4);
        m_editor->insertPlainText(QStringLiteral("z"));
        QCOMPARE(edited.count(), 5);
    }

    void whatIsBeingComposedIsNotToldOf()
    {
        m_editor->showText(QStringLiteral("old"));
        QSignalSpy edited(m_editor.get(), &PlainEditor::edited);
        m_editor->selectAll();
        QInputMethodEvent composing(QStringLiteral("ni"), {});
        QCoreApplication::sendEvent(m_editor.get(), &composing);
        QVERIFY(m_editor->isComposing());
        QCOMPARE(edited.count(), 0);
        commit(*m_editor, QStringLiteral("\u4f60"));
        QVERIFY(!m_editor->isComposing());
        QCOMPARE(edited.count(), 1);
        QCOMPARE(m_editor->exactText(), QStringLiteral("\u4f60"));
    }

    void undoIsAskedForAndNotDone()
    {
        QSignalSpy undo(m_editor.get(), &PlainEditor::undoWanted);
        QSignalSpy redo(m_editor.get(), &PlainEditor::redoWanted);
        QTest::keyClick(m_editor.get(), Qt::Key_X);
        QTest::keySequence(m_editor.get(), QKeySequence::Undo);
        QTest::keySequence(m_editor.get(), QKeySequence::Redo);
        QCOMPARE(undo.count(), 1);
        QCOMPARE(redo.count(), 1);
        QVERIFY(QMetaObject::invokeMethod(m_editor.get(), "undo")); // as the Edit menu does
        QCOMPARE(undo.count(), 2);
        QCOMPARE(m_editor->exactText(), QStringLiteral("x"));
        m_editor->setReadOnly(true);
        QTest::keySequence(m_editor.get(), QKeySequence::Undo);
        QCOMPARE(undo.count(), 2);
    }

    void theContextMenuAsksForUndo()
    {
        QSignalSpy undo(m_editor.get(), &PlainEditor::undoWanted);
        m_editor->setUndoAvailable(true, false);
        QContextMenuEvent wanted(QContextMenuEvent::Keyboard, QPoint(5, 5),
                                 m_editor->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(m_editor->viewport(), &wanted);
        auto *menu = m_editor->findChild<QMenu *>(QStringLiteral("editorMenu"));
        QVERIFY(menu);
        const auto action = [menu](const char *name) {
            return menu->findChild<QAction *>(QString::fromLatin1(name));
        };
        QVERIFY(action("menuUndo")->isEnabled());
        QVERIFY(!action("menuRedo")->isEnabled());
        QVERIFY(!action("menuCopy")->isEnabled());
        action("menuUndo")->trigger();
        QCOMPARE(undo.count(), 1);
        menu->close();
    }

    void showingAnotherTextMovesNothingElse()
    {
        QString text;
        for (int i = 0; i < 500; ++i)
            text += QStringLiteral("line %1\n").arg(i);
        m_editor->showText(text);
        const int cursor = int(text.indexOf(QStringLiteral("line 300")));
        m_editor->setCursorOffset(cursor);
        m_editor->verticalScrollBar()->setValue(290);
        const int y = m_editor->cursorRect().top();
        m_editor->showText(QStringLiteral("two\nmore\n") + text);
        QCOMPARE(m_editor->cursorOffset(), cursor + 9);
        QCOMPARE(m_editor->cursorRect().top(), y);
        m_editor->showText(text + QStringLiteral("the end"));
        QCOMPARE(m_editor->cursorOffset(), cursor);
        QCOMPARE(m_editor->cursorRect().top(), y);
    }

    void revealScrollsToWhatItSelects()
    {
        m_editor->showText(QStringLiteral("line\n").repeated(500) + QStringLiteral("here"));
        m_editor->reveal(2'500, 2'504);
        QCOMPARE(m_editor->selectedText(), QStringLiteral("here"));
        QVERIFY(m_editor->viewport()->rect().contains(m_editor->cursorRect()));
    }

    void anInputMethodSeesNoBreak()
    {
        const QString text = longLine();
        m_editor->showText(text);
        const int seam = firstBreak(*m_editor);
        m_editor->setCursorOffset(seam + 2);
        const QString around = m_editor->inputMethodQuery(Qt::ImSurroundingText).toString();
        const int place = m_editor->inputMethodQuery(Qt::ImCursorPosition).toInt();
        QCOMPARE(around.mid(place - 10, 20), text.mid(seam + 2 - 10, 20));
        QCOMPARE(m_editor->inputMethodQuery(Qt::ImAbsolutePosition).toInt(), seam + 2);
        QCOMPARE(m_editor->inputMethodQuery(Qt::ImTextBeforeCursor, 5).toString(), text.mid(seam - 3, 5));
        QCOMPARE(m_editor->inputMethodQuery(Qt::ImTextAfterCursor, 5).toString(), text.mid(seam + 2, 5));
        commit(*m_editor, QStringLiteral("X"), -4, 6); // what it counts in the text it was shown
        QCOMPARE(m_editor->exactText(), QString(text).replace(seam - 2, 6, QStringLiteral("X")));
        QCOMPARE(m_editor->cursorOffset(), seam - 1);
    }

    void composingAtABreakPutsTheTextThere()
    {
        const QString text = longLine();
        m_editor->showText(text);
        const int seam = firstBreak(*m_editor);
        m_editor->setCursorOffset(seam);
        QInputMethodEvent composing(QStringLiteral("ni hao"), {});
        QCoreApplication::sendEvent(m_editor.get(), &composing);
        QCOMPARE(m_editor->exactText(), text);
        commit(*m_editor, QStringLiteral("\u4f60\u597d"));
        QCOMPARE(m_editor->exactText(), QString(text).insert(seam, QStringLiteral("\u4f60\u597d")));
    }

    void aDoubleClickSelectsAWordOnBothSidesOfABreak()
    {
        m_editor->showText(QString(3'000, u'x') + QStringLiteral(" end"));
        QVERIFY(m_editor->blockCount() > 1);
        m_editor->reveal(firstBreak(*m_editor), firstBreak(*m_editor));
        const QPoint at = m_editor->cursorRect().center() + QPoint(4, 0);
        QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(m_editor->viewport(), Qt::LeftButton, {}, at);
        // As far as one looks, which is far beyond the block.
        QVERIFY(m_editor->selectedText().size() > 1'100);
    }

    void aThirdClickSelectsTheWholeLine()
    {
        const QString text = longLine();
        m_editor->showText(text + QStringLiteral("\nnext"));
        const QPoint at(20, 20);
        QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(m_editor->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(m_editor->selectedText(), text);
    }

    void whatIsDroppedIsOneChange()
    {
        m_editor->showText(longLine());
        const QString text = m_editor->exactText();
        QMimeData mime;
        mime.setText(QString(5'000, u'y'));
        QSignalSpy edited(m_editor.get(), &PlainEditor::edited);
        const QPointF at(30, 30);
        const int offset = m_editor->cursorForPosition(at.toPoint()).position();
        QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_editor->viewport(), &enter);
        QDropEvent drop(at, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_editor->viewport(), &drop);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(m_editor->exactText(), QString(text).insert(offset, QString(5'000, u'y')));
        for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next())
            QVERIFY(block.length() <= 2'049);
    }

    void whatIsSoughtIsMarkedAcrossABreak()
    {
        m_editor->showText(QString(3'000, u'x'));
        const int seam = firstBreak(*m_editor);
        m_editor->replaceText(seam - 2, 4, QStringLiteral("need"));
        m_editor->reveal(seam, seam);
        QCOMPARE(firstBreak(*m_editor), seam);
        const QImage before = m_editor->viewport()->grab().toImage();
        m_editor->setSought({QStringLiteral("NEED"), true, false});
        QCOMPARE(m_editor->viewport()->grab().toImage(), before);
        m_editor->setSought({QStringLiteral("NEED"), false, false});
        QVERIFY(m_editor->viewport()->grab().toImage() != before);
        m_editor->setSought({});
        QCOMPARE(m_editor->viewport()->grab().toImage(), before);
    }

private:
    std::unique_ptr<PlainEditor> m_editor;
};

QTEST_MAIN(PlainEditorTest)
#include "tst_plain_editor.moc"
