// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drafts/draft_versions.h"

#include <QString>
#include <QStringList>

#include <memory>

class QLockFile;

namespace crier {

// A draft as a list shows it.
struct DraftSummary
{
    QString id;
    QString title;     // see draftTitle(); empty where it has no words
    QDateTime savedAt; // UTC
    QString profile;
    QString objectName;
    qint64 bytes = 0; // of its content
    bool isCurrent = false;
    bool isOpenElsewhere = false; // a living window holds it
    bool isNewer = false;         // a later Crier wrote it; nothing but the time is known
    bool isDeleted = false;       // can be taken back
    friend bool operator==(const DraftSummary &, const DraftSummary &) = default;
};

// Something in the folder that is no draft we can list. Nothing of it is ever removed.
struct DraftTrouble
{
    QString path;
    bool isPutAside = false; // damaged, and kept under this path; else left as it is, for now
    bool isReplaced = false; // put aside just now, and the draft's newest version took its place
    QString detail;
    friend bool operator==(const DraftTrouble &, const DraftTrouble &) = default;
};

struct DraftListing
{
    QList<DraftSummary> drafts; // newest first
    QList<DraftTrouble> troubles;
};

// What came of the try to take a draft.
struct DraftLock
{
    std::unique_ptr<QLockFile> held;
    bool isHeldElsewhere = false; // by a living window; neither: the disk does not take a lock

    DraftLock();
    ~DraftLock();
    DraftLock(DraftLock &&) noexcept;
    DraftLock &operator=(DraftLock &&) noexcept;
};

// All drafts of a data folder: `drafts`/ID.json, the versions of each in `drafts`/versions/ID, and what was
// deleted in `drafts`/deleted. A draft belongs to whoever holds the lock file beside it.
class DraftFolder
{
public:
    explicit DraftFolder(const QString &dataDir);

    QString path() const { return m_path; }
    Status make() const;
    QString pathOf(const QString &id) const;
    DraftVersions versionsOf(const QString &id) const;
    DraftLock lock(const QString &id) const;
    QStringList idsByTime() const; // newest first

    // Reads no more of a draft than its first line where it can. Damaged ones are put aside, see putAside();
    // the troubles say so, and also tell of those that were put aside earlier.
    DraftListing list(const QString &currentId, bool withDeleted) const;
    DraftFile read(const QString &id) const;
    // To be called with the lock of that draft held. Keeps a damaged draft under another name and puts its
    // newest sound version, where there is one, in its place. Where that fails, list() tries it again.
    DraftTrouble putAside(const QString &id) const;
    // Conflict: a living window holds it.
    Status remove(const QString &id) const;
    Status takeBack(const QString &id) const;
    // Removes for good, with their versions, what was deleted more than `days` days ago.
    void purgeDeleted(const QDateTime &now, int days = 30) const;

    static QString newId();
    static bool isId(const QString &id);

private:
    QString deletedPath(const QString &id) const; // empty when there is none
    enum class Holder { Nobody, ThisWindow, OtherWindow };
    void look(DraftListing &listing, const QString &id, Holder holder) const;
    bool bringBackNewestVersion(const QString &id) const;
    void bringBackOrphan(const QString &id) const;

    QString m_path;
};

} // namespace crier
