// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/check.h"

#include <QLatin1StringView>

#include <array>

namespace crier {

namespace {

struct ProblemFacts
{
    Problem problem;
    Severity severity;
    Part part;
    QLatin1StringView id;
};

constexpr ProblemFacts error(Problem problem, Part part, const char *id)
{
    return {problem, Severity::Error, part, QLatin1StringView(id)};
}

constexpr ProblemFacts warning(Problem problem, Part part, const char *id)
{
    return {problem, Severity::Warning, part, QLatin1StringView(id)};
}

// In the order of the enumeration, so that a problem finds its row by its number.
constexpr std::array allFacts{
    error(Problem::SenderMissing, Part::Sender, "sender-missing"),
    error(Problem::SenderTooLong, Part::Sender, "sender-too-long"),
    error(Problem::SenderControl, Part::Sender, "sender-control"),
    error(Problem::SenderLoneSurrogate, Part::Sender, "sender-lone-surrogate"),
    error(Problem::TypeMissing, Part::Type, "type-missing"),
    error(Problem::TypeTooLong, Part::Type, "type-too-long"),
    error(Problem::TypeControl, Part::Type, "type-control"),
    error(Problem::TypeNotAscii, Part::Type, "type-not-ascii"),
    error(Problem::TypeUnknownBuiltIn, Part::Type, "type-unknown-built-in"),
    error(Problem::ContentMissing, Part::Content, "content-missing"),
    error(Problem::ContentTooLong, Part::Content, "content-too-long"),
    error(Problem::ContentNotUtf8, Part::Content, "content-not-utf8"),
    error(Problem::ContentNul, Part::Content, "content-nul"),
    error(Problem::ContentLoneSurrogate, Part::Content, "content-lone-surrogate"),
    error(Problem::ContentBadJson, Part::Content, "content-bad-json"),
    error(Problem::ContentDuplicateKey, Part::Content, "content-duplicate-key"),
    error(Problem::AppKeyMissing, Part::Profile, "app-key-missing"),
    error(Problem::AppKeyBadCharacter, Part::Profile, "app-key-bad-character"),
    error(Problem::SecretMissing, Part::Profile, "secret-missing"),
    error(Problem::SecretEqualsAppKey, Part::Profile, "secret-equals-app-key"),
    error(Problem::UrlInvalid, Part::Profile, "url-invalid"),
    error(Problem::UrlNotHttps, Part::Profile, "url-not-https"),
    error(Problem::UrlHasUserInfo, Part::Profile, "url-has-user-info"),
    error(Problem::UrlHasPath, Part::Profile, "url-has-path"),
    error(Problem::ProfileNameMissing, Part::Profile, "profile-name-missing"),
    error(Problem::ProfileNameTooLong, Part::Profile, "profile-name-too-long"),
    error(Problem::ProfileNameUntypable, Part::Profile, "profile-name-untypable"),
    error(Problem::ProfileNameReserved, Part::Profile, "profile-name-reserved"),
    error(Problem::ProfileNameTaken, Part::Profile, "profile-name-taken"),
    error(Problem::DataCentreMismatch, Part::Profile, "data-centre-mismatch"),
    error(Problem::SandboxElsewhere, Part::Profile, "sandbox-elsewhere"),
    error(Problem::IntervalTooShort, Part::Profile, "interval-too-short"),
    error(Problem::HoldNotOffered, Part::Profile, "hold-not-offered"),
    error(Problem::SendingHoursUnusable, Part::Profile, "sending-hours-unusable"),
    error(Problem::SendingHoursZone, Part::Profile, "sending-hours-zone"),
    error(Problem::FieldMissing, Part::Content, "field-missing"),
    error(Problem::FieldWrongKind, Part::Content, "field-wrong-kind"),
    error(Problem::Base64DataPrefix, Part::Content, "base64-data-prefix"),
    error(Problem::Base64LineBreaks, Part::Content, "base64-line-breaks"),
    error(Problem::Base64Invalid, Part::Content, "base64-invalid"),
    error(Problem::LinkBroken, Part::Content, "link-broken"),
    error(Problem::PlaceholderLeft, Part::Content, "placeholder-left"),
    warning(Problem::SenderBlanks, Part::Sender, "sender-blanks"),
    warning(Problem::SenderOffline, Part::IncludeSender, "sender-offline"),
    warning(Problem::TypeDiscouraged, Part::Type, "type-discouraged"),
    warning(Problem::TypeInternal, Part::Type, "type-internal"),
    warning(Problem::OptionalWrongKind, Part::Content, "optional-wrong-kind"),
    warning(Problem::OptionalLinkBroken, Part::Content, "optional-link-broken"),
    warning(Problem::FieldOutOfRange, Part::Content, "field-out-of-range"),
    warning(Problem::FieldTooLarge, Part::Content, "field-too-large"),
    warning(Problem::FieldClientOnly, Part::Content, "field-client-only"),
    warning(Problem::MentionsMeaningless, Part::Content, "mentions-meaningless"),
    warning(Problem::ThumbnailHeavy, Part::Content, "thumbnail-heavy"),
    warning(Problem::ThumbnailTooHeavy, Part::Content, "thumbnail-too-heavy"),
    warning(Problem::ThumbnailNotJpeg, Part::Content, "thumbnail-not-jpeg"),
    warning(Problem::PlaceholderDoubtful, Part::Content, "placeholder-doubtful"),
    warning(Problem::BidiControls, Part::Content, "bidi-controls"),
    warning(Problem::InvisibleCharacters, Part::Content, "invisible-characters"),
    warning(Problem::LinkNotHttps, Part::Content, "link-not-https"),
    warning(Problem::LinkLocal, Part::Content, "link-local"),
    warning(Problem::LinkStaging, Part::Content, "link-staging"),
    warning(Problem::LinkLookAlike, Part::Content, "link-look-alike"),
    warning(Problem::TestWords, Part::Content, "test-words"),
    warning(Problem::ContentSwollen, Part::Content, "content-swollen"),
    warning(Problem::ContentLarge, Part::Content, "content-large"),
    warning(Problem::BodyLarge, Part::Content, "body-large"),
    warning(Problem::OutsideSendingHours, Part::Profile, "outside-sending-hours"),
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < allFacts.size(); ++i) {
        if (std::size_t(allFacts[i].problem) != i)
            return false;
    }
    return std::size_t(Problem::OutsideSendingHours) + 1 == allFacts.size();
}
static_assert(isInOrder(), "a problem without its row, or a row out of order");

const ProblemFacts &factsOf(Problem problem)
{
    return allFacts[std::size_t(problem)];
}

} // namespace

QList<Problem> allProblems()
{
    QList<Problem> problems;
    for (const ProblemFacts &facts : allFacts)
        problems.append(facts.problem);
    return problems;
}

QString problemId(Problem problem)
{
    return factsOf(problem).id;
}

bool isMerelyMissing(Problem problem)
{
    return problem == Problem::SenderMissing || problem == Problem::TypeMissing ||
           problem == Problem::ContentMissing || problem == Problem::FieldMissing;
}

Severity severityOf(Problem problem)
{
    return factsOf(problem).severity;
}

Part partOf(Problem problem)
{
    return factsOf(problem).part;
}

} // namespace crier
