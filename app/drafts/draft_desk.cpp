// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts/draft_desk.h"

#include <algorithm>
#include <utility>

namespace crier {

namespace {

// Versions that wait for a disk that takes them. Beyond that the oldest of them are given up: the drafts
// themselves are what counts.
constexpr size_t mostUnkeptVersions = 20;

} // namespace

DraftDesk::DraftDesk(QString dataDir)
    : m_dataDir(std::move(dataDir))
    , m_folder(m_dataDir)
    , m_current(std::make_unique<DraftStore>(m_dataDir))
{}

DraftDesk::~DraftDesk() = default;

Result<std::optional<SavedDraft>> DraftDesk::adopt(QList<DraftTrouble> *damaged)
{
    auto adopted = m_current->adopt();
    *damaged = m_current->damaged();
    return adopted;
}

bool DraftDesk::saveTo(DraftStore &store, const SavedDraft &draft, SaveReport *report) const
{
    const Result<SaveOutcome> saved = store.save(draft);
    if (saved)
        report->becameCopy = report->becameCopy || *saved == SaveOutcome::SavedAsCopy;
    else if (!report->error)
        report->error = saved.error();
    return saved.ok();
}

SaveReport DraftDesk::save(const std::optional<SavedDraft> &draft)
{
    SaveReport report;
    if (draft)
        m_unsaved = draft;
    if (m_unsaved && saveTo(*m_current, *m_unsaved, &report))
        m_unsaved.reset();
    if (m_nextUnsaved && saveTo(*m_next, *m_nextUnsaved, &report))
        m_nextUnsaved.reset();
    std::erase_if(m_leftBehind, [this, &report](const Unsaved &unsaved) {
        return saveTo(*unsaved.store, unsaved.draft, &report);
    });
    std::erase_if(m_unkept, [this, &report](const UnkeptVersion &unkept) {
        const Status kept = m_folder.versionsOf(unkept.id).keep(unkept.draft, unkept.reason, unkept.savedAt);
        if (!kept && !report.error)
            report.error = kept.error();
        return kept.ok();
    });
    report.isComplete = !hasUnsaved();
    return report;
}

bool DraftDesk::hasUnsaved() const
{
    return m_unsaved || m_nextUnsaved || !m_leftBehind.empty() || !m_unkept.empty();
}

OpenedDraft DraftDesk::open(const QString &id)
{
    OpenedDraft opened;
    if (id == currentId() && !id.isEmpty()) {
        opened.outcome = OpenOutcome::AlreadyOpen; // and what the window shows is newer than any file
        opened.id = id;
        return opened;
    }
    const auto left = std::find_if(m_leftBehind.begin(), m_leftBehind.end(),
                                   [&id](const Unsaved &unsaved) { return unsaved.store->id() == id; });
    if (left != m_leftBehind.end()) { // held by nobody but ourselves, and newer than its file
        opened = {OpenOutcome::Opened, id, left->draft, {}, std::nullopt};
        Unsaved found = std::move(*left);
        m_leftBehind.erase(left);
        setNext(std::move(found.store), found.draft);
        return opened;
    }
    auto next = std::make_unique<DraftStore>(m_dataDir);
    opened = next->open(id);
    if (opened.isOpened())
        setNext(std::move(next));
    return opened;
}

OpenedDraft DraftDesk::openCopy(const QString &id)
{
    const DraftFile file = read(id, {});
    OpenedDraft opened{outcomeOf(file.state), id, file.saved, file.detail, std::nullopt};
    if (!opened.isOpened())
        return opened;
    auto copy = std::make_unique<DraftStore>(m_dataDir);
    if (const Result<SaveOutcome> saved = copy->save(file.saved); !saved) {
        opened.outcome = OpenOutcome::Failed;
        opened.error = saved.error();
        return opened;
    }
    opened.id = copy->id();
    setNext(std::move(copy));
    return opened;
}

OpenedDraft DraftDesk::openEarlier()
{
    // While the present draft is held, the newest free one is the one before it.
    auto earlier = std::make_unique<DraftStore>(m_dataDir);
    const auto adopted = earlier->adopt();
    OpenedDraft opened;
    opened.damaged = earlier->damaged();
    if (!adopted) {
        opened.outcome = OpenOutcome::Failed;
        opened.error = adopted.error();
    } else if (*adopted && earlier->id() != currentId()) { // its own, where the disk took no lock
        opened.outcome = OpenOutcome::Opened;
        opened.id = earlier->id();
        opened.saved = **adopted;
        setNext(std::move(earlier));
    }
    return opened;
}

OpenedDraft DraftDesk::restore(const QString &id, const QString &version)
{
    const DraftFile file = m_folder.versionsOf(id).read(version);
    if (file.state != DraftFileState::Sound)
        return {outcomeOf(file.state), id, {}, file.detail, std::nullopt};
    OpenedDraft opened = open(id);
    if (opened.isOpened() || opened.outcome == OpenOutcome::AlreadyOpen) {
        opened.outcome = OpenOutcome::Opened;
        opened.saved = file.saved;
    }
    return opened;
}

void DraftDesk::setNext(std::unique_ptr<DraftStore> store, const std::optional<SavedDraft> &unsaved)
{
    if (m_next && m_nextUnsaved) // never turned to, and so left behind once more
        m_leftBehind.push_back({std::move(m_next), *m_nextUnsaved});
    m_next = std::move(store);
    m_nextUnsaved = unsaved;
}

void DraftDesk::finishCurrent(const std::optional<SavedDraft> &last, SaveReport *report)
{
    if (last)
        m_unsaved = last;
    if (m_unsaved && !saveTo(*m_current, *m_unsaved, report))
        m_leftBehind.push_back({std::move(m_current), *m_unsaved});
    m_unsaved.reset();
}

SaveReport DraftDesk::turnOver(const TurnOver &turn)
{
    SaveReport report;
    if (m_next) {
        finishCurrent(turn.last, &report);
        m_current = std::move(m_next);
        m_unsaved = std::exchange(m_nextUnsaved, std::nullopt);
    } else if (turn.last) {
        m_unsaved = turn.last;
    }
    if (turn.replacement) {
        const std::optional<SavedDraft> present = m_unsaved ? m_unsaved : m_current->stored();
        if (present)
            keep(currentId(), *present, VersionReason::Restore, &report);
        m_unsaved = turn.replacement;
    }
    if (m_unsaved && saveTo(*m_current, *m_unsaved, &report))
        m_unsaved.reset();
    report.isComplete = !hasUnsaved();
    return report;
}

SaveReport DraftDesk::startFresh(const std::optional<SavedDraft> &last)
{
    SaveReport report;
    finishCurrent(last, &report);
    m_current = std::make_unique<DraftStore>(m_dataDir);
    report.isComplete = !hasUnsaved();
    return report;
}

void DraftDesk::keep(const QString &id, const SavedDraft &draft, VersionReason reason, SaveReport *report)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Status kept = m_folder.versionsOf(id).keep(draft, reason, now);
    if (kept)
        return;
    if (!report->error)
        report->error = kept.error();
    if (m_unkept.size() >= mostUnkeptVersions)
        m_unkept.erase(m_unkept.begin());
    m_unkept.push_back({id, draft, reason, now});
}

