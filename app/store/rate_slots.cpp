// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rate_slots.h"

#include "app/rongcloud/request.h"
#include "app/store/ledger_file.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <array>

namespace crier {

using std::chrono::milliseconds;

namespace {

QString keyOf(const AppKey &appKey)
{
    return QString::fromLatin1(sha256Hex(appKey.value.toUtf8()));
}

Error busyError(const SlotView &view)
{
    return {view.state == SlotState::ServiceOff ? ErrorKind::ServiceOff : ErrorKind::RateLimited, {}};
}

} // namespace

RateSlots::RateSlots(LedgerFile &file, const Clock &clock, ProcessIdentity owner)
    : m_file(file)
    , m_clock(clock)
    , m_owner(std::move(owner))
{}

SlotView RateSlots::viewNow(const Slot &slot) const
{
    const bool isAliveHolder = slot.holderSend != 0 && (slot.holder == m_owner || isAlive(slot.holder));
    return viewSlot(slot, m_clock.monotonicNow(), m_owner.bootId, isAliveHolder);
}

Result<SlotView> RateSlots::view(const AppKey &appKey)
{
    const Result<Slot> slot = load(keyOf(appKey));
    if (!slot)
        return slot.error();
    return viewNow(*slot);
}

Status RateSlots::reserve(const AppKey &appKey, qint64 sendId, milliseconds holdAtMost)
{
    const QString key = keyOf(appKey);
    Result<Slot> loaded = load(key);
    if (!loaded)
        return loaded.error();
    Slot slot = *loaded;
    if (const SlotView view = viewNow(slot); view.state != SlotState::Free)
        return busyError(view);
    const milliseconds now = m_clock.monotonicNow();
    slot.bootId = m_owner.bootId;
    slot.nextAt = now;
    slot.waitLength = milliseconds(0);
    slot.holderSend = sendId;
    slot.holder = m_owner;
    slot.heldUntil = now + holdAtMost;
    return save(key, slot);
}

Status RateSlots::confirm(const AppKey &appKey, qint64 sendId)
{
    const Result<Slot> slot = load(keyOf(appKey));
    if (!slot)
        return slot.error();
    // Lost when this process was suspended for longer than it said it would hold.
    if (slot->holderSend != sendId || slot->holder != m_owner || m_clock.monotonicNow() >= slot->heldUntil)
        return Error{ErrorKind::RateLimited, QStringLiteral("the slot was taken by another send")};
    return Done{};
}

Status RateSlots::release(const AppKey &appKey, qint64 sendId, SlotEnd end, milliseconds interval)
{
    const QString key = keyOf(appKey);
    Result<Slot> slot = load(key);
    if (!slot)
        return slot.error();
    return save(key, afterEnd(*slot, m_clock.monotonicNow(), m_owner.bootId, end, sendId, interval));
}

Result<QStringList> RateSlots::abandonedKeys()
{
    QSqlQuery query = m_file.query();
    if (!query.exec(QStringLiteral("SELECT app_key_sha256 FROM slots WHERE holder_send <> 0")))
        return m_file.errorOf(query.lastError());
    QStringList held;
    while (query.next())
        held.append(query.value(0).toString());
    query.finish();

    QStringList abandoned;
    for (const QString &key : held) {
        const Result<Slot> slot = load(key);
        if (!slot)
            return slot.error();
        if (viewNow(*slot).state == SlotState::HolderGone)
            abandoned.append(key);
    }
    return abandoned;
}

Result<bool> RateSlots::needsRecovery()
{
    const Result<QStringList> keys = abandonedKeys();
    if (!keys)
        return keys.error();
    return !keys->isEmpty();
}

Status RateSlots::recover()
{
    const Result<QStringList> keys = abandonedKeys();
    if (!keys)
        return keys.error();
    for (const QString &key : *keys) {
        const Result<Slot> slot = load(key);
        if (!slot)
            return slot.error();
        if (Status done = save(key, afterHolderGone(*slot, m_clock.monotonicNow(), m_owner.bootId)); !done)
            return done;
    }
    return Done{};
}

Status RateSlots::tryAgain(const AppKey &appKey)
{
    const QString key = keyOf(appKey);
    Result<Slot> loaded = load(key);
    if (!loaded)
        return loaded.error();
    Slot slot = *loaded;
    slot.serviceOffSend = 0;
    return save(key, slot);
}

Result<Slot> RateSlots::load(const QString &key)
{
    QSqlQuery query = m_file.query();
    query.prepare(
        QStringLiteral("SELECT boot, next_at, wait_length, throttled, service_off_send, holder_send, "
                       "holder_pid, holder_started, holder_boot, held_until FROM slots "
                       "WHERE app_key_sha256 = ?"));
    query.addBindValue(key);
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    Slot slot;
    if (!query.next())
        return slot;
    slot.bootId = query.value(0).toString();
    slot.nextAt = milliseconds(query.value(1).toLongLong());
    slot.waitLength = milliseconds(query.value(2).toLongLong());
    slot.throttled = query.value(3).toInt();
    slot.serviceOffSend = query.value(4).toLongLong();
    slot.holderSend = query.value(5).toLongLong();
    slot.holder = {query.value(6).toLongLong(), query.value(7).toString(), query.value(8).toString()};
    slot.heldUntil = milliseconds(query.value(9).toLongLong());
    return slot;
}

Status RateSlots::save(const QString &key, const Slot &slot)
{
    QSqlQuery query = m_file.query();
    query.prepare(QStringLiteral(
        "INSERT INTO slots (app_key_sha256, boot, next_at, wait_length, throttled, service_off_send, "
        "holder_send, "
        "holder_pid, holder_started, holder_boot, held_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (app_key_sha256) DO UPDATE SET boot = excluded.boot, next_at = excluded.next_at, "
        "wait_length = excluded.wait_length, throttled = excluded.throttled, "
        "service_off_send = excluded.service_off_send, holder_send = excluded.holder_send, "
        "holder_pid = excluded.holder_pid, holder_started = excluded.holder_started, "
        "holder_boot = excluded.holder_boot, held_until = excluded.held_until"));
    const auto text = [](const QString &value) {
        return value.isNull() ? QStringLiteral("") : value; // a null string would be bound as NULL
    };
    const std::array<QVariant, 11> values{
        key,
        text(slot.bootId),
        qint64(slot.nextAt.count()),
        qint64(slot.waitLength.count()),
        slot.throttled,
        slot.serviceOffSend,
        slot.holderSend,
        slot.holder.pid,
        text(slot.holder.startedAt),
        text(slot.holder.bootId),
        qint64(slot.heldUntil.count()),
    };
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return m_file.errorOf(query.lastError());
    return Done{};
}

} // namespace crier
