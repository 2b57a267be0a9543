// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_backend.h"

#include <QCoreApplication>

#include <qt_windows.h>

#include <wincred.h> // wants windows.h before it

#include <string>
#include <utility>

namespace crier {

namespace {

// An adapter of our own: QtKeychain on Windows forgets the service's name, so that two programs with one key
// overwrite each other, and what it says of an error is a number.
class CredentialManager : public SecretBackend
{
    Q_DECLARE_TR_FUNCTIONS(CredentialManager)

public:
    void read(const QByteArray &key, Answer answer) override;
    void write(const QByteArray &key, const Secret &secret, Answer answer) override;
    void remove(const QByteArray &key, Answer answer) override;
    QString name() const override { return tr("Windows Credential Manager"); }
};

SecretAnswer failure(DWORD code)
{
    switch (code) {
    case ERROR_NOT_FOUND:
        return {.trouble = SecretTrouble::NotFound};
    case ERROR_NO_SUCH_LOGON_SESSION: // a service or a network logon: it has no store
        return {.trouble = SecretTrouble::Absent, .detail = qt_error_string(int(code))};
    case ERROR_ACCESS_DENIED:
        return {.trouble = SecretTrouble::Denied, .detail = qt_error_string(int(code))};
    default:
        return {.trouble = SecretTrouble::Failed, .detail = qt_error_string(int(code))};
    }
}

std::wstring targetName(const QByteArray &key)
{
    return QString::fromUtf8(key).toStdWString();
}

void CredentialManager::read(const QByteArray &key, Answer answer)
{
    const std::wstring target = targetName(key);
    CREDENTIALW *credential = nullptr;
    if (!CredReadW(target.c_str(), CRED_TYPE_GENERIC, 0, &credential)) {
        answer(failure(GetLastError()));
        return;
    }
    SecretAnswer found;
    found.secret = Secret(QByteArray(reinterpret_cast<const char *>(credential->CredentialBlob),
                                     qsizetype(credential->CredentialBlobSize)));
    SecureZeroMemory(credential->CredentialBlob, credential->CredentialBlobSize);
    CredFree(credential);
    answer(std::move(found));
}

void CredentialManager::write(const QByteArray &key, const Secret &secret, Answer answer)
{
    // Wine takes more than Windows does, so this is not left to the system.
    if (secret.reveal().size() > CRED_MAX_CREDENTIAL_BLOB_SIZE) {
        answer(
            {.trouble = SecretTrouble::Failed,
             .detail =
                 tr("It is longer than the %1 bytes the store takes.").arg(CRED_MAX_CREDENTIAL_BLOB_SIZE)});
        return;
    }
    std::wstring target = targetName(key);
    std::wstring user = L"Crier"; // the column people see beside the name
    Secret blob(secret);
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.UserName = user.data();
    credential.CredentialBlobSize = DWORD(blob.reveal().size());
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(const_cast<char *>(blob.reveal().constData()));
    // Of this computer only: it must not travel with a roaming profile.
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    answer(CredWriteW(&credential, 0) ? SecretAnswer{} : failure(GetLastError()));
}

void CredentialManager::remove(const QByteArray &key, Answer answer)
{
    const std::wstring target = targetName(key);
    if (CredDeleteW(target.c_str(), CRED_TYPE_GENERIC, 0) || GetLastError() == ERROR_NOT_FOUND)
        answer({});
    else
        answer(failure(GetLastError()));
}

} // namespace

std::unique_ptr<SecretBackend> makeSystemSecretBackend()
{
    return std::make_unique<CredentialManager>();
}

} // namespace crier
