// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/drafts/saved_draft.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace crier {

// Why a version of a draft was kept.
enum class VersionReason {
    Saved,      // none: the draft itself, not a version of it
    Opened,     // as it was before this session changed it
    Minute,     // a minute of work has gone by
    Restore,    // before another version took its place
    Template,   // before a template did
    TypeChange, // before the type was changed
    Format,     // before the JSON was formatted
    LoadFile,   // before a file was loaded into it
    Sending,    // as it was sent
};

enum class DraftFileState {
    Sound,
    Missing,
    Newer,      // a later Crier wrote it: to be left alone
    Damaged,    // not a whole draft
    Unreadable, // the system does not let us read it now; that says nothing about its contents
};

// What a list shows of a draft.
struct DraftHead
{
    QString title;
    QDateTime savedAt; // UTC
    QString profile;
    QString objectName;
    qint64 bytes = 0; // of its content
    VersionReason reason = VersionReason::Saved;
};

struct DraftFile
{
    DraftFileState state = DraftFileState::Missing;
    DraftHead head;
    SavedDraft saved;
    QString detail; // of Unreadable: what the system said
};

// A draft on disk is one JSON object, with a head in its first line from which a list can be made without
// reading the rest. Older files have no head; both kinds are version 1, and an older Crier reads both.
QByteArray draftFileBytes(const SavedDraft &saved, const QDateTime &savedAt,
                          VersionReason reason = VersionReason::Saved);
// Never reads more than the largest draft there can be. `bytes` gets what was read.
DraftFile readDraftFile(const QString &path, QByteArray *bytes = nullptr);
// As far as a list needs it: `saved` may be empty. A file that was cut short is noticed.
DraftFile readDraftHead(const QString &path);

// Gives the new path, or none when the file cannot be renamed. Nothing is ever overwritten.
std::optional<QString> putDraftAside(const QString &path);

} // namespace crier
