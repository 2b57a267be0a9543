// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/patient_secret_store.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace crier {

PatientSecretStore::PatientSecretStore(std::unique_ptr<SecretBackend> backend,
                                       std::chrono::milliseconds timeLimit, QObject *parent)
    : SecretStore(parent)
    , m_backend(std::move(backend))
    , m_timeLimit(timeLimit)
{}

PatientSecretStore::~PatientSecretStore() = default;

void PatientSecretStore::read(const QByteArray &id, QObject *context, Done done)
{
    ask(Task::Read, id, {}, context, std::move(done));
}

void PatientSecretStore::write(const QByteArray &id, const Secret &secret, QObject *context, Done done)
{
    ask(Task::Write, id, secret, context, std::move(done));
}

void PatientSecretStore::remove(const QByteArray &id, QObject *context, Done done)
{
    ask(Task::Remove, id, {}, context, std::move(done));
}

QString PatientSecretStore::name() const
{
    return m_backend->name();
}

void PatientSecretStore::ask(Task task, const QByteArray &id, const Secret &secret, QObject *context,
                             Done done)
{
    Q_ASSERT(context && !id.isEmpty());
    const quint64 number = ++m_lastNumber;
    auto limit = std::make_unique<QTimer>();
    limit->setSingleShot(true);
    limit->setTimerType(Qt::PreciseTimer); // "at the latest" is a promise
    connect(limit.get(), &QTimer::timeout, this,
            [this, number] { conclude(number, {.trouble = SecretTrouble::Silent}); });
    limit->start(m_timeLimit);
    m_questions.push_back(
        {number, task, QByteArrayLiteral("crier/") + id, secret, context, std::move(done), std::move(limit)});
    QMetaObject::invokeMethod(this, &PatientSecretStore::putNext, Qt::QueuedConnection);
}

void PatientSecretStore::putNext()
{
    if (m_underWay)
        return;
    // Nobody waits for these any more. A write is another matter: the person gave the order.
    m_questions.remove_if(
        [](const Question &question) { return question.task == Task::Read && !question.context; });
    if (m_questions.empty())
        return;
    const Question &question = m_questions.front();
    const quint64 number = question.number;
    m_underWay = number;
    const SecretBackend::Answer answer = [self = QPointer(this), number](const SecretAnswer &given) {
        if (self)
            self->onAnswer(number, given);
    };
    // By value: an answer from inside takes the question off the list.
    const QByteArray key = question.key;
    switch (question.task) {
    case Task::Read:
        m_backend->read(key, answer);
        return;
    case Task::Write:
        m_backend->write(key, Secret(question.secret), answer);
        return;
    case Task::Remove:
        m_backend->remove(key, answer);
        return;
    }
}

void PatientSecretStore::onAnswer(quint64 number, const SecretAnswer &answer)
{
    if (number != m_underWay)
        return; // a second answer to the same question
    m_underWay = 0;
    // Before the answer is given: whoever gets it may delete this store.
    QMetaObject::invokeMethod(this, &PatientSecretStore::putNext, Qt::QueuedConnection);
    conclude(number, answer);
}

void PatientSecretStore::conclude(quint64 number, const SecretAnswer &answer)
{
    const auto found = std::find_if(m_questions.begin(), m_questions.end(),
                                    [number](const Question &each) { return each.number == number; });
    if (found == m_questions.end())
        return; // its time was over
    const QPointer<QObject> context = found->context;
    const Done done = std::move(found->done);
    found->limit.release()->deleteLater(); // this may be its own signal
    m_questions.erase(found);
    if (context && done)
        done(answer);
}

SecretStore *makeSystemSecretStore(QObject *parent)
{
    return new PatientSecretStore(makeSystemSecretBackend(), SecretStore::patience, parent);
}

} // namespace crier
