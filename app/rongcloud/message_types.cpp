// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace crier {

namespace {

using namespace Qt::Literals::StringLiterals;

// What the table does not say plainly is not advertised.
constexpr std::array fitIds{
    std::pair{Fit::Recommended, QLatin1StringView("recommended")},
    std::pair{Fit::Possible, QLatin1StringView("possible")},
    std::pair{Fit::Discouraged, QLatin1StringView("discouraged")},
    std::pair{Fit::Internal, QLatin1StringView("internal")},
};

constexpr std::array kindIds{
    std::pair{FieldKind::Text, QLatin1StringView("text")},
    std::pair{FieldKind::LongText, QLatin1StringView("long-text")},
    std::pair{FieldKind::Url, QLatin1StringView("url")},
    std::pair{FieldKind::Integer, QLatin1StringView("integer")},
    std::pair{FieldKind::Number, QLatin1StringView("number")},
    std::pair{FieldKind::Boolean, QLatin1StringView("boolean")},
    std::pair{FieldKind::Thumbnail, QLatin1StringView("thumbnail")},
    std::pair{FieldKind::Audio, QLatin1StringView("audio")},
    std::pair{FieldKind::Json, QLatin1StringView("json")},
    std::pair{FieldKind::TextList, QLatin1StringView("text-list")},
    std::pair{FieldKind::ItemList, QLatin1StringView("item-list")},
    std::pair{FieldKind::User, QLatin1StringView("user")},
};

template<typename Ids, typename Value>
Value fromId(const Ids &ids, const QString &id, Value otherwise)
{
    const auto found =
        std::find_if(ids.cbegin(), ids.cend(), [&id](const auto &pair) { return id == pair.second; });
    return found == ids.cend() ? otherwise : found->first;
}

template<typename Ids, typename Value>
QString idOf(const Ids &ids, Value value)
{
    const auto found =
        std::find_if(ids.cbegin(), ids.cend(), [value](const auto &pair) { return value == pair.first; });
    return found == ids.cend() ? QString() : QString(found->second);
}

std::optional<double> numberFrom(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

// Reads the fields of the table. One that many types have is written once, under "fields", and named by the
// types: alone, or as "use" with what is different there.
class FieldReader
{
public:
    explicit FieldReader(const QJsonObject &shared)
        : m_shared(shared)
    {}

    QList<MessageField> fields(const QJsonArray &rows) const
    {
        QList<MessageField> fields;
        fields.reserve(rows.size());
        for (const QJsonValue &row : rows)
            fields.append(field(row));
        return fields;
    }

private:
    MessageField field(const QJsonValue &row) const
    {
        MessageField field;
        if (row.isString()) {
            apply(m_shared[row.toString()].toObject(), field);
            return field;
        }
        const QJsonObject object = row.toObject();
        if (const QJsonValue use = object["use"_L1]; use.isString())
            apply(m_shared[use.toString()].toObject(), field);
        apply(object, field);
        return field;
    }

    void apply(const QJsonObject &object, MessageField &field) const
    {
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            const auto key = it.key();
            const QJsonValue value = it.value();
            if (key == "name"_L1)
                field.name = value.toString();
            else if (key == "kind"_L1)
                field.kind = fromId(kindIds, value.toString(), FieldKind::Json);
            else if (key == "required"_L1)
                field.isRequired = value.toBool();
            else if (key == "lenient"_L1)
                field.isLenient = value.toBool();
            else if (key == "client_only"_L1)
                field.isClientOnly = value.toBool();
            else if (key == "label"_L1)
                field.label = value.toString();
            else if (key == "label_zh_CN"_L1)
                field.labelChinese = value.toString();
            else if (key == "help"_L1)
                field.help = value.toString();
            else if (key == "help_zh_CN"_L1)
                field.helpChinese = value.toString();
            else if (key == "minimum"_L1)
                field.minimum = numberFrom(value);
            else if (key == "maximum"_L1)
                field.maximum = numberFrom(value);
            else if (key == "max_bytes"_L1)
                field.maxBytes = value.toInteger();
            else if (key == "members"_L1)
                field.members = fields(value.toArray());
        }
    }

    QJsonObject m_shared;
};

QList<MessageType> readTable()
{
    QFile file(QStringLiteral(":/tables/message-types.json"));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const QJsonArray rows = document["types"_L1].toArray();
    Q_ASSERT(!rows.isEmpty());
    const FieldReader reader(document["fields"_L1].toObject());
    QList<MessageType> types;
    types.reserve(rows.size());
    for (const QJsonValue &value : rows) {
        const QJsonObject object = value.toObject();
        const auto text = [&object](QLatin1StringView key) { return object[key].toString(); };
        types.append({
            .objectName = text("object_name"_L1),
            .name = text("name"_L1),
            .nameChinese = text("name_zh_CN"_L1),
            .purpose = text("purpose"_L1),
            .purposeChinese = text("purpose_zh_CN"_L1),
            .fit = fromId(fitIds, text("fit"_L1), Fit::Discouraged),
            .fitReason = text("reason"_L1),
            .fitReasonChinese = text("reason_zh_CN"_L1),
            .textField = text("text_field"_L1),
            .fields = reader.fields(object["fields"_L1].toArray()),
            .isDocumented = object["documented"_L1].toBool(),
            .example = text("example"_L1).toUtf8(),
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

const MessageField *findField(const QList<MessageField> &fields, const QString &name)
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(),
                                    [&name](const MessageField &field) { return field.name == name; });
    return found == fields.cend() ? nullptr : &*found;
}

const MessageField *findField(const MessageType &type, const JsonPath &path)
{
    const QList<MessageField> *fields = &type.fields;
    const MessageField *field = nullptr;
    for (const JsonStep &step : path) {
        if (step.index >= 0)
            return field; // the elements of a list are described with it
        field = findField(*fields, step.key);
        if (!field)
            return nullptr;
        fields = &field->members;
    }
    return field;
}

QString fitId(Fit fit)
{
    return idOf(fitIds, fit);
}

QString fieldKindId(FieldKind kind)
{
    return idOf(kindIds, kind);
}

} // namespace crier
