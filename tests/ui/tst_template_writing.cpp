// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_store.h"
#include "ui/editor/plain_editor.h"
#include "ui/templates/correction_dialog.h"
#include "ui/templates/template_editor.h"
#include "ui/templates/template_form.h"
#include "ui/templates/template_picker.h"
#include "ui/templates/templates_dialog.h"
#include "ui/templates/variable_editor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;

namespace {

template<typename Widget>
Widget *find(const QWidget &window, const char *name)
{
    Widget *found = window.findChild<Widget *>(QString::fromLatin1(name));
    Q_ASSERT(found);
    return found;
}

void undo(QWidget *editor)
{
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
}

TemplateVariable text(const QString &name, const QString &begins)
{
    return {
        .name = name, .label = name, .kind = VariableKind::Text, .defaultText = begins, .isMultiline = true};
}

MessageTemplate message(const QByteArray &content, const QList<TemplateVariable> &variables = {})
{
    MessageTemplate message;
    message.name = QStringLiteral("Maintenance");
    message.language = QStringLiteral("en");
    message.objectName = QStringLiteral("RC:TxtMsg");
    message.content = content;
    message.variables = variables;
    return message;
}

} // namespace

// Nothing that is written into a template or beside it is lost by one wrong key.
class tst_template_writing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoInATemplateIsUndoOfItsBlanksAsWell()
    {
        TemplateEditor editor(TemplateStore(m_folder.path()),
                              message("{\"content\":\"at {{start}}\"}",
                                      {text(QStringLiteral("start"), QStringLiteral("noon"))}),
                              {});
        auto *const content = find<PlainEditor>(editor, "editorContent");
        auto *const table = find<QTableWidget>(editor, "variableTable");
        content->selectAll();
        QTest::keyClick(content, Qt::Key_Delete);
        QCOMPARE(content->exactText(), QString());
        QCOMPARE(table->rowCount(), 0);
        undo(content);
        QCOMPARE(content->exactText(), QStringLiteral("at {{start}}"));
        QCOMPARE(table->rowCount(), 1);
        QTest::keySequence(content, QKeySequence(QKeySequence::Redo));
        QCOMPARE(content->exactText(), QString());
    }

    void escapeInATemplateThatWasChangedAsks()
    {
        TemplateEditor editor(TemplateStore(m_folder.path()), message("{\"content\":\"at\"}"), {});
        QSignalSpy ended(&editor, &QDialog::finished);
        editor.show();
        auto *const content = find<PlainEditor>(editor, "editorContent");
        QTest::keyClicks(content, QStringLiteral("x"));
        QTest::keyClick(content, Qt::Key_Escape);
        QVERIFY(editor.isVisible());
        QVERIFY(find<QPushButton>(editor, "statusOffer")->isVisible());
        QTest::keyClicks(content, QStringLiteral("y")); // going on is the answer
        QVERIFY(!find<QPushButton>(editor, "statusOffer")->isVisible());
        QTest::keyClick(content, Qt::Key_Escape);
        QTest::mouseClick(find<QPushButton>(editor, "statusOffer"), Qt::LeftButton);
        QVERIFY(!editor.isVisible());
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toInt(), int(QDialog::Rejected));
    }

    void escapeInATemplateThatIsAsItWasCloses()
    {
        TemplateEditor editor(TemplateStore(m_folder.path()), message("{\"content\":\"at\"}"), {});
        editor.show();
        auto *const content = find<PlainEditor>(editor, "editorContent");
        QTest::keyClicks(content, QStringLiteral("x"));
        undo(content);
        QTest::keyClick(content, Qt::Key_Escape);
        QVERIFY(!editor.isVisible());
    }

    void aCorrectionHasUndoAndAsksBeforeItIsLost()
    {
        const CorrectionText kept{QStringLiteral("RC:TxtMsg"), "{\"content\":\"Sorry\"}"};
        CorrectionDialog dialog(QStringLiteral("Shop"), kept);
        dialog.show();
        auto *const editor = find<PlainEditor>(dialog, "correctionText");
        editor->setCursorOffset(5);
        QTest::keyClicks(editor, QStringLiteral("!"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        QVERIFY(find<QPushButton>(dialog, "statusOffer")->isVisible());
        undo(editor);
        QCOMPARE(editor->exactText(), QStringLiteral("Sorry"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void undoOfABlankStaysInThatBlank()
    {
        VariableEditor editor;
        editor.setVariables({text(QStringLiteral("a"), QStringLiteral("one")),
                             text(QStringLiteral("b"), QStringLiteral("one"))});
        editor.show();
        auto *const begins = find<PlainEditor>(editor, "variableText");
        begins->setCursorOffset(3);
        QTest::keyClicks(begins, QStringLiteral("s"));
        QCOMPARE(editor.variables().first().defaultText, QStringLiteral("ones"));
        undo(begins);
        QCOMPARE(editor.variables().first().defaultText, QStringLiteral("one"));
        QTest::keySequence(begins, QKeySequence(QKeySequence::Redo));
        find<QTableWidget>(editor, "variableTable")->setCurrentCell(1, 0);
        undo(begins);
        QCOMPARE(editor.variables().at(0).defaultText, QStringLiteral("ones"));
        QCOMPARE(editor.variables().at(1).defaultText, QStringLiteral("one"));
    }

    void whatIsFilledInHasUndo()
    {
        TemplateForm form(
            message("{\"content\":\"{{a}}\"}", {text(QStringLiteral("a"), QStringLiteral("one"))}),
            QDateTime::currentDateTimeUtc());
        form.show();
        auto *const value = find<PlainEditor>(form, "value_a");
        QSignalSpy edited(&form, &TemplateForm::edited);
        value->selectAll();
        QTest::keyClick(value, Qt::Key_Delete);
        undo(value);
        QCOMPARE(form.values().value(QStringLiteral("a")), QStringLiteral("one"));
        QCOMPARE(edited.size(), 2);
    }

    void whatWasFilledInIsAskedForBeforeItIsLost()
    {
        TemplatesDialog dialog{TemplateStore(m_folder.path())};
        dialog.show();
        const auto fields = dialog.findChildren<QLineEdit *>(QRegularExpression(QStringLiteral("^value_")));
        QVERIFY(!fields.isEmpty());
        QTest::keyClicks(fields.first(), QStringLiteral("x"));
        QTest::keyClick(fields.first(), Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        auto *const status = find<QWidget>(dialog, "templateStatus");
        QTest::mouseClick(find<QPushButton>(*status, "statusOffer"), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
    }

    void aSearchChoosesWhatItLeaves()
    {
        TemplatePicker picker;
        TemplateList list;
        for (const char *name : {"Welcome", "Maintenance"}) {
            StoredTemplate stored;
            stored.message = message("{\"content\":\"x\"}");
            stored.message.name = QLatin1String(name);
            stored.message.id = QLatin1String(name);
            list.own.append(stored);
        }
        picker.setTemplates(list);
        QVERIFY(picker.chosen());
        QCOMPARE(picker.chosen()->message.name, QStringLiteral("Welcome"));
        auto *const search = find<QLineEdit>(picker, "templateSearch");
        search->setText(QStringLiteral("main"));
        QVERIFY(picker.chosen());
        QCOMPARE(picker.chosen()->message.name, QStringLiteral("Maintenance"));
        search->setText(QStringLiteral("nothing like it"));
        QVERIFY(!picker.chosen());
        search->clear();
        QVERIFY(picker.chosen());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(tst_template_writing)
#include "tst_template_writing.moc"
