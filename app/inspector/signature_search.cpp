// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/signature_search.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>

#include <algorithm>

namespace crier {

namespace {

constexpr qint64 clockSpread = 5'000; // milliseconds between two looks at the clock

struct KeyVariant
{
    Secret key;
    QList<Slip> slips;
    int otherProfile = -1;
};

struct TimeVariant
{
    QByteArray text;
    QList<Slip> slips;
};

// Parts of the signed text: S, N, T and K stand for secret, nonce, timestamp and App Key.
struct Order
{
    QByteArray parts;
    QList<Slip> slips;
};

enum class Digest { Sha1, Sha256, Sha512, Md5, HmacSha1, HmacSha256 };

struct Scheme
{
    Digest digest;
    bool isBase64;
    QList<Slip> slips;
};

// By the length of what there is.
QList<Scheme> schemesFor(const QByteArray &signature)
{
    switch (signature.size()) {
    case 40:
        return {{Digest::Sha1, false, {}}, {Digest::HmacSha1, false, {Slip::HmacSha1}}};
    case 64:
        return {{Digest::Sha256, false, {Slip::Sha256}}, {Digest::HmacSha256, false, {Slip::HmacSha256}}};
    case 128:
        return {{Digest::Sha512, false, {Slip::Sha512}}};
    case 32:
        return {{Digest::Md5, false, {Slip::Md5}}};
    case 28:
        return {{Digest::Sha1, true, {Slip::Base64Digest}},
                {Digest::HmacSha1, true, {Slip::HmacSha1, Slip::Base64Digest}}};
    case 44:
        return {{Digest::Sha256, true, {Slip::Sha256, Slip::Base64Digest}},
                {Digest::HmacSha256, true, {Slip::HmacSha256, Slip::Base64Digest}}};
    default:
        return {};
    }
}

bool isHmac(Digest digest)
{
    return digest == Digest::HmacSha1 || digest == Digest::HmacSha256;
}

QCryptographicHash::Algorithm algorithmOf(Digest digest)
{
    switch (digest) {
    case Digest::Sha256:
    case Digest::HmacSha256:
        return QCryptographicHash::Sha256;
    case Digest::Sha512:
        return QCryptographicHash::Sha512;
    case Digest::Md5:
        return QCryptographicHash::Md5;
    case Digest::Sha1:
    case Digest::HmacSha1:
        break;
    }
    return QCryptographicHash::Sha1;
}

// How a secret goes wrong on its way into a program.
QList<KeyVariant> variantsOf(const Secret &secret)
{
    const QByteArray &bytes = secret.reveal();
    QList<KeyVariant> variants;
    // Whatever is not kept is wiped; so each is given away, and made without growing.
    const auto add = [&variants](QByteArray &&changed, Slip slip) {
        Secret candidate(std::move(changed));
        const auto isSame = [&candidate](const KeyVariant &variant) {
            return variant.key.reveal() == candidate.reveal();
        };
        if (!candidate.isEmpty() && std::none_of(variants.cbegin(), variants.cend(), isSame))
            variants.append({std::move(candidate), {slip}});
    };
    const auto between = [&bytes](QByteArrayView before, QByteArrayView after) {
        QByteArray out;
        out.reserve(before.size() + bytes.size() + after.size());
        out.append(before).append(bytes).append(after);
        return out;
    };
    const auto replaced = [](QByteArray text, QByteArrayView before, QByteArrayView after) {
        text.replace(before, after);
        return text;
    };
    variants.append({secret, {}});
    add(bytes.trimmed(), Slip::SecretTrimmed);
    for (const char *end : {"\n", "\r\n", "\r"})
        add(between({}, end), Slip::SecretWithLineEnd);
    for (const char *blank : {" ", "\t"}) {
        add(between({}, blank), Slip::SecretUntrimmed);
        add(between(blank, {}), Slip::SecretUntrimmed);
        add(between(blank, blank), Slip::SecretUntrimmed);
    }
    for (const char *quote : {"\"", "'"})
        add(between(quote, quote), Slip::SecretQuoted);
    add(bytes.toPercentEncoding(), Slip::SecretUrlEncoded);
    add(replaced(bytes.toPercentEncoding(), "%20", "+"), Slip::SecretUrlEncoded);
    add(bytes.toPercentEncoding().toLower(), Slip::SecretUrlEncoded);
    add(QByteArray::fromPercentEncoding(bytes), Slip::SecretUrlDecoded);
    add(replaced(bytes, "+", " "), Slip::SecretUrlDecoded);
    add(bytes.toBase64(), Slip::SecretBase64);
    if (auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors))
        add(std::move(decoded.decoded), Slip::SecretFromBase64);
    add(bytes.toLower(), Slip::SecretOtherCase);
    add(bytes.toUpper(), Slip::SecretOtherCase);
    return variants;
}

QList<TimeVariant> timesOf(const QByteArray &header)
{
    QList<TimeVariant> times{{header, {}}};
    bool isNumber = false;
    const qint64 number = header.toLongLong(&isNumber);
    if (isNumber && header.size() == 13) {
        for (const qint64 seconds : {number / 1000, number / 1000 + 1, number / 1000 - 1})
            times.append({QByteArray::number(seconds), {Slip::SignedSeconds}});
    }
    return times;
}

const QList<Order> &orders()
{
    static const QList<Order> all = [] {
        QList<Order> orders;
        for (QByteArray parts : {"NST", "KNST", "NS", "ST", "S", "NT"}) {
            std::sort(parts.begin(), parts.end());
            do {
                Order order{parts, {}};
                const QByteArray plain = QByteArray(parts).replace("K", "");
                if (parts.contains('K'))
                    order.slips.append(Slip::AppKeyIncluded);
                if (!parts.contains('S'))
                    order.slips.append(Slip::SecretLeftOut);
                if (!parts.contains('N'))
                    order.slips.append(Slip::NonceLeftOut);
                if (!parts.contains('T'))
                    order.slips.append(Slip::TimestampLeftOut);
                const qsizetype s = plain.indexOf('S'), n = plain.indexOf('N'), t = plain.indexOf('T');
                if ((s >= 0 && n >= 0 && s > n) || (n >= 0 && t >= 0 && n > t) || (s >= 0 && t >= 0 && s > t))
                    order.slips.append(Slip::WrongOrder);
                orders.append(order);
            } while (std::next_permutation(parts.begin(), parts.end()));
        }
        return orders;
    }();
    return all;
}

class Search
{
public:
    explicit Search(const SignedHeaders &headers)
        : m_headers(headers)
        , m_schemes(schemesFor(headers.signature))
    {
        if (m_schemes.isEmpty())
            return;
        if (m_schemes.first().isBase64) {
            m_wanted = QByteArray::fromBase64(headers.signature);
            return;
        }
        const QByteArray lower = headers.signature.toLower();
        m_wanted = QByteArray::fromHex(lower);
        m_isUpper = headers.signature != lower;
        if (m_wanted.toHex() != lower)
            m_schemes.clear(); // as long as a digest, and none
    }

