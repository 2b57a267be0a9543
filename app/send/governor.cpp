// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/governor.h"

#include <algorithm>

namespace crier {

using std::chrono::milliseconds;

namespace {

// 2, 4, 8 ... 60 s after that many "too many" answers in a row.
milliseconds backOff(int throttled)
{
    return std::min(longestBackOff, milliseconds(1'000 * (1 << std::clamp(throttled, 1, 6))));
}

Slot freed(Slot slot)
{
    slot.holderSend = 0;
    slot.holder = {};
    slot.heldUntil = milliseconds(0);
    return slot;
}

Slot withWait(Slot slot, milliseconds now, const QString &bootId, milliseconds wait)
{
    slot.bootId = bootId;
    slot.nextAt = now + wait;
    slot.waitLength = wait;
    return slot;
}

milliseconds remainingWait(const Slot &slot, milliseconds now, const QString &bootId)
{
    const milliseconds length = std::clamp(slot.waitLength, milliseconds(0), longestBackOff);
    // Set before this boot: since then at least the time since the boot has passed.
    const milliseconds left = slot.bootId == bootId ? slot.nextAt - now : length - now;
    // Never longer than it was meant to be, whatever the row says.
    return std::clamp(left, milliseconds(0), length);
}

} // namespace

SlotEnd slotEndOf(const Outcome &outcome)
{
    if (outcome.state == SendState::NotSent)
        return SlotEnd::NothingSent;
    if (outcome.code == 1008 || outcome.httpStatus == 429)
        return SlotEnd::Throttled;
    if (outcome.code == 1009)
        return SlotEnd::ServiceOff;
    return outcome.code ? SlotEnd::Answered : SlotEnd::NoAnswer;
}

SlotView viewSlot(const Slot &slot, milliseconds now, const QString &bootId, bool holderAlive)
{
    SlotView view;
    if (slot.holderSend != 0) {
        const bool isHeld = slot.bootId == bootId && holderAlive && now < slot.heldUntil;
        view.state = isHeld ? SlotState::Held : SlotState::HolderGone;
        view.holderSend = slot.holderSend;
        return view;
    }
    if (slot.serviceOffSend != 0) {
        view.state = SlotState::ServiceOff;
        return view;
    }
    view.wait = remainingWait(slot, now, bootId);
    if (view.wait > milliseconds(0)) {
        view.state = slot.throttled > 0 ? SlotState::BackingOff : SlotState::Waiting;
        view.throttled = slot.throttled;
    }
    return view;
}

Slot afterEnd(Slot slot, milliseconds now, const QString &bootId, SlotEnd end, qint64 sendId,
              milliseconds interval)
{
    if (slot.holderSend == sendId)
        slot = freed(std::move(slot));
    switch (end) {
    case SlotEnd::NothingSent:
        return slot;
    case SlotEnd::Throttled:
        ++slot.throttled;
        return withWait(std::move(slot), now, bootId, backOff(slot.throttled));
    case SlotEnd::ServiceOff:
        slot.serviceOffSend = sendId;
        slot.throttled = 0;
        break;
    case SlotEnd::Answered:
        slot.throttled = 0;
        break;
    case SlotEnd::NoAnswer:
        break; // says nothing about the limit
    }
    return withWait(std::move(slot), now, bootId, interval);
}

Slot afterHolderGone(Slot slot, milliseconds now, const QString &bootId)
{
    return withWait(freed(std::move(slot)), now, bootId, sendInterval);
}

} // namespace crier
