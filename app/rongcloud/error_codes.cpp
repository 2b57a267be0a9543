// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/error_codes.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace crier {

namespace {

struct Row
{
    ErrorCode english;
    ErrorCode chinese;
};

// What the table does not say plainly counts as unknown: never better than it is.
Delivery deliveryFromId(const QString &id)
{
    if (id == QLatin1String("accepted"))
        return Delivery::Accepted;
    if (id == QLatin1String("not_delivered"))
        return Delivery::NotDelivered;
    if (id == QLatin1String("not_applicable"))
        return Delivery::NotApplicable;
    return Delivery::Unknown;
}

QHash<int, Row> readTable()
{
    QFile file(QStringLiteral(":/tables/error-codes.json"));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const QJsonArray codes = document[QLatin1String("codes")].toArray();
    Q_ASSERT(!codes.isEmpty());
    QHash<int, Row> rows;
    rows.reserve(codes.size());
    for (const QJsonValue &value : codes) {
        const QJsonObject object = value.toObject();
        const auto text = [&object](const char *key) { return object[QLatin1String(key)].toString(); };
        const int code = object[QLatin1String("code")].toInt();
        const Delivery delivery = deliveryFromId(text("delivery"));
        rows.insert(code, {{code, delivery, text("meaning"), text("action")},
                           {code, delivery, text("meaning_zh_CN"), text("action_zh_CN")}});
    }
    return rows;
}

} // namespace

std::optional<ErrorCode> findErrorCode(int code, bool chinese)
{
    static const QHash<int, Row> rows = readTable();
    const auto found = rows.constFind(code);
    if (found == rows.cend())
        return std::nullopt;
    return chinese ? found->chinese : found->english;
}

} // namespace crier
