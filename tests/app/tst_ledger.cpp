// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/ledger_file.h"
#include "app/store/rate_slots.h"
#include "app/store/recovery.h"
#include "app/store/send_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_records.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace std::chrono_literals;

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

ProcessIdentity goneProcess()
{
    ProcessIdentity gone = currentProcess();
    gone.startedAt += QStringLiteral("0"); // the id was given to somebody else since
    return gone;
}

Outcome end(SendState state, EndReason reason = EndReason::None)
{
    Outcome outcome;
    outcome.state = state;
    outcome.reason = reason;
    return outcome;
}

QString pragma(LedgerFile &file, const char *name)
{
    QSqlQuery query = file.query();
    return query.exec(QStringLiteral("PRAGMA %1").arg(QLatin1String(name))) && query.next()
               ? query.value(0).toString()
               : QString();
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("data/sendlog.db"));
        m_file = std::make_unique<LedgerFile>(200ms);
        QVERIFY(m_file->open(m_path));
        m_log = std::make_unique<SendLog>(*m_file, currentProcess());
        m_slots = std::make_unique<RateSlots>(*m_file, m_clock, currentProcess());
    }

    void theFileIsPrivateAndItsSettingsSurviveAPowerCut()
    {
#if !defined(Q_OS_WIN) // there the access list of the person's folder keeps others out
        QCOMPARE(QFileInfo(m_path).permissions(), QFile::Permissions(ownerOnly));
        QCOMPARE(QFileInfo(QFileInfo(m_path).path()).permissions(),
                 QFile::Permissions(ownerOnly | QFile::ExeOwner | QFile::ExeUser));
#endif
        QCOMPARE(pragma(*m_file, "journal_mode"), QStringLiteral("truncate"));
        QCOMPARE(pragma(*m_file, "synchronous"), QStringLiteral("3"));
        QCOMPARE(pragma(*m_file, "foreign_keys"), QStringLiteral("1"));
        QCOMPARE(pragma(*m_file, "trusted_schema"), QStringLiteral("0"));
        QCOMPARE(pragma(*m_file, "user_version"), QStringLiteral("1"));
    }

    void aRowReadsBackAsItWasWritten()
    {
        SendRecord written = sampleRecord("{\"content\":\"\xE4\xB8\x96\xE7\x95\x8C \\u2028 1+1\"}");
        const qint64 id = insert(written);
        const auto read = m_log->find(id);
        QVERIFY(read && read->has_value());
        const SendRow &row = (*read)->row;
        QCOMPARE((*read)->content, written.content);
        QCOMPARE(row.requestId, written.row.requestId);
        QCOMPARE(row.startedAt, written.row.startedAt);
        QCOMPARE(row.operatorName, written.row.operatorName);
        QCOMPARE(row.profile, written.row.profile);
        QCOMPARE(row.environment, Environment::Test);
        QCOMPARE(row.appKey, written.row.appKey);
        QCOMPARE(row.host, written.row.host);
        QCOMPARE(row.sender, written.row.sender);
        QCOMPARE(row.objectName, written.row.objectName);
        QCOMPARE(row.contentSha256, written.row.contentSha256);
        QCOMPARE(row.bodySha256, written.row.bodySha256);
        QCOMPARE(row.state, SendState::Intent);
        QVERIFY(!row.durationMs);
    }

    void oneRequestIdIsOneRow()
    {
        const SendRecord record = sampleRecord();
        insert(record);
        const Status again = m_file->write([&]() -> Status {
            const auto id = m_log->insertIntent(record);
            return id ? Status(Done{}) : Status(id.error());
        });
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        QCOMPARE(m_log->page({}, 10)->size(), 1);
    }

    void transitions_data()
    {
        QTest::addColumn<bool>("onWireFirst");
        QTest::addColumn<SendState>("to");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("intent to not sent") << false << SendState::NotSent << true;
        QTest::newRow("intent to accepted") << false << SendState::Accepted << false;
        QTest::newRow("intent to rejected") << false << SendState::Rejected << false;
        QTest::newRow("intent to unknown") << false << SendState::Unknown << false;
        QTest::newRow("on wire to accepted") << true << SendState::Accepted << true;
        QTest::newRow("on wire to rejected") << true << SendState::Rejected << true;
        QTest::newRow("on wire to unknown") << true << SendState::Unknown << true;
    }
    void transitions()
    {
        QFETCH(bool, onWireFirst);
        QFETCH(SendState, to);
        const qint64 id = insert(sampleRecord());
        if (onWireFirst)
            QVERIFY(m_file->write([&] { return m_log->markOnWire(id, m_clock.utcNow()); }));
        const Status ended =
            m_file->write([&] { return m_log->markEnd(id, end(to), m_clock.utcNow(), 5ms); });
        QTEST(ended.ok(), "allowed");
        if (!ended)
            return;
        for (const SendState other :
             {SendState::Accepted, SendState::Rejected, SendState::NotSent, SendState::Unknown}) {
            QVERIFY(!m_file->write([&] { return m_log->markEnd(id, end(other), m_clock.utcNow(), 9ms); }));
        }
        QVERIFY(!m_file->write([&] { return m_log->markOnWire(id, m_clock.utcNow()); }));
        const auto row = m_log->find(id);
        QCOMPARE((*row)->row.state, to);
        QCOMPARE((*row)->row.durationMs, std::optional<qint64>(5));
    }

    void evenSqlCannotChangeAnEndOrWhatWasSent()
    {
        const qint64 id = insert(sampleRecord());
        QVERIFY(m_file->write(
            [&] { return m_log->markEnd(id, end(SendState::NotSent), m_clock.utcNow(), 5ms); }));
        QSqlQuery query = m_file->query();
        QVERIFY(!query.exec(QStringLiteral("UPDATE sends SET state = 'accepted'")));
        QVERIFY(!query.exec(QStringLiteral("UPDATE sends SET sender = 'x'")));
        QVERIFY(!query.exec(QStringLiteral("UPDATE contents SET content = x'00'")));
    }

    void rowsOfOwnersThatAreGoneGetTheirEnd()
    {
        SendLog gone(*m_file, goneProcess());
        qint64 intent = 0, onWire = 0;
        QVERIFY(m_file->write([&]() -> Status {
            intent = *gone.insertIntent(sampleRecord());
            onWire = *gone.insertIntent(sampleRecord());
            return gone.markOnWire(onWire, m_clock.utcNow());
        }));
        const qint64 ours = insert(sampleRecord());

        const auto recovered = recoverAbandoned(*m_file, *m_log, *m_slots, m_clock);
        QVERIFY(recovered);
        QCOMPARE(*recovered, 2);
        QCOMPARE((*m_log->find(intent))->row.state, SendState::NotSent);
        QCOMPARE((*m_log->find(intent))->row.reason, EndReason::OwnerGone);
        QCOMPARE((*m_log->find(onWire))->row.state, SendState::Unknown);
        QVERIFY(!(*m_log->find(onWire))->row.isRead);
        QCOMPARE((*m_log->find(ours))->row.state, SendState::Intent); // its owner lives
        QCOMPARE(*recoverAbandoned(*m_file, *m_log, *m_slots, m_clock), 0);
    }

    void pagesGoBackByKeyNewestFirst()
    {
        for (int i = 0; i < 7; ++i)
            insert(sampleRecord());
        const auto first = m_log->page({}, 3);
        QCOMPARE(first->size(), 3);
        QCOMPARE(first->first().id, 7);
        const auto second = m_log->page(first->last().id, 3);
        QCOMPARE(second->first().id, 4);
        QCOMPARE(m_log->page(2, 3)->size(), 1);
        QCOMPARE(m_log->newerThan(5, 10)->size(), 2);
        QCOMPARE(m_log->recordsAfter(5, 10)->first().row.id, 6);
    }

    void anEndThatNeedsAPersonStaysUnreadUntilRead()
    {
        const qint64 id = insert(sampleRecord());
        QVERIFY(m_file->write([&] { return m_log->markOnWire(id, m_clock.utcNow()); }));
        QCOMPARE(*m_log->unreadCount(), 0);
        QVERIFY(m_file->write(
            [&] { return m_log->markEnd(id, end(SendState::Unknown), m_clock.utcNow(), 5ms); }));
        QCOMPARE(*m_log->unreadCount(), 1);
        QVERIFY(m_file->write([&] { return m_log->markRead(id, m_clock.utcNow()); }));
        QCOMPARE(*m_log->unreadCount(), 0);
        QVERIFY((*m_log->find(id))->row.isRead);
    }

    void aFailedStepRollsEverythingBack()
    {
        const Status done = m_file->write([&]() -> Status {
            if (!m_log->insertIntent(sampleRecord()))
                return Done{};
            return Error{ErrorKind::RateLimited, {}};
        });
        QCOMPARE(done.error().kind, ErrorKind::RateLimited);
        QVERIFY(m_log->page({}, 10)->isEmpty());
    }

    void aLockHeldByAnotherIsBusyAndNotCorrupt()
    {
        LedgerFile other(200ms);
        QVERIFY(other.open(m_path));
        QSqlQuery lock = other.query();
        QVERIFY(lock.exec(QStringLiteral("BEGIN EXCLUSIVE")));
        const Status done = m_file->write([]() -> Status { return Done{}; });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::StorageBusy);
        QVERIFY(lock.exec(QStringLiteral("ROLLBACK")));
        QVERIFY(m_file->write([]() -> Status { return Done{}; }));
        QCOMPARE(QDir(QFileInfo(m_path).path()).entryList({QStringLiteral("*damaged*")}).size(), 0);
    }

    void aNewerFileIsReadAndNeverWritten()
    {
        insert(sampleRecord());
        QVERIFY(m_file->query().exec(QStringLiteral("PRAGMA user_version = 99")));
        LedgerFile older;
        QVERIFY(older.open(m_path));
        QVERIFY(older.writeRefusal());
        QCOMPARE(older.writeRefusal()->kind, ErrorKind::StorageNewer);
        SendLog log(older, currentProcess());
        QCOMPARE(log.page({}, 10)->size(), 1);
        const Status done = older.write([]() -> Status { return Done{}; });
        QCOMPARE(done.error().kind, ErrorKind::StorageNewer);
    }

    void aNewerFileKeepsTheSettingsOfItsProgram()
    {
        QVERIFY(m_file->query().exec(QStringLiteral("PRAGMA journal_mode = WAL")));
        QVERIFY(m_file->query().exec(QStringLiteral("PRAGMA user_version = 99")));
        m_file->close();
        const auto bytes = [this] {
            QFile raw(m_path);
            return raw.open(QIODevice::ReadOnly) ? raw.readAll() : QByteArray();
        };
        const QByteArray before = bytes();
        QVERIFY(!before.isEmpty());
        {
            LedgerFile older;
            QVERIFY(older.open(m_path));
            QCOMPARE(older.writeRefusal()->kind, ErrorKind::StorageNewer);
        }
        QCOMPARE(bytes(), before);
    }

    void damage_data()
    {
        QTest::addColumn<QByteArray>("with");
        QTest::addColumn<qint64>("at");
        QTest::newRow("not a database") << QByteArray(4096, 'x') << qint64(0);
        QTest::newRow("a torn page") << QByteArray(4096, '\xAA') << qint64(4096);
    }
    void damage()
    {
        QFETCH(QByteArray, with);
        QFETCH(qint64, at);
        insert(sampleRecord());
        m_file->close();
        QByteArray damaged;
        {
            QFile raw(m_path);
            QVERIFY(raw.open(QIODevice::ReadWrite));
            QVERIFY(raw.seek(at));
            QCOMPARE(raw.write(with), with.size());
            QVERIFY(raw.seek(0));
            damaged = raw.readAll();
        }

        QVERIFY(m_file->open(m_path));
        const QString aside = m_file->unacknowledgedSetAside();
        QVERIFY(!aside.isEmpty());
        QFile kept(aside);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), damaged); // never deleted, never mended
        QVERIFY(m_log->page({}, 10)->isEmpty());

        QVERIFY(m_file->acknowledgeSetAside());
        QCOMPARE(m_file->unacknowledgedSetAside(), QString());
        LedgerFile again;
        QVERIFY(again.open(m_path));
        QCOMPARE(again.unacknowledgedSetAside(), QString());
    }

    void aFileThatWasMovedAwayIsNotWrittenTo()
    {
        insert(sampleRecord());
        const QString elsewhere = m_path + QStringLiteral(".elsewhere");
#if defined(Q_OS_WIN) // an open database cannot be moved away at all
        QVERIFY(!QFile::rename(m_path, elsewhere));
        QVERIFY(m_file->write([]() -> Status { return Done{}; }));
#else
        QVERIFY(QFile::rename(m_path, elsewhere));
        const Status done = m_file->write([]() -> Status { return Done{}; });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::StorageMoved);
        // Nor is a new one begun behind the person's back: its rows and slots would be forgotten.
        QCOMPARE(m_file->write([]() -> Status { return Done{}; }).error().kind, ErrorKind::StorageMoved);
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(QFile::rename(elsewhere, m_path));
        QVERIFY(m_file->write([]() -> Status { return Done{}; }));
