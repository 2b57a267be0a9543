// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/draft_checker.h"

#include <atomic>

namespace crier {

namespace {
constexpr qsizetype smallContent = 8 * 1024; // bytes; checked in well under a tenth of a millisecond
}

struct DraftChecker::Shared
{
    std::atomic<quint64> newest = 0;
};

DraftChecker::DraftChecker(QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
    , m_place(new QObject)
{
    m_thread.setObjectName(QStringLiteral("check"));
    m_place->moveToThread(&m_thread);
}

DraftChecker::~DraftChecker()
{
    m_shared->newest = 0; // whatever still waits is overtaken
    m_thread.quit();
    m_thread.wait();
    delete m_place;
}

void DraftChecker::check(const Draft &draft, const CheckContext &context)
{
    const quint64 number = ++m_asked;
    m_shared->newest = number;
    if (draft.content.size() <= smallContent) {
        answer(number, checkDraft(draft, context));
        return;
    }
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_place, [this, shared = m_shared, number, draft, context] {
        if (shared->newest != number)
            return;
        const QList<Finding> findings = checkDraft(draft, context);
        // `this` outlives the thread: the destructor waits for it.
        QMetaObject::invokeMethod(this, [this, number, findings] { answer(number, findings); });
    });
}

void DraftChecker::answer(quint64 number, const QList<Finding> &findings)
{
    if (number != m_asked)
        return;
    m_answered = number;
    Q_EMIT checked(findings);
}

} // namespace crier
