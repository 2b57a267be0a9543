// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a type, the change to another type and the fixes, over a content that somebody else wrote: what
// can be edited can be written, and what is not theirs stays as it was.
#include "app/compose/fix.h"
#include "app/compose/form_field.h"
#include "app/compose/type_change.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/rest_of.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace crier;

namespace {

struct Place
{
    JsonPath path;
    MessageField field;
};

QByteArray someBytes(FuzzedDataProvider &input, std::size_t most)
{
    return QByteArray::fromStdString(input.ConsumeRandomLengthString(most));
}

const MessageType *someType(FuzzedDataProvider &input)
{
    const QList<MessageType> &types = messageTypes();
    const qsizetype index = input.ConsumeIntegralInRange<qsizetype>(0, types.size());
    return index == types.size() ? nullptr : &types.at(index); // the app's own
}

// A content with values for members of the type, and whatever else.
QByteArray someContent(FuzzedDataProvider &input, const MessageType *type)
{
    if (input.ConsumeBool() || !type)
        return someBytes(input, 300);
    QByteArrayList members;
    for (const MessageField &field : type->fields) {
        if (!input.ConsumeBool())
            continue;
        static const QByteArrayList values{
            "null", "\"\"", "12", "-0.50e3", "true", "[]", "[null,\"a\"]", "{}", R"({"name":null,"id" : 1})"};
        const QByteArray value =
            input.ConsumeBool() ? someBytes(input, 30)
                                : values.at(input.ConsumeIntegralInRange<qsizetype>(0, values.size() - 1));
        members.append(encodeJsonString(field.name) + " : " + value);
    }
    members.append("\"own\":[1.0, \"\\u006f\"]");
    return "{ " + members.join(" ,") + "}";
}

QList<Place> placesOf(const JsonTree &tree, const MessageType &type)
{
    QList<Place> places;
    for (const MessageField &field : type.fields) {
        const JsonPath path{jsonKey(field.name)};
        if (field.kind == FieldKind::User) {
            for (const MessageField &member : field.members)
                places.append({path + JsonPath{jsonKey(member.name)}, member});
        } else if (field.kind == FieldKind::TextList || field.kind == FieldKind::ItemList) {
            for (int i = 0; i <= elementCount(tree, path) + 1; ++i)
                places.append({path + JsonPath{jsonIndex(i)}, elementField(field)});
        } else {
            places.append({path, field});
        }
    }
    return places;
}

// The member or element that writing to `path` changes, from the outermost that may come or go with it.
JsonPath ownedPart(const JsonTree &before, const JsonTree &after, const JsonPath &path)
{
    for (qsizetype length = 1; length < path.size(); ++length) {
        const JsonPath part = path.first(length);
        const int node = before.find(part);
        if (node < 0 || before.node(node).kind == JsonKind::Null || after.find(part) < 0)
            return part;
    }
    return path;
}

void write(const QByteArray &content, const Place &place, const QString &text)
{
    const JsonTree tree = JsonTree::parse(content);
    const FieldValue shown = readField(tree, place.path, place.field);
    const std::optional<ByteEdit> edit = writeField(tree, place.path, place.field, text);
    require(edit || !shown.isEditable, "what can be edited can be written");
    if (!edit)
        return;
    const JsonTree after = JsonTree::parse(applied(content, *edit));
    require(after.isObject(), "a content stays an object");
    if (tree.isObject()) {
        const JsonPath owned = ownedPart(tree, after, place.path);
        require(restOf(after, after.find(owned)) == restOf(tree, tree.find(owned)),
                "writing a field leaves the rest alone");
    }
    const FieldValue again = readField(after, place.path, place.field);
    require(again.isEditable, "what was written can be edited");
    if (place.field.kind != FieldKind::Json) // a JSON string is shown as its text
        require(again.text.trimmed() ==
                    QString(text).replace(QChar::Null, QChar::ReplacementCharacter).trimmed(),
                "a field shows what was written");
    const auto same = writeField(after, place.path, place.field, again.text);
    require(same && (same->isNothing() || !again.isPresent), "looking is not writing");
}

void changeType(FuzzedDataProvider &input, const MessageType *from, const QByteArray &content)
{
    const MessageType *const to = someType(input);
    TypeChange change{.from = from, .to = to, .content = content};
    if (input.ConsumeBool())
        change.kept = someContent(input, to);
    if (input.ConsumeBool())
        change.deleted.insert(QString::fromUtf8(someBytes(input, 8)));
    change.lastText = QString::fromUtf8(someBytes(input, 20)).remove(QChar::Null);
    const QByteArray converted = convertedContent(change);
    const JsonTree before = JsonTree::parse(content);
    if (!before.isObject())
        return;
    const JsonTree after = JsonTree::parse(converted);
    require(after.isObject(), "a content of another type stays an object");
    const auto isKnown = [&](const MessageType *type, const QString &name) {
        return type && std::any_of(type->fields.cbegin(), type->fields.cend(),
                                   [&name](const MessageField &field) { return field.name == name; });
    };
    for (int node = before.node(0).firstChild; node >= 0; node = before.node(node).nextSibling) {
        const QString name = before.key(node);
        if (isKnown(from, name) || isKnown(to, name))
            continue;
        const int there = after.member(0, name);
        require(there >= 0, "what no type knows goes along");
        require(after.token(there) == before.token(node) ||
                    (before.text(node) && after.text(there) == before.text(node)),
                "what no type knows stays as it is");
    }
}

void fixAll(const MessageType *type, const QByteArray &content)
{
    Draft draft;
    draft.sender.value = QStringLiteral("ops");
    draft.objectName.value = type ? type->objectName : QStringLiteral("App:Own");
    draft.content = content;
    const bool wasObject = JsonTree::parse(content).isObject();
    for (const Finding &finding : checkDraft(draft)) {
        const std::optional<Draft> fixed = fixedDraft(draft, finding);
        require(fixed.has_value() == hasFix(finding), "a fix that is offered can be made");
        if (!fixed)
            continue;
        require(fixed->objectName == draft.objectName, "a fix leaves the type alone");
        require(!wasObject || JsonTree::parse(fixed->content).isObject(), "a fix leaves an object an object");
        checkDraft(*fixed);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    FuzzedDataProvider input(data, size);
    const MessageType *const type = someType(input);
    const QByteArray content = someContent(input, type);
    if (type) {
        const QList<Place> places = placesOf(JsonTree::parse(content), *type);
        for (const Place &place : places)
            write(content, place, QString::fromUtf8(someBytes(input, 40)));
    }
    changeType(input, type, content);
    fixAll(type, content);
    return 0;
}
