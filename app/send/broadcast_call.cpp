// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/broadcast_call.h"

#include "app/base/kill_point.h"
#include "app/send/one_shot_body.h"
#include "app/send/proxy_passwords.h"
#include "app/send/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace crier {

namespace {

constexpr qsizetype maxDateBytes = 64;

EndReason reasonOf(QNetworkReply::NetworkError error, bool handedOut)
{
    switch (error) {
    case QNetworkReply::NoError:
        return EndReason::None;
    case QNetworkReply::ConnectionRefusedError:
        return EndReason::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
        return EndReason::HostNotFound;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // nobody here cancelled: it is the transfer time-out
        return handedOut ? EndReason::TimedOut : EndReason::ConnectTimeout;
    case QNetworkReply::SslHandshakeFailedError:
        return EndReason::TlsFailed;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // Qt wanted to send again and could not
        return EndReason::ConnectionLost;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return EndReason::NetworkUnavailable;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return EndReason::ProxyFailed;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        // Once bytes have left, it is not the proxy: the tunnel stood, and the peer says 407.
        return handedOut ? EndReason::ProxyFailed : EndReason::ProxyWantsPassword;
    default:
        // Errors from 200 on are Qt's names for HTTP statuses; the status itself is looked at instead.
        return error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ProtocolFailure &&
                       error != QNetworkReply::ProtocolUnknownError
                   ? EndReason::None
                   : EndReason::OtherNetwork;
    }
}

// Whether the body is all there. Qt says NoError for many a body that was cut, so a declared length is
// counted.
bool isComplete(const QNetworkReply &reply, qsizetype received)
{
    // A chunked body has an end of its own, and Qt does notice when that is missing.
    if (reply.hasRawHeader("Transfer-Encoding") && reasonOf(reply.error(), true) != EndReason::None)
        return false;
    if (!reply.hasRawHeader("Content-Length"))
        return true; // chunked to its end, or up to the close: the strict JSON check finds a cut
    bool isNumber = false;
    const qint64 declared = reply.rawHeader("Content-Length").toLongLong(&isNumber); // "12, 5" is none
    return isNumber && declared == received;
}

// A line break in a value would begin a header of its own.
bool isSafeHeader(const std::pair<QByteArray, QByteArray> &header)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return std::none_of(header.second.cbegin(), header.second.cend(), isControl);
}

} // namespace

BroadcastCall::BroadcastCall(QNetworkAccessManager &manager, SignedRequest request, Gate gate,
                             TransportOptions options, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_request(std::move(request))
    , m_gate(std::move(gate))
    , m_options(std::move(options))
{}

BroadcastCall::~BroadcastCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void BroadcastCall::start()
{
    const bool isTls = m_request.url.scheme() == QLatin1String("https");
    if (!isTls && !isLoopback(m_request.url)) {
        // checkBaseUrl() refuses this long before; content without TLS has no protection at all.
        WireFacts facts;
        facts.failure = EndReason::TlsFailed;
        facts.detail = QStringLiteral("plain http to another computer");
        endWith(std::move(facts));
        return;
    }

    if (isTls && !hasTls()) {
        // Sender refuses this before its row; the calls that only read come as far as here.
        WireFacts facts;
        facts.failure = EndReason::TlsFailed;
        facts.detail = QStringLiteral("Qt's TLS plugin is missing; install Crier again");
        endWith(std::move(facts));
        return;
    }

    if (!std::all_of(m_request.headers.cbegin(), m_request.headers.cend(), isSafeHeader)) {
        // checkProfile() refuses such an App Key long before.
        WireFacts facts;
        facts.failure = EndReason::OtherNetwork;
        facts.detail = QStringLiteral("a control character in a header");
        endWith(std::move(facts));
        return;
    }

    QNetworkRequest request(m_request.url);
    for (const auto &[name, value] : std::as_const(m_request.headers))
        request.setRawHeader(name, value);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(int(m_options.inactivity.count()));
    if (isTls)
        request.setSslConfiguration(tlsConfiguration(m_options.extraAuthorities));

    // A kept-alive connection may be dead already: an "unknown" for a request that never arrived. And what
    // Qt remembers of a proxy may be a password that was wrong.
    m_manager.clearAccessCache();
    QNetworkProxy proxy = proxyFor(m_request.url);
    if (m_options.proxyPasswords)
        m_options.proxyPasswords->fillIn(proxy);
    m_manager.setProxy(proxy);

    // Qt may still ask for the body of a request that was aborted before it was connected.
    const auto gate = [this] { return m_over ? EndReason::Cancelled : m_gate(); };
    m_body = new OneShotBody(std::move(m_request.body), gate, this);
    connect(m_body, &OneShotBody::refused, this, [this](EndReason reason) { m_gateReason = reason; });

    m_deadline = new QTimer(this);
    m_deadline->setSingleShot(true);
    m_deadline->setTimerType(Qt::PreciseTimer);
    connect(m_deadline, &QTimer::timeout, this,
            [this] { abort(m_body->isHandedOut() ? EndReason::TimedOut : EndReason::ConnectTimeout); });
    m_deadline->start(m_options.deadline);

    m_reply = m_manager.post(request, m_body);
    connect(m_reply, &QNetworkReply::readyRead, this, &BroadcastCall::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &BroadcastCall::conclude);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) { // told, never ignored
            if (!m_details.contains(error.errorString()))
                m_details.append(error.errorString());
        }
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        killPoint("request-sent");
        if (++m_transmissions > 1)
            qCritical("The network layer transmitted one broadcast %d times", m_transmissions);
    });
    killPoint("after-post");
}

