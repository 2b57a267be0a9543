// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/draft_place.h"
#include "ui/drafts/draft_keeper.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace crier;
using namespace crier::test;

namespace {

SavedDraft draft(const char *text)
{
    return sampleDraft(QString::fromUtf8(text));
}

// What a window is to the keeper.
class Window
{
public:
    explicit Window(const QString &dataDir)
        : keeper(dataDir)
        , failures(&keeper, &DraftKeeper::failed)
        , saves(&keeper, &DraftKeeper::saved)
    {
        keeper.setSnapshot([this] { return shown; });
        QObject::connect(&keeper, &DraftKeeper::adopted, &keeper,
                         [this](const std::optional<SavedDraft> &found) {
                             isReady = true;
                             show(found);
                         });
        QObject::connect(&keeper, &DraftKeeper::broughtBack, &keeper,
                         [this](const std::optional<SavedDraft> &found) { show(found); });
        QObject::connect(&keeper, &DraftKeeper::opened, &keeper, [this](const OpenedDraft &opened) {
            outcomes.append(opened.outcome);
            if (opened.isOpened())
                show(opened.saved);
        });
    }
    void show(const std::optional<SavedDraft> &found)
    {
        if (!found)
            return;
        shown = *found;
        keeper.touch(); // as a window does that fills its fields
    }
    void type(const char *text)
    {
        shown = draft(text);
        keeper.touch();
    }
    bool start()
    {
        keeper.adopt();
        return QTest::qWaitFor([this] { return isReady; });
    }
    bool isSaved()
    {
        keeper.flush();
        return QTest::qWaitFor([this] { return !keeper.hasUnsaved(); });
    }
    QString currentId()
    {
        QSignalSpy listed(&keeper, &DraftKeeper::listed);
        keeper.list();
        if (!listed.wait())
            return {};
        for (const DraftSummary &summary : listed.first().first().value<DraftListing>().drafts) {
            if (summary.isCurrent)
                return summary.id;
        }
        return {};
    }

    SavedDraft shown = draft("nothing yet");
    bool isReady = false;
    QList<OpenOutcome> outcomes;
    DraftKeeper keeper;
    QSignalSpy failures;
    QSignalSpy saves;
};

} // namespace

