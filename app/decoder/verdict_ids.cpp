// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/verdict.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace crier {

QString causeId(Cause cause)
{
    static const QHash<Cause, const char *> ids{
        {Cause::NothingKnown, "nothing-known"},
        {Cause::Accepted, "accepted"},
        {Cause::Contradiction, "contradiction"},
        {Cause::SentTooSoon, "sent-too-soon"},
        {Cause::OtherProgram, "other-program"},
        {Cause::OffAndRepeated, "off-and-repeated"},
        {Cause::OffOrOtherUser, "off-or-other-user"},
        {Cause::RateUnknownUsage, "rate"},
        {Cause::ServiceOff, "service-off"},
        {Cause::KeyAndSecret, "key-and-secret"},
        {Cause::SignatureAndClock, "signature-and-clock"},
        {Cause::SignatureWrong, "signature"},
        {Cause::CredentialsWrong, "credentials"},
        {Cause::AppKeyUnknown, "app-key-unknown"},
        {Cause::ParameterWrong, "parameter"},
        {Cause::BodyMissing, "body-missing"},
        {Cause::SenderTooLong, "sender-too-long"},
        {Cause::TypeTooLong, "type-too-long"},
        {Cause::ContentTooLong, "content-too-long"},
        {Cause::NonceTooLong, "nonce-too-long"},
        {Cause::SomethingTooLong, "something-too-long"},
        {Cause::RequestTooLarge, "request-too-large"},
        {Cause::AppLocked, "app-locked"},
        {Cause::CallRestricted, "call-restricted"},
        {Cause::ServiceFault, "service-fault"},
        {Cause::ServiceTimeout, "service-timeout"},
        {Cause::WrongAddress, "wrong-address"},
        {Cause::OtherCall, "other-call"},
        {Cause::UnlistedCode, "unlisted-code"},
        {Cause::UnlistedStatus, "unlisted-status"},
        {Cause::StatusAlone, "status-alone"},
        {Cause::UnknownEnd, "unknown-end"},
        {Cause::UnderWay, "under-way"},
        {Cause::NoReason, "no-reason"},
        {Cause::SdkNumber, "sdk-number"},
        {Cause::ClientNumber, "client-number"},
        {Cause::HostNotFound, "host-not-found"},
        {Cause::ConnectionRefused, "connection-refused"},
        {Cause::ConnectTimeout, "connect-timeout"},
        {Cause::TlsFailed, "tls"},
        {Cause::TlsAndClock, "tls-and-clock"},
        {Cause::ProxyFailed, "proxy"},
        {Cause::NetworkUnavailable, "no-network"},
        {Cause::SlotTaken, "slot-taken"},
        {Cause::LogNotWritten, "log-not-written"},
        {Cause::CancelledInTime, "cancelled-in-time"},
        {Cause::EndedBefore, "ended-before"},
        {Cause::NothingLeft, "nothing-left"},
        {Cause::TimedOut, "timed-out"},
        {Cause::ConnectionLost, "connection-lost"},
        {Cause::AnswerCut, "answer-cut"},
        {Cause::AnswerTooLarge, "answer-too-large"},
        {Cause::CancelledLate, "cancelled-late"},
        {Cause::EndedDuring, "ended-during"},
        {Cause::NetworkOdd, "network"},
        {Cause::ProxyPage, "proxy-page"},
        {Cause::AnswerEmpty, "answer-empty"},
        {Cause::AnswerForeign, "answer-foreign"},
        {Cause::Redirected, "redirected"},
        {Cause::ClockMayBeOff, "clock"},
        {Cause::OtherEnvironment, "other-environment"},
        {Cause::OtherDataCentre, "other-data-centre"},
        {Cause::KeyAsSecret, "key-as-secret"},
        {Cause::HttpStatusMeant, "http-status"},
        {Cause::ServiceMayBeOff, "service-may-be-off"},
    };
    return QString::fromLatin1(ids.value(cause));
}

QString actorId(Actor actor)
{
    switch (actor) {
    case Actor::You:
        return u"you"_s;
    case Actor::AppOwner:
        return u"app_owner"_s;
    case Actor::VendorSupport:
        return u"vendor_support"_s;
    case Actor::Developers:
        return u"developers"_s;
    case Actor::NetworkAdmin:
        return u"network_admin"_s;
    }
    return {};
}

QString deliveryId(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Accepted:
        return u"accepted"_s;
    case Delivery::NotDelivered:
        return u"not_delivered"_s;
    case Delivery::Unknown:
        return u"unknown"_s;
    case Delivery::NotApplicable:
        return u"not_applicable"_s;
    }
    return {};
}

QString certaintyId(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Documented:
        return u"documented"_s;
    case Certainty::DeliveryInferred:
        return u"delivery-inferred"_s;
    case Certainty::Observed:
        return u"observed"_s;
    case Certainty::OneSource:
        return u"one-source"_s;
    case Certainty::Conflicting:
        return u"conflicting"_s;
    case Certainty::SdkSource:
        return u"sdk-source"_s;
    case Certainty::Inferred:
        return u"inferred"_s;
    }
    return {};
}

} // namespace crier
