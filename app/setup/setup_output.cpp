// SPDX-License-Identifier: GPL-3.0-or-later
// The report of the set-up check as text to copy and as JSON.
#include "app/base/visible_text.h"
#include "app/json/json_line.h"
#include "app/setup/setup_text.h"
#include "app/text/sentences.h"
#include "app/version.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace crier {

namespace {

struct SetupWords
{
    Q_DECLARE_TR_FUNCTIONS(SetupWords)
};

template<typename T>
struct Id
{
    T value;
    const char *id;
};

// Names for scripts, never changed.
constexpr Id<SetupStepId> stepIds[] = {
    {SetupStepId::Profile, "profile"},
    {SetupStepId::Proxy, "proxy"},
    {SetupStepId::Name, "dns"},
    {SetupStepId::Connect, "connect"},
    {SetupStepId::Tls, "tls"},
    {SetupStepId::Clock, "clock"},
    {SetupStepId::Credentials, "credentials"},
    {SetupStepId::Sender, "sender"},
    {SetupStepId::Online, "online"},
    {SetupStepId::Room, "room"},
    {SetupStepId::Broadcast, "broadcast"},
};

constexpr Id<SetupStatus> statusIds[] = {
    {SetupStatus::Waiting, "waiting"},
    {SetupStatus::Running, "running"},
    {SetupStatus::Ok, "ok"},
    {SetupStatus::Warning, "warning"},
    {SetupStatus::Failed, "failed"},
    {SetupStatus::Skipped, "skipped"},
    {SetupStatus::CannotCheck, "cannot_check"},
};

constexpr Id<SetupVerdict> verdictIds[] = {
    {SetupVerdict::Waiting, "waiting"},
    {SetupVerdict::Running, "running"},
    {SetupVerdict::Stopped, "stopped"},
    {SetupVerdict::SkippedAfter, "skipped_after"},
    {SetupVerdict::ProfileUsable, "profile_usable"},
    {SetupVerdict::ProfileUnusable, "profile_unusable"},
    {SetupVerdict::NoProxy, "no_proxy"},
    {SetupVerdict::ProxyNotNeeded, "proxy_not_needed"},
    {SetupVerdict::ProxyInUse, "proxy_in_use"},
    {SetupVerdict::ProxyUnknown, "proxy_unknown"},
    {SetupVerdict::NameFound, "name_found"},
    {SetupVerdict::NameIsAddress, "name_is_address"},
    {SetupVerdict::NameNotFound, "name_not_found"},
    {SetupVerdict::NameServerFailed, "name_server_failed"},
    {SetupVerdict::NameTimedOut, "name_timed_out"},
    {SetupVerdict::NameLeftToProxy, "name_left_to_proxy"},
    {SetupVerdict::Connected, "connected"},
    {SetupVerdict::SomeAddressesFail, "some_addresses_fail"},
    {SetupVerdict::ConnectRefused, "connect_refused"},
    {SetupVerdict::ConnectTimedOut, "connect_timed_out"},
    {SetupVerdict::ConnectFailed, "connect_failed"},
    {SetupVerdict::ProxyRefused, "proxy_refused"},
    {SetupVerdict::ProxyWantsPassword, "proxy_wants_password"},
    {SetupVerdict::TlsGood, "tls_good"},
    {SetupVerdict::TlsEndsSoon, "tls_ends_soon"},
    {SetupVerdict::TlsNotUsed, "tls_not_used"},
    {SetupVerdict::TlsExpired, "tls_expired"},
    {SetupVerdict::TlsNotYetValid, "tls_not_yet_valid"},
    {SetupVerdict::TlsSelfSigned, "tls_self_signed"},
    {SetupVerdict::TlsUnknownAuthority, "tls_unknown_authority"},
    {SetupVerdict::TlsWrongHost, "tls_wrong_host"},
    {SetupVerdict::TlsCertificateRefused, "tls_certificate_refused"},
    {SetupVerdict::TlsHandshakeFailed, "tls_handshake_failed"},
    {SetupVerdict::TlsMissing, "tls_missing"},
    {SetupVerdict::TlsTimedOut, "tls_timed_out"},
    {SetupVerdict::ClockRight, "clock_right"},
    {SetupVerdict::ClockOff, "clock_off"},
    {SetupVerdict::ClockFarOff, "clock_far_off"},
    {SetupVerdict::ClockNotTold, "clock_not_told"},
    {SetupVerdict::CredentialsAccepted, "credentials_accepted"},
    {SetupVerdict::CredentialsSecretOfAnother, "credentials_secret_of_another"},
    {SetupVerdict::CredentialsBadSignature, "credentials_bad_signature"},
    {SetupVerdict::CredentialsUnknownKey, "credentials_unknown_key"},
    {SetupVerdict::CredentialsRefused, "credentials_refused"},
    {SetupVerdict::CredentialsUnclear, "credentials_unclear"},
    {SetupVerdict::CredentialsNoAnswer, "credentials_no_answer"},
    {SetupVerdict::SenderKnown, "sender_known"},
    {SetupVerdict::SenderNameless, "sender_nameless"},
    {SetupVerdict::SenderNotConfirmed, "sender_not_confirmed"},
    {SetupVerdict::NoSender, "no_sender"},
    {SetupVerdict::SenderOnline, "sender_online"},
    {SetupVerdict::SenderOffline, "sender_offline"},
    {SetupVerdict::OnlineNotTold, "online_not_told"},
    {SetupVerdict::RoomExists, "room_exists"},
    {SetupVerdict::RoomEmpty, "room_empty"},
    {SetupVerdict::RoomMissing, "room_missing"},
    {SetupVerdict::RoomNotTold, "room_not_told"},
    {SetupVerdict::NoRoom, "no_room"},
    {SetupVerdict::BroadcastNotChecked, "broadcast_not_checked"},
};

constexpr Id<SetupFactId> factIds[] = {
    {SetupFactId::Address, "address"},
    {SetupFactId::AppKey, "app_key"},
    {SetupFactId::Proxy, "proxy"},
    {SetupFactId::ProxyVariable, "proxy_variable"},
    {SetupFactId::IpAddress, "ip_address"},
    {SetupFactId::Reached, "reached"},
    {SetupFactId::NotReached, "not_reached"},
    {SetupFactId::TlsVersion, "tls_version"},
    {SetupFactId::Cipher, "cipher"},
    {SetupFactId::Subject, "subject"},
    {SetupFactId::Issuer, "issuer"},
    {SetupFactId::ValidFrom, "valid_from"},
    {SetupFactId::ValidUntil, "valid_until"},
    {SetupFactId::DaysLeft, "days_left"},
    {SetupFactId::TlsTrouble, "tls_trouble"},
    {SetupFactId::ServerTime, "server_time"},
    {SetupFactId::OwnTime, "own_time"},
    {SetupFactId::Difference, "difference_s"},
    {SetupFactId::RequestId, "request_id"},
    {SetupFactId::HttpStatus, "http_status"},
    {SetupFactId::Code, "code"},
    {SetupFactId::ServiceSaid, "service_said"},
    {SetupFactId::Detail, "detail"},
    {SetupFactId::UserId, "user_id"},
    {SetupFactId::UserName, "user_name"},
    {SetupFactId::UserSince, "user_since"},
    {SetupFactId::RoomId, "room_id"},
    {SetupFactId::Members, "members"},
    {SetupFactId::RoomSince, "room_since"},
    {SetupFactId::RoomMinutes, "room_minutes"},
};

template<typename T, std::size_t size>
QString idOf(const Id<T> (&ids)[size], T value)
{
    const auto *const found = std::find_if(std::begin(ids), std::end(ids),
                                           [value](const Id<T> &each) { return each.value == value; });
    Q_ASSERT(found != std::end(ids));
    return QString::fromLatin1(found->id);
}

QByteArray factJson(const SetupFact &fact)
{
    JsonLine line;
    line.add("fact", idOf(factIds, fact.id));
    line.add("value", fact.value);
    return line.line();
}

QByteArray stepJson(const SetupStep &step)
{
    QList<QByteArray> facts;
    for (const SetupFact &fact : step.facts)
        facts.append(factJson(fact));
    JsonLine line;
    line.add("step", idOf(stepIds, step.id));
    line.add("status", idOf(statusIds, step.status()));
    line.add("verdict", idOf(verdictIds, step.verdict));
    line.add("ms", step.duration ? QJsonValue(qint64(step.duration->count())) : QJsonValue(QJsonValue::Null));
    line.addList("facts", facts);
    line.add("message", setupSentence(step));
    line.add("advice", textOrNull(setupAdvice(step)));
    return line.line();
}

} // namespace

