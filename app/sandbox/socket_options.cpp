// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/socket_options.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace crier {

#ifdef Q_OS_WIN

bool resetOnClose(qintptr descriptor)
{
    LINGER option{};
    option.l_onoff = 1;
    return ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER,
                        reinterpret_cast<const char *>(&option), sizeof option) == 0;
}

bool shutdownWrite(qintptr descriptor)
{
    return ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND) == 0;
}

#else

bool resetOnClose(qintptr descriptor)
{
    linger option{};
    option.l_onoff = 1;
    return ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option) == 0;
}

bool shutdownWrite(qintptr descriptor)
{
    return ::shutdown(static_cast<int>(descriptor), SHUT_WR) == 0;
}

#endif

} // namespace crier
