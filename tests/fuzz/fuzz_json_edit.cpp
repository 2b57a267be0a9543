// SPDX-License-Identifier: GPL-3.0-or-later
// What edits of JSON do, at the places of the type forms: members of a built-in type are set, cleared and
// sorted in a text that somebody wrote. The text stays sound and everything else in it stays as it was.
#include "app/json/json_edit.h"
#include "app/rongcloud/message_types.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/rest_of.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace crier;

namespace {

QByteArray someBytes(FuzzedDataProvider &input, std::size_t most = 40)
{
    return QByteArray::fromStdString(input.ConsumeRandomLengthString(most));
}

// Text as a person could type it: no lone surrogates and no NUL, which are refused before.
QString someText(FuzzedDataProvider &input)
{
    return QString::fromUtf8(someBytes(input)).remove(QChar(u'\0'));
}

// What a form would write for a field: mostly sound, but a person may also write JSON by hand.
QByteArray someToken(FuzzedDataProvider &input, FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Number:
        return QByteArray::number(input.ConsumeIntegral<int>());
    case FieldKind::Boolean:
        return input.ConsumeBool() ? "true" : "false";
    case FieldKind::Json:
    case FieldKind::ItemList:
    case FieldKind::TextList:
    case FieldKind::User:
        if (input.ConsumeBool())
            return kind == FieldKind::User ? "{}" : "[]";
        return someBytes(input);
    case FieldKind::Text:
    case FieldKind::LongText:
    case FieldKind::Url:
    case FieldKind::Thumbnail:
    case FieldKind::Audio:
        break;
    }
    return encodeJsonString(someText(input));
}

struct Target
{
    JsonPath path;
    FieldKind kind = FieldKind::Text;
};

Target someTarget(FuzzedDataProvider &input, const MessageType &type)
{
    if (type.fields.isEmpty())
        return {{jsonKey(someText(input))}, FieldKind::Text};
    const auto some = [&input](const QList<MessageField> &fields) {
        return fields.at(input.ConsumeIntegralInRange<qsizetype>(0, fields.size() - 1));
    };
    const MessageField field = some(type.fields);
    Target target{{jsonKey(field.name)}, field.kind};
    if (field.kind == FieldKind::User && !field.members.isEmpty() && input.ConsumeBool()) {
        const MessageField member = some(field.members);
        target.path.append(jsonKey(member.name));
        target.kind = member.kind;
    }
    return target;
}

// The part of `path` up to the first step that leads nowhere.
JsonPath firstMissing(const JsonTree &tree, const JsonPath &path)
{
    JsonPath part;
    for (const JsonStep &step : path) {
        part.append(step);
        // What stands below a null takes its place.
        if (const int node = tree.find(part); node < 0 || tree.node(node).kind == JsonKind::Null)
            break;
    }
    return part;
}

JsonTree afterwards(const JsonTree &tree, const ByteEdit &edit)
{
    require(edit.offset >= 0 && edit.removed >= 0 && edit.offset + edit.removed <= tree.bytes().size(),
            "an edit is inside the text");
    const QByteArray bytes = applied(tree.bytes(), edit);
    require(applied(tree.bytes(), editBetween(tree.bytes(), bytes)) == bytes, "an edit between texts is one");
    JsonTree after = JsonTree::parse(bytes);
    require(after.ok(), "an edited text is sound");
    return after;
}

void set(JsonTree &tree, const Target &target, const QByteArray &token)
{
    const std::optional<ByteEdit> edit = setJsonValue(tree, target.path, token);
    const JsonTree value = JsonTree::parse(token);
    if (!edit) {
        const bool isBarred = target.path.size() > 1 && tree.find(target.path.first(1)) >= 0;
        require(!value.ok() || isBarred || tree.node(0).kind != JsonKind::Object, "a sound value can be set");
        return;
    }
    const JsonPath made = firstMissing(tree, target.path);
    const JsonTree after = afterwards(tree, *edit);
    const int node = after.find(target.path);
    require(after.text(node) == value.text(0), "a text that was set is there");
    require(value.text(0) || after.token(node) == value.token(0), "a value that was set is there");
    require(restOf(after, after.find(made)) == restOf(tree, tree.find(made)),
            "setting leaves the rest alone");
    tree = after;
}

void clear(JsonTree &tree, const Target &target)
{
    const std::optional<ByteEdit> edit = removeJsonValue(tree, target.path);
    if (!edit)
        return;
    const JsonTree after = afterwards(tree, *edit);
    require(after.find(target.path) < 0, "what was cleared is gone");
    require(restOf(after, -1) == restOf(tree, tree.find(target.path)), "clearing leaves the rest alone");
    tree = after;
}

void insert(JsonTree &tree, const Target &target, qsizetype index, const QByteArray &token)
{
    const std::optional<ByteEdit> edit = insertJsonElement(tree, target.path, index, token);
    if (!edit)
        return;
    const JsonPath element = target.path + JsonPath{jsonIndex(index)};
    const int list = tree.find(target.path);
    const bool isList = list >= 0 && tree.node(list).kind != JsonKind::Null;
    const JsonPath made = isList ? element : firstMissing(tree, target.path);
    const JsonTree after = afterwards(tree, *edit);
    require(after.token(after.find(element)) == JsonTree::parse(token).token(0), "an element is there");
    require(restOf(after, after.find(made)) == restOf(tree, isList ? -1 : tree.find(made)),
            "inserting leaves the rest alone");
    tree = after;
}

void move(JsonTree &tree, const Target &target, qsizetype from, qsizetype to)
{
    const std::optional<ByteEdit> edit = moveJsonElement(tree, target.path, from, to);
    if (!edit)
        return;
    const JsonPath source = target.path + JsonPath{jsonIndex(from)};
    const JsonPath goal = target.path + JsonPath{jsonIndex(to)};
    const JsonTree after = afterwards(tree, *edit);
    require(after.token(after.find(goal)) == tree.token(tree.find(source)), "a moved element is there");
    require(restOf(after, after.find(goal)) == restOf(tree, tree.find(source)),
            "moving leaves the rest alone");
    tree = after;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    FuzzedDataProvider input(data, size);
    const QList<MessageType> &types = messageTypes();
    const MessageType &type = types.at(input.ConsumeIntegralInRange<qsizetype>(0, types.size() - 1));
    const QByteArray written = someBytes(input, 400);
    JsonTree tree = JsonTree::parse(written);
    if (!tree.ok()) {
        for (const JsonPath &path : {JsonPath(), JsonPath{jsonKey(QStringLiteral("content"))}}) {
            require(!setJsonValue(tree, path, "1"), "a text with a fault is not edited");
            require(!removeJsonValue(tree, path), "a text with a fault is not edited");
        }
        tree = JsonTree::parse(type.example.isEmpty() ? QByteArray("{}") : type.example);
    }
    for (int steps = 0; steps < 64 && input.remaining_bytes() > 0; ++steps) {
        const Target target = someTarget(input, type);
        switch (input.ConsumeIntegralInRange(0, 4)) {
        case 0:
            clear(tree, target);
            break;
        case 1:
            insert(tree, target, input.ConsumeIntegralInRange(0, 4), someToken(input, target.kind));
            break;
        case 2:
            move(tree, target, input.ConsumeIntegralInRange(0, 4), input.ConsumeIntegralInRange(0, 4));
            break;
        default:
            set(tree, target, someToken(input, target.kind));
        }
    }
    return 0;
}
