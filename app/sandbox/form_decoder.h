// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace crier {

struct FormField
{
    QString name;
    QString text;     // the value as text
    QByteArray value; // the same as bytes, exactly as decoded
};

// Decodes application/x-www-form-urlencoded: '+' is a space, %XX a byte, everything else itself. None for an
// escape that is not two hex digits, for bytes that are not UTF-8, for a field without '=', and for more
// fields than any call of the API has use for.
std::optional<QList<FormField>> decodeForm(const QByteArray &body);

} // namespace crier
