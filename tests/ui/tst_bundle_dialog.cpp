// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/store/ledger_file.h"
#include "app/support/bundle_zip.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_records.h"
#include "ui/support/bundle_dialog.h"
#include "ui/templates/status_line.h"

#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

// The dialog over a real ledger: what it shows is what it copies and writes.
class BundleDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(u"^(?!This plugin does not support (propagateSizeHints|raise|grabbing))"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<SendDesk>(
            SendDesk::Setup{.ledgerPath = ledgerPath(m_folder->path()), .transport = {}}, m_clock);
        QSignalSpy opened(m_desk.get(), &SendDesk::opened);
        m_desk->open();
        QTRY_VERIFY(!opened.isEmpty());
    }

    void cleanup() { m_desk.reset(); }

    void itShowsEachPartAndCopiesTheSame()
    {
        addRows(3);
        BundleDialog dialog(*m_desk, sources(), std::nullopt);
        QVERIFY(open(dialog));
        QCOMPARE(list(dialog).count(), 7); // all but settings, of which there are none
        const QList<BundlePart> parts = dialog.chosenParts();
        QCOMPARE(parts.size(), 7);
        for (int row = 0; row < list(dialog).count(); ++row) {
            list(dialog).setCurrentRow(row);
            QCOMPARE(text(dialog).toPlainText(), parts.at(row).text);
            QVERIFY(text(dialog).isReadOnly());
        }
        QVERIFY(parts.constFirst().text.contains(QString::fromLatin1(m_requestIds.last())));
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"bundleCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), bundleText(parts));
    }

    void itIsAboutTheChosenSend()
    {
        addRows(3);
        BundleDialog dialog(*m_desk, sources(), 2);
        QVERIFY(open(dialog));
        const QList<BundlePart> parts = dialog.chosenParts();
        QVERIFY(parts.constFirst().text.contains(QString::fromLatin1(m_requestIds.at(1))));
        const QString whole = bundleText(parts);
        QVERIFY(whole.contains(QString::fromLatin1(m_requestIds.at(0)))); // what went before it
        QVERIFY(!whole.contains(QString::fromLatin1(m_requestIds.at(2))));
    }

    void aPartThatIsTakenOutIsNowhere()
    {
        addRows(1);
        BundleDialog dialog(*m_desk, sources(), std::nullopt);
        QVERIFY(open(dialog));
        QVERIFY(bundleText(dialog.chosenParts()).contains(u"hello"_s));
        list(dialog).setCurrentRow(rowOf(dialog, BundlePartId::Content));
        QTest::keyClick(&list(dialog), Qt::Key_Space);                   // as with the keyboard
        QVERIFY(!bundleText(dialog.chosenParts()).contains(u"hello"_s)); // not in the request either
        QCOMPARE(text(dialog).toPlainText(), QString());
        list(dialog).setCurrentRow(rowOf(dialog, BundlePartId::Request));
        QVERIFY(text(dialog).toPlainText().contains(u"content=(left out: "_s));
        list(dialog).item(rowOf(dialog, BundlePartId::Content))->setCheckState(Qt::Checked);
        QVERIFY(text(dialog).toPlainText().contains(u"hello"_s));

        for (int row = 0; row < list(dialog).count(); ++row)
            list(dialog).item(row)->setCheckState(Qt::Unchecked);
        QVERIFY(!save(dialog).isEnabled());
        QVERIFY(!save(dialog).accessibleDescription().isEmpty());
        list(dialog).item(0)->setCheckState(Qt::Checked);
        QVERIFY(save(dialog).isEnabled());
    }

    void theFileHoldsWhatIsShown()
    {
        addRows(1);
        BundleDialog dialog(*m_desk, sources(), std::nullopt);
        QVERIFY(open(dialog));
        list(dialog).item(rowOf(dialog, BundlePartId::Versions))->setCheckState(Qt::Unchecked);
        const QString path = m_folder->filePath(u"bundle"_s);
        dialog.saveTo(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray expected = canZip() ? bundleZip(dialog.chosenParts(), m_clock.wall).value()
                                             : bundleText(dialog.chosenParts()).toUtf8();
        QCOMPARE(file.readAll(), expected);
        QVERIFY(status(dialog).contains(QDir::toNativeSeparators(path)));
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        addRows(1);
        BundleDialog dialog(*m_desk, sources(), std::nullopt);
        QVERIFY(open(dialog));
        dialog.saveTo(m_folder->filePath(u"no such folder/bundle.zip"_s));
        QVERIFY(status(dialog).contains(u"could not be written"_s));
    }

    void aSecretInAMessageIsMasked()
    {
        SendRecord record = sampleRecord("{\"content\":\"hunter2-hunter2\"}");
        addRow(record);
        BundleSources from = sources();
        from.hidden = {Secret("hunter2-hunter2")};
        BundleDialog dialog(*m_desk, from, std::nullopt);
        QVERIFY(open(dialog));
        QVERIFY(!bundleText(dialog.chosenParts()).contains(u"hunter2"_s));
    }

    void anEmptyLogStillGivesVersions()
    {
        BundleDialog dialog(*m_desk, sources(), std::nullopt);
        QVERIFY(open(dialog));
        QVERIFY(list(dialog).count() >= 2);
        QVERIFY(save(dialog).isEnabled());
    }

    void everyControlHasANameAndTheKeyboardReachesIt()
    {
        addRows(1);
        BundleDialog dialog(*m_desk, sources(), std::nullopt);
        QVERIFY(open(dialog));
        const QList<QWidget *> controls{&list(dialog), &text(dialog), &save(dialog),
                                        dialog.findChild<QPushButton *>(u"bundleCopy"_s)};
        for (const QWidget *control : controls) {
            QVERIFY(control->focusPolicy() & Qt::TabFocus);
            QAccessibleInterface *const access =
                QAccessible::queryAccessibleInterface(const_cast<QWidget *>(control));
            QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), qPrintable(control->objectName()));
        }
    }

