// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/json_scan.h"
#include "app/templates/template_check.h"
#include "app/templates/template_store.h"
#include "app/text/sentences.h"
#include "app/text/translations.h"
#include "tests/support/sample_template.h"
#include "ui/common/texts.h"
#include "ui/editor/plain_editor.h"
#include "ui/templates/correction_dialog.h"
#include "ui/templates/status_line.h"
#include "ui/templates/template_editor.h"
#include "ui/templates/templates_dialog.h"
#include "ui/templates/zone_box.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDir>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

template<typename Widget>
Widget *find(const QWidget &window, const char *name)
{
    Widget *found = window.findChild<Widget *>(QString::fromLatin1(name));
    Q_ASSERT(found);
    return found;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x2B, 0x2D, 0x30), QColor(0x23, 0x25, 0x28));
    palette.setColor(QPalette::Base, QColor(0x1B, 0x1D, 0x1F));
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, QColor(0xE6, 0xE6, 0xE6));
    return palette;
}

} // namespace

class TestTemplatesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QApplication::setPalette(QApplication::style()->standardPalette()); }

    void ownTemplatesStandBeforeTheExamples();
    void theSearchKeepsTheHeadingsOfWhatItFinds();
    void whatIsFilledInIsPreviewedAndUsed();
    void whileSomethingIsMissingItIsSaidAndNotUsed();
    void whatAnInputMethodComposesIsNotTakenYet();
    void whatWasTypedStaysWithItsTemplate();
    void aDateIsShownAsItsClockAndZoneSay();
    void aDateThatMayBeLeftOutIs();
    void scrollingPastTheFormChangesNothing();
    void aDeletedTemplateComesBackWithUndo();
    void anExampleIsChangedByDuplicatingIt();
    void anImportNeverReplacesATemplate();
    void aBadFileIsNotImportedAndToldWhy();
    void anExportAsksBeforeItReplaces();
    void theFileDialogsDoNotBlock();
    void aDamagedTemplateIsShownWithItsReason();
    void aChangeFromElsewhereIsSeen();

    void aDraftIsSavedAsATemplate();
    void blanksFollowTheText();
    void aTemplateWithoutANameIsNotSaved();
    void aTemplateChangedElsewhereIsKeptAsANewOne();
    void choicesAreTypedALineEach();
    void theEditorKeepsOtherBytes();

    void aCorrectionBeginsWithTheExample();
    void aCorrectionKeepsItsOtherBytes();
    void anEmptyCorrectionIsNotSaved();

    void everythingHasANameAndIsReachedByTab_data();
    void everythingHasANameAndIsReachedByTab();
    void theLanguageChangesInPlace();
    void pictures_data();
    void pictures();

private:
    std::unique_ptr<TemplatesDialog> open()
    {
        auto dialog = std::make_unique<TemplatesDialog>(*m_store);
        dialog->resize(700, 500);
        dialog->show();
        if (!QTest::qWaitForWindowExposed(dialog.get()))
            return nullptr;
        dialog->activateWindow();
        return dialog;
    }
    static QStringList visibleRows(const QWidget &dialog)
    {
        QStringList rows;
        auto *list = find<QListWidget>(dialog, "templateList");
        for (int i = 0; i < list->count(); ++i) {
            if (!list->item(i)->isHidden())
                rows.append(list->item(i)->text());
        }
        return rows;
    }
    // With the keys a person would press.
    static void choose(const QWidget &dialog, const QString &name)
    {
        auto *list = find<QListWidget>(dialog, "templateList");
        list->setFocus();
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down}) {
            for (int i = 0; i < list->count() && !list->currentItem()->text().startsWith(name); ++i)
                QTest::keyClick(list, key);
        }
        QVERIFY(list->currentItem()->text().startsWith(name));
    }
    static QString preview(const QWidget &dialog)
    {
        return find<QPlainTextEdit>(dialog, "templatePreview")->toPlainText();
    }
    static void type(QWidget *field, const QString &text)
    {
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        for (const QChar c : text) {
            if (c == u'\n')
                QTest::keyClick(field, Qt::Key_Return);
            else
                QTest::sendKeyEvent(QTest::Click, field, Qt::Key_unknown, QString(c), Qt::NoModifier);
        }
    }
    // As the page that is shown has it; pages of other templates live on behind it.
    template<typename Widget>
    static Widget *field(const QWidget &dialog, const char *name)
    {
        for (Widget *one : dialog.findChildren<Widget *>(QString::fromLatin1(name))) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TemplateStore> m_store;
};

