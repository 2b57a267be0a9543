// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/rongcloud/profile.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

class QLockFile;

namespace crier {

// What a window needs to come back as it was.
struct SavedDraft
{
    Draft draft;
    QString profile;     // the profile it was written for; never switches one
    bool asJson = false; // the editor showed the raw JSON
    int cursor = 0;
    friend bool operator==(const SavedDraft &, const SavedDraft &) = default;
};

// The draft of one window, on disk: one JSON file a draft in `dataDir`/drafts, written to a new file, flushed
// and renamed over the old one, so that a crash leaves the old or the new, never half. A lock file keeps two
// windows off one draft; it is free again when its owner is gone, however it went.
class DraftStore
{
public:
    explicit DraftStore(QString dataDir);
    ~DraftStore();

    // Takes the newest draft no living window holds; none when there is no such draft (a new one is begun).
    // A file that cannot be read is kept aside under another name and reported in damagedPath(). Call it
    // once.
    Result<std::optional<SavedDraft>> adopt();
    // Replaces the adopted or begun draft; begins one where adopt() was not called or failed.
    Status save(const SavedDraft &draft);
    QString damagedPath() const { return m_damagedPath; }

private:
    bool lock(const QString &path);
    Status begin();

    QString m_folder;
    QString m_path;
    QString m_damagedPath;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace crier
