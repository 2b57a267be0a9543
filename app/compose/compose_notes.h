// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/shared_json_file.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace crier {

// A message that takes another one back in words, ready for the day it is needed.
struct CorrectionText
{
    QString objectName;
    QByteArray content;
    friend bool operator==(const CorrectionText &, const CorrectionText &) = default;
};

struct ProfileNotes
{
    QStringList customTypes; // object names, the one used last first
    std::optional<CorrectionText> correction;
    friend bool operator==(const ProfileNotes &, const ProfileNotes &) = default;
};

inline constexpr int maxCustomTypes = 20;

// What the composer remembers for each profile, by its name: one file, `dataDir`/compose.json. It is read
// anew for every question and changed under a lock, so that windows do not undo each other's changes; what a
// change does not concern stays, also where this version does not know it.
//
// All may fail with what the system says; StorageBusy: another window does not let go; StorageNewer (detail:
// the file): a newer Crier wrote it, and it is left alone.
class ComposeNotes
{
public:
    explicit ComposeNotes(const QString &dataDir);

    Result<ProfileNotes> of(const QString &profile);
    // Nothing for a built-in type. Beyond maxCustomTypes the one not used for the longest time goes.
    Status rememberType(const QString &profile, const QString &objectName);
    Status forgetType(const QString &profile, const QString &objectName);
    // None takes it away. InvalidInput: not UTF-8, or larger than any message.
    Status setCorrection(const QString &profile, const std::optional<CorrectionText> &correction);
    // The notes move along with the name; what was noted under the new one is replaced.
    Status renameProfile(const QString &from, const QString &to);

    // Where a file that could not be read was kept, since this object exists; empty: there was none.
    QString damagedPath() const { return m_file.damagedPath(); }

private:
    SharedJsonFile m_file;
};

} // namespace crier
