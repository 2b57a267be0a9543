// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/inspection.h"

#include "app/base/http_date.h"
#include "app/rongcloud/request.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

constexpr qsizetype longestNonce = 18;     // dossier 1.1
constexpr qsizetype longestRequestId = 36; // dossier 1.1
constexpr qint64 farSeconds = 300;
constexpr qsizetype longestQuote = 80;

// dossier 1.4: signatures on the vendor's pages that were never made from the headers beside them.
bool isPublishedExample(const QString &signature)
{
    static const QStringList known{u"45beb7cc7307889a8e711219a47b7cf6a5b000e8"_s,
                                   u"890b422b75c1c5cb706e4f7921df1d94e69c17f4"_s,
                                   u"c8ef4d25e5684e9fca820140eaf6a36abc4fbc93"_s};
    return known.contains(signature.toLower());
}

class HeaderInspector
{
public:
    HeaderInspector(const PastedRequest &request, const InspectionContext &context, Inspection &inspection)
        : m_request(request)
        , m_context(context)
        , m_inspection(inspection)
    {}

    void inspectAll()
    {
        if (m_request.headers.isEmpty() && m_request.form == RequestForm::Headers)
            return; // only a body was found
        inspectFamilies();
        for (const QLatin1StringView name : {"App-Key"_L1, "Nonce"_L1, "Timestamp"_L1, "Signature"_L1})
            inspectPresence(name);
        inspectNonce();
        inspectTimestamp();
        const QString key = first("App-Key"_L1);
        m_isOtherKey = !key.isEmpty() && !m_context.appKey.value.isEmpty() && key != m_context.appKey.value;
        if (m_isOtherKey)
            add(Remark::OtherAppKey, isKeyKnown() ? Weight::Note : Weight::Warning, key.left(longestQuote));
        const QString id = m_request.value("X-Request-ID"_L1);
        if (id.size() > longestRequestId)
            add(Remark::RequestIdTooLong, Weight::Warning, {}, id.size());
        inspectSignature();
    }

private:
    void add(Remark remark, Weight weight, const QString &text = {}, qint64 number = 0)
    {
        m_inspection.observations.append({remark, weight, text, number, {}});
    }

    bool isKeyKnown() const { return !m_inspection.keyProfile.isEmpty(); }

    QString first(QLatin1StringView name) const { return m_request.signedValues(name).value(0); }

    void inspectFamilies()
    {
        bool isNew = false, isOld = false;
        for (const QLatin1StringView name : {"App-Key"_L1, "Nonce"_L1, "Timestamp"_L1, "Signature"_L1}) {
            const qsizetype plain = m_request.values(name).size();
            isNew |= plain > 0;
            isOld |= m_request.signedValues(name).size() > plain;
        }
        if (isNew && isOld)
            add(Remark::FamiliesMixed, Weight::Warning);
    }

    void inspectPresence(QLatin1StringView name)
    {
        const QStringList values = m_request.signedValues(name);
        if (values.isEmpty() || values.first().isEmpty())
            add(Remark::HeaderMissing, Weight::Error, name);
        else if (QSet<QString>(values.cbegin(), values.cend()).size() > 1)
            add(Remark::HeaderRepeated, Weight::Error, name);
    }

    void inspectNonce()
    {
        const qsizetype size = first("Nonce"_L1).size();
        if (size > longestNonce)
            add(Remark::NonceTooLong, Weight::Error, {}, size);
    }

    void inspectTimestamp()
    {
        const QString text = first("Timestamp"_L1);
        if (text.isEmpty())
            return;
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        if (!isNumber || number < 0) {
            add(Remark::TimestampNoNumber, Weight::Error);
            return;
        }
        if (text.size() != 13 && text.size() != 10) {
            add(Remark::TimestampOddLength, Weight::Error, {}, text.size());
            return;
        }
        const qint64 seconds = text.size() == 13 ? number / 1000 : number;
        if (text.size() == 10)
            add(Remark::TimestampSeconds, Weight::Note);
        const qint64 ahead = seconds - m_context.now.toSecsSinceEpoch();
        if (qAbs(ahead) > farSeconds)
            add(Remark::TimestampFar, ahead > 0 ? Weight::Warning : Weight::Note, {}, ahead);
    }

    void inspectSignature()
    {
        SignedHeaders headers{first("App-Key"_L1).toUtf8(), first("Nonce"_L1).toUtf8(),
                              first("Timestamp"_L1).toUtf8(), first("Signature"_L1).toUtf8()};
        if (headers.signature.isEmpty())
            return;
        if (headers.appKey.isEmpty())
            headers.appKey = m_context.appKey.value.toUtf8();
        if (isPublishedExample(first("Signature"_L1)))
            add(Remark::PublishedExample, Weight::Error);
        m_inspection.match = searchSignature(headers, m_context.secret, m_context.otherSecrets);
        if (const auto &match = m_inspection.match) {
            m_inspection.otherProfile = m_context.otherProfiles.value(match->otherProfile);
            const bool isOnlyUpper = match->slips == QList<Slip>{Slip::UpperCaseHex};
            if (match->slips.isEmpty())
                add(Remark::SignatureRight, Weight::Right);
            else
                add(Remark::SignatureMistake, isOnlyUpper ? Weight::Warning : Weight::Error);
            return;
        }
        if (headers.signature.size() != 40)
            add(Remark::SignatureOddLength, Weight::Error, {}, headers.signature.size());
        if (headers.nonce.isEmpty() || headers.timestamp.isEmpty())
            add(Remark::SignatureIncomplete, Weight::Note);
        else if (m_context.secret.isEmpty())
            add(Remark::SignatureNeedsSecret, Weight::Note);
        else if (const QString altered = alteredHeader(headers); !altered.isEmpty())
            add(Remark::HeaderAltered, Weight::Error, altered);
        else if (m_isOtherKey && !isKeyKnown())
            add(Remark::SignatureNeedsSecret, Weight::Note); // that of another app
        else
            add(Remark::SignatureUnmatched, Weight::Error);
    }

