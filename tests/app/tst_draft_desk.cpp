// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_desk.h"
#include "app/drafts/draft_difference.h"
#include "tests/support/draft_place.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace crier;
using namespace crier::test;

namespace {

SavedDraft draft(const char *text)
{
    return sampleDraft(QString::fromUtf8(text));
}

} // namespace

// One window's work with its drafts: turning from one to another, and a disk that does not take them.
class DraftDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void turningToAnotherDraftSavesTheLastWord();
    void thePresentDraftIsNotOpenedOverItself();
    void aCopyIsADraftOfItsOwn();
    void aCopyOfAnOpenDraftCanBeOpened();
    void goingBackBringsTheOneBefore();
    void goingBackTellsOfADamagedOneOnTheWay();
    void restoringAVersionKeepsThePresentStateFirst();
    void aVersionOfAnotherDraftIsRestored();
    void aFreshDraftGetsAFileOfItsOwn();
    void aKeptVersionIsTheDraftAsItWas();
    void nothingIsLostWhileTheDiskTakesNothing();
    void aDraftLeftBehindUnsavedCanBeOpenedAgain();
    void thePresentDraftCannotBeDeleted();
    void aDraftChangedElsewhereIsToldOnce();
    void onlyThePartsThatDifferAreCompared_data();
    void onlyThePartsThatDifferAreCompared();
    void bytesThatAreNoTextAreCompared();

private:
    QString dataDir() const { return m_place->dataDir(); }
    QString savedElsewhere(const char *text) const
    {
        DraftStore store(dataDir());
        return store.save(draft(text)).ok() ? store.id() : QString();
    }
    SavedDraft onDisk(const QString &id) const { return DraftFolder(dataDir()).read(id).saved; }

    std::unique_ptr<DraftPlace> m_place;
};

void DraftDeskTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_place = std::make_unique<DraftPlace>();
    QVERIFY(m_place->isValid());
}

void DraftDeskTest::turningToAnotherDraftSavesTheLastWord()
{
    const QString other = savedElsewhere("other");
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("present")).error);
    const QString present = desk.currentId();
    const OpenedDraft opened = desk.open(other);
    QVERIFY(opened.isOpened());
    QVERIFY(opened.saved == draft("other"));
    // The window has not turned yet and goes on writing the one it shows.
    QVERIFY(!desk.save(draft("present, typed meanwhile")).error);
    QCOMPARE(desk.currentId(), present);
    QVERIFY(onDisk(other) == draft("other"));

    QVERIFY(!desk.turnOver({draft("present, the last word"), {}}).error);
    QCOMPARE(desk.currentId(), other);
    QVERIFY(onDisk(present) == draft("present, the last word"));
    QVERIFY(onDisk(other) == draft("other"));
    QVERIFY(!desk.save(draft("other, changed")).error);
    QVERIFY(onDisk(other) == draft("other, changed"));
    QVERIFY(DraftStore(dataDir()).open(present).isOpened()); // it was let go
}

void DraftDeskTest::thePresentDraftIsNotOpenedOverItself()
{
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("present")).error);
    QCOMPARE(desk.open(desk.currentId()).outcome, OpenOutcome::AlreadyOpen);
}

void DraftDeskTest::aCopyIsADraftOfItsOwn()
{
    const QString id = savedElsewhere("original");
    DraftDesk desk(dataDir());
    const OpenedDraft copy = desk.openCopy(id);
    QVERIFY(copy.isOpened());
    QVERIFY(copy.id != id);
    QVERIFY(copy.saved == draft("original"));
    QVERIFY(!desk.turnOver({}).error);
    QVERIFY(!desk.save(draft("copy")).error);
    QVERIFY(onDisk(id) == draft("original"));
    QVERIFY(onDisk(copy.id) == draft("copy"));
    QCOMPARE(desk.openCopy(QStringLiteral("none")).outcome, OpenOutcome::Gone);
}

void DraftDeskTest::aCopyOfAnOpenDraftCanBeOpened()
{
    DraftDesk first(dataDir());
    QVERIFY(!first.save(draft("shared")).error);
    DraftDesk second(dataDir());
    QCOMPARE(second.open(first.currentId()).outcome, OpenOutcome::OpenElsewhere);
    QVERIFY(second.openCopy(first.currentId()).isOpened());
}

void DraftDeskTest::goingBackBringsTheOneBefore()
{
    DraftDesk desk(dataDir());
    QCOMPARE(desk.openEarlier().outcome, OpenOutcome::Gone);
    QVERIFY(!desk.save(draft("first")).error);
    QVERIFY(!desk.startFresh(draft("first, the last word")).error);
    QVERIFY(!desk.save(draft("second")).error);
    const OpenedDraft earlier = desk.openEarlier();
    QVERIFY(earlier.isOpened());
    QVERIFY(earlier.saved == draft("first, the last word"));
    QVERIFY(!desk.turnOver({}).error);
    QVERIFY(desk.openEarlier().saved == draft("second"));
}

