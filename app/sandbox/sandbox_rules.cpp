// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox_rules.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

constexpr qsizetype maxNonceCharacters = 18;
constexpr qsizetype maxRequestIdCharacters = 36;
constexpr qsizetype maxUserIdBytes = 64;
constexpr qsizetype maxObjectNameCharacters = 32;
constexpr qsizetype maxContentBytes = 131'072;
constexpr qint64 clockToleranceMs = 5 * 60 * 1'000;
constexpr qint64 nonceMemoryMs = 10 * 60 * 1'000;
constexpr qlonglong firstMillisecondTimestamp = 100'000'000'000; // as seconds: the year 5138

enum class Rule { Text, UserId, ObjectName, Content, ZeroOrOne };

struct Parameter
{
    QString name;
    Rule rule = Rule::Text;
    bool isRequired = false;
    bool mayRepeat = false;
};

struct Endpoint
{
    QByteArrayView path;
    QList<Parameter> parameters;
};

constexpr QByteArrayView broadcastPath = "/message/chatroom/broadcast.json";
constexpr QByteArrayView publishPath = "/message/chatroom/publish.json";
constexpr QByteArrayView checkOnlinePath = "/user/checkOnline.json";
constexpr QByteArrayView userPath = "/user/info.json";
constexpr QByteArrayView chatroomPath = "/chatroom/get.json";
constexpr QByteArrayView keptAlivePath = "/chatroom/keepalive/query.json";

const QList<Endpoint> &endpoints()
{
    static const QList<Endpoint> all{
        {broadcastPath,
         {{u"fromUserId"_s, Rule::UserId, true},
          {u"objectName"_s, Rule::ObjectName, true},
          {u"content"_s, Rule::Content, true},
          {u"isIncludeSender"_s, Rule::ZeroOrOne}}},
        {publishPath,
         {{u"fromUserId"_s, Rule::UserId, true},
          {u"toChatroomId"_s, Rule::Text, true, true},
          {u"objectName"_s, Rule::ObjectName, true},
          {u"content"_s, Rule::Content, true},
          {u"isIncludeSender"_s, Rule::ZeroOrOne},
          {u"isPersisted"_s, Rule::ZeroOrOne},
          {u"priority"_s, Rule::Text},
          {u"msgRandom"_s, Rule::Text}}},
        {checkOnlinePath, {{u"userId"_s, Rule::UserId, true}}},
        {userPath, {{u"userId"_s, Rule::UserId, true}}},
        {chatroomPath, {{u"chatroomId"_s, Rule::Text, true}}},
        {keptAlivePath, {}},
    };
    return all;
}

SandboxAnswer failure(int httpStatus, int code, const QString &message)
{
    return {httpStatus, code, message, {}};
}

SandboxAnswer badParameter(const QString &message)
{
    return failure(400, 1002, message);
}

SandboxAnswer tooLong(const QString &what)
{
    return failure(400, 1005, u"%1 is too long."_s.arg(what));
}

SandboxAnswer signatureFailure()
{
    return failure(401, 1004, u"Signature check failed."_s);
}

// Takes the same time wherever the first difference is.
bool isSame(const QByteArray &left, const QByteArray &right)
{
    if (left.size() != right.size()) {
        return false;
    }
    int difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i) {
        difference |= left[i] ^ right[i];
    }
    return difference == 0;
}