SaveReport DraftDesk::keepVersion(const SavedDraft &draft, VersionReason reason)
{
    SaveReport report = save(draft);
    if (!currentId().isEmpty()) // else there is no place to keep it in, and the draft itself waits as well
        keep(currentId(), draft, reason, &report);
    report.isComplete = !hasUnsaved();
    return report;
}

DraftListing DraftDesk::list(bool withDeleted) const
{
    return m_folder.list(currentId(), withDeleted);
}

QList<DraftVersion> DraftDesk::versions(const QString &id) const
{
    return DraftFolder::isId(id) ? m_folder.versionsOf(id).list() : QList<DraftVersion>();
}

DraftFile DraftDesk::read(const QString &id, const QString &version) const
{
    if (!version.isEmpty())
        return DraftFolder::isId(id) ? m_folder.versionsOf(id).read(version) : DraftFile();
    DraftFile file = m_folder.read(id);
    if (id == currentId() && m_unsaved) {
        file.state = DraftFileState::Sound;
        file.saved = *m_unsaved;
    }
    return file;
}

DraftComparison DraftDesk::compare(const QString &id, const QString &before, const QString &after) const
{
    const DraftFile old = read(id, before);
    const DraftFile now = read(id, after);
    DraftComparison comparison{old.state, now.state, {}};
    if (old.state == DraftFileState::Sound && now.state == DraftFileState::Sound)
        comparison.parts = differencesBetween(old.saved.draft, now.saved.draft);
    return comparison;
}

Status DraftDesk::remove(const QString &id)
{
    return m_folder.remove(id); // our own lock on the present one refuses as another window's would
}

Status DraftDesk::takeBack(const QString &id)
{
    return m_folder.takeBack(id);
}

void DraftDesk::purgeDeleted()
{
    m_folder.purgeDeleted(QDateTime::currentDateTimeUtc());
}

} // namespace crier
