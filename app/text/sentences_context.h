// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace crier {

// What the sentences of this folder are translated under; for its sources alone.
struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

} // namespace crier