void TestTemplatesDialog::init()
{
    // The completer's list is a window of its own, which the offscreen platform can do less with than others.
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_store = std::make_unique<TemplateStore>(m_folder->path());
    installTranslations(*QCoreApplication::instance(), u"en"_s);
    MessageTemplate meeting = sampleTemplate(u"Meeting"_s);
    meeting.variables[2].timeZone = u"Europe/Berlin"_s; // whose clocks are put forward and back
    QVERIFY(m_store->add(meeting).ok());
}

void TestTemplatesDialog::ownTemplatesStandBeforeTheExamples()
{
    const auto dialog = open();
    QVERIFY(dialog);
    const QStringList rows = visibleRows(*dialog);
    QCOMPARE(rows.mid(0, 4), (QStringList{u"Your own"_s, u"Meeting"_s, u"Examples"_s, u"Correction"_s}));
    QCOMPARE(rows.size(), 3 + TemplateStore::bundled().size());
    // The one that can be filled in at once is chosen; headings cannot be.
    QCOMPARE(find<QListWidget>(*dialog, "templateList")->currentRow(), 1);
    QCOMPARE(find<QLabel>(*dialog, "templateName")->text(), u"Meeting"_s);
}

void TestTemplatesDialog::theSearchKeepsTheHeadingsOfWhatItFinds()
{
    const auto dialog = open();
    QVERIFY(dialog);
    auto *search = find<QLineEdit>(*dialog, "templateSearch");
    search->setFocus();
    type(search, u"meetings for"_s); // words of the description, in any order
    QCOMPARE(visibleRows(*dialog), (QStringList{u"Your own"_s, u"Meeting"_s}));
    type(search, u"维护"_s);
    QCOMPARE(visibleRows(*dialog), (QStringList{u"Examples"_s, u"维护通知"_s}));
    type(search, u"zzz"_s);
    QCOMPARE(visibleRows(*dialog), QStringList());
    type(search, u"welcome"_s);
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), find<QListWidget>(*dialog, "templateList"));
}

void TestTemplatesDialog::whatIsFilledInIsPreviewedAndUsed()
{
    const auto dialog = open();
    QVERIFY(dialog);
    QSignalSpy used(dialog.get(), &TemplatesDialog::useWanted);
    type(field<PlainEditor>(*dialog, "value_what"), u"\"Quiz\" {{who}}\n第二行 \\"_s);
    QTest::keyClick(field<QComboBox>(*dialog, "value_place"), Qt::Key_End);
    auto *clock = field<QDateTimeEdit>(*dialog, "clock_when");
    clock->setDateTime(QDateTime(QDate(2026, 11, 24), QTime(22, 0), Qt::UTC));
    QCOMPARE(preview(*dialog),
             u"Team: \"Quiz\" {{who}}\n第二行 \\ at 24 November 2026, 22:00 (UTC+1) in hall 2"_s);
    QTest::mouseClick(find<QPushButton>(*dialog, "useTemplate"), Qt::LeftButton);
    QCOMPARE(used.size(), 1);
    QCOMPARE(used.first().at(0).toString(), u"RC:TxtMsg"_s);
    QCOMPARE(
        used.first().at(1).toByteArray(),
        QByteArray("{ \"content\" : \"Team: \\\"Quiz\\\" {{who}}\\n第二行 \\\\ at 24 November 2026, 22:00 "
                   "(UTC+1) in hall 2\",\"n\":1.0 }"));
    QCOMPARE(used.first().at(2).toString(), u"Meeting"_s);
    QVERIFY(dialog->isVisible()); // it may be wanted again
}

void TestTemplatesDialog::whileSomethingIsMissingItIsSaidAndNotUsed()
{
    const auto dialog = open();
    QVERIFY(dialog);
    auto *problems = find<StatusLine>(*dialog, "templateProblems");
    auto *use = find<QPushButton>(*dialog, "useTemplate");
    QVERIFY(problems->text().contains(u"Q & A"_s)); // by its label
    QVERIFY(!use->isEnabled());
    QCOMPARE(use->accessibleDescription(), problems->text());
    QVERIFY(preview(*dialog).startsWith(u"Team: {{what}} at "_s));
    type(field<PlainEditor>(*dialog, "value_what"), u"x"_s);
    QVERIFY(use->isEnabled());
    QCOMPARE(problems->text(), QString());
    // Enter in a field is no press of a button.
    QSignalSpy used(dialog.get(), &TemplatesDialog::useWanted);
    QTest::keyClick(field<QLineEdit>(*dialog, "value_who"), Qt::Key_Return);
    QCOMPARE(used.size(), 0);
    QVERIFY(dialog->isVisible());
}