// The keeper with a thread, a disk and a window that goes on typing.
class DraftKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_place = std::make_unique<DraftPlace>();
        QVERIFY(m_place->isValid());
    }

    void anEmptyWindowDoesNotOverwriteTheDraftOnItsWay()
    {
        savedBefore("written yesterday");
        {
            Window window(m_place->dataDir());
            window.keeper.adopt();
            window.keeper.touch(); // its fields are filled with nothing
            window.keeper.flush();
            window.keeper.keepVersion(VersionReason::Format);
            window.keeper.startFresh();
        } // and it is closed before the draft was there
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        QVERIFY(window.shown == draft("written yesterday"));
    }

    void whatIsTypedWhileADraftIsOpenedIsNotLost()
    {
        const QString other = savedBefore("other");
        const QString present = savedBefore("present");
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        QVERIFY(window.shown == draft("present"));
        window.type("present, changed");
        window.keeper.open(other);
        window.type("present, typed while it was on its way"); // before the answer can have come
        QTRY_COMPARE(window.outcomes, QList<OpenOutcome>{OpenOutcome::Opened});
        QVERIFY(window.shown == draft("other"));
        QVERIFY(window.isSaved());
        QVERIFY(onDisk(present) == draft("present, typed while it was on its way"));
        QVERIFY(onDisk(other) == draft("other"));
        window.type("other, changed");
        QVERIFY(window.isSaved());
        QVERIFY(onDisk(other) == draft("other, changed"));
        QVERIFY(onDisk(present) == draft("present, typed while it was on its way"));
    }

    void turningWhileTheDiskIsBusyMixesNoDrafts()
    {
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        // All of it before the other thread's answers come in.
        for (int i = 0; i < 20; ++i) {
            window.type(qPrintable(QStringLiteral("draft %1").arg(i)));
            window.keeper.flush();
            window.type(qPrintable(QStringLiteral("draft %1, the last word").arg(i)));
            window.keeper.startFresh();
        }
        window.type("the newest");
        QVERIFY(window.isSaved());
        QStringList titles;
        for (const DraftSummary &summary : DraftFolder(m_place->dataDir()).list({}, false).drafts)
            titles.append(summary.title);
        titles.sort();
        QStringList expected{QStringLiteral("the newest")};
        for (int i = 0; i < 20; ++i)
            expected.append(QStringLiteral("draft %1, the last word").arg(i));
        expected.sort();
        QCOMPARE(titles, expected);
    }

    void aSecondPressWhileADraftIsOpenedDoesNothing()
    {
        const QString one = savedBefore("one");
        const QString two = savedBefore("two");
        savedBefore("present");
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        window.keeper.open(one);
        window.keeper.open(two);
        QTRY_COMPARE(window.outcomes.size(), 1);
        QVERIFY(window.isSaved());
        QCOMPARE(window.currentId(), one);
        QCOMPARE(window.outcomes.size(), 1);
        QVERIFY(onDisk(two) == draft("two"));
    }

    void aDraftInAnotherWindowIsSaidToBe()
    {
        Window first(m_place->dataDir());
        QVERIFY(first.start());
        first.type("shared");
        QVERIFY(first.isSaved());
        const QString id = first.currentId();
        Window second(m_place->dataDir());
        QVERIFY(second.start());
        second.type("second");
        second.keeper.open(id);
        QTRY_COMPARE(second.outcomes, QList<OpenOutcome>{OpenOutcome::OpenElsewhere});
        QVERIFY(second.shown == draft("second"));
        second.keeper.openCopy(id);
        QTRY_COMPARE(second.outcomes.size(), 2);
        QVERIFY(second.shown == draft("shared"));
        second.type("the copy, changed");
        QVERIFY(second.isSaved());
        QVERIFY(onDisk(id) == draft("shared"));
    }

    void aRestoredVersionIsSavedAndThePresentStateKept()
    {
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        window.type("good");
        window.keeper.keepVersion(VersionReason::Template);
        window.type("worse");
        const QString id = window.currentId();
        const QList<DraftVersion> versions = versionsOf(id);
        QCOMPARE(versions.size(), 1);
        window.type("worse, and not saved yet");
        window.keeper.restoreVersion(id, versions.first().id);
        QTRY_COMPARE(window.outcomes, QList<OpenOutcome>{OpenOutcome::Opened});
        QVERIFY(window.shown == draft("good"));
        QVERIFY(window.isSaved());
        QVERIFY(onDisk(id) == draft("good"));
        QCOMPARE(versionsOf(id).size(), 2);
        QCOMPARE(versionsOf(id).first().reason, VersionReason::Restore);
        QVERIFY(DraftFolder(m_place->dataDir()).versionsOf(id).read(versionsOf(id).first().id).saved ==
                draft("worse, and not saved yet"));
    }

    void aFailureIsToldAndTriedAgain()
    {
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        window.type("one");
        QVERIFY(window.isSaved());
        const QString id = window.currentId();
        QVERIFY(m_place->takeAway());
        window.type("two");
        window.keeper.flush();
        QVERIFY(window.failures.wait());
        QVERIFY(window.keeper.hasUnsaved());
        QVERIFY(window.failures.wait(10'000)); // once more, and nobody has touched it
        const qsizetype savesBefore = window.saves.size();
        QVERIFY(m_place->putBack());
        QTRY_VERIFY_WITH_TIMEOUT(!window.keeper.hasUnsaved(), 30'000);
        QCOMPARE(window.saves.size(), savesBefore + 1);
        QVERIFY(onDisk(id) == draft("two"));
    }

    void aWindowThatClosesLearnsWhetherItsDraftIsSafe()
    {
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        window.type("one");
        QVERIFY(window.keeper.flushAndWait().ok());
        const QString id = window.currentId();
        QVERIFY(m_place->takeAway());
        window.type("two");
        const Status failed = window.keeper.flushAndWait();
        QVERIFY(!failed.ok());
        QVERIFY(m_place->putBack());
        QVERIFY(window.keeper.flushAndWait().ok());
        QVERIFY(onDisk(id) == draft("two"));
        QVERIFY(window.keeper.flushAndWait().ok()); // also when there is nothing to do
    }

    void whatCouldNotBeSavedIsTriedOnceMoreAtTheEnd()
    {
        QString id;
        {
            Window window(m_place->dataDir());
            QVERIFY(window.start());
            window.type("one");
            QVERIFY(window.isSaved());
            id = window.currentId();
            QVERIFY(m_place->takeAway());
            window.type("one, the last word");
            window.keeper.startFresh();
            QVERIFY(!window.keeper.flushAndWait().ok());
            QVERIFY(m_place->putBack());
        }
        QVERIFY(onDisk(id) == draft("one, the last word"));
    }

    void aDraftChangedBehindItsBackGoesOnAsACopy()
    {
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        window.type("mine");
        QVERIFY(window.isSaved());
        const QString id = window.currentId();
        QVERIFY(m_place->write(id + QStringLiteral(".json"),
                               draftFileBytes(draft("theirs"), QDateTime::currentDateTimeUtc())));
        QSignalSpy copied(&window.keeper, &DraftKeeper::continuedAsCopy);
        window.type("mine, changed");
        QVERIFY(window.isSaved());
        QCOMPARE(copied.size(), 1);
        QVERIFY(onDisk(id) == draft("theirs"));
        QVERIFY(onDisk(window.currentId()) == draft("mine, changed"));
    }

    void aComparisonKnowsWhatIsNotSavedYet()
    {
        Window window(m_place->dataDir());
        QVERIFY(window.start());
        window.type("one");
        window.keeper.keepVersion(VersionReason::Format);
        const QString id = window.currentId();
        window.type("two");
        QSignalSpy compared(&window.keeper, &DraftKeeper::compared);
        window.keeper.compare(id, versionsOf(id).first().id, {});
        QVERIFY(compared.wait());
        const auto comparison = compared.first().at(3).value<DraftComparison>();
        QCOMPARE(comparison.parts.size(), 1);
        QCOMPARE(comparison.parts.first().diff.after(), QStringLiteral("two"));
    }

private:
    QString savedBefore(const char *text) const
    {
        DraftStore store(m_place->dataDir());
        return store.save(draft(text)).ok() ? store.id() : QString();
    }
    SavedDraft onDisk(const QString &id) const { return DraftFolder(m_place->dataDir()).read(id).saved; }
    QList<DraftVersion> versionsOf(const QString &id) const
    {
        return DraftFolder(m_place->dataDir()).versionsOf(id).list();
    }

    std::unique_ptr<DraftPlace> m_place;
};

QTEST_GUILESS_MAIN(DraftKeeperTest)
#include "tst_draft_keeper.moc"
