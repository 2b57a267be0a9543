// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/rongcloud/profile.h"

#include <QList>

namespace crier {

// The person's profiles in their order: one file, `dataDir`/profiles.json, readable by its owner only. It is
// read anew for every question and changed under a lock, so that two windows and crierctl do not undo each
// other's changes; members a newer version wrote stay. No secret is ever in it.
//
// All may fail with what the system says; StorageBusy: another program does not let go; StorageNewer (detail:
// the file): a newer Crier wrote it, and it is left alone. A file that cannot be read is put aside, whole,
// and damagedPath() names it.
class ProfileStore
{
public:
    explicit ProfileStore(const QString &dataDir);

    Result<QList<Profile>> list();
    // Gives the profile as it was stored, with its fresh id. InvalidInput (detail: the sentence's subject):
    // a name that is taken (names are compared without case and after normalisation) or any finding of
    // checkProfileSettings().
    Result<Profile> add(Profile profile);
    // The one with the same id; Conflict when it is gone.
    Status replace(const Profile &profile);
    Status remove(const QByteArray &id);
    // To `position` of the list, 0 first.
    Status move(const QByteArray &id, int position);
    // Which one was used last; empty: the sandbox.
    Result<QByteArray> current();
    Status setCurrent(const QByteArray &id);

    QString damagedPath() const { return m_damagedPath; }

private:
    QString m_folder;
    QString m_path;
    QString m_damagedPath;
};

// Profiles as a file for other people and computers: the same JSON, and never a secret.
QByteArray exportedProfiles(const QList<Profile> &profiles);
// InvalidInput when it is no such file; nothing is stored by this.
Result<QList<Profile>> importedProfiles(const QByteArray &file);

} // namespace crier