void TestTemplatesDialog::whatAnInputMethodComposesIsNotTakenYet()
{
    const auto dialog = open();
    QVERIFY(dialog);
    for (const char *name : {"value_who", "value_what"}) {
        auto *input = field<QWidget>(*dialog, name);
        input->setFocus();
        const QString before = preview(*dialog);
        QInputMethodEvent composing(u"wei hu"_s, {});
        QCoreApplication::sendEvent(input, &composing);
        QCOMPARE(preview(*dialog), before);
        QInputMethodEvent done(QString(), {});
        done.setCommitString(u"维护"_s);
        QCoreApplication::sendEvent(input, &done);
        QCOMPARE(preview(*dialog).count(u"维护"_s), before.count(u"维护"_s) + 1);
    }
}

void TestTemplatesDialog::whatWasTypedStaysWithItsTemplate()
{
    const auto dialog = open();
    QVERIFY(dialog);
    type(field<PlainEditor>(*dialog, "value_what"), u"Quiz"_s);
    choose(*dialog, u"Welcome"_s);
    type(field<QLineEdit>(*dialog, "value_topic"), u"Chess"_s);
    QVERIFY(preview(*dialog).contains(u"Chess"_s));
    choose(*dialog, u"Meeting"_s);
    QVERIFY(preview(*dialog).contains(u"Quiz"_s));
    dialog->close();
    dialog->show();
    QVERIFY(preview(*dialog).contains(u"Quiz"_s));
    choose(*dialog, u"Welcome"_s);
    QCOMPARE(field<QLineEdit>(*dialog, "value_topic")->text(), u"Chess"_s);
}

