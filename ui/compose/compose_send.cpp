// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a message to its send: what was found in it, the question before it, whether its sender is
// online.
#include "app/compose/draft_checker.h"
#include "app/compose/fix.h"
#include "app/compose/message_document.h"
#include "app/text/sentences.h"
#include "ui/common/texts.h"
#include "ui/compose/compose_view.h"
#include "ui/compose/content_editor.h"
#include "ui/compose/type_picker.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/send/ask_strip.h"
#include "ui/send/send_bar.h"
#include "ui/send/send_review.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTabWidget>

#include <algorithm>

namespace crier {

void ComposeView::send()
{
    Draft taken;
    if (!takeDraft(&taken)) {
        say(tr("An input method is still composing. Finish the word, then send."));
        return;
    }
    // At this moment and not by the last answer: a large message may still be on its way through the check.
    onFindings(checkDraft(taken, context()));
    if (!m_control.standing().canSend)
        return; // the line beside the button says why
    m_keeper.keepVersion(VersionReason::Sending);
    const QList<Finding> warnings = presentWarnings();
    if (m_control.profile().environment == Environment::Live)
        m_review->open(taken, warnings);
    else if (warnings.isEmpty())
        press(taken);
    else
        ask(taken, warnings);
}

void ComposeView::onReviewEnded(const QString &sentence)
{
    if (!sentence.isEmpty())
        say(sentence);
    focusEditor();
}

void ComposeView::onHoldEnded(HoldEnd why)
{
    QString sentence;
    switch (why) {
    case HoldEnd::Cancelled:
        sentence = tr("The send was cancelled during its hold. Nothing was sent.");
        break;
    case HoldEnd::Disarmed:
        sentence = tr("Live mode was disarmed during the hold. Nothing was sent.");
        break;
    case HoldEnd::Locked:
        sentence = tr("Crier was locked during the hold. Nothing was sent.");
        break;
    case HoldEnd::ProfileChanged:
        sentence = tr("The profile was changed during the hold. Nothing was sent.");
        break;
    case HoldEnd::MessageChanged:
        sentence =
            tr("The message was changed during the hold. Nothing was sent; send it anew when it is ready.");
        break;
    case HoldEnd::NotPossible:
        sentence = tr("The hold is over, but nothing was sent: %1").arg(m_control.refusal());
        break;
    }
    say(sentence);
    Q_EMIT holdTold(sentence);
}

QList<Finding> ComposeView::presentWarnings() const
{
    // First what is no mistake in the message, and stands in no list beside it.
    QList<Finding> warnings = m_control.hoursFindings();
    for (const Finding &finding : m_found) {
        if (severityOf(finding.problem) == Severity::Warning)
            warnings.append(finding);
    }
    return warnings;
}

// "Send anyway": for what was asked about, and for nothing else that has come to light since.
void ComposeView::onConfirmed(const Draft &asked)
{
    Draft taken;
    if (!takeDraft(&taken)) {
        say(tr("An input method is still composing. Finish the word, then send."));
        return;
    }
    if (!(taken == asked)) {
        m_ask->withdraw();
        say(tr("The message was changed before you answered, so nothing was sent. Press Send again."));
        return;
    }
    onFindings(checkDraft(taken, context()));
    const QList<Finding> warnings = presentWarnings();
    const QList<Finding> told = m_ask->warnings();
    const bool isAllTold = std::all_of(warnings.cbegin(), warnings.cend(),
                                       [&told](const Finding &warning) { return told.contains(warning); });
    if (!isAllTold && m_control.standing().canSend) {
        ask(taken, warnings);
        return;
    }
    m_bar->focusSend(); // before the strip goes: the next key must not end up on what comes after it
    m_ask->withdraw();
    press(taken);
}

void ComposeView::ask(const Draft &taken, const QList<Finding> &warnings)
{
    m_askedFor = m_control.profile();
    m_ask->ask(taken, warnings);
}

void ComposeView::press(const Draft &taken)
{
    if (!m_control.press(taken))
        say(tr("Nothing was sent. %1").arg(m_control.refusal()));
}

void ComposeView::askOnline()
{
    const UserId sender{m_sender->text()};
    if (m_control.profile().baseUrl.isEmpty() || sender.value.trimmed().isEmpty()) {
        m_bar->showOnline(sender.value.trimmed().isEmpty() ? tr("Enter a sender ID first.")
                                                           : tr("The service is not ready yet."));
        return;
    }
    if (const QString trouble = m_control.profileTrouble(); !trouble.isEmpty()) {
        m_bar->showOnline(trouble);
        return;
    }
    m_bar->setAsking(true);
    m_bar->showOnline(tr("Asking..."));
    m_onlineCheck->ask(m_control.profile(), m_control.secret(), sender);
}

void ComposeView::onOnline(const OnlineAnswer &answer)
{
    m_bar->setAsking(false);
    m_senderIsOnline = answer.isOnline;
    if (answer.isOnline)
        m_bar->showOnline(*answer.isOnline ? tr("The sender is online.") : tr("The sender is not online."));
    else
        m_bar->showOnline(tr("Could not find out: %1").arg(callTrouble(answer.outcome)));
    m_checker->check(draft(), context());
}

// Another sender or another app: what was answered does not count any more.
void ComposeView::forgetOnline()
{
    m_senderIsOnline.reset();
    m_onlineCheck->cancel();
    m_bar->setAsking(false);
    m_bar->showOnline({});
}

void ComposeView::showFinding(const Finding &finding)
{
    switch (partOf(finding.problem)) {
    case Part::Sender:
        m_sender->setFocus(Qt::OtherFocusReason);
        break;
    case Part::Type:
        m_type->setFocus(Qt::OtherFocusReason);
        break;
    case Part::IncludeSender:
        m_bar->includeSender()->setFocus(Qt::OtherFocusReason);
        break;
    case Part::Content:
    case Part::Profile:
        m_editor->showFinding(finding);
        break;
    }
}

void ComposeView::showNextFinding(int step)
{
    if (m_found.isEmpty()) {
        say(tr("No problems found."));
        return;
    }
    m_shownFinding =
        (std::max<qsizetype>(m_shownFinding, step > 0 ? -1 : 0) + step + m_found.size()) % m_found.size();
    showFinding(m_found.at(m_shownFinding));
    announce(m_side, findingSentence(m_found.at(m_shownFinding)));
}

void ComposeView::fix(const Finding &finding)
{
    Draft taken;
    if (!takeDraft(&taken)) {
        say(tr("An input method is still composing. Finish the word, then fix this."));
        return;
    }
    // The finding may be of an older text; a fix looks again itself.
    const std::optional<Draft> mended = fixedDraft(taken, finding);
    if (!mended) {
        say(tr("This could not be mended by itself. Change it by hand."));
        return;
    }
    m_document->endTyping();
    m_document->setContent(mended->content);
    m_sender->setText(mended->sender.value);
    m_bar->includeSender()->setChecked(mended->includeSender);
    showFinding(finding);
}

} // namespace crier
