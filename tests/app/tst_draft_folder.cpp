// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_folder.h"
#include "app/drafts/draft_store.h"
#include "tests/support/draft_place.h"

#include <QLockFile>
#include <QRegularExpression>
#include <QTest>

#include <memory>

#if defined(Q_OS_UNIX)
#include <unistd.h>
#endif

using namespace crier;
using namespace crier::test;

namespace {

Draft draftOf(const QString &type, const QByteArray &content)
{
    Draft draft;
    draft.objectName.value = type;
    draft.content = content;
    return draft;
}

} // namespace

// All drafts of a data folder: the list, deleting and taking back, and what is in the folder but is no draft.
class DraftFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDraftIsCalledByItsFirstWords_data();
    void aDraftIsCalledByItsFirstWords();
    void aTitleIsCutBetweenCharacters();
    void theListHasTheNewestFirst();
    void theListSaysWhatADraftIs();
    void aThousandLargeDraftsAreListedFromTheirFirstLines();
    void anEditedFileIsListedAsItIsNow();
    void whatIsNoSoundDraftHidesNoOther_data();
    void whatIsNoSoundDraftHidesNoOther();
    void aDamagedDraftGoesOnAsItsNewestSoundVersion();
    void whatCannotBeReadIsLeftWhereItIs();
    void aDeletedDraftCanBeTakenBack();
    void anOpenDraftCannotBeDeleted();
    void takingBackOverwritesNothing();
    void deletedDraftsStayForThirtyDays();
    void aPathIsNoDraft();

private:
    DraftFolder folder() const { return DraftFolder(m_place->dataDir()); }
    QString saved(const QString &text) const
    {
        DraftStore store(m_place->dataDir());
        return store.save(sampleDraft(text)).ok() ? store.id() : QString();
    }
    QString name(const QString &id) const { return id + QStringLiteral(".json"); }

    std::unique_ptr<DraftPlace> m_place;
};

void DraftFolderTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_place = std::make_unique<DraftPlace>();
    QVERIFY(m_place->isValid());
}

void DraftFolderTest::aDraftIsCalledByItsFirstWords_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("title");
    const QString text = QStringLiteral("RC:TxtMsg");
    QTest::newRow("its text") << text << QByteArray(R"({"extra":"x","content":"Hello  \n all"})")
                              << QStringLiteral("Hello all");
    QTest::newRow("its text is empty")
        << text << QByteArray(R"({"content":" ","extra":"seen"})") << QStringLiteral("seen");
    QTest::newRow("a custom type") << QStringLiteral("app:custom")
                                   << QByteArray(R"({"n":1,"a":"","b":"first","c":"second"})")
                                   << QStringLiteral("first");
    QTest::newRow("no words") << text << QByteArray(R"({"content":""})") << QString();
    QTest::newRow("no content") << text << QByteArray() << QString();
    QTest::newRow("broken JSON") << text << QByteArray("{\"content\": \"Hel")
                                 << QStringLiteral("{\"content\": \"Hel");
}

void DraftFolderTest::aDraftIsCalledByItsFirstWords()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, content);
    QTEST(draftTitle(draftOf(type, content)), "title");
}

