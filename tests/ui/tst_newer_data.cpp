// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "app/text/translations.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;

namespace {

const QStringList newerFiles{QStringLiteral("profiles.json"), QStringLiteral("compose.json"),
                             QStringLiteral("drafts/later.json"), QStringLiteral("templates/later.json")};

} // namespace

// An older Crier, started on the data of a newer one: it says so, changes nothing and goes on as far as it
// can.
class NewerDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsLeftAsItIs()
    {
        const QDir dir(m_folder.path());
        {
            WindowFixture fixture(m_folder.path());
            QVERIFY(fixture.start());
            QVERIFY(fixture.waitForSend());
            QTest::mouseClick(fixture.sendButton(), Qt::LeftButton);
            QVERIFY(fixture.waitForReports(1));
        }
        QVERIFY(dir.mkpath(QStringLiteral("drafts")) && dir.mkpath(QStringLiteral("templates")));
        for (const QString &name : newerFiles)
            QVERIFY(write(name, R"({"version":99,"something":{"new":[1,2]}})"));
        {
            QFile ledger(dir.filePath(QStringLiteral("sendlog.db")));
            QVERIFY(ledger.open(QIODevice::ReadWrite) && ledger.seek(60)); // where SQLite keeps user_version
            QCOMPARE(ledger.write(QByteArray::fromHex("00000063")), 4);
        }
        {
            QSettings settings(dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
            settings.setValue(QStringLiteral("later/setting"), QStringLiteral("kept"));
            settings.setValue(QStringLiteral("compose/preview"), QStringLiteral("a kind of a later version"));
        }
        const QMap<QString, QByteArray> before = bytes();
        QCOMPARE(before.size(), newerFiles.size() + 1);

        installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
        {
            WindowFixture fixture(m_folder.path());
            QVERIFY(fixture.start()); // and so there is a window, with a draft to write in
            WindowFixture::replaceAll(*fixture.textEditor(), QStringLiteral("written by the older one"));
            const qsizetype arrived = fixture.received.size();
            QTRY_VERIFY2(fixture.reason().contains(QStringLiteral("newer version of Crier")),
                         qPrintable(fixture.reason()));
            QVERIFY(fixture.reason().contains(QStringLiteral("install the newer version")));
            QVERIFY(!fixture.sendButton()->isEnabled());
            QTest::keyClick(&fixture.window, Qt::Key_Return, Qt::ControlModifier);
            QTest::keyClick(&fixture.window, Qt::Key_2, Qt::ControlModifier);
            auto *table = fixture.window.findChild<QTableView *>(QStringLiteral("logTable"));
            QTRY_COMPARE(table->model()->rowCount(), 1); // what can be read is read
            QCOMPARE(fixture.received.size(), arrived);
            QVERIFY(fixture.reports.isEmpty());
            fixture.window.close();
        }
        QCOMPARE(bytes(), before);
        const QSettings settings(dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        QCOMPARE(settings.value(QStringLiteral("later/setting")).toString(), QStringLiteral("kept"));
        // Nothing was put aside as damaged either.
        QCOMPARE(dir.entryList({QStringLiteral("*damaged*")}), QStringList());
    }

private:
    bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(QDir(m_folder.path()).filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    QMap<QString, QByteArray> bytes() const
    {
        QMap<QString, QByteArray> all;
        for (const QString &name : newerFiles + QStringList{QStringLiteral("sendlog.db")}) {
            QFile file(QDir(m_folder.path()).filePath(name));
            if (file.open(QIODevice::ReadOnly))
                all.insert(name, file.readAll());
        }
        return all;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(NewerDataTest)
#include "tst_newer_data.moc"
