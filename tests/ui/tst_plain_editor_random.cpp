// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/plain_editor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QTest>
#include <QTextBlock>

using namespace crier;

namespace {

// Blocks so short that a few words are a long line.
class ShortBlocks : public PlainEditor
{
public:
    explicit ShortBlocks(const LineCuts &cuts)
        : PlainEditor(cuts, nullptr)
        , m_cuts(cuts)
    {}

    // Empty when every block is as it should be.
    QString complaint() const
    {
        const QString text = exactText();
        int offset = 0;
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            const int length = block.length() - 1;
            const bool isLast = !block.next().isValid();
            const bool isSoft = !isLast && text.at(offset + length) != u'\n';
            if (length > m_cuts.longest)
                return QStringLiteral("a block of %1").arg(length);
            if (isSoft && (length < m_cuts.least || block.next().length() - 1 < m_cuts.least))
                return QStringLiteral("a piece of %1 before one of %2")
                    .arg(length)
                    .arg(block.next().length() - 1);
            if (isSoft && text.at(offset + length).isMark())
                return QStringLiteral("a break inside a character");
            offset += length + (isSoft ? 0 : 1);
        }
        return offset - 1 == text.size() ? QString() : QStringLiteral("a wrong length");
    }

private:
    LineCuts m_cuts;
};

// A stock editor, which holds every line as one block, and what it shows.
QString stockText(const QPlainTextEdit &stock)
{
    QString text = stock.document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

const QStringList commonWords{QStringLiteral("a"),
                              QStringLiteral("word"),
                              QStringLiteral(" "),
                              QStringLiteral("  "),
                              QStringLiteral(","),
                              QStringLiteral("{\"key\":12,"),
                              QStringLiteral("\n"),
                              QStringLiteral("\u00e9"),
                              QStringLiteral("e\u0301"),
                              QStringLiteral("\u0301"),
                              QStringLiteral("\u4f60\u597d"),
                              QStringLiteral("\u2028"),
                              QStringLiteral("\u00a0"),
                              QStringLiteral("\U0001F600"),
                              QStringLiteral("some longer text without an end")};

// A family or a flag. Never both in one text: after a family Qt 6.4 takes two flags for three characters, and
// how many it sees depends on where its line begins.
QString longCharacter(bool flag)
{
    return flag ? QStringLiteral("\U0001F1E8\U0001F1F3")
                : QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467");
}

QString randomText(QRandomGenerator &random, const QStringList &words, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += words.at(random.bounded(int(words.size())));
    return text;
}

// A place no keyboard can miss: never between the two halves of a character.
int randomOffset(QRandomGenerator &random, const QString &text, int from, int to)
{
    const int offset = from + random.bounded(to - from + 1);
    return offset < text.size() && text.at(offset).isLowSurrogate() ? offset + 1 : offset;
}

struct Key
{
    int key;
    Qt::KeyboardModifiers modifiers;
};
const QList<Key> keys{
    {Qt::Key_Left, Qt::NoModifier},
    {Qt::Key_Right, Qt::NoModifier},
    {Qt::Key_Left, Qt::ShiftModifier},
    {Qt::Key_Right, Qt::ShiftModifier},
    {Qt::Key_Left, Qt::ControlModifier},
    {Qt::Key_Right, Qt::ControlModifier},
    {Qt::Key_Backspace, Qt::NoModifier},
    {Qt::Key_Delete, Qt::NoModifier},
    {Qt::Key_Backspace, Qt::ShiftModifier},
    {Qt::Key_Backspace, Qt::ControlModifier},
    {Qt::Key_Delete, Qt::ControlModifier},
    {Qt::Key_Return, Qt::NoModifier},
    {Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier},
    {Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier},
};

} // namespace

