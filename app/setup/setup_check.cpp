// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_check.h"

#include "app/send/broadcast_call.h"
#include "app/send/proxy_passwords.h"
#include "app/send/transport.h"
#include "app/setup/setup_judge.h"

#include <QAuthenticator>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QTcpSocket>

#include <utility>

namespace crier {

using std::chrono::milliseconds;

SetupCheck::SetupCheck(QNetworkAccessManager &manager, const Clock &clock,
                       const ProxyPasswords &proxyPasswords, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_clock(clock)
    , m_proxyPasswords(proxyPasswords)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &SetupCheck::onTimeout);
    connect(&m_manager, &QNetworkAccessManager::proxyAuthenticationRequired, this,
            [this](const QNetworkProxy &proxy) {
                if (m_call)
                    onProxyAsked(proxy);
            });
}

SetupCheck::~SetupCheck()
{
    drop();
}

void SetupCheck::start(SetupOrder order)
{
    drop();
    m_order = std::move(order);
    const Profile &profile = m_order.profile;
    m_report = {.profile = profile.name,
                .environment = profile.environment,
                .address = profile.baseUrl.scheme() + QLatin1String("://") + authorityOf(profile.baseUrl),
                .startedAt = m_clock.utcNow(),
                .steps = waitingSteps()};
    m_isRunning = true;
    m_index = -1;
    m_mayAsk = true;
    m_blockedBy.reset();
    m_proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    m_addresses.clear();
    m_firstAnswer.reset();
    next();
}

void SetupCheck::stop()
{
    if (!m_isRunning)
        return;
    drop();
    QList<SetupStep> changed;
    for (SetupStep &each : m_report.steps) {
        if (each.status() == SetupStatus::Running || each.status() == SetupStatus::Waiting) {
            each.verdict =
                each.id == SetupStepId::Broadcast ? SetupVerdict::BroadcastNotChecked : SetupVerdict::Stopped;
            changed.append(each);
        }
    }
    m_report.stopped = true;
    m_isRunning = false;
    const SetupReport report = m_report; // who is told may start the next check
    for (const SetupStep &each : std::as_const(changed))
        Q_EMIT stepChanged(each);
    Q_EMIT finished(report);
}

// Later, from the event loop: a step may end inside the call that began it.
void SetupCheck::next()
{
    QMetaObject::invokeMethod(
        this,
        [this, run = m_run] {
            if (run != m_run)
                return;
            ++m_index;
            if (m_index >= m_report.steps.size())
                finish();
            else
                begin(step().id);
        },
        Qt::QueuedConnection);
}

void SetupCheck::begin(SetupStepId id)
{
    const bool asks = id >= SetupStepId::Clock && id <= SetupStepId::Room;
    if (asks && !m_mayAsk && !m_blockedBy)
        m_blockedBy = SetupStepId::Profile;
    if (m_blockedBy && id != SetupStepId::Broadcast) {
        step().blockedBy = m_blockedBy;
        conclude(SetupVerdict::SkippedAfter);
        return;
    }
    m_stepBegan = m_clock.monotonicNow();
    step().verdict = SetupVerdict::Running;
    if (!tell(step()))
        return;
    m_limit.start(m_order.patience);
    switch (id) {
    case SetupStepId::Profile:
        return beginProfile();
    case SetupStepId::Proxy:
        return beginProxy();
    case SetupStepId::Name:
        return beginName();
    case SetupStepId::Connect:
        return beginConnect();
    case SetupStepId::Tls:
        return beginTls();
    case SetupStepId::Clock:
        return beginClock();
    case SetupStepId::Credentials:
        return beginCredentials();
    case SetupStepId::Sender:
        return beginSender();
    case SetupStepId::Online:
        return beginOnline();
    case SetupStepId::Room:
        return beginRoom();
    case SetupStepId::Broadcast:
        return conclude(SetupVerdict::BroadcastNotChecked);
    }
}

void SetupCheck::conclude(SetupVerdict verdict)
{
    m_limit.stop();
    SetupStep &over = step();
    over.verdict = verdict;
    // What stands after these cannot work where they do not.
    const bool isNeeded = over.id == SetupStepId::Name || over.id == SetupStepId::Connect ||
                          over.id == SetupStepId::Tls || over.id == SetupStepId::Credentials;
    if (isNeeded && over.status() == SetupStatus::Failed)
        m_blockedBy = over.id;
    if (tell(over))
        next();
}

// False when who was told has stopped the check or started another. Works on a copy: that would take the
// steps away.
bool SetupCheck::tell(const SetupStep &changed)
{
    const quint64 run = m_run;
    Q_EMIT stepChanged(SetupStep(changed));
    return run == m_run;
}

void SetupCheck::finish()
{
    ++m_run;
    m_isRunning = false;
    m_order.secret.wipe();
    m_firstAnswer.reset();
    const SetupReport report = m_report;
    Q_EMIT finished(report);
}

// Forgets whatever is on its way.
void SetupCheck::drop()
{
    ++m_run;
    m_limit.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    for (const Attempted &attempt : std::as_const(m_attempts)) {
        attempt.socket->disconnect(this);
        attempt.socket->deleteLater();
    }
    m_attempts.clear();
    dropTls();
    if (m_call) {
        m_call->disconnect(this);
        m_call->deleteLater();
        m_call = nullptr;
    }
    m_order.secret.wipe();
}