void DraftDeskTest::goingBackTellsOfADamagedOneOnTheWay()
{
    const QString other = savedElsewhere("other");
    QVERIFY(m_place->setAge(other + QStringLiteral(".json"), 10));
    QVERIFY(m_place->write(QStringLiteral("bad.json"), "{"));
    DraftDesk desk(dataDir());
    const OpenedDraft earlier = desk.openEarlier();
    QVERIFY(earlier.isOpened());
    QCOMPARE(earlier.id, other);
    QCOMPARE(earlier.damaged.size(), 1);
    QVERIFY(earlier.damaged.first().path.contains(QStringLiteral("bad.json.damaged-")));
}

void DraftDeskTest::restoringAVersionKeepsThePresentStateFirst()
{
    DraftDesk desk(dataDir());
    QVERIFY(!desk.keepVersion(draft("good"), VersionReason::Template).error);
    const QString id = desk.currentId();
    QVERIFY(!desk.save(draft("worse")).error);
    const QString version = desk.versions(id).first().id;
    const OpenedDraft restored = desk.restore(id, version);
    QVERIFY(restored.isOpened());
    QVERIFY(restored.saved == draft("good"));
    QVERIFY(!desk.turnOver({draft("worse, the last word"), restored.saved}).error);
    QVERIFY(onDisk(id) == draft("good"));
    const QList<DraftVersion> versions = desk.versions(id);
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions.first().reason, VersionReason::Restore);
    QVERIFY(desk.read(id, versions.first().id).saved == draft("worse, the last word"));
    QCOMPARE(desk.restore(id, QStringLiteral("none")).outcome, OpenOutcome::Gone);
}

void DraftDeskTest::aVersionOfAnotherDraftIsRestored()
{
    QString id;
    {
        DraftDesk earlier(dataDir());
        QVERIFY(!earlier.keepVersion(draft("good"), VersionReason::Minute).error);
        QVERIFY(!earlier.save(draft("worse")).error);
        id = earlier.currentId();
    }
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("present")).error);
    const QString present = desk.currentId();
    const OpenedDraft restored = desk.restore(id, desk.versions(id).last().id);
    QVERIFY(restored.isOpened());
    QVERIFY(!desk.turnOver({draft("present, the last word"), restored.saved}).error);
    QCOMPARE(desk.currentId(), id);
    QVERIFY(onDisk(present) == draft("present, the last word"));
    QVERIFY(onDisk(id) == draft("good"));
    QVERIFY(desk.read(id, desk.versions(id).first().id).saved == draft("worse"));
}

void DraftDeskTest::aFreshDraftGetsAFileOfItsOwn()
{
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("first")).error);
    const QString first = desk.currentId();
    QVERIFY(!desk.startFresh({}).error);
    QVERIFY(desk.currentId().isEmpty());
    QVERIFY(!desk.save(draft("second")).error);
    QVERIFY(desk.currentId() != first);
    QVERIFY(onDisk(first) == draft("first"));
}

void DraftDeskTest::aKeptVersionIsTheDraftAsItWas()
{
    DraftDesk desk(dataDir());
    QVERIFY(!desk.keepVersion(draft("one"), VersionReason::TypeChange).error);
    QVERIFY(onDisk(desk.currentId()) == draft("one"));
    QVERIFY(!desk.keepVersion(draft("one"), VersionReason::Sending).error);
    const QList<DraftVersion> versions = desk.versions(desk.currentId());
    QCOMPARE(versions.size(), 1);
    QCOMPARE(versions.first().reason, VersionReason::TypeChange);
}

void DraftDeskTest::nothingIsLostWhileTheDiskTakesNothing()
{
    const QString other = savedElsewhere("other");
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("one")).error);
    const QString one = desk.currentId();
    QVERIFY(m_place->takeAway());

    SaveReport report = desk.save(draft("one, changed"));
    QVERIFY(report.error && !report.isComplete);
    report = desk.keepVersion(draft("one, changed more"), VersionReason::Template);
    QVERIFY(report.error && !report.isComplete);
    report = desk.startFresh(draft("one, the last word"));
    QVERIFY(report.error && !report.isComplete);
    report = desk.save(draft("two"));
    QVERIFY(report.error && !report.isComplete);
    QVERIFY(desk.save({}).error);
    QVERIFY(desk.hasUnsaved());

    QVERIFY(m_place->putBack());
    report = desk.save({});
    QVERIFY(!report.error && report.isComplete && !report.becameCopy);
    QVERIFY(!desk.hasUnsaved());
    QVERIFY(onDisk(one) == draft("one, the last word"));
    QVERIFY(onDisk(desk.currentId()) == draft("two"));
    QVERIFY(onDisk(other) == draft("other"));
    QCOMPARE(m_place->files(QStringLiteral("*.json")).size(), 3);
    QCOMPARE(desk.versions(one).size(), 1);
    QVERIFY(desk.read(one, desk.versions(one).first().id).saved == draft("one, changed more"));
}

