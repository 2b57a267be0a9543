// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_judge.h"

#include "app/base/http_date.h"
#include "app/base/visible_text.h"
#include "app/json/json_tree.h"
#include "app/service/online_check.h"

#include <algorithm>

namespace crier {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr qsizetype longestFact = 200; // characters

constexpr int codeSuccess = 200;
constexpr int codeKeptAliveSuccess = 0; // an SDK says that keep-alive calls may answer it (dossier 5)
constexpr int codeSecretOfAnother = 1001;
constexpr int codeBadParameter = 1002;
constexpr int codeNoBody = 1003;
constexpr int codeBadSignature = 1004;
constexpr int codeTooLong = 1005;
constexpr int codeTooManyCalls = 1008;
constexpr int codeServiceOff = 1009;
constexpr int codeNoRoom = 23410;

QString isoText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

// A question that was asked without a body is never handed out, and answered all the same.
Outcome outcomeOf(WireFacts facts)
{
    facts.handedOut = facts.handedOut || facts.httpStatus != 0;
    return classify(facts);
}

// Notes how a question to the service ended.
const Outcome &noteOutcome(SetupStep &step, const WireFacts &facts)
{
    step.outcome = outcomeOf(facts);
    const Outcome &outcome = *step.outcome;
    if (outcome.httpStatus)
        step.facts.append({SetupFactId::HttpStatus, QString::number(*outcome.httpStatus)});
    if (outcome.code)
        step.facts.append({SetupFactId::Code, QString::number(*outcome.code)});
    if (!outcome.serviceMessage.isEmpty())
        step.facts.append({SetupFactId::ServiceSaid, tameFact(outcome.serviceMessage)});
    if (!outcome.detail.isEmpty() && !outcome.code) // beside a code it is only Qt's name for the HTTP status
        step.facts.append({SetupFactId::Detail, tameFact(outcome.detail)});
    return outcome;
}

bool isGood(const Outcome &outcome)
{
    return outcome.state == SendState::Accepted;
}

// The member `name` of an answer as text, whatever simple kind it is of; empty when there is none.
QString memberText(const JsonTree &answer, const QString &name)
{
    const int node = answer.isObject() ? answer.member(0, name) : -1;
    if (node < 0)
        return {};
    switch (answer.node(node).kind) {
    case JsonKind::String:
        return tameFact(answer.text(node).value_or(QString()));
    case JsonKind::Number:
    case JsonKind::True:
    case JsonKind::False:
        return tameFact(QString::fromLatin1(answer.token(node)));
    default:
        return {};
    }
}

// Milliseconds since 1970 as a date; anything else as it came.
QString timeText(const QString &value)
{
    constexpr qint64 firstPlausible = 946'684'800'000;  // the year 2000
    constexpr qint64 lastPlausible = 4'102'444'800'000; // the year 2100
    bool isNumber = false;
    const qint64 ms = value.toLongLong(&isNumber);
    return isNumber && ms >= firstPlausible && ms < lastPlausible
               ? isoText(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))
               : value;
}

void addFact(SetupStep &step, SetupFactId id, const QString &value)
{
    if (!value.isEmpty())
        step.facts.append({id, value});
}

SetupVerdict certificateVerdict(const QList<QSslError> &errors)
{
    // Whom to believe comes first: what an unknown issuer says of dates and names proves nothing.
    static constexpr std::pair<QSslError::SslError, SetupVerdict> meanings[] = {
        {QSslError::SelfSignedCertificate, SetupVerdict::TlsSelfSigned},
        {QSslError::SelfSignedCertificateInChain, SetupVerdict::TlsUnknownAuthority},
        {QSslError::UnableToGetLocalIssuerCertificate, SetupVerdict::TlsUnknownAuthority},
        {QSslError::UnableToGetIssuerCertificate, SetupVerdict::TlsUnknownAuthority},
        {QSslError::UnableToVerifyFirstCertificate, SetupVerdict::TlsUnknownAuthority},
        {QSslError::CertificateUntrusted, SetupVerdict::TlsUnknownAuthority},
        {QSslError::HostNameMismatch, SetupVerdict::TlsWrongHost},
        {QSslError::CertificateExpired, SetupVerdict::TlsExpired},
        {QSslError::CertificateNotYetValid, SetupVerdict::TlsNotYetValid},
    };
    for (const auto &[error, verdict] : meanings) {
        if (std::any_of(errors.cbegin(), errors.cend(),
                        [error = error](const QSslError &each) { return each.error() == error; }))
            return verdict;
    }
    return SetupVerdict::TlsCertificateRefused;
}

} // namespace

