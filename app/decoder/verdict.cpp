// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/verdict.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace crier {

namespace {

constexpr std::chrono::seconds justNow{2}; // the limit is one second, and no clock is exact

bool names(const QString &message, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(), [&message](QLatin1StringView word) {
        return message.contains(word, Qt::CaseInsensitive);
    });
}

bool clockIsOff(const Evidence &evidence)
{
    return evidence.clockDifference && std::chrono::abs(*evidence.clockDifference) > notableClockDifference;
}

struct Finding
{
    Cause cause = Cause::NothingKnown;
    QList<Actor> actors;
    QList<Cause> alternatives = {};
};

Finding explainRate(const Evidence &evidence, Verdict &verdict)
{
    if (!evidence.history)
        return {Cause::RateUnknownUsage,
                {Actor::You, Actor::AppOwner},
                {Cause::OtherProgram, Cause::ServiceMayBeOff}};
    // A refusal of the same kind says nothing new: what the service last said beside 1008 counts.
    for (const PastSend &send : *evidence.history) {
        if (send.code == 1009)
            return {Cause::OffAndRepeated, {Actor::AppOwner}, {Cause::OtherProgram}};
        if (send.state == SendState::Accepted)
            break;
    }
    if (!evidence.history->isEmpty() && evidence.when) {
        const auto since = std::chrono::floor<std::chrono::seconds>(
            std::chrono::milliseconds(evidence.history->first().at.msecsTo(*evidence.when)));
        verdict.sinceLastSend = since;
        if (since <= justNow)
            return {Cause::SentTooSoon, {Actor::You}, {Cause::OtherProgram, Cause::ServiceMayBeOff}};
        if (since <= historyNeeded)
            return {Cause::OtherProgram, {Actor::Developers, Actor::AppOwner}, {Cause::ServiceMayBeOff}};
    }
    return {Cause::OffOrOtherUser, {Actor::AppOwner, Actor::Developers}, {}};
}

// An App Key belongs to exactly one. Only where the address is known to be one's: there is no other one of a
// private deployment.
QList<Cause> otherCentre(const Evidence &evidence)
{
    return evidence.dataCentre.isEmpty() ? QList<Cause>() : QList<Cause>{Cause::OtherDataCentre};
}

Finding explainSignature(const Evidence &evidence, Cause without)
{
    if (clockIsOff(evidence))
        return {Cause::SignatureAndClock,
                {Actor::You, Actor::AppOwner},
                {Cause::SignatureWrong, Cause::KeyAsSecret}};
    QList<Cause> alternatives{Cause::KeyAsSecret, Cause::OtherEnvironment};
    if (!evidence.clockDifference)
        alternatives.append(Cause::ClockMayBeOff);
    if (without == Cause::CredentialsWrong && evidence.dataCentre.isEmpty())
        alternatives.append(Cause::OtherDataCentre);
    alternatives += otherCentre(evidence);
    return {without, {Actor::You, Actor::AppOwner, Actor::Developers}, alternatives};
}

Cause tooLong(const QString &message)
{
    if (names(message, {"fromuserid"_L1, "userid"_L1, "sender"_L1}))
        return Cause::SenderTooLong;
    if (names(message, {"objectname"_L1}))
        return Cause::TypeTooLong;
    if (names(message, {"nonce"_L1}))
        return Cause::NonceTooLong;
    if (names(message, {"content"_L1}))
        return Cause::ContentTooLong;
    return Cause::SomethingTooLong;
}

