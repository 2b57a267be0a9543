// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace crier;

namespace {

SavedDraft sampleDraft(const QString &text = QStringLiteral("The service will restart at 22:00 UTC."))
{
    SavedDraft saved;
    saved.draft.sender.value = QStringLiteral("ops-team");
    saved.draft.objectName.value = QStringLiteral("RC:TxtMsg");
    saved.draft.content = "{\"content\":\"" + text.toUtf8() + "\"}";
    saved.draft.includeSender = true;
    saved.profile = QStringLiteral("Shop Live 服务");
    saved.asJson = true;
    saved.cursor = 17;
    return saved;
}

} // namespace

class TestDraftStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFirstStartHasNoDraft();
    void whatWasSavedComesBack_data();
    void whatWasSavedComesBack();
    void theLastSaveWins();
    void twoWindowsNeverShareADraft();
    void theNewestFreeDraftIsTaken();
    void aDraftOfAProgramThatDiedIsFree();
    void aDamagedDraftIsKeptAside_data();
    void aDamagedDraftIsKeptAside();
    void aDamagedDraftDoesNotHideAGoodOne();
    void savingWithoutAdoptingBeginsADraft();
    void unfinishedFilesAreTidiedUp();
    void draftsAreTheirOwnersAlone();
    void aPlaceThatCannotBeWrittenIsAnError();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("data")); }
    QDir drafts() const { return QDir(dataDir() + QStringLiteral("/drafts")); }
    QStringList files(const QString &filter) const { return drafts().entryList({filter}, QDir::Files); }
    std::optional<SavedDraft> adoptedNow() const
    {
        DraftStore store(dataDir());
        const auto adopted = store.adopt();
        return adopted ? *adopted : std::nullopt;
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(drafts().path()));
        QFile file(drafts().filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    // File times are what "newest" goes by; two saves of a test may share one.
    void setAge(const QString &path, int minutes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60 * minutes),
                                 QFileDevice::FileModificationTime));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDraftStore::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestDraftStore::aFirstStartHasNoDraft()
{
    DraftStore store(dataDir());
    const auto adopted = store.adopt();
    QVERIFY(adopted.ok());
    QVERIFY(!adopted->has_value());
    QVERIFY(store.damagedPath().isEmpty());
    QVERIFY(files(QStringLiteral("*.json")).isEmpty());
}

void TestDraftStore::whatWasSavedComesBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("JSON") << QByteArray("{ \"content\" : \"服务 😀 \xE2\x80\xA8\", \"n\": 1.50 }\n");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("broken JSON") << QByteArray("{\"content\": ");
    QTest::newRow("line ends") << QByteArray("a\r\nb\nc\r");
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF{}");
    QTest::newRow("two byte-order marks") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBFx");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("controls") << QByteArray("\x01\x1f\x7f\"\\/");
    QTest::newRow("invalid UTF-8") << QByteArray("a\xFF\xC3");
    QTest::newRow("encoded surrogate") << QByteArray("\xED\xA0\xBD");
    QTest::newRow("noncharacter") << QByteArray("\xEF\xBF\xBE\xEF\xBF\xBF");
    QTest::newRow("as large as can be sent") << QByteArray(131'072, '"');
}

void TestDraftStore::whatWasSavedComesBack()
{
    QFETCH(QByteArray, content);
    SavedDraft saved = sampleDraft();
    saved.draft.content = content;
    {
        DraftStore store(dataDir());
        QVERIFY(store.adopt().ok());
        QVERIFY(store.save(saved).ok());
    }
    const std::optional<SavedDraft> adopted = adoptedNow();
    QVERIFY(adopted);
    QCOMPARE(adopted->draft.content, content);
    QVERIFY(*adopted == saved);
}

void TestDraftStore::theLastSaveWins()
{
    {
        DraftStore store(dataDir());
        QVERIFY(store.adopt().ok());
        QVERIFY(store.save(sampleDraft(QStringLiteral("first"))).ok());
        QVERIFY(store.save(sampleDraft(QStringLiteral("second"))).ok());
    }
    QCOMPARE(files(QStringLiteral("*")).size(), 1);
    QVERIFY(adoptedNow() == sampleDraft(QStringLiteral("second")));
}

void TestDraftStore::twoWindowsNeverShareADraft()
{
    DraftStore first(dataDir());
    QVERIFY(first.adopt().ok());
    QVERIFY(first.save(sampleDraft(QStringLiteral("first"))).ok());

    DraftStore second(dataDir());
    const auto adopted = second.adopt();
    QVERIFY(adopted.ok());
    QVERIFY(!adopted->has_value());
    QVERIFY(second.save(sampleDraft(QStringLiteral("second"))).ok());
    QCOMPARE(files(QStringLiteral("*.json")).size(), 2);
}

