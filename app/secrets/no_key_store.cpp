// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_backend.h"

#include <QCoreApplication>

namespace crier {

namespace {

// Built without QtKeychain. There is no second best: a secret is never written to a file.
class NoKeyStore : public SecretBackend
{
    Q_DECLARE_TR_FUNCTIONS(NoKeyStore)

public:
    void read(const QByteArray &, Answer answer) override { answer(absent()); }
    void write(const QByteArray &, const Secret &, Answer answer) override { answer(absent()); }
    void remove(const QByteArray &, Answer answer) override { answer(absent()); }
    QString name() const override { return tr("not part of this build of Crier"); }

private:
    static SecretAnswer absent() { return {.trouble = SecretTrouble::Absent}; }
};

} // namespace

std::unique_ptr<SecretBackend> makeSystemSecretBackend()
{
    return std::make_unique<NoKeyStore>();
}

} // namespace crier
