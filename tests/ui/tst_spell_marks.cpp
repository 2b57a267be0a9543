// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/spell_engine.h"
#include "ui/editor/plain_editor.h"
#include "ui/editor/spell_checking.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QInputMethodEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace crier;

namespace {

const QString english = QStringLiteral("en_GB");

// Two editors beside each other. The second tells when enough time has passed for the first to have been
// looked at.
class Fixture
{
public:
    explicit Fixture(const QString &dataDir)
        : checking(dataDir)
        , editor(new PlainEditor(&window))
        , other(new PlainEditor(&window))
        , checked(&checking, &SpellChecking::checked)
        , failed(&checking, &SpellChecking::failed)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(editor);
        layout->addWidget(other);
        window.resize(400, 300);
        checking.attach(*editor);
        checking.attach(*other);
        window.show();
        editor->setFocus();
    }
    ~Fixture() { window.hide(); }

    static QStringList marked(const PlainEditor *in)
    {
        QStringList words;
        for (const QTextEdit::ExtraSelection &selection : in->extraSelections()) {
            if (selection.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                words.append(selection.cursor.selectedText().remove(QChar::ParagraphSeparator));
        }
        return words;
    }
    QStringList marked() const { return marked(editor); }
    // Marks in the other editor come in the order of the changes: what was to come in the first one has come.
    bool waitForOther()
    {
        const QString word = QStringLiteral("mistakke%1").arg(QChar(u'a' + m_waits++));
        other->showText(word);
        return QTest::qWaitFor([this, &word] { return marked(other) == QStringList(word); });
    }
    bool openMenuByKey()
    {
        QPoint place = editor->cursorRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, editor->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(editor, &event);
        return QTest::qWaitFor([this] { return menu() != nullptr; });
    }
    bool openMenuByMouse(qsizetype offset)
    {
        QTextCursor cursor(editor->document());
        cursor.setPosition(int(offset));
        const QPoint place = editor->cursorRect(cursor).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, editor->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(editor->viewport(), &event);
        return QTest::qWaitFor([this] { return menu() != nullptr; });
    }
    QMenu *menu() const
    {
        auto *found = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        return found && found->objectName() == QLatin1String("editorMenu") ? found : nullptr;
    }
    QStringList offered(const char *name) const
    {
        QStringList texts;
        for (const QAction *action : menu()->findChildren<QAction *>(QString::fromLatin1(name)))
            texts.append(action->text());
        return texts;
    }
    // As a person does: the menu closes, the action happens.
    bool choose(const char *name)
    {
        QMenu *open = menu();
        QAction *action = open ? open->findChild<QAction *>(QString::fromLatin1(name)) : nullptr;
        if (!action)
            return false;
        QTest::mouseClick(open, Qt::LeftButton, {}, open->actionGeometry(action).center());
        return QTest::qWaitFor([this] { return menu() == nullptr; });
    }

    SpellChecking checking;
    QWidget window;
    PlainEditor *editor;
    PlainEditor *other;
    QSignalSpy checked;
    QSignalSpy failed;

private:
    char16_t m_waits = 0;
};

} // namespace

class TestSpellMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasSpellEngine())
            QSKIP("Built without Hunspell.");
        qputenv("DICPATH", CRIER_TEST_DATA "/spelling");
    }

    void init()
    {
        // Any but those the offscreen platform gives for every window and menu.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
        m_folder = std::make_unique<QTemporaryDir>();
        f = std::make_unique<Fixture>(m_folder->path());
        QVERIFY(QTest::qWaitForWindowActive(&f->window));
    }

    void cleanup() { f.reset(); }

    void nothingIsAskedWhileItIsOff()
    {
        f->editor->showText(QStringLiteral("teh servise"));
        QVERIFY(!f->checking.isOn());
        f->checking.setDictionary(english);
        QTRY_COMPARE(f->marked(), (QStringList{QStringLiteral("teh"), QStringLiteral("servise")}));
        f->checking.setDictionary(QString());
        QVERIFY(f->marked().isEmpty());
        const auto before = f->checked.count();
        QTest::keyClicks(f->editor, QStringLiteral(" wrongg "));
        f->checking.setDictionary(english);
        QTRY_COMPARE(f->marked().size(), 3);
        QVERIFY(f->checked.count() - before <= 2); // one for each editor
    }

    void theUnderlineIsSeen_data()
    {
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<QColor>("ink");
        QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black);
        QTest::newRow("dark") << QColor(0x202020) << QColor(0xf0f0f0);
    }

    void theUnderlineIsSeen()
    {
        QFETCH(QColor, ground);
        QFETCH(QColor, ink);
        QPalette palette = f->editor->palette();
        palette.setColor(QPalette::Base, ground);
        palette.setColor(QPalette::Window, ground);
        palette.setColor(QPalette::Text, ink);
        palette.setColor(QPalette::WindowText, ink);
        f->editor->setPalette(palette);
        f->editor->showText(QStringLiteral("the servise will restart"));
        f->editor->clearFocus(); // no caret
        const QImage before = f->editor->viewport()->grab().toImage();
        f->checking.setDictionary(english);
        QTRY_COMPARE(f->marked().size(), 1);
        const QImage after = f->editor->viewport()->grab().toImage();
        QTextCursor cursor(f->editor->document());
        cursor.setPosition(4);
        const QRect start = f->editor->cursorRect(cursor);
        cursor.setPosition(11);
        const QRect word = start.united(f->editor->cursorRect(cursor));
        int changed = 0;
        int strayed = 0;
        for (int y = 0; y < after.height(); ++y) {
            for (int x = 0; x < after.width(); ++x) {
                if (before.pixel(x, y) == after.pixel(x, y))
                    continue;
                ++changed;
                strayed += word.adjusted(-2, 0, 2, 2).contains(x, y) ? 0 : 1;
                // Under the letters, not over them.
                strayed += y < word.center().y() ? 1 : 0;
            }
        }
        QVERIFY2(changed > word.width() / 3, qPrintable(QString::number(changed)));
        QCOMPARE(strayed, 0);
    }

    void theWordBeingTypedIsNotMarkedBeforeTheCursorLeaves()
    {
        f->checking.setDictionary(english);
        QTest::keyClicks(f->editor, QStringLiteral("we recieve"));
        QVERIFY(f->waitForOther());
        QVERIFY(f->marked().isEmpty());
        QTest::keyClicks(f->editor, QStringLiteral(" "));
        QTRY_COMPARE(f->marked(), QStringList(QStringLiteral("recieve")));

        QTest::keyClicks(f->editor, QStringLiteral("anounce"));
        QVERIFY(f->waitForOther());
        QCOMPARE(f->marked(), QStringList(QStringLiteral("recieve")));
        QTest::keyClick(f->editor, Qt::Key_Home);
        QTRY_COMPARE(f->marked().size(), 2);

        QTest::keyClick(f->editor, Qt::Key_End);
        QTest::keyClicks(f->editor, QStringLiteral(" anothr"));
        QVERIFY(f->waitForOther());
        QCOMPARE(f->marked().size(), 2);
        f->other->setFocus();
        QTRY_COMPARE(f->marked().size(), 3);
    }

    void aMarkStaysWithItsWord()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("the servise will"));
        QTRY_COMPARE(f->marked(), QStringList(QStringLiteral("servise")));
        f->editor->replaceText(0, 0, QStringLiteral("welcome "));
        QCOMPARE(f->marked(), QStringList(QStringLiteral("servise")));
        f->editor->replaceText(19, 0, QStringLiteral(" friends"));
        QCOMPARE(f->editor->exactText(), QStringLiteral("welcome the servise friends will"));
        QCOMPARE(f->marked(), QStringList(QStringLiteral("servise")));
        f->editor->replaceText(17, 1, QStringLiteral("c"));
        QTRY_VERIFY(f->marked().isEmpty());
    }

    void onlyWhatIsInSightIsLookedAt()
    {
        f->checking.setDictionary(english);
        QString text;
        for (int i = 0; i < 5'000; ++i)
            text += QStringLiteral("the servise will restart\n");
        text += QStringLiteral("the ennd");
        f->editor->showText(text);
        QTRY_VERIFY(!f->marked().isEmpty());
        QVERIFY(f->marked().size() < 200);
        QVERIFY(!f->marked().contains(QStringLiteral("ennd")));
        f->editor->verticalScrollBar()->setValue(f->editor->verticalScrollBar()->maximum());
        QTRY_VERIFY(f->marked().contains(QStringLiteral("ennd")));
        QVERIFY(f->marked().size() < 200);
    }

    void aLongLineIsMarkedInItsPieces()
    {
        f->checking.setDictionary(english);
        const QString piece = QStringLiteral("the servise ");
        f->editor->showText(piece.repeated(2'000));
        QTRY_VERIFY(!f->marked().isEmpty());
        f->editor->setCursorOffset(12'000);
        f->editor->centerCursor();
        QTRY_VERIFY(!f->editor->extraSelections().isEmpty() &&
                    f->editor->extraSelections().first().cursor.position() > 6'000);
        for (const QString &word : f->marked())
            QCOMPARE(word, QStringLiteral("servise"));
    }

    void aCompositionIsLeftAlone()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("teh servise"));
        QTRY_COMPARE(f->marked().size(), 2);
        f->editor->setCursorOffset(4);
        QVERIFY(f->waitForOther());
        const auto before = f->checked.count();
        QInputMethodEvent composing(QStringLiteral("xxx"), {});
        QCoreApplication::sendEvent(f->editor, &composing);
        QCOMPARE(f->marked(), QStringList(QStringLiteral("teh")));
        QVERIFY(f->waitForOther());
        QCOMPARE(f->checked.count(), before + 1); // the other editor's
        QCOMPARE(f->marked(), QStringList(QStringLiteral("teh")));

        QInputMethodEvent cancelled;
        QCoreApplication::sendEvent(f->editor, &cancelled);
        QTRY_COMPARE(f->marked().size(), 2);
        QCOMPARE(f->editor->exactText(), QStringLiteral("teh servise"));
    }

    void whatIsHiddenIsLookedAtWhenItIsShown()
    {
        f->checking.setDictionary(english);
        QVERIFY(f->waitForOther());
        f->editor->hide();
        f->editor->showText(QStringLiteral("teh"));
        const auto before = f->checked.count();
        QVERIFY(f->waitForOther());
        QCOMPARE(f->checked.count(), before + 1);
        f->editor->show();
        QTRY_COMPARE(f->marked(), QStringList(QStringLiteral("teh")));
    }

    void aSuggestionReplacesTheWordAsOneEdit_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::addColumn<int>("offset");
        QTest::newRow("by key, within the word") << true << 6;
        QTest::newRow("by key, after the word") << true << 11;
        QTest::newRow("by mouse") << false << 8;
    }

    void aSuggestionReplacesTheWordAsOneEdit()
    {
        QFETCH(bool, byKey);
        QFETCH(int, offset);
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("the servise will"));
        QTRY_COMPARE(f->marked().size(), 1);
        if (byKey)
            f->editor->setCursorOffset(offset);
        QSignalSpy edited(f->editor, &PlainEditor::edited);
        QVERIFY(byKey ? f->openMenuByKey() : f->openMenuByMouse(offset));
        QCOMPARE(f->offered("menuMisspelt"), QStringList(QStringLiteral("“servise” may be misspelt")));
        QCOMPARE(f->menu()->accessibleName(), QStringLiteral("“servise” may be misspelt"));
        QCOMPARE(f->menu()->actions().value(1)->text(), QStringLiteral("service"));
        QVERIFY(f->offered("menuSuggestion").size() <= 6);
        QVERIFY(f->menu()->findChild<QAction *>(QStringLiteral("menuPaste")));
        QVERIFY(f->choose("menuSuggestion"));
        QCOMPARE(f->editor->exactText(), QStringLiteral("the service will"));
        QCOMPARE(edited.count(), 1);
        QVERIFY(f->marked().isEmpty());
        QVERIFY(f->waitForOther());
        QVERIFY(f->marked().isEmpty());
    }

    void theKeyboardIsEnough()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("servise"));
        QTRY_COMPARE(f->marked().size(), 1);
        QTest::keyClick(f->editor, Qt::Key_F10, Qt::ShiftModifier);
        QTRY_VERIFY(f->menu());
        QTest::keyClick(f->menu(), Qt::Key_Down);
        QTest::keyClick(f->menu(), Qt::Key_Return);
        QTRY_COMPARE(f->editor->exactText(), QStringLiteral("service"));
    }

    void otherWordsHaveTheOrdinaryMenu()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("the servise will"));
        QTRY_COMPARE(f->marked().size(), 1);
        QVERIFY(f->openMenuByMouse(13));
        QVERIFY(f->offered("menuMisspelt").isEmpty());
        f->menu()->close();
        f->editor->setReadOnly(true);
        QVERIFY(f->openMenuByMouse(8));
        QVERIFY(f->offered("menuMisspelt").isEmpty());
    }

    void aWordWithoutSuggestionsSaysSo()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("qqqqqqqq"));
        QTRY_COMPARE(f->marked().size(), 1);
        QVERIFY(f->openMenuByMouse(3));
        QVERIFY(f->offered("menuSuggestion").isEmpty());
        QCOMPARE(f->offered("menuNoSuggestions").size(), 1);
    }

    void aWordThatChangedMeanwhileIsNotReplaced()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("the servise will"));
        QTRY_COMPARE(f->marked().size(), 1);
        QVERIFY(f->openMenuByMouse(8));
        f->editor->showText(QStringLiteral("the sentence will"));
        QVERIFY(f->choose("menuSuggestion"));
        QCOMPARE(f->editor->exactText(), QStringLiteral("the sentence will"));
    }

    void anAddedWordIsCorrectEverywhereAndKept()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("zephyr"));
        f->other->showText(QStringLiteral("Zephyr zephir"));
        QTRY_COMPARE(f->marked().size(), 1);
        QTRY_COMPARE(f->marked(f->other).size(), 2);
        QVERIFY(f->openMenuByMouse(2));
        QVERIFY(f->choose("menuAddWord"));
        QTRY_VERIFY(f->marked().isEmpty());
        QTRY_COMPARE(f->marked(f->other), QStringList(QStringLiteral("zephir")));
        QFile kept(m_folder->filePath(QStringLiteral("words.txt")));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("zephyr\n"));
        QCOMPARE(f->failed.count(), 0);
    }

    void aWordAddedAtTheEndIsStillWritten()
    {
        f->checking.setDictionary(english);
        f->checking.addWord(QStringLiteral("zephyr"));
        f.reset();
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("words.txt"))));
    }

    void anIgnoredWordStaysSoInAnotherDictionary()
    {
        f->checking.setDictionary(english);
        f->editor->showText(QStringLiteral("zephyr"));
        QTRY_COMPARE(f->marked().size(), 1);
        QVERIFY(f->openMenuByMouse(2));
        QVERIFY(f->choose("menuIgnoreWord"));
        QTRY_VERIFY(f->marked().isEmpty());
        f->editor->showText(QStringLiteral("zephyr grüßenn"));
        f->checking.setDictionary(QStringLiteral("de_DE"));
        QTRY_COMPARE(f->marked(), QStringList(QStringLiteral("grüßenn")));
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("words.txt"))));
    }

    void aWordThatCannotBeKeptIsToldAndAccepted()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("words.txt")));
        f->checking.setDictionary(english);
        QTRY_COMPARE(f->failed.count(), 1); // what is there cannot be read
        f->editor->showText(QStringLiteral("zephyr"));
        QTRY_COMPARE(f->marked().size(), 1);
        f->checking.addWord(QStringLiteral("zephyr"));
        QTRY_COMPARE(f->failed.count(), 2);
        QVERIFY(f->failed.last().first().toString().contains(QStringLiteral("zephyr")));
        QTRY_VERIFY(f->marked().isEmpty());
    }

    void aDictionaryThatCannotBeUsedSwitchesOff()
    {
        QSignalSpy changed(&f->checking, &SpellChecking::changed);
        f->checking.setDictionary(QStringLiteral("xx_GONE"));
        QTRY_COMPARE(f->failed.count(), 1);
        QVERIFY(f->failed.first().first().toString().contains(QStringLiteral("xx_GONE")));
        QVERIFY(!f->checking.isOn());
        QCOMPARE(changed.count(), 2);
    }

    void theDictionariesOfThisSystemAreOffered()
    {
        QStringList ids;
        for (const Dictionary &dictionary : SpellChecking::dictionaries())
            ids.append(dictionary.id);
        QVERIFY(ids.contains(english));
        QVERIFY(ids.contains(QStringLiteral("de_DE")));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Fixture> f;
};

QTEST_MAIN(TestSpellMarks)
#include "tst_spell_marks.moc"
