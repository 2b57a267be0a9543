// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pasted_input.h"

#include <QFile>

#include <cstdio>

namespace crier {

std::optional<QByteArray> readPastedInput(qint64 limit)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes;
    while (bytes.size() <= limit) {
        const QByteArray part = input.read(limit + 1 - bytes.size());
        if (part.isEmpty())
            break;
        bytes += part;
    }
    if (input.error() != QFileDevice::NoError)
        return std::nullopt;
    return bytes;
}

} // namespace crier
