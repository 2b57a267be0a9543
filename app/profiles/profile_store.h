// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/shared_json_file.h"
#include "app/rongcloud/profile.h"

#include <QDateTime>
#include <QList>
#include <QPair>

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
    // Gives the profile as it was stored, with its fresh id and no white space around its name. InvalidInput
    // (detail: problemId() of the finding): any error of checkProfileSettings() with the profiles there are;
    // ask that function first for the whole sentences.
    Result<Profile> add(Profile profile);
    // The one with the same id; Conflict when it is gone.
    Status replace(const Profile &profile);
    // All else stays, also where it had the place of current(). Done already is done.
    Status remove(const QByteArray &id);
    // To `position` of the list, 0 first. Conflict when it is gone.
    Status move(const QByteArray &id, int position);
    // Which one was used last; empty: the sandbox, also when that one is gone.
    Result<QByteArray> current();
    // Conflict when it is gone.
    Status setCurrent(const QByteArray &id);

    // Another value when the file may be another one, for the price of one question to the system.
    QPair<QDateTime, qint64> stamp() const;

    QString damagedPath() const { return m_file.damagedPath(); }

private:
    SharedJsonFile m_file;
};

// Profiles as a file for other people and computers: the same JSON, and never a secret.
QByteArray exportedProfiles(const QList<Profile> &profiles);
// InvalidInput when it is no such file, StorageNewer when a newer Crier wrote it. Nothing is stored by this:
// that is add()'s to do, and to refuse. Only known members are taken, so nothing secret comes in.
Result<QList<Profile>> importedProfiles(const QByteArray &file);
// The members of such a file that look as if they hold a secret, for telling the person that they were left
// out and that the file gives them away.
QStringList secretLikeMembers(const QByteArray &file);

} // namespace crier