void DraftDeskTest::aDraftLeftBehindUnsavedCanBeOpenedAgain()
{
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("one")).error);
    const QString one = desk.currentId();
    QVERIFY(m_place->takeAway());
    QVERIFY(desk.startFresh(draft("one, the last word")).error);
    const OpenedDraft opened = desk.open(one);
    QVERIFY(opened.isOpened());
    QVERIFY(opened.saved == draft("one, the last word"));
    const SaveReport turned = desk.turnOver({});
    QVERIFY(!turned.isComplete); // its last word is in memory only, as before
    QVERIFY(m_place->putBack());
    QVERIFY(desk.save({}).isComplete);
    QVERIFY(onDisk(one) == draft("one, the last word"));
}

void DraftDeskTest::thePresentDraftCannotBeDeleted()
{
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("present")).error);
    const Status removed = desk.remove(desk.currentId());
    QVERIFY(!removed.ok());
    QCOMPARE(removed.error().kind, ErrorKind::Conflict);
    QVERIFY(onDisk(desk.currentId()) == draft("present"));
}

void DraftDeskTest::aDraftChangedElsewhereIsToldOnce()
{
    DraftDesk desk(dataDir());
    QVERIFY(!desk.save(draft("mine")).becameCopy);
    const QString id = desk.currentId();
    QVERIFY(m_place->write(id + QStringLiteral(".json"),
                           draftFileBytes(draft("theirs"), QDateTime::currentDateTimeUtc())));
    QVERIFY(desk.save(draft("mine, changed")).becameCopy);
    QVERIFY(!desk.save(draft("mine, changed more")).becameCopy);
    QVERIFY(onDisk(id) == draft("theirs"));
    QVERIFY(onDisk(desk.currentId()) == draft("mine, changed more"));
}

void DraftDeskTest::onlyThePartsThatDifferAreCompared_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QList<int>>("parts");
    const QString text = QStringLiteral("RC:TxtMsg");
    const int inText = int(DraftPart::Text);
    const int inContent = int(DraftPart::Content);
    QTest::newRow("nothing") << QByteArray(R"({"content":"a"})") << QByteArray(R"({"content":"a"})") << text
                             << QList<int>();
    QTest::newRow("the text") << QByteArray(R"({"content":"a","n":1})")
                              << QByteArray(R"({"content":"b","n":1})") << text << QList<int>{inText};
    QTest::newRow("another member") << QByteArray(R"({"content":"a","n":1})")
                                    << QByteArray(R"({"content":"a","n":2})") << text
                                    << QList<int>{inContent};
    QTest::newRow("both") << QByteArray(R"({"content":"a","n":1})") << QByteArray(R"({"content":"b","n":2})")
                          << text << QList<int>{inText, inContent};
    QTest::newRow("spelling only") << QByteArray(R"({"content":"\u00e9"})")
                                   << QByteArray(R"({"content":"é"})") << text << QList<int>{inContent};
    QTest::newRow("white space only") << QByteArray(R"({"content":"a"})") << QByteArray(R"({ "content":"a"})")
                                      << text << QList<int>{inContent};
    QTest::newRow("broken now") << QByteArray(R"({"content":"a"})") << QByteArray(R"({"content":"a")") << text
                                << QList<int>{inContent};
    QTest::newRow("a type without text")
        << QByteArray(R"({"content":"a"})") << QByteArray(R"({"content":"b"})")
        << QStringLiteral("app:custom") << QList<int>{inContent};
}

void DraftDeskTest::onlyThePartsThatDifferAreCompared()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, type);
    SavedDraft old = sampleDraft();
    old.draft.objectName.value = type;
    SavedDraft now = old;
    old.draft.content = before;
    now.draft.content = after;
    const auto partsOf = [](const Draft &a, const Draft &b) {
        QList<int> parts;
        for (const DraftPartDifference &difference : differencesBetween(a, b))
            parts.append(int(difference.part));
        return parts;
    };
    QTEST(partsOf(old.draft, now.draft), "parts");

    now = old;
    now.draft.sender.value = QStringLiteral("night-shift");
    now.draft.objectName.value = QStringLiteral("RC:InfoNtf");
    now.draft.includeSender = false;
    QCOMPARE(partsOf(old.draft, now.draft).first(3),
             QList<int>({int(DraftPart::Sender), int(DraftPart::Type), int(DraftPart::IncludeSender)}));
}

void DraftDeskTest::bytesThatAreNoTextAreCompared()
{
    Draft before = sampleDraft().draft;
    Draft after = before;
    before.content = "\xFF";
    after.content = "\xFE";
    const QList<DraftPartDifference> differences = differencesBetween(before, after);
    QCOMPARE(differences.size(), 1);
    QVERIFY(!differences.first().diff.isEmpty());
}

QTEST_GUILESS_MAIN(DraftDeskTest)
#include "tst_draft_desk.moc"
