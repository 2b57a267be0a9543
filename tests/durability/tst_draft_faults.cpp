// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/crierctl_driver.h"
#include "tests/durability/draft_files.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cerrno>

using namespace Qt::Literals::StringLiterals;
using namespace crier::test;

namespace {

constexpr int moreCallsThanASaveMakes = 200;
constexpr int oldState = 3;
constexpr int newState = 4;

struct Typist
{
    bool isOver = false;
    bool wasKilled = false;
    int exitCode = -1;
    QList<QByteArray> lines;
    bool saidFailure() const
    {
        return std::any_of(lines.cbegin(), lines.cend(),
                           [](const QByteArray &line) { return line.startsWith("failed "); });
    }
};

Typist save(const QString &dataDir, int state, const Environment &faults = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : faults)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    process.start(QString::fromUtf8(CRIER_BIN_DIR "/draft_typist"),
                  {u"save"_s, dataDir, QString::number(state)});
    Typist typist;
    typist.isOver = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
    typist.wasKilled = process.exitStatus() == QProcess::CrashExit;
    typist.exitCode = process.exitCode();
    typist.lines = process.readAllStandardOutput().split('\n');
    return typist;
}

} // namespace

// The disk fails at every single write and flush of a draft: the old or the new state is there, whole, the
// window is told, and the next try works as soon as the disk does.
class DraftFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailingDiskHurtsNoDraft_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("lasting");
        QTest::newRow("EIO once") << EIO << false;
        QTest::newRow("EIO for good") << EIO << true;
        QTest::newRow("ENOSPC once") << ENOSPC << false;
        QTest::newRow("ENOSPC for good") << ENOSPC << true;
    }

    void aFailingDiskHurtsNoDraft()
    {
        QFETCH(const int, error);
        QFETCH(const bool, lasting);
        QVERIFY(m_scratch.isValid());
        const QString hitPath = m_scratch.filePath(u"hit"_s);
        int failures = 0;
        bool hit = true;
        int call = 0;
        while (hit && call < moreCallsThanASaveMakes) {
            ++call;
            QFile::remove(hitPath);
            const QString dataDir = m_scratch.freshPath();
            QVERIFY(save(dataDir, oldState).exitCode == 0);
            Environment faults{{u"LD_PRELOAD"_s, QString::fromUtf8(CRIER_DISK_FAULT)},
                               {u"CRIER_FAULT_ROOT"_s, dataDir},
                               {u"CRIER_FAULT_HIT"_s, hitPath},
                               {u"CRIER_FAULT_ERRNO"_s, QString::number(error)},
                               {u"CRIER_FAULT_AT"_s, QString::number(call)}};
            if (lasting)
                faults.append({u"CRIER_FAULT_LASTING"_s, u"1"_s});
            const Typist typist = save(dataDir, newState, faults);
            hit = QFile::exists(hitPath);
            const QByteArray where = "call " + QByteArray::number(call) + ": " + typist.lines.join(" / ");
            QVERIFY2(typist.isOver, where.constData());
            // A disk that takes nothing still shows what is on it.
            QVERIFY2(typist.lines.contains("begin " + QByteArray::number(oldState)), where.constData());

            DraftFiles files = draftFilesIn(dataDir);
            QVERIFY2(files.notWhole.isEmpty(), (where + files.notWhole.join(u' ').toUtf8()).constData());
            const bool hasOld = (files.drafts + files.versions).contains(oldState);
            const bool hasNew = files.drafts.contains(newState);
            QVERIFY2(hasOld, where.constData()); // as the draft, or as the version the session began with
            if (typist.lines.contains("then saved"))
                QVERIFY2(hasNew, where.constData());
            else
                QVERIFY2(typist.exitCode == 1 && typist.saidFailure(), where.constData());
            if (typist.saidFailure())
                ++failures;
            if (!typist.lines.contains("first saved"))
                QVERIFY2(typist.saidFailure(), where.constData());
            QVERIFY2(lasting || typist.lines.contains("then saved"), where.constData());
            if (!hit)
                QVERIFY2(typist.lines.contains("first saved") && !typist.saidFailure(), where.constData());

            QVERIFY2(save(dataDir, newState + 1).exitCode == 0, where.constData());
            files = draftFilesIn(dataDir);
            QVERIFY2(files.notWhole.isEmpty() && files.drafts.contains(newState + 1), where.constData());
        }
        QVERIFY(!hit);
        QVERIFY(failures > 0);
        qInfo("%d calls, %d failures told", call - 1, failures);
    }

    void aKillAtAnyWriteHurtsNoDraft()
    {
        QVERIFY(m_scratch.isValid());
        const QString hitPath = m_scratch.filePath(u"killed"_s);
        int unfinished = 0;
        bool hit = true;
        int call = 0;
        while (hit && call < moreCallsThanASaveMakes) {
            ++call;
            QFile::remove(hitPath);
            const QString dataDir = m_scratch.freshPath();
            QVERIFY(save(dataDir, oldState).exitCode == 0);
            const Typist typist = save(dataDir, newState,
                                       {{u"LD_PRELOAD"_s, QString::fromUtf8(CRIER_DISK_FAULT)},
                                        {u"CRIER_FAULT_ROOT"_s, dataDir},
                                        {u"CRIER_FAULT_HIT"_s, hitPath},
                                        {u"CRIER_FAULT_KILLS"_s, u"1"_s},
                                        {u"CRIER_FAULT_AT"_s, QString::number(call)}});
            hit = QFile::exists(hitPath);
            const QByteArray where = "call " + QByteArray::number(call) + ": " + typist.lines.join(" / ");
            QVERIFY2(typist.wasKilled == hit, where.constData());
            const DraftFiles files = draftFilesIn(dataDir);
            QVERIFY2(files.notWhole.isEmpty(), (where + files.notWhole.join(u' ').toUtf8()).constData());
            QVERIFY2((files.drafts + files.versions).contains(oldState), where.constData());
            QVERIFY2(files.drafts.size() == 1, where.constData());
            unfinished += int(files.unfinished.size());

            // It is the same draft that the next window takes up.
            const Typist next = save(dataDir, newState + 1);
            QVERIFY2(next.exitCode == 0 &&
                         next.lines.contains("begin " + QByteArray::number(files.drafts.first())),
                     (where + next.lines.join(" / ")).constData());
            QCOMPARE(draftFilesIn(dataDir).drafts, QList<int>{newState + 1});
        }
        QVERIFY(!hit && unfinished > 0);
        qInfo("%d calls, %d unfinished files", call - 1, unfinished);
    }

private:
    Scratch m_scratch;
};

QTEST_GUILESS_MAIN(DraftFaultsTest)
#include "tst_draft_faults.moc"
