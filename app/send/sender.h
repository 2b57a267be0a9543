// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/compose/check.h"
#include "app/send/broadcast_call.h"
#include "app/store/rate_slots.h"
#include "app/store/send_log.h"

#include <QObject>

#include <optional>

class QTimer;

namespace crier {

class LedgerFile;

// One press of Send.
struct SendOrder
{
    QByteArray requestId; // freshRequestId(), made at the press; using one twice is refused
    Profile profile;
    bool namesProfile = true; // false: the address came from the command line
    Secret secret;
    Draft draft;
    // The person armed this live profile and confirmed this very message, or named it on the command line. A
    // live order without it is refused (Disarmed). Has no effect on sandbox and test.
    bool allowLive = false;
};

// What became of a press. Exactly one of `refusal`, `findings` with an error, or `id` with an `outcome`
// holds.
struct SendReport
{
    QByteArray requestId;
    std::optional<qint64> id;            // the ledger row, when one was written
    Outcome outcome;                     // meaningful with an id
    std::optional<Error> refusal;        // nothing was sent and no row was written, and this is why
    SlotView slot;                       // with refusal RateLimited or ServiceOff
    QList<Finding> findings;             // with an error among them: refused; else warnings
    std::optional<Error> storageTrouble; // the end could not be written (yet); sending is blocked
    QByteArray contentSha256;
    QByteArray bodySha256;
    QDateTime startedAt;
    qint64 durationMs = 0;
    bool isRefused() const { return !id.has_value(); }
};

enum class SendPhase { Intent, OnWire };

// The pipeline of one program: check, intent row, one request, end row. At most one send at a time.
// Lives in the thread of its file and manager; everything here may block on the disk, so a window gives it a
// thread of its own (SendDesk).
class Sender : public QObject
{
    Q_OBJECT

public:
    Sender(LedgerFile &file, SendLog &log, RateSlots &slots, QNetworkAccessManager &manager,
           const Clock &clock, TransportOptions options, QObject *parent = nullptr);
    ~Sender() override;

    // Answers with exactly one finished(), never from inside this call.
    void send(const SendOrder &order);
    // Before the gate the send ends not_sent, after it unknown.
    void cancel();
    bool isBusy() const { return m_isBusy; }
    // Not none: an earlier end is not on the disk yet; nothing can be sent until it is.
    bool hasUnwrittenEnd() const { return m_unwritten.has_value(); }

Q_SIGNALS:
    void progressed(const QByteArray &requestId, qint64 id, crier::SendPhase phase);
    void finished(const crier::SendReport &report);
    // An end that could not be written earlier needs no more trying; sending is possible again. Not
    // `written`: its row is gone from the log, or was ended by somebody else.
    void storageRecovered(bool written);

private:
    void begin();
    Status writeIntent(const SignedRequest &request);
    EndReason passGate();
    void conclude(const WireFacts &facts);
    void tryWriteEnd();
    std::optional<SendState> stateInLog(const QByteArray &requestId);
    void refuseIntent(const Error &error);
    void refuse(const Error &error);
    void deliver();

    LedgerFile &m_file;
    SendLog &m_log;
    RateSlots &m_slots;
    QNetworkAccessManager &m_manager;
    const Clock &m_clock;
    TransportOptions m_options;

    bool m_isBusy = false;
    SendOrder m_order;
    SendReport m_report;
    std::chrono::milliseconds m_startedAt{0}; // monotonic
    BroadcastCall *m_call = nullptr;          // a child; only while in flight

    // An end that could not be written: kept here and tried again until it is.
    struct UnwrittenEnd
    {
        QByteArray requestId;
        bool isRowCertain; // not: the intent's commit failed, and may have landed all the same
        Profile profile;
        Outcome outcome;
        QDateTime at;
        std::chrono::milliseconds duration;
    };
    Status writeEnd(const UnwrittenEnd &end);
    std::optional<Error> endLater(const UnwrittenEnd &end); // now if it can be; gives why not
    std::optional<UnwrittenEnd> m_unwritten;
    QTimer *m_retryEnd;
};

} // namespace crier

Q_DECLARE_METATYPE(crier::SendReport)
