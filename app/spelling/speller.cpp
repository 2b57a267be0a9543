// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/speller.h"

#include <QLocale>

#include <algorithm>

namespace crier {

namespace {

constexpr QChar typographicApostrophe(0x2019);
constexpr QChar softHyphen(0xAD);

// As dictionaries spell: composed, with the plain apostrophe, without what only guides line breaks.
QString plain(QStringView word)
{
    QString text = word.toString().normalized(QString::NormalizationForm_C);
    text.replace(typographicApostrophe, u'\'');
    text.remove(softHyphen);
    return text;
}

// Script_Unknown where we cannot say: then every script is judged.
QChar::Script scriptOf(const QString &language)
{
    const QLocale locale(QString(language).replace(u'-', u'_'));
    if (locale.language() == QLocale::C)
        return QChar::Script_Unknown;
    switch (locale.script()) {
    case QLocale::LatinScript:
        return QChar::Script_Latin;
    case QLocale::CyrillicScript:
        return QChar::Script_Cyrillic;
    case QLocale::GreekScript:
        return QChar::Script_Greek;
    case QLocale::ArabicScript:
        return QChar::Script_Arabic;
    case QLocale::HebrewScript:
        return QChar::Script_Hebrew;
    case QLocale::ArmenianScript:
        return QChar::Script_Armenian;
    case QLocale::GeorgianScript:
        return QChar::Script_Georgian;
    case QLocale::DevanagariScript:
        return QChar::Script_Devanagari;
    default:
        return QChar::Script_Unknown;
    }
}

} // namespace

Speller::Speller(std::unique_ptr<SpellEngine> engine, const QString &language, PersonalWords personal)
    : m_engine(std::move(engine))
    , m_script(scriptOf(language))
    , m_personal(std::move(personal))
{
    for (const QString &word : m_personal.all())
        m_engine->learn(word);
}

bool Speller::isForeign(QStringView word) const
{
    if (m_script == QChar::Script_Unknown)
        return false;
    // One foreign letter among others is a mistake, and of the kind no eye sees. (Those outside of the first
    // plane are of none of the scripts we tell apart.)
    return std::none_of(word.begin(), word.end(), [this](QChar c) { return c.script() == m_script; });
}

bool Speller::isCorrect(QStringView word) const
{
    const QString text = plain(word);
    return isForeign(text) || m_ignored.contains(text) || m_personal.contains(text) || m_engine->knows(text);
}

QList<WordPlace> Speller::misspelt(QStringView text) const
{
    QList<WordPlace> places = wordsToCheck(text);
    places.removeIf([&](const WordPlace &place) { return isCorrect(text.sliced(place.from, place.length)); });
    return places;
}

QStringList Speller::suggestions(QStringView word) const
{
    QStringList words = m_engine->suggestions(plain(word));
    words.removeDuplicates();
    if (words.size() > mostSuggestions)
        words.resize(mostSuggestions);
    if (word.contains(typographicApostrophe))
        words.replaceInStrings(QStringLiteral("'"), QString(typographicApostrophe));
    return words;
}

Status Speller::addToPersonal(QStringView word)
{
    const QString text = plain(word);
    m_engine->learn(text);
    return m_personal.add(text);
}

void Speller::ignore(QStringView word)
{
    m_ignored.insert(plain(word));
}

} // namespace crier
