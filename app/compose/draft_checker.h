// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace crier {

// Checks drafts without the window waiting: a large one on a thread of its own, a small one at once. The
// newest wins: a draft that was overtaken while it waited is not checked at all, and its answer is never
// told.
class DraftChecker : public QObject
{
    Q_OBJECT

public:
    explicit DraftChecker(QObject *parent = nullptr);
    ~DraftChecker() override;

    // Answered by checked(), before this returns when the draft is small.
    void check(const Draft &draft, const CheckContext &context);
    // No answer is on its way.
    bool isIdle() const { return m_asked == m_answered; }

Q_SIGNALS:
    void checked(const QList<crier::Finding> &findings);

private:
    struct Shared;
    void answer(quint64 number, const QList<Finding> &findings);

    std::shared_ptr<Shared> m_shared;
    QThread m_thread; // runs only once a large draft has come
    QObject *m_place; // a context object on m_thread
    quint64 m_asked = 0;
    quint64 m_answered = 0;
};

} // namespace crier
