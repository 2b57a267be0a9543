// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace crier {

namespace {

// What the table does not say plainly is not advertised.
Fit fitFromId(const QString &id)
{
    if (id == QLatin1String("recommended"))
        return Fit::Recommended;
    if (id == QLatin1String("possible"))
        return Fit::Possible;
    if (id == QLatin1String("internal"))
        return Fit::Internal;
    return Fit::Discouraged;
}

QList<MessageType> readTable()
{
    QFile file(QStringLiteral(":/tables/message-types.json"));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const QJsonArray rows = document[QLatin1String("types")].toArray();
    Q_ASSERT(!rows.isEmpty());
    QList<MessageType> types;
    types.reserve(rows.size());
    for (const QJsonValue &value : rows) {
        const QJsonObject object = value.toObject();
        const auto text = [&object](const char *key) { return object[QLatin1String(key)].toString(); };
        types.append({
            .objectName = text("object_name"),
            .name = text("name"),
            .nameChinese = text("name_zh_CN"),
            .purpose = text("purpose"),
            .purposeChinese = text("purpose_zh_CN"),
            .fit = fitFromId(text("fit")),
            .fitReason = text("reason"),
            .fitReasonChinese = text("reason_zh_CN"),
            .textField = text("text_field"),
            .example = text("example").toUtf8(),
        });
    }
    return types;
}

} // namespace

const QList<MessageType> &messageTypes()
{
    static const QList<MessageType> types = readTable();
    return types;
}

const MessageType *findMessageType(const QString &objectName)
{
    const QList<MessageType> &types = messageTypes();
    const auto found = std::find_if(types.cbegin(), types.cend(), [&objectName](const MessageType &type) {
        return type.objectName == objectName;
    });
    return found == types.cend() ? nullptr : &*found;
}

} // namespace crier
