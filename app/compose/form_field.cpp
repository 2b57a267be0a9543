// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/form_field.h"

#include "app/json/json_scan.h"
#include "app/json/json_string.h"

#include <QByteArray>

namespace crier {

namespace {

bool isSoundJson(const QByteArray &text)
{
    return JsonTree::parse(text).ok();
}

bool isNumber(const QByteArray &text)
{
    const JsonTree tree = JsonTree::parse(text);
    return tree.ok() && tree.node(0).kind == JsonKind::Number;
}

QString tokenText(const JsonTree &tree, int node)
{
    return textOfUtf8(tree.token(node));
}

QByteArray stringToken(QString text)
{
    return encodeJsonString(text.replace(QChar::Null, QChar::ReplacementCharacter));
}

// The value `text` stands for as a token; a string where it stands for nothing else.
QByteArray tokenOf(const MessageField &field, const QString &text)
{
    const QByteArray bytes = text.trimmed().toUtf8();
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Number:
        if (isNumber(bytes)) // a fraction where none belongs is found and said, not made a text of
            return bytes;
        break;
    case FieldKind::Boolean:
        if (bytes == "true" || bytes == "false")
            return bytes;
        break;
    case FieldKind::Json:
        if (isSoundJson(bytes))
            return bytes;
        break;
    default:
        break;
    }
    return stringToken(text);
}

FieldValue readString(const JsonTree &tree, int node, const MessageField &field)
{
    const QString text = tree.text(node).value_or(QString());
    // A string that is sound JSON inside would come back as that JSON, so it is shown with its quotes.
    if (field.kind == FieldKind::Json && isSoundJson(text.toUtf8()))
        return {.isPresent = true, .text = tokenText(tree, node)};
    return {.isPresent = true, .text = text};
}

bool isList(const MessageField &field)
{
    return field.kind == FieldKind::TextList || field.kind == FieldKind::ItemList;
}

bool canShow(JsonKind kind, const MessageField &field)
{
    if (kind == JsonKind::Null)
        return true;
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Number:
        return kind == JsonKind::Number;
    case FieldKind::Boolean:
        return kind == JsonKind::True || kind == JsonKind::False ||
               (field.isLenient && kind == JsonKind::Number);
    case FieldKind::Json:
        return true;
    case FieldKind::TextList:
    case FieldKind::ItemList:
        return kind == JsonKind::Array;
    case FieldKind::User:
        return kind == JsonKind::Object;
    default:
        return kind == JsonKind::String;
    }
}

// How far a path leads into the content, as writing sees it.
struct Way
{
    int node = 0;        // the last value that is there
    qsizetype steps = 0; // that lead to it
    bool isFree = true;  // what is missing behind it can be made
};

Way wayTo(const JsonTree &tree, const JsonPath &path)
{
    Way way;
    for (const JsonStep &step : path) {
        const JsonKind kind = tree.node(way.node).kind;
        const bool isByIndex = step.index >= 0;
        const int child = isByIndex ? tree.element(way.node, step.index) : tree.member(way.node, step.key);
        if (child < 0) {
            // Null may become a container; new elements are made one by one.
            const bool isRoom = kind == (isByIndex ? JsonKind::Array : JsonKind::Object) ||
                                (kind == JsonKind::Null && way.steps > 0);
            way.isFree = isRoom && step.index <= tree.node(way.node).childCount;
            break;
        }
        way.node = child;
        ++way.steps;
    }
    for (qsizetype i = way.steps + 1; i < path.size(); ++i)
        way.isFree = way.isFree && path.at(i).index <= 0;
    return way;
}

bool canBeMade(const JsonTree &tree, const JsonPath &path)
{
    if (tree.bytes().trimmed().isEmpty()) // nothing yet
        return wayTo(JsonTree::parse("{}"), path).isFree;
    return tree.isObject() && wayTo(tree, path).isFree;
}

