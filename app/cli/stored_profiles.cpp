// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stored_profiles.h"

#include "app/profiles/profile_check.h"
#include "app/text/profile_sentences.h"

#include <QCoreApplication>

namespace crier {

namespace {

struct StoredProfiles
{
    Q_DECLARE_TR_FUNCTIONS(StoredProfiles)
};

} // namespace

std::optional<Complaint> readProfiles(ProfileStore &store, QList<Profile> &profiles)
{
    Result<QList<Profile>> listed = store.list();
    if (!store.damagedPath().isEmpty())
        printError(StoredProfiles::tr("The file of the profiles was damaged and was kept as %1; the profiles "
                                      "have to be added again.")
                       .arg(store.damagedPath()));
    if (!listed)
        return Complaint{profileErrorSentence(listed.error()), exitCodeOf(listed.error())};
    profiles = *listed;
    return {};
}

std::optional<Complaint> findProfile(ProfileStore &store, const QString &name, Profile &profile)
{
    QList<Profile> profiles;
    if (auto complaint = readProfiles(store, profiles))
        return complaint;
    QStringList names;
    for (const Profile &known : profiles) {
        if (isSameProfileName(known.name, name)) {
            profile = known;
            return {};
        }
        names.append(QStringLiteral("\"%1\"").arg(known.name));
    }
    if (names.isEmpty())
        return Complaint{StoredProfiles::tr("There is no profile \"%1\", and no other one either; \"crierctl "
                                            "profile add\" adds one.")
                             .arg(name),
                         ExitCode::Refused};
    return Complaint{StoredProfiles::tr("There is no profile \"%1\". There are: %2.")
                         .arg(name, names.join(QStringLiteral(", "))),
                     ExitCode::Refused};
}

} // namespace crier
