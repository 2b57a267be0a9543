// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_versions.h"

#include "app/base/durable_file.h"
#include "app/base/private_folder.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cstdlib>
#include <limits>

namespace crier {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int numberLength = 8;

// "00000012-9f3a01c2": in the order they were kept; the second half keeps two programs that both believe the
// draft to be theirs from writing to one file.
QString idAfter(const QStringList &ids)
{
    const qint64 last = ids.isEmpty() ? 0 : ids.last().section(u'-', 0, 0).toLongLong();
    return u"%1-%2"_s.arg(last + 1, numberLength, 10, QLatin1Char('0'))
        .arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
}

} // namespace

QStringList versionsToThin(QList<DraftVersion> versions)
{
    QStringList thinned;
    while (versions.size() > mostDraftVersions) {
        qsizetype leastMissed = newestDraftVersions;
        qint64 smallestGap = std::numeric_limits<qint64>::max();
        for (qsizetype i = newestDraftVersions; i + 1 < versions.size(); ++i) {
            const qint64 gap = std::abs(versions.at(i + 1).savedAt.msecsTo(versions.at(i - 1).savedAt));
            if (gap < smallestGap) {
                smallestGap = gap;
                leastMissed = i;
            }
        }
        thinned.append(versions.takeAt(leastMissed).id);
    }
    return thinned;
}

DraftVersions::DraftVersions(QString folder)
    : m_folder(std::move(folder))
{}

QString DraftVersions::pathOf(const QString &id) const
{
    return QDir(m_folder).filePath(id + u".json"_s);
}

QStringList DraftVersions::ids() const
{
    QStringList ids;
    const QStringList names =
        QDir(m_folder).entryList({u"*.json"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QString &name : names)
        ids.append(name.chopped(5));
    return ids;
}

QList<DraftVersion> DraftVersions::list() const
{
    QList<DraftVersion> versions;
    const QStringList all = ids();
    for (auto id = all.crbegin(); id != all.crend(); ++id) {
        const DraftFile file = readDraftHead(pathOf(*id));
        versions.append(
            {*id, file.head.savedAt, file.head.bytes, file.head.reason, file.state == DraftFileState::Sound});
    }
    return versions;
}

DraftFile DraftVersions::read(const QString &id) const
{
    return ids().contains(id) ? readDraftFile(pathOf(id)) : DraftFile();
}

Status DraftVersions::keep(const SavedDraft &saved, VersionReason reason, const QDateTime &savedAt)
{
    if (Status made = makePrivateFolder(m_folder, true); !made)
        return made;
    const QStringList before = ids();
    if (!before.isEmpty()) {
        const DraftFile newest = readDraftFile(pathOf(before.last()));
        if (newest.state == DraftFileState::Sound && newest.saved.draft == saved.draft)
            return Done{};
    }
    const QByteArray bytes = draftFileBytes(saved, savedAt, reason);
    if (Status written = writeFileDurably(pathOf(idAfter(before)), bytes); !written)
        return written;
    if (before.size() >= mostDraftVersions) {
        const QStringList thinned = versionsToThin(list());
        for (const QString &id : thinned)
            QFile::remove(pathOf(id)); // where that fails, the next version tries again
        // What a crash in the middle of keeping one left behind.
        QDir folder(m_folder);
        const QStringList unfinished = folder.entryList({u"*.tmp"_s}, QDir::Files | QDir::Hidden);
        for (const QString &name : unfinished)
            folder.remove(name);
    }
    return Done{};
}

} // namespace crier
