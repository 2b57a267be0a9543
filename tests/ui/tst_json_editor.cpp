// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/look.h"
#include "ui/editor/json_editor.h"
#include "ui/editor/json_parts.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolTip>
#include <QVBoxLayout>

using namespace crier;

namespace {

// The part of every character: k s e n l p, and a dot for none.
QString partsOf(const QString &text, const QList<JsonSpan> &spans)
{
    QString parts(text.size(), u'.');
    for (const JsonSpan &span : spans)
        std::fill_n(parts.begin() + span.start, span.length, QChar(u"ksenlp"[int(span.part)]));
    return parts;
}

QString partsOf(const QString &line)
{
    QList<JsonSpan> spans;
    scanJsonPiece(line, {}, {}, &spans);
    return partsOf(line, spans);
}

QString flatJson(int items)
{
    QString text = QStringLiteral("{\"items\":[");
    for (int i = 0; i < items; ++i)
        text += QStringLiteral("{\"id\":%1,\"name\":\"user \\\"%1\\\"\"},").arg(i);
    return text + QStringLiteral("null]}");
}

QPalette darkPalette()
{
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
    dark.setColor(QPalette::WindowText, Qt::white);
    dark.setColor(QPalette::Base, QColor(0x18, 0x18, 0x18));
    dark.setColor(QPalette::Text, Qt::white);
    return dark;
}

// Records what is painted of a viewport.
class Painted : public QObject
{
public:
    QRegion region;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

class JsonEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_before = new QLineEdit;
        m_editor = new JsonEditor;
        m_after = new QLineEdit;
        layout->addWidget(m_before);
        layout->addWidget(m_editor, 1);
        layout->addWidget(m_after);
        m_window->resize(700, 500);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_editor->setFocus();
    }

