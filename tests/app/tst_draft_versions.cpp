// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_versions.h"
#include "tests/support/draft_place.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <memory>

using namespace crier;
using namespace crier::test;

namespace {

const QDateTime start(QDate(2024, 9, 17), QTime(12, 0), Qt::UTC);

SavedDraft numbered(int number)
{
    return sampleDraft(QStringLiteral("state %1").arg(number));
}

} // namespace

class DraftVersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_place = std::make_unique<DraftPlace>();
        QVERIFY(m_place->isValid());
    }

    void aDraftBeginsWithoutVersions()
    {
        QVERIFY(versions().list().isEmpty());
        QCOMPARE(versions().read(QStringLiteral("00000001-00000000")).state, DraftFileState::Missing);
    }

    void aVersionComesBackAsItWas()
    {
        SavedDraft odd = sampleDraft();
        odd.draft.content = QByteArray("\xEF\xBB\xBF a\0b\xFF", 8);
        QVERIFY(versions().keep(odd, VersionReason::LoadFile, start).ok());
        const QList<DraftVersion> kept = versions().list();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().savedAt, start);
        QCOMPARE(kept.first().bytes, 8);
        QCOMPARE(kept.first().reason, VersionReason::LoadFile);
        const DraftFile file = versions().read(kept.first().id);
        QCOMPARE(file.state, DraftFileState::Sound);
        QVERIFY(file.saved == odd);
    }

    void theNewestVersionStandsFirst()
    {
        for (int i = 0; i < 12; ++i)
            QVERIFY(versions().keep(numbered(i), VersionReason::Minute, start.addSecs(i)).ok());
        const QList<DraftVersion> kept = versions().list();
        QCOMPARE(kept.size(), 12);
        for (int i = 0; i < 12; ++i)
            QVERIFY(versions().read(kept.at(i).id).saved == numbered(11 - i));
    }

    void theSameAgainMakesNoVersion()
    {
        QVERIFY(versions().keep(numbered(1), VersionReason::Minute, start).ok());
        SavedDraft elsewhere = numbered(1);
        elsewhere.cursor = 3;
        elsewhere.asJson = false;
        QVERIFY(versions().keep(elsewhere, VersionReason::Sending, start.addSecs(1)).ok());
        QCOMPARE(versions().list().size(), 1);
        SavedDraft otherSender = numbered(1);
        otherSender.draft.sender.value = QStringLiteral("night-shift");
        QVERIFY(versions().keep(otherSender, VersionReason::Minute, start.addSecs(2)).ok());
        QVERIFY(versions().keep(numbered(1), VersionReason::Minute, start.addSecs(3)).ok());
        QCOMPARE(versions().list().size(), 3); // as it was before the last one is a change again
    }

    void everyReasonIsKept()
    {
        const QList<VersionReason> reasons{VersionReason::Opened,     VersionReason::Minute,
                                           VersionReason::Restore,    VersionReason::Template,
                                           VersionReason::TypeChange, VersionReason::Format,
                                           VersionReason::LoadFile,   VersionReason::Sending};
        for (int i = 0; i < reasons.size(); ++i)
            QVERIFY(versions().keep(numbered(i), reasons.at(i), start.addSecs(i)).ok());
        const QList<DraftVersion> kept = versions().list();
        for (int i = 0; i < reasons.size(); ++i)
            QCOMPARE(kept.at(reasons.size() - 1 - i).reason, reasons.at(i));
    }

    void atLeastFiftyVersionsAreKept()
    {
        for (int i = 0; i < 200; ++i) {
            QVERIFY(versions().keep(numbered(i), VersionReason::Minute, start.addSecs(60 * i)).ok());
            QVERIFY(versions().list().size() >= std::min(i + 1, 50));
        }
        const QList<DraftVersion> kept = versions().list();
        QCOMPARE(kept.size(), mostDraftVersions);
        for (int i = 0; i < newestDraftVersions; ++i)
            QVERIFY(versions().read(kept.at(i).id).saved == numbered(199 - i));
        QVERIFY(versions().read(kept.last().id).saved == numbered(0)); // how it began
    }

    void thinnedVersionsLieEvenlyInTime()
    {
        QList<DraftVersion> all;
        for (int i = 0; i < 90; ++i) // newest first: the older a version, the denser they lie
            all.append(
                {QString::number(i), start.addSecs(-i * (i < 60 ? 600 : 10)), 1, VersionReason::Minute});
        const QStringList thinned = versionsToThin(all);
        QCOMPARE(thinned.size(), 90 - mostDraftVersions);
        QCOMPARE(QSet<QString>(thinned.cbegin(), thinned.cend()).size(), thinned.size());
        QVERIFY(!thinned.contains(QStringLiteral("89")));
        for (const QString &id : thinned)
            QVERIFY(id.toInt() >= newestDraftVersions);
        QVERIFY(versionsToThin(all.first(mostDraftVersions)).isEmpty());
    }

    void aDenseStretchIsThinnedBeforeASparseOne()
    {
        QList<DraftVersion> all;
        for (int i = 0; i < 50; ++i)
            all.append({QStringLiteral("new %1").arg(i), start.addDays(-i), 1, VersionReason::Minute});
        for (int i = 0; i < 5; ++i)
            all.append({QStringLiteral("dense %1").arg(i), start.addDays(-50).addSecs(-i), 1,
                        VersionReason::Minute});
        for (int i = 0; i < 8; ++i)
            all.append(
                {QStringLiteral("sparse %1").arg(i), start.addDays(-60 - i), 1, VersionReason::Minute});
        const QStringList thinned = versionsToThin(all);
        QCOMPARE(thinned.size(), 3);
        for (const QString &id : thinned)
            QVERIFY2(id.startsWith(QStringLiteral("dense")), qPrintable(id));
    }

    void aDamagedVersionHidesNoOther()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(versions().keep(numbered(i), VersionReason::Minute, start.addSecs(i)).ok());
        const QString id = versions().list().at(1).id;
        const QString name = QStringLiteral("versions/one/%1.json").arg(id);
        const QByteArray whole = m_place->read(name);
        QVERIFY(m_place->write(name, whole.first(whole.size() - 5)));
        const QList<DraftVersion> kept = versions().list();
        QCOMPARE(kept.size(), 3);
        QVERIFY(kept.at(0).isReadable && !kept.at(1).isReadable && kept.at(2).isReadable);
        QCOMPARE(versions().read(id).state, DraftFileState::Damaged);
        QVERIFY(versions().keep(numbered(3), VersionReason::Minute, start.addSecs(9)).ok());
        QCOMPARE(versions().list().size(), 4);
        QCOMPARE(m_place->read(name), whole.first(whole.size() - 5));
    }

    void aPathIsNoVersion()
    {
        QVERIFY(versions().keep(numbered(1), VersionReason::Minute, start).ok());
        QVERIFY(m_place->write(
            QStringLiteral("two.json"),
            m_place->read(QStringLiteral("versions/one/%1.json").arg(versions().list().first().id))));
        QCOMPARE(versions().read(QStringLiteral("../../two")).state, DraftFileState::Missing);
    }

    void whatACrashLeftIsTidiedUp()
    {
        const QString name = QStringLiteral("versions/one/00000001-00000000.json.0123.tmp");
        QVERIFY(m_place->write(name, "half"));
        for (int i = 0; i <= mostDraftVersions; ++i)
            QVERIFY(versions().keep(numbered(i), VersionReason::Minute, start.addSecs(i)).ok());
        QVERIFY(!QFile::exists(m_place->filePath(name)));
        QCOMPARE(versions().list().size(), mostDraftVersions);
    }

    void aPlaceThatCannotBeWrittenIsAnError()
    {
        QVERIFY(versions().keep(numbered(1), VersionReason::Minute, start).ok());
        QVERIFY(m_place->takeAway());
        QVERIFY(!versions().keep(numbered(2), VersionReason::Minute, start).ok());
        QVERIFY(m_place->putBack());
        QVERIFY(versions().keep(numbered(2), VersionReason::Minute, start).ok());
        QCOMPARE(versions().list().size(), 2);
    }

private:
    DraftVersions versions() const
    {
        return DraftVersions(m_place->filePath(QStringLiteral("versions/one")));
    }

    std::unique_ptr<DraftPlace> m_place;
};

QTEST_GUILESS_MAIN(DraftVersionsTest)
#include "tst_draft_versions.moc"
