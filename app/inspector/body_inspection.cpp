// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector/inspection.h"
#include "app/json/json_tree.h"
#include "app/rongcloud/message_types.h"
#include "app/sandbox/form_decoder.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

constexpr qsizetype longestQuote = 80;

const QString &broadcastPath()
{
    static const QString path = u"/message/chatroom/broadcast.json"_s;
    return path;
}

QString pathOf(const PastedRequest &request)
{
    if (request.target.startsWith(u'/'))
        return request.target.section(u'?', 0, 0);
    QString target = request.target;
    if (!target.contains("://"_L1) && !target.isEmpty())
        target.prepend("http://"_L1);
    return QUrl(target).path();
}

bool isParameterOfOtherCalls(const QString &name)
{
    // dossier 3.1: these belong to other calls
    static const QStringList names{u"pushContent"_s, u"pushData"_s,  u"pushExt"_s,     u"disablePush"_s,
                                   u"isPersisted"_s, u"isCounted"_s, u"isMentioned"_s, u"contentAvailable"_s,
                                   u"expansion"_s,   u"priority"_s,  u"msgRandom"_s,   u"toChatroomId"_s};
    return names.contains(name);
}

bool isParameterOfBroadcast(const QString &name)
{
    return name == "fromUserId"_L1 || name == "objectName"_L1 || name == "content"_L1 ||
           name == "isIncludeSender"_L1;
}

// dossier 6.2: lists are sent by repeating the parameter.
bool isListParameter(const QString &name)
{
    static const QStringList names{u"toChatroomId"_s, u"chatroomId"_s,  u"userId"_s,
                                   u"toUserId"_s,     u"objectnames"_s, u"objectName"_s};
    return names.contains(name);
}

bool isJson(const QByteArray &bytes)
{
    return JsonTree::parse(bytes).isObject();
}

class BodyInspector
{
public:
    BodyInspector(const PastedRequest &request, QList<Observation> &observations)
        : m_request(request)
        , m_observations(observations)
    {}

    void inspectAll()
    {
        if (m_request.isMultipart) {
            add(Remark::BodyIsMultipart, Weight::Error);
            return;
        }
        if (m_request.isBodyElsewhere)
            add(Remark::BodyElsewhere, Weight::Note);
        if (!m_request.body) {
            if (!m_request.isBodyElsewhere)
                add(Remark::BodyNotSeen, Weight::Note);
            return;
        }
        if (m_request.isBodyPartial)
            add(Remark::BodyPartial, Weight::Note);
        inspectType();
        const QByteArray body = bodyAsSent();
        if (body.isEmpty()) {
            add(Remark::BodyMissing, Weight::Error);
            return;
        }
        if (body.startsWith('{') || body.startsWith('[')) {
            add(Remark::BodyIsJson, Weight::Error);
            return;
        }
        const std::optional<QList<FormField>> fields = decodeForm(body);
        if (!fields) {
            add(Remark::BodyNotAForm, Weight::Error);
            return;
        }
        inspectNames(*fields);
        inspectValues(*fields, body);
        if (mayBeBroadcast(m_request))
            inspectMessage(*fields);
    }

private:
    void add(Remark remark, Weight weight, const QString &text = {}, qint64 number = 0)
    {
        m_observations.append({remark, weight, text.left(longestQuote), number, {}});
    }

    void inspectType()
    {
        const QString type = m_request.value("Content-Type"_L1).section(u';', 0, 0).trimmed().toLower();
        if (type.isEmpty()) {
            if (m_request.isContentTypeKnown)
                add(Remark::ContentTypeMissing, Weight::Warning);
        } else if (type != "application/x-www-form-urlencoded"_L1) {
            add(Remark::ContentTypeWrong, Weight::Error, type);
        }
    }

    // Whoever copies a request adds line ends to it or loses some; they are not part of a form.
    QByteArray bodyAsSent()
    {
        const QByteArray &body = *m_request.body;
        QByteArray trimmed = body;
        while (trimmed.endsWith('\n') || trimmed.endsWith('\r'))
            trimmed.chop(1);
        const QString declared = m_request.value("Content-Length"_L1);
        bool isNumber = false;
        const qint64 length = declared.toLongLong(&isNumber);
        const bool fits = isNumber && length >= trimmed.size() && length <= body.size();
        if (!declared.isEmpty() && !fits && !m_request.isCut && !m_request.isBodyPartial)
            add(Remark::LengthMismatch, Weight::Warning, declared, trimmed.size());
        return trimmed;
    }

    void inspectNames(const QList<FormField> &fields)
    {
        const bool isBroadcast = mayBeBroadcast(m_request);
        QStringList seen;
        for (const FormField &field : fields) {
            if (seen.contains(field.name)) {
                if (isBroadcast && isParameterOfBroadcast(field.name))
                    add(Remark::ParameterRepeated, Weight::Error, field.name);
                continue;
            }
            seen.append(field.name);
            if (isBroadcast && isParameterOfOtherCalls(field.name))
                add(Remark::ParameterIgnored, Weight::Warning, field.name);
            else if (isBroadcast && !isParameterOfBroadcast(field.name))
                add(Remark::ParameterUnknown, Weight::Warning, field.name);
            if (isListParameter(field.name) && field.text.contains(u','))
                add(Remark::ListJoined, Weight::Error, field.name);
        }
        for (const QString &name : {u"fromUserId"_s, u"objectName"_s, u"content"_s}) {
            if (isBroadcast && !m_request.isBodyPartial && !seen.contains(name))
                add(Remark::ParameterMissing, Weight::Error, name);
        }
    }

