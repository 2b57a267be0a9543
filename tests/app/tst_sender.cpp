// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/text_view.h"
#include "app/sandbox/sandbox_server.h"
#include "app/send/send_desk.h"
#include "app/send/sender.h"
#include "app/store/ledger_file.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace crier;
using namespace std::chrono_literals;

// The pipeline with a real ledger, a real sandbox and the real clock.
class TestSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("data/sendlog.db"));
        SandboxSettings settings;
        settings.interval = 1'000ms;
        m_sandbox = std::make_unique<SandboxServer>(settings);
        QVERIFY(m_sandbox->start());
        m_received.clear();
        connect(m_sandbox.get(), &SandboxServer::requestReceived, this,
                [this](const SandboxRequest &request) { m_received.append(request); });
        m_file = std::make_unique<LedgerFile>();
        QVERIFY(m_file->open(m_path));
        m_log = std::make_unique<SendLog>(*m_file, currentProcess());
        m_slots = std::make_unique<RateSlots>(*m_file, m_clock, currentProcess());
        m_manager = std::make_unique<QNetworkAccessManager>();
        m_sender =
            std::make_unique<Sender>(*m_file, *m_log, *m_slots, *m_manager, m_clock, TransportOptions{});
    }

    void cleanup()
    {
        m_sender.reset();
        m_manager.reset();
        m_sandbox.reset();
    }

    void whatIsComposedIsSentReceivedAndLoggedByteForByte_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto text = [](const char *utf8) {
            return contentWithText({}, QStringLiteral("content"), QString::fromUtf8(utf8));
        };
        QTest::newRow("plain") << QByteArray("{\"content\":\"hello\"}");
        QTest::newRow("reserved") << text("a & b = 1+1=2 % %41 %zz #?/");
        QTest::newRow("cjk") << text("世界公告");
        QTest::newRow("zwj") << text("👩‍👩‍👧‍👦 🏳️‍🌈");
        QTest::newRow("arabic") << text("مرحبا ‏(123)‏");
        QTest::newRow("line separator") << text("a\xE2\x80\xA8"
                                                "b\xC2\xA0"
                                                "c");
        QTest::newRow("spelling kept")
            << QByteArray("{ \"content\" : \"x\",\r\n \"n\":1.0, \"m\":1e3, \"k\":20000000000000000000 }");
        QTest::newRow("largest") << contentWithText({}, QStringLiteral("content"),
                                                    QString(131'072 - 14, QLatin1Char('z')));
    }
    void whatIsComposedIsSentReceivedAndLoggedByteForByte()
    {
        QFETCH(QByteArray, content);
        const SendReport report = send(order(content));
        QCOMPARE(report.outcome.state, SendState::Accepted);
        QCOMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().content, content);
        QCOMPARE(m_received.first().bodySha256, report.bodySha256);
        const auto record = m_log->find(*report.id);
        QCOMPARE((*record)->content, content);
        QCOMPARE((*record)->row.contentSha256, sha256Hex(content));
        QCOMPARE((*record)->row.bodySha256, m_received.first().bodySha256);
        QCOMPARE((*record)->row.state, SendState::Accepted);
        QCOMPARE((*record)->row.requestId, report.requestId);
    }

    void theRowIsOnWireBeforeTheServiceHasTheRequest()
    {
        QString stateSeen;
        connect(m_sandbox.get(), &SandboxServer::requestReceived, this, [&] {
            LedgerFile reader;
            if (reader.open(m_path, LedgerFile::Access::ReadOnly)) {
                QSqlQuery query = reader.query();
                if (query.exec(QStringLiteral("SELECT state FROM sends")) && query.next())
                    stateSeen = query.value(0).toString();
            }
        });
        QCOMPARE(send(order()).outcome.state, SendState::Accepted);
        QCOMPARE(stateSeen, QStringLiteral("on_wire"));
    }

    void onePressIsOneRowEvenWhenItIsRepeated()
    {
        const SendOrder press = order();
        QCOMPARE(send(press).outcome.state, SendState::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(m_slots->view(press.profile.appKey)->state, SlotState::Free, 3'000);
        const SendReport again = send(press);
        QVERIFY(again.isRefused());
        QCOMPARE(again.refusal->kind, ErrorKind::Conflict);
        QCOMPARE(m_received.size(), 1);
        QCOMPARE(m_log->page({}, 10)->size(), 1);
    }

    void theSecondSendIsRefusedUntilASecondAfterTheEnd()
    {
        QCOMPARE(send(order()).outcome.state, SendState::Accepted);
        const SendReport early = send(order());
        QVERIFY(early.isRefused());
        QCOMPARE(early.refusal->kind, ErrorKind::RateLimited);
        QCOMPARE(early.slot.state, SlotState::Waiting);
        QVERIFY(early.slot.wait > 0ms && early.slot.wait <= 1'000ms);
        QCOMPARE(m_log->page({}, 10)->size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_slots->view(order().profile.appKey)->state, SlotState::Free, 3'000);
        QCOMPARE(send(order()).outcome.state, SendState::Accepted);
        QVERIFY(m_received.at(1).arrivedMonotonicMs - m_received.at(0).arrivedMonotonicMs >= 1'000);
    }

    void theProfileSaysHowOften()
    {
        SendOrder seldom = order();
        seldom.profile.interval = 5'000ms;
        QCOMPARE(send(seldom).outcome.state, SendState::Accepted);
        const auto view = m_slots->view(seldom.profile.appKey);
        QCOMPARE(view->state, SlotState::Waiting);
        QVERIFY(view->wait > 1'000ms && view->wait <= 5'000ms);
    }

    void badInputIsRefusedWithoutARow()
    {
        SendOrder bad = order("{\"content\":");
        const SendReport report = send(bad);
        QVERIFY(report.isRefused());
        QCOMPARE(report.findings.first().problem, Problem::ContentBadJson);
        QVERIFY(m_log->page({}, 10)->isEmpty());
        QVERIFY(m_received.isEmpty());
    }

    void liveIsRefusedUnlessAllowed()
    {
        SendOrder live = order("{\"content\":"); // not even looked at
        live.profile.environment = Environment::Live;
        live.profile.name = QStringLiteral("Shop");
        const SendReport report = send(live);
        QVERIFY(report.isRefused());
        QVERIFY(report.refusal == (Error{ErrorKind::Disarmed, QStringLiteral("Shop")}));
        QVERIFY(report.findings.isEmpty());
        QVERIFY(m_log->page({}, 10)->isEmpty());
        QVERIFY(m_received.isEmpty());
        QCOMPARE(m_slots->view(live.profile.appKey)->state, SlotState::Free);
        QVERIFY(!m_sender->isBusy());
    }

    void aSandboxElsewhereIsLive()
    {
        SendOrder elsewhere = order();
        elsewhere.profile.baseUrl = QUrl(QStringLiteral("https://api.invalid"));
        const SendReport report = send(elsewhere);
        QVERIFY(report.refusal && report.refusal->kind == ErrorKind::Disarmed);
        QVERIFY(m_log->page({}, 10)->isEmpty());
    }

    void liveIsSentOnceAllowed()
    {
        SendOrder live = order();
        live.profile.environment = Environment::Live;
        live.allowLive = true;
        const SendReport report = send(live);
        QCOMPARE(report.outcome.state, SendState::Accepted);
        QCOMPARE((*m_log->find(*report.id))->row.environment, Environment::Live);
        QCOMPARE(m_received.size(), 1);
    }

    void faults_data()
    {
        QTest::addColumn<SandboxFault>("fault");
        QTest::addColumn<SendState>("state");
        QTest::newRow("1000") << SandboxFault::ServerError << SendState::Unknown;
        QTest::newRow("1050") << SandboxFault::GatewayTimeout << SendState::Unknown;
        QTest::newRow("502 page") << SandboxFault::BadGateway << SendState::Unknown;
        QTest::newRow("garbage") << SandboxFault::Garbage << SendState::Unknown;
        QTest::newRow("endless body") << SandboxFault::EndlessBody << SendState::Unknown;
        QTest::newRow("redirect") << SandboxFault::Redirect << SendState::Unknown;
        QTest::newRow("closes after reading") << SandboxFault::CloseAfterRead << SendState::Unknown;
        QTest::newRow("reset") << SandboxFault::Reset << SendState::Unknown;
        QTest::newRow("cut header") << SandboxFault::CutHeader << SendState::Unknown;
        QTest::newRow("cut body") << SandboxFault::CutBody << SendState::Unknown;
        QTest::newRow("no json") << SandboxFault::NotJson << SendState::Unknown;
        QTest::newRow("two codes") << SandboxFault::DuplicateCode << SendState::Unknown;
    }
    void faults()
    {
        QFETCH(SandboxFault, fault);
        m_sandbox->addFault(fault, 1);
        QTEST(send(order()).outcome.state, "state");
        QCOMPARE(m_received.size(), 1);
        const auto rows = m_log->page({}, 10);
        QCOMPARE(rows->size(), 1);
        QTEST(rows->first().state, "state");
        QVERIFY(!rows->first().isRead);
    }

    void serviceOffIsRejectedAndStopsFurtherSends()
    {
        m_sandbox->setServiceOn(false);
        const SendReport first = send(order());
        QCOMPARE(first.outcome.state, SendState::Rejected);
        QCOMPARE(first.outcome.code, std::optional(1009));
        const SendReport second = send(order());
        QCOMPARE(second.refusal->kind, ErrorKind::ServiceOff);
        QCOMPARE(second.slot.state, SlotState::ServiceOff);
        QCOMPARE(m_received.size(), 1);
    }

    void nobodyListeningIsProvablyNotSent()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        SendOrder press = order();
        press.profile.baseUrl.setPort(port);
        const SendReport report = send(press);
        QCOMPARE(report.outcome.state, SendState::NotSent);
        QCOMPARE(report.outcome.reason, EndReason::ConnectionRefused);
        QCOMPARE(m_slots->view(press.profile.appKey)->state, SlotState::Free); // no interval is owed
    }

    void cancellingAfterTheGateIsUnknown()
    {
        m_sandbox->addFault(SandboxFault::Silent, 1);
        connect(m_sandbox.get(), &SandboxServer::requestReceived, m_sender.get(), &Sender::cancel);
        const SendReport report = send(order());
        QCOMPARE(report.outcome.state, SendState::Unknown);
        QCOMPARE(report.outcome.reason, EndReason::Cancelled);
    }

    void cancellingBeforeTheGateIsNotSent()
    {
        connect(m_sender.get(), &Sender::progressed, m_sender.get(),
                [this](const QByteArray &, qint64, SendPhase phase) {
                    if (phase == SendPhase::Intent)
                        QMetaObject::invokeMethod(m_sender.get(), &Sender::cancel, Qt::QueuedConnection);
                });
        const SendReport report = send(order());
        QCOMPARE(report.outcome.state, SendState::NotSent);
        QCOMPARE(report.outcome.reason, EndReason::Cancelled);
        QVERIFY(m_received.isEmpty());
    }

    void closingTheProgramInMidFlightLeavesAnHonestRow()
    {
        m_sandbox->addFault(SandboxFault::Silent, 1);
        connect(m_sandbox.get(), &SandboxServer::requestReceived, this, [this] {
            QMetaObject::invokeMethod(
                this, [this] { m_sender.reset(); }, Qt::QueuedConnection);
        });
        m_sender->send(order());
        QTRY_VERIFY(!m_sender);
        QCOMPARE(m_log->page({}, 10)->first().state, SendState::Unknown);
    }

    void aGateThatCannotWriteLetsNothingOut()
    {
        LedgerFile other;
        QVERIFY(other.open(m_path));
        QSqlQuery lock = other.query();
        m_file = std::make_unique<LedgerFile>(150ms); // the gate gives up soon
        QVERIFY(m_file->open(m_path));
        m_log = std::make_unique<SendLog>(*m_file, currentProcess());
        m_slots = std::make_unique<RateSlots>(*m_file, m_clock, currentProcess());
        m_sender =
            std::make_unique<Sender>(*m_file, *m_log, *m_slots, *m_manager, m_clock, TransportOptions{});
        connect(
            m_sender.get(), &Sender::progressed, this,
            [&](const QByteArray &, qint64, SendPhase phase) {
                QCOMPARE(phase, SendPhase::Intent);
                QVERIFY(lock.exec(QStringLiteral("BEGIN EXCLUSIVE")));
            },
            Qt::SingleShotConnection);

        const SendReport report = send(order());
        QCOMPARE(report.outcome.state, SendState::NotSent);
        QCOMPARE(report.outcome.reason, EndReason::GateStorage);
        QVERIFY(report.storageTrouble); // the end cannot be written either
        QVERIFY(m_sender->hasUnwrittenEnd());
        QVERIFY(m_received.isEmpty());
        const SendReport blocked = send(order());
        QVERIFY(blocked.isRefused());

        QSignalSpy recovered(m_sender.get(), &Sender::storageRecovered);
        QVERIFY(lock.exec(QStringLiteral("ROLLBACK")));
        QVERIFY(recovered.wait());
        QCOMPARE(m_log->page({}, 10)->first().state, SendState::NotSent);
        QCOMPARE(send(order()).outcome.state, SendState::Accepted);
        m_sender.reset();
    }

    void theDeskTellsSlotRowsAndEndInOrder()
    {
        SendDesk desk({m_path, {}}, m_clock);
        QSignalSpy opened(&desk, &SendDesk::opened);
        desk.open();
        QVERIFY(opened.wait());
        QVERIFY(opened.first().first().value<StoreStatus>().canSend);

        QSignalSpy slot(&desk, &SendDesk::slotChanged);
        desk.watch(order().profile.appKey);
        QVERIFY(slot.wait());
        QCOMPARE(slot.last().first().value<SlotView>().state, SlotState::Free);

        QSignalSpy finished(&desk, &SendDesk::sendFinished);
        const SendOrder press = order();
        desk.send(press);
        desk.send(order()); // a second press in the same moment
        QTRY_COMPARE(finished.size(), 2);
        const auto refused = finished.at(0).first().value<SendReport>();
        const auto accepted = finished.at(1).first().value<SendReport>();
        QVERIFY(refused.isRefused());
        QCOMPARE(accepted.requestId, press.requestId);
        QCOMPARE(accepted.outcome.state, SendState::Accepted);
        QCOMPARE(m_received.size(), 1);
        QCOMPARE(slot.last().first().value<SlotView>().state, SlotState::Waiting);

        QSignalSpy page(&desk, &SendDesk::pageReady);
        desk.requestPage(5, {}, 10);
        QVERIFY(page.wait(30'000));
        QCOMPARE(page.last().at(0).toULongLong(), 5);
        QCOMPARE(page.last().at(1).value<QList<SendRow>>().size(), 1);
    }

    void theDeskSpeaksInItsOwnThreadToWhoeverListens()
    {
        SendDesk desk({m_path, {}}, m_clock);
        QList<QThread *> heardIn;
        const auto hear = [&heardIn] { heardIn.append(QThread::currentThread()); };
        connect(&desk, &SendDesk::opened, this, hear, Qt::DirectConnection);
        connect(&desk, &SendDesk::pageReady, this, hear, Qt::DirectConnection);
        desk.open();
        desk.requestPage(1, {}, 10);
        QTRY_COMPARE(heardIn, QList({thread(), thread()}));
    }

    void closingTheDeskWhileAnEndCannotBeWrittenIsSurvived()
    {
        m_sandbox->addFault(SandboxFault::Silent, 1);
        auto desk = std::make_unique<SendDesk>(SendDesk::Setup{m_path, {}}, m_clock);
        QSignalSpy opened(desk.get(), &SendDesk::opened);
        desk->open();
        QVERIFY(opened.wait());
        desk->send(order());
        QTRY_COMPARE(m_received.size(), 1);
        const QString elsewhere = m_path + QStringLiteral(".elsewhere");
        QVERIFY(QFile::rename(m_path, elsewhere));
        desk.reset();
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(QFile::rename(elsewhere, m_path));
        QCOMPARE(m_log->page({}, 10)->first().state, SendState::OnWire); // recovery will call it unknown
    }

    void theDeskNoticesTheSendOfAnotherProgram()
    {
        SendDesk desk({m_path, {}}, m_clock);
        QSignalSpy opened(&desk, &SendDesk::opened);
        desk.open();
        QVERIFY(opened.wait());
        QSignalSpy slot(&desk, &SendDesk::slotChanged);
        desk.watch(order().profile.appKey);
        QVERIFY(slot.wait());
        QSignalSpy rows(&desk, &SendDesk::rowsChanged);

        QCOMPARE(send(order()).outcome.state, SendState::Accepted); // through the other connection
        QTRY_COMPARE(slot.last().first().value<SlotView>().state, SlotState::Waiting);
        QTRY_VERIFY(!rows.isEmpty());
    }

private:
    SendOrder order(const QByteArray &content = "{\"content\":\"hello\"}")
    {
        SendOrder order;
        order.requestId = freshRequestId();
        order.profile = {QStringLiteral("Sandbox"),
                         Environment::Sandbox,
                         QUrl(m_sandbox->url()),
                         AppKey{QString::fromLatin1(m_sandbox->appKey())},
                         {}};
        order.secret = Secret(m_sandbox->appSecret());
        order.draft = {UserId{QStringLiteral("ops-team")}, ObjectName{QStringLiteral("RC:TxtMsg")}, content,
                       false};
        return order;
    }

    SendReport send(const SendOrder &order)
    {
        QSignalSpy finished(m_sender.get(), &Sender::finished);
        m_sender->send(order);
        if (!finished.isEmpty() || !finished.wait(20'000) || finished.size() != 1) {
            QTest::qFail("one answer was expected, later", __FILE__, __LINE__);
            return {};
        }
        return finished.first().first().value<SendReport>();
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<SandboxServer> m_sandbox;
    QList<SandboxRequest> m_received;
    std::unique_ptr<LedgerFile> m_file;
    std::unique_ptr<SendLog> m_log;
    std::unique_ptr<RateSlots> m_slots;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unique_ptr<Sender> m_sender;
};

QTEST_GUILESS_MAIN(TestSender)
#include "tst_sender.moc"
