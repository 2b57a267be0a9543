// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draft_keeper.h"

#include <QMutex>
#include <QSemaphore>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace crier {

namespace {

using namespace std::chrono_literals;

constexpr auto saveDelay = 800ms; // and the rest of the second for the disk
constexpr auto versionInterval = 60s;
constexpr auto firstRetry = 1s;
constexpr auto longestRetry = 30s;

} // namespace

// The newest state that waits for the disk. Holds one at most, however long the disk takes.
struct DraftMailbox
{
    QMutex mutex;
    std::optional<SavedDraft> newest;

    // True when it was empty, and so nobody is on the way to fetch it.
    bool put(SavedDraft draft)
    {
        const QMutexLocker lock(&mutex);
        const bool wasEmpty = !newest;
        newest = std::move(draft);
        return wasEmpty;
    }
    std::optional<SavedDraft> take()
    {
        const QMutexLocker lock(&mutex);
        return std::exchange(newest, std::nullopt);
    }
};

DraftKeeper::DraftKeeper(QString dataDir, QObject *parent)
    : QObject(parent)
    , m_place(new QObject)
    , m_desk(std::make_shared<DraftDesk>(std::move(dataDir)))
    , m_mailbox(std::make_shared<DraftMailbox>())
    , m_timer(new QTimer(this))
    , m_versionTimer(new QTimer(this))
    , m_patience(firstRetry)
{
    m_place->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("drafts"));
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_isDirty)
            write();
        else
            retry();
    });
    m_versionTimer->setSingleShot(true);
    m_versionTimer->setInterval(versionInterval);
    connect(m_versionTimer, &QTimer::timeout, this, [this] { keepVersion(VersionReason::Minute); });
}

DraftKeeper::~DraftKeeper()
{
    flush();
    if (m_thread.isRunning()) {
        QMetaObject::invokeMethod(m_place, [desk = m_desk, thread = &m_thread]() mutable {
            if (desk->hasUnsaved())
                desk->save(std::nullopt);
            thread->quit();
        });
        m_thread.wait();
    }
    delete m_place;
}

// Does `work` on the desk's thread and gives its result to `answer` on this one.
template<typename Work, typename Answer>
void DraftKeeper::ask(Work work, Answer answer)
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_place, [this, desk = m_desk, work = std::move(work), answer = std::move(answer)] {
            // `this` outlives the thread: the destructor waits for it.
            QMetaObject::invokeMethod(this, [answer, result = work(*desk)] { answer(result); });
        });
}

void DraftKeeper::post(std::function<SaveReport(DraftDesk &)> work)
{
    if (!m_thread.isRunning())
        return;
    ++m_reportsDue;
    ask(std::move(work), [this](const SaveReport &report) { onReport(report); });
}

void DraftKeeper::adopt()
{
    m_thread.start();
    struct Adopted
    {
        Result<std::optional<SavedDraft>> draft;
        QList<DraftTrouble> damaged;
    };
    ask(
        [](DraftDesk &desk) {
            QList<DraftTrouble> damaged;
            auto draft = desk.adopt(&damaged);
            return Adopted{std::move(draft), damaged};
        },
        [this](const Adopted &result) {
            m_timer->stop();
            m_isDirty = false;
            m_isAdopted = true;
            if (!result.draft)
                Q_EMIT failed(result.draft.error());
            Q_EMIT adopted(result.draft ? *result.draft : std::nullopt);
            if (!result.damaged.isEmpty())
                Q_EMIT damagedFound(result.damaged);
        });
    QMetaObject::invokeMethod(m_place, [desk = m_desk] { desk->purgeDeleted(); });
}

void DraftKeeper::touch()
{
    touchPlace();
    if (!m_versionTimer->isActive())
        m_versionTimer->start();
}

void DraftKeeper::touchPlace()
{
    m_isDirty = true;
    // From the first unsaved change, so that steady typing does not put it off; a longer wait is one for the
    // next try after a failure.
    if (!m_timer->isActive() || m_timer->remainingTimeAsDuration() > saveDelay)
        m_timer->start(saveDelay);
}

bool DraftKeeper::hasUnsaved() const
{
    return m_isDirty || m_reportsDue > 0 || m_isFailing;
}

void DraftKeeper::flush()
{
    if (m_isDirty)
        write();
}

void DraftKeeper::write()
{
    m_timer->stop();
    if (!m_snapshot || !m_isAdopted)
        return;
    const bool wasEmpty = m_mailbox->put(m_snapshot());
    m_isDirty = false;
    if (wasEmpty)
        post([mailbox = m_mailbox](DraftDesk &desk) { return desk.save(mailbox->take()); });
}

void DraftKeeper::retry()
{
    post([](DraftDesk &desk) { return desk.save(std::nullopt); });
}

void DraftKeeper::onReport(const SaveReport &report)
{
    --m_reportsDue;
    m_isFailing = !report.isComplete;
    if (report.isComplete)
        m_patience = firstRetry;
    if (m_isFailing && !m_timer->isActive()) {
        m_timer->start(m_patience);
        m_patience = std::min<std::chrono::milliseconds>(2 * m_patience, longestRetry);
    }
    if (report.becameCopy)
        Q_EMIT continuedAsCopy();
    if (report.error)
        Q_EMIT failed(*report.error);
    else if (!hasUnsaved())
        Q_EMIT saved();
}

