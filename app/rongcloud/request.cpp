// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rongcloud/request.h"

#include "app/version.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QUuid>

#include <string_view>

namespace crier {

namespace {
constexpr char broadcastPath[] = "/message/chatroom/broadcast.json"; // dossier 3.1; never from input (3.7)
constexpr char signatureHeader[] = "Signature";

// What only reads (dossier 6.1).
constexpr char onlinePath[] = "/user/checkOnline.json";
constexpr char userPath[] = "/user/info.json";
constexpr char chatroomPath[] = "/chatroom/get.json";
constexpr char keptAlivePath[] = "/chatroom/keepalive/query.json";

// Everything that reaches people is below /message/.
constexpr bool reachesNobody(std::string_view path)
{
    return path != broadcastPath && path.find("broadcast") == std::string_view::npos &&
           path.find("message") == std::string_view::npos;
}
static_assert(!reachesNobody(broadcastPath));
static_assert(reachesNobody(onlinePath) && reachesNobody(userPath) && reachesNobody(chatroomPath) &&
              reachesNobody(keptAlivePath));
} // namespace

QByteArray freshNonce()
{
    constexpr quint64 range = 1'000'000'000'000'000'000; // 18 digits
    constexpr quint64 fair = range * 18;                 // the largest multiple below 2^64: no modulo bias
    quint64 number;
    do {
        number = QRandomGenerator::system()->generate64();
    } while (number >= fair);
    return QByteArray::number(number % range);
}

QByteArray freshRequestId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QByteArray signature(const Secret &secret, const QByteArray &nonce, const QByteArray &timestamp)
{
    // Three calls and not one concatenation: no further copy of the secret is left in memory.
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(secret.reveal());
    hash.addData(nonce);
    hash.addData(timestamp);
    return hash.result().toHex();
}

QByteArray formBody(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    // Percent-encoding by hand rather than QUrl::toPercentEncoding: that one wants a QString, and the
    // content must go out as the bytes it is.
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto isUnreserved = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.' || c == '_' || c == '~';
    };
    const auto encodedSize = [&](const QByteArray &value) {
        qsizetype size = 0;
        for (const char c : value)
            size += isUnreserved(c) ? 1 : 3;
        return size;
    };

    qsizetype size = 0;
    for (const auto &[name, value] : fields)
        size += encodedSize(name) + encodedSize(value) + 2;

    QByteArray body(size, Qt::Uninitialized);
    char *out = body.data();
    const auto append = [&](const QByteArray &value) {
        for (const char c : value) {
            if (isUnreserved(c)) {
                *out++ = c;
            } else {
                *out++ = '%';
                *out++ = digits[uchar(c) >> 4];
                *out++ = digits[uchar(c) & 15];
            }
        }
    };
    bool first = true;
    for (const auto &[name, value] : fields) {
        if (!std::exchange(first, false))
            *out++ = '&';
        append(name);
        *out++ = '=';
        append(value);
    }
    body.truncate(out - body.constData());
    return body;
}

QList<std::pair<QByteArray, QByteArray>> formFieldsOf(const Draft &draft)
{
    QList<std::pair<QByteArray, QByteArray>> fields{
        {"fromUserId", draft.sender.value.toUtf8()},
        {"objectName", draft.objectName.value.toUtf8()},
        {"content", draft.content},
    };
    if (draft.includeSender)
        fields.emplaceBack("isIncludeSender", "1");
    return fields;
}

QByteArray formBodyOf(const Draft &draft)
{
    return formBody(formFieldsOf(draft));
}

QList<std::pair<QByteArray, QByteArray>> serviceHeaders(const Profile &profile, const FreshValues &fresh)
{
    return {
        {"App-Key", profile.appKey.value.toLatin1()},
        {"Nonce", fresh.nonce},
        {"Timestamp", fresh.timestamp},
        {signatureHeader, fresh.signature},
        {"X-Request-ID", fresh.requestId},
        {"Content-Type", "application/x-www-form-urlencoded"},
        {"User-Agent", "Crier/" CRIER_VERSION},
        {"Accept-Encoding", "identity"}, // or Qt offers gzip and unpacks whatever size comes
        {"Connection", "close"},         // the vendor advises against keep-alive (dossier 2.3)
    };
}

namespace {

QUrl addressOf(const Profile &profile, const char *path)
{
    QUrl url = profile.baseUrl;
    url.setPath(QString::fromLatin1(path));
    return url;
}

SignedRequest signedRequest(const QUrl &url, const Profile &profile, const Secret &secret,
                            const QByteArray &body, const Attempt &attempt)
{
    const QByteArray timestamp = QByteArray::number(attempt.time.toMSecsSinceEpoch());
    return {.url = url,
            .headers = serviceHeaders(profile, {.nonce = attempt.nonce,
                                                .timestamp = timestamp,
                                                .signature = signature(secret, attempt.nonce, timestamp),
                                                .requestId = attempt.requestId}),
            .body = body};
}

} // namespace

QUrl broadcastUrl(const Profile &profile)
{
    return addressOf(profile, broadcastPath);
}

SignedRequest buildBroadcast(const Profile &profile, const Secret &secret, const Draft &draft,
                             const Attempt &attempt)
{
    return signedRequest(broadcastUrl(profile), profile, secret, formBodyOf(draft), attempt);
}

SignedRequest buildOnlineQuestion(const Profile &profile, const Secret &secret, const UserId &user,
                                  const Attempt &attempt)
{
    return signedRequest(addressOf(profile, onlinePath), profile, secret,
                         formBody({{"userId", user.value.toUtf8()}}), attempt);
}

SignedRequest buildUserQuestion(const Profile &profile, const Secret &secret, const UserId &user,
                                const Attempt &attempt)
{
    return signedRequest(addressOf(profile, userPath), profile, secret,
                         formBody({{"userId", user.value.toUtf8()}}), attempt);
}

SignedRequest buildChatroomQuestion(const Profile &profile, const Secret &secret, const ChatroomId &room,
                                    const Attempt &attempt)
{
    return signedRequest(addressOf(profile, chatroomPath), profile, secret,
                         formBody({{"chatroomId", room.value.toUtf8()}}), attempt);
}

SignedRequest buildKeptAliveQuestion(const Profile &profile, const Secret &secret, const Attempt &attempt)
{
    return signedRequest(addressOf(profile, keptAlivePath), profile, secret, {}, attempt);
}

QString describeMasked(const SignedRequest &request)
{
    QString text = QStringLiteral("POST %1\n").arg(request.url.toString(QUrl::FullyEncoded));
    for (const auto &[name, value] : request.headers) {
        const QByteArray shown = name == signatureHeader ? maskedValue() : value;
        text += QStringLiteral("%1: %2\n").arg(QLatin1String(name), QLatin1String(shown));
    }
    return text + QLatin1Char('\n') + QLatin1String(request.body);
}

QByteArray maskedValue()
{
    return QByteArrayLiteral("********");
}

QByteArray sha256Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace crier
