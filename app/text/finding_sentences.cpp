// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/sentence_parts.h"
#include "app/text/sentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace crier {

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

// How far `bytes` is over `limit`, in KiB, rounded up so that it is never shown as nothing.
QString excessText(qint64 bytes, qint64 limit)
{
    const qint64 tenths = ((bytes - limit) * 10 + 1023) / 1024;
    return QLocale().toString(static_cast<double>(tenths) / 10, 'f', tenths % 10 == 0 ? 0 : 1);
}

QString jsonFaultSentence(JsonFault fault)
{
    switch (fault) {
    case JsonFault::None:
        return Sentences::tr("The JSON is sound.");
    case JsonFault::Empty:
        return Sentences::tr("There is nothing but white space. Write one JSON object.");
    case JsonFault::InvalidUtf8:
        return Sentences::tr("These bytes are not UTF-8 text. Save the file as UTF-8.");
    case JsonFault::ByteOrderMark:
        return Sentences::tr("The text begins with a byte-order mark. Save the file as UTF-8 without one.");
    case JsonFault::NulCharacter:
        return Sentences::tr("A NUL character is not allowed. Remove it.");
    case JsonFault::ControlCharacter:
        return Sentences::tr(
            "A line break or another control character stands inside a string. Close the string, "
            "or write the character as an escape such as \\n.");
    case JsonFault::LoneSurrogate:
        return Sentences::tr(
            "Half of a surrogate pair is missing. Write the character itself or both halves.");
    case JsonFault::BadEscape:
        return Sentences::tr("This escape does not exist in JSON. Write a backslash as \\\\.");
    case JsonFault::BadNumber:
        return Sentences::tr("This is not a JSON number. Write it like 12, -0.5 or 1e6.");
    case JsonFault::BadLiteral:
        return Sentences::tr(
            "This word is not known. Write true, false or null, or put text in double quotes.");
    case JsonFault::UnexpectedCharacter:
        return Sentences::tr("This character does not belong here. Keys and texts stand in double quotes.");
    case JsonFault::UnterminatedString:
        return Sentences::tr("The text that begins here has no closing quote. Add one.");
    case JsonFault::MissingColon:
        return Sentences::tr("A colon is missing between the key and its value. Add it.");
    case JsonFault::MissingComma:
        return Sentences::tr("A comma is missing before this. Add it.");
    case JsonFault::TrailingComma:
        return Sentences::tr("Nothing follows this comma. Remove it.");
    case JsonFault::Unclosed:
        return Sentences::tr("The text ends too early. Add the closing } or ].");
    case JsonFault::TrailingText:
        return Sentences::tr("Something follows the end of the object. Remove it.");
    case JsonFault::TooDeep:
        return Sentences::tr("The nesting is too deep. Use fewer levels.");
    case JsonFault::DuplicateKey:
        return Sentences::tr("This key appears a second time. Remove one of the two.");
    case JsonFault::NotAnObject:
        return Sentences::tr("This is not an object. Put the content between { and }.");
    }
    return {};
}

QString contentSentence(const Finding &finding)
{
    const QString line = QString::number(finding.position.line);
    const QString column = QString::number(finding.position.column);
    switch (finding.problem) {
    case Problem::ContentNotUtf8:
        return Sentences::tr("The content is not UTF-8 text at line %1, column %2. Save the file as UTF-8.")
            .arg(line, column);
    case Problem::ContentNul:
        return Sentences::tr("The content holds a NUL character at line %1, column %2. Remove it.")
            .arg(line, column);
    case Problem::ContentLoneSurrogate:
        return Sentences::tr(
                   "The content holds half of a surrogate pair at line %1, column %2. Write the character "
                   "itself or both halves.")
            .arg(line, column);
    case Problem::ContentDuplicateKey:
        return Sentences::tr(
                   "The key “%1” appears a second time at line %2, column %3. Remove one of the two.")
            .arg(shownText(finding.text), line, column);
    default:
        return Sentences::tr("The content is not valid JSON at line %1, column %2. %3")
            .arg(line, column, jsonFaultSentence(finding.jsonFault));
    }
}

} // namespace

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString shownText(const QString &text)
{
    constexpr qsizetype longest = 60;
    QString shown;
    for (const char32_t character : text.toStdU32String()) {
        if (shown.size() >= longest)
            return shown + QChar(0x2026);
        if (QChar::isPrint(character))
            shown += QString::fromUcs4(&character, 1);
        else
            shown += QChar(0xFFFD);
    }
    return shown;
}

