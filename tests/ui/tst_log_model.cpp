// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/app_paths.h"
#include "app/store/ledger_file.h"
#include "app/store/send_log.h"
#include "tests/support/sample_records.h"
#include "ui/log/log_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;

// The log's model over a real ledger with more rows than one page.
class LogModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<SendDesk>(
            SendDesk::Setup{.ledgerPath = ledgerPath(m_folder->path()), .transport = {}}, m_clock);
        QSignalSpy opened(m_desk.get(), &SendDesk::opened);
        m_desk->open();
        QVERIFY(opened.wait());
        QVERIFY(m_file.open(ledgerPath(m_folder->path())).ok());
        m_log = std::make_unique<SendLog>(m_file, currentProcess());
    }

    void cleanup()
    {
        m_log.reset();
        m_file.close();
        m_desk.reset();
    }

    void pagesComeAsTheyAreAskedFor()
    {
        addRows(450);
        LogModel model(*m_desk);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy loaded(&model, &LogModel::loaded);
        model.reload();
        QVERIFY(loaded.wait());
        QCOMPARE(model.rowAt(0).id, m_lastId);
        // The tester asks for more by itself after every change, as a view does while it is scrolled down.
        QTRY_COMPARE(model.rowCount(), 450);
        QTRY_VERIFY(!model.canFetchMore({}));
        for (int row = 1; row < model.rowCount(); ++row)
            QCOMPARE(model.rowAt(row).id, model.rowAt(row - 1).id - 1);
        QCOMPARE(model.rowOf(model.rowAt(321).id), 321);
        QCOMPARE(model.rowOf(m_lastId + 1), -1);
    }

    void onePageIsReadUntilMoreIsWanted()
    {
        addRows(450);
        LogModel model(*m_desk);
        QSignalSpy loaded(&model, &LogModel::loaded);
        model.reload();
        QVERIFY(!model.canFetchMore({})); // one question at a time
        QVERIFY(loaded.wait());
        QCOMPARE(model.rowCount(), 200);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({}));
        QTRY_COMPARE(model.rowCount(), 400);
    }

    void newRowsArePutOnTopAndTheSelectionStays()
    {
        addRows(5);
        LogModel model(*m_desk);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy loaded(&model, &LogModel::loaded);
        model.reload();
        QVERIFY(loaded.wait());
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(2, 0),
                                  QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
        const qint64 chosen = model.rowAt(2).id;
        addRows(3);
        QTRY_COMPARE(model.rowCount(), 8);
        QCOMPARE(model.rowAt(selection.currentIndex().row()).id, chosen);
    }

    void anOpenRowGetsItsEnd()
    {
        addRows(1);
        LogModel model(*m_desk);
        QSignalSpy loaded(&model, &LogModel::loaded);
        model.reload();
        QVERIFY(loaded.wait());
        QCOMPARE(model.rowAt(0).state, SendState::Intent);
        Outcome outcome;
        outcome.state = SendState::NotSent;
        outcome.reason = EndReason::ConnectionRefused;
        QVERIFY(m_file
                    .write([&] {
                        return m_log->markEnd(m_lastId, outcome, m_clock.utcNow(),
                                              std::chrono::milliseconds{12});
                    })
                    .ok());
        QTRY_COMPARE(model.rowAt(0).state, SendState::NotSent);
        QCOMPARE(model.rowCount(), 1);
    }

    void moreNewRowsThanOneAnswerHoldsLeaveNoHole()
    {
        addRows(10);
        LogModel model(*m_desk);
        QSignalSpy loaded(&model, &LogModel::loaded);
        model.reload();
        QVERIFY(loaded.wait());
        addRows(300);
        QTRY_COMPARE(model.rowCount() > 0 ? model.rowAt(0).id : 0, m_lastId);
        for (int row = 1; row < model.rowCount(); ++row)
            QCOMPARE(model.rowAt(row).id, model.rowAt(row - 1).id - 1);
    }

private:
    void addRows(int count)
    {
        QVERIFY(m_file
                    .write([&]() -> Status {
                        for (int i = 0; i < count; ++i) {
                            const Result<qint64> id = m_log->insertIntent(sampleRecord());
                            if (!id)
                                return id.error();
                            m_lastId = *id;
                        }
                        return Done{};
                    })
                    .ok());
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SendDesk> m_desk;
    LedgerFile m_file;
    std::unique_ptr<SendLog> m_log;
    qint64 m_lastId = 0;
};

QTEST_MAIN(LogModelTest)
#include "tst_log_model.moc"
