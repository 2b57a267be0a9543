// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox_server.h"

#include "app/sandbox/form_decoder.h"
#include "app/sandbox/http_request.h"
#include "app/sandbox/sandbox_connection.h"
#include "app/sandbox/sandbox_reply.h"
#include "app/sandbox/sandbox_rules.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

constexpr int maxConnections = 128;

struct FaultName
{
    SandboxFault fault;
    QLatin1StringView name;
};

constexpr FaultName faultNames[] = {
    {SandboxFault::Slow, "slow"_L1},
    {SandboxFault::ServerError, "500"_L1},
    {SandboxFault::GatewayTimeout, "504"_L1},
    {SandboxFault::BadGateway, "502"_L1},
    {SandboxFault::Garbage, "garbage"_L1},
    {SandboxFault::EndlessBody, "endless"_L1},
    {SandboxFault::Redirect, "redirect"_L1},
    {SandboxFault::CloseAfterRead, "close"_L1},
    {SandboxFault::Reset, "reset"_L1},
    {SandboxFault::CutHeader, "cut-header"_L1},
    {SandboxFault::CutBody, "cut-body"_L1},
    {SandboxFault::NotJson, "not-json"_L1},
    {SandboxFault::DuplicateCode, "duplicate-code"_L1},
    {SandboxFault::Silent, "silent"_L1},
};

QByteArray freshSecret()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex();
}

bool isSignature(const QByteArray &headerName)
{
    return headerName.compare("Signature", Qt::CaseInsensitive) == 0 ||
           headerName.compare("RC-Signature", Qt::CaseInsensitive) == 0;
}

// What was read, for those who watch the sandbox.
SandboxRequest describe(const HttpRequest &request, const std::optional<QList<FormField>> &form,
                        SandboxMoment moment)
{
    SandboxRequest seen;
    seen.path = QString::fromLatin1(request.target);
    seen.bodySha256 = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    seen.arrivedMonotonicMs = moment.arrivedMonotonicMs;
    seen.receivedAtMs = moment.wallMs;
    std::copy_if(request.headers.begin(), request.headers.end(), std::back_inserter(seen.headers),
                 [](const auto &header) { return !isSignature(header.first); });
    if (form) {
        for (const FormField &field : *form) {
            seen.form.append({field.name, field.text});
            if (field.name == "content"_L1) {
                seen.content = field.value;
            }
        }
    }
    return seen;
}

} // namespace

std::optional<SandboxFault> sandboxFaultFromName(const QString &name)
{
    for (const FaultName &known : faultNames) {
        if (name == known.name) {
            return known.fault;
        }
    }
    return std::nullopt;
}

QStringList sandboxFaultNames()
{
    QStringList names;
    for (const FaultName &known : faultNames) {
        names.append(known.name);
    }
    return names;
}

class SandboxServer::Private
{
public:
    Private(SandboxServer *server, SandboxSettings given)
        : q(server)
        , settings(std::move(given))
        , rules(settings.appKey, settings.appSecret, settings.interval, settings.serviceOn)
    {}

    SandboxReply answer(const HttpRequest &request, qint64 arrivedMonotonicMs);
    SandboxFault takeFault();
    void accept();

    SandboxServer *q;
    SandboxSettings settings;
    SandboxRules rules;
    QTcpServer *listener = nullptr; // made by start(), in the thread the server lives in by then
    QString errorString;
    int connections = 0;
};

SandboxReply SandboxServer::Private::answer(const HttpRequest &request, qint64 arrivedMonotonicMs)
{
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(settings.dateOffset.count());
    const SandboxMoment moment{arrivedMonotonicMs, now.toMSecsSinceEpoch()};
    const std::optional<QList<FormField>> form = decodeForm(request.body);
    const SandboxAnswer answer = rules.answer(request, form, moment);
    const SandboxFault fault = SandboxRules::isBroadcast(request) ? takeFault() : SandboxFault::None;
    const SandboxReply reply = makeReply(answer, fault, settings.slowAnswer, q->url(), now);

    SandboxRequest seen = describe(request, form, moment);
    seen.accepted = reply.accepted;
    seen.httpStatus = reply.httpStatus;
    seen.code = reply.code;
    seen.errorMessage = reply.errorMessage;
    Q_EMIT q->requestReceived(seen);
    return reply;
}

SandboxFault SandboxServer::Private::takeFault()
{
    if (settings.faults.isEmpty()) {
        return SandboxFault::None;
    }
    auto &[fault, count] = settings.faults.first();
    const SandboxFault taken = fault;
    if (count > 0 && --count == 0) {
        settings.faults.removeFirst();
    }
    return taken;
}

void SandboxServer::Private::accept()
{
    while (QTcpSocket *socket = listener->nextPendingConnection()) {
        if (connections >= maxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++connections;
        auto *connection = new SandboxConnection(
            socket, [this](const HttpRequest &request, qint64 arrived) { return answer(request, arrived); },
            listener);
        connect(connection, &QObject::destroyed, listener, [this] { --connections; });
    }
}

SandboxServer::SandboxServer(SandboxSettings settings, QObject *parent)
    : QObject(parent)
{
    if (settings.appKey.isEmpty()) {
        settings.appKey = "sandbox-app-key"_ba;
    }
    if (settings.appSecret.isEmpty()) {
        settings.appSecret = freshSecret();
    }
    settings.faults.removeIf([](const auto &fault) { return fault.second == 0; });
    d = std::make_unique<Private>(this, std::move(settings));
}

SandboxServer::~SandboxServer()
{
    delete d->listener; // with its connections, while what they refer to is still there
}

bool SandboxServer::start()
{
    if (d->listener) {
        return true;
    }
    auto listener = std::make_unique<QTcpServer>();
    if (!listener->listen(QHostAddress::LocalHost, d->settings.port)) {
        d->errorString =
            listener->serverError() == QAbstractSocket::AddressInUseError
                ? QCoreApplication::translate("Sandbox", "Port %1 of this computer is already in use.")
                      .arg(d->settings.port)
                : QCoreApplication::translate("Sandbox",
                                              "The sandbox cannot listen on port %1 of this computer: %2")
                      .arg(QString::number(d->settings.port), listener->errorString());
        return false;
    }
    d->listener = listener.release();
    d->listener->setParent(this);
    connect(d->listener, &QTcpServer::newConnection, this, [this] { d->accept(); });
    return true;
}

QString SandboxServer::errorString() const
{
    return d->errorString;
}

QString SandboxServer::url() const
{
    return d->listener ? u"http://127.0.0.1:%1"_s.arg(d->listener->serverPort()) : QString();
}

QByteArray SandboxServer::appKey() const
{
    return d->settings.appKey;
}

QByteArray SandboxServer::appSecret() const
{
    return d->settings.appSecret;
}

void SandboxServer::setServiceOn(bool on)
{
    d->rules.setServiceOn(on);
}

void SandboxServer::addFault(SandboxFault fault, int count)
{
    if (count != 0) {
        d->settings.faults.append({fault, count});
    }
}

} // namespace crier
