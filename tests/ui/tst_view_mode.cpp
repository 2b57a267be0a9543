// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/base/secret.h"
#include "app/rongcloud/request.h"
#include "app/store/ledger_file.h"
#include "tests/support/sample_records.h"
#include "ui/log/log_model.h"
#include "ui/log/log_view.h"
#include "ui/log/log_window.h"
#include "ui/support/bundle_dialog.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace Qt::Literals::StringLiterals;

namespace {

// Runs statements on the file as another program would.
bool runOn(const QString &path, const QStringList &statements)
{
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other program"_s);
        database.setDatabaseName(path);
        done = database.open();
        for (const QString &statement : statements)
            done = QSqlQuery(database).exec(statement) && done;
    }
    QSqlDatabase::removeDatabase(u"other program"_s);
    return done;
}

// All that a look at a folder shows: names, bytes, times of change.
struct Sight
{
    QStringList names;
    QList<QByteArray> bytes;
    QList<QDateTime> times;
    friend bool operator==(const Sight &, const Sight &) = default;
};

Sight sightOf(const QString &folder)
{
    Sight sight;
    const auto filter = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    for (const QFileInfo &info : QDir(folder).entryInfoList(filter, QDir::Name)) {
        QFile file(info.filePath());
        sight.names.append(info.fileName());
        sight.bytes.append(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
        sight.times.append(info.lastModified());
    }
    return sight;
}

} // namespace