// Whatever is done to a text in short blocks and to the same text in a stock editor, they agree.
class PlainEditorRandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void itActsLikeAnEditorWithoutBreaks_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<bool>("json");
        for (int seed = 1; seed <= 4; ++seed) {
            QTest::addRow("prose %d", seed) << seed << false;
            QTest::addRow("json %d", seed) << seed << true;
        }
    }

    void itActsLikeAnEditorWithoutBreaks()
    {
        QFETCH(int, seed);
        QFETCH(bool, json);
        QRandomGenerator random(seed);
        ShortBlocks editor({json ? LineCuts::Taste::Json : LineCuts::Taste::Prose, 16, 32, 4});
        QPlainTextEdit stock;
        stock.setUndoRedoEnabled(false);
        for (QPlainTextEdit *one : {static_cast<QPlainTextEdit *>(&editor), &stock}) {
            one->resize(300, 200);
            one->show();
        }
        const QStringList words = commonWords + QStringList(longCharacter(json));
        const QString first = randomText(random, words, 60);
        editor.showText(first);
        stock.setPlainText(first);
        QCOMPARE(editor.cursorOffset(), 0);

        for (int step = 0; step < 1'200; ++step) {
            const int length = int(editor.textLength());
            const QString before = editor.exactText();
            const int cursorBefore = int(editor.cursorOffset());
            const int action = random.bounded(12);
            QString what;
            if (action < 6) {
                const Key key = keys.at(random.bounded(int(keys.size())));
                what = QStringLiteral("key %1 %2").arg(key.key, 0, 16).arg(key.modifiers.toInt(), 0, 16);
                QTest::keyClick(&editor, Qt::Key(key.key), key.modifiers);
                QTest::keyClick(&stock, Qt::Key(key.key), key.modifiers);
            } else if (action < 8) {
                const QString word = words.at(random.bounded(int(words.size())));
                what = QStringLiteral("typing ") + word;
                for (QPlainTextEdit *one : {static_cast<QPlainTextEdit *>(&editor), &stock}) {
                    QKeyEvent press(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, word);
                    QCoreApplication::sendEvent(one, &press);
                }
            } else if (action == 8) {
                // The same text from elsewhere, and the cursor where it would be.
                const int from = randomOffset(random, before, 0, length);
                const int removed = randomOffset(random, before, from, std::min(from + 20, length)) - from;
                const QString inserted = randomText(random, words, random.bounded(3));
                what = QStringLiteral("replace");
                QTextCursor cursor(stock.document());
                cursor.setPosition(from);
                cursor.setPosition(from + removed, QTextCursor::KeepAnchor);
                cursor.insertText(inserted);
                if (random.bounded(2) == 0) {
                    editor.replaceText(from, removed, inserted);
                } else {
                    // Another equal edit may be the smallest, so only the text can be compared.
                    editor.showText(stockText(stock));
                    editor.setSelection(stock.textCursor().anchor(), stock.textCursor().position());
                }
            } else if (action == 9) {
                what = QStringLiteral("paste");
                QGuiApplication::clipboard()->setText(randomText(random, words, random.bounded(1, 12)));
                editor.paste();
                stock.paste();
            } else {
                const int from = randomOffset(random, before, 0, length);
                const int to = random.bounded(3) > 0 ? from
                                                     : randomOffset(random, before, std::max(0, from - 20),
                                                                    std::min(from + 20, length));
                what = QStringLiteral("select %1 %2").arg(from).arg(to);
                editor.setSelection(from, to);
                QTextCursor cursor = stock.textCursor();
                cursor.setPosition(from);
                cursor.setPosition(to, QTextCursor::KeepAnchor);
                stock.setTextCursor(cursor);
                QCOMPARE(editor.selectedText(),
                         stockText(stock).sliced(std::min(from, to), std::abs(to - from)));
                if (from != to && random.bounded(3) == 0) {
                    what += QStringLiteral(" and cut");
                    editor.cut();
                    QCOMPARE(QGuiApplication::clipboard()->text(),
                             before.sliced(std::min(from, to), std::abs(to - from)));
                    cursor.removeSelectedText();
                }
            }
            const QString around = before.mid(std::max(0, cursorBefore - 12), 24);
            const QByteArray at =
                QStringLiteral("step %1: %2, from %3 in ...%4..., which came to %5 and not %6")
                    .arg(step)
                    .arg(what)
                    .arg(cursorBefore)
                    .arg(around)
                    .arg(editor.cursorOffset())
                    .arg(stock.textCursor().position())
                    .toUtf8();
            QVERIFY2(editor.exactText() == stockText(stock), at.constData());
            QVERIFY2(editor.textLength() == stockText(stock).size(), at.constData());
            QVERIFY2(editor.cursorOffset() == stock.textCursor().position(), at.constData());
            QVERIFY2(editor.anchorOffset() == stock.textCursor().anchor(), at.constData());
            QVERIFY2(editor.complaint().isEmpty(), (at + ": " + editor.complaint().toUtf8()).constData());
        }
    }
};

QTEST_MAIN(PlainEditorRandomTest)
#include "tst_plain_editor_random.moc"
