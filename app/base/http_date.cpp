// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/http_date.h"

#include <QLocale>

namespace crier {

QDateTime httpDate(const QByteArray &value)
{
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()),
                                                   QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    return {date.date(), date.time(), Qt::UTC};
}

} // namespace crier