private:
    BundleSources sources() const
    {
        Profile profile;
        profile.name = u"Shop Test"_s;
        profile.appKey = {u"key"_s};
        return {.clock = m_clock, .profiles = {profile}};
    }

    void addRow(const SendRecord &record)
    {
        LedgerFile file;
        QVERIFY(file.open(ledgerPath(m_folder->path())).ok());
        SendLog log(file, currentProcess());
        QVERIFY(file.write([&]() -> Status {
                        const Result<qint64> id = log.insertIntent(record);
                        return id ? Status(Done{}) : Status(id.error());
                    })
                    .ok());
        m_requestIds.append(record.row.requestId);
    }

    void addRows(int count)
    {
        m_requestIds.clear();
        for (int i = 0; i < count; ++i)
            addRow(sampleRecord());
    }

    static bool open(BundleDialog &dialog)
    {
        QSignalSpy ready(&dialog, &BundleDialog::ready);
        dialog.show();
        return !ready.isEmpty() || ready.wait();
    }

    static QListWidget &list(const BundleDialog &dialog)
    {
        return *dialog.findChild<QListWidget *>(u"bundleParts"_s);
    }
    static QPlainTextEdit &text(const BundleDialog &dialog)
    {
        return *dialog.findChild<QPlainTextEdit *>(u"bundleText"_s);
    }
    static QPushButton &save(const BundleDialog &dialog)
    {
        return *dialog.findChild<QPushButton *>(u"bundleSave"_s);
    }
    static QString status(const BundleDialog &dialog)
    {
        return dialog.findChild<StatusLine *>(u"bundleStatus"_s)->text();
    }
    static int rowOf(const BundleDialog &dialog, BundlePartId id)
    {
        for (int row = 0; row < list(dialog).count(); ++row) {
            if (list(dialog).item(row)->data(Qt::UserRole).toInt() == int(id))
                return row;
        }
        return -1;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SendDesk> m_desk;
    QList<QByteArray> m_requestIds;
};

QTEST_MAIN(BundleDialogTest)
#include "tst_bundle_dialog.moc"
