// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/send_control.h"

#include "app/rongcloud/request.h"
#include "app/text/sentences.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace crier {

using std::chrono::milliseconds;

namespace {

QString firstError(const QList<Finding> &findings)
{
    for (const Finding &finding : findings) {
        if (severityOf(finding.problem) == Severity::Error)
            return findingSentence(finding);
    }
    return {};
}

} // namespace

SendControl::SendControl(SendDesk &desk, const Clock &clock, Arming &arming, Profile profile, Secret secret,
                         QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_arming(arming)
    , m_hold(new SendHold(clock, this))
    , m_ready(new QTimer(this))
    , m_tick(new QTimer(this))
{
    m_ready->setSingleShot(true);
    m_ready->setTimerType(Qt::PreciseTimer);
    m_tick->setSingleShot(true);
    connect(m_ready, &QTimer::timeout, this, &SendControl::refresh);
    connect(m_tick, &QTimer::timeout, this, &SendControl::refresh);
    connect(&m_desk, &SendDesk::opened, this, &SendControl::onStatus);
    connect(&m_desk, &SendDesk::statusChanged, this, &SendControl::onStatus);
    connect(&m_desk, &SendDesk::slotChanged, this, &SendControl::onSlot);
    connect(&m_desk, &SendDesk::sendFinished, this, &SendControl::onFinished);
    connect(&m_arming, &Arming::armed, this, &SendControl::refresh);
    connect(&m_arming, &Arming::disarmed, this, &SendControl::onDisarmed);
    connect(m_hold, &SendHold::over, this, &SendControl::onHoldOver);
    setProfile(profile, secret);
}

void SendControl::setProfile(const Profile &profile, const Secret &secret)
{
    if (!(profile == m_profile))
        cancelHold(HoldEnd::ProfileChanged);
    m_arming.setCurrent(profile);
    const bool otherKey = !(profile.appKey == m_profile.appKey);
    m_profile = profile;
    m_secret = secret;
    m_sandboxTrouble.clear();
    m_secretObstacle = {};
    m_profileFindings = profile.baseUrl.isEmpty() ? QList<Finding>() : checkProfile(profile, secret);
    if (otherKey)
        m_slot.reset();
    if (m_status && m_status->canRead && !m_profile.appKey.value.isEmpty())
        m_desk.watch(m_profile.appKey);
    refresh();
}

void SendControl::setProbe(Probe probe)
{
    m_probe = std::move(probe);
}

void SendControl::setSandboxTrouble(const QString &trouble)
{
    m_sandboxTrouble = trouble;
    refresh();
}

void SendControl::setSecretObstacle(const SecretObstacle &obstacle)
{
    m_secretObstacle = obstacle;
    refresh();
}

void SendControl::setFindings(const QList<Finding> &findings)
{
    m_findings = findings;
    refresh();
}

void SendControl::setWatched(bool watched)
{
    m_watched = watched;
    refresh();
}

milliseconds SendControl::remainingWait() const
{
    return std::max(milliseconds{0}, m_slotAt + m_slot->wait - m_clock.monotonicNow());
}

bool SendControl::mustWait() const
{
    return m_slot && (m_slot->state == SlotState::Waiting || m_slot->state == SlotState::BackingOff) &&
           remainingWait() > milliseconds{0};
}

QString SendControl::profileTrouble() const
{
    if (m_secret.isEmpty() && !m_secretObstacle.sentence.isEmpty())
        return m_secretObstacle.sentence;
    return firstError(m_profileFindings);
}

Standing SendControl::judge() const
{
    const auto no = [](const QString &reason, Remedy remedy = Remedy::None) {
        return Standing{.canSend = false, .reason = reason, .remedy = remedy};
    };
    if (!m_inFlight.isEmpty())
        return {.canSend = false, .reason = tr("Sending..."), .remedy = Remedy::None, .isSending = true};
    if (m_hold->isRunning()) {
        return {.canSend = false,
                .reason = tr("The send is on hold. Esc cancels it."),
                .remedy = Remedy::None,
                .isHolding = true};
    }
    if (!m_status)
        return no(tr("Opening the send log..."));
    if (!m_status->canSend) {
        if (!m_status->setAsidePath.isEmpty())
            return no(errorSentence({ErrorKind::StorageSetAside, m_status->setAsidePath}),
                      Remedy::Acknowledge);
        return no(m_status->error ? errorSentence(*m_status->error) : tr("The send log cannot be used."),
                  Remedy::OpenAgain);
    }
    if (m_profile.baseUrl.isEmpty()) {
        if (m_sandboxTrouble.isEmpty())
            return no(tr("The sandbox is starting..."));
        return no(tr("The sandbox could not start: %1").arg(m_sandboxTrouble), Remedy::StartSandbox);
    }
    if (const QString trouble = profileTrouble(); !trouble.isEmpty())
        return no(trouble,
                  m_secret.isEmpty() && m_secretObstacle.isTrouble ? Remedy::GiveSecret : Remedy::None);
    if (const QString trouble = firstError(m_findings); !trouble.isEmpty())
        return no(trouble);
    // Last of what a person can mend, so that nobody is armed for longer than the send needs.
    if (!m_arming.allows(m_profile))
        return no(tr("Disarmed - arm live mode to send."), Remedy::Arm);
    if (!m_slot)
        return no(tr("Asking when the next send may go..."));
    SlotView slot = *m_slot;
    if (slot.state == SlotState::ServiceOff)
        return no(slotSentence(slot), Remedy::TryAgain);
    if (slot.state == SlotState::Held || slot.state == SlotState::HolderGone)
        return no(slotSentence(slot));
    if (mustWait()) {
        slot.wait = remainingWait();
        return no(slotSentence(slot));
    }
    return {.canSend = true, .reason = {}, .remedy = Remedy::None};
}

void SendControl::refresh()
{
    aim();
    const Standing standing = judge();
    if (standing == m_standing)
        return;
    m_standing = standing;
    Q_EMIT standingChanged();
}

// A timer may be early or late, so it only wakes; judge() looks at the clock.
void SendControl::aim()
{
    if (!mustWait()) {
        m_ready->stop();
        m_tick->stop();
        return;
    }
    const milliseconds left = remainingWait();
    m_ready->start(left);
    if (m_watched)
        m_tick->start(left % 100 + milliseconds{1});
    else
        m_tick->stop();
}

void SendControl::onStatus(const StoreStatus &status)
{
    const bool first = !m_status || !m_status->canRead;
    m_status = status;
    if (first && status.canRead && !m_profile.appKey.value.isEmpty())
        m_desk.watch(m_profile.appKey);
    refresh();
}

void SendControl::onSlot(const SlotView &slot, milliseconds at)
{
    m_slot = slot;
    m_slotAt = at;
    refresh();
}

bool SendControl::press(const Draft &draft)
{
    return m_profile.environment != Environment::Live && accept(draft);
}

bool SendControl::confirm(const Draft &draft, const Profile &profile)
{
    return profile == m_profile && accept(draft);
}

QList<Finding> SendControl::hoursFindings() const
{
    return checkSendingHours(m_profile, m_clock.utcNow());
}

QList<Finding> SendControl::presentWarnings() const
{
    QList<Finding> warnings = hoursFindings();
    std::copy_if(m_findings.cbegin(), m_findings.cend(), std::back_inserter(warnings),
                 [](const Finding &finding) { return severityOf(finding.problem) == Severity::Warning; });
    return warnings;
}

bool SendControl::isUpToDate()
{
    m_refusal = m_probe ? m_probe(m_profile) : QString();
    return m_refusal.isEmpty();
}

// A warning that came during the hold is one that nobody has answered.
bool SendControl::isAllTold()
{
    for (const Finding &warning : presentWarnings()) {
        if (m_told.contains(warning))
            continue;
        m_refusal =
            tr("%1 Press Send again to be asked about it.", "%1 is a sentence").arg(findingSentence(warning));
        return false;
    }
    return true;
}

bool SendControl::accept(const Draft &draft)
{
    refresh();
    m_refusal = m_standing.reason;
    if (!m_standing.canSend || hasError(checkDraft(draft, {.environment = m_profile.environment})) ||
        !isUpToDate())
        return false;
    if (m_profile.hold > std::chrono::seconds{0}) {
        m_told = presentWarnings();
        m_hold->start(draft, m_profile.hold);
        refresh();
    } else {
        dispatch(draft);
    }
    return true;
}

void SendControl::dispatch(const Draft &draft)
{
    SendOrder order;
    order.requestId = freshRequestId();
    order.profile = m_profile;
    order.secret = m_secret;
    order.draft = draft;
    order.allowLive = m_arming.allows(m_profile);
    m_inFlight = order.requestId;
    // What was known of the slot ends with this press: the next word on it comes from the desk.
    m_slot.reset();
    refresh();
    Q_EMIT pressed();
    m_desk.send(order);
}

void SendControl::onHoldOver(const Draft &draft)
{
    if (mustWait()) { // another window was quicker
        m_hold->start(draft, remainingWait());
        return;
    }
    refresh();
    m_refusal = m_standing.reason;
    if (m_standing.canSend && isUpToDate() && isAllTold())
        dispatch(draft);
    else
        Q_EMIT holdEnded(HoldEnd::NotPossible);
}

void SendControl::cancelHold(HoldEnd why)
{
    if (!m_hold->isRunning())
        return;
    m_hold->stop();
    refresh();
    Q_EMIT holdEnded(why);
}

void SendControl::noteDraft(const Draft &draft)
{
    if (m_hold->isRunning() && !(m_hold->draft() == draft))
        cancelHold(HoldEnd::MessageChanged);
}

void SendControl::onDisarmed()
{
    cancelHold(HoldEnd::Disarmed);
    refresh();
}

void SendControl::onFinished(const SendReport &report)
{
    if (report.requestId != m_inFlight)
        return;
    m_inFlight.clear();
    if (report.isRefused() || !m_slot)
        m_desk.watch(m_profile.appKey); // nothing changed there, so nothing was told
    refresh();
    Q_EMIT finished(report);
}

void SendControl::remedy()
{
    switch (m_standing.remedy) {
    case Remedy::None:
        break;
    case Remedy::TryAgain:
        m_desk.tryAgain(m_profile.appKey);
        break;
    case Remedy::OpenAgain:
        m_desk.open();
        break;
    case Remedy::Acknowledge:
        m_desk.acknowledgeSetAside();
        break;
    case Remedy::StartSandbox:
        Q_EMIT sandboxWanted();
        break;
    case Remedy::Arm:
        Q_EMIT armingWanted();
        break;
    case Remedy::GiveSecret:
        Q_EMIT secretWanted();
        break;
    }
}

} // namespace crier
