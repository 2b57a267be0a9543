// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draft_keeper.h"

#include <QTimer>

#include <chrono>

namespace crier {

DraftKeeper::DraftKeeper(QString dataDir, QObject *parent)
    : QObject(parent)
    , m_dataDir(std::move(dataDir))
    , m_place(new QObject)
    , m_store(std::make_shared<std::unique_ptr<DraftStore>>())
    , m_timer(new QTimer(this))
{
    m_place->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("drafts"));
    m_timer->setSingleShot(true);
    m_timer->setInterval(std::chrono::milliseconds{800}); // and the rest of the second for the disk
    connect(m_timer, &QTimer::timeout, this, &DraftKeeper::write);
}

DraftKeeper::~DraftKeeper()
{
    flush();
    if (m_thread.isRunning()) {
        QMetaObject::invokeMethod(m_place, [store = m_store, thread = &m_thread] {
            store->reset(); // its lock goes with it, on its own thread
            thread->quit();
        });
        m_thread.wait();
    }
    delete m_place;
}

void DraftKeeper::adopt()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_place, [this, store = m_store, dataDir = m_dataDir] {
        *store = std::make_unique<DraftStore>(dataDir);
        auto result = (*store)->adopt();
        const QString damaged = (*store)->damagedPath();
        // `this` outlives the thread: the destructor waits for it.
        QMetaObject::invokeMethod(this, [this, result, damaged] {
            if (!result.ok()) {
                Q_EMIT failed(result.error());
                Q_EMIT adopted(std::nullopt, damaged);
                return;
            }
            Q_EMIT adopted(result.value(), damaged);
        });
    });
}

void DraftKeeper::touch()
{
    if (!m_timer->isActive())
        m_timer->start(); // from the first unsaved change, so that steady typing does not put it off
}

bool DraftKeeper::hasUnsaved() const
{
    return m_timer->isActive();
}

void DraftKeeper::flush()
{
    if (m_timer->isActive())
        write();
}

void DraftKeeper::write()
{
    m_timer->stop();
    if (!m_snapshot || !m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(m_place, [this, store = m_store, draft = m_snapshot()] {
        if (!*store)
            return;
        const Status status = (*store)->save(draft);
        QMetaObject::invokeMethod(this, [this, status] {
            if (!status.ok())
                Q_EMIT failed(status.error());
            else if (!m_timer->isActive())
                Q_EMIT saved();
        });
    });
}

void DraftKeeper::bringBack()
{
    m_timer->start();
    write();
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(m_place, [this, store = m_store, dataDir = m_dataDir] {
        // While the present draft is still held, the newest free one is the one before it.
        auto earlier = std::make_unique<DraftStore>(dataDir);
        const auto result = earlier->adopt();
        if (result.ok() && result.value())
            *store = std::move(earlier);
        QMetaObject::invokeMethod(this, [this, result] {
            if (!result.ok())
                Q_EMIT failed(result.error());
            else
                Q_EMIT broughtBack(result.value());
        });
    });
}

void DraftKeeper::startFresh()
{
    m_timer->start();
    write();
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_place, [store = m_store, dataDir = m_dataDir] { *store = std::make_unique<DraftStore>(dataDir); });
}

} // namespace crier
