// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_difference.h"

#include "app/compose/text_view.h"
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

QString readable(const QByteArray &content)
{
    return QString::fromUtf8(content);
}

void compare(QList<DraftPartDifference> &differences, DraftPart part, const QString &before,
             const QString &after)
{
    if (before != after)
        differences.append({part, diffTexts(before, after)});
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
        compare(differences, DraftPart::Content, readable(before.content), readable(after.content));
    } else {
        compare(differences, DraftPart::Text, old->text, now->text);
        // The same bytes but for the text: nothing more to show. Where only the spelling of the text differs
        // (\u00e9), the whole content shows it.
        if (old->rest != now->rest)
            compare(differences, DraftPart::Content, readable(old->rest), readable(now->rest));
        else if (old->text == now->text)
            compare(differences, DraftPart::Content, readable(before.content), readable(after.content));
    }
    // Bytes that are no text look alike when they are read as text.
    if (differences.isEmpty() && before != after)
        differences.append({DraftPart::Content, diffTexts(QString::fromLatin1(before.content.toHex(' ')),
                                                          QString::fromLatin1(after.content.toHex(' ')))});
    return differences;
}

} // namespace crier
