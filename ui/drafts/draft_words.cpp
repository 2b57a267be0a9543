// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draft_words.h"

#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QDir>

namespace crier {

namespace {

struct Drafts
{
    Q_DECLARE_TR_FUNCTIONS(Drafts)
};

} // namespace

QString typeWord(const QString &objectName)
{
    const MessageType *const type = findMessageType(objectName);
    if (!type)
        return oneLine(objectName, 40);
    return speaksChinese() ? type->nameChinese : type->name;
}

QString shownTitle(const DraftSummary &draft)
{
    if (draft.isNewer)
        return Drafts::tr("A draft of a newer Crier");
    if (!draft.title.isEmpty())
        return oneLine(draft.title);
    const QString type = typeWord(draft.objectName);
    return type.isEmpty() ? Drafts::tr("Empty draft") : Drafts::tr("%1, empty", "%1 is a type").arg(type);
}

QString reasonWord(VersionReason reason)
{
    switch (reason) {
    case VersionReason::Opened:
        return Drafts::tr("When it was opened");
    case VersionReason::Minute:
        return Drafts::tr("While writing");
    case VersionReason::Restore:
        return Drafts::tr("Before restoring");
    case VersionReason::Template:
        return Drafts::tr("Before a template");
    case VersionReason::TypeChange:
        return Drafts::tr("Before another type");
    case VersionReason::Format:
        return Drafts::tr("Before formatting");
    case VersionReason::LoadFile:
        return Drafts::tr("Before loading a file");
    case VersionReason::Sending:
        return Drafts::tr("When sending");
    case VersionReason::Saved:
        break;
    }
    return Drafts::tr("Kept");
}

QString openSentence(const OpenedDraft &opened)
{
    const QString path = QDir::toNativeSeparators(opened.detail);
    switch (opened.outcome) {
    case OpenOutcome::Opened:
        break;
    case OpenOutcome::AlreadyOpen:
        return Drafts::tr("This draft is open in this window already.");
    case OpenOutcome::OpenElsewhere:
        return Drafts::tr("This draft is open in another window. Go on there, or open a copy here.");
    case OpenOutcome::Gone:
        return Drafts::tr("It is not there any more. Look at the list again.");
    case OpenOutcome::Damaged:
        return path.isEmpty() ? Drafts::tr("It is damaged and cannot be read.")
                              : Drafts::tr("It is damaged and was kept as %1.").arg(path);
    case OpenOutcome::Newer:
        return Drafts::tr("A newer Crier wrote this draft. Install that version to open it.");
    case OpenOutcome::Unreadable:
        return path.isEmpty()
                   ? Drafts::tr("It cannot be read. Check the permissions of its file.")
                   : Drafts::tr("It cannot be read: %1. Check the permissions of its file.").arg(path);
    case OpenOutcome::Failed:
        return errorSentence(opened.error.value_or(Error{}));
    }
    return {};
}

QString damageSentences(const QList<DraftTrouble> &damaged)
{
    QStringList sentences;
    for (const DraftTrouble &trouble : damaged) {
        const QString path = QDir::toNativeSeparators(trouble.path);
        sentences.append(
            trouble.isReplaced
                ? Drafts::tr("A draft was damaged. It was kept as %1, and its newest version took "
                             "its place.")
                      .arg(path)
                : Drafts::tr("A draft could not be read. It was kept as %1.").arg(path));
    }
    return sentences.join(u'\n');
}

QString openSentence(OpenOutcome outcome)
{
    OpenedDraft opened;
    opened.outcome = outcome;
    return openSentence(opened);
}

} // namespace crier