void TestDraftStore::theNewestFreeDraftIsTaken()
{
    {
        DraftStore a(dataDir());
        DraftStore b(dataDir());
        DraftStore c(dataDir());
        for (DraftStore *store : {&a, &b, &c})
            QVERIFY(store->adopt().ok());
        QVERIFY(a.save(sampleDraft(QStringLiteral("a"))).ok());
        setAge(drafts().filePath(files(QStringLiteral("*.json")).first()), 20);
        const QStringList before = files(QStringLiteral("*.json"));
        QVERIFY(b.save(sampleDraft(QStringLiteral("b"))).ok());
        for (const QString &name : files(QStringLiteral("*.json"))) {
            if (!before.contains(name))
                setAge(drafts().filePath(name), 10);
        }
        QVERIFY(c.save(sampleDraft(QStringLiteral("c"))).ok());
    }
    DraftStore first(dataDir());
    DraftStore second(dataDir());
    DraftStore third(dataDir());
    QVERIFY(*first.adopt() == sampleDraft(QStringLiteral("c")));
    QVERIFY(*second.adopt() == sampleDraft(QStringLiteral("b")));
    QVERIFY(*third.adopt() == sampleDraft(QStringLiteral("a")));
}

void TestDraftStore::aDraftOfAProgramThatDiedIsFree()
{
    {
        DraftStore store(dataDir());
        QVERIFY(store.adopt().ok());
        QVERIFY(store.save(sampleDraft()).ok());
    }
    // A killed program leaves its lock file behind: process id, program, host. No process has such an id.
    const QString name = files(QStringLiteral("*.json")).first();
    write(name + QStringLiteral(".lock"),
          "999999999\ncrier\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
    QVERIFY(adoptedNow() == sampleDraft());
}

void TestDraftStore::aDamagedDraftIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("cut") << QByteArray("{\"version\":1,\"content\":\"x");
    QTest::newRow("no content") << QByteArray("{\"version\":1}");
    QTest::newRow("bad Base64") << QByteArray("{\"version\":1,\"contentBase64\":\"*\"}");
    QTest::newRow("a later version") << QByteArray("{\"version\":2,\"content\":\"x\"}");
}

void TestDraftStore::aDamagedDraftIsKeptAside()
{
    QFETCH(QByteArray, bytes);
    write(QStringLiteral("one.json"), bytes);
    DraftStore store(dataDir());
    const auto adopted = store.adopt();
    QVERIFY(adopted.ok());
    QVERIFY(!adopted->has_value());
    QVERIFY(store.damagedPath().contains(QStringLiteral("one.json.damaged-")));
    QFile kept(store.damagedPath());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), bytes);
    QVERIFY(files(QStringLiteral("*.json")).isEmpty());
}

void TestDraftStore::aDamagedDraftDoesNotHideAGoodOne()
{
    {
        DraftStore store(dataDir());
        QVERIFY(store.save(sampleDraft()).ok());
    }
    setAge(drafts().filePath(files(QStringLiteral("*.json")).first()), 10);
    write(QStringLiteral("newer.json"), "{");
    DraftStore store(dataDir());
    QVERIFY(*store.adopt() == sampleDraft());
    QVERIFY(!store.damagedPath().isEmpty());
}

void TestDraftStore::savingWithoutAdoptingBeginsADraft()
{
    {
        DraftStore store(dataDir());
        QVERIFY(store.save(sampleDraft()).ok());
    }
    QVERIFY(adoptedNow() == sampleDraft());
}

void TestDraftStore::unfinishedFilesAreTidiedUp()
{
    {
        DraftStore store(dataDir());
        QVERIFY(store.save(sampleDraft()).ok());
    }
    const QString name = files(QStringLiteral("*.json")).first();
    write(name + QStringLiteral(".0123456789abcdef.tmp"), "half");
    write(QStringLiteral("other.json.0123456789abcdef.tmp"), "of another window");
    QVERIFY(adoptedNow() == sampleDraft());
    QCOMPARE(files(QStringLiteral("*.tmp")), QStringList(QStringLiteral("other.json.0123456789abcdef.tmp")));
}

void TestDraftStore::draftsAreTheirOwnersAlone()
{
#if defined(Q_OS_UNIX)
    DraftStore store(dataDir());
    QVERIFY(store.save(sampleDraft()).ok());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(drafts().path()) & others));
    QVERIFY(!(QFile::permissions(drafts().filePath(files(QStringLiteral("*.json")).first())) & others));
#else
    QSKIP("Windows keeps a person's folders from others by inheritance.");
#endif
}

void TestDraftStore::aPlaceThatCannotBeWrittenIsAnError()
{
    QFile blocker(dataDir());
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    blocker.close();
    DraftStore store(dataDir());
    QVERIFY(!store.adopt().ok());
    QVERIFY(!store.save(sampleDraft()).ok());

    // As soon as the place is there, so is the draft.
    QVERIFY(blocker.remove());
    QVERIFY(store.save(sampleDraft()).ok());
}

QTEST_GUILESS_MAIN(TestDraftStore)
#include "tst_draft_store.moc"
