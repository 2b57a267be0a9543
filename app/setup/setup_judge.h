// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/setup/setup_report.h"

#include <QList>
#include <QSslCertificate>
#include <QSslError>

namespace crier {

// What facts mean for a step of the set-up check. Pure: every function fills in the step it is given.

inline constexpr std::chrono::seconds clockWarning{30};
inline constexpr std::chrono::seconds clockFailure{5 * 60};
inline constexpr int certificateWarningDays = 21;

// What is entered. Of a secret that is not there, too.
void judgeProfile(SetupStep &step, const Profile &profile, const Secret &secret);

// Adds what the certificate says of itself; its days are counted from `now`.
void describeCertificate(SetupStep &step, const QSslCertificate &certificate, const QDateTime &now);
// A handshake that worked: warns when the certificate ends soon.
void judgeCertificate(SetupStep &step, const QSslCertificate &certificate, const QDateTime &now);
// One that did not, because of these errors.
void judgeTlsErrors(SetupStep &step, const QList<QSslError> &errors);

// When an answer came and how long the whole call took; the server wrote its date somewhere in between.
struct AnswerTime
{
    QDateTime receivedAt; // UTC
    std::chrono::milliseconds roundTrip{0};
};
void judgeClock(SetupStep &step, const WireFacts &facts, const AnswerTime &time);

enum class CredentialsQuestion { Online, KeptAlive };
// `clockDifference` in seconds, where it is known: a wrong clock makes a signature suspect.
void judgeCredentials(SetupStep &step, const WireFacts &facts, CredentialsQuestion question,
                      std::optional<qint64> clockDifference);
void judgeOnline(SetupStep &step, const WireFacts &facts, const UserId &user);
void judgeSender(SetupStep &step, const WireFacts &facts, const UserId &user);
void judgeRoom(SetupStep &step, const WireFacts &facts, const ChatroomId &room);

// Text from outside as a fact: one line, capped, nothing hidden in it.
QString tameFact(const QString &text);

} // namespace crier