    void inspectValues(const QList<FormField> &fields, const QByteArray &body)
    {
        static const QRegularExpression escape(u"%[0-9A-Fa-f]{2}"_s);
        const QList<QByteArray> raw = body.split('&');
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const FormField &field = fields.at(i);
            const QByteArray once = QByteArray::fromPercentEncoding(field.value);
            const bool isStillEncoded = field.name == "content"_L1 ? !isJson(field.value) && isJson(once)
                                                                   : field.text.contains(escape);
            if (isStillEncoded)
                add(Remark::ValueEncodedTwice, Weight::Error, field.name);
            if (field.name == "content"_L1 && isSerialisedTwice(field.value))
                add(Remark::ContentSerialisedTwice, Weight::Error);
            // A program that writes %20 for a blank means a plus by "+"; and Base64 has no blanks.
            const QByteArray &part = raw.at(i);
            const bool encodesBlanks = part.contains("%20") || part.contains('"');
            if (part.contains('+') && (encodesBlanks || hasBrokenBase64(field)))
                add(Remark::PlusNotEncoded, Weight::Error, field.name);
        }
    }

    static bool isSerialisedTwice(const QByteArray &value)
    {
        const JsonTree tree = JsonTree::parse(value);
        if (!tree.ok() || tree.node(0).kind != JsonKind::String)
            return false;
        const std::optional<QString> inner = tree.text(0);
        return inner && isJson(inner->toUtf8());
    }

    static bool hasBrokenBase64(const FormField &field)
    {
        static const QRegularExpression data(u"\"[A-Za-z0-9/ ]{120,}={0,2}\""_s);
        const QRegularExpressionMatch match = data.match(field.text);
        return match.hasMatch() && match.captured().contains(u' ') &&
               match.captured().count(u' ') * 20 < match.capturedLength();
    }

    void inspectMessage(const QList<FormField> &fields)
    {
        const auto field = [&fields](QLatin1StringView name) {
            const auto found = std::find_if(fields.cbegin(), fields.cend(),
                                            [name](const FormField &one) { return one.name == name; });
            return found == fields.cend() ? FormField() : *found;
        };
        const FormField content = field("content"_L1);
        if (content.name.isEmpty() || m_request.isCut || m_request.isBodyPartial)
            return;
        Draft draft{{field("fromUserId"_L1).text}, {field("objectName"_L1).text}, content.value};
        const bool isKnown =
            std::any_of(m_observations.cbegin(), m_observations.cend(), [](const Observation &one) {
                return one.remark == Remark::ContentSerialisedTwice ||
                       (one.remark == Remark::ValueEncodedTwice && one.text == "content"_L1);
            });
        for (const Finding &finding : checkDraft(draft, {})) {
            // What was said already by a better name is not said again.
            const bool isSaid = (partOf(finding.problem) == Part::Content && isKnown) ||
                                (partOf(finding.problem) == Part::Sender && draft.sender.value.isEmpty()) ||
                                (partOf(finding.problem) == Part::Type && draft.objectName.value.isEmpty());
            if (severityOf(finding.problem) == Severity::Error && !isSaid)
                m_observations.append({Remark::MessageWrong, Weight::Error, {}, 0, finding});
        }
    }

    const PastedRequest &m_request;
    QList<Observation> &m_observations;
};

} // namespace

bool mayBeBroadcast(const PastedRequest &request)
{
    const QString path = pathOf(request);
    return path == broadcastPath() || (path.isEmpty() && request.form == RequestForm::Headers) ||
           path == "/message/chatroom/broadcast"_L1;
}

void inspectAddress(const PastedRequest &request, QList<Observation> &observations)
{
    if (!request.method.isEmpty() && request.method != "POST"_L1)
        observations.append({Remark::NotPost, Weight::Error, request.method.left(longestQuote)});
    if (request.target.startsWith("http://"_L1, Qt::CaseInsensitive) && !isLoopback(QUrl(request.target)))
        observations.append({Remark::NotHttps, Weight::Error});
    const QString path = pathOf(request);
    if (path.isEmpty() || path == "/"_L1 || path == broadcastPath())
        return;
    const QString shown = path.left(longestQuote);
    if (path == "/message/broadcast.json"_L1 || path == "/message/online/broadcast.json"_L1)
        observations.append({Remark::PathReachesAllUsers, Weight::Error, shown});
    else if (path.startsWith("/v4/"_L1))
        observations.append({Remark::PathOfNewPlatform, Weight::Warning, shown});
    else if (!path.endsWith(".json"_L1))
        observations.append({Remark::PathWithoutJson, Weight::Error, shown});
    else
        observations.append({Remark::PathOfOtherCall, Weight::Note, shown});
}

void inspectBody(const PastedRequest &request, QList<Observation> &observations)
{
    BodyInspector(request, observations).inspectAll();
}

} // namespace crier