Finding explainCode(const Evidence &evidence, Verdict &verdict)
{
    const int code = *evidence.code;
    const QString &message = evidence.serviceMessage;
    switch (code) {
    case 200:
        if (evidence.httpStatus && *evidence.httpStatus != 200)
            return {Cause::Contradiction, {Actor::NetworkAdmin, Actor::VendorSupport}};
        return {Cause::Accepted, {}};
    case 404:
        return {Cause::WrongAddress, {Actor::You, Actor::Developers}, {Cause::OtherDataCentre}};
    case 1000:
        return {Cause::ServiceFault, {Actor::VendorSupport}};
    case 1001:
        return {Cause::KeyAndSecret,
                {Actor::You, Actor::AppOwner},
                QList<Cause>{Cause::OtherEnvironment} + otherCentre(evidence)};
    case 1002:
        if (names(message, {"app-key"_L1, "appkey"_L1, "app key"_L1}))
            return {Cause::AppKeyUnknown,
                    {Actor::You, Actor::AppOwner},
                    {Cause::OtherDataCentre, Cause::OtherEnvironment}};
        return {Cause::ParameterWrong,
                {Actor::You, Actor::Developers},
                QList<Cause>{Cause::AppKeyUnknown} + otherCentre(evidence)};
    case 1003:
        return {Cause::BodyMissing, {Actor::NetworkAdmin, Actor::Developers}};
    case 1004:
        return explainSignature(evidence, Cause::SignatureWrong);
    case 1005:
        return {tooLong(message), {Actor::You, Actor::Developers}};
    case 1006:
        return {Cause::AppLocked, {Actor::AppOwner, Actor::VendorSupport}};
    case 1007:
        return {Cause::CallRestricted, {Actor::AppOwner, Actor::VendorSupport}};
    case 1008:
        return explainRate(evidence, verdict);
    case 1009:
        return {Cause::ServiceOff, {Actor::AppOwner}, {Cause::OtherEnvironment}};
    case 1050:
        return {Cause::ServiceTimeout, {Actor::VendorSupport}};
    case 1501:
    case 1502:
        return {Cause::ParameterWrong, {Actor::You, Actor::Developers}};
    case 1508:
        return {Cause::RequestTooLarge, {Actor::You}};
    default:
        break;
    }
    if (findCode(CodeScope::Service, code))
        return {Cause::OtherCall, {Actor::Developers}};
    const bool mayBeStatus = !evidence.httpStatus && findCode(CodeScope::HttpStatus, code);
    const QList<Cause> alsoStatus = mayBeStatus ? QList<Cause>{Cause::HttpStatusMeant} : QList<Cause>();
    if (findCode(CodeScope::ServerSdk, code))
        return {Cause::SdkNumber, {Actor::Developers}, alsoStatus};
    if (findCode(CodeScope::ClientSdk, code))
        return {Cause::ClientNumber, {Actor::Developers}, alsoStatus};
    return {Cause::UnlistedCode, {Actor::VendorSupport}};
}

Finding explainReason(const Evidence &evidence)
{
    const bool leftNothing = evidence.state == SendState::NotSent;
    switch (evidence.reason) {
    case EndReason::HostNotFound:
        return {Cause::HostNotFound, {Actor::You, Actor::NetworkAdmin}};
    case EndReason::ConnectionRefused:
        return {Cause::ConnectionRefused, {Actor::You, Actor::NetworkAdmin}};
    case EndReason::ConnectTimeout:
        return {Cause::ConnectTimeout, {Actor::NetworkAdmin}};
    case EndReason::TlsFailed:
        return clockIsOff(evidence) ? Finding{Cause::TlsAndClock, {Actor::You}, {Cause::TlsFailed}}
                                    : Finding{Cause::TlsFailed, {Actor::NetworkAdmin, Actor::You}};
    case EndReason::ProxyFailed:
    case EndReason::ProxyWantsPassword:
        return {Cause::ProxyFailed, {Actor::NetworkAdmin, Actor::You}};
    case EndReason::NetworkUnavailable:
        return {Cause::NetworkUnavailable, {Actor::You, Actor::NetworkAdmin}};
    case EndReason::GateSlotTaken:
        return {Cause::SlotTaken, {Actor::You}};
    case EndReason::GateStorage:
        return {Cause::LogNotWritten, {Actor::You}};
    case EndReason::Cancelled:
        return leftNothing ? Finding{Cause::CancelledInTime, {Actor::You}}
                           : Finding{Cause::CancelledLate, {Actor::You}};
    case EndReason::OwnerGone:
        return leftNothing ? Finding{Cause::EndedBefore, {Actor::You}}
                           : Finding{Cause::EndedDuring, {Actor::You}};
    case EndReason::TimedOut:
        return {Cause::TimedOut, {Actor::You, Actor::VendorSupport}};
    case EndReason::ConnectionLost:
        return {Cause::ConnectionLost, {Actor::You, Actor::NetworkAdmin}};
    case EndReason::AnswerTooLarge:
        return {Cause::AnswerTooLarge, {Actor::NetworkAdmin}};
    case EndReason::AnswerIncomplete:
        return {Cause::AnswerCut, {Actor::NetworkAdmin}};
    case EndReason::Redirected:
        return {Cause::Redirected, {Actor::You, Actor::NetworkAdmin}, {Cause::ProxyPage}};
    case EndReason::OtherNetwork:
        return leftNothing ? Finding{Cause::NothingLeft, {Actor::NetworkAdmin}}
                           : Finding{Cause::NetworkOdd, {Actor::NetworkAdmin}};
    case EndReason::AnswerUnreadable:
        return {Cause::AnswerForeign, {Actor::NetworkAdmin}, {Cause::ProxyPage}};
    case EndReason::None:
    case EndReason::UnlistedCode:
        break;
    }
    return {};
}