bool isFresh(const QByteArray &timestamp, qint64 wallMs)
{
    if (!std::all_of(timestamp.begin(), timestamp.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return false;
    }
    bool isNumber = false;
    const qlonglong value = timestamp.toLongLong(&isNumber);
    if (!isNumber) {
        return false;
    }
    const qint64 sentMs = value < firstMillisecondTimestamp ? value * 1'000 : value;
    return std::max(sentMs, wallMs) - std::min(sentMs, wallMs) <= clockToleranceMs;
}

bool isFormEncoded(const HttpRequest &request)
{
    const QList<QByteArray> types = request.headerValues("Content-Type");
    return types.size() == 1 && types.first().split(';').first().trimmed().compare(
                                    "application/x-www-form-urlencoded", Qt::CaseInsensitive) == 0;
}

const FormField *findField(const QList<FormField> &form, const QString &name)
{
    const auto found = std::find_if(form.begin(), form.end(),
                                    [&name](const FormField &field) { return field.name == name; });
    return found == form.end() ? nullptr : &*found;
}

std::optional<SandboxAnswer> checkValue(const Parameter &parameter, const FormField &field)
{
    if (parameter.isRequired && field.value.isEmpty()) {
        return badParameter(u"%1 is required."_s.arg(parameter.name));
    }
    switch (parameter.rule) {
    case Rule::Text:
        break;
    case Rule::UserId:
        if (field.value.size() > maxUserIdBytes) {
            return tooLong(parameter.name);
        }
        break;
    case Rule::ObjectName:
        if (field.text.toUcs4().size() > maxObjectNameCharacters) {
            return tooLong(parameter.name);
        }
        break;
    case Rule::Content:
        if (field.value.size() > maxContentBytes) {
            return tooLong(parameter.name);
        }
        break;
    case Rule::ZeroOrOne:
        if (field.value != "0" && field.value != "1") {
            return badParameter(u"%1 must be 0 or 1."_s.arg(parameter.name));
        }
        break;
    }
    return std::nullopt;
}

std::optional<SandboxAnswer> checkParameters(const Endpoint &endpoint, const QList<FormField> &form)
{
    QSet<QString> seen;
    for (const FormField &field : form) {
        const auto known = std::find_if(endpoint.parameters.begin(), endpoint.parameters.end(),
                                        [&field](const Parameter &p) { return p.name == field.name; });
        if (known == endpoint.parameters.end()) {
            return badParameter(u"Unknown parameter."_s);
        }
        if (seen.contains(field.name) && !known->mayRepeat) {
            return badParameter(u"%1 is given more than once."_s.arg(field.name));
        }
        seen.insert(field.name);
        if (const auto problem = checkValue(*known, field)) {
            return problem;
        }
    }
    for (const Parameter &parameter : endpoint.parameters) {
        if (parameter.isRequired && !seen.contains(parameter.name)) {
            return badParameter(u"%1 is required."_s.arg(parameter.name));
        }
    }
    const FormField *objectName = findField(form, u"objectName"_s);
    const FormField *content = findField(form, u"content"_s);
    if (objectName && content && objectName->text.startsWith("RC:"_L1) &&
        !QJsonDocument::fromJson(content->value).isObject()) {
        return badParameter(u"content is not a JSON object."_s);
    }
    return std::nullopt;
}

SandboxAnswer checkOnlineAnswer(const QList<FormField> &form)
{
    const bool isOffline = findField(form, u"userId"_s)->text.startsWith("offline"_L1);
    SandboxAnswer answer;
    answer.members.insert("status"_L1, isOffline ? u"0"_s : u"1"_s); // a string, not a number
    return answer;
}

// What the platform answers for a user it does not know is not documented (dossier 6.1); an empty profile is
// the sandbox's own choice.
SandboxAnswer userAnswer(const QList<FormField> &form)
{
    const QString user = findField(form, u"userId"_s)->text;
    const bool isUnknown = user.startsWith("unknown"_L1);
    SandboxAnswer answer;
    answer.members = {{u"userName"_s, isUnknown ? QString() : u"Name of %1"_s.arg(user)},
                      {u"userPortrait"_s, QString()},
                      {u"createTime"_s, isUnknown ? QString() : u"2026-01-01 08:00:00"_s}};
    return answer;
}

SandboxAnswer keptAliveAnswer()
{
    SandboxAnswer answer;
    answer.members.insert("chatroomIds"_L1, QJsonArray{u"lobby"_s});
    return answer;
}

SandboxAnswer chatroomAnswer(const QList<FormField> &form, SandboxMoment moment)
{
    const QString room = findField(form, u"chatroomId"_s)->text;
    if (room.startsWith("missing"_L1)) {
        return failure(200, 23410, u"Chatroom does not exist."_s);
    }
    SandboxAnswer answer;
    answer.members = {{u"chatroomId"_s, room},
                      {u"createTime"_s, moment.wallMs - 3'600'000},
                      {u"memberCount"_s, room.startsWith("empty"_L1) ? 0 : 3},
                      {u"destroyType"_s, 0},
                      {u"destroyTime"_s, 60},
                      {u"ban"_s, false}};
    return answer;
}

} // namespace

QByteArray SandboxAnswer::body() const
{
    QJsonObject object = members;
    object.insert("code"_L1, code);
    if (!errorMessage.isEmpty()) {
        object.insert("errorMessage"_L1, errorMessage);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray sandboxSignature(const QByteArray &secret, const QByteArray &nonce, const QByteArray &timestamp)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QByteArray &part : {secret, nonce, timestamp}) {
        hash.addData(part);
    }
    return hash.result().toHex();
}

SandboxRules::SandboxRules(QByteArray appKey, QByteArray appSecret, std::chrono::milliseconds interval,
                           bool serviceOn)
    : m_appKey(std::move(appKey))
    , m_appSecret(std::move(appSecret))
    , m_interval(interval)
    , m_serviceOn(serviceOn)
{}

bool SandboxRules::isBroadcast(const HttpRequest &request)
{
    return request.target == broadcastPath && request.method == "POST";
}