void TestTemplatesDialog::aDateIsShownAsItsClockAndZoneSay()
{
    const auto dialog = open();
    QVERIFY(dialog);
    type(field<PlainEditor>(*dialog, "value_what"), u"x"_s);
    auto *clock = field<QDateTimeEdit>(*dialog, "clock_when");
    auto *zone = field<ZoneBox>(*dialog, "zone_when");
    auto *problems = find<StatusLine>(*dialog, "templateProblems");
    QCOMPARE(zone->zone(), u"Europe/Berlin"_s);
    QCOMPARE(clock->time().minute(), 0);
    const auto at = [clock](const QDate &date, const QTime &time) {
        clock->setDateTime(QDateTime(date, time, Qt::UTC));
    };
    at(QDate(2026, 3, 29), QTime(2, 30));
    QVERIFY(problems->text().contains(u"does not exist"_s));
    QVERIFY(!find<QPushButton>(*dialog, "useTemplate")->isEnabled());
    at(QDate(2026, 10, 25), QTime(2, 30));
    QVERIFY(problems->text().contains(u"comes twice"_s));
    QVERIFY(find<QPushButton>(*dialog, "useTemplate")->isEnabled()); // told, not refused
    type(zone->lineEdit(), u"Asia/Shanghai"_s);
    QCOMPARE(problems->text(), QString());
    QVERIFY(preview(*dialog).contains(u"25 October 2026, 02:30 (UTC+8)"_s));
    type(zone->lineEdit(), u"Asia/Nowhere"_s);
    QVERIFY(problems->text().contains(u"Asia/Nowhere"_s));
    QTest::keyClick(zone->lineEdit(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(zone->lineEdit(), Qt::Key_Delete);
    QVERIFY(!find<QPushButton>(*dialog, "useTemplate")->isEnabled()); // never a zone nobody sees
}

void TestTemplatesDialog::aDateThatMayBeLeftOutIs()
{
    MessageTemplate message = templateOf(u"RC:TxtMsg"_s, R"({"content":"Until {{day}}."})");
    message.name = u"Abc"_s;
    message.language = u"en"_s;
    message.variables[0].kind = VariableKind::Date;
    message.variables[0].format = DateFormat::Date;
    message.variables[0].isRequired = false;
    QVERIFY(m_store->add(message).ok());
    const auto dialog = open();
    QVERIFY(dialog);
    auto *clock = field<QDateTimeEdit>(*dialog, "clock_day");
    QVERIFY(!clock->isEnabled());
    QCOMPARE(preview(*dialog), u"Until ."_s);
    QTest::keyClick(field<QCheckBox>(*dialog, "given_day"), Qt::Key_Space);
    QVERIFY(clock->isEnabled());
    clock->setDate(QDate(2026, 12, 1));
    QCOMPARE(preview(*dialog), u"Until 1 December 2026."_s);
}

void TestTemplatesDialog::scrollingPastTheFormChangesNothing()
{
    const auto dialog = open();
    QVERIFY(dialog);
    const QString before = preview(*dialog);
    for (const char *name : {"clock_when", "zone_when", "value_place"}) {
        auto *box = field<QWidget>(*dialog, name);
        box->setFocus();
        QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(box, &wheel);
    }
    QCOMPARE(preview(*dialog), before);
}

void TestTemplatesDialog::aDeletedTemplateComesBackWithUndo()
{
    const auto dialog = open();
    QVERIFY(dialog);
    type(field<PlainEditor>(*dialog, "value_what"), u"Quiz"_s);
    QTest::keyClick(find<QListWidget>(*dialog, "templateList"), Qt::Key_Delete);
    QVERIFY(!visibleRows(*dialog).contains(u"Meeting"_s));
    QVERIFY(m_store->list().own.isEmpty());
    auto *status = find<StatusLine>(*dialog, "templateStatus");
    QVERIFY(status->text().contains(u"Meeting"_s));
    QTest::mouseClick(status->findChild<QPushButton *>(u"statusOffer"_s), Qt::LeftButton);
    QVERIFY(visibleRows(*dialog).contains(u"Meeting"_s));
    QCOMPARE(find<QLabel>(*dialog, "templateName")->text(), u"Meeting"_s);
    QVERIFY(preview(*dialog).contains(u"Quiz"_s)); // nor is lost what was typed
    QCOMPARE(status->text(), QString());

    choose(*dialog, u"Correction"_s);
    QTest::keyClick(find<QListWidget>(*dialog, "templateList"), Qt::Key_Delete);
    QVERIFY(visibleRows(*dialog).contains(u"Correction"_s));
    QVERIFY(!find<QPushButton>(*dialog, "deleteTemplate")->isEnabled());
    QVERIFY(!find<QPushButton>(*dialog, "deleteTemplate")->accessibleDescription().isEmpty());
}

void TestTemplatesDialog::anExampleIsChangedByDuplicatingIt()
{
    const auto dialog = open();
    QVERIFY(dialog);
    choose(*dialog, u"Welcome"_s);
    QVERIFY(!find<QPushButton>(*dialog, "editTemplate")->isEnabled());
    QTest::mouseClick(find<QPushButton>(*dialog, "duplicateTemplate"), Qt::LeftButton);
    QCOMPARE(m_store->list().own.size(), 2);
    QCOMPARE(find<QListWidget>(*dialog, "templateList")->currentRow(), 2); // the copy, below one's own
    QVERIFY(find<QPushButton>(*dialog, "editTemplate")->isEnabled());
    QTest::mouseClick(find<QPushButton>(*dialog, "editTemplate"), Qt::LeftButton);
    auto *editor = find<TemplateEditor>(*dialog, "templateEditor");
    type(find<QLineEdit>(*editor, "editorName"), u"Hello"_s);
    QTest::mouseClick(find<QPushButton>(*editor, "editorSave"), Qt::LeftButton);
    QCOMPARE(find<QLabel>(*dialog, "templateName")->text(), u"Hello"_s);
    QVERIFY(visibleRows(*dialog).contains(u"Welcome"_s));
}

void TestTemplatesDialog::anImportNeverReplacesATemplate()
{
    const auto dialog = open();
    QVERIFY(dialog);
    MessageTemplate other = sampleTemplate(u"Meeting"_s);
    other.description = u"Another one."_s;
    const QString path = m_folder->filePath(u"other.json"_s);
    QVERIFY(exportTemplate(other, path, false).ok());
    dialog->importFrom(path);
    QCOMPARE(visibleRows(*dialog).mid(1, 2), (QStringList{u"Meeting"_s, u"Meeting (2)"_s}));
    QCOMPARE(find<QLabel>(*dialog, "templateName")->text(), u"Meeting (2)"_s);
    QCOMPARE(find<QLabel>(*dialog, "templateDescription")->text(), u"Another one."_s);
    QVERIFY(find<StatusLine>(*dialog, "templateStatus")->text().contains(u"Meeting (2)"_s));
}

void TestTemplatesDialog::aBadFileIsNotImportedAndToldWhy()
{
    const auto dialog = open();
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"bad.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(templateBytes(sampleTemplate(u"Bad"_s)).replace("{{who}}", "{{unknown}}"));
    file.close();
    dialog->importFrom(path);
    const QString said = find<StatusLine>(*dialog, "templateStatus")->text();
    QVERIFY(said.contains(u"bad.json"_s) && said.contains(u"{{unknown}}"_s));
    QCOMPARE(m_store->list().own.size(), 1);
}

void TestTemplatesDialog::anExportAsksBeforeItReplaces()
{
    const auto dialog = open();
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"out.json"_s);
    dialog->exportTo(path);
    QVERIFY(readTemplateFile(path).message.name == u"Meeting"_s);
    choose(*dialog, u"Welcome"_s);
    dialog->exportTo(path);
    QVERIFY(readTemplateFile(path).message.name == u"Meeting"_s);
    auto *status = find<StatusLine>(*dialog, "templateStatus");
    QVERIFY(status->text().contains(u"out.json"_s));
    QTest::mouseClick(status->findChild<QPushButton *>(u"statusOffer"_s), Qt::LeftButton);
    QVERIFY(readTemplateFile(path).message.name == u"Welcome"_s);
}

void TestTemplatesDialog::theFileDialogsDoNotBlock()
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const auto dialog = open();
    QVERIFY(dialog);
    for (const char *button : {"importTemplate", "exportTemplate"}) {
        QTest::mouseClick(find<QPushButton>(*dialog, button), Qt::LeftButton); // returns at once
        QPointer<QFileDialog> files = dialog->findChild<QFileDialog *>();
        QVERIFY(files);
        QVERIFY(files->isVisible());
        files->close();
        QTRY_VERIFY(!files);
    }
}

