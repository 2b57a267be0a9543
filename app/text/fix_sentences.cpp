// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/fix.h"
#include "app/rongcloud/message_types.h"
#include "app/text/sentence_parts.h"
#include "app/text/sentences.h"
#include "app/text/sentences_context.h"

namespace crier {

namespace {

QString conversionSentence(const Finding &finding)
{
    const MessageType *const type = findMessageType(finding.text);
    const MessageField *const field = type ? findField(*type, finding.path) : nullptr;
    switch (field ? field->kind : FieldKind::Text) {
    case FieldKind::Integer:
    case FieldKind::Number:
        return Sentences::tr("Turn it into a number");
    case FieldKind::Boolean:
        return Sentences::tr("Turn it into true or false");
    case FieldKind::TextList:
        return Sentences::tr("Turn it into a list");
    default:
        return Sentences::tr("Turn it into text");
    }
}

} // namespace

QString fixSentence(const Finding &finding)
{
    if (!hasFix(finding))
        return {};
    switch (finding.problem) {
    case Problem::ContentBadJson:
    case Problem::ContentDoubtfulJson:
        if (finding.jsonFault == JsonFault::DuplicateKey)
            return Sentences::tr("Remove the repetition");
        return finding.jsonFault == JsonFault::ByteOrderMark ? Sentences::tr("Remove the byte-order mark")
                                                             : Sentences::tr("Remove the comma");
    case Problem::ContentDuplicateKey:
        return Sentences::tr("Remove the repetition");
    case Problem::FieldMissing:
        return Sentences::tr("Add “%1”").arg(fieldName(finding));
    case Problem::FieldWrongKind:
    case Problem::OptionalWrongKind:
        return conversionSentence(finding);
    case Problem::Base64DataPrefix:
        return Sentences::tr("Remove what stands before the data");
    case Problem::Base64LineBreaks:
        return Sentences::tr("Remove the line breaks");
    case Problem::Base64Invalid:
        return Sentences::tr("Repair the Base64");
    case Problem::LinkBroken:
    case Problem::OptionalLinkBroken:
        return Sentences::tr("Correct the address");
    case Problem::SenderBlanks:
        return Sentences::tr("Remove the blanks");
    case Problem::FieldClientOnly:
    case Problem::MentionsMeaningless:
        return Sentences::tr("Remove “%1”").arg(fieldName(finding));
    case Problem::BidiControls:
        return Sentences::tr("Remove the direction controls");
    case Problem::InvisibleCharacters:
        return Sentences::tr("Remove the invisible characters");
    case Problem::LinkNotHttps:
        return Sentences::tr("Use https");
    case Problem::ContentSwollen:
        return Sentences::tr("Write it plainly");
    default:
        return {};
    }
}

} // namespace crier
