// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace crier {

// The value of a Date header in RFC 9110's preferred form, "Sun, 06 Nov 1994 08:49:37 GMT", and nothing else:
// that is what is sent today. Invalid for anything else.
QDateTime httpDate(const QByteArray &value);

} // namespace crier
