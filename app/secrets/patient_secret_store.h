// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_backend.h"
#include "app/secrets/secret_store.h"

#include <QPointer>

#include <list>
#include <memory>

class QTimer;

namespace crier {

// Keeps SecretStore's promises whatever the backend does. Questions are put to it one after another, in the
// order they came. One whose time is over before its turn is never put; one under way is answered with
// Silent, and what the backend says to it afterwards is dropped and wiped. A write that ended in Silent may
// therefore have happened.
class PatientSecretStore : public SecretStore
{
    Q_OBJECT

public:
    PatientSecretStore(std::unique_ptr<SecretBackend> backend, std::chrono::milliseconds timeLimit,
                       QObject *parent = nullptr);
    ~PatientSecretStore() override;

    void read(const QByteArray &id, QObject *context, Done done) override;
    void write(const QByteArray &id, const Secret &secret, QObject *context, Done done) override;
    void remove(const QByteArray &id, QObject *context, Done done) override;
    QString name() const override;

private:
    enum class Task { Read, Write, Remove };
    struct Question
    {
        quint64 number = 0;
        Task task = Task::Read;
        QByteArray key;
        Secret secret; // of a write
        QPointer<QObject> context;
        Done done;
        std::unique_ptr<QTimer> limit;
    };

    void ask(Task task, const QByteArray &id, const Secret &secret, QObject *context, Done done);
    void putNext();
    void onAnswer(quint64 number, const SecretAnswer &answer);
    void conclude(quint64 number, const SecretAnswer &answer);

    std::unique_ptr<SecretBackend> m_backend;
    std::chrono::milliseconds m_timeLimit;
    std::list<Question> m_questions; // without the answered ones
    quint64 m_lastNumber = 0;
    quint64 m_underWay = 0; // what the backend works on, answered by us or not; 0: nothing
};

} // namespace crier
