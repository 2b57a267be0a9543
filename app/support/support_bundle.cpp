// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/support_bundle.h"

#include "app/base/visible_text.h"
#include "app/rongcloud/request.h"
#include "app/store/log_export.h"
#include "app/text/sentences.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace crier {

namespace {

struct SupportBundle
{
    Q_DECLARE_TR_FUNCTIONS(SupportBundle)
};

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QString line(const QString &name, const QString &value)
{
    return QStringLiteral("%1: %2\n").arg(name, withVisibleControls(value));
}

QString lines(const NamedValues &values)
{
    QString text;
    for (const auto &[name, value] : values)
        text += line(name, value);
    return text;
}

template<typename T>
QString orNone(const std::optional<T> &value)
{
    return value ? QString::number(*value) : QStringLiteral("none");
}

QString summary(const BundleFacts &facts)
{
    if (!facts.send)
        return SupportBundle::tr("Nothing has been sent yet.") + QLatin1Char('\n') +
               line(QStringLiteral("made at"), timeText(facts.now));
    const SendRow &row = facts.send->row;
    const QStringList where{
        timeText(row.startedAt),
        row.profile.isEmpty() ? QStringLiteral("no profile") : row.profile,
        environmentId(row.environment),
        row.host,
        QStringLiteral("HTTP %1").arg(orNone(row.httpStatus)),
        QStringLiteral("code %1").arg(orNone(row.code)),
        QStringLiteral("request id %1").arg(QString::fromLatin1(row.requestId)),
    };
    return withVisibleControls(outcomeSentence(row)) + QLatin1Char('\n') +
           withVisibleControls(where.join(QStringLiteral(", "))) + QLatin1Char('\n');
}

Draft draftOf(const SendRecord &send)
{
    return {.sender = {send.row.sender},
            .objectName = {send.row.objectName},
            .content = send.content,
            .includeSender = send.row.includeSender};
}

QString request(const SendRecord &send, bool withContent)
{
    const SendRow &row = send.row;
    Profile profile;
    profile.appKey = {row.appKey};
    // What was made for that attempt alone is not kept, the signature least of all.
    const QByteArray notKept = "(not kept)";
    const FreshValues fresh{.nonce = notKept,
                            .timestamp = "(not kept; near " +
                                         QByteArray::number(row.startedAt.toMSecsSinceEpoch()) + ')',
                            .signature = maskedValue(),
                            .requestId = row.requestId};
    // The scheme is not in the log, so this is how the request looks on the wire and not a URL.
    QString text = QStringLiteral("POST %1 HTTP/1.1\n").arg(broadcastUrl(profile).path());
    text += line(QStringLiteral("Host"), row.host);
    for (const auto &[name, value] : serviceHeaders(profile, fresh))
        text += line(QString::fromLatin1(name), QString::fromLatin1(value));

    const Draft draft = draftOf(send);
    if (withContent)
        return text + QLatin1Char('\n') + QString::fromLatin1(formBodyOf(draft)) + QLatin1Char('\n');
    auto fields = formFieldsOf(draft);
    QByteArray body;
    for (const auto &field : fields) {
        body += body.isEmpty() ? "" : "&";
        body += field.first == "content" ? "content=(left out: " + QByteArray::number(send.content.size()) +
                                               " bytes, SHA-256 " + row.contentSha256 + ')'
                                         : formBody({field});
    }
    return text + QLatin1Char('\n') + QString::fromLatin1(body) + QLatin1Char('\n');
}

QString content(const SendRecord &send)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(send.content);
    if (decoder.hasError())
        return QStringLiteral("Not UTF-8; in Base64:\n%1\n").arg(QLatin1String(send.content.toBase64()));
    return withVisibleControls(text, Lines::Keep) + QLatin1Char('\n');
}

QString reply(const SendRow &row)
{
    QString text = lines({
        {QStringLiteral("HTTP status"), orNone(row.httpStatus)},
        {QStringLiteral("code"), orNone(row.code)},
        {QStringLiteral("message of the service"), row.serviceMessage},
        {QStringLiteral("outcome"), stateId(row.state)},
        {QStringLiteral("reason"), row.reason == EndReason::None ? QString() : reasonId(row.reason)},
        {QStringLiteral("detail"), row.detail},
        {QStringLiteral("request id"), QString::fromLatin1(row.requestId)},
        {QStringLiteral("started at"), timeText(row.startedAt)},
    });
    if (row.durationMs)
        text += lines({{QStringLiteral("ended at"), timeText(row.startedAt.addMSecs(*row.durationMs))},
                       {QStringLiteral("duration"), QStringLiteral("%1 ms").arg(*row.durationMs)}});
    return text;
}

QString outcomes(const QList<SendRow> &rows)
{
    QString text;
    for (const SendRow &row : rows)
        text += withVisibleControls(QString::fromUtf8(rowAsJson(row))) + QLatin1Char('\n');
    return text;
}

