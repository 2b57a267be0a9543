// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen/screen_watch.h"

namespace crier {

void ScreenWatch::start()
{
    if (!m_listener)
        m_listener = listenForLocking(*this);
}

} // namespace crier
