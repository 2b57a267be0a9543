// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/profile_sentences.h"

#include "app/profiles/profile_check.h"
#include "app/text/sentence_parts.h"
#include "app/text/sentences.h"
#include "app/text/sentences_context.h"

namespace crier {

QString profileFindingSentence(const Finding &finding)
{
    const QString number = numberText(finding.number);
    const QString text = shownText(finding.text);
    switch (finding.problem) {
    case Problem::ProfileNameMissing:
        return Sentences::tr("The profile has no name. Enter one that says whom it reaches.");
    case Problem::ProfileNameTooLong:
        return Sentences::tr("The profile's name has %1 characters and may have %2. Shorten it.")
            .arg(number, numberText(maxProfileNameCharacters));
    case Problem::ProfileNameUntypable:
        return Sentences::tr(
                   "The profile's name holds a character at position %1 that nobody can see or type. Remove "
                   "it.")
            .arg(number);
    case Problem::ProfileNameReserved:
        return Sentences::tr("“%1” is the name of Crier's own sandbox. Choose another name for the profile.")
            .arg(text);
    case Problem::ProfileNameTaken:
        return Sentences::tr(
                   "There is already a profile named “%1”. Choose a name that nobody can mistake for it.")
            .arg(text);
    case Problem::DataCentreMismatch:
        return Sentences::tr(
                   "The service address is none of the data centre %1. Choose the data centre again, or none "
                   "for an address of your own.")
            .arg(text);
    case Problem::SandboxElsewhere:
        return Sentences::tr(
            "Only a server on this computer can be a sandbox, and this address may reach people. Choose test "
            "or live.");
    case Problem::IntervalTooShort:
        return Sentences::tr(
                   "Between two broadcasts there must be %2 ms or more, not %1. Enter a longer time.")
            .arg(number, numberText(shortestInterval.count()));
    case Problem::HoldNotOffered:
        return Sentences::tr(
                   "A confirmed send cannot be held back for %1 seconds. Choose 0, 5, 10, 20 or 30.")
            .arg(number);
    case Problem::SendingHoursUnusable:
        return Sentences::tr(
            "The sending hours have no time in them. Enter two times that differ, such as 09:00 and 22:00.");
    case Problem::SendingHoursZone:
        return Sentences::tr(
                   "“%1” is not a time zone that this computer knows. Write one like Asia/Shanghai.")
            .arg(text);
    case Problem::OutsideSendingHours:
        return Sentences::tr(
                   "It is outside the sending hours of this profile now (%1). Wait, or send all the same "
                   "when it cannot wait.")
            .arg(text);
    default:
        return {};
    }
}

QString profileChangeSentence(const Profile &before, const Profile &after)
{
    QStringList sentences;
    if (before.environment != after.environment)
        //: both are SANDBOX, TEST or LIVE
        sentences.append(Sentences::tr("It is %1 now and was %2.")
                             .arg(environmentWord(after.environment), environmentWord(before.environment)));
    if (before.baseUrl != after.baseUrl)
        //: both are addresses
        sentences.append(Sentences::tr("It goes to %1 now and went to %2.")
                             .arg(shownText(after.baseUrl.toString()), shownText(before.baseUrl.toString())));
    if (!(before.appKey == after.appKey))
        sentences.append(Sentences::tr("Its App Key is %1 now and was %2.")
                             .arg(shownText(after.appKey.value), shownText(before.appKey.value)));
    if (sentences.isEmpty())
        return {};
    sentences.prepend(Sentences::tr("The profile “%1” was changed.").arg(shownText(after.name)));
    return joined(sentences);
}

QString profileErrorSentence(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return error.detail == problemId(Problem::ProfileNameTaken)
                   ? Sentences::tr("Another profile has this name in the meantime. Choose another one.")
                   : Sentences::tr(
                         "The profile cannot be kept as it is. Check what was entered, then try again.");
    case ErrorKind::Conflict:
        return Sentences::tr(
            "This profile was removed elsewhere in the meantime. Add it again if it is still needed.");
    case ErrorKind::StorageFault:
        return Sentences::tr(
            "The disk reported an error while the profiles were in use. Check the disk, then try again.");
    case ErrorKind::StorageNewer:
        return Sentences::tr(
            "The profiles were written by a newer version of Crier and were left as they are. Install the "
            "newer version to use them.");
    default:
        return errorSentence(error);
    }
}

} // namespace crier