QString profiles(const QList<Profile> &profiles)
{
    QStringList texts;
    for (const Profile &profile : profiles) {
        NamedValues values{
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("environment"), environmentId(profile.environment)},
            {QStringLiteral("data centre"),
             profile.dataCentre.isEmpty() ? QStringLiteral("none") : profile.dataCentre},
            {QStringLiteral("address"),
             profile.baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveQuery)},
            {QStringLiteral("App Key"), profile.appKey.value},
            {QStringLiteral("default sender"), profile.defaultSender.value},
            {QStringLiteral("interval"), QStringLiteral("%1 ms").arg(profile.interval.count())},
            {QStringLiteral("hold"), QStringLiteral("%1 s").arg(profile.hold.count())},
        };
        if (profile.hours)
            values.append({QStringLiteral("sending hours"),
                           QStringLiteral("%1 to %2, %3")
                               .arg(profile.hours->from.toString(QStringLiteral("HH:mm")),
                                    profile.hours->until.toString(QStringLiteral("HH:mm")),
                                    QString::fromLatin1(profile.hours->zone))});
        texts.append(lines(values));
    }
    return texts.join(QLatin1Char('\n'));
}

// Every form a secret may have been written down in. Inside a longer text its Base64 depends on how many
// bytes stand before it; only whole groups are certain. All of them are to be wiped.
QStringList formsOf(const Secret &secret)
{
    const QByteArray &bytes = secret.reveal();
    QStringList forms;
    const auto add = [&forms](QByteArray &&made) {
        const Secret form(std::move(made)); // wiped when it has been read
        if (!form.isEmpty())
            forms.append(QString::fromUtf8(form.reveal()));
    };
    add(QByteArray(bytes));
    add(Secret(formBody({{"", bytes}})).reveal().mid(1));
    add(bytes.toHex());
    add(bytes.toPercentEncoding({}, bytes));
    for (int before = 0; before < 3; ++before) {
        const qsizetype skip = (3 - before) % 3;
        const Secret groups(bytes.mid(skip, (bytes.size() - skip) / 3 * 3));
        add(groups.reveal().toBase64());
    }
    return forms;
}

void mask(QString &text, const QStringList &forms)
{
    for (const QString &form : forms)
        text.replace(form, QString::fromLatin1(maskedValue()), Qt::CaseInsensitive);
}

QString fileName(BundlePartId id)
{
    switch (id) {
    case BundlePartId::Summary:
        return QStringLiteral("1-summary.txt");
    case BundlePartId::Request:
        return QStringLiteral("2-request.txt");
    case BundlePartId::Content:
        return QStringLiteral("3-content.txt");
    case BundlePartId::Reply:
        return QStringLiteral("4-reply.txt");
    case BundlePartId::Outcomes:
        return QStringLiteral("5-outcomes.jsonl");
    case BundlePartId::Versions:
        return QStringLiteral("6-versions.txt");
    case BundlePartId::Settings:
        return QStringLiteral("7-settings.txt");
    case BundlePartId::Profiles:
        break;
    }
    return QStringLiteral("8-profiles.txt");
}

} // namespace

QList<BundlePart> makeBundle(const BundleFacts &facts, bool withContent)
{
    QList<BundlePart> parts;
    const auto add = [&parts](BundlePartId id, const QString &text) {
        if (!text.isEmpty()) // a file without a word in it only raises questions
            parts.append({id, fileName(id), text});
    };
    add(BundlePartId::Summary, summary(facts));
    if (facts.send) {
        add(BundlePartId::Request, request(*facts.send, withContent));
        if (withContent)
            add(BundlePartId::Content, content(*facts.send));
        add(BundlePartId::Reply, reply(facts.send->row));
    }
    add(BundlePartId::Outcomes, outcomes(facts.rows));
    add(BundlePartId::Versions, lines(facts.versions));
    add(BundlePartId::Settings, lines(facts.settings));
    add(BundlePartId::Profiles, profiles(facts.profiles));

    QStringList forms;
    for (const Secret &secret : facts.hidden) {
        if (!secret.isEmpty())
            forms += formsOf(secret);
    }
    for (BundlePart &part : parts)
        mask(part.text, forms);
    for (QString &form : forms)
        wipe(form);
    return parts;
}

QString bundlePartTitle(BundlePartId id)
{
    switch (id) {
    case BundlePartId::Summary:
        return SupportBundle::tr("Summary");
    case BundlePartId::Request:
        return SupportBundle::tr("Request, without signature");
    case BundlePartId::Content:
        return SupportBundle::tr("Content of the message");
    case BundlePartId::Reply:
        return SupportBundle::tr("Reply and times");
    case BundlePartId::Outcomes:
        return SupportBundle::tr("Last results");
    case BundlePartId::Versions:
        return SupportBundle::tr("Versions");
    case BundlePartId::Settings:
        return SupportBundle::tr("Settings");
    case BundlePartId::Profiles:
        break;
    }
    return SupportBundle::tr("Profiles, without secrets");
}

QString bundleText(const QList<BundlePart> &parts)
{
    QStringList texts;
    for (const BundlePart &part : parts)
        texts.append(QStringLiteral("== %1 ==\n%2").arg(part.fileName, part.text));
    return texts.join(QLatin1Char('\n'));
}

} // namespace crier