    // The one whose value was another when it was signed. Told only where the request itself holds that
    // value: which digits of a nonce were changed cannot be found out.
    QString alteredHeader(const SignedHeaders &headers) const
    {
        const auto fits = [this](const SignedHeaders &signedOnes) {
            return signature(m_context.secret, signedOnes.nonce, signedOnes.timestamp) ==
                   signedOnes.signature.toLower();
        };
        SignedHeaders changed = headers;
        for (const QByteArray &nonce : otherNonces()) {
            changed.nonce = nonce;
            if (fits(changed))
                return u"Nonce"_s;
        }
        changed = headers;
        for (const QByteArray &timestamp : otherTimestamps()) {
            changed.timestamp = timestamp;
            if (fits(changed))
                return u"Timestamp"_s;
        }
        return {};
    }

    // Of the header where it is there twice, and the same text as programs in between rewrite it.
    QList<QByteArray> otherNonces() const
    {
        QList<QByteArray> nonces;
        const QStringList values = m_request.signedValues("Nonce"_L1);
        for (const QString &value : values) {
            const QByteArray nonce = value.toUtf8();
            nonces += {nonce,
                       nonce.toLower(),
                       nonce.toUpper(),
                       QByteArray::fromPercentEncoding(nonce),
                       nonce.toPercentEncoding(),
                       nonce.toPercentEncoding().toLower()};
        }
        return nonces;
    }

    QList<QByteArray> otherTimestamps() const
    {
        QList<QByteArray> times;
        const QStringList values = m_request.signedValues("Timestamp"_L1);
        for (const QString &value : values)
            times.append(value.toUtf8());
        // What writes its own time into a request likes to do so in more than one place.
        const QDateTime date = httpDate(m_request.value("Date"_L1).toLatin1());
        if (date.isValid())
            times +=
                {QByteArray::number(date.toMSecsSinceEpoch()), QByteArray::number(date.toSecsSinceEpoch())};
        return times;
    }

    const PastedRequest &m_request;
    const InspectionContext &m_context;
    Inspection &m_inspection;
    bool m_isOtherKey = false;
};

// With the other profile's secret in the place of this one's, where the request has that one's App Key.
InspectionContext meantBy(const PastedRequest &request, InspectionContext context, QString &keyProfile)
{
    const QString key = request.signedValues("App-Key"_L1).value(0);
    const qsizetype other = key.isEmpty() ? -1 : context.otherAppKeys.indexOf(key);
    const bool isOwn = key == context.appKey.value && !context.secret.isEmpty();
    if (other < 0 || isOwn || context.otherSecrets.at(other).isEmpty())
        return context;
    keyProfile = context.otherProfiles.at(other);
    std::swap(context.secret, context.otherSecrets[other]);
    context.otherProfiles[other] = context.profile;
    return context;
}

// People swap key and secret, and then a header that is quoted is the secret.
void hideSecrets(const InspectionContext &context, QList<Observation> &observations)
{
    QStringList words;
    for (const Secret &secret : QList<Secret>{context.secret} + context.otherSecrets) {
        if (!secret.isEmpty() && secret.reveal() != context.appKey.value.toUtf8())
            words.append(QString::fromUtf8(secret.reveal()));
    }
    const QString mask = QString::fromLatin1(maskedValue());
    for (Observation &observation : observations) {
        for (const QString &word : std::as_const(words)) {
            observation.text.replace(word, mask);
            if (observation.finding)
                observation.finding->text.replace(word, mask);
        }
    }
    for (QString &word : words)
        wipe(word);
}

} // namespace

bool Inspection::hasError() const
{
    return std::any_of(observations.cbegin(), observations.cend(),
                       [](const Observation &observation) { return observation.weight == Weight::Error; });
}

Inspection inspect(const QByteArray &pasted, const InspectionContext &asked)
{
    Inspection inspection;
    inspection.request = readRequest(pasted);
    const PastedRequest &request = inspection.request;
    const InspectionContext context = meantBy(request, asked, inspection.keyProfile);
    QList<Observation> &all = inspection.observations;
    if (request.isCut)
        all.append({Remark::TextCut, Weight::Warning});
    if (request.hasBadBytes)
        all.append({Remark::BadBytes, Weight::Warning});
    // One of less than a few characters could be anywhere.
    const auto holds = [&](const Secret &secret) {
        return secret.reveal().size() >= 6 && pasted.contains(secret.reveal()) &&
               secret.reveal() != context.appKey.value.toUtf8();
    };
    if (holds(context.secret) || holds(asked.secret))
        all.append({Remark::SecretInRequest, Weight::Error});
    if (!inspection.isRecognised()) {
        all.append({Remark::NothingRecognised, Weight::Note});
        return inspection;
    }
    if (request.isUnbalanced)
        all.append({Remark::QuoteUnbalanced, Weight::Warning});
    HeaderInspector(request, context, inspection).inspectAll();
    inspectAddress(request, all);
    inspectBody(request, all);
    hideSecrets(context, all);
    // What the signature says comes first, then the heaviest.
    std::stable_sort(all.begin(), all.end(), [](const Observation &one, const Observation &other) {
        const auto rank = [](const Observation &observation) {
            const bool isAboutSignature = observation.remark >= Remark::SignatureRight &&
                                          observation.remark <= Remark::SignatureUnmatched;
            return isAboutSignature ? -1 : int(Weight::Error) - int(observation.weight);
        };
        return rank(one) < rank(other);
    });
    return inspection;
}

} // namespace crier
