// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/find_bar.h"
#include "ui/editor/plain_editor.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace crier;

namespace {
const QString text = QStringLiteral("one two One\ntwo onerous one");
} // namespace

class FindBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_editor = new PlainEditor;
        m_bar = new FindBar;
        layout->addWidget(m_editor, 1);
        layout->addWidget(m_bar);
        m_bar->setEditor(m_editor);
        m_window->resize(600, 400);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_editor->showText(text);
        m_editor->setFocus();
    }

    void itOpensWithWhatIsSelectedAndClosesToTheEditor()
    {
        QVERIFY(m_bar->isHidden());
        m_editor->setSelection(4, 7);
        QTest::keySequence(m_editor, QKeySequence::Find);
        QVERIFY(m_bar->isVisible());
        QVERIFY(field("findField")->hasFocus());
        QCOMPARE(field("findField")->text(), QStringLiteral("two"));
        QVERIFY(field("replaceField")->isHidden());
        QCOMPARE(status(), QStringLiteral("1 of 2"));
        QTest::keyClick(field("findField"), Qt::Key_Escape);
        QVERIFY(m_bar->isHidden());
        QVERIFY(m_editor->hasFocus());
    }

    void typingGoesToTheNextMatchFromTheCursor()
    {
        m_editor->setCursorOffset(5);
        find(QStringLiteral("on"));
        QCOMPARE(selected(), (std::pair<qsizetype, qsizetype>{8, 10}));
        QCOMPARE(status(), QStringLiteral("2 of 4"));
        QTest::keyClick(field("findField"), Qt::Key_E);
        QCOMPARE(selected(), (std::pair<qsizetype, qsizetype>{8, 11}));
        QTest::keyClicks(field("findField"), QStringLiteral("x"));
        QCOMPARE(status(), QStringLiteral("Not found"));
        QVERIFY(!button("findNext")->isEnabled());
    }

    void itGoesOnAndBackAndRoundWithWords()
    {
        find(QStringLiteral("one"));
        QCOMPARE(selected().first, 0);
        QTest::keySequence(m_editor, QKeySequence::FindNext);
        QCOMPARE(selected().first, 8);
        QTest::keyClick(field("findField"), Qt::Key_Return);
        QCOMPARE(selected().first, 16);
        QTest::mouseClick(button("findNext"), Qt::LeftButton);
        QCOMPARE(selected().first, 24);
        QCOMPARE(status(), QStringLiteral("4 of 4"));
        QTest::keySequence(m_editor, QKeySequence::FindNext);
        QCOMPARE(selected().first, 0);
        QVERIFY(status().startsWith(QStringLiteral("1 of 4")));
        QVERIFY(status().contains(QStringLiteral("beginning")));
        QTest::keySequence(m_editor, QKeySequence::FindPrevious);
        QCOMPARE(selected().first, 24);
        QVERIFY(status().contains(QStringLiteral("from the end")));
        QTest::keyClick(field("findField"), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(selected().first, 16);
        QCOMPARE(status(), QStringLiteral("3 of 4"));
    }

    void caseAndWholeWordsMatterWhenAskedFor()
    {
        find(QStringLiteral("one"));
        QTest::mouseClick(button("findWhole"), Qt::LeftButton, {},
                          QPoint(5, button("findWhole")->height() / 2));
        QVERIFY(status().endsWith(QStringLiteral("of 3")));
        QTest::mouseClick(button("findCase"), Qt::LeftButton, {},
                          QPoint(5, button("findCase")->height() / 2));
        QVERIFY(status().endsWith(QStringLiteral("of 2")));
        QTest::keySequence(m_editor, QKeySequence::FindNext);
        QCOMPARE(selected().first, 24);
    }

    void aMatchAcrossABreakIsFound()
    {
        m_editor->showText(QString(5'000, u'x'));
        const int seam = m_editor->document()->firstBlock().length() - 1;
        QVERIFY(m_editor->blockCount() > 1);
        m_editor->replaceText(seam - 2, 2, QStringLiteral("ne"));
        m_editor->replaceText(seam, 2, QStringLiteral("ed"));
        find(QStringLiteral("need"));
        QCOMPARE(status(), QStringLiteral("1 of 1"));
        QCOMPARE(selected(), (std::pair<qsizetype, qsizetype>{seam - 2, seam + 2}));
    }

    void replacingIsTheNextStepAndOneChange()
    {
        QSignalSpy edited(m_editor, &PlainEditor::edited);
        QTest::keySequence(m_editor, QKeySequence::Replace);
        QVERIFY(field("replaceField")->isVisible());
        QTest::keyClicks(field("findField"), QStringLiteral("two"));
        field("replaceField")->setText(QStringLiteral("2"));
        QTest::mouseClick(button("replaceOne"), Qt::LeftButton);
        QCOMPARE(m_editor->exactText(), QStringLiteral("one 2 One\ntwo onerous one"));
        QCOMPARE(edited.count(), 1);
        QCOMPARE(selected(), (std::pair<qsizetype, qsizetype>{10, 13}));
    }

    void replacingAllIsOneChange()
    {
        QSignalSpy edited(m_editor, &PlainEditor::edited);
        m_bar->openReplace();
        field("findField")->setText(QStringLiteral("one"));
        field("replaceField")->setText(QStringLiteral("one and one")); // which is not looked into again
        QTest::mouseClick(button("replaceAll"), Qt::LeftButton);
        QCOMPARE(m_editor->exactText(),
                 QStringLiteral("one and one two one and one\ntwo one and onerous one and one"));
        QCOMPARE(edited.count(), 1);
        QVERIFY(status().contains(u'4'));
    }

    void theCountFollowsTheText()
    {
        find(QStringLiteral("two"));
        QCOMPARE(status(), QStringLiteral("1 of 2"));
        m_editor->replaceText(0, 3, QStringLiteral("two"));
        QTRY_VERIFY(status().contains(u'3'));
    }

    void aTextThatMayNotBeChangedIsNot()
    {
        m_editor->setReadOnly(true);
        m_bar->openReplace();
        field("findField")->setText(QStringLiteral("one"));
        QVERIFY(field("replaceField")->isHidden());
        m_bar->replaceAll();
        m_bar->replaceOne();
        QCOMPARE(m_editor->exactText(), text);
    }

    void anotherEditorIsAnotherText()
    {
        PlainEditor other;
        other.showText(QStringLiteral("one"));
        find(QStringLiteral("one"));
        m_bar->setEditor(&other);
        QVERIFY(status().contains(u'1'));
        m_bar->findNext();
        QCOMPARE(other.selectedText(), QStringLiteral("one"));
        QTest::keySequence(m_editor, QKeySequence::FindNext); // no longer listened to
        QCOMPARE(selected().first, 0);
        m_bar->setEditor(nullptr);
        m_bar->findNext();
        QVERIFY(status().isEmpty());
    }

    void everyControlHasAName()
    {
        m_bar->openReplace();
        for (const QWidget *widget : m_bar->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus)
                continue;
            const auto *control = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (control && !control->text().isEmpty()),
                     qPrintable(widget->objectName()));
        }
    }

private:
    void find(const QString &term)
    {
        QTest::keySequence(m_editor, QKeySequence::Find);
        field("findField")->clear();
        QTest::keyClicks(field("findField"), term);
    }

    QLineEdit *field(const char *name) const
    {
        return m_bar->findChild<QLineEdit *>(QString::fromLatin1(name));
    }
    QAbstractButton *button(const char *name) const
    {
        return m_bar->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    QString status() const { return m_bar->findChild<QLabel *>(QStringLiteral("findStatus"))->text(); }
    std::pair<qsizetype, qsizetype> selected() const
    {
        return std::minmax({m_editor->anchorOffset(), m_editor->cursorOffset()});
    }

    std::unique_ptr<QWidget> m_window;
    PlainEditor *m_editor = nullptr;
    FindBar *m_bar = nullptr;
};

QTEST_MAIN(FindBarTest)
#include "tst_find_bar.moc"
