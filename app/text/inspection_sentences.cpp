// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/inspection_sentences.h"

#include "app/text/sentence_parts.h"
#include "app/text/sentences.h"

#include <QCoreApplication>

namespace crier {

namespace {

struct Inspections
{
    Q_DECLARE_TR_FUNCTIONS(Inspections)
};

QString slipSentence(Slip slip, const Inspection &inspection)
{
    switch (slip) {
    case Slip::UpperCaseHex:
        return Inspections::tr(
            "The signature is written in capital letters. The service probably takes it, but "
            "small letters are documented.");
    case Slip::SignedSeconds:
        return Inspections::tr(
            "The header has milliseconds, but seconds were signed. Use the same text for both.");
    case Slip::SignedMilliseconds:
        return Inspections::tr(
            "The header has seconds, but milliseconds were signed. Use the same text for both.");
    case Slip::TimeTakenTwice:
        return Inspections::tr(
            "The signed time is a little different from the one in the header: the clock was read twice, or "
            "the header was changed after signing. Read the clock once and use it for both.");
    case Slip::WrongOrder:
        return Inspections::tr(
            "The parts were put together in the wrong order. It is secret, nonce, timestamp.");
    case Slip::WithSeparator:
        return Inspections::tr("A character stands between the signed parts. Put them together without one.");
    case Slip::AppKeyAsSecret:
        return Inspections::tr("The App Key was used in the place of the App Secret.");
    case Slip::AppKeyIncluded:
        return Inspections::tr("The App Key was signed as well. Only secret, nonce and timestamp are.");
    case Slip::NonceLeftOut:
        return Inspections::tr("The nonce was not signed.");
    case Slip::TimestampLeftOut:
        return Inspections::tr("The timestamp was not signed.");
    case Slip::SecretLeftOut:
        return Inspections::tr(
            "The secret was empty when it was signed. Check where the program reads it from.");
    case Slip::SecretUntrimmed:
        return Inspections::tr(
            "The secret was signed with a blank beside it. Trim it where the program reads it.");
    case Slip::SecretTrimmed:
        return Inspections::tr(
            "The secret of this profile has blanks around it, and the one that was signed has "
            "none. Enter the profile's secret again without them.");
    case Slip::SecretWithLineEnd:
        return Inspections::tr(
            "The secret was signed with a line break behind it, as files and echo add one. Cut it "
            "off where the program reads it.");
    case Slip::SecretQuoted:
        return Inspections::tr(
            "The secret was signed with its quotation marks. Take them out of the setting.");
    case Slip::SecretUrlEncoded:
        return Inspections::tr("The secret was percent-encoded before it was signed. Sign it as it is.");
    case Slip::SecretUrlDecoded:
        return Inspections::tr("The secret was percent-decoded before it was signed. Sign it as it is.");
    case Slip::SecretBase64:
        return Inspections::tr("The secret was written as Base64 before it was signed. Sign it as it is.");
    case Slip::SecretFromBase64:
        return Inspections::tr("The secret was decoded from Base64 before it was signed. Sign it as it is.");
    case Slip::SecretOtherCase:
        return Inspections::tr("The secret was signed in other letters, capital or small, than it has.");
    case Slip::SecretOfOtherProfile:
        return inspection.otherProfile.isEmpty()
                   ? Inspections::tr("The secret of another profile was used.")
                   : Inspections::tr("The secret of another profile was used: %1.")
                         .arg(inspection.otherProfile);
    case Slip::Sha256:
        return Inspections::tr("SHA-256 was used. The service wants SHA-1.");
    case Slip::Sha512:
        return Inspections::tr("SHA-512 was used. The service wants SHA-1.");
    case Slip::Md5:
        return Inspections::tr("MD5 was used. The service wants SHA-1.");
    case Slip::HmacSha1:
        return Inspections::tr(
            "HMAC-SHA-1 was used. The service wants the plain SHA-1 of the parts in a row.");
    case Slip::HmacSha256:
        return Inspections::tr(
            "HMAC-SHA-256 was used. The service wants the plain SHA-1 of the parts in a row.");
    case Slip::Base64Digest:
        return Inspections::tr(
            "The signature is written as Base64. The service wants 40 hexadecimal digits.");
    }
    return {};
}

QString signatureSentence(const Observation &observation, const Inspection &inspection)
{
    switch (observation.remark) {
    case Remark::SignatureRight:
        return Inspections::tr("The signature is right: it comes from this secret and these headers.");
    case Remark::SignatureMistake:
        return Inspections::tr("It is known how this signature was made: %1")
            .arg(joined(slipSentences(inspection)));
    case Remark::HeaderAltered:
        return Inspections::tr(
                   "The header %1 was changed after signing: the signature is right for another value of it "
                   "that the request tells as well. Look at what rewrites the headers on the way, or sets "
                   "this one twice.")
            .arg(observation.text);
    case Remark::SignatureUnmatched:
        return Inspections::tr(
            "No known mistake makes this signature out of these headers, and why cannot be told "
            "from it. Likely: the secret is another one, or the nonce or the timestamp was changed "
            "after signing.");
    case Remark::SignatureNeedsSecret:
        return Inspections::tr(
            "Whether the signature is right cannot be told without the App Secret. What can be "
            "told without it was checked.");
    case Remark::SignatureIncomplete:
        return Inspections::tr("The signature cannot be checked: what it was made from is not all there.");
    case Remark::SignatureOddLength:
        return Inspections::tr("The signature has %1 characters. SHA-1 in hexadecimal has 40.")
            .arg(observation.number);
    case Remark::PublishedExample:
        return Inspections::tr(
            "This signature is copied from an example on the vendor's pages, which is wrong there "
            "already. Make one from your own secret, nonce and timestamp.");
    default:
        return Inspections::tr(
            "The App Secret itself stands in this request. It must never be sent or logged: "
            "replace it in the console, and take it out of the program's output.");
    }
}

QString headerSentence(const Observation &observation, const Inspection &inspection)
{
    const QString number = QString::number(qAbs(observation.number));
    switch (observation.remark) {
    case Remark::HeaderMissing:
        return Inspections::tr("The header %1 is missing.").arg(observation.text);
    case Remark::HeaderRepeated:
        return Inspections::tr("The header %1 is there more than once, with different values.")
            .arg(observation.text);
    case Remark::FamiliesMixed:
        return Inspections::tr(
            "Headers with and without \"RC-\" in front are mixed. Use one kind for all four.");
    case Remark::NonceTooLong:
        return Inspections::tr("The nonce has %1 characters; 18 are allowed.").arg(number);
    case Remark::TimestampNoNumber:
        return Inspections::tr("The timestamp is no number. It is milliseconds since 1970 in UTC.");
    case Remark::TimestampSeconds:
        return Inspections::tr(
            "The timestamp is in seconds. The vendor's SDKs do so too and the service takes it, but "
            "milliseconds are documented.");
    case Remark::TimestampOddLength:
        return Inspections::tr("The timestamp has %1 digits; milliseconds have 13.").arg(number);
    case Remark::TimestampFar:
        return observation.number > 0
                   ? Inspections::tr(
                         "The timestamp is %1 seconds in the future. Set the clock of the computer that "
                         "signed it.")
                         .arg(number)
                   : Inspections::tr(
                         "The timestamp is %1 seconds old. If the request was made just now, the clock of "
                         "the computer that signed it is wrong.")
                         .arg(number);
    case Remark::OtherAppKey:
        if (!inspection.keyProfile.isEmpty())
            return Inspections::tr(
                       "The App Key of the request, %1, is that of the profile %2, so the request "
                       "was checked with that one's secret.")
                .arg(observation.text, inspection.keyProfile);
        return Inspections::tr(
                   "The App Key of the request, %1, is not the one of this profile, so this profile's "
                   "secret does not belong to it.")
            .arg(observation.text);
    default:
        return Inspections::tr("X-Request-ID has %1 characters; 36 are allowed.").arg(number);
    }
}

QString addressSentence(const Observation &observation)
{
    switch (observation.remark) {
    case Remark::NotPost:
        return Inspections::tr("The method is %1. The service wants POST.").arg(observation.text);
    case Remark::NotHttps:
        return Inspections::tr(
            "The address begins with http:// and everybody on the way can read and change the "
            "message. Use https://.");
    case Remark::PathWithoutJson:
        return Inspections::tr("The path %1 does not end in .json, and the service knows no such one.")
            .arg(observation.text);
    case Remark::PathReachesAllUsers:
        return Inspections::tr(
                   "The path %1 is not the chatroom broadcast: it reaches all users of the app, even those "
                   "in no chatroom. Use /message/chatroom/broadcast.json.")
            .arg(observation.text);
    case Remark::PathOfNewPlatform:
        return Inspections::tr(
                   "The path %1 belongs to the vendor's new platform, which takes JSON and other names. Do "
                   "not mix the two.")
            .arg(observation.text);
    default:
        return Inspections::tr(
                   "The path %1 is that of another call. Only what all calls have in common was checked.")
            .arg(observation.text);
    }
}

QString bodySentence(const Observation &observation)
{
    const QString &text = observation.text;
    switch (observation.remark) {
    case Remark::BodyNotSeen:
        return Inspections::tr("The body is not there, so it was not checked.");
    case Remark::BodyPartial:
        return Inspections::tr("Only the beginning of the body can be told from the text around it, so the "
                               "message was not checked. Paste the request as it was sent.");
    case Remark::BodyElsewhere:
        return Inspections::tr("The body is in a file of the other computer, so it was not checked.");
    case Remark::BodyMissing:
        return Inspections::tr("The body is empty. The service answers 1003 to that.");
    case Remark::BodyIsJson:
        return Inspections::tr(
            "The body is JSON. The service wants a form: fromUserId=...&objectName=...&content=...");
    case Remark::BodyIsMultipart:
        return Inspections::tr(
            "The body is a multipart form. The service wants application/x-www-form-urlencoded.");
    case Remark::BodyNotAForm:
        return Inspections::tr(
            "The body cannot be read as a form: a parameter has no = behind its name, or an escape "
            "is broken. Percent-encode each value, above all & and %.");
    case Remark::ContentTypeMissing:
        return Inspections::tr("Content-Type is missing. Say application/x-www-form-urlencoded.");
    case Remark::ContentTypeWrong:
        return Inspections::tr("Content-Type is %1. The service wants application/x-www-form-urlencoded.")
            .arg(text);
    case Remark::LengthMismatch:
        return Inspections::tr(
                   "Content-Length says %1, but the body has %2 bytes. Count bytes and not characters; or "
                   "the body was changed when it was copied.")
            .arg(text, QString::number(observation.number));
    case Remark::ParameterMissing:
        return Inspections::tr("The parameter %1 is missing.").arg(text);
    case Remark::ParameterRepeated:
        return Inspections::tr("The parameter %1 is there more than once.").arg(text);
    case Remark::ParameterIgnored:
        return Inspections::tr(
                   "The parameter %1 belongs to other calls. A chatroom broadcast ignores or refuses it.")
            .arg(text);
    case Remark::ParameterUnknown:
        return Inspections::tr("The parameter %1 is not known to a chatroom broadcast.").arg(text);
    case Remark::ValueEncodedTwice:
        return Inspections::tr(
                   "The value of %1 was percent-encoded twice. Encode it once; many libraries do it by "
                   "themselves.")
            .arg(text);
    case Remark::ContentSerialisedTwice:
        return Inspections::tr(
            "The content became JSON twice: it is a text that holds JSON in quotation marks. "
            "Serialise it once.");
    case Remark::PlusNotEncoded:
        return Inspections::tr(
                   "A + in the value of %1 is not encoded, and the service reads a blank for it. Write %2B.",
                   "%1 is a name; %2B is to stand as it is")
            .replace(QLatin1String("%1"), text);
    case Remark::ListJoined:
        return Inspections::tr(
                   "The values of %1 are joined with commas. Repeat the parameter, once for each value.")
            .arg(text);
    default:
        return observation.finding ? findingSentence(*observation.finding) : QString();
    }
}

} // namespace

QString requestFormSentence(RequestForm form)
{
    switch (form) {
    case RequestForm::Nothing:
        return Inspections::tr(
            "No request was recognised. Paste one as it was sent, a curl command, or its headers "
            "out of a log.");
    case RequestForm::Http:
        return Inspections::tr("Read as an HTTP request.");
    case RequestForm::Curl:
        return Inspections::tr("Read as a curl command.");
    case RequestForm::CmdCurl:
        return Inspections::tr("Read as a curl command for the Windows command prompt.");
    case RequestForm::Headers:
        return Inspections::tr("Read as headers out of a log.");
    }
    return {};
}

QString observationSentence(const Observation &observation, const Inspection &inspection)
{
    switch (observation.remark) {
    case Remark::NothingRecognised:
        return requestFormSentence(RequestForm::Nothing);
    case Remark::TextCut:
        return Inspections::tr("The text is very long; only its first 512 KiB were looked at.");
    case Remark::BadBytes:
        return Inspections::tr("The text holds bytes that are no characters.");
    case Remark::QuoteUnbalanced:
        return Inspections::tr("A quotation mark has no partner. Copy the whole command.");
    default:
        break;
    }
    if (observation.remark <= Remark::SecretInRequest)
        return signatureSentence(observation, inspection);
    if (observation.remark <= Remark::RequestIdTooLong)
        return headerSentence(observation, inspection);
    if (observation.remark <= Remark::PathOfOtherCall)
        return addressSentence(observation);
    return bodySentence(observation);
}

QStringList slipSentences(const Inspection &inspection)
{
    QStringList sentences;
    if (inspection.match) {
        for (const Slip slip : inspection.match->slips)
            sentences.append(slipSentence(slip, inspection));
    }
    return sentences;
}

QString weightWord(Weight weight)
{
    switch (weight) {
    case Weight::Right:
        return Inspections::tr("right");
    case Weight::Note:
        return Inspections::tr("note");
    case Weight::Warning:
        return Inspections::tr("warning");
    case Weight::Error:
        return Inspections::tr("error");
    }
    return {};
}

} // namespace crier
