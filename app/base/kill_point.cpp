// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/kill_point.h"

#if defined(CRIER_KILL_POINTS)
#include <QByteArray>

#include <csignal>
#include <cstdlib>

void crier::killPoint(const char *name)
{
    static const QByteArray wanted = qgetenv("CRIER_KILL_AT");
    if (wanted != name)
        return;
#if defined(Q_OS_WIN)
    std::abort();
#else
    std::raise(SIGKILL);
#endif
}
#endif
