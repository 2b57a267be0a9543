// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/sender.h"

#include "app/base/app_paths.h"
#include "app/base/kill_point.h"
#include "app/compose/text_view.h"
#include "app/rongcloud/message_types.h"
#include "app/send/transport.h"
#include "app/store/ledger_file.h"
#include "app/store/recovery.h"

#include <QTimer>

#include <utility>

namespace crier {

using std::chrono::milliseconds;

namespace {

constexpr int excerptCharacters = 80;
// Beyond the request's own deadline the holder is certainly done with the wire.
constexpr milliseconds holdMargin{15'000}; // more than the ledger's busy time-out, three times
constexpr milliseconds retryEndEvery{250};

// The announcement's first line, for lists.
QString excerptOf(const Draft &draft)
{
    const MessageType *type = findMessageType(draft.objectName.value);
    std::optional<QString> text;
    if (type && !type->textField.isEmpty())
        text = textOfContent(draft.content, type->textField);
    if (!text) // enough bytes for that many characters of any script
        text = QString::fromUtf8(draft.content.left(4 * excerptCharacters));
    QString excerpt = text->left(excerptCharacters);
    if (!excerpt.isEmpty() && excerpt.back().isHighSurrogate())
        excerpt.chop(1);
    return excerpt.simplified();
}

} // namespace

Sender::Sender(LedgerFile &file, SendLog &log, RateSlots &slots, QNetworkAccessManager &manager,
               const Clock &clock, TransportOptions options, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_log(log)
    , m_slots(slots)
    , m_manager(manager)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_retryEnd(new QTimer(this))
{
    m_retryEnd->setSingleShot(true);
    m_retryEnd->setInterval(retryEndEvery);
    connect(m_retryEnd, &QTimer::timeout, this, &Sender::tryWriteEnd);
}

Sender::~Sender()
{
    if (m_call) {
        m_call->abort(EndReason::Cancelled);
        m_call->disconnect(this);
        conclude(m_call->facts());
    }
}

void Sender::send(const SendOrder &order)
{
    Q_ASSERT(!m_isBusy); // the button is dead from press to end
    m_isBusy = true;
    m_order = order;
    m_report = {};
    m_report.requestId = order.requestId;
    QMetaObject::invokeMethod(this, &Sender::begin, Qt::QueuedConnection);
}

void Sender::begin()
{
    m_report.startedAt = m_clock.utcNow();
    // Before anything else, so that no path of the program gets past it.
    if (reachOf(m_order.profile) == Environment::Live && !m_order.allowLive) {
        refuse({ErrorKind::Disarmed, m_order.profile.name});
        return;
    }
    if (m_order.profile.baseUrl.scheme() == QLatin1String("https") && !hasTls()) {
        refuse({ErrorKind::TlsMissing, {}});
        return;
    }
    m_report.findings = checkProfile(m_order.profile, m_order.secret) +
                        checkDraft(m_order.draft, {.environment = m_order.profile.environment});
    m_report.contentSha256 = sha256Hex(m_order.draft.content);
    if (hasError(m_report.findings)) {
        deliver();
        return;
    }

    const Attempt attempt{m_report.startedAt, freshNonce(), m_order.requestId};
    SignedRequest request = buildBroadcast(m_order.profile, m_order.secret, m_order.draft, attempt);
    m_order.secret.wipe(); // signed; nobody needs it any more
    m_report.bodySha256 = sha256Hex(request.body);

    if (m_unwritten) {
        refuse({ErrorKind::StorageEndMissing, {}});
        return;
    }
    if (const auto &refusal = m_file.writeRefusal()) {
        refuse(*refusal);
        return;
    }
    m_startedAt = m_clock.monotonicNow();
    killPoint("before-intent");
    if (const Status written = writeIntent(request); !written) {
        refuseIntent(written.error());
        return;
    }
    killPoint("after-intent");
    Q_EMIT progressed(m_order.requestId, *m_report.id, SendPhase::Intent);

    m_call = new BroadcastCall(
        m_manager, std::move(request), [this] { return passGate(); }, m_options, this);
    connect(m_call, &BroadcastCall::finished, this, &Sender::conclude);
    m_call->start();
}

Status Sender::writeIntent(const SignedRequest &request)
{
    SendRecord record;
    record.content = m_order.draft.content;
    SendRow &row = record.row;
    row.requestId = m_order.requestId;
    row.startedAt = m_report.startedAt;
    row.operatorName = operatingSystemUser();
    row.profile = m_order.namesProfile ? m_order.profile.name : QString();
    row.environment = m_order.profile.environment;
    row.appKey = m_order.profile.appKey.value;
    row.host = authorityOf(request.url);
    row.sender = m_order.draft.sender.value;
    row.objectName = m_order.draft.objectName.value;
    row.includeSender = m_order.draft.includeSender;
    row.contentSha256 = m_report.contentSha256;
    row.bodySha256 = m_report.bodySha256;
    row.contentBytes = record.content.size();
    row.excerpt = excerptOf(m_order.draft);

    return m_file.write([&]() -> Status {
        // Here and not earlier: opening the file anew for this very transaction may have set a damaged one
        // aside.
        if (const QString aside = m_file.unacknowledgedSetAside(); !aside.isEmpty())
            return Error{ErrorKind::StorageSetAside, aside};
        const Result<qint64> id = m_log.insertIntent(record);
        if (!id)
            return id.error();
        m_report.id = *id;
        const Status reserved = m_slots.reserve(m_order.profile.appKey, *id, m_options.deadline + holdMargin);
        killPoint("in-intent");
        return reserved;
    });
}

void Sender::refuseIntent(const Error &error)
{
    m_report.id.reset();
    switch (error.kind) {
    case ErrorKind::RateLimited:
    case ErrorKind::ServiceOff: {
        Result<SlotView> view = m_slots.view(m_order.profile.appKey);
        if (view && view->state == SlotState::HolderGone &&
            recoverAbandoned(m_file, m_log, m_slots, m_clock)) // now, so that the next press finds it free
            view = m_slots.view(m_order.profile.appKey);
        if (view)
            m_report.slot = *view;
        break;
    }
    case ErrorKind::StorageFault:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageUnavailable: {
        // A commit may report a failure and be on the disk all the same: such a row must not stay open.
        Outcome outcome;
        outcome.state = SendState::NotSent;
        outcome.reason = EndReason::GateStorage;
        outcome.detail = error.detail;
        endLater({m_order.requestId, false, m_order.profile, outcome, m_clock.utcNow(), milliseconds(0)});
        break;
    }
    default:
        break; // nothing was written, or (Conflict) this press has its row already, with its own end
    }
    refuse(error);
}

EndReason Sender::passGate()
{
    killPoint("gate-before");
    const Status passed = m_file.write([&]() -> Status {
        if (Status ours = m_slots.confirm(m_order.profile.appKey, *m_report.id); !ours)
            return ours;
        const Status marked = m_log.markOnWire(*m_report.id, m_clock.utcNow());
        killPoint("gate-in");
        return marked;
    });
    killPoint("gate-after");
    if (!passed) {
        m_report.storageTrouble = passed.error();
        const bool lost = passed.error().kind == ErrorKind::RateLimited;
        if (lost)
            m_report.storageTrouble.reset();
        return lost ? EndReason::GateSlotTaken : EndReason::GateStorage;
    }
    Q_EMIT progressed(m_order.requestId, *m_report.id, SendPhase::OnWire);
    return EndReason::None;
}

void Sender::cancel()
{
    if (m_call)
        m_call->abort(EndReason::Cancelled);
}

void Sender::conclude(const WireFacts &facts)
{
    m_report.outcome = classify(facts);
    if (m_report.storageTrouble && m_report.outcome.detail.isEmpty())
        m_report.outcome.detail = m_report.storageTrouble->detail;
    m_report.storageTrouble.reset();
    const milliseconds duration = m_clock.monotonicNow() - m_startedAt;
    m_report.durationMs = duration.count();
    std::exchange(m_call, nullptr)->deleteLater(); // it may be the one that is telling us

    // Where it cannot be written the person is told at once, and the row waits. If this program ends before
    // the disk is well again, recovery makes the row `unknown`.
    m_report.storageTrouble =
        endLater({m_order.requestId, true, m_order.profile, m_report.outcome, m_clock.utcNow(), duration});
    killPoint("after-result");
    deliver();
}

std::optional<Error> Sender::endLater(const UnwrittenEnd &end)
{
    const Status written = writeEnd(end);
    if (written)
        return {};
    m_unwritten = end;
    m_retryEnd->start();
    return written.error();
}

Status Sender::writeEnd(const UnwrittenEnd &end)
{
    return m_file.write([&]() -> Status {
        const Result<std::optional<qint64>> id = m_log.idOf(end.requestId);
        if (!id)
            return id.error();
        if (!*id) // the intent never landed, or the file it is in was taken away
            return end.isRowCertain ? Status(Error{ErrorKind::Conflict, QStringLiteral("the row is gone")})
                                    : Done{};
        if (Status marked = m_log.markEnd(**id, end.outcome, end.at, end.duration); !marked)
            return marked;
        const Status released =
            m_slots.release(end.profile.appKey, **id, slotEndOf(end.outcome), end.profile.interval);
        killPoint("in-result");
        return released;
    });
}

void Sender::tryWriteEnd()
{
    if (!m_unwritten)
        return;
    const Status written = writeEnd(*m_unwritten);
    // A conflict means that the row has its end already (a commit that reported failure and was on the disk
    // all the same) or is gone with its file: there is nothing left to write.
    if (!written && written.error().kind != ErrorKind::Conflict) {
        m_retryEnd->start();
        return;
    }
    const QByteArray requestId = m_unwritten->requestId;
    const SendState state = m_unwritten->outcome.state;
    m_unwritten.reset();
    Q_EMIT storageRecovered(written.ok() || stateInLog(requestId) == state);
}

std::optional<SendState> Sender::stateInLog(const QByteArray &requestId)
{
    const Result<std::optional<qint64>> id = m_log.idOf(requestId);
    if (!id || !*id)
        return {};
    const Result<std::optional<SendRecord>> record = m_log.find(**id);
    return record && *record ? std::optional((*record)->row.state) : std::nullopt;
}

void Sender::refuse(const Error &error)
{
    m_report.refusal = error;
    deliver();
}

void Sender::deliver()
{
    m_isBusy = false;
    m_order = {};
    const SendReport report = std::exchange(m_report, {}); // a receiver may start the next send
    Q_EMIT finished(report);
}

} // namespace crier