QString tameFact(const QString &text)
{
    QString line = text.left(longestFact);
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1);
    line = withVisibleControls(line);
    return text.size() > longestFact ? line + QChar(u'…') : line;
}

void judgeProfile(SetupStep &step, const Profile &profile, const Secret &secret)
{
    addFact(step, SetupFactId::Address, profile.baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    addFact(step, SetupFactId::AppKey, tameFact(profile.appKey.value));
    step.verdict = SetupVerdict::ProfileUsable;
    for (const Finding &finding : checkProfile(profile, secret)) {
        if (severityOf(finding.problem) == Severity::Error) {
            step.verdict = SetupVerdict::ProfileUnusable;
            step.finding = finding;
            return;
        }
    }
}

void describeCertificate(SetupStep &step, const QSslCertificate &certificate, const QDateTime &now)
{
    if (certificate.isNull())
        return;
    const auto nameOf = [](const QStringList &common, const QStringList &organisation) {
        return tameFact((common.isEmpty() ? organisation : common).join(QStringLiteral(", ")));
    };
    addFact(step, SetupFactId::Subject,
            nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                   certificate.subjectInfo(QSslCertificate::Organization)));
    addFact(step, SetupFactId::Issuer,
            nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                   certificate.issuerInfo(QSslCertificate::Organization)));
    addFact(step, SetupFactId::ValidFrom, isoText(certificate.effectiveDate()));
    addFact(step, SetupFactId::ValidUntil, isoText(certificate.expiryDate()));
    step.number = now.secsTo(certificate.expiryDate()) / (24 * 60 * 60);
    addFact(step, SetupFactId::DaysLeft, QString::number(step.number));
}

void judgeCertificate(SetupStep &step, const QSslCertificate &certificate, const QDateTime &now)
{
    describeCertificate(step, certificate, now);
    step.verdict = step.number < certificateWarningDays ? SetupVerdict::TlsEndsSoon : SetupVerdict::TlsGood;
}

void judgeTlsErrors(SetupStep &step, const QList<QSslError> &errors)
{
    step.verdict = certificateVerdict(errors);
    QStringList told;
    for (const QSslError &error : errors) {
        if (!told.contains(error.errorString()))
            told.append(error.errorString());
    }
    for (const QString &text : std::as_const(told))
        addFact(step, SetupFactId::TlsTrouble, tameFact(text));
}

void judgeClock(SetupStep &step, const WireFacts &facts, const AnswerTime &time)
{
    const QDateTime served = httpDate(facts.date);
    if (!served.isValid()) {
        step.verdict = SetupVerdict::ClockNotTold;
        return;
    }
    // The date has whole seconds: on average half of one has passed. Half of the round trip lies behind it.
    const QDateTime ours = time.receivedAt.addMSecs(-time.roundTrip.count() / 2);
    const milliseconds difference{ours.msecsTo(served.addMSecs(500))};
    step.number = std::chrono::round<seconds>(difference).count();
    addFact(step, SetupFactId::ServerTime, isoText(served));
    addFact(step, SetupFactId::OwnTime, isoText(ours));
    addFact(step, SetupFactId::Difference, QString::number(step.number));
    const seconds off{std::abs(step.number)};
    if (off > clockFailure)
        step.verdict = SetupVerdict::ClockFarOff;
    else
        step.verdict = off > clockWarning ? SetupVerdict::ClockOff : SetupVerdict::ClockRight;
}

