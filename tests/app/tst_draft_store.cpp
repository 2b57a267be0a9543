// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_store.h"
#include "tests/support/draft_place.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace crier;
using namespace crier::test;

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
    void aLockWithoutANameIsNobodys_data();
    void aLockWithoutANameIsNobodys();
    void aDamagedDraftIsKeptAside_data();
    void aDamagedDraftIsKeptAside();
    void aDamagedDraftDoesNotHideAGoodOne();
    void aDamagedDraftIsTakenAsItsNewestVersion();
    void savingWithoutAdoptingBeginsADraft();
    void unfinishedFilesAreTidiedUp();
    void draftsAreTheirOwnersAlone();
    void aPlaceThatCannotBeWrittenIsAnError();
    void aDraftOfTheFirstReleaseComesBack();
    void anOlderCrierCanReadWhatIsWritten();
    void aDraftOfANewerCrierIsLeftAlone();
    void aDirectoryInADraftsPlaceDoesNotHideTheOthers();
    void aHugeFileIsKeptAside();
    void aGivenDraftIsOpened();
    void whatCannotBeOpenedSaysWhy();
    void whatWasOpenLastComesBackFirst();
    void aSessionKeepsWhatItBeganWith();
    void savingTheSameWritesNothing();
    void aFileThatSomebodyElseChangedIsNotOverwritten_data();
    void aFileThatSomebodyElseChangedIsNotOverwritten();
    void aFileThatSomebodyElseRemovedIsWrittenAgain();

private:
    QString dataDir() const { return m_place->dataDir(); }
    QDir drafts() const { return m_place->drafts(); }
    QStringList files(const QString &filter) const { return m_place->files(filter); }
    std::optional<SavedDraft> adoptedNow() const
    {
        DraftStore store(dataDir());
        const auto adopted = store.adopt();
        return adopted ? *adopted : std::nullopt;
    }
    QStringList versionReasons(const QString &id) const
    {
        QStringList reasons;
        for (const DraftVersion &version : DraftFolder(dataDir()).versionsOf(id).list())
            reasons.append(QString::number(int(version.reason)));
        return reasons;
    }

    std::unique_ptr<DraftPlace> m_place;
};

void TestDraftStore::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_place = std::make_unique<DraftPlace>();
    QVERIFY(m_place->isValid());
}

void TestDraftStore::aFirstStartHasNoDraft()
{
    DraftStore store(dataDir());
    const auto adopted = store.adopt();
    QVERIFY(adopted.ok());
    QVERIFY(!adopted->has_value());
    QVERIFY(store.damaged().isEmpty());
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
    saved.target = DraftTarget{.profileId = "one",
                               .environment = Environment::Test,
                               .baseUrl = QUrl(QStringLiteral("https://api.example:8443")),
                               .appKey = {QStringLiteral("key")}};
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
        QVERIFY(m_place->setAge(files(QStringLiteral("*.json")).first(), 20));
        const QStringList before = files(QStringLiteral("*.json"));
        QVERIFY(b.save(sampleDraft(QStringLiteral("b"))).ok());
        for (const QString &name : files(QStringLiteral("*.json"))) {
            if (!before.contains(name))
                QVERIFY(m_place->setAge(name, 10));
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
    QVERIFY(m_place->leaveDeadLock(files(QStringLiteral("*.json")).first()));
    QVERIFY(adoptedNow() == sampleDraft());
}

void TestDraftStore::aLockWithoutANameIsNobodys_data()
{
    QTest::addColumn<QByteArray>("lock");
    QTest::newRow("made and not written") << QByteArray();
    QTest::newRow("zeros, as after a power cut") << QByteArray(40, '\0');
    QTest::newRow("cut in its first line") << QByteArray("12");
}

void TestDraftStore::aLockWithoutANameIsNobodys()
{
    QFETCH(QByteArray, lock);
    {
        DraftStore store(dataDir());
        QVERIFY(store.save(sampleDraft()).ok());
    }
    QVERIFY(m_place->write(files(QStringLiteral("*.json")).first() + QStringLiteral(".lock"), lock));
    DraftStore store(dataDir());
    QVERIFY(*store.adopt() == sampleDraft());
    QVERIFY(store.save(sampleDraft()).ok());
    QVERIFY(!DraftStore(dataDir()).adopt()->has_value()); // and held from now on
}

void TestDraftStore::aDamagedDraftIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("cut") << QByteArray("{\"version\":1,\"content\":\"x");
    QTest::newRow("no content") << QByteArray("{\"version\":1}");
    QTest::newRow("bad Base64") << QByteArray("{\"version\":1,\"contentBase64\":\"*\"}");
    QTest::newRow("no version") << QByteArray("{\"content\":\"x\"}");
}

