// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/send/send_desk.h"

#include <QObject>

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
};

// Whether Send is possible now, and the sentence that says why not.
struct Standing
{
    bool canSend = false;
    QString reason;
    Remedy remedy = Remedy::None;
    bool isSending = false;
    friend bool operator==(const Standing &, const Standing &) = default;
};

// Decides when the Send button lives, and turns one press into one order. Dead from the press to the end
// state; alive again exactly when the App Key's slot is free, never before. Runs a timer only while it waits
// for that.
class SendControl : public QObject
{
    Q_OBJECT

public:
    SendControl(SendDesk &desk, const Clock &clock, Profile profile, Secret secret,
                QObject *parent = nullptr);

    const Profile &profile() const { return m_profile; }
    const Secret &secret() const { return m_secret; }
    const Standing &standing() const { return m_standing; }

    // With an empty address the profile is not ready: its sandbox is still starting, or `trouble` says why it
    // does not.
    void setProfile(const Profile &profile, const Secret &secret);
    void setSandboxTrouble(const QString &trouble);
    void setFindings(const QList<Finding> &findings);
    // The count-down's text moves only while somebody can see it.
    void setWatched(bool watched);
    // The language changed: say everything anew.
    void refresh();

    // One press. False when Send was not possible; nothing happens then.
    bool press(const Draft &draft);
    void remedy();

Q_SIGNALS:
    void standingChanged();
    void pressed();
    void finished(const crier::SendReport &report);
    void sandboxWanted();

private:
    Standing judge() const;
    std::chrono::milliseconds remainingWait() const;
    bool mustWait() const;
    void aim();
    void onStatus(const StoreStatus &status);
    void onSlot(const SlotView &slot, std::chrono::milliseconds at);
    void onFinished(const SendReport &report);

    SendDesk &m_desk;
    const Clock &m_clock;
    Profile m_profile;
    Secret m_secret;
    QString m_sandboxTrouble;
    std::optional<StoreStatus> m_status;
    std::optional<SlotView> m_slot; // none: not known, so not free
    std::chrono::milliseconds m_slotAt{0};
    QList<Finding> m_findings;
    QList<Finding> m_profileFindings;
    QByteArray m_inFlight; // request id
    bool m_watched = false;
    Standing m_standing;
    QTimer *m_ready; // the exact moment
    QTimer *m_tick;  // the next tenth, for the text
};

} // namespace crier
