// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/verdict_sentences.h"

#include "app/text/cause_sentences.h"
#include "app/text/sentence_parts.h"
#include "app/text/sentences.h"

#include <QCoreApplication>

namespace crier {

namespace {

struct Verdicts
{
    Q_DECLARE_TR_FUNCTIONS(Verdicts)
};

QString actorSentence(Actor actor)
{
    switch (actor) {
    case Actor::You:
        return Verdicts::tr("You can do this yourself.");
    case Actor::AppOwner:
        return Verdicts::tr("Whoever owns the app can do this in the vendor's console.");
    case Actor::VendorSupport:
        return Verdicts::tr("The vendor's support can help; give them the request ID.");
    case Actor::Developers:
        return Verdicts::tr("The developers of the program that sent it can do this.");
    case Actor::NetworkAdmin:
        return Verdicts::tr("Whoever runs the network can do this.");
    }
    return {};
}

QString deliverySentence(const Verdict &verdict)
{
    switch (verdict.delivery) {
    case Delivery::Accepted:
        return Verdicts::tr("The service accepted it; people in chatrooms have it. Do not send it again.");
    case Delivery::NotDelivered:
        return Verdicts::tr(
            "It was not delivered to anybody. Once the cause is gone it is safe to send again.");
    case Delivery::Unknown:
        if (verdict.cause == Cause::UnderWay)
            return Verdicts::tr(
                "It may still go out, or have gone out. Let nobody send it again before it has "
                "ended.");
        if (verdict.isAboutOneOfSeveral)
            return Verdicts::tr("This answer belongs to an attempt that was not delivered, but an earlier or "
                                "later attempt in this text may have arrived. Ask someone in a chatroom "
                                "before anybody sends it again, and let no program repeat it by itself.");
        return Verdicts::tr("It may have been delivered. Ask someone in a chatroom before anybody sends it "
                            "again, and let no program repeat it by itself.");
    case Delivery::NotApplicable:
        return Verdicts::tr("This says nothing about a broadcast.");
    }
    return {};
}

QString meaningOf(const Verdict &verdict)
{
    const Evidence &evidence = verdict.evidence;
    const CodeEntry *const entry = verdict.entry;
    const QString meaning = !entry ? QString() : (speaksChinese() ? entry->meaningChinese : entry->meaning);
    if (evidence.code && entry)
        return Verdicts::tr("Code %1: %2").arg(QString::number(*evidence.code), meaning);
    if (evidence.code)
        return Verdicts::tr("Code %1 is in no list that Crier knows.").arg(*evidence.code);
    if (entry && entry->scope == CodeScope::HttpStatus)
        return Verdicts::tr("HTTP status %1: %2").arg(entry->id, meaning);
    if (entry)
        return meaning;
    if (evidence.httpStatus)
        return Verdicts::tr("HTTP status %1 is in no list that Crier knows.").arg(*evidence.httpStatus);
    return verdict.isKnown() ? Verdicts::tr("There was no answer with a code.")
                             : Verdicts::tr("Nothing in it says how a broadcast ended.");
}

// The table's own words, where no rule knows better.
QString joinedAction(const Verdict &verdict)
{
    QString action = actionSentence(verdict);
    if (action.isEmpty() && verdict.entry)
        action = speaksChinese() ? verdict.entry->actionChinese : verdict.entry->action;
    // Most of them end with sending again.
    if (verdict.isAboutOneOfSeveral)
        return joined(Verdicts::tr("First ask someone in a chatroom whether it arrived."), action);
    return action;
}

QString joinedCause(const Verdict &verdict)
{
    const QString own = causeSentence(verdict.cause, verdict);
    if (!own.isEmpty() || !verdict.entry)
        return own;
    return speaksChinese() ? verdict.entry->causeChinese : verdict.entry->cause;
}

} // namespace

VerdictText verdictText(const Verdict &verdict)
{
    VerdictText text;
    text.meaning = meaningOf(verdict);
    text.cause = joinedCause(verdict);
    text.action = joinedAction(verdict);
    QStringList actors;
    for (const Actor actor : verdict.actors)
        actors.append(actorSentence(actor));
    text.actors = joined(actors);
    text.delivery = deliverySentence(verdict);
    if (!verdict.evidence.serviceMessage.isEmpty())
        text.said = Verdicts::tr("The service said: “%1”").arg(verdict.evidence.serviceMessage);
    if (verdict.isKnown())
        text.certainty = certaintySentence(verdict.certainty);
    for (const Cause cause : verdict.alternatives)
        text.alternatives.append(causeSentence(cause, verdict));
    text.sources = verdict.sources;
    return text;
}

QString certaintySentence(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Documented:
        return Verdicts::tr("The vendor documents this.");
    case Certainty::DeliveryInferred:
        return Verdicts::tr("The vendor documents the code; that the broadcast may have gone out all the "
                            "same is our conclusion.");
    case Certainty::Observed:
        return Verdicts::tr("The vendor documents this, and it was seen to mean more than is documented.");
    case Certainty::OneSource:
        return Verdicts::tr("Only one source says so.");
    case Certainty::Conflicting:
        return Verdicts::tr("The sources contradict each other.");
    case Certainty::SdkSource:
        return Verdicts::tr("This is read from the source of an SDK; the vendor does not document it.");
    case Certainty::Inferred:
        return Verdicts::tr("This is our conclusion; nobody promises it.");
    }
    return {};
}

