// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/send_state.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace crier;

class TestSendState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stateNamesStayWhatTheyAre();
    void reasonNamesStayWhatTheyAre();
    void otherNamesAreNoState();
    void otherNamesGiveNoReason();
    void fourStatesAreEnds();
};

// The ledger keeps these names: a change of one would change what old rows say.
void TestSendState::stateNamesStayWhatTheyAre()
{
    const QStringList names = {QStringLiteral("intent"),   QStringLiteral("on_wire"),
                               QStringLiteral("accepted"), QStringLiteral("rejected"),
                               QStringLiteral("not_sent"), QStringLiteral("unknown")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto state = static_cast<SendState>(i);
        QCOMPARE(stateId(state), names.at(i));
        QCOMPARE(stateFromId(names.at(i)), std::optional(state));
    }
}

void TestSendState::reasonNamesStayWhatTheyAre()
{
    const QByteArrayList names = {"none",
                                  "host_not_found",
                                  "connection_refused",
                                  "connect_timeout",
                                  "tls_failed",
                                  "proxy_failed",
                                  "proxy_wants_password",
                                  "network_unavailable",
                                  "gate_slot_taken",
                                  "gate_storage",
                                  "cancelled",
                                  "owner_gone",
                                  "timed_out",
                                  "connection_lost",
                                  "answer_too_large",
                                  "answer_unreadable",
                                  "answer_incomplete",
                                  "redirected",
                                  "unlisted_code",
                                  "other_network"};
    QCOMPARE(names.size(), qsizetype(EndReason::OtherNetwork) + 1);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto reason = static_cast<EndReason>(i);
        const QString name = QString::fromLatin1(names.at(i));
        QCOMPARE(reasonId(reason), name);
        QCOMPARE(reasonFromId(name), reason);
    }
}

void TestSendState::otherNamesAreNoState()
{
    QVERIFY(!stateFromId(QString()));
    QVERIFY(!stateFromId(QStringLiteral("Accepted")));
    QVERIFY(!stateFromId(QStringLiteral("sent")));
}

void TestSendState::otherNamesGiveNoReason()
{
    QCOMPARE(reasonFromId(QString()), EndReason::None);
    QCOMPARE(reasonFromId(QStringLiteral("a reason of a later version")), EndReason::None);
}

void TestSendState::fourStatesAreEnds()
{
    QVERIFY(!isEnd(SendState::Intent));
    QVERIFY(!isEnd(SendState::OnWire));
    for (const SendState state :
         {SendState::Accepted, SendState::Rejected, SendState::NotSent, SendState::Unknown})
        QVERIFY(isEnd(state));
}

QTEST_GUILESS_MAIN(TestSendState)
#include "tst_send_state.moc"
