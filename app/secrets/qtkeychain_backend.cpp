// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_backend.h"
#if !defined(Q_OS_MACOS)
#include "app/secrets/secret_service.h"
#endif

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

#include <utility>

namespace crier {

namespace {

const QString &serviceName()
{
    static const QString name = QStringLiteral("Crier");
    return name;
}

// The Secret Service, KWallet or the macOS Keychain through QtKeychain.
class QtKeychainBackend : public SecretBackend
{
    Q_DECLARE_TR_FUNCTIONS(QtKeychainBackend)

public:
    void read(const QByteArray &key, Answer answer) override;
    void write(const QByteArray &key, const Secret &secret, Answer answer) override;
    void remove(const QByteArray &key, Answer answer) override;
    QString name() const override
    {
#if defined(Q_OS_MACOS)
        return tr("macOS Keychain");
#else
        return tr("GNOME Keyring or another Secret Service");
#endif
    }
};

// The bytes are the job's as well, and it keeps them until it is deleted; wiping the ones we share wipes
// both.
void wipeShared(const QByteArray &bytes)
{
    volatile char *out = const_cast<char *>(bytes.constData());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        out[i] = 0;
}

// Jobs belong to nobody and delete themselves: deleting one under way is a crash in QtKeychain, whose
// callbacks hold it by a plain pointer.
void begin(QKeychain::Job *job, const QByteArray &key)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(QString::fromUtf8(key));
    job->start();
}

SecretAnswer plainAnswer(const QKeychain::Job *job)
{
    switch (job->error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return {.trouble = SecretTrouble::NotFound};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {.trouble = SecretTrouble::Denied, .detail = job->errorString()};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {.trouble = SecretTrouble::Absent, .detail = job->errorString()};
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return {.trouble = SecretTrouble::Failed, .detail = job->errorString()};
}

void QtKeychainBackend::read(const QByteArray &key, Answer answer)
{
    auto *job = new QKeychain::ReadPasswordJob(serviceName());
    QObject::connect(job, &QKeychain::Job::finished, job, [job, key, answer = std::move(answer)] {
        SecretAnswer given = plainAnswer(job);
        if (given.trouble == SecretTrouble::None) {
            const QByteArray bytes = job->binaryData();
            given.secret = Secret(QByteArray(bytes.constData(), bytes.size()));
            wipeShared(bytes);
            answer(std::move(given));
            return;
        }
#if defined(Q_OS_MACOS)
        answer(std::move(given));
#else
        explainRead(serviceName(), key, std::move(given), answer);
#endif
    });
    begin(job, key);
}

void QtKeychainBackend::write(const QByteArray &key, const Secret &secret, Answer answer)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName());
    // Binary, because text would pass through a QString, which nobody wipes. A copy, because the job keeps
    // what it is given.
    const QByteArray bytes(secret.reveal().constData(), secret.reveal().size());
    job->setBinaryData(bytes);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, key, bytes, answer = std::move(answer)] {
        wipeShared(bytes);
#if defined(Q_OS_MACOS)
        answer(plainAnswer(job));
#else
        explainWrite(serviceName(), key, plainAnswer(job), answer);
#endif
    });
    begin(job, key);
}

void QtKeychainBackend::remove(const QByteArray &key, Answer answer)
{
    auto *job = new QKeychain::DeletePasswordJob(serviceName());
    QObject::connect(job, &QKeychain::Job::finished, job, [job, key, answer = std::move(answer)] {
        SecretAnswer given = plainAnswer(job);
        if (given.trouble == SecretTrouble::NotFound)
            given = {};
#if defined(Q_OS_MACOS)
        answer(std::move(given));
#else
        explainRemove(serviceName(), key, std::move(given), answer);
#endif
    });
    begin(job, key);
}

} // namespace

std::unique_ptr<SecretBackend> makeSystemSecretBackend()
{
    return std::make_unique<QtKeychainBackend>();
}

} // namespace crier
