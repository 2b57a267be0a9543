// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts and other messages that come into the composer, and the present one as it is saved.
#include "app/compose/message_document.h"
#include "app/compose/text_view.h"
#include "app/text/profile_sentences.h"
#include "ui/common/texts.h"
#include "ui/compose/compose_view.h"
#include "ui/compose/content_editor.h"
#include "ui/compose/notice_bar.h"
#include "ui/compose/type_picker.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/send/latest_sends.h"
#include "ui/send/send_bar.h"

#include <QCheckBox>
#include <QLineEdit>

namespace crier {

namespace {

constexpr int longestName = 60;
constexpr int longestLabel = 24;

SavedDraft textDraft(const QString &sender, const QString &text)
{
    SavedDraft saved;
    saved.draft.sender.value = sender;
    saved.draft.objectName.value = QStringLiteral("RC:TxtMsg");
    saved.draft.content = contentWithText({}, QStringLiteral("content"), text);
    return saved;
}

} // namespace

SavedDraft ComposeView::snapshot() const
{
    SavedDraft saved;
    m_editor->flush();
    saved.draft = draft();
    saved.profile = m_control.profile().name;
    saved.target = draftTargetOf(m_control.profile());
    saved.asJson = m_editor->showsJson();
    saved.cursor = m_editor->cursorPosition();
    saved.field = m_editor->currentField();
    return saved;
}

void ComposeView::load(const SavedDraft &saved)
{
    m_loading = true;
    m_notice->withdrawOffer();
    m_editor->finishComposing(); // the word belongs to the draft that is left
    m_sender->setText(saved.draft.sender.value);
    m_type->setType(saved.draft.objectName.value);
    m_document->load(saved.draft.objectName.value, saved.draft.content);
    m_bar->includeSender()->setChecked(saved.draft.includeSender);
    m_editor->setShowsJson(saved.asJson);
    m_editor->setCurrentField(saved.field);
    m_editor->setCursorPosition(saved.cursor);
    m_loading = false;
    showChange();
    showDraftState(tr("Draft saved"), false);
}

void ComposeView::restore(const SavedDraft &saved)
{
    load(saved);
    if (const QString sentence = otherProfileSentence(saved); !sentence.isEmpty())
        say(sentence);
}

QString ComposeView::otherProfileSentence(const SavedDraft &saved) const
{
    const Profile &profile = m_control.profile();
    if (saved.profile.isEmpty() || saved.target == draftTargetOf(profile))
        return {};
    const bool isThisOne = saved.target && saved.target->profileId == profile.id;
    if (!isThisOne && saved.profile != profile.name)
        return tr("This draft was written for the profile %1; it would now go to %2. "
                  "Choose that profile first if it should not.")
            .arg(oneLine(saved.profile, longestName), oneLine(profile.name, longestName));
    if (!saved.target)
        return {};
    Profile before = profile;
    before.environment = saved.target->environment;
    before.baseUrl = saved.target->baseUrl;
    before.appKey = saved.target->appKey;
    const QString change = profileChangeSentence(before, profile);
    if (change.isEmpty())
        return {};
    //: %1 is whole sentences
    return tr("%1 This draft was written for it as it was. Look whom it reaches now before you send it.")
        .arg(change);
}

void ComposeView::turnTo(const SavedDraft &saved)
{
    const QString before = sender();
    load(saved);
    m_keeper.touch();
    QStringList told;
    if (const QString other = otherProfileSentence(saved); !other.isEmpty())
        told.append(other);
    const bool isOther = sender() != before && !before.isEmpty();
    if (isOther && sender().isEmpty()) {
        told.append(
            tr("This draft has no sender yet (it was %1 a moment ago).").arg(oneLine(before, longestName)));
    } else if (isOther) {
        told.append(tr("The sender is now %1 (it was %2 a moment ago).")
                        .arg(oneLine(sender(), longestName), oneLine(before, longestName)));
    }
    const QString sentences = told.join(u' ');
    if (!isOther)
        say(sentences);
    else
        m_notice->offer(sentences, tr("Keep %1", "%1 is a sender ID").arg(oneLine(before, longestLabel)),
                        [this, before] { m_sender->setText(before); });
}

void ComposeView::beginWithSample(const QString &sender)
{
    load(textDraft(sender,
                   tr("Hello from Crier! This announcement goes to the sandbox, so nobody is disturbed.")));
    m_keeper.touch();
    m_draftState->setText(QString());
}

void ComposeView::beginEmpty(const QString &sender)
{
    load(textDraft(sender, {}));
    m_keeper.touch();
    m_draftState->setText(QString());
    m_latest->clearReport();
}

void ComposeView::adoptContent(const QString &objectName, const QByteArray &content)
{
    m_editor->finishComposing();
    m_editor->flush();
    m_document->endTyping();
    m_document->replace(objectName, content);
}

} // namespace crier