void TestDraftStore::aDamagedDraftIsKeptAside()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(m_place->write(QStringLiteral("one.json"), bytes));
    DraftStore store(dataDir());
    const auto adopted = store.adopt();
    QVERIFY(adopted.ok());
    QVERIFY(!adopted->has_value());
    QVERIFY(store.damaged().value(0).path.contains(QStringLiteral("one.json.damaged-")));
    QFile kept(store.damaged().value(0).path);
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
    QVERIFY(m_place->setAge(files(QStringLiteral("*.json")).first(), 10));
    QVERIFY(m_place->write(QStringLiteral("newer.json"), "{"));
    DraftStore store(dataDir());
    QVERIFY(*store.adopt() == sampleDraft());
    QCOMPARE(store.damaged().size(), 1);
}

void TestDraftStore::aDamagedDraftIsTakenAsItsNewestVersion()
{
    const SavedDraft kept = sampleDraft(QStringLiteral("kept"));
    const auto version = [&] {
        return DraftFolder(dataDir())
            .versionsOf(QStringLiteral("one"))
            .keep(kept, VersionReason::Minute, QDateTime::currentDateTimeUtc())
            .ok();
    };
    QVERIFY(version());
    QVERIFY(m_place->write(QStringLiteral("one.json"), "{"));
    {
        DraftStore store(dataDir());
        const OpenedDraft opened = store.open(QStringLiteral("one"));
        QVERIFY(opened.isOpened());
        QVERIFY(opened.saved == kept);
        QCOMPARE(opened.damaged.size(), 1);
        QVERIFY(opened.damaged.first().isReplaced);
        QVERIFY(store.save(sampleDraft(QStringLiteral("and on"))).value() == SaveOutcome::Saved);
    }
    // Every damaged one on the way is told of.
    QVERIFY(m_place->write(QStringLiteral("one.json"), "{"));
    QVERIFY(m_place->write(QStringLiteral("two.json"), "{"));
    QVERIFY(m_place->setAge(QStringLiteral("one.json"), 10));
    DraftStore store(dataDir());
    QVERIFY(store.adopt()->has_value());
    QCOMPARE(store.id(), QStringLiteral("one"));
    QCOMPARE(store.damaged().size(), 2);
    QVERIFY(store.damaged().first().path.contains(QStringLiteral("two.json.damaged-")));
    QVERIFY(!store.damaged().first().isReplaced);
    QVERIFY(store.damaged().last().isReplaced);
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
    QVERIFY(m_place->write(name + QStringLiteral(".0123456789abcdef.tmp"), "half"));
    QVERIFY(m_place->write(QStringLiteral("other.json.0123456789abcdef.tmp"), "of another window"));
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

// Byte for byte as Crier 0.1 wrote it.
void TestDraftStore::aDraftOfTheFirstReleaseComesBack()
{
    QVERIFY(m_place->write(QStringLiteral("9f0c.json"), "{\n    \"asJson\": true,\n"
                                                        "    \"content\": \"{\\\"content\\\":\\\"x\\\"}\",\n"
                                                        "    \"cursor\": 4,\n    \"includeSender\": true,\n"
                                                        "    \"objectName\": \"RC:TxtMsg\",\n"
                                                        "    \"profile\": \"Sandbox\",\n"
                                                        "    \"sender\": \"ops-team\",\n"
                                                        "    \"version\": 1\n}\n"));
    SavedDraft expected = sampleDraft(QStringLiteral("x"));
    expected.profile = QStringLiteral("Sandbox");
    expected.cursor = 4;
    QVERIFY(adoptedNow() == expected);
    const DraftListing listing = DraftFolder(dataDir()).list({}, false);
    QCOMPARE(listing.drafts.size(), 1);
    QCOMPARE(listing.drafts.first().title, QStringLiteral("x"));
    QVERIFY(listing.drafts.first().savedAt.isValid());
}

// It asks for version 1, takes the members it knows and passes over the others.
void TestDraftStore::anOlderCrierCanReadWhatIsWritten()
{
    DraftStore store(dataDir());
    QVERIFY(store.save(sampleDraft()).ok());
    const QJsonObject object =
        QJsonDocument::fromJson(m_place->read(store.id() + QStringLiteral(".json"))).object();
    QCOMPARE(object[QLatin1String("version")].toInt(), 1);
    QCOMPARE(object[QLatin1String("content")].toString().toUtf8(), sampleDraft().draft.content);
    QCOMPARE(object[QLatin1String("sender")].toString(), QStringLiteral("ops-team"));
    QCOMPARE(object[QLatin1String("objectName")].toString(), QStringLiteral("RC:TxtMsg"));
    QCOMPARE(object[QLatin1String("profile")].toString(), sampleDraft().profile);
    QCOMPARE(object[QLatin1String("cursor")].toInt(), 17);
    QCOMPARE(object[QLatin1String("asJson")].toBool(), true);
    QCOMPARE(object[QLatin1String("includeSender")].toBool(), true);
}

void TestDraftStore::aDraftOfANewerCrierIsLeftAlone()
{
    const QByteArray bytes = "{\"version\":2,\"content\":\"x\",\"more\":1}";
    QVERIFY(m_place->write(QStringLiteral("newer.json"), bytes));
    DraftStore store(dataDir());
    const auto adopted = store.adopt();
    QVERIFY(adopted.ok());
    QVERIFY(!adopted->has_value());
    QVERIFY(store.damaged().isEmpty());
    QVERIFY(store.save(sampleDraft()).ok());
    QCOMPARE(m_place->read(QStringLiteral("newer.json")), bytes);
    DraftStore other(dataDir());
    QCOMPARE(other.open(QStringLiteral("newer")).outcome, OpenOutcome::Newer);
    QCOMPARE(m_place->read(QStringLiteral("newer.json")), bytes);
}

void TestDraftStore::aDirectoryInADraftsPlaceDoesNotHideTheOthers()
{
    {
        DraftStore store(dataDir());
        QVERIFY(store.save(sampleDraft()).ok());
    }
    QVERIFY(drafts().mkdir(QStringLiteral("folder.json")));
    QVERIFY(adoptedNow() == sampleDraft());
    QVERIFY(drafts().exists(QStringLiteral("folder.json")));
}

void TestDraftStore::aHugeFileIsKeptAside()
{
    {
        DraftStore store(dataDir());
        QVERIFY(store.save(sampleDraft()).ok());
    }
    QVERIFY(m_place->setAge(files(QStringLiteral("*.json")).first(), 10));
    QFile huge(m_place->filePath(QStringLiteral("huge.json")));
    QVERIFY(huge.open(QIODevice::WriteOnly));
    QVERIFY(huge.resize(100 * 1024 * 1024)); // a hole: it takes no room on the disk
    huge.close();
    DraftStore store(dataDir());
    QVERIFY(*store.adopt() == sampleDraft());
    QCOMPARE(QFileInfo(store.damaged().value(0).path).size(), 100 * 1024 * 1024);
}

void TestDraftStore::aGivenDraftIsOpened()
{
    QString id;
    {
        DraftStore first(dataDir());
        QVERIFY(first.save(sampleDraft(QStringLiteral("first"))).ok());
        id = first.id();
        DraftStore second(dataDir());
        QVERIFY(second.save(sampleDraft(QStringLiteral("second"))).ok());
    }
    DraftStore store(dataDir());
    const OpenedDraft opened = store.open(id);
    QVERIFY(opened.isOpened());
    QCOMPARE(opened.id, id);
    QVERIFY(opened.saved == sampleDraft(QStringLiteral("first")));
    QVERIFY(store.save(sampleDraft(QStringLiteral("first, changed"))).ok());
    QCOMPARE(store.id(), id);
    QCOMPARE(files(QStringLiteral("*.json")).size(), 2);
}

void TestDraftStore::whatCannotBeOpenedSaysWhy()
{
    DraftStore holder(dataDir());
    QVERIFY(holder.save(sampleDraft()).ok());
    QVERIFY(m_place->write(QStringLiteral("damaged.json"), "{"));
    const auto outcome = [this](const QString &id) { return DraftStore(dataDir()).open(id).outcome; };
    QCOMPARE(outcome(holder.id()), OpenOutcome::OpenElsewhere);
    QCOMPARE(outcome(QStringLiteral("none")), OpenOutcome::Gone);
    QCOMPARE(outcome(QStringLiteral("../drafts/") + holder.id()), OpenOutcome::Gone);
    QCOMPARE(outcome(QString()), OpenOutcome::Gone);
    QCOMPARE(outcome(QStringLiteral("damaged")), OpenOutcome::Damaged);
    QCOMPARE(files(QStringLiteral("damaged.json.damaged-*")).size(), 1);
}

void TestDraftStore::whatWasOpenLastComesBackFirst()
{
    QString id;
    {
        DraftStore older(dataDir());
        QVERIFY(older.save(sampleDraft(QStringLiteral("older"))).ok());
        id = older.id();
        DraftStore newer(dataDir());
        QVERIFY(newer.save(sampleDraft(QStringLiteral("newer"))).ok());
        QVERIFY(m_place->setAge(older.id() + QStringLiteral(".json"), 20));
        QVERIFY(m_place->setAge(newer.id() + QStringLiteral(".json"), 10));
    }
    QVERIFY(DraftStore(dataDir()).open(id).isOpened());
    QVERIFY(adoptedNow() == sampleDraft(QStringLiteral("older")));
}

void TestDraftStore::aSessionKeepsWhatItBeganWith()
{
    QString id;
    {
        DraftStore store(dataDir());
        QVERIFY(store.save(sampleDraft(QStringLiteral("one"))).ok());
        QVERIFY(store.save(sampleDraft(QStringLiteral("two"))).ok());
        id = store.id();
        QCOMPARE(versionReasons(id), QStringList()); // it began with nothing
    }
    DraftStore store(dataDir());
    QVERIFY(store.adopt().ok());
    QVERIFY(store.save(sampleDraft(QStringLiteral("two"))).ok());
    QCOMPARE(versionReasons(id), QStringList());
    QVERIFY(store.save(sampleDraft(QStringLiteral("three"))).ok());
    QVERIFY(store.save(sampleDraft(QStringLiteral("four"))).ok());
    QCOMPARE(versionReasons(id), QStringList(QString::number(int(VersionReason::Opened))));
    const DraftVersions versions = DraftFolder(dataDir()).versionsOf(id);
    QVERIFY(versions.read(versions.list().first().id).saved == sampleDraft(QStringLiteral("two")));
}

void TestDraftStore::savingTheSameWritesNothing()
{
    DraftStore store(dataDir());
    QVERIFY(store.save(sampleDraft()).ok());
    const QString name = store.id() + QStringLiteral(".json");
    QVERIFY(m_place->setAge(name, 10));
    const QDateTime before = QFileInfo(m_place->filePath(name)).lastModified();
    QVERIFY(store.save(sampleDraft()).ok());
    QCOMPARE(QFileInfo(m_place->filePath(name)).lastModified(), before);
}

void TestDraftStore::aFileThatSomebodyElseChangedIsNotOverwritten_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<bool>("keepsItsTime");
    const QByteArray draft =
        draftFileBytes(sampleDraft(QStringLiteral("theirs")), QDateTime::currentDateTimeUtc());
    QTest::newRow("another draft") << draft << false;
    QTest::newRow("of the same size and time")
        << draftFileBytes(sampleDraft(QStringLiteral("mine!!")), QDateTime::currentDateTimeUtc()) << true;
    QTest::newRow("half a draft") << draft.left(draft.size() / 2) << false;
    QTest::newRow("of a newer Crier") << QByteArray("{\"version\":9}") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestDraftStore::aFileThatSomebodyElseChangedIsNotOverwritten()
{
    QFETCH(QByteArray, theirs);
    QFETCH(bool, keepsItsTime);
    DraftStore store(dataDir());
    QVERIFY(store.save(sampleDraft(QStringLiteral("mine..."))).ok());
    const QString id = store.id();
    const QString path = m_place->filePath(id + QStringLiteral(".json"));
    const QDateTime time = QFileInfo(path).lastModified();
    QVERIFY(m_place->write(id + QStringLiteral(".json"), theirs));
    if (keepsItsTime) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    }

    const auto saved = store.save(sampleDraft(QStringLiteral("mine, changed")));
    QVERIFY(saved.ok());
    QCOMPARE(*saved, SaveOutcome::SavedAsCopy);
    QCOMPARE(m_place->read(id + QStringLiteral(".json")), theirs);
    QVERIFY(store.id() != id);
    QVERIFY(readDraftFile(m_place->filePath(store.id() + QStringLiteral(".json"))).saved ==
            sampleDraft(QStringLiteral("mine, changed")));

    const auto again = store.save(sampleDraft(QStringLiteral("mine, changed again")));
    QVERIFY(again.ok());
    QCOMPARE(*again, SaveOutcome::Saved); // once, not with every save
    QCOMPARE(files(QStringLiteral("*.json")).size(), 2);
}

void TestDraftStore::aFileThatSomebodyElseRemovedIsWrittenAgain()
{
    DraftStore store(dataDir());
    QVERIFY(store.save(sampleDraft()).ok());
    QVERIFY(QFile::remove(m_place->filePath(store.id() + QStringLiteral(".json"))));
    QVERIFY(store.save(sampleDraft()).ok()); // the same as before, and yet not there any more
    QCOMPARE(files(QStringLiteral("*.json")), QStringList(store.id() + QStringLiteral(".json")));
}

QTEST_GUILESS_MAIN(TestDraftStore)
#include "tst_draft_store.moc"
