// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/send_control.h"

#include "app/rongcloud/request.h"
#include "app/text/sentences.h"

#include <QTimer>

#include <algorithm>

namespace crier {

using std::chrono::milliseconds;

SendControl::SendControl(SendDesk &desk, const Clock &clock, Profile profile, Secret secret, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
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
    setProfile(profile, secret);
}

void SendControl::setProfile(const Profile &profile, const Secret &secret)
{
    const bool otherKey = !(profile.appKey == m_profile.appKey);
    m_profile = profile;
    m_secret = secret;
    m_sandboxTrouble.clear();
    m_profileFindings = profile.baseUrl.isEmpty() ? QList<Finding>() : checkProfile(profile, secret);
    if (otherKey)
        m_slot.reset();
    if (m_status && m_status->canRead && !m_profile.appKey.value.isEmpty())
        m_desk.watch(m_profile.appKey);
    refresh();
}

void SendControl::setSandboxTrouble(const QString &trouble)
{
    m_sandboxTrouble = trouble;
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

Standing SendControl::judge() const
{
    const auto no = [](const QString &reason, Remedy remedy = Remedy::None) {
        return Standing{.canSend = false, .reason = reason, .remedy = remedy, .isSending = false};
    };
    if (!m_inFlight.isEmpty())
        return {.canSend = false, .reason = tr("Sending..."), .remedy = Remedy::None, .isSending = true};
    if (m_profile.environment == Environment::Live)
        return no(tr("Live sending comes with arming, which this version does not have."));
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
    for (const QList<Finding> *findings : {&m_profileFindings, &m_findings}) {
        for (const Finding &finding : *findings) {
            if (severityOf(finding.problem) == Severity::Error)
                return no(findingSentence(finding));
        }
    }
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
    return {.canSend = true, .reason = {}, .remedy = Remedy::None, .isSending = false};
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
    refresh();
    if (!m_standing.canSend || hasError(checkDraft(draft, {.environment = m_profile.environment})))
        return false;
    SendOrder order;
    order.requestId = freshRequestId();
    order.profile = m_profile;
    order.secret = m_secret;
    order.draft = draft;
    m_inFlight = order.requestId;
    // What was known of the slot ends with this press: the next word on it comes from the desk.
    m_slot.reset();
    refresh();
    Q_EMIT pressed();
    m_desk.send(order);
    return true;
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
    }
}

} // namespace crier