    void everyPartIsKnown_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("parts");
        QTest::newRow("object") << QStringLiteral("{\"a\":1, \"b\" : \"x\"}")
                                << QStringLiteral("pkkkknp.kkk.p.sssp");
        QTest::newRow("array") << QStringLiteral("[true,false,null,nul]")
                               << QStringLiteral("pllllplllllpllllp...p");
        QTest::newRow("numbers") << QStringLiteral("-1.5e+3,0") << QStringLiteral("nnnnnnnpn");
        QTest::newRow("escapes") << QStringLiteral("\"a\\n\\u4f60\\\\\\\"b\"")
                                 << QStringLiteral("sseeeeeeeeeeeess");
        QTest::newRow("escape before the end") << QStringLiteral("\"\\u4\"") << QStringLiteral("seees");
        QTest::newRow("no end") << QStringLiteral("\"abc, 1") << QStringLiteral("sssssss");
        QTest::newRow("brackets in a string") << QStringLiteral("[\"{]\"]") << QStringLiteral("pssssp");
        QTest::newRow("runs of punctuation") << QStringLiteral("}, {") << QStringLiteral("pppp");
        QTest::newRow("a key with a colon in it") << QStringLiteral("\"a:b\":1") << QStringLiteral("kkkkkkn");
    }

    void everyPartIsKnown()
    {
        QFETCH(QString, line);
        QTEST(partsOf(line), "parts");
    }

    void aStringCutInTwoIsTheSameString()
    {
        const QString line =
            QStringLiteral("{\"key \\\"one\\\"\" : \"value \\u4f60 \\\\\",\"n\":{\"x\":\"y\\\\\"}}");
        const QString whole = partsOf(line);
        for (int cut = 1; cut < line.size(); ++cut) {
            const QString first = line.first(cut);
            const QString second = line.sliced(cut);
            QList<JsonSpan> one;
            QList<JsonSpan> two;
            const JsonThread thread = scanJsonPiece(first, second, {}, &one);
            scanJsonPiece(second, {}, thread, &two);
            const QString parts = partsOf(first, one) + partsOf(second, two);
            for (int i = 0; i < line.size(); ++i) {
                if (line.at(i) != u':' && QStringView(u"kse").contains(whole.at(i)))
                    QVERIFY2(parts.at(i) == whole.at(i),
                             qPrintable(QStringLiteral("cut at %1: %2").arg(cut).arg(parts)));
            }
        }
    }

    void onlyWhatIsSeenIsColouredAtFirst()
    {
        m_editor->showText(flatJson(5'000));
        QCoreApplication::processEvents();
        QVERIFY(colouredBlocks() > 10);
        QVERIFY(colouredBlocks() < 200);
        m_editor->verticalScrollBar()->setValue(m_editor->verticalScrollBar()->maximum());
        m_editor->viewport()->repaint();
        QVERIFY(!m_editor->document()->lastBlock().layout()->formats().isEmpty());
    }

    void aQuoteRecoloursTheRestOfItsLine()
    {
        m_editor->showText(u'[' + QStringLiteral("\"word\",12,").repeated(500) + u']');
        m_editor->viewport()->repaint();
        const QTextBlock third = m_editor->document()->findBlockByNumber(3);
        const auto before = third.layout()->formats();
        QVERIFY(before.size() > 3);
        m_editor->setCursorOffset(1);
        QTest::keyClicks(m_editor, QStringLiteral("\""));
        m_editor->viewport()->repaint();
        QVERIFY(third.layout()->formats() != before);
        QTest::keyClick(m_editor, Qt::Key_Backspace);
        m_editor->viewport()->repaint();
        QCOMPARE(third.layout()->formats(), before);
    }

    void coloursAreTheSameHoweverTheTextCameAbout()
    {
        const QString text = flatJson(40);
        m_editor->showText(text);
        m_editor->viewport()->repaint();
        const QStringList shown = blockParts();
        m_editor->showText(QString());
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Press, m_editor, Qt::Key_A, QString(c), Qt::NoModifier);
        QCOMPARE(m_editor->exactText(), text);
        m_editor->viewport()->repaint();
        QCOMPARE(blockParts().join(QString()), shown.join(QString()));
    }

    void everyColourCanBeRead()
    {
        m_editor->showText(QStringLiteral("{\"k\":[\"s\\n\",1,true]}"));
        for (const QPalette &palette : {QPalette(Qt::white), darkPalette()}) {
            m_editor->setPalette(palette);
            m_editor->viewport()->repaint();
            const QColor ground = palette.color(QPalette::Base);
            const QColor currentLine = blend(ground, palette.color(QPalette::Text), 0.05);
            const auto formats = m_editor->document()->firstBlock().layout()->formats();
            QVERIFY(formats.size() >= 8);
            for (const QTextLayout::FormatRange &range : formats) {
                QVERIFY(contrast(range.format.foreground().color(), ground) >= 4.5);
                QVERIFY(contrast(range.format.foreground().color(), currentLine) >= 4.5);
            }
        }
    }

    void aKeyRepaintsNoMoreThanItsLine()
    {
        for (const QString &text :
             {QStringLiteral("{\n  \"a\": \"b\"\n}\n").repeated(500), flatJson(3'000)}) {
            m_editor->showText(text);
            m_editor->setErrorMark(3, 4, QStringLiteral("wrong"));
            m_editor->reveal(text.size() / 2, text.size() / 2);
            QTest::keyClick(m_editor, Qt::Key_X); // whatever the cursor's coming here left to be done
            QCoreApplication::processEvents();
            Painted painted;
            m_editor->viewport()->installEventFilter(&painted);
            QTest::keyClick(m_editor, Qt::Key_Y);
            QTRY_VERIFY(!painted.region.isEmpty());
            QVERIFY(painted.region.boundingRect().height() <= 4 * m_editor->fontMetrics().height());
        }
    }

    void bothBracketsAreMarked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<QList<qsizetype>>("marked");
        const QString text = QStringLiteral("{\n\"a\": [1, {\"b\": \"]}\"}]\n}");
        QTest::newRow("before the first") << text << 0 << QList<qsizetype>{0, text.size() - 1};
        QTest::newRow("after the first") << text << 1 << QList<qsizetype>{0, text.size() - 1};
        QTest::newRow("after the last") << text << int(text.size()) << QList<qsizetype>{text.size() - 1, 0};
        QTest::newRow("array") << text << 8 << QList<qsizetype>{7, 22};
        QTest::newRow("inner object, from its end") << text << 22 << QList<qsizetype>{21, 11};
        QTest::newRow("inside a string") << text << 19 << QList<qsizetype>();
        QTest::newRow("nowhere near") << text << 4 << QList<qsizetype>();
        QTest::newRow("not a pair") << QStringLiteral("[1}") << 0 << QList<qsizetype>();
        QTest::newRow("no partner") << QStringLiteral("[[1]") << 0 << QList<qsizetype>();
        const QString flat = flatJson(100);
        QTest::newRow("in one long line") << flat << 10 << QList<qsizetype>{9, flat.size() - 2};
    }

    void bothBracketsAreMarked()
    {
        QFETCH(QString, text);
        QFETCH(int, cursor);
        m_editor->showText(text);
        m_editor->setCursorOffset(text.size() / 3);
        m_editor->setCursorOffset(cursor);
        QFETCH(QList<qsizetype>, marked);
        QCOMPARE(m_editor->markedBrackets(), marked);
    }

    void aPartnerFarAwayIsFoundALittleLater()
    {
        const QString text = flatJson(5'000);
        m_editor->showText(text);
        m_editor->setCursorOffset(5);
        m_editor->setCursorOffset(0);
        QVERIFY(m_editor->markedBrackets().isEmpty());
        QTRY_COMPARE(m_editor->markedBrackets(), (QList<qsizetype>{0, text.size() - 1}));
    }

    void linesAreNumberedAsTheTextHasThem()
    {
        m_editor->showText(QStringLiteral("[\n") + QString(400, u'1') + QStringLiteral("\n]"));
        QList<int> numbers;
        for (const JsonEditor::NumberedLine &line : m_editor->linesBetween(0, m_editor->height()))
            numbers.append(line.number);
        QCOMPARE(numbers.first(2), (QList<int>{1, 2}));
        QCOMPARE(numbers.last(), 3);
        QVERIFY(numbers.size() > 4);
        QCOMPARE(numbers.count(0), numbers.size() - 3);
        QCOMPARE(m_editor->lineCount(), 3);
        m_editor->setCursorOffset(0);
        QCOMPARE(m_editor->linesBetween(0, m_editor->height()).first().place.top(),
                 m_editor->cursorRect().top());
    }

    void theGutterHasRoomForItsNumbers()
    {
        const auto *gutter = m_editor->findChild<QWidget *>(QStringLiteral("lineNumbers"));
        m_editor->showText(QStringLiteral("\n").repeated(10));
        const int narrow = gutter->width();
        m_editor->showText(QStringLiteral("\n").repeated(10'000));
        QVERIFY(gutter->width() > narrow);
        QCOMPARE(m_editor->viewport()->geometry().left(), gutter->geometry().right() + 1);
        QVERIFY(!gutter->accessibleName().isEmpty());
    }

    void theErrorIsSaidAndStaysWithItsText()
    {
        m_editor->showText(QStringLiteral("{\n  \"a\": tru\n}"));
        const QImage clean = m_editor->grab().toImage();
        m_editor->setErrorMark(9, 3, QStringLiteral("This is no JSON."));
        QVERIFY(m_editor->grab().toImage() != clean);
        const auto description = [this] {
            return QAccessible::queryAccessibleInterface(m_editor)->text(QAccessible::Description);
        };
        QVERIFY(description().contains(QStringLiteral("This is no JSON.")));
        QVERIFY(description().contains(u'2'));
        m_editor->replaceText(0, 0, QStringLiteral("\n"));
        int line = 0;
        for (const JsonEditor::NumberedLine &one : m_editor->linesBetween(0, m_editor->height()))
            line = one.hasError ? one.number : line;
        QCOMPARE(line, 3);
        m_editor->replaceText(0, 1, QString());
        m_editor->clearErrorMark();
        QVERIFY(!description().contains(QStringLiteral("This is no JSON.")));
        QVERIFY(!description().isEmpty()); // the keys
        QCOMPARE(m_editor->grab().toImage(), clean);
    }

    void theErrorIsAToolTip()
    {
        m_editor->showText(QStringLiteral("tru"));
        m_editor->setErrorMark(0, 3, QStringLiteral("This is no JSON."));
        const QPoint at = m_editor->cursorRect().center() + QPoint(4, 0);
        QHelpEvent help(QEvent::ToolTip, at, m_editor->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m_editor->viewport(), &help);
        QVERIFY(QToolTip::text().contains(QStringLiteral("This is no JSON.")));
        QToolTip::hideText();
    }

    void enterKeepsTheIndentation()
    {
        m_editor->showText(QStringLiteral("  {"));
        m_editor->setCursorOffset(3);
        QTest::keyClick(m_editor, Qt::Key_Return);
        QTest::keyClicks(m_editor, QStringLiteral("\"a\": 1,"));
        QTest::keyClick(m_editor, Qt::Key_Return);
        QTest::keyClicks(m_editor, QStringLiteral("\"b\": ["));
        QTest::keyClick(m_editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(m_editor->exactText(), QStringLiteral("  {\n    \"a\": 1,\n    \"b\": [\n      "));
        m_editor->setCursorOffset(1); // inside the indentation
        QTest::keyClick(m_editor, Qt::Key_Return);
        QVERIFY(m_editor->exactText().startsWith(QStringLiteral(" \n  {")));
    }

    void tabIndentsAndThereIsAWayOut()
    {
        QTest::keyClick(m_editor, Qt::Key_Tab);
        QCOMPARE(m_editor->exactText(), QStringLiteral("  "));
        QVERIFY(m_editor->hasFocus());
        QTest::keyClick(m_editor, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(m_before->hasFocus());
        m_editor->setFocus();
        QTest::keyClick(m_editor, Qt::Key_Escape);
        QTest::keyClick(m_editor, Qt::Key_X);
        QTest::keyClick(m_editor, Qt::Key_Tab);
        QCOMPARE(m_editor->exactText(), QStringLiteral("  x  "));
        QTest::keyClick(m_editor, Qt::Key_Escape);
        QTest::keyClick(m_editor, Qt::Key_Tab);
        QVERIFY(m_after->hasFocus());
        QCOMPARE(m_editor->exactText(), QStringLiteral("  x  "));
        QVERIFY(!m_editor->accessibleDescription().isEmpty());
    }

    void jsonIsLeftToRightInEveryLanguage()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        JsonEditor editor;
        editor.showText(QStringLiteral("\u0645\u0631\u062d\u0628\u0627"));
        QCOMPARE(editor.layoutDirection(), Qt::LeftToRight);
        QCOMPARE(editor.document()->firstBlock().textDirection(), Qt::LeftToRight);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

private:
    int colouredBlocks() const
    {
        int count = 0;
        for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next())
            count += block.layout()->formats().isEmpty() ? 0 : 1;
        return count;
    }

    // What colour every character has, a string for each block.
    QStringList blockParts() const
    {
        QStringList parts;
        for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next()) {
            QString line(block.length() - 1, u'.');
            for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
                const QChar sign(u'a' + range.format.foreground().color().rgb() % 26);
                std::fill_n(line.begin() + range.start, range.length, sign);
            }
            parts.append(line);
        }
        return parts;
    }

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_before = nullptr;
    JsonEditor *m_editor = nullptr;
    QLineEdit *m_after = nullptr;
};

QTEST_MAIN(JsonEditorTest)
#include "tst_json_editor.moc"