#endif
        QCOMPARE(m_log->page({}, 10)->size(), 1);
    }

    void aFolderWithOtherThingsKeepsItsMode()
    {
#if defined(Q_OS_WIN)
        QSKIP("Windows has access lists in the place of modes");
#endif
        const QString folder = m_folder->filePath(QStringLiteral("shared"));
        QVERIFY(QDir().mkpath(folder));
        QFile other(folder + QStringLiteral("/other"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        const auto open = QFile::Permissions(ownerOnly | QFile::ExeOwner | QFile::ExeUser | QFile::ReadOther |
                                             QFile::ExeOther);
        QVERIFY(QFile::setPermissions(folder, open));
        for (int run = 0; run < 2; ++run) { // the second finds its own file there
            LedgerFile file;
            QVERIFY(file.open(folder + QStringLiteral("/sendlog.db")));
            QCOMPARE(QFileInfo(folder).permissions(), open);
        }
    }

    void aFolderThatCannotBeMadeIsSaidSo()
    {
        QFile blocker(m_folder->filePath(QStringLiteral("blocker")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        LedgerFile file;
        const Status opened = file.open(m_folder->filePath(QStringLiteral("blocker/data/sendlog.db")));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::StorageUnavailable);
    }

    void aReservedSlotKeepsOthersOutAndIsOursAtTheGate()
    {
        const AppKey key{QStringLiteral("key")};
        QCOMPARE(m_slots->view(key)->state, SlotState::Free);
        QVERIFY(m_file->write([&] { return m_slots->reserve(key, 1, 50'000ms); }));
        QCOMPARE(m_slots->view(key)->state, SlotState::Held);
        const Status second = m_file->write([&] { return m_slots->reserve(key, 2, 50'000ms); });
        QCOMPARE(second.error().kind, ErrorKind::RateLimited);
        QVERIFY(m_file->write([&] { return m_slots->confirm(key, 1); }));
        QVERIFY(!m_file->write([&] { return m_slots->confirm(key, 2); }));
        QVERIFY(m_slots->view({QStringLiteral("another key")})->state == SlotState::Free);

        QVERIFY(m_file->write([&] { return m_slots->release(key, 1, SlotEnd::Answered); }));
        QCOMPARE(m_slots->view(key)->wait, 1'000ms);
        m_clock.monotonic += 1'000ms;
        QVERIFY(m_file->write([&] { return m_slots->reserve(key, 2, 50'000ms); }));
        QVERIFY(m_file->write([&] { return m_slots->release(key, 2, SlotEnd::NothingSent); }));
    }

    void aReservationThatRanOutIsLostAtTheGate()
    {
        const AppKey key{QStringLiteral("key")};
        QVERIFY(m_file->write([&] { return m_slots->reserve(key, 1, 50'000ms); }));
        m_clock.monotonic += 50'000ms;
        QCOMPARE(m_file->write([&] { return m_slots->confirm(key, 1); }).error().kind,
                 ErrorKind::RateLimited);
    }

    void theSlotOfADeadProgramIsFreedWithAnInterval()
    {
        const AppKey key{QStringLiteral("key")};
        RateSlots dead(*m_file, m_clock, goneProcess());
        QVERIFY(m_file->write([&] { return dead.reserve(key, 1, 50'000ms); }));
        QCOMPARE(m_slots->view(key)->state, SlotState::HolderGone);
        QVERIFY(recoverAbandoned(*m_file, *m_log, *m_slots, m_clock));
        QCOMPARE(m_slots->view(key)->state, SlotState::Waiting);
        QCOMPARE(m_slots->view(key)->wait, 1'000ms);
    }

    void serviceOffIsRememberedUntilSomebodySaysTryAgain()
    {
        const AppKey key{QStringLiteral("key")};
        QVERIFY(m_file->write([&] { return m_slots->reserve(key, 1, 50'000ms); }));
        QVERIFY(m_file->write([&] { return m_slots->release(key, 1, SlotEnd::ServiceOff); }));
        m_clock.monotonic += 3'600'000ms;
        QCOMPARE(m_file->write([&] { return m_slots->reserve(key, 2, 50'000ms); }).error().kind,
                 ErrorKind::ServiceOff);
        QVERIFY(m_file->write([&] { return m_slots->tryAgain(key); }));
        QVERIFY(m_file->write([&] { return m_slots->reserve(key, 2, 50'000ms); }));
        QVERIFY(m_file->write([&] { return m_slots->release(key, 2, SlotEnd::NothingSent); }));
    }

private:
    qint64 insert(const SendRecord &record)
    {
        qint64 id = 0;
        const Status done = m_file->write([&]() -> Status {
            const auto inserted = m_log->insertIntent(record);
            if (!inserted)
                return inserted.error();
            id = *inserted;
            return Done{};
        });
        return done ? id : -1;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<LedgerFile> m_file;
    std::unique_ptr<SendLog> m_log;
    std::unique_ptr<RateSlots> m_slots;
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
