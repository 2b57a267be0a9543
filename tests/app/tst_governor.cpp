// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/governor.h"

#include <QTest>

using namespace crier;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {
const QString boot = QStringLiteral("boot-1");
const QString otherBoot = QStringLiteral("boot-2");

Slot heldBy(qint64 send)
{
    Slot slot;
    slot.bootId = boot;
    slot.holderSend = send;
    slot.heldUntil = 100'000ms;
    return slot;
}

Outcome outcomeWith(SendState state, std::optional<int> code, std::optional<int> status)
{
    Outcome outcome;
    outcome.state = state;
    outcome.code = code;
    outcome.httpStatus = status;
    return outcome;
}
} // namespace

class TestGovernor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreshSlotIsFree() { QCOMPARE(viewSlot({}, 5'000ms, boot, false), SlotView{}); }

    void theNextSendWaitsOneSecondFromTheEnd()
    {
        const Slot slot = afterEnd(heldBy(7), 10'000ms, boot, SlotEnd::Answered, 7);
        QCOMPARE(slot.holderSend, 0);
        QCOMPARE(viewSlot(slot, 10'000ms, boot, false).state, SlotState::Waiting);
        QCOMPARE(viewSlot(slot, 10'000ms, boot, false).wait, 1'000ms);
        QCOMPARE(viewSlot(slot, 10'999ms, boot, false).wait, 1ms);
        QCOMPARE(viewSlot(slot, 11'000ms, boot, false).state, SlotState::Free);
    }

    void aSendThatNeverLeftOwesNoInterval()
    {
        const Slot slot = afterEnd(heldBy(7), 10'000ms, boot, SlotEnd::NothingSent, 7);
        QCOMPARE(viewSlot(slot, 10'000ms, boot, false).state, SlotState::Free);
    }

    void anUnknownEndOwesTheInterval()
    {
        const Slot slot = afterEnd(heldBy(7), 10'000ms, boot, SlotEnd::NoAnswer, 7);
        QCOMPARE(viewSlot(slot, 10'500ms, boot, false).wait, 500ms);
    }

    void aRequestInFlightKeepsOthersOut()
    {
        QCOMPARE(viewSlot(heldBy(7), 5'000ms, boot, true).state, SlotState::Held);
        QCOMPARE(viewSlot(heldBy(7), 5'000ms, boot, true).holderSend, 7);
    }

    void aHolderThatDiedOrOverstayedIsGone()
    {
        QCOMPARE(viewSlot(heldBy(7), 5'000ms, boot, false).state, SlotState::HolderGone);
        QCOMPARE(viewSlot(heldBy(7), 100'000ms, boot, true).state, SlotState::HolderGone);
        QCOMPARE(viewSlot(heldBy(7), 5'000ms, otherBoot, true).state, SlotState::HolderGone);
        const Slot slot = afterHolderGone(heldBy(7), 5'000ms, boot);
        QCOMPARE(viewSlot(slot, 5'000ms, boot, false).wait, 1'000ms);
    }

    void tooManyDoublesTheWaitUpToAMinute()
    {
        Slot slot;
        for (const milliseconds expected :
             {2'000ms, 4'000ms, 8'000ms, 16'000ms, 32'000ms, 60'000ms, 60'000ms}) {
            slot.holderSend = 7;
            slot = afterEnd(slot, 10'000ms, boot, SlotEnd::Throttled, 7);
            const SlotView view = viewSlot(slot, 10'000ms, boot, false);
            QCOMPARE(view.state, SlotState::BackingOff);
            QCOMPARE(view.wait, expected);
        }
        slot = afterEnd(slot, 90'000ms, boot, SlotEnd::NoAnswer, 8);
        QCOMPARE(slot.throttled, 7); // no answer says nothing about the limit
        slot = afterEnd(slot, 90'000ms, boot, SlotEnd::Answered, 9);
        QCOMPARE(viewSlot(slot, 90'000ms, boot, false).wait, 1'000ms);
        QCOMPARE(slot.throttled, 0);
    }

    void serviceOffStopsUntilAPersonSaysTryAgain()
    {
        Slot slot = afterEnd(heldBy(7), 10'000ms, boot, SlotEnd::ServiceOff, 7);
        QCOMPARE(viewSlot(slot, 999'000ms, boot, false).state, SlotState::ServiceOff);
        slot.serviceOffSend = 0;
        QCOMPARE(viewSlot(slot, 10'100ms, boot, false).state, SlotState::Waiting);
    }

    void aWaitIsNeverLongerThanItWasMeantToBe()
    {
        Slot slot = afterEnd(heldBy(7), 10'000'000ms, boot, SlotEnd::Answered, 7);
        QCOMPARE(viewSlot(slot, 5'000ms, boot, false).wait, 1'000ms); // a clock that went back
        slot.waitLength = 99'000'000ms;
        QCOMPARE(viewSlot(slot, 5'000ms, boot, false).wait, longestBackOff); // a row somebody edited
    }

    void aRestartOfTheComputerCountsAsWaiting()
    {
        const Slot slot = afterEnd(heldBy(7), 10'000'000ms, boot, SlotEnd::Answered, 7);
        QCOMPARE(viewSlot(slot, 400ms, otherBoot, false).wait, 600ms);
        QCOMPARE(viewSlot(slot, 1'000ms, otherBoot, false).state, SlotState::Free);
    }

    void aLateEndDoesNotFreeTheSlotOfAnother()
    {
        const Slot slot = afterEnd(heldBy(8), 10'000ms, boot, SlotEnd::NoAnswer, 7);
        QCOMPARE(slot.holderSend, 8);
    }

    void endOfSlot_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<SlotEnd>("end");
        QTest::newRow("not sent") << outcomeWith(SendState::NotSent, {}, {}) << SlotEnd::NothingSent;
        QTest::newRow("accepted") << outcomeWith(SendState::Accepted, 200, 200) << SlotEnd::Answered;
        QTest::newRow("1008") << outcomeWith(SendState::Rejected, 1008, 429) << SlotEnd::Throttled;
        QTest::newRow("1008 with 200") << outcomeWith(SendState::Rejected, 1008, 200) << SlotEnd::Throttled;
        QTest::newRow("bare 429") << outcomeWith(SendState::Unknown, {}, 429) << SlotEnd::Throttled;
        QTest::newRow("1009") << outcomeWith(SendState::Rejected, 1009, 430) << SlotEnd::ServiceOff;
        QTest::newRow("1004") << outcomeWith(SendState::Rejected, 1004, 401) << SlotEnd::Answered;
        QTest::newRow("lost") << outcomeWith(SendState::Unknown, {}, {}) << SlotEnd::NoAnswer;
    }
    void endOfSlot()
    {
        QFETCH(Outcome, outcome);
        QTEST(slotEndOf(outcome), "end");
    }
};

QTEST_APPLESS_MAIN(TestGovernor)
#include "tst_governor.moc"
