// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/spell_words.h"

#include <QChar>

#include <algorithm>

namespace crier {

namespace {

constexpr qsizetype longestWord = 60;          // beyond, it is no word of any dictionary
constexpr qsizetype longestAbbreviation = 5;   // UTC, HTML, ASAP; what is longer is shouting, and is checked
constexpr qsizetype longestPlaceholder = 200;  // {{ and }} further apart do not belong together
constexpr qsizetype farthestContext = 2 * 256; // how far contextOf() looks for a gap

char32_t codePointAt(QStringView text, qsizetype at)
{
    const QChar first = text[at];
    if (first.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[at + 1]);
    return first.unicode();
}

qsizetype unitsOf(char32_t c)
{
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

// Scripts whose words are not set apart by spaces: there is nothing to look up.
bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default:
        // The full-width punctuation around them belongs to no script; it ends an address too.
        return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
    }
}

bool isLetter(char32_t c)
{
    return QChar::isLetter(c) && !isUnspaced(c);
}

// What stands inside words only, between two letters.
bool joinsLetters(char32_t c)
{
    return c == u'\'' || c == 0x2019 || c == 0xB7 || c == 0x200C || c == 0x200D || c == 0xAD;
}

bool isGap(char32_t c)
{
    return QChar::isSpace(c) || isUnspaced(c);
}

// What may stand around a web address or a name in a sentence without being part of it.
bool isWrapping(QChar c)
{
    return c.isPunct() && !QStringView(u"@#%/\\_{}").contains(c);
}

qsizetype letters(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size()) {
        const char32_t c = codePointAt(text, end);
        if (!isLetter(c) && !(end > from && QChar::isMark(c)))
            break;
        end += unitsOf(c);
    }
    return end;
}

// The end of the word that begins at `from`; `from` itself if none does.
qsizetype wordEnd(QStringView text, qsizetype from)
{
    qsizetype end = letters(text, from);
    while (end > from && end + 1 < text.size() && joinsLetters(text[end].unicode())) {
        const qsizetype next = letters(text, end + 1);
        if (next == end + 1)
            break;
        end = next;
    }
    return end;
}

bool contains(QStringView text, QStringView what)
{
    return text.indexOf(what) >= 0;
}

// A letter, digit or underscore.
bool isNameLike(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate();
}

// `sign` between two name-like characters: example.com, RC:TxtMsg.
bool joinsNames(QStringView piece, QChar sign)
{
    for (qsizetype at = piece.indexOf(sign); at >= 0; at = piece.indexOf(sign, at + 1)) {
        if (at > 0 && at + 1 < piece.size() && isNameLike(piece[at - 1]) && isNameLike(piece[at + 1]))
            return true;
    }
    return false;
}

// `piece` is what stands between two gaps, such as "(see" or "https://example.com/a,".
bool isNoProse(QStringView piece)
{
    while (!piece.isEmpty() && isWrapping(piece.front()))
        piece = piece.sliced(1);
    while (!piece.isEmpty() && isWrapping(piece.back()))
        piece.chop(1);
    if (piece.isEmpty())
        return true;
    const QChar first = piece.front();
    return contains(piece, u"://") || contains(piece, u"@") || contains(piece, u"\\") || first == u'#' ||
           first == u'$' || first == u'%' || first == u'/' || first == u'~' || joinsNames(piece, u'.') ||
           joinsNames(piece, u':') || joinsNames(piece, u'=') || piece.count(u'/') > 1;
}

bool isAbbreviation(QStringView word)
{
    return word.size() <= longestAbbreviation &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return c.isUpper(); });
}

// TxtMsg, iPhone: a capital after a small letter.
bool isRunTogether(QStringView word)
{
    for (qsizetype i = 1; i < word.size(); ++i) {
        if (word[i].isUpper() && word[i - 1].isLower())
            return true;
    }
    return false;
}

bool isWorthChecking(QStringView word)
{
    return word.size() > 1 && word.size() <= longestWord && unitsOf(codePointAt(word, 0)) != word.size() &&
           !isAbbreviation(word) && !isRunTogether(word);
}

// Adds the words of text[from, to), which holds no gap.
void addWords(QStringView text, qsizetype from, qsizetype to, QList<WordPlace> &words)
{
    const QStringView piece = text.sliced(from, to - from);
    if (isNoProse(piece))
        return;
    bool isMixed = false; // with digits or underscores: a name, not a word
    for (qsizetype at = 0; at < piece.size();) {
        const char32_t c = codePointAt(piece, at);
        if (!isLetter(c)) {
            isMixed = c == u'_' || QChar::isNumber(c) || (isMixed && QChar::isMark(c));
            at += unitsOf(c);
            continue;
        }
        const qsizetype end = wordEnd(piece, at);
        const QStringView word = piece.sliced(at, end - at);
        const bool goesOn = end < piece.size() && (piece[end] == u'_' || piece[end].isNumber());
        if (!isMixed && !goesOn && isWorthChecking(word))
            words.append({from + at, word.size()});
        at = end;
        isMixed = false;
    }
}

// The end of the {{placeholder}} that begins at `from`; `from` itself if none does.
qsizetype placeholderEnd(QStringView text, qsizetype from)
{
    if (!text.sliced(from).startsWith(u"{{"))
        return from;
    const qsizetype length =
        text.sliced(from, std::min(longestPlaceholder, text.size() - from)).indexOf(u"}}");
    return length < 0 ? from : from + length + 2;
}

} // namespace

QList<WordPlace> wordsToCheck(QStringView text)
{
    QList<WordPlace> words;
    qsizetype pieceFrom = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const char32_t c = codePointAt(text, at);
        const qsizetype end = c == u'{' ? placeholderEnd(text, at) : at;
        if (end == at && !isGap(c)) {
            at += unitsOf(c);
            continue;
        }
        addWords(text, pieceFrom, at, words);
        at = end == at ? at + unitsOf(c) : end;
        pieceFrom = at;
    }
    addWords(text, pieceFrom, text.size(), words);
    return words;
}

WordPlace contextOf(QStringView text, qsizetype from, qsizetype to)
{
    // A placeholder may hold spaces: only the end of a line is certain to be outside of everything.
    const auto isLineEnd = [](QChar c) { return c == u'\n' || c == QChar::ParagraphSeparator; };
    const qsizetype first = std::max<qsizetype>(0, from - farthestContext);
    qsizetype begin = from;
    while (begin > first && !isLineEnd(text[begin - 1]))
        --begin;
    if (begin == first && begin > 0) { // in the midst of a long line: after a space, if there is one
        while (begin < from && !text[begin - 1].isSpace())
            ++begin;
    }
    const qsizetype last = std::min(text.size(), to + farthestContext);
    qsizetype end = to;
    while (end < last && !isLineEnd(text[end]))
        ++end;
    if (end == last && end < text.size()) {
        while (end > to && !text[end].isSpace())
            --end;
    }
    return {begin, end - begin};
}

} // namespace crier
