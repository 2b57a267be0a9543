// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "app/compose/text_view.h"
#include "app/json/json_tree.h"
#include "ui/compose/compose_view.h"
#include "ui/compose/content_editor.h"
#include "ui/compose/type_picker.h"
#include "ui/editor/json_editor.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

#include <memory>

using namespace crier;

// What a person meets between writing and sending, in the real window with a real sandbox.
class tst_compose : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarning());
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

    void warningsAskAndOneAnswerSendsOnce()
    {
        write("{\"content\":\"see http://example.com/x\"}");
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(ask()->isVisible());
        QVERIFY(m_fixture->labelText("askQuestion").contains(QStringLiteral("http://")));
        QVERIFY(m_fixture->received.isEmpty());
        // A double press on Send does not answer what nobody has read yet.
        QTest::mouseClick(button("askAnyway"), Qt::LeftButton);
        QVERIFY(ask()->isVisible());
        QVERIFY(QTest::qWaitFor([this] {
            if (ask()->isVisible())
                QTest::mouseClick(button("askAnyway"), Qt::LeftButton);
            return !ask()->isVisible();
        }));
        QVERIFY(m_fixture->waitForReports(1));
        QVERIFY(m_fixture->waitForSend());
        QCOMPARE(m_fixture->received.size(), 1);
        QCOMPARE(m_fixture->received.first().content,
                 QByteArray("{\"content\":\"see http://example.com/x\"}"));
    }

    void anotherTextTakesTheQuestionBack()
    {
        write("{\"content\":\"see http://example.com/x\"}");
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(ask()->isVisible());
        QTest::keyClicks(m_fixture->textEditor(), QStringLiteral("!"));
        QVERIFY(!ask()->isVisible());
        QVERIFY(m_fixture->received.isEmpty());
    }

    void notSendingIsOneKeyAway()
    {
        write("{\"content\":\"see http://example.com/x\"}");
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!ask()->isVisible());
        QVERIFY(m_fixture->received.isEmpty());
        QVERIFY(m_fixture->reports.isEmpty());
    }

    void aFixIsOneClickAndOneStepOfUndo()
    {
        const QByteArray before = "{\"content\":\"see http://example.com/x\", \"own\":1.0}";
        write(before);
        QPushButton *fix = nullptr;
        QTRY_VERIFY((fix = findings()->findChild<QPushButton *>(QStringLiteral("fixFinding"))) &&
                    fix->isVisible());
        QTest::mouseClick(fix, Qt::LeftButton);
        QCOMPARE(content(), QByteArray("{\"content\":\"see https://example.com/x\", \"own\":1.0}"));
        m_fixture->window.compose()->editor()->undo();
        QCOMPARE(content(), before);
    }

    void f8GoesToTheFieldAndToTheLine()
    {
        write("{\"content\":\"see http://example.com/x\"}");
        m_fixture->sender()->setFocus();
        m_fixture->window.compose()->showNextFinding(1);
        QVERIFY(m_fixture->textEditor()->hasFocus());
        m_fixture->window.compose()->editor()->setShowsJson(true);
        m_fixture->sender()->setFocus();
        m_fixture->window.compose()->showNextFinding(1);
        JsonEditor *const json = m_fixture->window.compose()->editor()->json();
        QVERIFY(json->hasFocus());
        QVERIFY(json->selectedText().contains(QStringLiteral("http")));
    }

    void theSenderIsAskedForOnlyWhenThePersonWantsIt()
    {
        m_fixture->sender()->setText(QStringLiteral("offline-user"));
        auto *const include = m_fixture->window.findChild<QCheckBox *>(QStringLiteral("includeSender"));
        include->setChecked(true);
        QVERIFY(m_fixture->received.isEmpty());
        QTest::mouseClick(button("askOnline"), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->received.size(), 1);
        QCOMPARE(m_fixture->received.first().path, QStringLiteral("/user/checkOnline.json"));
        QTRY_VERIFY(findings()->isVisible()); // a warning: the message will not reach the sender
        QTest::mouseClick(m_fixture->sendButton(), Qt::LeftButton);
        QVERIFY(ask()->isVisible());
        // Another sender: what was answered does not count any more.
        m_fixture->sender()->setText(QStringLiteral("somebody"));
        QVERIFY(!ask()->isVisible());
        QVERIFY(m_fixture->labelText("onlineState").isEmpty());
    }

    void anotherTypeKeepsWhatWasWritten()
    {
        write("{\"content\":\"hello\", \"own\": 1e3}");
        auto *const picker = m_fixture->window.findChild<TypePicker *>(QStringLiteral("typePicker"));
        picker->open(QStringLiteral("infontf"));
        QTest::keyClick(picker->findChild<QLineEdit *>(QStringLiteral("typeSearch")), Qt::Key_Return);
        QCOMPARE(content(), QByteArray("{\"message\":\"hello\", \"own\": 1e3}"));
        m_fixture->window.compose()->editor()->undo();
        QCOMPARE(content(), QByteArray("{\"content\":\"hello\", \"own\": 1e3}"));
        QCOMPARE(picker->type(), QStringLiteral("RC:TxtMsg"));
    }

    void aFileThatCannotBeContentSaysWhyAndChangesNothing_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"not UTF-8", "too large", "folder", "missing"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void aFileThatCannotBeContentSaysWhyAndChangesNothing()
    {
        QFETCH(QString, kind);
        const QString path = m_folder->filePath(QStringLiteral("content.json"));
        if (kind == u"folder") {
            QVERIFY(QDir().mkdir(path));
        } else if (kind != u"missing") {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(kind == u"too large" ? file.resize(100 * 1024 * 1024)
                                         : file.write("{\"content\":\"\xFF\"}") > 0);
        }
        const QByteArray before = content();
        m_fixture->window.compose()->openContentFile(path);
        QVERIFY(!m_fixture->labelText("composeNotice").isEmpty());
        QCOMPARE(content(), before);
    }

    void aFileBecomesTheContentAndUndoBringsTheOldOneBack()
    {
        const QByteArray written = "{\r\n \"content\" : \"from a file\" }\n";
        QFile file(m_folder->filePath(QStringLiteral("content.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(written), written.size());
        file.close();
        const QByteArray before = content();
        m_fixture->window.compose()->openContentFile(file.fileName());
        QCOMPARE(content(), written);
        m_fixture->window.compose()->editor()->undo();
        QCOMPARE(content(), before);
    }

    void contentOfATemplateLeavesSenderAndProfileAlone()
    {
        const QString sender = m_fixture->sender()->text();
        const QString title = m_fixture->window.windowTitle();
        const QByteArray before = content();
        m_fixture->window.compose()->adoptContent(QStringLiteral("RC:InfoNtf"),
                                                  "{\"message\":\"maintenance\"}");
        QCOMPARE(content(), QByteArray("{\"message\":\"maintenance\"}"));
        QCOMPARE(m_fixture->sender()->text(), sender);
        QCOMPARE(m_fixture->window.windowTitle(), title);
        m_fixture->window.compose()->editor()->undo();
        QCOMPARE(content(), before);
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
    QWidget *ask() const { return m_fixture->window.findChild<QWidget *>(QStringLiteral("askStrip")); }
    QWidget *findings() const { return m_fixture->window.findChild<QWidget *>(QStringLiteral("findings")); }
    QPushButton *button(const char *name) const
    {
        return m_fixture->window.findChild<QPushButton *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(tst_compose)
#include "tst_compose.moc"