SandboxAnswer SandboxRules::answer(const HttpRequest &request, const std::optional<QList<FormField>> &form,
                                   SandboxMoment moment)
{
    const auto endpoint = std::find_if(endpoints().begin(), endpoints().end(),
                                       [&request](const Endpoint &e) { return e.path == request.target; });
    if (endpoint == endpoints().end()) {
        return failure(404, 404, u"Path does not exist."_s);
    }
    const bool takesNothing = endpoint->parameters.isEmpty();
    if (request.method != "POST" || (request.body.isEmpty() && !takesNothing)) {
        return failure(400, 1003, u"No POST data."_s);
    }
    if (const auto problem = checkHeaders(request, moment)) {
        return *problem;
    }
    if (isBroadcast(request)) {
        const auto rateProblem = checkRate(moment); // asked also while the service is off: every call counts
        if (const auto problem = checkService()) {
            return *problem;
        }
        if (rateProblem) {
            return *rateProblem;
        }
    }
    if (takesNothing && request.body.isEmpty()) {
        return keptAliveAnswer();
    }
    if (!form) {
        return badParameter(u"The form data cannot be decoded."_s);
    }
    if (const auto problem = checkParameters(*endpoint, *form)) {
        return *problem;
    }
    if (endpoint->path == publishPath) {
        return publishAnswer(*form);
    }
    if (endpoint->path == checkOnlinePath) {
        return checkOnlineAnswer(*form);
    }
    if (endpoint->path == userPath) {
        return userAnswer(*form);
    }
    if (endpoint->path == chatroomPath) {
        return chatroomAnswer(*form, moment);
    }
    return {};
}

void SandboxRules::setServiceOn(bool on)
{
    m_serviceOn = on;
    if (on) {
        m_toldServiceOff = false;
    }
}

std::optional<SandboxAnswer> SandboxRules::checkHeaders(const HttpRequest &request, SandboxMoment moment)
{
    // One family or the other: mixing them is undocumented, so it is an error here.
    const QByteArray names[] = {"App-Key"_ba, "Nonce"_ba, "Timestamp"_ba, "Signature"_ba};
    const bool plainFamily =
        std::any_of(std::begin(names), std::end(names),
                    [&request](const QByteArray &name) { return !request.headerValues(name).isEmpty(); });
    QList<QByteArray> credentials;
    for (const QByteArray &bareName : names) {
        const QByteArray name = plainFamily ? bareName : "RC-" + bareName;
        const QList<QByteArray> values = request.headerValues(name);
        if (values.size() != 1 || values.first().isEmpty()) {
            return badParameter(u"%1 is required once."_s.arg(QString::fromLatin1(name)));
        }
        credentials.append(values.first());
    }
    const QByteArray appKey = credentials[0];
    const QByteArray nonce = credentials[1];
    const QByteArray timestamp = credentials[2];
    if (appKey != m_appKey) {
        return badParameter(u"Invalidate App-Key."_s); // the platform's own words
    }
    if (nonce.size() > maxNonceCharacters) {
        return tooLong(u"Nonce"_s);
    }
    for (const QByteArray &requestId : request.headerValues("X-Request-ID")) {
        if (requestId.size() > maxRequestIdCharacters) {
            return tooLong(u"X-Request-ID"_s);
        }
    }
    if (!isFormEncoded(request)) {
        return badParameter(u"Content-Type must be application/x-www-form-urlencoded."_s);
    }
    if (!isFresh(timestamp, moment.wallMs) ||
        !isSame(credentials[3], sandboxSignature(m_appSecret, nonce, timestamp)) ||
        !burnNonce(nonce, moment)) {
        return signatureFailure();
    }
    return std::nullopt;
}

std::optional<SandboxAnswer> SandboxRules::checkService()
{
    if (m_serviceOn) {
        return std::nullopt;
    }
    if (!std::exchange(m_toldServiceOff, true)) {
        return failure(430, 1009, u"Service is not enabled for this App Key."_s);
    }
    return failure(429, 1008, u"Too many calls."_s);
}

std::optional<SandboxAnswer> SandboxRules::checkRate(SandboxMoment moment)
{
    // Requests are judged when they are whole but spaced by their first bytes: one that began before the last
    // judged one is too soon, too.
    const qint64 arrived = moment.arrivedMonotonicMs;
    const bool tooSoon = m_lastBroadcastMs && arrived - *m_lastBroadcastMs < m_interval.count();
    m_lastBroadcastMs = std::max(arrived, m_lastBroadcastMs.value_or(arrived));
    if (tooSoon) {
        return failure(429, 1008, u"Too many calls."_s);
    }
    return std::nullopt;
}

// False when the nonce was used before. Stricter than the platform on purpose: it proves that every attempt
// makes a new one.
bool SandboxRules::burnNonce(const QByteArray &nonce, SandboxMoment moment)
{
    while (!m_nonceTimes.empty() && moment.arrivedMonotonicMs - m_nonceTimes.front().first > nonceMemoryMs) {
        m_nonces.remove(m_nonceTimes.front().second);
        m_nonceTimes.pop_front();
    }
    if (m_nonces.contains(nonce)) {
        return false;
    }
    m_nonces.insert(nonce);
    m_nonceTimes.emplace_back(moment.arrivedMonotonicMs, nonce);
    return true;
}

SandboxAnswer SandboxRules::publishAnswer(const QList<FormField> &form)
{
    QJsonArray uids;
    for (const FormField &field : form) {
        if (field.name == "toChatroomId"_L1) {
            const QString uid = u"SANDBOX-%1"_s.arg(++m_messagesPublished, 8, 10, QChar(u'0'));
            uids.append(QJsonObject{{u"chatroomId"_s, field.text}, {u"messageUID"_s, uid}});
        }
    }
    SandboxAnswer answer;
    answer.members.insert("messageUIDs"_L1, uids);
    return answer;
}

} // namespace crier
