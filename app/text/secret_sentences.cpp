// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/secret_sentences.h"

#include "app/base/visible_text.h"

#include <QCoreApplication>

namespace crier {

namespace {

struct SecretSentences
{
    Q_DECLARE_TR_FUNCTIONS(SecretSentences)
};

QString reading(SecretTrouble trouble)
{
    switch (trouble) {
    case SecretTrouble::NotFound:
        return SecretSentences::tr("The key store (%2) has no App Secret for “%1”. Enter the secret in the "
                                   "profile, or let Crier ask for it each session.");
    case SecretTrouble::Absent:
        return SecretSentences::tr(
            "The App Secret of “%1” cannot be read: this session has no key store (%2). Start one, then try "
            "again; until then Crier can ask for the secret each session.");
    case SecretTrouble::Locked:
        return SecretSentences::tr(
            "The App Secret of “%1” cannot be read: the key store (%2) is locked. Unlock it, then try again; "
            "until then Crier can ask for the secret each session.");
    case SecretTrouble::Denied:
        return SecretSentences::tr(
            "The App Secret of “%1” cannot be read: the key store (%2) did not allow it. Try again and allow "
            "Crier to read it, or let Crier ask for the secret each session.");
    case SecretTrouble::Silent:
        return SecretSentences::tr(
            "The App Secret of “%1” was not read: the key store (%2) did not answer in time. Look whether it "
            "waits for a password, then try again; until then Crier can ask for the secret each session.");
    default:
        return SecretSentences::tr("The App Secret of “%1” cannot be read: the key store (%2) reported an "
                                   "error. Try again; until it "
                                   "works Crier can ask for the secret each session.");
    }
}

QString writing(SecretTrouble trouble)
{
    switch (trouble) {
    case SecretTrouble::Absent:
        return SecretSentences::tr(
            "The App Secret of “%1” was not saved: this session has no key store (%2), and Crier never "
            "writes "
            "a secret to a file. Start one and save again; until then Crier can ask for the secret each "
            "session.");
    case SecretTrouble::Locked:
        return SecretSentences::tr(
            "The App Secret of “%1” was not saved: the key store (%2) is locked. Unlock it and save again; "
            "until then Crier can ask for the secret each session.");
    case SecretTrouble::Denied:
        return SecretSentences::tr(
            "The App Secret of “%1” was not saved: the key store (%2) did not allow it. Save again and allow "
            "it, or let Crier ask for the secret each session.");
    case SecretTrouble::Silent:
        return SecretSentences::tr(
            "It is not known whether the App Secret of “%1” was saved: the key store (%2) did not answer in "
            "time. Look whether it waits for a password, then save again; until then Crier can ask for the "
            "secret each session.");
    default:
        return SecretSentences::tr("The App Secret of “%1” was not saved: the key store (%2) reported an "
                                   "error. Save again; until it "
                                   "works Crier can ask for the secret each session.");
    }
}

QString removing(SecretTrouble trouble)
{
    switch (trouble) {
    case SecretTrouble::Absent:
        return SecretSentences::tr("The App Secret of “%1” could not be removed: this session has no key "
                                   "store (%2). If it was saved "
                                   "in one, start that and remove the entry there.");
    case SecretTrouble::Locked:
        return SecretSentences::tr("The App Secret of “%1” was not removed: the key store (%2) is locked. "
                                   "Unlock it and try again, or "
                                   "remove the entry of Crier there.");
    case SecretTrouble::Denied:
        return SecretSentences::tr("The App Secret of “%1” was not removed: the key store (%2) did not allow "
                                   "it. Try again and allow "
                                   "it, or remove the entry of Crier there.");
    case SecretTrouble::Silent:
        return SecretSentences::tr(
            "It is not known whether the App Secret of “%1” was removed: the key store (%2) did not answer "
            "in "
            "time. Look whether it waits for a password and try again, or remove the entry of Crier there.");
    default:
        return SecretSentences::tr(
            "The App Secret of “%1” was not removed: the key store (%2) reported an error. Try again, or "
            "remove the entry of Crier there.");
    }
}

} // namespace

QString secretSentence(SecretTask task, SecretTrouble trouble, const QString &profileName,
                       const QString &storeName)
{
    if (trouble == SecretTrouble::None)
        return {};
    const QString profile = withVisibleControls(profileName);
    switch (task) {
    case SecretTask::Read:
        return reading(trouble).arg(profile, storeName);
    case SecretTask::Write:
        return writing(trouble).arg(profile, storeName);
    case SecretTask::Remove:
        return removing(trouble).arg(profile, storeName);
    }
    return {};
}

} // namespace crier
