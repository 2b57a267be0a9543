// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/send/arming.h"
#include "app/send/send_desk.h"
#include "ui/send/send_hold.h"

#include <QObject>

#include <functional>
#include <optional>

class QTimer;

namespace crier {

// What a person can do about it when Send is not possible, beside what the sentence says.
enum class Remedy {
    None,
    TryAgain,     // the service is off for this app (1009)
    OpenAgain,    // the log could not be opened
    Acknowledge,  // a damaged log was set aside
    StartSandbox, // the sandbox did not start
    Arm,          // a live profile that is disarmed
    GiveSecret,   // the key store does not give it
};

// Why the secret of the profile is not there.
struct SecretObstacle
{
    QString sentence;       // empty: nothing is known about it
    bool isTrouble = false; // a person has to do something; else it is being asked for
};

// Whether Send is possible now, and the sentence that says why not.
struct Standing
{
    bool canSend = false;
    QString reason;
    Remedy remedy = Remedy::None;
    bool isSending = false;
    bool isHolding = false;
    friend bool operator==(const Standing &, const Standing &) = default;
};

// Decides when the Send button lives, and turns one press into one order. Dead from the press to the end
// state; alive again exactly when the App Key's slot is free, never before. Runs a timer only while it waits
// for that.
//
// A live profile is sent to by confirm() alone, while `arming` allows it. Where the profile has a hold, the
// order is made when the hold is over and not before; it ends without one when anything of what was confirmed
// changes, or comes to light that the person was not told.
class SendControl : public QObject
{
    Q_OBJECT

public:
    // Why the profile must not be sent to, because it is kept otherwise elsewhere by now; empty: it may.
    using Probe = std::function<QString(const Profile &)>;

    SendControl(SendDesk &desk, const Clock &clock, Arming &arming, Profile profile, Secret secret,
                QObject *parent = nullptr);

    // Why nothing may be signed for this profile as it is, with a way out; empty: it may.
    QString profileTrouble() const;
    const Profile &profile() const { return m_profile; }
    const Secret &secret() const { return m_secret; }
    const Standing &standing() const { return m_standing; }
    Arming &arming() const { return m_arming; }
    SendHold *hold() const { return m_hold; }

    // With an empty address the profile is not ready: its sandbox is still starting, or `trouble` says why it
    // does not.
    void setProfile(const Profile &profile, const Secret &secret);
    // Asked before every send and at the end of every hold. At first nobody is.
    void setProbe(Probe probe);
    void setSandboxTrouble(const QString &trouble);
    // Until the next profile or secret.
    void setSecretObstacle(const SecretObstacle &obstacle);
    void setFindings(const QList<Finding> &findings);
    // The count-down's text moves only while somebody can see it.
    void setWatched(bool watched);
    // The language changed: say everything anew.
    void refresh();

    // What the clock says about sending now: no mistake in the message.
    QList<Finding> hoursFindings() const;

    // One press. False when Send was not possible, and always with a live profile; nothing happens then.
    bool press(const Draft &draft);
    // The press that ended a review: the person saw this very message and this very profile. False when
    // either is not what stands here now, or Send was not possible.
    bool confirm(const Draft &draft, const Profile &profile);
    // Why the last press, confirmation or hold came to nothing.
    const QString &refusal() const { return m_refusal; }
    void cancelHold(HoldEnd why);
    // What the composer shows: the message on hold goes out as it was confirmed, or not at all.
    void noteDraft(const Draft &draft);
    void remedy();

Q_SIGNALS:
    void standingChanged();
    void pressed();
    void finished(const crier::SendReport &report);
    void sandboxWanted();
    void armingWanted();
    void secretWanted();
    // Nothing was sent.
    void holdEnded(crier::HoldEnd why);

private:
    Standing judge() const;
    std::chrono::milliseconds remainingWait() const;
    bool mustWait() const;
    void aim();
    void onStatus(const StoreStatus &status);
    void onSlot(const SlotView &slot, std::chrono::milliseconds at);
    void onFinished(const SendReport &report);
    void onDisarmed();
    void onHoldOver(const Draft &draft);
    bool accept(const Draft &draft);
    bool isUpToDate();
    bool isAllTold();
    QList<Finding> presentWarnings() const;
    void dispatch(const Draft &draft);

    SendDesk &m_desk;
    const Clock &m_clock;
    Arming &m_arming;
    SendHold *m_hold;
    Profile m_profile;
    Secret m_secret;
    QString m_sandboxTrouble;
    SecretObstacle m_secretObstacle;
    std::optional<StoreStatus> m_status;
    std::optional<SlotView> m_slot; // none: not known, so not free
    std::chrono::milliseconds m_slotAt{0};
    QList<Finding> m_findings;
    QList<Finding> m_profileFindings;
    Probe m_probe;
    QList<Finding> m_told; // warnings there were when the hold began
    QString m_refusal;
    QByteArray m_inFlight; // request id
    bool m_watched = false;
    Standing m_standing;
    QTimer *m_ready; // the exact moment
    QTimer *m_tick;  // the next tenth, for the text
};

} // namespace crier