// `crier --view LOG`: shows a log of whichever computer, and leaves no trace on it.
class ViewModeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(u"^(?!This plugin does not support (propagateSizeHints|raise|grabbing))"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"sendlog.db"_s);
        LedgerFile file;
        QVERIFY(file.open(m_path).ok());
        for (int i = 0; i < 3; ++i)
            QVERIFY(addRow(file));
    }

    void cleanup() { QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7700)); }

    void itShowsTheRowsAndChangesNothing()
    {
        const Sight before = sightOf(m_folder->path());
        {
            Viewer viewer(m_path);
            QVERIFY(viewer.open());
            QTRY_COMPARE(viewer.model().rowCount(), 3);
            viewer.window.log()->openRow(2); // unread: the mark must not be written
            QTRY_COMPARE(viewer.label("logOutcome").isEmpty(), false);
            viewer.desk.markRead(2);
            viewer.desk.acknowledgeSetAside();
            QVERIFY(viewer.window.windowTitle().contains(u"READ-ONLY"_s));
            QCOMPARE(viewer.label("viewBandWord"), u"READ-ONLY"_s);
            QVERIFY(viewer.label("viewBandText").contains(QDir::toNativeSeparators(m_path)));
        }
        QCOMPARE(sightOf(m_folder->path()), before);
    }

    void itNeverSends()
    {
        const Sight before = sightOf(m_folder->path());
        Viewer viewer(m_path);
        QVERIFY(viewer.open());
        SendOrder order;
        order.requestId = freshRequestId();
        order.profile.environment = Environment::Test;
        order.profile.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
        order.profile.appKey = {u"key"_s};
        order.secret = Secret("secret");
        order.draft = {{u"ops-team"_s}, {u"RC:TxtMsg"_s}, "{\"content\":\"hello\"}", false};
        QSignalSpy finished(&viewer.desk, &SendDesk::sendFinished);
        viewer.desk.send(order);
        QTRY_COMPARE(finished.size(), 1);
        const auto report = finished.first().first().value<SendReport>();
        QVERIFY(report.refusal);
        QCOMPARE(report.refusal->kind, ErrorKind::StorageReadOnly);
        QCOMPARE(sightOf(m_folder->path()), before);
        for (const char *name : {"actionReuse", "actionCorrect"})
            QVERIFY(!viewer.window.findChild<QAction *>(QString::fromLatin1(name))->isVisible());
        for (const QPushButton *button : viewer.window.findChildren<QPushButton *>())
            QVERIFY(!button->isVisible() || !button->text().contains(u"Write a message"_s));
    }

    void aMediumThatCannotBeWrittenIsEnough()
    {
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        const Sight before = sightOf(m_folder->path());
        {
            Viewer viewer(m_path);
            QVERIFY(viewer.open());
            QTRY_COMPARE(viewer.model().rowCount(), 3);
        }
        QCOMPARE(sightOf(m_folder->path()), before);
    }

    void rowsThatAreBeingWrittenAppear()
    {
        Viewer viewer(m_path);
        QVERIFY(viewer.open());
        QTRY_COMPARE(viewer.model().rowCount(), 3);
        LedgerFile file;
        QVERIFY(file.open(m_path).ok());
        QVERIFY(addRow(file));
        QTRY_COMPARE(viewer.model().rowCount(), 4);
    }

    void aWriteAheadLogAtRestLeavesNothingBesideIt()
    {
        QVERIFY(runOn(m_path, {u"PRAGMA journal_mode=WAL"_s}));
        const Sight before = sightOf(m_folder->path());
        QCOMPARE(before.names, QStringList{u"sendlog.db"_s});
        {
            Viewer viewer(m_path);
            QVERIFY(viewer.open());
            QTRY_COMPARE(viewer.model().rowCount(), 3);
            QCOMPARE(sightOf(m_folder->path()), before);
        }
        QCOMPARE(sightOf(m_folder->path()), before);
    }

    void aNameThatLooksLikeAnAddressIsAName()
    {
        const QString odd = m_folder->filePath(u"100% & #1 ?mode=rwc \u7EF4\u62A4.db"_s);
        QVERIFY(runOn(m_path, {u"PRAGMA journal_mode=WAL"_s}));
        QVERIFY(QFile::rename(m_path, odd));
        Viewer viewer(odd);
        QVERIFY(viewer.open());
        QTRY_COMPARE(viewer.model().rowCount(), 3);
        QCOMPARE(sightOf(m_folder->path()).names.size(), 1);
    }

    void aNewerLogIsShownAndThatIsSaid()
    {
        QVERIFY(runOn(m_path, {u"ALTER TABLE sends ADD COLUMN more TEXT"_s, u"PRAGMA user_version=99"_s}));
        Viewer viewer(m_path);
        QVERIFY(viewer.open());
        QTRY_COMPARE(viewer.model().rowCount(), 3);
        QTRY_VERIFY(viewer.label("viewBandText").contains(u"newer version of Crier"_s));
    }

    void aLastWriteThatWasCutShortIsLeftAlone()
    {
        QFile journal(m_path + u"-journal"_s);
        QVERIFY(journal.open(QIODevice::WriteOnly));
        journal.write(QByteArray::fromHex("d9d505f920a163d7") + QByteArray(504, '\0'));
        journal.close();
        const Sight before = sightOf(m_folder->path());
        {
            Viewer viewer(m_path);
            QVERIFY(!viewer.open());
            QTRY_VERIFY(viewer.label("viewTrouble").contains(u"was cut short"_s));
        }
        QCOMPARE(sightOf(m_folder->path()), before);
    }

    void whatIsNoLogIsRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("missing") << u"missing"_s << u"is not there"_s;
        QTest::newRow("folder") << u"folder"_s << u"is not there"_s;
        QTest::newRow("text") << u"text"_s << u"not a log of Crier"_s;
        QTest::newRow("empty") << u"empty"_s << u"not a log of Crier"_s;
        QTest::newRow("database") << u"database"_s << u"not a log of Crier"_s;
    }

    void whatIsNoLogIsRefusedWithAReason()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, sentence);
        const QString path = m_folder->filePath(kind);
        if (kind == u"folder"_s)
            QVERIFY(QDir().mkpath(path));
        if (kind == u"database"_s)
            QVERIFY(runOn(path, {u"CREATE TABLE other (a)"_s}));
        if (kind == u"text"_s || kind == u"empty"_s) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            if (kind == u"text"_s)
                file.write(QByteArray("no database\n").repeated(100));
        }
        const Sight before = sightOf(m_folder->path());
        {
            Viewer viewer(path);
            QVERIFY(!viewer.open());
            QTRY_VERIFY(viewer.window.findChild<QLabel *>(u"viewTrouble"_s)->isVisible());
            QVERIFY2(viewer.label("viewTrouble").contains(sentence), qPrintable(viewer.label("viewTrouble")));
            QVERIFY(viewer.window.findChild<QPushButton *>(u"viewAgain"_s)->isVisible());
        }
        QCOMPARE(sightOf(m_folder->path()), before);
    }

    void aBundleTellsNothingOfThisComputer()
    {
        Viewer viewer(m_path);
        QVERIFY(viewer.open());
        viewer.window.findChild<QAction *>(u"actionBundleOfAll"_s)->trigger();
        auto *const dialog = viewer.window.findChild<BundleDialog *>();
        QVERIFY(dialog);
        QSignalSpy ready(dialog, &BundleDialog::ready);
        QVERIFY(ready.wait());
        const QString text = bundleText(dialog->chosenParts());
        QVERIFY(text.contains(u"ops-team"_s));
        QVERIFY(!text.contains(u"Kernel"_s));
        dialog->close();
    }

private:
    struct Viewer
    {
        explicit Viewer(const QString &path)
            : desk({.ledgerPath = path, .transport = {}, .readOnly = true}, clock)
            , window(desk, clock, path)
        {}

        // Whether the log can be read.
        bool open()
        {
            QSignalSpy opened(&desk, &SendDesk::opened);
            window.show();
            return QTest::qWaitFor([&opened] { return !opened.isEmpty(); }, 15'000) &&
                   opened.first().first().value<StoreStatus>().canRead;
        }
        LogModel &model() const { return *window.log()->model(); }
        QString label(const char *name) const
        {
            return window.findChild<QLabel *>(QString::fromLatin1(name))->text();
        }

        SystemClock clock;
        SendDesk desk;
        LogWindow window;
    };

    static bool addRow(LedgerFile &file)
    {
        SendLog log(file, currentProcess());
        return file
            .write([&]() -> Status {
                const Result<qint64> id = log.insertIntent(sampleRecord());
                if (!id)
                    return id.error();
                if (Status gone = log.markOnWire(*id, QDateTime::currentDateTimeUtc()); !gone)
                    return gone;
                Outcome outcome;
                outcome.state = SendState::Unknown;
                return log.markEnd(*id, outcome, QDateTime::currentDateTimeUtc(), std::nullopt);
            })
            .ok();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_MAIN(ViewModeTest)
#include "tst_view_mode.moc"