void BroadcastCall::abort(EndReason why)
{
    if (m_over || !m_reply)
        return;
    m_abortReason = why;
    m_reply->abort(); // emits finished() before it returns
}

void BroadcastCall::readMore()
{
    killPoint("first-answer-bytes");
    m_facts.body += m_reply->read(maxAnswerBytes + 1 - m_facts.body.size());
    if (m_facts.body.size() > maxAnswerBytes)
        abort(EndReason::AnswerTooLarge);
}

void BroadcastCall::conclude()
{
    if (m_over)
        return;
    killPoint("finished");
    const QNetworkReply::NetworkError error = m_reply->error();
    if (m_abortReason == EndReason::None && m_reply->isOpen())
        m_facts.body += m_reply->read(maxAnswerBytes + 1 - m_facts.body.size());

    WireFacts facts;
    facts.handedOut = m_body->isHandedOut();
    facts.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    facts.date = m_reply->rawHeader("Date").left(maxDateBytes);
    facts.body = m_facts.body;
    facts.bodyComplete = facts.httpStatus != 0 && m_abortReason == EndReason::None &&
                         facts.body.size() <= maxAnswerBytes && isComplete(*m_reply, facts.body.size());
    if (m_gateReason != EndReason::None)
        facts.failure = m_gateReason;
    else if (m_abortReason != EndReason::None)
        facts.failure = m_abortReason;
    else if (facts.body.size() > maxAnswerBytes)
        facts.failure = EndReason::AnswerTooLarge;
    else
        facts.failure = reasonOf(error, facts.handedOut);
    if (error == QNetworkReply::ContentReSendError) // Qt has no words of its own for it
        m_details.prepend(
            QStringLiteral("The connection was closed early, and the request was not sent again (205)"));
    else if (error != QNetworkReply::NoError &&
             (error != QNetworkReply::SslHandshakeFailedError || m_details.isEmpty()))
        m_details.prepend(QStringLiteral("%1 (%2)").arg(m_reply->errorString(), QString::number(int(error))));
    facts.detail = m_details.join(QLatin1String("; "));
    endWith(std::move(facts));
}

void BroadcastCall::endWith(WireFacts facts)
{
    m_over = true;
    m_facts = std::move(facts);
    if (m_deadline)
        m_deadline->stop();
    // Later, so that nobody is told from inside start() or abort().
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT finished(m_facts); }, Qt::QueuedConnection);
}

} // namespace crier