Finding explainStatus(const Evidence &evidence, Verdict &verdict)
{
    const int status = *evidence.httpStatus;
    if (status >= 200 && status < 300)
        return {Cause::StatusAlone, {Actor::You}};
    if (status >= 300 && status < 400)
        return {Cause::Redirected, {Actor::You, Actor::NetworkAdmin}, {Cause::ProxyPage}};
    switch (status) {
    case 400:
        return {Cause::ParameterWrong, {Actor::You, Actor::Developers}, {Cause::AppKeyUnknown}};
    case 401:
        return explainSignature(evidence, Cause::CredentialsWrong);
    case 403:
        return {Cause::CallRestricted, {Actor::AppOwner, Actor::NetworkAdmin}, {Cause::ProxyPage}};
    case 404:
        return {Cause::WrongAddress, {Actor::You, Actor::Developers}, {Cause::OtherDataCentre}};
    case 407:
        return {Cause::ProxyFailed, {Actor::NetworkAdmin, Actor::You}};
    case 413:
        return {Cause::RequestTooLarge, {Actor::You}};
    case 429:
        return explainRate(evidence, verdict);
    case 430:
        return {Cause::ServiceOff, {Actor::AppOwner}};
    case 504:
        return {Cause::ServiceTimeout, {Actor::VendorSupport}, {Cause::ProxyPage}};
    default:
        break;
    }
    if (status >= 500)
        return {Cause::ServiceFault, {Actor::VendorSupport}, {Cause::ProxyPage}};
    return {Cause::UnlistedStatus, {Actor::VendorSupport}};
}

bool isBeforeTheFirstByte(Cause cause)
{
    return cause >= Cause::HostNotFound && cause <= Cause::NothingLeft;
}

QLatin1StringView connectionId(Cause cause)
{
    switch (cause) {
    case Cause::HostNotFound:
        return "DNS"_L1;
    case Cause::ConnectionRefused:
    case Cause::ConnectTimeout:
        return "CONNECT"_L1;
    case Cause::TlsFailed:
    case Cause::TlsAndClock:
        return "TLS"_L1;
    case Cause::TimedOut:
    case Cause::ConnectionLost:
    case Cause::AnswerCut:
        return "CLOSED"_L1;
    case Cause::ProxyPage:
    case Cause::AnswerEmpty:
    case Cause::AnswerForeign:
    case Cause::AnswerTooLarge:
        return "BODY"_L1;
    default:
        return {};
    }
}

const CodeEntry *entryFor(const Evidence &evidence, Cause cause)
{
    if (evidence.code) {
        for (const CodeScope scope : {CodeScope::Service, CodeScope::ServerSdk, CodeScope::ClientSdk}) {
            if (const CodeEntry *const entry = findCode(scope, *evidence.code))
                return entry;
        }
        return nullptr;
    }
    if (const QLatin1StringView id = connectionId(cause); !id.isEmpty())
        return findCode(CodeScope::Connection, id);
    return evidence.httpStatus ? findCode(CodeScope::HttpStatus, *evidence.httpStatus) : nullptr;
}

