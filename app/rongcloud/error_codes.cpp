// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/error_codes.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace crier {

namespace {

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

CodeScope scopeFromId(const QString &id)
{
    if (id == QLatin1String("http"))
        return CodeScope::HttpStatus;
    if (id == QLatin1String("connection"))
        return CodeScope::Connection;
    if (id == QLatin1String("sdk"))
        return CodeScope::ServerSdk;
    if (id == QLatin1String("client"))
        return CodeScope::ClientSdk;
    return CodeScope::Service;
}

Certainty certaintyFromId(const QString &id)
{
    static const QHash<QString, Certainty> words{
        {QStringLiteral("documented"), Certainty::Documented},
        {QStringLiteral("delivery-inferred"), Certainty::DeliveryInferred},
        {QStringLiteral("observed"), Certainty::Observed},
        {QStringLiteral("one-source"), Certainty::OneSource},
        {QStringLiteral("conflicting"), Certainty::Conflicting},
        {QStringLiteral("sdk-source"), Certainty::SdkSource},
    };
    return words.value(id, Certainty::Inferred);
}

CodeEntry readEntry(const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object[QLatin1String(key)].toString(); };
    CodeEntry entry;
    entry.scope = scopeFromId(text("scope"));
    const QJsonValue code = object[QLatin1String("code")];
    entry.id = code.isDouble() ? QString::number(code.toInt()) : text("id");
    if (const QJsonValue status = object[QLatin1String("http_status")]; status.isDouble())
        entry.httpStatus = status.toInt();
    entry.delivery = deliveryFromId(text("delivery"));
    entry.certainty = certaintyFromId(text("certainty"));
    entry.meaning = text("meaning");
    entry.meaningChinese = text("meaning_zh_CN");
    entry.cause = text("cause");
    entry.causeChinese = text("cause_zh_CN");
    entry.action = text("action");
    entry.actionChinese = text("action_zh_CN");
    const QJsonArray sources = object[QLatin1String("sources")].toArray();
    for (const QJsonValue &source : sources)
        entry.sources.append(source.toString());
    return entry;
}

QList<CodeEntry> readTable()
{
    QFile file(QStringLiteral(":/tables/error-codes.json"));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    QList<CodeEntry> entries;
    for (const char *part : {"codes", "others"}) {
        const QJsonArray rows = document[QLatin1String(part)].toArray();
        Q_ASSERT(!rows.isEmpty());
        for (const QJsonValue &row : rows)
            entries.append(readEntry(row.toObject()));
    }
    return entries;
}

} // namespace

const QList<CodeEntry> &codeTable()
{
    static const QList<CodeEntry> entries = readTable();
    return entries;
}

const CodeEntry *findCode(CodeScope scope, const QString &id)
{
    const QList<CodeEntry> &entries = codeTable();
    const auto found = std::find_if(entries.cbegin(), entries.cend(), [&](const CodeEntry &entry) {
        return entry.scope == scope && entry.id == id;
    });
    return found == entries.cend() ? nullptr : &*found;
}

const CodeEntry *findCode(CodeScope scope, int number)
{
    return findCode(scope, QString::number(number));
}

std::optional<ErrorCode> findErrorCode(int code, bool chinese)
{
    const CodeEntry *const entry = findCode(CodeScope::Service, code);
    if (!entry)
        return std::nullopt;
    return ErrorCode{code, entry->delivery, chinese ? entry->meaningChinese : entry->meaning,
                     chinese ? entry->actionChinese : entry->action};
}

} // namespace crier