Status DraftKeeper::flushAndWait(std::chrono::milliseconds patience)
{
    flush();
    if (!m_thread.isRunning())
        return Done{};
    struct Answer
    {
        QSemaphore isThere;
        std::optional<Error> error;
    };
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(m_place, [desk = m_desk, answer] {
        if (desk->hasUnsaved())
            answer->error = desk->save(std::nullopt).error;
        answer->isThere.release();
    });
    if (!answer->isThere.tryAcquire(1, int(patience.count())))
        return Error{ErrorKind::StorageBusy, {}};
    if (answer->error)
        return *answer->error;
    return Done{};
}

// The window's last word on the present draft, where the desk has not heard it yet.
std::optional<SavedDraft> DraftKeeper::takeLast()
{
    std::optional<SavedDraft> last = m_mailbox->take();
    // Whoever is still on the way to the old box must not find the next draft in it.
    m_mailbox = std::make_shared<DraftMailbox>();
    if (m_isDirty && m_snapshot)
        last = m_snapshot();
    m_isDirty = false;
    m_timer->stop();
    m_versionTimer->stop();
    return last;
}

void DraftKeeper::keepVersion(VersionReason reason)
{
    if (!m_snapshot || !m_isAdopted)
        return;
    takeLast();
    post([draft = m_snapshot(), reason](DraftDesk &desk) { return desk.keepVersion(draft, reason); });
}

void DraftKeeper::startFresh()
{
    if (!m_isAdopted)
        return;
    Q_EMIT leaving();
    post([last = takeLast()](DraftDesk &desk) { return desk.startFresh(last); });
}

void DraftKeeper::turn(std::function<OpenedDraft(DraftDesk &)> get, bool isRestore,
                       std::function<void(const OpenedDraft &)> answer)
{
    if (!m_isAdopted || m_isTurning)
        return;
    m_isTurning = true;
    flush();
    ask(std::move(get), [this, isRestore, answer = std::move(answer)](const OpenedDraft &draft) {
        m_isTurning = false;
        if (draft.isOpened()) {
            Q_EMIT leaving();
            const auto replacement = isRestore ? std::optional(draft.saved) : std::nullopt;
            post([turn = TurnOver{takeLast(), replacement}](DraftDesk &desk) { return desk.turnOver(turn); });
        }
        answer(draft);
        if (!draft.damaged.isEmpty() && draft.outcome != OpenOutcome::Damaged) // else the answer says it
            Q_EMIT damagedFound(draft.damaged);
    });
}

void DraftKeeper::open(const QString &id)
{
    turn([id](DraftDesk &desk) { return desk.open(id); }, false,
         [this](const OpenedDraft &draft) { Q_EMIT opened(draft); });
}

void DraftKeeper::openCopy(const QString &id)
{
    turn([id](DraftDesk &desk) { return desk.openCopy(id); }, false,
         [this](const OpenedDraft &draft) { Q_EMIT opened(draft); });
}

void DraftKeeper::restoreVersion(const QString &id, const QString &version)
{
    turn([id, version](DraftDesk &desk) { return desk.restore(id, version); }, true,
         [this](const OpenedDraft &draft) { Q_EMIT opened(draft); });
}

void DraftKeeper::bringBack()
{
    turn([](DraftDesk &desk) { return desk.openEarlier(); }, false,
         [this](const OpenedDraft &draft) {
             if (draft.error)
                 Q_EMIT failed(*draft.error);
             else
                 Q_EMIT broughtBack(draft.isOpened() ? std::optional(draft.saved) : std::nullopt);
         });
}

void DraftKeeper::list(bool withDeleted)
{
    flush(); // the list shall know the last words
    ask([withDeleted](DraftDesk &desk) { return desk.list(withDeleted); },
        [this](const DraftListing &listing) { Q_EMIT listed(listing); });
}

void DraftKeeper::versions(const QString &id)
{
    ask([id](DraftDesk &desk) { return desk.versions(id); },
        [this, id](const QList<DraftVersion> &versions) { Q_EMIT versionsListed(id, versions); });
}

void DraftKeeper::readVersion(const QString &id, const QString &version)
{
    flush();
    ask([id, version](DraftDesk &desk) { return desk.read(id, version); },
        [this, id, version](const DraftFile &file) { Q_EMIT versionRead(id, version, file); });
}

void DraftKeeper::compare(const QString &id, const QString &before, const QString &after)
{
    flush();
    ask([id, before, after](DraftDesk &desk) { return desk.compare(id, before, after); },
        [this, id, before, after](const DraftComparison &comparison) {
            Q_EMIT compared(id, before, after, comparison);
        });
}

void DraftKeeper::remove(const QString &id)
{
    ask([id](DraftDesk &desk) { return desk.remove(id); },
        [this, id](const Status &status) {
            Q_EMIT removed(id, status ? std::nullopt : std::optional(status.error()));
        });
}

void DraftKeeper::takeBack(const QString &id)
{
    ask([id](DraftDesk &desk) { return desk.takeBack(id); },
        [this, id](const Status &status) {
            Q_EMIT takenBack(id, status ? std::nullopt : std::optional(status.error()));
        });
}

} // namespace crier
