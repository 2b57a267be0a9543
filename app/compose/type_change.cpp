// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/type_change.h"

#include "app/compose/text_view.h"
#include "app/json/json_edit.h"

#include <algorithm>

namespace crier {

namespace {

const MessageField *findField(const MessageType *type, const QString &name)
{
    if (!type)
        return nullptr;
    const auto found = std::find_if(type->fields.cbegin(), type->fields.cend(),
                                    [&name](const MessageField &field) { return field.name == name; });
    return found == type->fields.cend() ? nullptr : &*found;
}

bool isText(FieldKind kind)
{
    return kind == FieldKind::Text || kind == FieldKind::LongText;
}

bool fitsBoth(const MessageField &one, const MessageField &other)
{
    return one.kind == other.kind || (isText(one.kind) && isText(other.kind));
}

// Whether a member called `name` may stay when the type changes.
bool carriesOver(const TypeChange &change, const QString &name)
{
    const MessageField *const before = findField(change.from, name);
    if (!before)
        return true; // unknown to the old type: not ours to drop
    const MessageField *const after = findField(change.to, name);
    return !change.to || (after && fitsBoth(*before, *after));
}

QByteArray edited(const QByteArray &content, const std::optional<ByteEdit> &edit)
{
    return edit ? applied(content, *edit) : content;
}

QByteArray withMember(const QByteArray &content, const QString &name, const QByteArray &token)
{
    return edited(content, setJsonValue(JsonTree::parse(content), {jsonKey(name)}, token));
}

QByteArray withText(const QByteArray &content, const QString &field, const QString &text)
{
    return withMember(content, field, encodeJsonString(text));
}

QStringList memberNames(const JsonTree &tree)
{
    QStringList names;
    for (int node = tree.node(0).firstChild; node >= 0; node = tree.node(node).nextSibling)
        names.append(tree.key(node));
    return names;
}

QString textFieldOf(const MessageType *type)
{
    return type ? type->textField : QString();
}

// The old object without what only the old type knew.
QByteArray stripped(const TypeChange &change, const JsonTree &tree)
{
    QByteArray content = change.content;
    for (const QString &name : memberNames(tree)) {
        if (!carriesOver(change, name))
            content = edited(content, removeJsonValue(JsonTree::parse(content), {jsonKey(name)}));
    }
    return content;
}

// What `to` held, without what was deleted since and with everything that fits both types as it is now.
QByteArray refreshed(const TypeChange &change, const JsonTree &tree)
{
    QByteArray content = *change.kept;
    for (const QString &name : change.deleted) {
        if (tree.member(0, name) < 0) // else it is back, at its old place
            content = edited(content, removeJsonValue(JsonTree::parse(content), {jsonKey(name)}));
    }
    for (const QString &name : memberNames(tree)) {
        if (!carriesOver(change, name))
            continue;
        const int node = tree.member(0, name);
        content = withMember(content, name, tree.token(node).toByteArray());
    }
    return content;
}

} // namespace

std::optional<QString> announcementText(const QByteArray &content, const MessageType *type)
{
    const QString field = textFieldOf(type);
    return field.isEmpty() ? std::nullopt : textOfContent(content, field);
}

QByteArray convertedContent(const TypeChange &change)
{
    const QString textBefore = textFieldOf(change.from);
    const QString textAfter = textFieldOf(change.to);
    const JsonTree tree = JsonTree::parse(change.content);
    if (!tree.isObject()) {
        // The words of an app's own type, or JSON in the middle of being written: what is there is a text.
        const bool isPlain = !change.from && !textAfter.isEmpty() && !change.content.trimmed().isEmpty() &&
                             !change.content.trimmed().startsWith('{');
        if (isPlain)
            return withText("{}", textAfter, QString::fromUtf8(change.content));
        const bool isNothing = change.content.trimmed().isEmpty();
        if (isNothing && change.kept)
            return *change.kept;
        if (isNothing && !textAfter.isEmpty())
            return withText("{}", textAfter, change.lastText);
        return change.content;
    }

    const bool keptIsSound = change.kept && JsonTree::parse(*change.kept).isObject();
    QByteArray content = keptIsSound ? refreshed(change, tree) : stripped(change, tree);
    if (textAfter.isEmpty())
        return content;
    const std::optional<QString> text = announcementText(change.content, change.from);
    const bool isFreeName = tree.member(0, textAfter) < 0;
    if (text && textBefore != textAfter && !keptIsSound && isFreeName && !findField(change.to, textBefore)) {
        // The words go on under the other name, at the place they stood.
        content = change.content;
        const int node = tree.member(0, textBefore);
        const ByteEdit renamed{tree.node(node).keyStart, tree.node(node).keyEnd - tree.node(node).keyStart,
                               encodeJsonString(textAfter)};
        content = applied(content, renamed);
        TypeChange rest = change;
        rest.content = content;
        return stripped(rest, JsonTree::parse(content));
    }
    if (text)
        return withText(content, textAfter, *text);
    if (!textOfContent(content, textAfter))
        return withText(content, textAfter, change.lastText);
    return content;
}

} // namespace crier