void judgeCredentials(SetupStep &step, const WireFacts &facts, CredentialsQuestion question,
                      std::optional<qint64> clockDifference)
{
    const Outcome &outcome = noteOutcome(step, facts);
    const bool isRedirect = outcome.reason == EndReason::Redirected;
    if (isGood(outcome)) {
        step.verdict = SetupVerdict::CredentialsAccepted;
        return;
    }
    if (!outcome.code || isRedirect || *outcome.code == codeSuccess) { // 200 in an answer that says otherwise
        step.verdict = SetupVerdict::CredentialsNoAnswer;
        return;
    }
    const bool isKeptAlive = question == CredentialsQuestion::KeptAlive;
    switch (*outcome.code) {
    case codeSecretOfAnother:
        step.verdict = SetupVerdict::CredentialsSecretOfAnother;
        return;
    case codeBadSignature:
        step.verdict = SetupVerdict::CredentialsBadSignature;
        if (clockDifference) {
            step.number = *clockDifference;
            addFact(step, SetupFactId::Difference, QString::number(step.number));
        }
        return;
    case codeBadParameter:
        // The platform's words for a key it does not know (dossier 1.3).
        step.verdict = outcome.serviceMessage.contains(QLatin1String("app-key"), Qt::CaseInsensitive)
                           ? SetupVerdict::CredentialsUnknownKey
                           : SetupVerdict::CredentialsUnclear;
        return;
    case codeKeptAliveSuccess:
    case codeServiceOff: // of the kept-alive rooms, which are a service of their own: key and signature
                         // passed
        step.verdict = isKeptAlive ? SetupVerdict::CredentialsAccepted : SetupVerdict::CredentialsUnclear;
        return;
    case codeNoBody:
    case codeTooLong:
    case codeTooManyCalls:
        step.verdict = SetupVerdict::CredentialsUnclear;
        return;
    default:
        step.verdict = SetupVerdict::CredentialsRefused;
        return;
    }
}

void judgeOnline(SetupStep &step, const WireFacts &facts, const UserId &user)
{
    step.subject = tameFact(user.value);
    const std::optional<bool> isOnline =
        isGood(outcomeOf(facts)) ? readOnlineStatus(facts.body) : std::nullopt;
    if (!isOnline)
        step.verdict = SetupVerdict::OnlineNotTold;
    else
        step.verdict = *isOnline ? SetupVerdict::SenderOnline : SetupVerdict::SenderOffline;
}

void judgeSender(SetupStep &step, const WireFacts &facts, const UserId &user)
{
    step.subject = tameFact(user.value);
    addFact(step, SetupFactId::UserId, step.subject);
    if (!isGood(noteOutcome(step, facts))) {
        step.verdict = SetupVerdict::SenderNotConfirmed;
        return;
    }
    const JsonTree answer = JsonTree::parse(facts.body);
    const QString name = memberText(answer, QStringLiteral("userName"));
    const QString since = timeText(memberText(answer, QStringLiteral("createTime")));
    addFact(step, SetupFactId::UserName, name);
    addFact(step, SetupFactId::UserSince, since);
    step.verdict =
        name.isEmpty() && since.isEmpty() ? SetupVerdict::SenderNameless : SetupVerdict::SenderKnown;
}

void judgeRoom(SetupStep &step, const WireFacts &facts, const ChatroomId &room)
{
    step.subject = tameFact(room.value);
    addFact(step, SetupFactId::RoomId, step.subject);
    const Outcome &outcome = noteOutcome(step, facts);
    if (!isGood(outcome)) {
        step.verdict = outcome.code == codeNoRoom ? SetupVerdict::RoomMissing : SetupVerdict::RoomNotTold;
        return;
    }
    const JsonTree answer = JsonTree::parse(facts.body);
    const QString members = memberText(answer, QStringLiteral("memberCount"));
    bool isNumber = false;
    step.number = members.toLongLong(&isNumber);
    addFact(step, SetupFactId::Members, members);
    addFact(step, SetupFactId::RoomSince, timeText(memberText(answer, QStringLiteral("createTime"))));
    addFact(step, SetupFactId::RoomMinutes, memberText(answer, QStringLiteral("destroyTime")));
    if (!isNumber || step.number < 0)
        step.verdict = SetupVerdict::RoomNotTold;
    else
        step.verdict = step.number == 0 ? SetupVerdict::RoomEmpty : SetupVerdict::RoomExists;
}

} // namespace crier
