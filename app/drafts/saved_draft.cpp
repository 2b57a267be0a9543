// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/saved_draft.h"

#include "app/compose/text_view.h"
#include "app/json/json_scan.h"
#include "app/rongcloud/message_types.h"

namespace crier {

namespace {

constexpr qsizetype longestTitle = 80;
// A title never needs more of a text than this, however much white space it has.
constexpr qsizetype enoughText = 2'000;

QString titleOf(const QString &text)
{
    QString title = text.left(enoughText).simplified();
    if (title.size() <= longestTitle)
        return title;
    qsizetype end = longestTitle;
    if (title.at(end).isLowSurrogate() && title.at(end - 1).isHighSurrogate())
        --end;
    // Whole words, where they are not so long that hardly anything would be left.
    const qsizetype space = title.lastIndexOf(u' ', end);
    title.truncate(space > longestTitle / 2 ? space : end);
    return title + QChar(u'…');
}

QString firstText(const QByteArray &content)
{
    const JsonScan scan = scanJsonObject(content);
    if (!scan.ok()) // no JSON, or not yet: a person still knows it by how it begins
        return QString::fromUtf8(content.left(enoughText));
    for (const JsonMember &member : scan.members) {
        const std::optional<QString> text = decodeJsonString(
            QByteArrayView(content).sliced(member.valueStart, member.valueEnd - member.valueStart));
        if (text && !text->trimmed().isEmpty())
            return *text;
    }
    return {};
}

} // namespace

DraftTarget draftTargetOf(const Profile &profile)
{
    DraftTarget target{
        .profileId = profile.id, .environment = profile.environment, .baseUrl = {}, .appKey = {}};
    if (profile.environment != Environment::Sandbox) {
        target.baseUrl = profile.baseUrl;
        target.appKey = profile.appKey;
    }
    return target;
}

QString draftTitle(const Draft &draft)
{
    const MessageType *const type = findMessageType(draft.objectName.value);
    if (type && !type->textField.isEmpty()) {
        const std::optional<QString> text = textOfContent(draft.content, type->textField);
        if (text && !text->trimmed().isEmpty())
            return titleOf(*text);
    }
    return titleOf(firstText(draft.content));
}

} // namespace crier