void DraftFolderTest::aTitleIsCutBetweenCharacters()
{
    const auto titleOf = [](const QString &text) { return draftTitle(sampleDraft(text).draft); };
    const QString words = titleOf(QStringLiteral("word ").repeated(100'000));
    QVERIFY(words.size() <= 81);
    QVERIFY(words.endsWith(QStringLiteral("word…")));
    const QString faces = titleOf(u'a' + QStringLiteral("😀").repeated(100));
    QVERIFY(faces.size() <= 81);
    QVERIFY(faces.endsWith(QStringLiteral("😀…")));
}

void DraftFolderTest::theListHasTheNewestFirst()
{
    const QString old = QStringLiteral("old");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int minutes : {30, 10, 20}) {
        QVERIFY(m_place->write(name(QString::number(minutes)),
                               draftFileBytes(sampleDraft(), now.addSecs(-60 * minutes))));
    }
    QVERIFY(m_place->write(name(old), R"({"version":1,"content":"{}"})")); // only the file knows when
    QVERIFY(m_place->setAge(name(old), 40));
    QStringList ids;
    for (const DraftSummary &summary : folder().list({}, false).drafts)
        ids.append(summary.id);
    QCOMPARE(ids, QStringList({QStringLiteral("10"), QStringLiteral("20"), QStringLiteral("30"), old}));
}

void DraftFolderTest::theListSaysWhatADraftIs()
{
    QVERIFY(folder().list({}, true).drafts.isEmpty()); // before there is a folder
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QString free = saved(QStringLiteral("free"));
    DraftStore current(m_place->dataDir());
    QVERIFY(current.save(sampleDraft(QStringLiteral("current"))).ok());
    DraftStore other(m_place->dataDir());
    QVERIFY(other.save(sampleDraft(QStringLiteral("other"))).ok());
    const QString killed = saved(QStringLiteral("killed"));
    QVERIFY(m_place->leaveDeadLock(name(killed)));
    QVERIFY(m_place->write(QStringLiteral("newer.json"), R"({"version":2})"));

    const DraftListing listing = folder().list(current.id(), false);
    QVERIFY(listing.troubles.isEmpty());
    QCOMPARE(listing.drafts.size(), 5);
    for (const DraftSummary &summary : listing.drafts) {
        QCOMPARE(summary.isCurrent, summary.id == current.id());
        QCOMPARE(summary.isOpenElsewhere, summary.id == other.id());
        QCOMPARE(summary.isNewer, summary.id == QStringLiteral("newer"));
        QVERIFY(!summary.isDeleted);
        QVERIFY(summary.savedAt >= before.addSecs(-1));
        if (summary.id == free) {
            QCOMPARE(summary.title, QStringLiteral("free"));
            QCOMPARE(summary.profile, sampleDraft().profile);
            QCOMPARE(summary.objectName, QStringLiteral("RC:TxtMsg"));
            QCOMPARE(summary.bytes, sampleDraft(QStringLiteral("free")).draft.content.size());
        }
    }
    // Looking has taken nobody's draft away.
    QVERIFY(current.save(sampleDraft(QStringLiteral("current, changed"))).ok());
    QCOMPARE(*other.save(sampleDraft(QStringLiteral("other, changed"))), SaveOutcome::Saved);
    QCOMPARE(DraftStore(m_place->dataDir()).open(other.id()).outcome, OpenOutcome::OpenElsewhere);
}

// What follows the first line is nothing that could be read as a draft, and nobody notices.
void DraftFolderTest::aThousandLargeDraftsAreListedFromTheirFirstLines()
{
    SavedDraft large = sampleDraft();
    large.draft.content = QByteArray(100'000, 'x');
    const QByteArray bytes = draftFileBytes(large, QDateTime::currentDateTimeUtc());
    const qsizetype head = bytes.indexOf('\n') + 1;
    QVERIFY(head < 1'000);
    QVERIFY(QDir().mkpath(m_place->drafts().path()));
    for (int i = 0; i < 1'000; ++i) {
        QFile file(m_place->filePath(QStringLiteral("%1.json").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(bytes.first(head)) == head && file.resize(bytes.size()));
    }
    const DraftListing listing = folder().list({}, false);
    QCOMPARE(listing.drafts.size(), 1'000);
    QVERIFY(listing.troubles.isEmpty());
}

void DraftFolderTest::anEditedFileIsListedAsItIsNow()
{
    const QString id = saved(QStringLiteral("before"));
    QByteArray bytes = m_place->read(name(id));
    bytes.replace("before", "as edited");
    QVERIFY(m_place->write(name(id), bytes));
    const DraftListing listing = folder().list({}, false);
    QCOMPARE(listing.drafts.size(), 1);
    QCOMPARE(listing.drafts.first().title, QStringLiteral("as edited"));
}

void DraftFolderTest::whatIsNoSoundDraftHidesNoOther_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = draftFileBytes(sampleDraft(), QDateTime::currentDateTimeUtc());
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\x7f\xff\0\1garbage", 11);
    QTest::newRow("cut in its first line") << whole.first(40);
    QTest::newRow("cut after its first line") << whole.first(whole.indexOf('\n') + 1);
    QTest::newRow("cut at its end") << whole.chopped(3);
    QTest::newRow("zeros, as after a power cut") << QByteArray(whole.size(), '\0');
    QTest::newRow("an array") << QByteArray("[]");
}

void DraftFolderTest::whatIsNoSoundDraftHidesNoOther()
{
    QFETCH(QByteArray, bytes);
    const QString good = saved(QStringLiteral("good"));
    QVERIFY(m_place->write(QStringLiteral("bad.json"), bytes));
    for (int round = 0; round < 2; ++round) { // also the second look tells of it
        const DraftListing listing = folder().list({}, false);
        QCOMPARE(listing.drafts.size(), 1);
        QCOMPARE(listing.drafts.first().id, good);
        QCOMPARE(listing.troubles.size(), 1);
        QVERIFY(listing.troubles.first().isPutAside);
        QFile aside(listing.troubles.first().path);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), bytes);
    }
}

void DraftFolderTest::aDamagedDraftGoesOnAsItsNewestSoundVersion()
{
    const QString id = saved(QStringLiteral("first"));
    const auto keep = [&](const char *text) {
        return folder()
            .versionsOf(id)
            .keep(sampleDraft(QString::fromLatin1(text)), VersionReason::Minute,
                  QDateTime::currentDateTimeUtc())
            .ok();
    };
    QVERIFY(keep("older"));
    QVERIFY(keep("newest sound"));
    QVERIFY(m_place->write(QStringLiteral("versions/%1/99999999-00000000.json").arg(id), "{"));
    QVERIFY(m_place->write(name(id), "{\"version\":1"));
    const DraftListing listing = folder().list({}, false);
    QCOMPARE(listing.drafts.size(), 1);
    QCOMPARE(listing.drafts.first().id, id);
    QCOMPARE(listing.troubles.size(), 1);
    QVERIFY(listing.troubles.first().isPutAside);
    QVERIFY(listing.troubles.first().isReplaced);
    QVERIFY(QFileInfo::exists(listing.troubles.first().path));
    QVERIFY(folder().read(id).saved == sampleDraft(QStringLiteral("newest sound")));

    // One that was put aside while the disk took nothing comes back with the next look.
    QVERIFY(m_place->drafts().remove(name(id)));
    QCOMPARE(folder().list({}, false).drafts.size(), 1);
    // One that a person deleted does not.
    QVERIFY(folder().remove(id).ok());
    QVERIFY(folder().list({}, false).drafts.isEmpty());
}

void DraftFolderTest::whatCannotBeReadIsLeftWhereItIs()
{
    const QString good = saved(QStringLiteral("good"));
    QVERIFY(m_place->drafts().mkdir(QStringLiteral("folder.json")));
    QStringList left{m_place->filePath(QStringLiteral("folder.json"))};
#if defined(Q_OS_UNIX)
    if (::geteuid() != 0) { // nothing is closed to root
        const QString closed = saved(QStringLiteral("closed"));
        QVERIFY(QFile::setPermissions(m_place->filePath(name(closed)), {}));
        left.append(m_place->filePath(name(closed)));
        QCOMPARE(DraftStore(m_place->dataDir()).open(closed).outcome, OpenOutcome::Unreadable);
        DraftStore store(m_place->dataDir());
        QVERIFY(*store.adopt() == sampleDraft(QStringLiteral("good")));
    }
#endif
    const DraftListing listing = folder().list({}, false);
    QCOMPARE(listing.drafts.size(), 1);
    QCOMPARE(listing.drafts.first().id, good);
    QStringList told;
    for (const DraftTrouble &trouble : listing.troubles) {
        QVERIFY(!trouble.isPutAside);
        told.append(trouble.path);
    }
    told.sort();
    left.sort();
    QCOMPARE(told, left);
    for (const QString &path : std::as_const(left))
        QVERIFY(QFileInfo::exists(path));
}

void DraftFolderTest::aDeletedDraftCanBeTakenBack()
{
    const QString id = saved(QStringLiteral("deleted"));
    QVERIFY(folder()
                .versionsOf(id)
                .keep(sampleDraft(), VersionReason::Minute, QDateTime::currentDateTimeUtc())
                .ok());
    const QByteArray bytes = m_place->read(name(id));
    QVERIFY(folder().remove(id).ok());
    QVERIFY(folder().list({}, false).drafts.isEmpty());
    DraftStore store(m_place->dataDir());
    QVERIFY(!store.adopt()->has_value());

    const DraftListing listing = folder().list({}, true);
    QCOMPARE(listing.drafts.size(), 1);
    QCOMPARE(listing.drafts.first().id, id);
    QVERIFY(listing.drafts.first().isDeleted);
    QVERIFY(folder().takeBack(id).ok());
    QCOMPARE(m_place->read(name(id)), bytes);
    QCOMPARE(folder().versionsOf(id).list().size(), 1);
    QVERIFY(!folder().list({}, true).drafts.first().isDeleted);
}

void DraftFolderTest::anOpenDraftCannotBeDeleted()
{
    DraftStore store(m_place->dataDir());
    QVERIFY(store.save(sampleDraft()).ok());
    const Status removed = folder().remove(store.id());
    QVERIFY(!removed.ok());
    QCOMPARE(removed.error().kind, ErrorKind::Conflict);
    QVERIFY(QFile::exists(m_place->filePath(name(store.id()))));
}

void DraftFolderTest::takingBackOverwritesNothing()
{
    const QString id = saved(QStringLiteral("deleted"));
    QVERIFY(folder().remove(id).ok());
    QVERIFY(m_place->write(name(id), "somebody else's"));
    QVERIFY(!folder().takeBack(id).ok());
    QCOMPARE(m_place->read(name(id)), QByteArray("somebody else's"));
    QVERIFY(QFile::remove(m_place->filePath(name(id))));
    QVERIFY(folder().takeBack(id).ok());
    QVERIFY(!folder().takeBack(id).ok()); // it is back
}

void DraftFolderTest::deletedDraftsStayForThirtyDays()
{
    const QString id = saved(QStringLiteral("deleted"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(folder().versionsOf(id).keep(sampleDraft(), VersionReason::Minute, now).ok());
    QVERIFY(folder().remove(id).ok());
    QVERIFY(m_place->write(QStringLiteral("deleted/somebody's.json"), "{}"));
    folder().purgeDeleted(now.addDays(30));
    QCOMPARE(folder().list({}, true).drafts.size(), 1);
    folder().purgeDeleted(now.addDays(32));
    QCOMPARE(folder().list({}, true).drafts.size(), 0);
    QVERIFY(folder().versionsOf(id).list().isEmpty());
    QVERIFY(QFile::exists(m_place->filePath(QStringLiteral("deleted/somebody's.json"))));
}

void DraftFolderTest::aPathIsNoDraft()
{
    QVERIFY(m_place->write(QStringLiteral("../outside.json"), R"({"version":1,"content":"x"})"));
    const QString id = QStringLiteral("../outside");
    QCOMPARE(folder().read(id).state, DraftFileState::Missing);
    QVERIFY(!folder().remove(id).ok());
    QVERIFY(QFile::exists(m_place->filePath(QStringLiteral("../outside.json"))));
}

QTEST_GUILESS_MAIN(DraftFolderTest)
#include "tst_draft_folder.moc"