QString deliveryWords(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Accepted:
        return Verdicts::tr("accepted");
    case Delivery::NotDelivered:
        return Verdicts::tr("not delivered");
    case Delivery::Unknown:
        return Verdicts::tr("may have been delivered");
    case Delivery::NotApplicable:
        return Verdicts::tr("not about broadcasts");
    }
    return {};
}

QString scopeWords(CodeScope scope)
{
    switch (scope) {
    case CodeScope::Service:
        return Verdicts::tr("Server API");
    case CodeScope::HttpStatus:
        return Verdicts::tr("HTTP status");
    case CodeScope::Connection:
        return Verdicts::tr("Connection");
    case CodeScope::ServerSdk:
        return Verdicts::tr("Made up by an SDK");
    case CodeScope::ClientSdk:
        return Verdicts::tr("Client of a user");
    }
    return {};
}

namespace {

QString kindSentence(PastedKind kind)
{
    switch (kind) {
    case PastedKind::Nothing:
        return Verdicts::tr(
            "Nothing was recognised. Paste the reply of the service, a line of a log, or a code.");
    case PastedKind::Number:
        return Verdicts::tr("Read as a number alone.");
    case PastedKind::Answer:
        return Verdicts::tr("Read as the service's answer.");
    case PastedKind::HttpReply:
        return Verdicts::tr("Read as a whole HTTP reply.");
    case PastedKind::CurlTranscript:
        return Verdicts::tr("Read as what curl printed.");
    case PastedKind::ExportRow:
        return Verdicts::tr("Read as a row of Crier's log.");
    case PastedKind::WebPage:
        return Verdicts::tr("Read as a web page, not as an answer of the service.");
    case PastedKind::LogLine:
        return Verdicts::tr("Read as a line of another program's log.");
    }
    return {};
}

} // namespace

QStringList recognitionSentences(const EvidenceReading &reading)
{
    const Evidence &evidence = reading.evidence;
    QStringList sentences{kindSentence(reading.kind)};
    if (reading.kind != PastedKind::Number && evidence.code)
        sentences.append(Verdicts::tr("Code: %1.").arg(*evidence.code));
    if (reading.kind != PastedKind::Number && evidence.httpStatus)
        sentences.append(Verdicts::tr("HTTP status: %1.").arg(*evidence.httpStatus));
    if (evidence.when)
        sentences.append(Verdicts::tr("Time: %1.").arg(evidence.when->toString(Qt::ISODate)));
    if (!evidence.requestId.isEmpty())
        sentences.append(Verdicts::tr("Request ID: %1.").arg(evidence.requestId));
    if (!evidence.appKey.isEmpty())
        sentences.append(Verdicts::tr("App Key: %1.").arg(evidence.appKey));
    if (!evidence.host.isEmpty())
        sentences.append(Verdicts::tr("Host: %1.").arg(evidence.host));
    if (!reading.otherCodes.isEmpty()) {
        QStringList codes;
        for (const int code : reading.otherCodes)
            codes.append(QString::number(code));
        sentences.append(Verdicts::tr("These codes stand there too, and each asks for a look of its own: %1.")
                             .arg(codes.join(QStringLiteral(", "))));
    }
    if (reading.otherRows > 0)
        sentences.append(
            Verdicts::tr("Only the first row was looked at. Further rows: %1.").arg(reading.otherRows));
    if (reading.isCut)
        sentences.append(Verdicts::tr("The text is very long; only its first 256 KiB were looked at."));
    if (reading.hasBadBytes)
        sentences.append(Verdicts::tr("The text holds bytes that are no characters."));
    return sentences;
}

QStringList assumptionSentences(const Evidence &said, const Verdict &verdict)
{
    const Evidence &used = verdict.evidence;
    QStringList sentences;
    if (used.history && !said.when)
        sentences.append(
            Verdicts::tr("No time stands there; for the look into Crier's log it was taken to be %1.")
                .arg(used.when->toUTC().toString(Qt::ISODate)));
    const bool tellsClock = verdict.cause == Cause::SignatureAndClock || verdict.cause == Cause::TlsAndClock;
    if (tellsClock && !said.clockDifference)
        sentences.append(Verdicts::tr(
            "How far the clock is off was measured on this computer, by the last check of the set-up."));
    return sentences;
}

QString recognitionText(const EvidenceReading &reading)
{
    return joined(recognitionSentences(reading));
}

} // namespace crier
