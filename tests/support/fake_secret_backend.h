// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_backend.h"

#include <QHash>
#include <QList>

#include <utility>

namespace crier {

// A key store in memory that can be as bad as the real ones: it answers from inside the question, twice, only
// when told to, or with any trouble.
class FakeSecretBackend : public SecretBackend
{
public:
    void read(const QByteArray &key, Answer answer) override
    {
        calls.append("read " + key);
        SecretAnswer given;
        if (kept.contains(key))
            given.secret = kept.value(key);
        else
            given.trouble = SecretTrouble::NotFound;
        say(std::move(given), std::move(answer));
    }
    void write(const QByteArray &key, const Secret &secret, Answer answer) override
    {
        calls.append("write " + key);
        if (trouble == SecretTrouble::None)
            kept.insert(key, secret);
        say({}, std::move(answer));
    }
    void remove(const QByteArray &key, Answer answer) override
    {
        calls.append("remove " + key);
        if (trouble == SecretTrouble::None)
            kept.remove(key);
        say({}, std::move(answer));
    }
    QString name() const override { return QStringLiteral("a fake key store"); }

    // Gives the answers that were held back.
    void release()
    {
        for (const auto &give : std::exchange(m_held, {}))
            give();
    }

    QHash<QByteArray, Secret> kept;
    SecretTrouble trouble = SecretTrouble::None; // what every answer says
    QString detail;
    int times = 1;      // how often each answer comes
    bool holds = false; // until release()
    QList<QByteArray> calls;

private:
    void say(SecretAnswer given, Answer answer)
    {
        if (trouble != SecretTrouble::None)
            given = {.trouble = trouble, .detail = detail};
        auto give = [given = std::move(given), answer = std::move(answer), count = times] {
            for (int i = 0; i < count; ++i)
                answer(given);
        };
        if (holds)
            m_held.append(give);
        else
            give();
    }

    QList<std::function<void()>> m_held;
};

} // namespace crier
