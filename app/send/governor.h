// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/process_identity.h"
#include "app/send/outcome.h"

#include <chrono>

namespace crier {

// 1 call a second per App Key (dossier 3.4), measured from the end of one request to the start of the next,
// so that the service sees at least this much between two arrivals whatever the network does.
inline constexpr std::chrono::milliseconds sendInterval{1'000};
inline constexpr std::chrono::milliseconds longestBackOff{60'000};

// The state of one App Key's slot as the store keeps it. Times are Clock::monotonicNow() of boot `bootId`.
struct Slot
{
    QString bootId;
    std::chrono::milliseconds nextAt{0};     // no start before this
    std::chrono::milliseconds waitLength{0}; // how long the wait up to nextAt was when it was set
    int throttled = 0;                       // consecutive "too many" answers
    qint64 serviceOffSend = 0; // the send that was answered 1009 and not tried again yet; 0: none
    qint64 holderSend = 0;     // the send that holds the slot; 0: free
    ProcessIdentity holder;
    std::chrono::milliseconds heldUntil{0}; // by then the holder's own deadline has certainly passed
    friend bool operator==(const Slot &, const Slot &) = default;
};

enum class SlotState {
    Free,
    Waiting,    // the interval after the last end
    BackingOff, // the service said "too many"
    Held,       // a request is in flight, here or in another program
    HolderGone, // held by a program that ended; recovery frees it and starts the interval
    ServiceOff, // 1009; until a person says try again
};

struct SlotView
{
    SlotState state = SlotState::Free;
    std::chrono::milliseconds wait{0}; // for Waiting and BackingOff; from the moment asked about
    qint64 holderSend = 0;             // for Held
    int throttled = 0;                 // for BackingOff
    friend bool operator==(const SlotView &, const SlotView &) = default;
};

// How a held slot is given back.
enum class SlotEnd {
    NothingSent, // no byte left: no interval is owed
    Answered,
    NoAnswer,   // may have arrived
    Throttled,  // 429 or code 1008
    ServiceOff, // code 1009
};
SlotEnd slotEndOf(const Outcome &outcome);

// Decisions about the slot, pure. `holderAlive` says whether slot.holder still runs.
SlotView viewSlot(const Slot &slot, std::chrono::milliseconds now, const QString &bootId, bool holderAlive);
// The slot after its holder's request ended; `interval` is what is owed between two of them.
Slot afterEnd(Slot slot, std::chrono::milliseconds now, const QString &bootId, SlotEnd end, qint64 sendId,
              std::chrono::milliseconds interval = sendInterval);
// The slot after its holder was found gone: its last bytes may just have arrived, so the interval starts now.
Slot afterHolderGone(Slot slot, std::chrono::milliseconds now, const QString &bootId);

} // namespace crier
