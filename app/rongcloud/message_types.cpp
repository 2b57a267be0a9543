// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"

#include <QFile>
#include <QHash>

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

// Reads the table through a JsonTree, which costs a fraction of QJsonDocument: each start pays it.
class TableReader
{
public:
    explicit TableReader(const QByteArray &table)
        : m_tree(JsonTree::parse(table))
        , m_shared(m_tree.member(0, u"fields"_s))
    {
        Q_ASSERT(m_tree.ok() && m_shared >= 0);
    }

    QList<MessageType> types()
    {
        QList<MessageType> types;
        forEachChild(m_tree.member(0, u"types"_s), [&](int row) { types.append(type(row)); });
        return types;
    }

private:
    template<typename Visit>
    void forEachChild(int container, Visit visit) const
    {
        for (int child = m_tree.node(container).firstChild; child >= 0;
             child = m_tree.node(child).nextSibling)
            visit(child);
    }

    QByteArrayView key(int member) const // none of the table's keys has an escape
    {
        const JsonNode &node = m_tree.node(member);
        return QByteArrayView(m_tree.bytes()).sliced(node.keyStart + 1, node.keyEnd - node.keyStart - 2);
    }

    QString text(int node) const
    {
        const QByteArrayView token = m_tree.token(node);
        if (token.contains('\\'))
            return m_tree.text(node).value_or(QString());
        return QString::fromUtf8(token.sliced(1, token.size() - 2));
    }

    bool isTrue(int node) const { return m_tree.node(node).kind == JsonKind::True; }
    double number(int node) const { return m_tree.token(node).toDouble(); }

    MessageType type(int row)
    {
        MessageType type;
        forEachChild(row, [&](int member) {
            const QByteArrayView name = key(member);
            if (name == "object_name")
                type.objectName = text(member);
            else if (name == "name")
                type.name = text(member);
            else if (name == "name_zh_CN")
                type.nameChinese = text(member);
            else if (name == "purpose")
                type.purpose = text(member);
            else if (name == "purpose_zh_CN")
                type.purposeChinese = text(member);
            else if (name == "fit")
                type.fit = fromId(fitIds, text(member), Fit::Discouraged);
            else if (name == "reason")
                type.fitReason = text(member);
            else if (name == "reason_zh_CN")
                type.fitReasonChinese = text(member);
            else if (name == "text_field")
                type.textField = text(member);
            else if (name == "documented")
                type.isDocumented = isTrue(member);
            else if (name == "example")
                type.example = text(member).toUtf8();
            else if (name == "fields")
                type.fields = fields(member);
        });
        return type;
    }

    QList<MessageField> fields(int rows)
    {
        QList<MessageField> fields;
        fields.reserve(m_tree.node(rows).childCount);
        forEachChild(rows, [&](int row) {
            if (m_tree.node(row).kind == JsonKind::String) {
                fields.append(shared(row));
            } else {
                fields.emplace_back();
                apply(row, fields.last());
            }
        });
        return fields;
    }

    // A field that many types have is written once, under "fields", and named by the types: alone, or as
    // "use" with what is different there.
    const MessageField &shared(int nameNode)
    {
        const QString name = text(nameNode);
        const auto known = m_sharedFields.constFind(name);
        if (known != m_sharedFields.constEnd())
            return *known;
        MessageField field;
        apply(m_tree.member(m_shared, name), field);
        return *m_sharedFields.insert(name, field);
    }

    void apply(int row, MessageField &field)
    {
        Q_ASSERT(row >= 0);
        forEachChild(row, [&](int member) {
            const QByteArrayView name = key(member);
            if (name == "use") // comes first
                field = shared(member);
            else if (name == "name")
                field.name = text(member);
            else if (name == "kind")
                field.kind = fromId(kindIds, text(member), FieldKind::Json);
            else if (name == "required")
                field.isRequired = isTrue(member);
            else if (name == "lenient")
                field.isLenient = isTrue(member);
            else if (name == "client_only")
                field.isClientOnly = isTrue(member);
            else if (name == "label")
                field.label = text(member);
            else if (name == "label_zh_CN")
                field.labelChinese = text(member);
            else if (name == "help")
                field.help = text(member);
            else if (name == "help_zh_CN")
                field.helpChinese = text(member);
            else if (name == "minimum")
                field.minimum = number(member);
            else if (name == "maximum")
                field.maximum = number(member);
            else if (name == "max_bytes")
                field.maxBytes = qint64(number(member));
            else if (name == "members")
                field.members = fields(member);
        });
    }

    JsonTree m_tree;
    int m_shared = -1;
    QHash<QString, MessageField> m_sharedFields;
};

QList<MessageType> readTable()
{
    QFile file(QStringLiteral(":/tables/message-types.json"));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return TableReader(file.readAll()).types();
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
