// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace crier {

// What a code of the Server API says about the broadcast itself.
enum class Delivery { Accepted, NotDelivered, Unknown, NotApplicable };

// One row of resources/tables/error-codes.json (dossier section 5), texts in the language asked for.
struct ErrorCode
{
    int code = 0;
    Delivery delivery = Delivery::Unknown;
    QString meaning; // one sentence
    QString action;  // what the person should do; may be empty
};

// Looks `code` up among the codes the Server API itself answers with; none when the table does not know it.
// `chinese` chooses the language of the texts.
std::optional<ErrorCode> findErrorCode(int code, bool chinese = false);

} // namespace crier
