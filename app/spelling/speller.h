// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spelling/personal_words.h"
#include "app/spelling/spell_engine.h"
#include "app/spelling/spell_words.h"

#include <memory>

namespace crier {

// Judges words by one dictionary, by the person's own words, and by what is ignored for now. Only one thread
// at a time; it needs no event loop.
class Speller
{
public:
    static constexpr qsizetype mostSuggestions = 6;

    // `language` is the dictionary's id: words in a script that the language does not use are left alone, so
    // that a Russian name in an English text is no mistake.
    Speller(std::unique_ptr<SpellEngine> engine, const QString &language, PersonalWords personal);

    // True of everything it cannot judge.
    bool isCorrect(QStringView word) const;
    // The words of `text` that are not correct, in order.
    QList<WordPlace> misspelt(QStringView text) const;
    // The best first, mostSuggestions at most. May take half a second.
    QStringList suggestions(QStringView word) const;
    // For good. It counts as correct even when it could not be written down.
    Status addToPersonal(QStringView word);
    // As long as this speller lives.
    void ignore(QStringView word);

private:
    bool isForeign(QStringView word) const;

    std::unique_ptr<SpellEngine> m_engine;
    QChar::Script m_script;
    PersonalWords m_personal;
    QSet<QString> m_ignored;
};

} // namespace crier