QString setupStepName(SetupStepId id)
{
    switch (id) {
    case SetupStepId::Profile:
        return SetupWords::tr("Profile");
    case SetupStepId::Proxy:
        return SetupWords::tr("Proxy");
    case SetupStepId::Name:
        return SetupWords::tr("Name (DNS)");
    case SetupStepId::Connect:
        return SetupWords::tr("Connection");
    case SetupStepId::Tls:
        return SetupWords::tr("Encryption (TLS)");
    case SetupStepId::Clock:
        return SetupWords::tr("Clock");
    case SetupStepId::Credentials:
        return SetupWords::tr("App Key and signature");
    case SetupStepId::Sender:
        return SetupWords::tr("Sender known");
    case SetupStepId::Online:
        return SetupWords::tr("Sender online");
    case SetupStepId::Room:
        return SetupWords::tr("Rehearsal room");
    case SetupStepId::Broadcast:
        return SetupWords::tr("Broadcast enabled");
    }
    return {};
}

QString setupStatusWord(SetupStatus status)
{
    switch (status) {
    case SetupStatus::Waiting:
        return SetupWords::tr("waiting");
    case SetupStatus::Running:
        return SetupWords::tr("checking");
    case SetupStatus::Ok:
        return SetupWords::tr("ok");
    case SetupStatus::Warning:
        return SetupWords::tr("warning");
    case SetupStatus::Failed:
        return SetupWords::tr("failed");
    case SetupStatus::Skipped:
        return SetupWords::tr("skipped");
    case SetupStatus::CannotCheck:
        return SetupWords::tr("cannot be checked");
    }
    return {};
}

