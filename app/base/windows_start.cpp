// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/windows_start.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#include <fcntl.h>
#include <io.h>
#include <qt_windows.h>

#include <cstdio>
#endif

namespace crier {

#if defined(Q_OS_WIN)

namespace {

constexpr std::size_t bufferSize = 65'536;

bool isConsole(std::FILE *stream)
{
    const int descriptor = _fileno(stream);
    DWORD mode = 0;
    return descriptor >= 0 && GetConsoleMode(reinterpret_cast<HANDLE>(_get_osfhandle(descriptor)), &mode);
}

// Nothing to write to: neither a console nor a pipe nor a file was handed over.
bool isNowhere(DWORD which)
{
    const HANDLE handle = GetStdHandle(which);
    return handle == nullptr || handle == INVALID_HANDLE_VALUE || GetFileType(handle) == FILE_TYPE_UNKNOWN;
}

void borrowConsole()
{
    const bool needsOutput = isNowhere(STD_OUTPUT_HANDLE);
    const bool needsErrors = isNowhere(STD_ERROR_HANDLE);
    if ((!needsOutput && !needsErrors) || !AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    if (needsOutput && std::freopen("CONOUT$", "w", stdout) == nullptr)
        std::clearerr(stdout);
    if (needsErrors && std::freopen("CONOUT$", "w", stderr) == nullptr)
        std::clearerr(stderr);
}

} // namespace

void limitLibrarySearch()
{
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    SetDllDirectoryW(L"");
}

Console::Console()
{
    borrowConsole();
    for (std::FILE *stream : {stdin, stdout, stderr}) {
        if (const int descriptor = _fileno(stream); descriptor >= 0)
            _setmode(descriptor, _O_BINARY);
    }
    // Unbuffered, a character of several bytes could reach the console in pieces, and it shows each as a bad
    // one.
    if (isConsole(stdout))
        std::setvbuf(stdout, nullptr, _IOFBF, bufferSize);
    if (isConsole(stdout) || isConsole(stderr)) {
        m_codePageBefore = GetConsoleOutputCP();
        SetConsoleOutputCP(CP_UTF8);
    }
}

Console::~Console()
{
    std::fflush(stdout);
    std::fflush(stderr);
    if (m_codePageBefore != 0)
        SetConsoleOutputCP(m_codePageBefore);
}

#else

void limitLibrarySearch() {}

Console::Console() = default;
Console::~Console() = default;

#endif

} // namespace crier
