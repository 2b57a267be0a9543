// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"
#include "app/inspector/pasted_request.h"
#include "app/inspector/signature_search.h"
#include "app/rongcloud/names.h"

#include <QDateTime>

namespace crier {

// How much an observation matters.
enum class Weight { Right, Note, Warning, Error };

// What was noticed. The sentences are in text/inspection_sentences.h; `text` and `number` are what they
// quote.
enum class Remark {
    // The paste
    NothingRecognised,
    TextCut,
    BadBytes,
    QuoteUnbalanced,
    // The signature
    SignatureRight,
    SignatureMistake, // the slips of Inspection::match
    HeaderAltered,    // right for another value that the request tells; text: the header's name
    SignatureUnmatched,
    SignatureNeedsSecret,
    SignatureIncomplete, // a header that goes into it is not there
    SignatureOddLength,  // number: characters
    PublishedExample,    // of the vendor's pages, known to be wrong
    SecretInRequest,
    // The headers
    HeaderMissing,  // text: its name
    HeaderRepeated, // text: its name, with different values
    FamiliesMixed,  // "App-Key" beside "RC-Nonce"
    NonceTooLong,   // number: characters
    TimestampNoNumber,
    TimestampSeconds,
    TimestampOddLength, // number: digits
    TimestampFar,       // number: seconds; positive: in the future
    OtherAppKey,        // not this profile's; text: the one there; Inspection::keyProfile: whose it is
    RequestIdTooLong,   // number: characters
    // Where it goes
    NotPost, // text: the method
    NotHttps,
    PathWithoutJson,     // text
    PathReachesAllUsers, // the system broadcast, which pushes to everybody
    PathOfNewPlatform,
    PathOfOtherCall, // text
    // The body
    BodyNotSeen,
    BodyPartial, // only its beginning was found
    BodyElsewhere,
    BodyMissing,
    BodyIsJson,
    BodyIsMultipart,
    BodyNotAForm,
    ContentTypeMissing,
    ContentTypeWrong, // text
    LengthMismatch,   // number: bytes there; text: what the header says
    ParameterMissing, // text
    ParameterRepeated,
    ParameterIgnored,
    ParameterUnknown,
    ValueEncodedTwice, // text: the parameter
    ContentSerialisedTwice,
    PlusNotEncoded, // text: the parameter
    ListJoined,     // text: the parameter
    MessageWrong,   // finding
};

struct Observation
{
    Remark remark = Remark::NothingRecognised;
    Weight weight = Weight::Error;
    QString text = {}; // from outside
    qint64 number = 0;
    std::optional<Finding> finding = {};
};

// What the request is held against. Without a secret the signature can only be told wrong, never right. A
// request with the App Key of another profile is held against that one's secret.
struct InspectionContext
{
    QString profile = {}; // its name; may be empty
    AppKey appKey = {};   // of the profile; empty: whatever the request says
    Secret secret = {};
    QList<Secret> otherSecrets = {}; // of other profiles
    QStringList otherProfiles = {};  // their names, in the same order
    QStringList otherAppKeys = {};   // and their App Keys
    QDateTime now = {};              // UTC
};

struct Inspection
{
    PastedRequest request;
    QList<Observation> observations; // heaviest first
    std::optional<SignatureMatch> match;
    QString otherProfile; // whose secret it was
    QString keyProfile;   // whose App Key it has, where that is another profile whose secret is known

    bool isRecognised() const { return request.form != RequestForm::Nothing; }
    bool hasError() const;
};

// Everything that can be said about `pasted`. Computed here, nothing is sent, and neither a secret nor a
// signature that could be used stands in the result.
Inspection inspect(const QByteArray &pasted, const InspectionContext &context);

QString remarkId(Remark remark);
QString slipId(Slip slip);
QString weightId(Weight weight);
QString requestFormId(RequestForm form);

// For inspect() alone: what there is to say about the body and the address.
void inspectBody(const PastedRequest &request, QList<Observation> &observations);
void inspectAddress(const PastedRequest &request, QList<Observation> &observations);
// Whether the call is the chatroom broadcast, as far as the address tells.
bool mayBeBroadcast(const PastedRequest &request);

} // namespace crier
