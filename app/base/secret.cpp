// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secret.h"

#include <cstdlib>
#include <cstring>

#if defined(Q_OS_WIN)
#include <qt_windows.h>
#else
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/types.h>
#endif
#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#elif defined(Q_OS_MACOS)
#include <sys/ptrace.h>
#endif

#if defined(Q_OS_WIN)
// By hand: the header it stands in does not compile with every tool chain.
extern "C" HRESULT WINAPI WerSetFlags(DWORD flags);
#endif

namespace crier {

namespace {
#if defined(Q_OS_WIN)
constexpr DWORD noHeapInReports = 1; // WER_FAULT_REPORTING_FLAG_NOHEAP
#endif

// A plain memset of memory that is about to be freed may be optimised away; writes through volatile may not.
void wipeBytes(char *bytes, std::size_t size)
{
    volatile char *out = bytes;
    while (size-- > 0)
        *out++ = 0;
}
} // namespace

void Secret::wipe()
{
    // Shared bytes belong to somebody else as well; detaching would only make one more copy to wipe.
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        wipeBytes(m_bytes.data(), std::size_t(m_bytes.size()));
    m_bytes.clear();
}

void wipe(QString &text)
{
    if (!text.isEmpty() && text.isDetached())
        wipeBytes(reinterpret_cast<char *>(text.data()), std::size_t(text.size()) * sizeof(QChar));
    text.clear();
}

Secret takeSecretFromEnvironment(const QByteArray &name)
{
    char *value = std::getenv(name.constData());
    if (!value)
        return {};
    QByteArray bytes(value);
    wipeBytes(value, std::strlen(value)); // /proc/PID/environ shows this very memory
    qunsetenv(name.constData());
    return Secret(std::move(bytes));
}

void hardenProcess()
{
#if defined(CRIER_SANITIZED)
    // The leak checker stops the process with ptrace, which is what this function forbids.
#elif defined(Q_OS_WIN)
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    WerSetFlags(noHeapInReports);
#else
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#if defined(Q_OS_LINUX)
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#elif defined(Q_OS_MACOS)
    ptrace(PT_DENY_ATTACH, 0, nullptr, 0);
#endif
#endif
#if !defined(Q_OS_WIN)
    umask(S_IRWXG | S_IRWXO); // whatever a library creates for us, SQLite's journal among it
#endif
}

} // namespace crier
