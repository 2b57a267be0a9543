// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/spelling/dictionaries.h"

#include <QStringList>

#include <memory>

namespace crier {

// What knows the words of one dictionary. Only one thread at a time.
class SpellEngine
{
public:
    virtual ~SpellEngine() = default;

    // Also true of words the dictionary cannot spell in its encoding: it has no say about them.
    virtual bool knows(const QString &word) = 0;
    // The best first. May take half a second for long words.
    virtual QStringList suggestions(const QString &word) = 0;
    // Makes the word known and suggested until the engine ends.
    virtual void learn(const QString &word) = 0;
};

// Whether this program was built with Hunspell.
bool hasSpellEngine();

// Reads a dictionary, which takes a tenth of a second. Errors: InvalidInput (an encoding that cannot be
// converted here; the detail names it), StorageCorrupt, those of a file that cannot be read, Internal without
// hasSpellEngine().
Result<std::unique_ptr<SpellEngine>> loadSpellEngine(const Dictionary &dictionary);

} // namespace crier
