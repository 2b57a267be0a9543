// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QJsonObject>

#include <functional>

namespace crier {

// One small JSON file that several programs of one person keep together, readable by its owner only. It is
// read anew for every question and changed under a lock, so that nobody undoes another one's changes; members
// that a change does not touch stay, also those that only a newer version knows.
//
// All may fail with what the system says; StorageBusy: another program does not let go; StorageNewer (detail:
// the file): a newer Crier wrote it, and it is left alone; InvalidInput: it would grow beyond all measure. A
// file that makes no sense is put aside, whole, and damagedPath() names it.
class SharedJsonFile
{
public:
    using Change = std::function<Status(QJsonObject &)>;

    // `empty` is what a file that is not there holds: "version", and all members that must be there, each
    // with a value of its kind.
    SharedJsonFile(const QString &folder, const QString &name, const QJsonObject &empty);

    Result<QJsonObject> read();
    // Lets `change` change what is on the disk at this moment. Nothing is written when it fails, or when
    // nothing is different afterwards.
    Status change(const Change &change);

    const QString &path() const { return m_path; }
    // Where a file that could not be read was kept, since this object exists; empty: there was none.
    QString damagedPath() const { return m_damagedPath; }

private:
    Result<QJsonObject> readNow() const;
    Result<QJsonObject> readOrPutAside();

    QString m_folder;
    QString m_path;
    QJsonObject m_empty;
    QString m_damagedPath;
};

} // namespace crier
