// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for hunspell_engine.cpp where Hunspell was not found.
#include "app/spelling/spell_engine.h"

namespace crier {

bool hasSpellEngine()
{
    return false;
}

Result<std::unique_ptr<SpellEngine>> loadSpellEngine(const Dictionary &dictionary)
{
    return Error{ErrorKind::Internal, dictionary.id};
}

} // namespace crier
