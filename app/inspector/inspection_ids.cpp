// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/inspection.h"

#include <QHash>

namespace crier {

QString remarkId(Remark remark)
{
    static const QHash<Remark, const char *> ids{
        {Remark::NothingRecognised, "nothing-recognised"},
        {Remark::TextCut, "text-cut"},
        {Remark::BadBytes, "bad-bytes"},
        {Remark::QuoteUnbalanced, "quote-unbalanced"},
        {Remark::SignatureRight, "signature-right"},
        {Remark::SignatureMistake, "signature-mistake"},
        {Remark::HeaderAltered, "header-altered"},
        {Remark::SignatureUnmatched, "signature-unmatched"},
        {Remark::SignatureNeedsSecret, "signature-needs-secret"},
        {Remark::SignatureIncomplete, "signature-incomplete"},
        {Remark::SignatureOddLength, "signature-odd-length"},
        {Remark::PublishedExample, "published-example"},
        {Remark::SecretInRequest, "secret-in-request"},
        {Remark::HeaderMissing, "header-missing"},
        {Remark::HeaderRepeated, "header-repeated"},
        {Remark::FamiliesMixed, "families-mixed"},
        {Remark::NonceTooLong, "nonce-too-long"},
        {Remark::TimestampNoNumber, "timestamp-no-number"},
        {Remark::TimestampSeconds, "timestamp-seconds"},
        {Remark::TimestampOddLength, "timestamp-odd-length"},
        {Remark::TimestampFar, "timestamp-far"},
        {Remark::OtherAppKey, "other-app-key"},
        {Remark::RequestIdTooLong, "request-id-too-long"},
        {Remark::NotPost, "not-post"},
        {Remark::NotHttps, "not-https"},
        {Remark::PathWithoutJson, "path-without-json"},
        {Remark::PathReachesAllUsers, "path-reaches-all-users"},
        {Remark::PathOfNewPlatform, "path-of-new-platform"},
        {Remark::PathOfOtherCall, "path-of-other-call"},
        {Remark::BodyNotSeen, "body-not-seen"},
        {Remark::BodyPartial, "body-partial"},
        {Remark::BodyElsewhere, "body-elsewhere"},
        {Remark::BodyMissing, "body-missing"},
        {Remark::BodyIsJson, "body-is-json"},
        {Remark::BodyIsMultipart, "body-is-multipart"},
        {Remark::BodyNotAForm, "body-not-a-form"},
        {Remark::ContentTypeMissing, "content-type-missing"},
        {Remark::ContentTypeWrong, "content-type-wrong"},
        {Remark::LengthMismatch, "length-mismatch"},
        {Remark::ParameterMissing, "parameter-missing"},
        {Remark::ParameterRepeated, "parameter-repeated"},
        {Remark::ParameterIgnored, "parameter-ignored"},
        {Remark::ParameterUnknown, "parameter-unknown"},
        {Remark::ValueEncodedTwice, "value-encoded-twice"},
        {Remark::ContentSerialisedTwice, "content-serialised-twice"},
        {Remark::PlusNotEncoded, "plus-not-encoded"},
        {Remark::ListJoined, "list-joined"},
        {Remark::MessageWrong, "message-wrong"},
    };
    return QString::fromLatin1(ids.value(remark));
}

QString slipId(Slip slip)
{
    static const QHash<Slip, const char *> ids{
        {Slip::UpperCaseHex, "upper-case-hex"},
        {Slip::SignedSeconds, "signed-seconds"},
        {Slip::SignedMilliseconds, "signed-milliseconds"},
        {Slip::TimeTakenTwice, "time-taken-twice"},
        {Slip::WrongOrder, "wrong-order"},
        {Slip::WithSeparator, "with-separator"},
        {Slip::AppKeyAsSecret, "app-key-as-secret"},
        {Slip::AppKeyIncluded, "app-key-included"},
        {Slip::NonceLeftOut, "nonce-left-out"},
        {Slip::TimestampLeftOut, "timestamp-left-out"},
        {Slip::SecretLeftOut, "secret-left-out"},
        {Slip::SecretUntrimmed, "secret-untrimmed"},
        {Slip::SecretTrimmed, "secret-trimmed"},
        {Slip::SecretWithLineEnd, "secret-with-line-end"},
        {Slip::SecretQuoted, "secret-quoted"},
        {Slip::SecretUrlEncoded, "secret-url-encoded"},
        {Slip::SecretUrlDecoded, "secret-url-decoded"},
        {Slip::SecretBase64, "secret-base64"},
        {Slip::SecretFromBase64, "secret-from-base64"},
        {Slip::SecretOtherCase, "secret-other-case"},
        {Slip::SecretOfOtherProfile, "secret-of-other-profile"},
        {Slip::Sha256, "sha256"},
        {Slip::Sha512, "sha512"},
        {Slip::Md5, "md5"},
        {Slip::HmacSha1, "hmac-sha1"},
        {Slip::HmacSha256, "hmac-sha256"},
        {Slip::Base64Digest, "base64-digest"},
    };
    return QString::fromLatin1(ids.value(slip));
}

QString weightId(Weight weight)
{
    switch (weight) {
    case Weight::Right:
        return QStringLiteral("right");
    case Weight::Note:
        return QStringLiteral("note");
    case Weight::Warning:
        return QStringLiteral("warning");
    case Weight::Error:
        return QStringLiteral("error");
    }
    return {};
}

QString requestFormId(RequestForm form)
{
    switch (form) {
    case RequestForm::Nothing:
        return QStringLiteral("nothing");
    case RequestForm::Http:
        return QStringLiteral("http");
    case RequestForm::Curl:
        return QStringLiteral("curl");
    case RequestForm::CmdCurl:
        return QStringLiteral("curl-cmd");
    case RequestForm::Headers:
        return QStringLiteral("headers");
    }
    return {};
}

} // namespace crier