// setJsonValue(), and null on the way becomes a container.
std::optional<ByteEdit> setValue(const JsonTree &tree, const JsonPath &path, const QByteArray &token)
{
    const Way way = wayTo(tree, path);
    if (way.steps == 0 || way.steps == path.size() || tree.node(way.node).kind != JsonKind::Null)
        return setJsonValue(tree, path, token);
    const JsonPath inside = path.sliced(way.steps);
    const QByteArray fresh = inside.first().index >= 0 ? "[]" : "{}";
    const auto edit = setJsonValue(JsonTree::parse(fresh), inside, token);
    return edit ? setJsonValue(tree, path.first(way.steps), applied(fresh, *edit)) : std::nullopt;
}

bool isEmptied(const MessageField &field, const QString &text)
{
    const bool isText = field.kind == FieldKind::Text || field.kind == FieldKind::LongText;
    return isText ? text.isEmpty() : text.trimmed().isEmpty();
}

// Where to cut so that no empty object is left behind by the form.
JsonPath emptiedPath(const JsonTree &tree, const JsonPath &path)
{
    JsonPath cut = path;
    while (cut.size() > 1) {
        JsonPath parent = cut;
        parent.removeLast();
        const int node = tree.find(parent);
        if (node < 0 || tree.node(node).kind != JsonKind::Object || tree.node(node).childCount != 1)
            break;
        cut = parent;
    }
    return cut;
}

} // namespace

FieldValue readField(const JsonTree &tree, const JsonPath &path, const MessageField &field)
{
    const int node = tree.find(path);
    if (node < 0)
        return {.isEditable = canBeMade(tree, path)};
    const JsonKind kind = tree.node(node).kind;
    const bool isEditable = canShow(kind, field);
    if (kind == JsonKind::String && !isList(field) && field.kind != FieldKind::User)
        return readString(tree, node, field);
    if (kind == JsonKind::Null && field.kind != FieldKind::Json)
        return {.isPresent = true, .isEditable = isEditable};
    return {.isPresent = true, .isEditable = isEditable, .text = tokenText(tree, node)};
}

std::optional<ByteEdit> writeField(const JsonTree &tree, const JsonPath &path, const MessageField &field,
                                   const QString &text)
{
    if (path.isEmpty())
        return std::nullopt;
    if (tree.bytes().trimmed().isEmpty()) { // nothing yet: the first value makes the object
        const QByteArray fresh = "{}";
        const auto edit = writeField(JsonTree::parse(fresh), path, field, text);
        return edit ? std::optional(ByteEdit{0, tree.bytes().size(), applied(fresh, *edit)}) : std::nullopt;
    }
    if (!tree.isObject())
        return std::nullopt;
    // Looking is not writing: what is shown already stays in the spelling it has.
    const FieldValue shown = readField(tree, path, field);
    if (shown.isPresent && shown.text == text)
        return ByteEdit{};
    const bool isElement = path.last().index >= 0;
    if (isEmptied(field, text) && !isElement) {
        if (!shown.isPresent)
            return shown.isEditable ? std::optional(ByteEdit{}) : std::nullopt;
        if (!field.isRequired)
            return removeJsonValue(tree, emptiedPath(tree, path));
    }
    const auto edit = setValue(tree, path, tokenOf(field, text));
    // JSON that is sound by itself may nest too deeply where it is to stand.
    return edit ? edit : setValue(tree, path, stringToken(text));
}

MessageField elementField(const MessageField &list)
{
    MessageField element = list;
    element.kind = list.kind == FieldKind::ItemList ? FieldKind::Json : FieldKind::Text;
    element.isRequired = true;
    return element;
}

int elementCount(const JsonTree &tree, const JsonPath &path)
{
    const int node = tree.find(path);
    return node >= 0 && tree.node(node).kind == JsonKind::Array ? tree.node(node).childCount : 0;
}

std::optional<ByteEdit> appendElement(const JsonTree &tree, const JsonPath &path, const MessageField &list)
{
    const QByteArray token = list.kind == FieldKind::ItemList ? "{}" : "\"\"";
    const int node = tree.find(path);
    if (node < 0 || tree.node(node).kind == JsonKind::Null)
        return setValue(tree, path, '[' + token + ']');
    return insertJsonElement(tree, path, elementCount(tree, path), token);
}

} // namespace crier
