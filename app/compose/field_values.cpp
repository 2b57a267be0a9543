// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/field_values.h"

#include "app/compose/invisible.h"
#include "app/compose/json_characters.h"

#include <QChar>

#include <algorithm>
#include <limits>

namespace crier {

namespace {

bool isInteger(QByteArrayView token)
{
    const QByteArrayView digits = token.startsWith('-') ? token.sliced(1) : token;
    return !digits.isEmpty() &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           (digits.size() == 1 || digits[0] != '0');
}

bool isNumber(QByteArrayView token)
{
    const JsonTree tree = JsonTree::parse(token.toByteArray());
    return tree.ok() && tree.node(0).kind == JsonKind::Number;
}

bool isBoolean(JsonKind kind)
{
    return kind == JsonKind::True || kind == JsonKind::False;
}

bool allElementsAre(JsonKind kind, const JsonTree &tree, int array)
{
    for (int child = tree.node(array).firstChild; child >= 0; child = tree.node(child).nextSibling) {
        if (tree.node(child).kind != kind)
            return false;
    }
    return true;
}

JsonKind elementKind(FieldKind list)
{
    return list == FieldKind::TextList ? JsonKind::String : JsonKind::Object;
}

// "3.0" and "3.00" are 3.
QByteArrayView withoutEmptyFraction(QByteArrayView token)
{
    const qsizetype point = token.indexOf('.');
    if (point < 0 || point + 1 == token.size())
        return token;
    const QByteArrayView fraction = token.sliced(point + 1);
    const bool isEmpty = std::all_of(fraction.begin(), fraction.end(), [](char c) { return c == '0'; });
    return isEmpty ? token.first(point) : token;
}

// Whether a sound number that is no double is too large for one, rather than too small.
bool isHuge(QByteArrayView number)
{
    const QByteArray digits = number.toByteArray().toLower();
    const qsizetype e = digits.indexOf('e');
    const QByteArray mantissa = digits.first(e < 0 ? digits.size() : e);
    const auto isDigitOfWeight = [](char c) { return c >= '1' && c <= '9'; };
    const auto first = std::find_if(mantissa.cbegin(), mantissa.cend(), isDigitOfWeight);
    if (first == mantissa.cend())
        return false;
    const qsizetype point = mantissa.contains('.') ? mantissa.indexOf('.') : mantissa.size();
    bool isSound = true;
    const QByteArray exponent = e < 0 ? QByteArray("0") : digits.sliced(e + 1);
    const qlonglong power = exponent.toLongLong(&isSound);
    if (!isSound) // an exponent beyond any content's length decides alone
        return !exponent.startsWith('-');
    return point - (first - mantissa.cbegin()) > -power;
}

} // namespace

QByteArrayView stringInner(const JsonTree &tree, int node)
{
    const QByteArrayView token = tree.token(node);
    return token.sliced(1, token.size() - 2);
}

bool isBlankString(const JsonTree &tree, int node)
{
    if (tree.node(node).kind != JsonKind::String)
        return false;
    JsonCharacters characters(stringInner(tree, node));
    while (characters.next()) {
        if (!showsNothing(characters.character()))
            return false;
    }
    return true;
}

bool isOfKind(const JsonTree &tree, int node, const MessageField &field)
{
    const JsonKind kind = tree.node(node).kind;
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::LongText:
        return kind == JsonKind::String || (field.isLenient && kind == JsonKind::Object);
    case FieldKind::Url:
    case FieldKind::Thumbnail:
    case FieldKind::Audio:
        return kind == JsonKind::String;
    case FieldKind::Integer:
        return (kind == JsonKind::Number && isInteger(tree.token(node))) ||
               (field.isLenient && kind == JsonKind::String && isInteger(stringInner(tree, node)));
    case FieldKind::Number:
        return kind == JsonKind::Number ||
               (field.isLenient && kind == JsonKind::String && isNumber(stringInner(tree, node)));
    case FieldKind::Boolean:
        return isBoolean(kind) || (field.isLenient && kind == JsonKind::Number &&
                                   (tree.token(node) == "0" || tree.token(node) == "1"));
    case FieldKind::Json:
        return true;
    case FieldKind::TextList:
    case FieldKind::ItemList:
        return (kind == JsonKind::Array && allElementsAre(elementKind(field.kind), tree, node)) ||
               (field.isLenient && field.kind == FieldKind::TextList && kind == JsonKind::String);
    case FieldKind::User:
        return kind == JsonKind::Object;
    }
    return true;
}

int oddOneIn(const JsonTree &tree, int node, const MessageField &field)
{
    const bool isList = field.kind == FieldKind::TextList || field.kind == FieldKind::ItemList;
    if (!isList || tree.node(node).kind != JsonKind::Array)
        return node;
    for (int child = tree.node(node).firstChild; child >= 0; child = tree.node(child).nextSibling) {
        if (tree.node(child).kind != elementKind(field.kind))
            return child;
    }
    return node;
}

std::optional<double> numberIn(const JsonTree &tree, int node)
{
    const JsonKind kind = tree.node(node).kind;
    if (kind != JsonKind::Number && kind != JsonKind::String)
        return std::nullopt;
    const QByteArrayView digits = kind == JsonKind::String ? stringInner(tree, node) : tree.token(node);
    bool isSound = false;
    const double number = digits.toDouble(&isSound);
    if (isSound)
        return number;
    if (!isNumber(digits))
        return std::nullopt;
    if (!isHuge(digits))
        return 0.0;
    return digits.startsWith('-') ? -std::numeric_limits<double>::infinity()
                                  : std::numeric_limits<double>::infinity();
}

std::optional<QByteArray> convertedValue(const JsonTree &tree, int node, const MessageField &field)
{
    const JsonKind kind = tree.node(node).kind;
    const QByteArrayView token = tree.token(node);
    const QByteArrayView value = kind == JsonKind::String ? stringInner(tree, node).trimmed() : token;
    const bool isPlain = kind == JsonKind::String || kind == JsonKind::Number;
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::LongText:
        if (kind == JsonKind::Number || isBoolean(kind))
            return '"' + token.toByteArray() + '"';
        return std::nullopt;
    case FieldKind::Integer:
        if (const QByteArrayView whole = withoutEmptyFraction(value); isPlain && isInteger(whole))
            return whole.toByteArray();
        return std::nullopt;
    case FieldKind::Number:
        return kind == JsonKind::String && isNumber(value) ? std::optional(value.toByteArray())
                                                           : std::nullopt;
    case FieldKind::Boolean:
        if (isPlain && (value == "1" || value == "true"))
            return QByteArray("true");
        if (isPlain && (value == "0" || value == "false"))
            return QByteArray("false");
        return std::nullopt;
    case FieldKind::TextList:
        if (kind == JsonKind::String)
            return '[' + token.toByteArray() + ']';
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

QByteArray emptyValue(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Number:
    case FieldKind::Boolean:
    case FieldKind::Json:
        return "null"; // 0 or false would be an answer already
    case FieldKind::TextList:
    case FieldKind::ItemList:
        return "[]";
    case FieldKind::User:
        return "{}";
    default:
        return "\"\"";
    }
}

} // namespace crier
