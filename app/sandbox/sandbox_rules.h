// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/form_decoder.h"
#include "app/sandbox/http_request.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <chrono>
#include <deque>
#include <optional>
#include <utility>

namespace crier {

// What the platform says to a request.
struct SandboxAnswer
{
    int httpStatus = 200;
    int code = 200;
    QString errorMessage; // in the platform's English; empty on success
    QJsonObject members;  // beside code and errorMessage

    bool isSuccess() const { return code == 200; }
    QByteArray body() const; // compact JSON
};

// When a request came, by both clocks. Handed in, so that the rules need no clock of their own.
struct SandboxMoment
{
    qint64 arrivedMonotonicMs = 0; // steady clock, first byte of the request
    qint64 wallMs = 0;             // milliseconds since 1970 UTC
};

// The platform's rules (dossier sections 1 to 6) for one App Key. Remembers what they need: nonces seen, the
// last broadcast, whether the service is off. No sockets, no clocks, no faults.
//
// Checked in this order: path, method and body, headers and credentials, service, rate, parameters. Only a
// request whose credentials pass burns its nonce and counts for the rate.
class SandboxRules
{
public:
    SandboxRules(QByteArray appKey, QByteArray appSecret, std::chrono::milliseconds interval, bool serviceOn);

    static bool isBroadcast(const HttpRequest &request);

    // `form` is the request's decoded body; none when it cannot be decoded.
    SandboxAnswer answer(const HttpRequest &request, const std::optional<QList<FormField>> &form,
                         SandboxMoment moment);

    // Switching on forgets the calls made while the service was off.
    void setServiceOn(bool on);

private:
    std::optional<SandboxAnswer> checkHeaders(const HttpRequest &request, SandboxMoment moment);
    std::optional<SandboxAnswer> checkService();
    std::optional<SandboxAnswer> checkRate(SandboxMoment moment);
    bool burnNonce(const QByteArray &nonce, SandboxMoment moment);
    SandboxAnswer publishAnswer(const QList<FormField> &form);

    QByteArray m_appKey;
    QByteArray m_appSecret;
    std::chrono::milliseconds m_interval;
    bool m_serviceOn = true;
    bool m_toldServiceOff = false;
    std::optional<qint64> m_lastBroadcastMs;
    QSet<QByteArray> m_nonces;
    std::deque<std::pair<qint64, QByteArray>> m_nonceTimes; // oldest first, to forget them in time
    qint64 m_messagesPublished = 0;
};

// Lower-case hex of SHA1(secret + nonce + timestamp), the sandbox's own making.
QByteArray sandboxSignature(const QByteArray &secret, const QByteArray &nonce, const QByteArray &timestamp);

} // namespace crier
