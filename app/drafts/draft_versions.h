// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_file.h"

#include <QList>
#include <QStringList>

namespace crier {

struct DraftVersion
{
    QString id;
    QDateTime savedAt; // UTC
    qint64 bytes = 0;  // of its content
    VersionReason reason = VersionReason::Saved;
    bool isReadable = true;
    friend bool operator==(const DraftVersion &, const DraftVersion &) = default;
};

inline constexpr qsizetype mostDraftVersions = 60;   // kept of one draft
inline constexpr qsizetype newestDraftVersions = 50; // of which the newest are never thinned out

// Which of more than mostDraftVersions versions (newest first) may go, so that those which stay lie as evenly
// in time as they can. Never the oldest, and never one of the newestDraftVersions.
QStringList versionsToThin(QList<DraftVersion> versions);

// The versions of one draft, each a file of its own that is written once and never changed, so that nothing
// that happens while one is written can hurt another.
class DraftVersions
{
public:
    explicit DraftVersions(QString folder);

    QList<DraftVersion> list() const; // newest first
    DraftFile read(const QString &id) const;
    // Does nothing when the newest version has the same sender, type and content.
    Status keep(const SavedDraft &saved, VersionReason reason, const QDateTime &savedAt);

private:
    QStringList ids() const; // oldest first

    QString pathOf(const QString &id) const;

    QString m_folder;
};

} // namespace crier
