// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/content_document.h"

#include <QSignalSpy>
#include <QTest>

using namespace crier;

namespace {
const QString text = QStringLiteral("RC:TxtMsg");
const QString notice = QStringLiteral("RC:InfoNtf");
const QString command = QStringLiteral("RC:CmdMsg");
const QString custom = QStringLiteral("App:Notice");
} // namespace

class ContentDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theTextIsOneValueAndAllOtherBytesStay()
    {
        ContentDocument document;
        const QByteArray written = "{ \"extra\" : 1.0,\n\t\"content\":\"old\" , \"n\":200000000000000000000}";
        document.load(text, written);
        QCOMPARE(document.text(), QStringLiteral("old"));
        document.setText(QStringLiteral("new \"one\""));
        QCOMPARE(document.content(),
                 QByteArray(
                     "{ \"extra\" : 1.0,\n\t\"content\":\"new \\\"one\\\"\" , \"n\":200000000000000000000}"));
    }

    void theTextMovesAlongToAnotherType()
    {
        ContentDocument document;
        document.begin(text, QStringLiteral("hello"));
        document.setType(notice);
        QCOMPARE(document.text(), QStringLiteral("hello"));
        QCOMPARE(document.content(), QByteArray("{\"message\":\"hello\"}"));
        document.setText(QStringLiteral("changed there"));
        document.setType(text);
        QCOMPARE(document.text(), QStringLiteral("changed there"));
    }

    void theJsonOfATypeComesBackWithIt()
    {
        ContentDocument document;
        document.begin(text, QStringLiteral("hello"));
        document.setType(command);
        document.setRaw(QStringLiteral("{\"name\": \"mine\" }"));
        document.setType(text);
        QCOMPARE(document.text(), QStringLiteral("hello"));
        document.setType(custom);
        document.setRaw(QStringLiteral("not json at all"));
        document.setType(command);
        QCOMPARE(document.content(), QByteArray("{\"name\": \"mine\" }"));
        document.setType(QStringLiteral("App:Other"));
        QCOMPARE(document.content(), QByteArray("not json at all"));
        QVERIFY(document.isCustom());
        document.setType(text);
        QCOMPARE(document.text(), QStringLiteral("hello"));
    }

    void brokenJsonHasNoTextAndIsKept()
    {
        ContentDocument document;
        document.begin(text, QStringLiteral("hello"));
        document.setRaw(QStringLiteral("{\"content\":"));
        QVERIFY(!document.text());
        document.setType(notice);
        QCOMPARE(document.text(), QStringLiteral("hello"));
        document.setType(text);
        QCOMPARE(document.content(), QByteArray("{\"content\":"));
    }

    void aTextThatAnEditorWouldChangeIsLeftToTheJsonTab()
    {
        ContentDocument document;
        document.load(text, "{\"content\":\"a\\rb\"}");
        QVERIFY(!document.text());
    }

    void aLoneSurrogateIsRemembered()
    {
        ContentDocument document;
        document.begin(text, QString());
        document.setText(QStringLiteral("ab") + QChar(0xD83D));
        QCOMPARE(document.loneSurrogate(), 3);
        document.setText(QStringLiteral("ab"));
        QCOMPARE(document.loneSurrogate(), 0);
    }

    void settingTheSameAgainChangesNothing()
    {
        ContentDocument document;
        document.begin(text, QStringLiteral("hello"));
        QSignalSpy changed(&document, &ContentDocument::changed);
        document.setText(QStringLiteral("hello"));
        document.setRaw(document.raw());
        document.setType(text);
        QCOMPARE(changed.count(), 0);
    }
};

QTEST_GUILESS_MAIN(ContentDocumentTest)
#include "tst_content_document.moc"