QString setupFactLabel(SetupFactId id)
{
    switch (id) {
    case SetupFactId::Address:
        return SetupWords::tr("Address");
    case SetupFactId::AppKey:
        return SetupWords::tr("App Key");
    case SetupFactId::Proxy:
        return SetupWords::tr("Proxy");
    case SetupFactId::ProxyVariable:
        return SetupWords::tr("Set in the environment");
    case SetupFactId::IpAddress:
        return SetupWords::tr("IP address");
    case SetupFactId::Reached:
        return SetupWords::tr("Reached");
    case SetupFactId::NotReached:
        return SetupWords::tr("Not reached");
    case SetupFactId::TlsVersion:
        return SetupWords::tr("Version");
    case SetupFactId::Cipher:
        return SetupWords::tr("Cipher");
    case SetupFactId::Subject:
        return SetupWords::tr("Certificate of");
    case SetupFactId::Issuer:
        return SetupWords::tr("Issued by");
    case SetupFactId::ValidFrom:
        return SetupWords::tr("Valid from");
    case SetupFactId::ValidUntil:
        return SetupWords::tr("Valid until");
    case SetupFactId::DaysLeft:
        return SetupWords::tr("Days left");
    case SetupFactId::TlsTrouble:
        return SetupWords::tr("What is wrong");
    case SetupFactId::ServerTime:
        return SetupWords::tr("The service's clock");
    case SetupFactId::OwnTime:
        return SetupWords::tr("This computer's clock");
    case SetupFactId::Difference:
        return SetupWords::tr("Difference in seconds");
    case SetupFactId::RequestId:
        return SetupWords::tr("Request ID");
    case SetupFactId::HttpStatus:
        return SetupWords::tr("HTTP status");
    case SetupFactId::Code:
        return SetupWords::tr("Code");
    case SetupFactId::ServiceSaid:
        return SetupWords::tr("The service said");
    case SetupFactId::Detail:
        return SetupWords::tr("Detail");
    case SetupFactId::UserId:
        return SetupWords::tr("User ID");
    case SetupFactId::UserName:
        return SetupWords::tr("Name");
    case SetupFactId::UserSince:
        return SetupWords::tr("Registered");
    case SetupFactId::RoomId:
        return SetupWords::tr("Chatroom ID");
    case SetupFactId::Members:
        return SetupWords::tr("Members");
    case SetupFactId::RoomSince:
        return SetupWords::tr("Created");
    case SetupFactId::RoomMinutes:
        return SetupWords::tr("Minutes until it ends");
    }
    return {};
}