void TestTemplatesDialog::aDamagedTemplateIsShownWithItsReason()
{
    QFile file(m_folder->filePath(u"templates/broken.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\":1,");
    file.close();
    const auto dialog = open();
    QVERIFY(dialog);
    QCOMPARE(visibleRows(*dialog).mid(visibleRows(*dialog).size() - 2),
             (QStringList{u"Cannot be read"_s, u"broken.json"_s}));
    choose(*dialog, u"broken.json"_s);
    QVERIFY(field<QLabel>(*dialog, "templateUnreadable")->text().contains(u"line 1"_s));
    QVERIFY(!find<QPushButton>(*dialog, "useTemplate")->isEnabled());
    QVERIFY(!find<QPlainTextEdit>(*dialog, "templatePreview")->isVisible());
    QTest::mouseClick(find<QPushButton>(*dialog, "deleteTemplate"), Qt::LeftButton);
    QVERIFY(!visibleRows(*dialog).contains(u"broken.json"_s));
    QVERIFY(QFile::exists(m_folder->filePath(u"templates/removed/broken.json"_s)));
    QCOMPARE(find<QLabel>(*dialog, "templateName")->text(), u"Meeting"_s);
}

void TestTemplatesDialog::aChangeFromElsewhereIsSeen()
{
    const auto dialog = open();
    QVERIFY(dialog);
    const TemplateStore other(m_folder->path());
    QVERIFY(other.add(sampleTemplate(u"Another"_s)).ok());
    QEvent activated(QEvent::WindowActivate);
    QCoreApplication::sendEvent(dialog.get(), &activated);
    QVERIFY(visibleRows(*dialog).contains(u"Another"_s));
    QCOMPARE(find<QLabel>(*dialog, "templateName")->text(), u"Meeting"_s); // what was chosen is chosen still
}

void TestTemplatesDialog::aDraftIsSavedAsATemplate()
{
    TemplateEditor editor(*m_store, templateOf(u"RC:InfoNtf"_s, "{\"message\" : \"{{a}} until {{b}}\"}"), {});
    QSignalSpy stored(&editor, &TemplateEditor::stored);
    editor.open();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QCOMPARE(find<PlainEditor>(editor, "editorContent")->exactText(), u"{{a}} until {{b}}"_s);
    type(find<QLineEdit>(editor, "editorName"), u"Until"_s);
    auto *table = find<QTableWidget>(editor, "variableTable");
    QCOMPARE(table->rowCount(), 2);
    type(find<QLineEdit>(editor, "variableLabel"), u"What"_s);
    QCOMPARE(table->item(0, 2)->text(), u"What"_s);
    type(find<PlainEditor>(editor, "variableText"), u"Sale"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(editor, "variableKind"), Qt::Key_Down);
    QVERIFY(find<QComboBox>(editor, "variableFormat")->isVisible());
    QVERIFY(!find<PlainEditor>(editor, "variableText")->isVisible());
    type(find<ZoneBox>(editor, "variableZone")->lineEdit(), u"Asia/Tokyo"_s);
    QTest::keyClick(find<QCheckBox>(editor, "variableRequired"), Qt::Key_Space);
    QTest::mouseClick(find<QPushButton>(editor, "editorSave"), Qt::LeftButton);
    QCOMPARE(stored.size(), 1);
    QVERIFY(!editor.isVisible());

    MessageTemplate expected = templateOf(u"RC:InfoNtf"_s, "{\"message\" : \"{{a}} until {{b}}\"}");
    expected.name = u"Until"_s;
    expected.language = u"en"_s;
    expected.variables = {{.name = u"a"_s, .label = u"What"_s, .defaultText = u"Sale"_s},
                          {.name = u"b"_s,
                           .label = {},
                           .kind = VariableKind::Date,
                           .isRequired = false,
                           .timeZone = u"Asia/Tokyo"_s}};
    MessageTemplate saved = m_store->list().own.last().message;
    saved.id.clear();
    QVERIFY(saved == expected);
}

void TestTemplatesDialog::blanksFollowTheText()
{
    TemplateEditor editor(*m_store, templateOf(u"RC:TxtMsg"_s, "{\"content\":\"hello\"}"), {});
    editor.open();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QVERIFY(find<QLabel>(editor, "noVariables")->isVisible());
    auto *content = find<PlainEditor>(editor, "editorContent");
    auto *table = find<QTableWidget>(editor, "variableTable");
    type(content, u"{{one}} {{two}}"_s);
    QCOMPARE(table->rowCount(), 2);
    type(find<QLineEdit>(editor, "variableLabel"), u"First"_s);
    type(content, u"{{two}}"_s);
    QCOMPARE(table->rowCount(), 1);
    type(content, u"{{two}} {{one}}"_s); // back again, with what was said of it
    QCOMPARE(table->item(1, 0)->text(), u"one"_s);
    QCOMPARE(table->item(1, 2)->text(), u"First"_s);
}

void TestTemplatesDialog::aTemplateWithoutANameIsNotSaved()
{
    TemplateEditor editor(*m_store, templateOf(u"RC:TxtMsg"_s, "{\"content\":\"{{a b}}\"}"), {});
    editor.open();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    auto *status = find<StatusLine>(editor, "editorStatus");
    QCOMPARE(status->text(), QString()); // nothing is wrong yet with what nobody has written yet
    QTest::mouseClick(find<QPushButton>(editor, "editorSave"), Qt::LeftButton);
    QVERIFY(editor.isVisible());
    QVERIFY(status->text().contains(u"no name"_s) && status->text().contains(u"{{a b}}"_s));
    type(find<QLineEdit>(editor, "editorName"), u"A"_s);
    QVERIFY(!status->text().contains(u"no name"_s));
    type(find<PlainEditor>(editor, "editorContent"), u"{{ab}}"_s);
    QCOMPARE(status->text(), QString());
    QTest::keyClick(find<QLineEdit>(editor, "editorName"), Qt::Key_Return);
    QVERIFY(!editor.isVisible());
    QCOMPARE(m_store->list().own.size(), 2);
}

void TestTemplatesDialog::aTemplateChangedElsewhereIsKeptAsANewOne()
{
    const StoredTemplate old = m_store->list().own.first();
    TemplateEditor editor(*m_store, old.message, old);
    editor.open();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QVERIFY(m_store->remove(old.message.id).ok());
    type(find<QLineEdit>(editor, "editorDescription"), u"Mine"_s);
    QTest::mouseClick(find<QPushButton>(editor, "editorSave"), Qt::LeftButton);
    QVERIFY(editor.isVisible());
    auto *status = find<StatusLine>(editor, "editorStatus");
    QVERIFY(status->text().contains(u"elsewhere"_s));
    QTest::mouseClick(status->findChild<QPushButton *>(u"statusOffer"_s), Qt::LeftButton);
    QVERIFY(!editor.isVisible());
    QCOMPARE(m_store->list().own.first().message.description, u"Mine"_s);
}

void TestTemplatesDialog::choicesAreTypedALineEach()
{
    TemplateEditor editor(*m_store, templateOf(u"RC:TxtMsg"_s, "{\"content\":\"{{c}}\"}"), {});
    editor.open();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    type(find<QLineEdit>(editor, "editorName"), u"Choice"_s);
    auto *kind = find<QComboBox>(editor, "variableKind");
    QTest::keyClick(kind, Qt::Key_End);
    auto *text = find<PlainEditor>(editor, "variableText");
    type(text, u"ab\na\n\nabc\n"_s);
    QCOMPARE(text->exactText(), u"ab\na\n\nabc\n"_s); // nobody writes along
    QTest::keyClick(find<QComboBox>(editor, "variableChoice"), Qt::Key_End);
    QTest::mouseClick(find<QPushButton>(editor, "editorSave"), Qt::LeftButton);
    QVERIFY(!editor.isVisible());
    const TemplateVariable saved = m_store->list().own.first().message.variables.first();
    QCOMPARE(saved.choices, (QStringList{u"ab"_s, u"a"_s, u"abc"_s}));
    QCOMPARE(saved.defaultText, u"abc"_s);
}

void TestTemplatesDialog::theEditorKeepsOtherBytes()
{
    const StoredTemplate old = m_store->list().own.first();
    TemplateEditor editor(*m_store, old.message, old);
    editor.open();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QTest::keyClick(find<QPushButton>(editor, "editorSave"), Qt::Key_Space);
    QVERIFY(!editor.isVisible());
    QVERIFY(m_store->list().own.first() == old); // looked at, and the same file

    TemplateEditor again(*m_store, old.message, old);
    again.open();
    QVERIFY(QTest::qWaitForWindowExposed(&again));
    auto *content = find<PlainEditor>(again, "editorContent");
    QTest::keyClick(content, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(content, u"!"_s);
    QTest::keyClick(find<QPushButton>(again, "editorSave"), Qt::Key_Space);
    QCOMPARE(m_store->list().own.first().message.content,
             QByteArray(R"({ "content" : "{{who}}: {{what}} at {{when}}{{place}}!","n":1.0 })"));
}

void TestTemplatesDialog::aCorrectionBeginsWithTheExample()
{
    for (const char *language : {"en", "zh_CN"}) {
        installTranslations(*QCoreApplication::instance(), QString::fromLatin1(language));
        CorrectionDialog dialog(u"Shop Live"_s, std::nullopt);
        QSignalSpy saved(&dialog, &CorrectionDialog::saved);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(dialog.windowTitle().contains(u"Shop Live"_s));
        QVERIFY(!find<QPushButton>(dialog, "correctionRemove")->isVisible());
        QTest::mouseClick(find<QPushButton>(dialog, "correctionSave"), Qt::LeftButton);
        const CorrectionText expected = bundledCorrection(speaksChinese());
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.first().at(0).toString(), expected.objectName);
        QCOMPARE(saved.first().at(1).toByteArray(), expected.content);
        QVERIFY(dialog.isVisible()); // until it is kept
        dialog.showTrouble(u"The disk is full."_s);
        QCOMPARE(find<StatusLine>(dialog, "correctionStatus")->text(), u"The disk is full."_s);
    }
}

void TestTemplatesDialog::aCorrectionKeepsItsOtherBytes()
{
    const CorrectionText text{u"RC:InfoNtf"_s, R"({ "extra":"1", "message" : "Sorry." })"};
    CorrectionDialog dialog(u"Shop"_s, text);
    QSignalSpy saved(&dialog, &CorrectionDialog::saved);
    QSignalSpy removed(&dialog, &CorrectionDialog::removed);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *editor = find<PlainEditor>(dialog, "correctionText");
    QCOMPARE(editor->exactText(), u"Sorry."_s);
    QTest::keyClick(editor, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(editor, Qt::Key_Return);
    QTest::keyClicks(editor, u"Again."_s);
    QTest::mouseClick(find<QPushButton>(dialog, "correctionSave"), Qt::LeftButton);
    QCOMPARE(saved.last().at(1).toByteArray(),
             QByteArray(R"({ "extra":"1", "message" : "Sorry.\nAgain." })"));
    QTest::keyClick(find<QComboBox>(dialog, "correctionType"), Qt::Key_Home);
    QTest::mouseClick(find<QPushButton>(dialog, "correctionSave"), Qt::LeftButton);
    QCOMPARE(saved.last().at(0).toString(), u"RC:TxtMsg"_s);
    QCOMPARE(saved.last().at(1).toByteArray(), QByteArray(R"({"content":"Sorry.\nAgain."})"));
    QTest::mouseClick(find<QPushButton>(dialog, "correctionRemove"), Qt::LeftButton);
    QCOMPARE(removed.size(), 1);
}

void TestTemplatesDialog::anEmptyCorrectionIsNotSaved()
{
    CorrectionDialog dialog(u"Shop"_s, std::nullopt);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *editor = find<PlainEditor>(dialog, "correctionText");
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(editor, Qt::Key_Delete);
    auto *save = find<QPushButton>(dialog, "correctionSave");
    QVERIFY(!save->isEnabled());
    QCOMPARE(save->accessibleDescription(), find<StatusLine>(dialog, "correctionStatus")->text());
    QVERIFY(!save->accessibleDescription().isEmpty());
    QTest::keyClicks(editor, u"x"_s);
    QVERIFY(save->isEnabled());
}

void TestTemplatesDialog::everythingHasANameAndIsReachedByTab_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("templates") << 0;
    QTest::newRow("editor") << 1;
    QTest::newRow("correction") << 2;
}

void TestTemplatesDialog::everythingHasANameAndIsReachedByTab()
{
    QFETCH(int, which);
    std::unique_ptr<QDialog> dialog;
    if (which == 0)
        dialog = std::make_unique<TemplatesDialog>(*m_store);
    else if (which == 1)
        dialog = std::make_unique<TemplateEditor>(*m_store, sampleTemplate(u"A"_s), std::nullopt);
    else
        dialog = std::make_unique<CorrectionDialog>(u"Shop"_s, bundledCorrection(false));
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    QSet<QWidget *> wanted;
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        const bool isPart = qobject_cast<QComboBox *>(widget->parentWidget()) ||
                            qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) ||
                            qobject_cast<QAbstractScrollArea *>(widget->parentWidget()) ||
                            widget->objectName().startsWith(u"qt_"_s);
        if (!widget->isVisible() || !widget->isEnabled() || isPart || widget->focusProxy() ||
            !(widget->focusPolicy() & Qt::TabFocus) || qobject_cast<QLabel *>(widget) ||
            widget->inherits("QScrollArea"))
            continue;
        wanted.insert(widget);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(wanted.size() >= 5);
    for (int i = 0; i < 60 && !wanted.isEmpty(); ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        wanted.remove(focus);
        wanted.remove(focus->parentWidget()); // of an editable box the line in it has the focus
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    QStringList missed;
    for (const QWidget *widget : wanted)
        missed.append(widget->objectName());
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u' ')));
}

