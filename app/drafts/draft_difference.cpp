// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_difference.h"

#include "app/compose/text_view.h"
#include "app/json/json_format.h"
#include "app/rongcloud/message_types.h"

#include <optional>

namespace crier {

namespace {

struct Announcement
{
    QString text;
    QByteArray rest; // the content with an empty text
};

std::optional<Announcement> announcementOf(const Draft &draft)
{
    const MessageType *const type = findMessageType(draft.objectName.value);
    if (!type || type->textField.isEmpty())
        return std::nullopt;
    const std::optional<QString> text = textOfContent(draft.content, type->textField);
    if (!text)
        return std::nullopt;
    return Announcement{*text, contentWithText(draft.content, type->textField, {})};
}

void compare(QList<DraftPartDifference> &differences, DraftPart part, const QString &before,
             const QString &after)
{
    if (before != after)
        differences.append({part, diffTexts(before, after)});
}

// Formatted, so that a line is a member; as it is, where that is what differs; as numbers, where the bytes
// are no text.
void compareContents(QList<DraftPartDifference> &differences, const QByteArray &before,
                     const QByteArray &after)
{
    if (before == after)
        return;
    const auto readable = [](const QByteArray &content) {
        return QString::fromUtf8(formattedJson(content).value_or(content));
    };
    const auto plain = [](const QByteArray &content) { return QString::fromUtf8(content); };
    const auto numbers = [](const QByteArray &content) { return QString::fromLatin1(content.toHex(' ')); };
    if (readable(before) != readable(after))
        compare(differences, DraftPart::Content, readable(before), readable(after));
    else if (plain(before) != plain(after))
        compare(differences, DraftPart::Content, plain(before), plain(after));
    else
        compare(differences, DraftPart::Content, numbers(before), numbers(after));
}

QString yesOrNo(bool is)
{
    return is ? QStringLiteral("yes") : QStringLiteral("no");
}

} // namespace

QList<DraftPartDifference> differencesBetween(const Draft &before, const Draft &after)
{
    QList<DraftPartDifference> differences;
    compare(differences, DraftPart::Sender, before.sender.value, after.sender.value);
    compare(differences, DraftPart::Type, before.objectName.value, after.objectName.value);
    compare(differences, DraftPart::IncludeSender, yesOrNo(before.includeSender),
            yesOrNo(after.includeSender));
    const std::optional<Announcement> old = announcementOf(before);
    const std::optional<Announcement> now = announcementOf(after);
    if (!old || !now) {
        compareContents(differences, before.content, after.content);
        return differences;
    }
    compare(differences, DraftPart::Text, old->text, now->text);
    // The same bytes but for the text: nothing more to show. Where only the spelling of the text differs
    // (\u00e9), the whole content shows it.
    if (old->rest != now->rest)
        compareContents(differences, old->rest, now->rest);
    else if (old->text == now->text)
        compareContents(differences, before.content, after.content);
    return differences;
}

} // namespace crier