QString setupSummary(const SetupReport &report)
{
    if (report.stopped)
        return SetupWords::tr("The check was stopped. Nobody was reached.");
    const auto count = [&report](SetupStatus status) {
        return int(std::count_if(report.steps.cbegin(), report.steps.cend(),
                                 [status](const SetupStep &step) { return step.status() == status; }));
    };
    switch (report.worst()) {
    case SetupStatus::Failed:
        return SetupWords::tr("%n step(s) failed. Nobody was reached.", nullptr, count(SetupStatus::Failed));
    case SetupStatus::Warning:
        return SetupWords::tr("Nothing failed; %n step(s) deserve a look. Nobody was reached.", nullptr,
                              count(SetupStatus::Warning));
    default:
        return SetupWords::tr("Everything that can be seen from here is right. Nobody was reached.");
    }
}

QString setupStepText(const SetupStep &step)
{
    const QString word = setupStatusWord(step.status());
    const QString name = setupStepName(step.id);
    QStringList lines{step.duration
                          ? QStringLiteral("[%1] %2 (%3 ms): %4")
                                .arg(word, name, QString::number(step.duration->count()), setupSentence(step))
                          : QStringLiteral("[%1] %2: %3").arg(word, name, setupSentence(step))};
    for (const SetupFact &fact : step.facts)
        lines.append(QStringLiteral("    %1: %2").arg(setupFactLabel(fact.id), fact.value));
    if (const QString advice = setupAdvice(step); !advice.isEmpty())
        lines.append(QStringLiteral("    ") + SetupWords::tr("What to do: %1").arg(advice));
    return withVisibleControls(lines.join(QLatin1Char('\n')), Lines::Keep);
}

QString setupReportText(const SetupReport &report)
{
    QStringList lines;
    lines.append(SetupWords::tr("Set-up check of %1 (%2), %3")
                     .arg(report.profile.isEmpty() ? report.address : report.profile,
                          environmentWord(report.environment), report.startedAt.toString(Qt::ISODate)));
    lines.append(QStringLiteral("Crier " CRIER_VERSION ", Qt %1, %2")
                     .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName()));
    lines.append(setupSummary(report));
    lines.append(QString());
    for (const SetupStep &step : report.steps)
        lines.append(setupStepText(step));
    return withVisibleControls(lines.join(QLatin1Char('\n')), Lines::Keep) + QLatin1Char('\n');
}

QByteArray setupReportJson(const SetupReport &report)
{
    QList<QByteArray> steps;
    for (const SetupStep &step : report.steps)
        steps.append(stepJson(step));
    JsonLine line;
    line.add("ok", report.worst() != SetupStatus::Failed && !report.stopped);
    line.add("worst", idOf(statusIds, report.worst()));
    line.add("profile", textOrNull(report.profile));
    line.add("environment", environmentId(report.environment));
    line.add("address", report.address);
    line.add("started_at", report.startedAt.toString(Qt::ISODateWithMs));
    line.addList("steps", steps);
    line.add("message", setupSummary(report));
    return line.line();
}

} // namespace crier