milliseconds SetupCheck::sinceStepBegan() const
{
    return m_clock.monotonicNow() - m_stepBegan;
}

void SetupCheck::onTimeout()
{
    step().duration = sinceStepBegan();
    switch (step().id) {
    case SetupStepId::Proxy:
        return conclude(SetupVerdict::ProxyUnknown); // the way out is then tried without one
    case SetupStepId::Name:
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
        return conclude(SetupVerdict::NameTimedOut);
    case SetupStepId::Connect:
        return concludeConnect(true);
    case SetupStepId::Tls:
        dropTls();
        return conclude(SetupVerdict::TlsTimedOut);
    default:
        if (m_call) // it ends as a call does that got no answer in time
            m_call->abort(EndReason::TimedOut);
    }
}

void SetupCheck::beginProfile()
{
    const Profile &profile = m_order.profile;
    judgeProfile(step(), profile, m_order.secret);
    m_mayAsk = step().verdict == SetupVerdict::ProfileUsable;
    if (hasError(checkBaseUrl(profile.baseUrl)))
        m_blockedBy = SetupStepId::Profile; // there is nothing to look up or to connect to
    conclude(step().verdict);
}

void SetupCheck::ask(SignedRequest question, std::function<void(const WireFacts &)> then)
{
    for (const auto &[name, value] : std::as_const(question.headers)) {
        if (name == "X-Request-ID")
            step().facts.append({SetupFactId::RequestId, QString::fromLatin1(value)});
    }
    TransportOptions options;
    options.inactivity = m_order.patience;
    options.deadline = m_order.patience;
    options.extraAuthorities = m_order.extraAuthorities;
    options.proxyPasswords = &m_proxyPasswords;
    // Asking reaches nobody, so there is nothing to write down first and the gate stands open.
    m_call = new BroadcastCall(
        m_manager, std::move(question), [] { return EndReason::None; }, std::move(options), this);
    connect(m_call, &BroadcastCall::finished, this, [this, then = std::move(then)](const WireFacts &facts) {
        m_call->deleteLater();
        m_call = nullptr;
        step().duration = sinceStepBegan();
        then(facts);
    });
    m_call->start();
}

// Whatever is known for the proxy stands in it already: asked all the same, that is missing or wrong.
void SetupCheck::onProxyAsked(const QNetworkProxy &proxy)
{
    const QString place = ProxyPasswords::placeOf(proxy);
    if (place.isEmpty() || place != ProxyPasswords::placeOf(m_proxy))
        return; // a service that poses as a proxy
    // Later: the one who hears it may start the check anew, and this socket is still talking.
    QMetaObject::invokeMethod(
        this, [this, place] { Q_EMIT proxyPasswordWanted(place); }, Qt::QueuedConnection);
}

namespace {

Attempt freshAttempt(const Clock &clock)
{
    return {.time = clock.utcNow(), .nonce = freshNonce(), .requestId = freshRequestId()};
}

} // namespace

// One question answers three steps: the clock by its date, the credentials by its code, and whether the
// sender is online by what it says.
void SetupCheck::beginClock()
{
    const Profile &profile = m_order.profile;
    const Attempt attempt = freshAttempt(m_clock);
    ask(asksSender() ? buildOnlineQuestion(profile, m_order.secret, profile.defaultSender, attempt)
                     : buildKeptAliveQuestion(profile, m_order.secret, attempt),
        [this](const WireFacts &facts) {
            m_firstAnswer = facts;
            judgeClock(step(), facts, {m_clock.utcNow(), sinceStepBegan()});
            conclude(step().verdict);
        });
}

void SetupCheck::beginCredentials()
{
    const SetupStep &clock = *m_report.step(SetupStepId::Clock);
    judgeCredentials(
        step(), *m_firstAnswer, asksSender() ? CredentialsQuestion::Online : CredentialsQuestion::KeptAlive,
        clock.verdict == SetupVerdict::ClockNotTold ? std::nullopt : std::optional(clock.number));
    conclude(step().verdict);
}

void SetupCheck::beginSender()
{
    if (!asksSender())
        return conclude(SetupVerdict::NoSender);
    const Profile &profile = m_order.profile;
    ask(buildUserQuestion(profile, m_order.secret, profile.defaultSender, freshAttempt(m_clock)),
        [this](const WireFacts &facts) {
            judgeSender(step(), facts, m_order.profile.defaultSender);
            conclude(step().verdict);
        });
}

void SetupCheck::beginOnline()
{
    if (!asksSender())
        return conclude(SetupVerdict::NoSender);
    judgeOnline(step(), *m_firstAnswer, m_order.profile.defaultSender);
    conclude(step().verdict);
}

void SetupCheck::beginRoom()
{
    if (m_order.room.value.isEmpty())
        return conclude(SetupVerdict::NoRoom);
    ask(buildChatroomQuestion(m_order.profile, m_order.secret, m_order.room, freshAttempt(m_clock)),
        [this](const WireFacts &facts) {
            judgeRoom(step(), facts, m_order.room);
            conclude(step().verdict);
        });
}

} // namespace crier
