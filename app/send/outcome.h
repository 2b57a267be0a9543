// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/send_state.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace crier {

// What is known after a request, as plain facts.
struct WireFacts
{
    bool handedOut = false;              // the gate opened: request bytes may have left
    EndReason failure = EndReason::None; // how the transport failed, if it did
    int httpStatus = 0;                  // 0: none seen
    bool bodyComplete = false;           // the declared length was reached, or the end was unmistakable
    QByteArray body;                     // at most maxAnswerBytes
    QByteArray date;                     // the answer's Date header as it came; empty when it has none
    QString detail;                      // for the log: Qt's or TLS's own words; never shown as markup
};

inline constexpr qsizetype maxAnswerBytes = 65'536;

// The platform's answer, read strictly: one JSON object, `code` exactly once, an integer or one in quotes.
struct ServiceAnswer
{
    int code = 0;
    QString message; // errorMessage, message or msg; capped at 500 characters, controls made visible
};
std::optional<ServiceAnswer> readAnswer(const QByteArray &body);

struct Outcome
{
    SendState state = SendState::Unknown;
    EndReason reason = EndReason::None;
    std::optional<int> httpStatus;
    std::optional<int> code;
    QString serviceMessage; // text from outside: show as plain text only
    QString detail;
};

// The one place that decides (reliability: "Classifying the answer"). Pure.
Outcome classify(const WireFacts &facts);

} // namespace crier
