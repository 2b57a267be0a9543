// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/message_types.h"
#include "app/text/sentence_parts.h"
#include "app/text/sentences.h"
#include "app/text/sentences_context.h"

#include <QLocale>

namespace crier {

namespace {

// Nothing is known of it where the type is no longer in the table.
MessageField fieldOf(const Finding &finding)
{
    const MessageType *const type = findMessageType(finding.text);
    const MessageField *const field = type ? findField(*type, finding.path) : nullptr;
    return field ? *field : MessageField{};
}

QString rangeText(double number)
{
    return QLocale().toString(number, 'g', 15);
}

QString kindSentence(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
        return Sentences::tr("It must be a whole number without quotes.");
    case FieldKind::Number:
        return Sentences::tr("It must be a number without quotes.");
    case FieldKind::Boolean:
        return Sentences::tr("It must be true or false, without quotes.");
    case FieldKind::TextList:
        return Sentences::tr("It must be a list of texts, each in double quotes.");
    case FieldKind::ItemList:
        return Sentences::tr("It must be a list of objects.");
    case FieldKind::User:
        return Sentences::tr("It must be an object with the members id, name and portrait.");
    default:
        return Sentences::tr("It must be text in double quotes.");
    }
}

QString rangeSentence(const QString &name, const MessageField &field)
{
    if (field.minimum && field.maximum)
        return Sentences::tr("“%1” must be from %2 to %3, or apps may refuse it. Change it.")
            .arg(name, rangeText(*field.minimum), rangeText(*field.maximum));
    if (field.minimum)
        return Sentences::tr("“%1” must be %2 or more, or apps may refuse it. Change it.")
            .arg(name, rangeText(*field.minimum));
    if (field.maximum)
        return Sentences::tr("“%1” must be %2 or less, or apps may refuse it. Change it.")
            .arg(name, rangeText(*field.maximum));
    return Sentences::tr("“%1” is out of its range, and apps may refuse it. Change it.").arg(name);
}

} // namespace

QString fieldName(const Finding &finding)
{
    const MessageField field = fieldOf(finding);
    const QString label = speaksChinese() ? field.labelChinese : field.label;
    const QString key = shownText(jsonPathText(finding.path));
    if (label.isEmpty())
        return key;
    //: A field of a message: its name for people, and its key in the JSON.
    return Sentences::tr("%1 (%2)").arg(label, key);
}

QString fieldSentence(const Finding &finding)
{
    const MessageField field = fieldOf(finding);
    const QString name = fieldName(finding);
    const QString bytes = numberText(finding.number);
    switch (finding.problem) {
    case Problem::FieldMissing:
        return Sentences::tr("“%1” is missing, and the type needs it. Fill it in.").arg(name);
    case Problem::FieldWrongKind:
        return Sentences::tr("“%1” has a value of the wrong kind. %2").arg(name, kindSentence(field.kind));
    case Problem::OptionalWrongKind:
        return Sentences::tr("“%1” has a value of another kind than apps expect. %2")
            .arg(name, kindSentence(field.kind));
    case Problem::Base64DataPrefix:
        return Sentences::tr("“%1” begins with “data:”, which apps do not understand. Leave only what stands "
                             "behind the comma.")
            .arg(name);
    case Problem::Base64LineBreaks:
        return Sentences::tr("“%1” holds line breaks or blanks, and apps cannot read it then. Remove them.")
            .arg(name);
    case Problem::Base64Invalid:
        return Sentences::tr(
                   "“%1” is not Base64 at line %2, column %3: something does not belong there or is "
                   "missing. Choose the file again.")
            .arg(name, QString::number(finding.position.line), QString::number(finding.position.column));
    case Problem::LinkBroken:
        return Sentences::tr(
                   "“%1” is not a full address. Write it without blanks and with https:// in front.")
            .arg(name);
    case Problem::OptionalLinkBroken:
        return Sentences::tr("“%1” is not a full address, so apps cannot open it. Write it with https:// in "
                             "front, or leave it out.")
            .arg(name);
    case Problem::FieldOutOfRange:
        return rangeSentence(name, field);
    case Problem::FieldTooLarge:
        return Sentences::tr("“%1” has %2 bytes and may have %3, or apps may refuse it. Shorten it.")
            .arg(name, bytes, numberText(field.maxBytes.value_or(0)));
    case Problem::FieldClientOnly:
        return Sentences::tr("“%1” is for apps to set and means nothing in a broadcast. Remove it.")
            .arg(name);
    case Problem::MentionsMeaningless:
        return Sentences::tr("“%1” has no effect: a broadcast to chatrooms mentions nobody. Remove it.")
            .arg(name);
    case Problem::ThumbnailHeavy:
        return Sentences::tr("“%1” has %2 bytes. Some apps may not show more than %3; aim for %4.")
            .arg(name, bytes, numberText(warnThumbnailBytes), numberText(aimThumbnailBytes));
    case Problem::ThumbnailTooHeavy:
        return Sentences::tr(
                   "“%1” has %2 bytes and may have %3: most apps will show no picture. Use a smaller "
                   "one; aim for %4.")
            .arg(name, bytes, numberText(field.maxBytes.value_or(0)), numberText(aimThumbnailBytes));
    default:
        return Sentences::tr("“%1” is no JPEG picture, and many apps show nothing else. Choose a JPEG.")
            .arg(name);
    }
}

} // namespace crier