    void tryKey(const KeyVariant &key)
    {
        const QList<TimeVariant> times = timesOf(m_headers.timestamp);
        for (const Scheme &scheme : std::as_const(m_schemes)) {
            for (const TimeVariant &time : times) {
                for (const Order &order : orders()) {
                    if (!order.parts.contains('S') && !key.slips.isEmpty())
                        continue; // it would be the same without this key
                    tryOne(key, scheme, time, order, "");
                    // Two mistakes of one program that nobody is told are enough.
                    for (const char *separator : {"&", ":", ",", "-", "_", "|", "\n", " ", "+"}) {
                        if (key.slips.isEmpty())
                            tryOne(key, scheme, time, order, separator);
                    }
                }
            }
        }
    }

    // Signed at another moment than the header's: every one that is near.
    void tryOtherMoments(const KeyVariant &key)
    {
        bool isNumber = false;
        const qint64 number = m_headers.timestamp.toLongLong(&isNumber);
        if (!isNumber || m_schemes.isEmpty() || m_schemes.first().digest != Digest::Sha1)
            return;
        const Order documented{"SNT", {}};
        if (m_headers.timestamp.size() == 10) {
            for (qint64 i = 0; i < 1'000; ++i)
                tryOne(key, m_schemes.first(),
                       {QByteArray::number(number * 1'000 + i), {Slip::SignedMilliseconds}}, documented, "");
        }
        const qint64 spread = m_headers.timestamp.size() == 10 ? clockSpread / 1'000 : clockSpread;
        for (qint64 i = -spread; i <= spread; ++i) {
            if (i != 0)
                tryOne(key, m_schemes.first(), {QByteArray::number(number + i), {Slip::TimeTakenTwice}},
                       documented, "");
        }
    }

    const std::optional<SignatureMatch> &best() const { return m_best; }

private:
    // In calls of their own and not as one text: no further copy of the secret is left in memory.
    template<typename Hash>
    void addParts(Hash &hash, const QByteArray &parts, const KeyVariant &key, const QByteArray &time,
                  const char *separator) const
    {
        bool isFirst = true;
        for (const char part : parts) {
            if (!std::exchange(isFirst, false) && *separator != '\0')
                hash.addData(QByteArray(separator));
            hash.addData(part == 'S'   ? key.key.reveal()
                         : part == 'N' ? m_headers.nonce
                         : part == 'T' ? time
                                       : m_headers.appKey);
        }
    }

    void tryOne(const KeyVariant &key, const Scheme &scheme, const TimeVariant &time, const Order &order,
                const char *separator)
    {
        const bool hasSeparator = *separator != '\0';
        if (hasSeparator && order.parts.size() < 2)
            return;
        // Counted before anything is computed: most are worse than what was found.
        const qsizetype count = key.slips.size() + time.slips.size() + order.slips.size() +
                                scheme.slips.size() + (hasSeparator ? 1 : 0) + (m_isUpper ? 1 : 0);
        if (m_best && m_best->slips.size() <= count)
            return;
        const bool isKeyed = isHmac(scheme.digest);
        if (isKeyed && order.parts.front() != 'S')
            return; // the secret is the key there, and the text has the rest; once is enough
        if (digestOf(key, scheme, time.text, isKeyed ? order.parts.mid(1) : order.parts, separator) !=
            m_wanted)
            return;
        QList<Slip> slips = key.slips + time.slips + order.slips + scheme.slips;
        if (hasSeparator)
            slips.append(Slip::WithSeparator);
        if (m_isUpper)
            slips.append(Slip::UpperCaseHex);
        m_best = SignatureMatch{slips, key.otherProfile};
    }

    QByteArray digestOf(const KeyVariant &key, const Scheme &scheme, const QByteArray &time,
                        const QByteArray &parts, const char *separator) const
    {
        if (isHmac(scheme.digest)) {
            QMessageAuthenticationCode code(algorithmOf(scheme.digest), key.key.reveal());
            addParts(code, parts, key, time, separator);
            return code.result();
        }
        QCryptographicHash hash(algorithmOf(scheme.digest));
        addParts(hash, parts, key, time, separator);
        return hash.result();
    }

    const SignedHeaders &m_headers;
    QList<Scheme> m_schemes;
    QByteArray m_wanted;
    bool m_isUpper = false;
    std::optional<SignatureMatch> m_best;
};

} // namespace

std::optional<SignatureMatch> searchSignature(const SignedHeaders &headers, const Secret &secret,
                                              const QList<Secret> &otherSecrets)
{
    QList<KeyVariant> keys;
    if (!secret.isEmpty())
        keys = variantsOf(secret);
    if (!headers.appKey.isEmpty())
        keys.append({Secret(headers.appKey), {Slip::AppKeyAsSecret}});
    if (keys.isEmpty() || secret.isEmpty())
        keys.append({Secret(), {Slip::SecretLeftOut}});
    for (int i = 0; i < otherSecrets.size(); ++i) {
        if (!otherSecrets.at(i).isEmpty() && otherSecrets.at(i).reveal() != secret.reveal())
            keys.append({otherSecrets.at(i), {Slip::SecretOfOtherProfile}, i});
    }
    Search search(headers);
    for (const KeyVariant &key : std::as_const(keys))
        search.tryKey(key);
    if (!search.best()) {
        for (const KeyVariant &key : std::as_const(keys))
            search.tryOtherMoments(key);
    }
    return search.best();
}

} // namespace crier
