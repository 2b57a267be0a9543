// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/outcome.h"

#include "app/base/visible_text.h"
#include "app/json/json_scan.h"
#include "app/rongcloud/error_codes.h"

namespace crier {

namespace {

constexpr qsizetype maxMessageCharacters = 500;

// "200" and "\"200\"" are codes; 200.0, 2e2, 0200 and text are not.
std::optional<int> readCode(QByteArrayView token)
{
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        token = token.sliced(1, token.size() - 2);
    const QByteArrayView digits = token.startsWith('-') ? token.sliced(1) : token;
    if (digits.isEmpty() || (digits.size() > 1 && digits.front() == '0'))
        return {};
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return {};
    }
    bool fits = false;
    const int code = token.toByteArray().toInt(&fits);
    return fits ? std::optional(code) : std::nullopt;
}

// One line of plain text, whatever the peer wrote.
QString tamed(const QString &text)
{
    QString out = text.left(maxMessageCharacters);
    if (!out.isEmpty() && out.back().isHighSurrogate())
        out.chop(1); // the cut went through a pair
    return withVisibleControls(out);
}

} // namespace

std::optional<ServiceAnswer> readAnswer(const QByteArray &body)
{
    if (body.size() > maxAnswerBytes)
        return {};
    const JsonScan scan =
        scanJsonObject(body); // refuses duplicate keys, so `code` stands there once or never
    if (!scan.ok())
        return {};

    std::optional<ServiceAnswer> answer;
    QString message;
    for (const QString &name : {QStringLiteral("code"), QStringLiteral("msg"), QStringLiteral("message"),
                                QStringLiteral("errorMessage")}) {
        for (const JsonMember &member : scan.members) {
            if (member.key != name)
                continue;
            const QByteArrayView token =
                QByteArrayView(body).sliced(member.valueStart, member.valueEnd - member.valueStart);
            if (name == QLatin1String("code")) {
                if (const auto code = readCode(token))
                    answer = ServiceAnswer{*code, {}};
            } else if (const auto text = decodeJsonString(token)) {
                message = *text; // the documented name comes last and wins
            }
        }
    }
    if (answer)
        answer->message = tamed(message);
    return answer;
}

Outcome classify(const WireFacts &facts)
{
    Outcome outcome;
    outcome.detail = tamed(facts.detail); // may quote the peer
    if (facts.httpStatus != 0)
        outcome.httpStatus = facts.httpStatus;

    if (!facts.handedOut) {
        outcome.state = SendState::NotSent;
        outcome.reason = facts.failure == EndReason::None ? EndReason::OtherNetwork : facts.failure;
        return outcome;
    }

    outcome.state = SendState::Unknown;
    const bool isRedirect = facts.httpStatus >= 300 && facts.httpStatus < 400;
    const std::optional<ServiceAnswer> answer =
        facts.httpStatus != 0 && facts.bodyComplete ? readAnswer(facts.body) : std::nullopt;
    if (answer) {
        outcome.code = answer->code;
        outcome.serviceMessage = answer->message;
    }

    if (answer && !isRedirect) {
        if (answer->code == 200) {
            if (facts.httpStatus == 200)
                outcome.state = SendState::Accepted;
            else
                outcome.reason = EndReason::AnswerUnreadable; // the two contradict each other
            return outcome;
        }
        const std::optional<ErrorCode> known = findErrorCode(answer->code);
        if (known && known->delivery == Delivery::NotDelivered)
            outcome.state = SendState::Rejected;
        else if (!known || known->delivery != Delivery::Unknown)
            outcome.reason = EndReason::UnlistedCode;
        return outcome;
    }

    if (isRedirect)
        outcome.reason = EndReason::Redirected;
    else if (facts.failure != EndReason::None)
        outcome.reason = facts.failure;
    else if (facts.httpStatus != 0 && !facts.bodyComplete)
        outcome.reason = EndReason::AnswerIncomplete;
    else if (facts.httpStatus != 0)
        outcome.reason = EndReason::AnswerUnreadable;
    else
        outcome.reason = EndReason::ConnectionLost;
    return outcome;
}

} // namespace crier