QString findingSentence(const Finding &finding)
{
    const QString number = numberText(finding.number);
    switch (finding.problem) {
    case Problem::SenderMissing:
        return Sentences::tr("The sender ID is missing. Enter the user ID that the announcement comes from.");
    case Problem::SenderTooLong:
        return Sentences::tr("The sender ID has %1 bytes and may have %2. Shorten it.")
            .arg(number, numberText(maxSenderBytes));
    case Problem::SenderControl:
        return Sentences::tr("The sender ID holds a line break or another control character at position %1. "
                             "Remove it.")
            .arg(number);
    case Problem::SenderLoneSurrogate:
        return Sentences::tr("The sender ID holds half of a character at position %1. Type it again.")
            .arg(number);
    case Problem::TypeMissing:
        return Sentences::tr("The message type is missing. Choose one.");
    case Problem::TypeTooLong:
        return Sentences::tr("The message type has %1 characters and may have %2. Shorten it.")
            .arg(number, numberText(maxObjectNameCharacters));
    case Problem::TypeControl:
        return Sentences::tr(
                   "The message type holds a line break or another control character at position %1. "
                   "Remove it.")
            .arg(number);
    case Problem::TypeNotAscii:
        return Sentences::tr(
                   "The message type holds a character at position %1 that is not allowed. Use letters, "
                   "digits and signs of ASCII, without spaces.")
            .arg(number);
    case Problem::TypeUnknownBuiltIn:
        return Sentences::tr(
                   "There is no built-in type “%1”. Names that begin with RC: belong to the service; choose "
                   "one of the list or another name.")
            .arg(shownText(finding.text));
    case Problem::ContentMissing:
        return Sentences::tr("The content is empty. Write the announcement.");
    case Problem::ContentTooLong:
        return Sentences::tr("Content is %1 KiB too large: it has %2 bytes and may have %3. Shorten it.")
            .arg(excessText(finding.number, maxContentBytes), number, numberText(maxContentBytes));
    case Problem::ContentNotUtf8:
    case Problem::ContentNul:
    case Problem::ContentLoneSurrogate:
    case Problem::ContentBadJson:
    case Problem::ContentDuplicateKey:
        return contentSentence(finding);
    case Problem::AppKeyMissing:
        return Sentences::tr("The App Key is missing. Copy it from the service's console.");
    case Problem::AppKeyBadCharacter:
        return Sentences::tr(
                   "The App Key holds a character at position %1 that cannot be part of it. Copy the key "
                   "again from the service's console.")
            .arg(number);
    case Problem::SecretMissing:
        return Sentences::tr("The App Secret is missing. Copy it from the service's console.");
    case Problem::SecretEqualsAppKey:
        return Sentences::tr(
            "The App Secret is the same as the App Key. Copy the secret, which stands beside the key "
            "in the service's console.");
    case Problem::UrlInvalid:
        return Sentences::tr("The service address is not valid. Write it like https://api.example.com.");
    case Problem::UrlNotHttps:
        return Sentences::tr(
            "The service address must begin with https://. Plain http:// is for this computer only.");
    case Problem::UrlHasUserInfo:
        return Sentences::tr("The service address holds a user name or password. Remove it.");
    case Problem::UrlHasPath:
        return Sentences::tr(
            "The service address holds more than scheme, host and port. Remove what follows the "
            "host.");
    case Problem::ProfileNameMissing:
    case Problem::ProfileNameTooLong:
    case Problem::ProfileNameUntypable:
    case Problem::ProfileNameReserved:
    case Problem::ProfileNameTaken:
    case Problem::DataCentreMismatch:
    case Problem::SandboxElsewhere:
    case Problem::IntervalTooShort:
    case Problem::HoldNotOffered:
    case Problem::SendingHoursUnusable:
    case Problem::SendingHoursZone:
    case Problem::OutsideSendingHours:
        return profileFindingSentence(finding);
    case Problem::FieldMissing:
    case Problem::FieldWrongKind:
    case Problem::OptionalWrongKind:
    case Problem::Base64DataPrefix:
    case Problem::Base64LineBreaks:
    case Problem::Base64Invalid:
    case Problem::LinkBroken:
    case Problem::OptionalLinkBroken:
    case Problem::FieldOutOfRange:
    case Problem::FieldTooLarge:
    case Problem::FieldClientOnly:
    case Problem::MentionsMeaningless:
    case Problem::ThumbnailHeavy:
    case Problem::ThumbnailTooHeavy:
    case Problem::ThumbnailNotJpeg:
        return fieldSentence(finding);
    case Problem::PlaceholderLeft:
    case Problem::PlaceholderDoubtful:
    case Problem::BidiControls:
    case Problem::InvisibleCharacters:
    case Problem::LinkNotHttps:
    case Problem::LinkLocal:
    case Problem::LinkStaging:
    case Problem::LinkLookAlike:
    case Problem::TestWords:
    case Problem::ContentSwollen:
        return placesSentence(finding);
    case Problem::SenderBlanks:
        return Sentences::tr(
            "The sender ID begins or ends with a blank, which counts as part of it. Remove the blank unless "
            "the ID really has it.");
    case Problem::SenderOffline:
        return Sentences::tr(
            "The sender was not online when last asked, and gets the message only while online. Send all the "
            "same, or do not deliver to the sender.");
    case Problem::ContentLarge:
        return Sentences::tr(
                   "The content has %1 bytes and is close to the limit of %2. The service may refuse it; "
                   "shorten it to be sure.")
            .arg(number, numberText(maxContentBytes));
    case Problem::BodyLarge:
        return Sentences::tr(
                   "The encoded request has %1 bytes. The service may refuse more than %2; shorten the "
                   "content to be sure.")
            .arg(number, numberText(warnBodyBytes));
    case Problem::TypeDiscouraged:
        return Sentences::tr(
                   "The type %1 is not well suited to chatroom broadcasts. Choose a recommended one unless "
                   "you know that your app needs it.")
            .arg(finding.text);
    case Problem::TypeInternal:
        return Sentences::tr(
                   "The type %1 is meant for the service itself and can confuse apps. Choose another one "
                   "unless you are certain.")
            .arg(finding.text);
    }
    return {};
}

QString positionText(const JsonPosition &position)
{
    return Sentences::tr("Line %1, column %2").arg(position.line).arg(position.column);
}

} // namespace crier
