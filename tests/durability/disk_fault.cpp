// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/preload_paths.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>

// Preloaded into a program, makes the disk fail: of all calls that change or flush something in folder
// CRIER_FAULT_ROOT, number CRIER_FAULT_AT (from 1) fails with error CRIER_FAULT_ERRNO, and with
// CRIER_FAULT_LASTING every later one as well. With CRIER_FAULT_KILLS the program dies there by SIGKILL
// instead. File CRIER_FAULT_HIT is made when it happens.

namespace {

long numberFrom(const char *variable)
{
    const char *const text = std::getenv(variable);
    return text ? std::strtol(text, nullptr, 10) : 0;
}

// Whether this call has to fail; then errno is set.
bool fails(int fd)
{
    static const char *const root = std::getenv("CRIER_FAULT_ROOT");
    static const long at = numberFrom("CRIER_FAULT_AT");
    static const bool isLasting = std::getenv("CRIER_FAULT_LASTING") != nullptr;
    static std::atomic<long> calls{0};
    if (!root || !crier::test::liesUnder(fd, root))
        return false;
    const long call = ++calls;
    if (call != at && !(isLasting && call > at))
        return false;
    const int hit = ::open(std::getenv("CRIER_FAULT_HIT"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (hit == -1)
        std::abort();
    ::close(hit);
    if (std::getenv("CRIER_FAULT_KILLS"))
        ::raise(SIGKILL);
    errno = int(numberFrom("CRIER_FAULT_ERRNO"));
    return true;
}

template<typename Function>
Function *original(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

#define CRIER_EXPORTED __attribute__((visibility("default")))

extern "C" {

CRIER_EXPORTED ssize_t write(int fd, const void *bytes, size_t size)
{
    static auto *const call = original<ssize_t(int, const void *, size_t)>("write");
    return fails(fd) ? -1 : call(fd, bytes, size);
}

CRIER_EXPORTED ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
    static auto *const call = original<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    return fails(fd) ? -1 : call(fd, bytes, size, offset);
}

CRIER_EXPORTED ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset)
{
    static auto *const call = original<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    return fails(fd) ? -1 : call(fd, bytes, size, offset);
}

CRIER_EXPORTED int ftruncate(int fd, off_t size) noexcept
{
    static auto *const call = original<int(int, off_t)>("ftruncate");
    return fails(fd) ? -1 : call(fd, size);
}

CRIER_EXPORTED int ftruncate64(int fd, off64_t size) noexcept
{
    static auto *const call = original<int(int, off64_t)>("ftruncate64");
    return fails(fd) ? -1 : call(fd, size);
}

CRIER_EXPORTED int fsync(int fd)
{
    static auto *const call = original<int(int)>("fsync");
    return fails(fd) ? -1 : call(fd);
}

CRIER_EXPORTED int fdatasync(int fd)
{
    static auto *const call = original<int(int)>("fdatasync");
    return fails(fd) ? -1 : call(fd);
}
}