// What to assume. An end that Crier itself judged is never made to look better, and only a code of the
// platform itself, or a transport that carried nothing, says that nothing was delivered.
Delivery deliveryOf(const Verdict &verdict)
{
    const Evidence &evidence = verdict.evidence;
    if (evidence.state) {
        switch (*evidence.state) {
        case SendState::Accepted:
            return Delivery::Accepted;
        case SendState::Rejected:
        case SendState::NotSent:
            return Delivery::NotDelivered;
        case SendState::Intent: // it may leave a moment later
        case SendState::OnWire:
        case SendState::Unknown:
            return Delivery::Unknown;
        }
    }
    if (isBeforeTheFirstByte(verdict.cause))
        return Delivery::NotDelivered;
    const bool isForeign = evidence.answer == AnswerKind::Html || evidence.answer == AnswerKind::Empty ||
                           evidence.answer == AnswerKind::Other;
    if (!evidence.code && isForeign)
        return Delivery::Unknown; // whoever wrote it may stand behind the service or before it
    switch (verdict.cause) {
    case Cause::Contradiction:
    case Cause::Redirected:
    case Cause::UnlistedCode:
    case Cause::UnlistedStatus:
        return Delivery::Unknown;
    default:
        return verdict.entry ? verdict.entry->delivery : Delivery::Unknown;
    }
}

Finding mostTelling(const Evidence &evidence, Verdict &verdict)
{
    if (evidence.code)
        return explainCode(evidence, verdict);
    if (evidence.state && !isEnd(*evidence.state))
        return {Cause::UnderWay, {Actor::You}};
    if (evidence.answer == AnswerKind::Html)
        return evidence.httpStatus == 407
                   ? Finding{Cause::ProxyFailed, {Actor::NetworkAdmin, Actor::You}}
                   : Finding{Cause::ProxyPage, {Actor::NetworkAdmin, Actor::You}, {Cause::WrongAddress}};
    if (const Finding finding = explainReason(evidence); finding.cause != Cause::NothingKnown)
        return finding;
    // A bare 200 without the platform's JSON proves nothing.
    const bool isSuccess = evidence.httpStatus && *evidence.httpStatus / 100 == 2;
    if (evidence.answer == AnswerKind::Empty && (isSuccess || !evidence.httpStatus))
        return {Cause::AnswerEmpty, {Actor::NetworkAdmin, Actor::VendorSupport}};
    if (evidence.answer == AnswerKind::Other && (isSuccess || !evidence.httpStatus))
        return {Cause::AnswerForeign, {Actor::NetworkAdmin}, {Cause::ProxyPage}};
    if (evidence.httpStatus)
        return explainStatus(evidence, verdict);
    if (evidence.state == SendState::Accepted)
        return {Cause::Accepted, {}};
    if (evidence.state == SendState::NotSent)
        return {Cause::NoReason, {Actor::You}};
    if (evidence.state == SendState::Unknown)
        return {Cause::UnknownEnd, {Actor::You}};
    return {};
}

} // namespace

bool needsHistory(const Evidence &evidence)
{
    return evidence.code == 1008 || (!evidence.code && evidence.httpStatus == 429);
}

Verdict explain(const Evidence &evidence)
{
    Verdict verdict;
    verdict.evidence = evidence;
    const Finding finding = mostTelling(evidence, verdict);
    verdict.cause = finding.cause;
    verdict.actors = finding.actors;
    verdict.alternatives = finding.alternatives;
    verdict.entry = entryFor(evidence, verdict.cause);
    if (verdict.entry) {
        verdict.sources = verdict.entry->sources;
        verdict.certainty = verdict.entry->certainty;
    }
    verdict.delivery = deliveryOf(verdict);
    // One refusal does not call back what another attempt sent.
    if (verdict.delivery == Delivery::NotDelivered && evidence.mayHaveArrived && !evidence.state) {
        verdict.delivery = Delivery::Unknown;
        verdict.isAboutOneOfSeveral = true;
        if (verdict.certainty == Certainty::Documented)
            verdict.certainty = Certainty::DeliveryInferred;
    }
    return verdict;
}

} // namespace crier
