// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_store.h"

#include <QHash>

namespace crier {

// A key store in memory that does as a test tells it.
class ScriptedSecretStore : public SecretStore
{
public:
    QHash<QByteArray, QByteArray> kept;
    SecretTrouble trouble = SecretTrouble::None; // what every question ends in
    int questions = 0;

    void read(const QByteArray &id, QObject *context, Done done) override
    {
        SecretAnswer answer;
        answer.trouble = trouble;
        if (trouble == SecretTrouble::None && !kept.contains(id))
            answer.trouble = SecretTrouble::NotFound;
        if (answer.trouble == SecretTrouble::None)
            answer.secret = Secret(kept.value(id));
        reply(answer, context, std::move(done));
    }
    void write(const QByteArray &id, const Secret &secret, QObject *context, Done done) override
    {
        if (trouble == SecretTrouble::None)
            kept.insert(id, secret.reveal());
        replyWithTrouble(context, std::move(done));
    }
    void remove(const QByteArray &id, QObject *context, Done done) override
    {
        if (trouble == SecretTrouble::None)
            kept.remove(id);
        replyWithTrouble(context, std::move(done));
    }
    QString name() const override { return QStringLiteral("the test's own"); }

private:
    void replyWithTrouble(QObject *context, Done done)
    {
        SecretAnswer answer;
        answer.trouble = trouble;
        reply(answer, context, std::move(done));
    }
    void reply(const SecretAnswer &answer, QObject *context, Done done)
    {
        ++questions;
        QMetaObject::invokeMethod(
            context, [answer, done = std::move(done)] { done(answer); }, Qt::QueuedConnection);
    }
};

} // namespace crier