void TestTemplatesDialog::theLanguageChangesInPlace()
{
    const auto dialog = open();
    QVERIFY(dialog);
    type(field<PlainEditor>(*dialog, "value_what"), u"Quiz"_s);
    installTranslations(*QCoreApplication::instance(), u"zh_CN"_s);
    QCoreApplication::processEvents();
    QVERIFY(preview(*dialog).contains(u"Quiz"_s));
    if (speaksChinese()) {
        // The examples in the person's language come first.
        const QStringList rows = visibleRows(*dialog);
        QCOMPARE(rows.at(3), u"更正通知"_s);
    }
}

void TestTemplatesDialog::pictures_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    for (const char *language : {"en", "zh_CN"}) {
        for (const bool dark : {false, true})
            QTest::addRow("%s-%s", language, dark ? "dark" : "light")
                << QString::fromLatin1(language) << dark;
    }
}

// For people to look at, in the folder CRIER_SCREENSHOTS names; here, that nothing is cut off at 700 x 500.
void TestTemplatesDialog::pictures()
{
    QFETCH(QString, language);
    QFETCH(bool, dark);
    if (dark)
        QApplication::setPalette(darkPalette());
    installTranslations(*QCoreApplication::instance(), language);
    const QString wanted = qEnvironmentVariable("CRIER_SCREENSHOTS");
    const QDir target(wanted.isEmpty() ? m_folder->path() : wanted);
    const auto keep = [&](QWidget &window, const QString &name) {
        QCoreApplication::processEvents();
        QVERIFY(window.grab().save(target.filePath(
            u"templates-%1-%2.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()), name))));
    };
    const auto dialog = open();
    QVERIFY(dialog);
    QCOMPARE(dialog->size(), QSize(700, 500));
    keep(*dialog, u"form"_s);
    type(field<PlainEditor>(*dialog, "value_what"), u"Quiz"_s);
    QTest::keyClick(find<QListWidget>(*dialog, "templateList"), Qt::Key_Delete);
    choose(*dialog, language == u"en" ? u"Maintenance"_s : u"维护"_s);
    keep(*dialog, u"undo"_s);
    TemplateEditor editor(*m_store, sampleTemplate(u"Meeting"_s), {});
    editor.open();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QVERIFY(editor.width() <= 700 && editor.height() <= 500);
    keep(editor, u"editor"_s);
    QTest::keyClick(find<QTableWidget>(editor, "variableTable"), Qt::Key_End, Qt::ControlModifier);
    type(find<PlainEditor>(editor, "editorContent"), u"{{who}} {{place}} {{x"_s);
    QTest::mouseClick(find<QPushButton>(editor, "editorSave"), Qt::LeftButton);
    keep(editor, u"editor-problem"_s);
    CorrectionDialog correction(u"Shop Live"_s, bundledCorrection(speaksChinese()));
    correction.open();
    QVERIFY(QTest::qWaitForWindowExposed(&correction));
    keep(correction, u"correction"_s);
}

QTEST_MAIN(TestTemplatesDialog)
#include "tst_templates_dialog.moc"
