// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/fix.h"
#include "app/json/json_edit.h"
#include "app/json/json_string.h"

namespace crier {

namespace {

// One past the string token that begins at `offset`.
qsizetype stringEnd(const QByteArray &bytes, qsizetype offset)
{
    const auto *const begin = reinterpret_cast<const unsigned char *>(bytes.constData());
    return scanJsonString(begin + offset, begin + bytes.size()).at - begin;
}

} // namespace

// A text with a duplicate key has no tree, so the later key gets another name first. Its own bytes and all
// around them go again with the member.
std::optional<QByteArray> withoutRepeatedMember(const JsonTree &tree)
{
    if (tree.fault() != JsonFault::DuplicateKey)
        return std::nullopt;
    const qsizetype offset = tree.faultPosition().offset;
    const QByteArray &bytes = tree.bytes();
    QByteArray name = "\"crier";
    while (bytes.contains(name))
        name += '.';
    const QByteArray renamed = applied(bytes, {offset, stringEnd(bytes, offset) - offset, name + '"'});
    const JsonTree whole = JsonTree::parse(renamed);
    const int later = whole.nodeAt(offset);
    if (later < 0)
        return std::nullopt; // there is another fault behind it
    const int earlier = whole.member(whole.node(later).parent, tree.faultKey());
    if (earlier < 0 || whole.token(earlier) != whole.token(later))
        return std::nullopt;
    const std::optional<ByteEdit> removal = removeJsonValue(whole, whole.pathOf(later));
    return removal ? std::optional(applied(renamed, *removal)) : std::nullopt;
}

} // namespace crier
